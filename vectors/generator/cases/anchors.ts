import { ca } from '../authority.ts';
import type { TrustedCertificate, VectorCase } from '../case.ts';
import type { AnchorTerms } from '../case-file.ts';
import type { Issued } from '../issue.ts';
import { certificatesOf, type OrdinaryChain, ordinaryChain } from './ordinary.ts';

/** On which terms an anchor is one. */
export function anchorCases(): VectorCase[] {
  return [...dateCases(), ...validityCases(), ...constraintCases(), ...leafCases(), bareKey(), ...distrustCases()];
}

function trusted(certificate: Issued, terms: AnchorTerms): TrustedCertificate {
  return { ...certificate, terms };
}

/** The ordinary chain, its root trusted on these terms. */
function under(
  terms: AnchorTerms,
  chain: OrdinaryChain = ordinaryChain(),
): Pick<VectorCase, 'leaf' | 'pool' | 'anchors'> {
  return { ...certificatesOf(chain), anchors: [trusted(chain.root, terms)] };
}

function dateCases(): VectorCase[] {
  const clause = 'CCADB policy (Distrust for TLS After Date)';
  return [
    {
      name: 'distrusted-after',
      what: 'The anchor is distrusted for what was issued after 2024-12-01; the leaf begins with 2025-01-01.',
      why: 'How root programs retire a CA: what came later was not issued under their trust.',
      clause: `${clause}; RFC 5280 §6.1.1 (d)`,
      ...under({ distrustAfter: '2024-12-01T00:00:00Z' }),
    },
    {
      name: 'issued-before-the-distrust',
      what: 'As distrusted-after, with the date 2025-02-01.',
      why: 'What came before stays good to its end.',
      clause: `${clause}; RFC 5280 §6.1.1 (d)`,
      accepted: true,
      ...under({ distrustAfter: '2025-02-01T00:00:00Z' }),
    },
    {
      name: 'anchor-not-usable-yet',
      what: 'The anchor may be used from 2025-07-01 on; the time is a month before.',
      why: 'A trusted root of Sigstore has a window: outside it the CA was not in use.',
      clause: 'RFC 5280 §6.1.1 (d)',
      ...under({ usableFrom: '2025-07-01T00:00:00Z' }),
    },
    {
      name: 'anchor-no-longer-usable',
      what: 'The anchor may be used until 2025-05-01; the time is a month later.',
      why: 'As anchor-not-usable-yet, at the other end.',
      clause: 'RFC 5280 §6.1.1 (d)',
      ...under({ usableUntil: '2025-05-01T00:00:00Z' }),
    },
  ];
}

function validityCases(): VectorCase[] {
  const expired = ordinaryChain({ root: { notAfter: '2025-05-01' } });
  return [
    {
      name: 'expired-anchor',
      what: 'The certificate of the anchor has expired.',
      why: 'Whoever keeps roots in a file may want to be told.',
      clause: 'RFC 5280 §4.1.2.5',
      ...certificatesOf(expired),
    },
    {
      name: 'expired-anchor-trusted-all-the-same',
      what: 'As expired-anchor; the validity of the anchor does not count.',
      why: 'To RFC 5280 an anchor is a name and a key, and those do not expire (pagopa/io-wallet#817).',
      clause: 'RFC 5280 §6.1.1 (d)',
      accepted: true,
      ...under({ enforceValidity: false }, expired),
    },
  ];
}

function constraintCases(): VectorCase[] {
  const short = ordinaryChain({ root: { pathLenConstraint: 0 } });
  return [
    {
      name: 'constraints-imposed',
      what: 'The anchor is trusted for example.org; the leaf is for www.example.com.',
      why: 'Whoever trusts may trust for less than the certificate says.',
      clause: 'RFC 5280 §6.1.1 (h); RFC 5937 §3',
      ...under({ constraints: { permitted: [{ dns: 'example.org' }] } }),
    },
    {
      name: 'constraints-imposed-and-kept',
      what: 'The anchor is trusted for example.com without secret.example.com; the leaf is for www.example.com.',
      why: 'As constraints-imposed, for a name inside.',
      clause: 'RFC 5280 §6.1.1 (h); RFC 5937 §3',
      accepted: true,
      ...under({ constraints: { permitted: [{ dns: 'example.com' }], excluded: [{ dns: 'secret.example.com' }] } }),
    },
    {
      name: 'anchor-for-another-purpose',
      what: 'The anchor is trusted for emailProtection, the question is serverAuth.',
      why: 'Root programs trust for a purpose: a CA for mail has not been looked at as one for servers.',
      clause: 'RFC 5280 §6.1.1 (d); RFC 5914 §2.5',
      ...under({ purposes: ['1.3.6.1.5.5.7.3.4'] }),
    },
    {
      name: 'extensions-of-the-anchor-set-aside',
      what: 'The root has pathLenConstraint 0 above an intermediate; its extensions do not count.',
      why: 'To RFC 5280 an anchor is a name and a key: what else its certificate says is for its owner to heed.',
      clause: 'RFC 5280 §6.1.1 (d)',
      accepted: true,
      ...under({ enforceConstraints: false }, short),
    },
  ];
}

