import { encodeExplicit, encodeImplicit, encodeNull, encodeSequence } from '../../../src/asn1/der-writer.ts';
import type { IssuedWithKey } from '../authority.ts';
import type { CaseEvidence, CaseRevocation, VectorCase } from '../case.ts';
import { type ExtensionInput, extension, unknownOid } from '../extensions.ts';
import { type CrlOptions, crlOf, type OcspOptions, ocspOf, read, type SingleInput } from '../revocation.ts';
import { certificatesOf, type OrdinaryChain, type OrdinaryChanges, ordinaryChain } from './ordinary.ts';

/** What CRLs and OCSP responses say, and which of them count. */
export function revocationCases(): VectorCase[] {
  return [
    ...listCases(),
    ...currencyCases(),
    ...deltaCases(),
    ...indirectCases(),
    ...responseCases(),
    ...exemptCases(),
  ];
}

const march = Date.UTC(2025, 2, 1);
const indirectCrl = issuingDistributionPoint(4);

function crl(label: string, issuer: IssuedWithKey, options: CrlOptions = {}): CaseEvidence {
  return { label, der: crlOf(issuer, options) };
}

function ocsp(label: string, issuer: IssuedWithKey, single: SingleInput, options: OcspOptions = {}): CaseEvidence {
  return { label, der: ocspOf(issuer, [single], options) };
}

/** The root's CRL, which has nothing against the intermediate, and the intermediate's own. */
function bothCrls({ root, intermediate }: OrdinaryChain, options: CrlOptions = {}): CaseRevocation {
  return { mode: 'hard', crls: [crl('root crl', root), crl('intermediate crl', intermediate, options)] };
}

/** The ordinary chain, judged by what is made of it. */
function judgedBy(
  toRevocation: (chain: OrdinaryChain) => CaseRevocation,
  changes: OrdinaryChanges = {},
): Pick<VectorCase, 'leaf' | 'pool' | 'anchors' | 'revocation'> {
  const chain = ordinaryChain(changes);
  return { ...certificatesOf(chain), revocation: toRevocation(chain) };
}

/** IssuingDistributionPoint with one BOOLEAN (RFC 5280 §5.2.5). */
function issuingDistributionPoint(field: number): ExtensionInput {
  return extension('2.5.29.28', encodeSequence(encodeImplicit(field, Uint8Array.of(1, 1, 0xff))), true);
}

/** CRLDistributionPoints with one cRLIssuer. */
function issuedBy(issuer: IssuedWithKey): ExtensionInput {
  const name = encodeExplicit(4, read(issuer.der).subject.der);
  return extension('2.5.29.31', encodeSequence(encodeSequence(encodeImplicit(2, encodeSequence(name)))));
}

function certificateIssuer(issuer: IssuedWithKey): ExtensionInput {
  return extension('2.5.29.29', encodeSequence(encodeExplicit(4, read(issuer.der).subject.der)), true);
}

