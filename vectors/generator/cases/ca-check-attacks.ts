import { encodeInteger, encodeOctetString, encodeSequence } from '../../../src/asn1/der-writer.ts';
import { ca, endEntity } from '../authority.ts';
import type { VectorCase } from '../case.ts';
import { authorityKeyIdentifier, basicConstraints, extension } from '../extensions.ts';
import { ecKey } from '../keys.ts';
import { accepted, ordinary, ordinaryChain } from './ordinary.ts';

/** Who is a CA, and for how many below it. */
export function caCheckAttackCases(): VectorCase[] {
  return [...authorityCases(), ...anchorCases(), ...pathLengthCases(), ...keyIdentifierCases(), ...leafCases()];
}

function authorityCases(): VectorCase[] {
  const clause = 'RFC 5280 §6.1.4 (k), (n)';
  return [
    {
      name: 'basic-constraints-and-key-usage-absent',
      what: 'The intermediate has neither basicConstraints nor keyUsage.',
      why: 'Checks that only look at what is there let every certificate be a CA (CVE-2026-33896).',
      clause,
      ...ordinary({ intermediate: { cA: null, keyUsage: null } }),
    },
    {
      name: 'key-usage-of-a-server-in-a-ca',
      what: 'basicConstraints of the intermediate says cA TRUE; its keyUsage has digitalSignature alone.',
      why: 'Both have to agree: this key was never meant to sign certificates.',
      clause,
      ...ordinary({ intermediate: { keyUsage: ['digitalSignature'] } }),
    },
  ];
}

function anchorCases(): VectorCase[] {
  const notCa = ca('Root', { label: 'root', cA: false });
  const version1 = ca('Root', { label: 'root', version: 1, extensions: [] });
  return [
    {
      name: 'anchor-that-is-no-ca',
      what: 'The anchor is a certificate with cA FALSE, and its key signed the leaf.',
      why: "Trust in a server's certificate is no trust in what its key signs.",
      clause: 'RFC 5937 §3.2; RFC 5280 §4.2.1.9',
      leaf: notCa.issueLeaf({ label: 'leaf' }),
      pool: [],
      anchors: [notCa],
    },
    {
      name: 'version-1-anchor',
      what: 'The anchor is of version 1 and so has no extensions.',
      why: 'It cannot say that it is a CA, and need not: being an anchor says so.',
      clause: 'RFC 5280 §6.1.1 (d)',
      accepted: true,
      leaf: version1.issueLeaf({ label: 'leaf' }),
      pool: [],
      anchors: [version1],
    },
    {
      name: 'path-length-of-the-anchor',
      what: 'The root has pathLenConstraint 0, and there is an intermediate.',
      why: 'An anchor given as a certificate means what the certificate says.',
      clause: 'RFC 5937 §3.2',
      ...ordinary({ root: { pathLenConstraint: 0 } }),
    },
  ];
}

function pathLengthCases(): VectorCase[] {
  const clause = 'RFC 5280 §6.1.4 (l), (m)';
  const withLength = (length: Uint8Array): VectorCase['leaf'][] => {
    const value = encodeSequence(Uint8Array.of(1, 1, 0xff), length);
    const { intermediate } = ordinaryChain({
      intermediate: { cA: null, moreExtensions: [extension('2.5.29.19', value, true)] },
    });
    return [intermediate];
  };
  const { root, intermediate } = ordinaryChain({ intermediate: { pathLenConstraint: 0 } });
  const lower = intermediate.issueCa('Issuing CA', { label: 'issuing CA', pathLenConstraint: 5 });
  const lowest = lower.issueCa('Lowest CA', { label: 'lowest CA' });
  const { leaf } = ordinaryChain();
  return [
    {
      name: 'path-length-widened-below',
      what: 'The upper CA has pathLenConstraint 0, the one below it 5, and below that is a third.',
      why: 'What is below cannot widen what is above: the smallest limit counts.',
      clause,
      leaf: lowest.issueLeaf({ label: 'leaf' }),
      pool: [lowest, lower, intermediate],
      anchors: [root],
    },
    {
      name: 'path-length-negative',
      what: 'pathLenConstraint of the intermediate is −1.',
      why: 'Read without its sign it is no limit, read with it no CA.',
      clause: 'RFC 5280 §4.2.1.9',
      leaf,
      pool: withLength(encodeInteger(-1)),
      anchors: [root],
      profile: 'rfc5280',
    },
    {
      name: 'path-length-beyond-64-bits',
      what: 'pathLenConstraint of the intermediate is 2⁶⁴.',
      why: 'Cut to 64 bits it is 0. It is a limit that no path reaches.',
      clause: 'RFC 5280 §4.2.1.9',
      accepted: true,
      leaf,
      pool: withLength(encodeInteger(2n ** 64n)),
      anchors: [root],
      profile: 'rfc5280',
    },
  ];
}

