import type { VectorCase } from '../case.ts';
import { accepted, ordinary, ordinaryChain } from './ordinary.ts';

export function purposeCases(): VectorCase[] {
  return [...leafCases(), ...issuerCases()];
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

function nested(upper: readonly string[], lower: readonly string[]): Pick<VectorCase, 'leaf' | 'pool' | 'anchors'> {
  const { root, intermediate } = ordinaryChain({ intermediate: { extendedKeyUsage: upper } });
  const issuing = intermediate.issueCa('Issuing CA', { label: 'issuing CA', extendedKeyUsage: lower });
  return { leaf: issuing.issueLeaf({ label: 'leaf' }), pool: [issuing, intermediate], anchors: [root] };
}