function leafCases(): VectorCase[] {
  const { intermediate, leaf } = ordinaryChain();
  const old = intermediate.issueLeaf({ label: 'leaf', notAfter: '2025-05-01' });
  const own = ca('www.example.com', {
    label: 'self-signed leaf',
    cA: null,
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: ['serverAuth'],
  });
  const relabelled = (certificate: Issued): Issued => ({ ...certificate, label: 'leaf as anchor' });
  const clause = 'RFC 6698 §2.1.1 (usage 3); RFC 5280 §6.1.1 (d)';
  return [
    {
      name: 'leaf-is-the-anchor',
      what: 'The leaf is the anchor itself, and may be.',
      why: 'Pinning one certificate: nothing above it counts (MasterKale/SimpleWebAuthn#787).',
      clause,
      accepted: true,
      leaf,
      pool: [],
      anchors: [trusted(relabelled(leaf), { mayBeLeaf: true })],
    },
    {
      name: 'leaf-is-the-anchor-and-may-not-be',
      what: 'The leaf is among the anchors and may not be the leaf; another certificate among them may.',
      why: 'A certificate trusted for issuing is not trusted for being a server.',
      clause,
      leaf,
      pool: [],
      anchors: [relabelled(leaf), trusted(own, { mayBeLeaf: true })],
    },
    {
      name: 'self-signed-leaf-is-the-anchor',
      what: 'The leaf is signed by its own key; it is the anchor and may be.',
      why: 'How one device trusts another without a CA.',
      clause,
      accepted: true,
      leaf: own,
      pool: [],
      anchors: [trusted(relabelled(own), { mayBeLeaf: true })],
      profile: 'rfc5280',
    },
    {
      name: 'leaf-is-the-anchor-and-has-expired',
      what: 'As leaf-is-the-anchor; the leaf has expired.',
      why: 'The rules for leaves hold for it as for any other.',
      clause: 'RFC 5280 §6.1.3 (a) (2)',
      leaf: old,
      pool: [],
      anchors: [trusted(relabelled(old), { mayBeLeaf: true })],
    },
  ];
}

function bareKey(): VectorCase {
  return {
    name: 'bare-name-and-key',
    what: "The anchor is the root's name and key without a certificate.",
    why: 'That is all an anchor is to RFC 5280.',
    clause: 'RFC 5280 §6.1.1 (d)',
    accepted: true,
    ...under({ bare: true }),
  };
}

function distrustCases(): VectorCase[] {
  const { root, intermediate, leaf } = ordinaryChain();
  const reissued = root.issueCa('Intermediate', { label: 'intermediate, issued again', notAfter: '2040-01-01' });
  const clause = 'CCADB policy (OneCRL); RFC 5280 §6.1.3 (a) (3)';
  return [
    {
      name: 'distrusted-intermediate',
      what: 'The caller distrusts the intermediate.',
      why: 'What a root program has revoked by list is gone, whoever vouches for it.',
      clause,
      leaf,
      pool: [intermediate],
      anchors: [root],
      options: { distrusted: ['intermediate'] },
    },
    {
      name: 'distrusted-intermediate-issued-again',
      what: 'The caller distrusts the intermediate; the pool holds another certificate of its name and key.',
      why: 'The key is what is not trusted: a new certificate for it changes nothing.',
      clause,
      leaf,
      pool: [reissued, intermediate],
      anchors: [root],
      options: { distrusted: ['intermediate'] },
    },
  ];
}