function listCases(): VectorCase[] {
  const clause = 'RFC 5280 §6.3.3';
  return [
    {
      name: 'good-by-crls',
      what: 'Every certificate below the anchor must be known to be good, and the CRLs of both CAs list neither.',
      why: 'A verifier that refuses here cannot use CRLs.',
      clause,
      accepted: true,
      ...judgedBy((chain) => bothCrls(chain)),
    },
    {
      name: 'revoked-leaf',
      what: 'The CRL of the intermediate lists the leaf.',
      why: 'The certificate may be in the wrong hands.',
      clause: `${clause} (j)`,
      ...judgedBy((chain) => bothCrls(chain, { revoked: [{ certificate: chain.leaf.der, reason: 1 }] })),
    },
    {
      name: 'revoked-intermediate',
      what: 'The CRL of the root lists the intermediate, whose own CRL has nothing against the leaf.',
      why: 'Who looks at the leaf alone takes the word of a CA that has been revoked.',
      clause: `${clause} (j)`,
      ...judgedBy(({ root, intermediate }) => ({
        mode: 'hard',
        crls: [
          crl('root crl', root, { revoked: [{ certificate: intermediate.der }] }),
          crl('intermediate crl', intermediate),
        ],
      })),
    },
    {
      name: 'leaf-on-hold',
      what: 'The CRL of the intermediate has the leaf on hold.',
      why: 'certificateHold is a revocation until it is lifted.',
      clause: 'RFC 5280 §5.3.1',
      ...judgedBy((chain) => bothCrls(chain, { revoked: [{ certificate: chain.leaf.der, reason: 6 }] })),
    },
    {
      name: 'crl-signed-by-another-key',
      what: 'A CRL in the name of the intermediate is signed with the key of the root; soft is asked for.',
      why: 'Whoever may write CRLs in the name of another decides what is revoked.',
      clause: `${clause} (g)`,
      ...judgedBy(({ root, intermediate }) => ({
        mode: 'soft',
        crls: [crl('intermediate crl', intermediate, { signedBy: root })],
      })),
    },
    {
      name: 'crl-with-unknown-critical-extension',
      what: 'The CRL of the intermediate has a critical extension that nobody knows.',
      why: 'It may say that the list is about something else.',
      clause: 'RFC 5280 §5.2',
      ...judgedBy((chain) => bothCrls(chain, { extensions: [extension(unknownOid, encodeNull(), true)] })),
    },
    {
      name: 'crl-about-ca-certificates-only',
      what: 'The only CRL of the intermediate is about the certificates of CAs.',
      why: 'That the leaf is not on it says nothing.',
      clause: `${clause} (b)(2)(iii)`,
      ...judgedBy((chain) => bothCrls(chain, { extensions: [issuingDistributionPoint(2)] })),
    },
    {
      name: 'crl-signer-without-crl-sign',
      what: 'The keyUsage of the intermediate has keyCertSign and not cRLSign.',
      why: 'Its CA does not want it to sign CRLs.',
      clause: `${clause} (f)`,
      ...judgedBy((chain) => bothCrls(chain), { intermediate: { keyUsage: ['keyCertSign'] } }),
    },
  ];
}

function currencyCases(): VectorCase[] {
  const old = { thisUpdate: Date.UTC(2025, 3, 1), nextUpdate: Date.UTC(2025, 4, 1) };
  return [
    {
      name: 'crl-out-of-date',
      what: 'The CRL of the intermediate was due to be replaced a month ago.',
      why: 'An old list is what an attacker shows who was revoked since.',
      clause: 'RFC 5280 §6.3.3 (a)',
      ...judgedBy((chain) => bothCrls(chain, old)),
    },
    {
      name: 'crl-out-of-date-and-soft',
      what: 'As crl-out-of-date, where only what is known to be revoked is to be refused.',
      why: 'A status that is merely unknown must not stop whoever has chosen so.',
      clause: 'RFC 5280 §6.3.3 (a)',
      accepted: true,
      ...judgedBy((chain) => ({ ...bothCrls(chain, old), mode: 'soft' })),
    },
    {
      name: 'crl-of-the-future',
      what: 'The CRL of the intermediate begins in July; the time is the first of June.',
      why: 'What is not in force yet proves nothing about now.',
      clause: 'RFC 5280 §6.3.3 (a)',
      ...judgedBy((chain) => bothCrls(chain, { thisUpdate: Date.UTC(2025, 6, 1), nextUpdate: Date.UTC(2025, 7, 1) })),
    },
  ];
}

