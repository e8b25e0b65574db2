import { authority, endEntity } from '../authority.ts';
import type { VectorCase } from '../case.ts';
import { accepted, certificatesOf, ordinary, ordinaryChain } from './ordinary.ts';

export function caCheckCases(): VectorCase[] {
  return [
    ...basicConstraintsCases(),
    ...keyUsageCases(),
    ...versionCases(),
    ...pathLengthCases(),
    selfIssuedNotCounted(),
  ];
}

function basicConstraintsCases(): VectorCase[] {
  const chain = ordinaryChain();
  const victim = endEntity(chain.leaf, { label: 'leaf of the leaf', names: ['dns:victim.example'] });
  return [
    {
      name: 'basic-constraints-absent',
      what: 'The intermediate has no basicConstraints; its keyUsage has keyCertSign.',
      why: 'Every holder of such a certificate could issue others (CVE-2026-33896).',
      clause: 'RFC 5280 §6.1.4 (k)',
      ...ordinary({ intermediate: { cA: null } }),
    },
    {
      name: 'ca-false',
      what: 'basicConstraints of the intermediate says cA FALSE; its keyUsage has keyCertSign.',
      why: 'keyUsage alone does not make a CA.',
      clause: 'RFC 5280 §6.1.4 (k)',
      ...ordinary({ intermediate: { cA: false } }),
    },
    {
      name: 'leaf-issues-a-leaf',
      what: 'An ordinary server certificate signs a certificate for another host.',
      why: 'The oldest hole of all: any site could be any other.',
      clause: 'RFC 5280 §6.1.4 (k), (n)',
      leaf: victim,
      pool: [chain.leaf, chain.intermediate],
      anchors: [chain.root],
      identity: { dns: 'victim.example' },
    },
  ];
}

function keyUsageCases(): VectorCase[] {
  return [
    {
      name: 'key-cert-sign-missing',
      what: 'keyUsage of the intermediate has cRLSign and not keyCertSign.',
      why: 'A key kept for signing CRLs, often online, must not issue certificates.',
      clause: 'RFC 5280 §6.1.4 (n)',
      ...ordinary({ intermediate: { keyUsage: ['cRLSign'] } }),
    },
    {
      name: 'key-usage-absent',
      what: 'The intermediate is a CA without keyUsage.',
      why: 'keyUsage restricts only where it is there; section 6 checks it only then.',
      clause: 'RFC 5280 §6.1.4 (n)',
      ...accepted({ intermediate: { keyUsage: null } }),
      profile: 'rfc5280',
    },
  ];
}

function versionCases(): VectorCase[] {
  return [
    {
      name: 'version-1-intermediate',
      what: 'The intermediate is of version 1 and so has no extensions.',
      why: 'Nothing in it says that it is a CA.',
      clause: 'RFC 5280 §6.1.4 (k)',
      ...ordinary({ intermediate: { version: 1, extensions: [] } }),
      profile: 'rfc5280',
    },
  ];
}

function pathLengthCases(): VectorCase[] {
  return [
    {
      name: 'path-length-exceeded',
      what: 'The first CA below the root has pathLenConstraint 0 and yet a CA below it.',
      why: 'A CA for leaves could make itself a CA for CAs.',
      clause: 'RFC 5280 §6.1.4 (l), (m)',
      ...twoCas(0),
    },
    {
      name: 'path-length-kept',
      what: 'The first CA below the root has pathLenConstraint 1 and one CA below it.',
      why: 'The leaf does not count.',
      clause: 'RFC 5280 §4.2.1.9',
      ...twoCas(1),
      accepted: true,
    },
    {
      name: 'path-length-without-key-usage',
      what: 'As path-length-exceeded, and the CA with the constraint has no keyUsage.',
      why: 'A verifier that looks at pathLenConstraint only where keyCertSign is asserted lets this pass (GHSA-h8mc-2r26-8398).',
      clause: 'RFC 5280 §6.1.4 (m)',
      ...twoCas(0, null),
      profile: 'rfc5280',
    },
  ];
}

function twoCas(pathLenConstraint: number, keyUsage?: null): Pick<VectorCase, 'leaf' | 'pool' | 'anchors'> {
  const limited = { label: 'CA with pathLenConstraint', pathLenConstraint };
  const { root, intermediate } = ordinaryChain({
    intermediate: keyUsage === null ? { ...limited, keyUsage } : limited,
  });
  const issuing = intermediate.issueCa('Issuing CA', { label: 'issuing CA' });
  const leaf = issuing.issueLeaf({ label: 'leaf' });
  return {
    leaf,
    pool: [intermediate, issuing],
    anchors: [root],
  };
}

function selfIssuedNotCounted(): VectorCase {
  const { root, intermediate } = ordinaryChain({ intermediate: { pathLenConstraint: 0 } });
  const renewed = authority(intermediate, intermediate.subject, {
    label: 'key rollover',
    key: root.issueCa('Rollover').key,
  });
  const leaf = renewed.issueLeaf({ label: 'leaf' });
  return {
    name: 'self-issued-not-counted',
    what: 'The intermediate has pathLenConstraint 0 and certifies its own new key, which signs the leaf.',
    why: 'A CA must be able to change its key: self-issued certificates do not count.',
    clause: 'RFC 5280 §6.1.4 (l)',
    ...certificatesOf({ root, intermediate, leaf }),
    pool: [renewed, intermediate],
    accepted: true,
  };
}