function keyIdentifierCases(): VectorCase[] {
  const empty = [
    extension('2.5.29.14', encodeOctetString()),
    extension('2.5.29.35', encodeSequence(Uint8Array.of(0x80, 0))),
  ];
  const unmarked = { keyIdentifiers: false, moreExtensions: empty } as const;
  const { root, intermediate, leaf } = ordinaryChain({ root: unmarked, intermediate: unmarked, leaf: unmarked });
  const stranger = { subject: 'Root', key: ecKey('Stranger') };
  const clause = 'RFC 5280 §4.2.1.1, §6.1.3 (a) (1)';
  return [
    {
      name: 'empty-key-identifiers',
      what: 'The key identifiers of every certificate are empty; the names and signatures are in order.',
      why: 'They are hints for the search and decide nothing.',
      clause,
      accepted: true,
      leaf,
      pool: [intermediate],
      anchors: [root],
      profile: 'rfc5280',
    },
    {
      name: 'empty-key-identifier-of-a-stranger',
      what: 'The leaf has an empty key identifier for its issuer, as the root has for itself; a stranger signed it.',
      why: 'Two identifiers that are equal because both are empty are no proof of anything (automata-dcap#141).',
      clause,
      leaf: endEntity(stranger, { label: 'leaf', ...unmarked }),
      pool: [],
      anchors: [root],
      profile: 'rfc5280',
    },
    {
      name: 'key-identifier-of-the-root-copied',
      what: "A stranger signed the leaf and copied the root's key identifier into it.",
      why: 'Anybody can copy an identifier: only the signature counts.',
      clause,
      leaf: endEntity(stranger, {
        label: 'leaf',
        keyIdentifiers: false,
        moreExtensions: [authorityKeyIdentifier(ecKey('Root').spki)],
      }),
      pool: [],
      anchors: [ca('Root', { label: 'root' })],
      profile: 'rfc5280',
    },
    {
      name: 'key-identifiers-that-do-not-match',
      what: 'The leaf and the intermediate name other keys as those of their issuers; the signatures are in order.',
      why: 'CAs make mistakes here; the identifiers are hints for the search.',
      clause: 'RFC 4158 §3.5.12',
      ...accepted({ intermediate: strangeIdentifier(), leaf: strangeIdentifier() }),
      profile: 'rfc5280',
    },
  ];
}

function strangeIdentifier() {
  const moreExtensions = [authorityKeyIdentifier(ecKey('Stranger').spki)];
  return { keyIdentifiers: false, moreExtensions } as const;
}

function leafCases(): VectorCase[] {
  const leaf = { cA: true, keyUsage: ['keyCertSign'] } as const;
  return [
    {
      name: 'leaf-is-a-ca',
      what: 'The leaf is a CA itself.',
      why: 'RFC 5280 does not mind.',
      clause: 'RFC 5280 §6.1.5',
      ...accepted({ leaf }),
      profile: 'rfc5280',
    },
    {
      name: 'leaf-is-a-ca-in-webpki',
      what: 'As leaf-is-a-ca, under the rules of the CA/Browser Forum.',
      why: 'A key that signs certificates has no business on a server.',
      clause: 'CABF BR §7.1.2.7.8, §7.1.2.7.11',
      ...ordinary({ leaf }),
    },
    {
      name: 'key-usage-not-for-encryption',
      what: 'keyUsage of the leaf has digitalSignature alone; the question asks for keyEncipherment.',
      why: 'What a key may be used for is for the certificate to say, what it is used for for the caller.',
      clause: 'RFC 5280 §4.2.1.3',
      ...ordinary(),
      options: { keyUsage: ['keyEncipherment'] },
    },
    {
      name: 'path-length-in-a-leaf',
      what: 'The leaf has pathLenConstraint 3 and cA FALSE; the question asks for certificates made as RFC 5280 §4 says.',
      why: 'A reader that takes a limit for a permission has a CA here.',
      clause: 'RFC 5280 §4.2.1.9',
      ...ordinary({ leaf: { moreExtensions: [basicConstraints(false, 3)] } }),
      profile: 'rfc5280',
      options: { certificateConformance: ['rfc5280'] },
    },
  ];
}