function deltaCases(): VectorCase[] {
  const clause = 'RFC 5280 §5.2.4, §6.3.3 (i)';
  const withDelta = (chain: OrdinaryChain, base: CrlOptions, delta: CrlOptions): CaseRevocation => {
    const { mode, crls = [] } = bothCrls(chain, { ...base, number: 7 });
    return { mode, crls: [...crls, crl('delta crl', chain.intermediate, { ...delta, number: 8, baseNumber: 7 })] };
  };
  return [
    {
      name: 'revoked-by-a-delta-crl',
      what: 'The complete CRL of the intermediate is silent; its delta CRL lists the leaf.',
      why: 'The delta is the newer word.',
      clause,
      ...judgedBy((chain) => withDelta(chain, {}, { revoked: [{ certificate: chain.leaf.der }] })),
    },
    {
      name: 'hold-removed-by-a-delta-crl',
      what: 'The complete CRL has the leaf on hold; the delta CRL says removeFromCRL.',
      why: 'A hold that was lifted is none.',
      clause,
      accepted: true,
      ...judgedBy((chain) => {
        const certificate = chain.leaf.der;
        return withDelta(chain, { revoked: [{ certificate, reason: 6 }] }, { revoked: [{ certificate, reason: 8 }] });
      }),
    },
  ];
}

function indirectCases(): VectorCase[] {
  const clause = 'RFC 5280 §5.2.5, §6.3.3 (b)(1)';
  const indirect = (options: (chain: OrdinaryChain) => CrlOptions, isNamed: boolean): Partial<VectorCase> => {
    const { root, intermediate } = ordinaryChain();
    const service = root.issueLeaf({
      label: 'crl issuer',
      subject: 'CRL Issuer',
      names: [],
      keyUsage: ['cRLSign'],
      extendedKeyUsage: null,
    });
    const leaf = intermediate.issueLeaf({ label: 'leaf', moreExtensions: isNamed ? [issuedBy(service)] : [] });
    const crls = [crl('root crl', root), crl('indirect crl', service, options({ root, intermediate, leaf }))];
    return { leaf, pool: [intermediate, service], anchors: [root], revocation: { mode: 'hard', crls } };
  };
  const make = (each: Partial<VectorCase>, more: Partial<VectorCase>): VectorCase =>
    ({ ...each, ...more }) as VectorCase;
  return [
    make(
      {
        name: 'good-by-an-indirect-crl',
        what: 'The leaf names another CRL issuer, whom the root has certified and whose indirect CRL does not list it.',
        why: 'CAs may leave their lists to somebody else below the same anchor.',
        clause,
        accepted: true,
      },
      indirect(() => ({ extensions: [indirectCrl] }), true),
    ),
    make(
      {
        name: 'revoked-by-an-indirect-crl',
        what: 'As good-by-an-indirect-crl; the list has the serial number of the leaf for the name of its issuer.',
        why: 'The entry is about the certificate of the CA that it names.',
        clause: 'RFC 5280 §5.3.3',
      },
      indirect(
        ({ intermediate, leaf }) => ({
          extensions: [indirectCrl],
          revoked: [{ certificate: leaf.der, extensions: [certificateIssuer(intermediate)] }],
        }),
        true,
      ),
    ),
    make(
      {
        name: 'indirect-crl-that-nobody-named',
        what: 'As good-by-an-indirect-crl, but the leaf does not name the CRL issuer.',
        why: 'Otherwise everybody below the anchor may say what is not revoked.',
        clause,
      },
      indirect(() => ({ extensions: [indirectCrl] }), false),
    ),
  ];
}

