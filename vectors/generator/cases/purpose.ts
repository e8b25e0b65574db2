import { encodeSequence } from '../../../src/asn1/der-writer.ts';
import type { VectorCase } from '../case.ts';
import { extendedKeyUsage, extension, subjectAlternativeName } from '../extensions.ts';
import { accepted, ordinary, ordinaryChain } from './ordinary.ts';

export function purposeCases(): VectorCase[] {
  return [...leafCases(), ...issuerCases(), ...ownPurposeCases(), ...malformedCases()];
}

function leafCases(): VectorCase[] {
  const clause = 'RFC 5280 §4.2.1.12';
  return [
    {
      name: 'client-certificate-for-a-server',
      what: 'The leaf is for clientAuth, the question is serverAuth.',
      why: 'Certificates for clients are given out under other rules.',
      clause,
      ...ordinary({ leaf: { extendedKeyUsage: ['clientAuth'] } }),
    },
    {
      name: 'client-certificate-for-a-client',
      what: 'The leaf is for clientAuth, and so is the question.',
      why: 'The purpose belongs to the question, not to the verifier.',
      clause,
      ...accepted({ leaf: { extendedKeyUsage: ['clientAuth'] } }),
      purpose: 'clientAuth',
    },
    {
      name: 'no-extended-key-usage',
      what: 'The leaf has no extKeyUsage.',
      why: 'Without the extension a key is not restricted.',
      clause,
      ...accepted({ leaf: { extendedKeyUsage: null } }),
      profile: 'rfc5280',
    },
    {
      name: 'any-purpose-in-the-leaf',
      what: 'The leaf is for anyExtendedKeyUsage.',
      why: 'It includes every purpose.',
      clause,
      ...accepted({ leaf: { extendedKeyUsage: ['any'] } }),
      profile: 'rfc5280',
    },
  ];
}

function issuerCases(): VectorCase[] {
  const clause = 'CABF BR §7.1.2.10.6';
  return [
    {
      name: 'intermediate-for-clients',
      what: 'The intermediate is for clientAuth, the leaf for serverAuth.',
      why: 'A CA kept apart by its purpose must not issue for servers.',
      clause,
      ...ordinary({ intermediate: { extendedKeyUsage: ['clientAuth'] } }),
    },
    {
      name: 'any-purpose-in-the-intermediate',
      what: 'The intermediate is for anyExtendedKeyUsage, the leaf for serverAuth.',
      why: 'It includes every purpose.',
      clause: 'RFC 5280 §4.2.1.12',
      ...accepted({ intermediate: { extendedKeyUsage: ['any'] } }),
      profile: 'rfc5280',
    },
    {
      name: 'lower-ca-does-not-widen',
      what: 'The upper CA is for clientAuth, the lower one for serverAuth, the leaf too.',
      why: 'What the upper CA was not given the lower one cannot pass on.',
      clause,
      ...nested(['clientAuth'], ['serverAuth']),
    },
    {
      name: 'lower-ca-narrows',
      what: 'The upper CA is for both purposes, the lower one for clientAuth, the leaf for serverAuth.',
      why: 'Every CA of the path restricts what is below it.',
      clause,
      ...nested(['serverAuth', 'clientAuth'], ['clientAuth']),
    },
  ];
}

const own = '1.3.6.1.4.1.32473.9';

function ownPurposeCases(): VectorCase[] {
  return [
    {
      name: 'purpose-by-oid',
      what: 'The question is for one of two OIDs of a private arc; the leaf has the second.',
      why: 'Outside TLS a purpose is what its community says (contentauth/c2pa-rs#1866, pyca/cryptography#14765).',
      clause: 'RFC 5280 §4.2.1.12',
      ...accepted({ leaf: { extendedKeyUsage: [own] } }),
      purpose: { anyOf: ['1.3.6.1.4.1.32473.10', own], whenAbsent: 'refuse' },
      profile: 'rfc5280',
    },
    {
      name: 'purpose-must-be-there',
      what: 'The leaf has no extKeyUsage; the question takes that for a refusal.',
      why: 'A certificate for anything is not one for this.',
      clause:
        'RFC 5280 §4.2.1.12 ("certificate using applications MAY require that … a particular purpose be indicated")',
      ...ordinary({ leaf: { extendedKeyUsage: null } }),
      purpose: { anyOf: [own], whenAbsent: 'refuse' },
      profile: 'rfc5280',
    },
    {
      name: 'purpose-not-through-issuers',
      what: 'The intermediate is for clientAuth, the leaf for serverAuth; the question looks at the leaf alone.',
      why: 'RFC 5280 restricts the certified key and nothing below it: some communities keep to that.',
      clause: 'RFC 5280 §4.2.1.12',
      ...accepted({ intermediate: { extendedKeyUsage: ['clientAuth'] } }),
      purpose: { anyOf: ['serverAuth'], throughIssuers: false },
      profile: 'rfc5280',
    },
    {
      name: 'no-purpose-in-common',
      what: 'Either of two purposes will do; the intermediate is for the first, the leaf for the second.',
      why: 'Each certificate passes by itself, and the path is good for nothing.',
      clause: 'CABF BR §7.1.2.10.6',
      ...ordinary({ intermediate: { extendedKeyUsage: ['clientAuth'] } }),
      purpose: { anyOf: ['clientAuth', 'serverAuth'] },
      profile: 'rfc5280',
    },
  ];
}

function malformedCases(): VectorCase[] {
  return [
    {
      name: 'empty-extended-key-usage',
      what: 'extKeyUsage of the leaf is an empty SEQUENCE.',
      why: 'No purpose, or no restriction: readers differ.',
      clause: 'RFC 5280 §4.2.1.12',
      ...ordinary({
        leaf: { extendedKeyUsage: null, moreExtensions: [extension('2.5.29.37', encodeSequence())] },
      }),
      profile: 'rfc5280',
    },
    {
      name: 'critical-extended-key-usage',
      what: 'extKeyUsage and subjectAltName of the leaf are critical.',
      why: 'Critical is what has to be understood, and these are (digitalbazaar/forge#358).',
      clause: 'RFC 5280 §4.2',
      ...accepted({
        leaf: {
          extendedKeyUsage: null,
          names: [],
          subject: 'leaf',
          moreExtensions: [
            { ...extendedKeyUsage('serverAuth'), critical: true },
            subjectAlternativeName(['dns:www.example.com'], true),
          ],
        },
      }),
      profile: 'rfc5280',
    },
  ];
}

function nested(upper: readonly string[], lower: readonly string[]): Pick<VectorCase, 'leaf' | 'pool' | 'anchors'> {
  const { root, intermediate } = ordinaryChain({ intermediate: { extendedKeyUsage: upper } });
  const issuing = intermediate.issueCa('Issuing CA', { label: 'issuing CA', extendedKeyUsage: lower });
  return { leaf: issuing.issueLeaf({ label: 'leaf' }), pool: [issuing, intermediate], anchors: [root] };
}