function responseCases(): VectorCase[] {
  const clause = 'RFC 6960 §3.2';
  const rootCrl = ({ root }: OrdinaryChain): CaseEvidence => crl('root crl', root);
  return [
    {
      name: 'good-by-ocsp',
      what: 'The intermediate itself says by OCSP that the leaf is good.',
      why: 'A verifier that refuses here cannot use OCSP.',
      clause,
      accepted: true,
      ...judgedBy((chain) => ({
        mode: 'hard',
        crls: [rootCrl(chain)],
        ocsp: [ocsp('response', chain.intermediate, { certificate: chain.leaf.der })],
      })),
    },
    {
      name: 'revoked-by-ocsp-and-good-by-crl',
      what: 'An OCSP response says that the leaf was revoked in March; the CRL does not list it.',
      why: 'Bad news is not taken back by somebody who has not heard it.',
      clause,
      ...judgedBy((chain) => ({
        ...bothCrls(chain),
        ocsp: [ocsp('response', chain.intermediate, { certificate: chain.leaf.der, status: { at: march, reason: 1 } })],
      })),
    },
    {
      name: 'stapled-response-about-another-leaf',
      what: 'What the peer stapled is about another certificate of the same CA; soft is asked for.',
      why: 'A good word about somebody else is none about the peer.',
      clause: `${clause} (1)`,
      ...judgedBy(({ intermediate }) => {
        const certificate = intermediate.issueLeaf({ names: ['dns:other.example.com'] }).der;
        return { mode: 'soft', stapled: ocsp('response', intermediate, { certificate }) };
      }),
    },
    delegated('good-by-a-delegated-responder', true, {
      what: 'A responder whom the intermediate has certified for OCSPSigning says that the leaf is good.',
      why: 'Nearly all responses are signed like this.',
      extendedKeyUsage: ['OCSPSigning'],
    }),
    delegated('responder-without-the-purpose', false, {
      what: 'As good-by-a-delegated-responder, with a certificate for serverAuth.',
      why: 'Else every customer of a CA could say what is not revoked.',
      extendedKeyUsage: ['serverAuth'],
    }),
    delegated('responder-of-another-ca', false, {
      what: 'As good-by-a-delegated-responder, certified by the root instead of the CA that issued the leaf.',
      why: 'Only the CA that issued the certificate may say who answers for it.',
      extendedKeyUsage: ['OCSPSigning'],
      isByRoot: true,
    }),
  ];
}

interface Delegation extends Pick<VectorCase, 'what' | 'why'> {
  readonly extendedKeyUsage: readonly string[];
  readonly isByRoot?: true;
}

function delegated(name: string, isGood: boolean, { what, why, extendedKeyUsage, isByRoot }: Delegation): VectorCase {
  const chain = ordinaryChain();
  const { root, intermediate, leaf } = chain;
  const noCheck = extension('1.3.6.1.5.5.7.48.1.5', encodeNull());
  const options = { subject: 'Responder', names: [], extendedKeyUsage, moreExtensions: [noCheck] };
  const responder = (isByRoot ? root : intermediate).issueLeaf(options);
  const response = ocsp(
    'response',
    intermediate,
    { certificate: leaf.der },
    { responder, certificates: [responder.der] },
  );
  return {
    name,
    what,
    why,
    clause: 'RFC 6960 §4.2.2.2',
    ...(isGood && { accepted: true }),
    ...certificatesOf(chain),
    revocation: { mode: 'hard', crls: [crl('root crl', root)], ocsp: [response] },
  };
}

function exemptCases(): VectorCase[] {
  const noRevAvail = extension('2.5.29.56', encodeNull());
  const alone = ({ root }: OrdinaryChain): CaseRevocation => ({ mode: 'hard', crls: [crl('root crl', root)] });
  return [
    {
      name: 'no-revocation-available',
      what: 'The leaf has noRevAvail, and nobody says anything about it.',
      why: 'Its CA does not tell whether it is revoked, so that nobody is to wait for that.',
      clause: 'RFC 9608 §4',
      accepted: true,
      ...judgedBy(alone, { leaf: { moreExtensions: [noRevAvail] } }),
    },
    {
      name: 'no-revocation-available-and-where-to-find-it',
      what: 'The leaf has noRevAvail, and a CRL distribution point beside it.',
      why: 'The two contradict each other: "the relying party MUST consider the certificate invalid".',
      clause: 'RFC 9608 §3',
      ...judgedBy(alone, { leaf: { moreExtensions: [noRevAvail, issuedBy(ordinaryChain().intermediate)] } }),
    },
    {
      name: 'ca-without-revocation',
      what: 'The intermediate has noRevAvail.',
      why: 'A CA can always be revoked.',
      clause: 'RFC 9608 §3',
      ...judgedBy((chain) => bothCrls(chain), { intermediate: { moreExtensions: [noRevAvail] } }),
    },
  ];
}
