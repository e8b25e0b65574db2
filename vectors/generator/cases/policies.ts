import { encodeInteger, encodeOid, encodeSequence, encodeValue } from '../../../src/asn1/der-writer.ts';
import { contextPrimitive } from '../../../src/asn1/tags.ts';
import type { VectorCase } from '../case.ts';
import { type ExtensionInput, extension } from '../extensions.ts';
import { accepted, ordinary } from './ordinary.ts';

/** Certificate policies: when a path needs one. */
export function policyCases(): VectorCase[] {
  const clause = 'RFC 5280 §6.1.4 (i), §6.1.5 (g)';
  const required = { intermediate: { moreExtensions: [requireExplicitPolicy(0)] } };
  return [
    {
      name: 'policy-required',
      what: 'The intermediate requires an explicit policy at once; no certificate has one.',
      why: 'A CA that promises to issue under a policy alone did not issue this.',
      clause,
      ...ordinary(required),
      profile: 'rfc5280',
    },
    {
      name: 'policy-required-for-any-purpose',
      what: 'As policy-required; the leaf is for anyExtendedKeyUsage, and the question is any purpose.',
      why: 'What a key is for says nothing about policies (CVE-2025-22874).',
      clause,
      ...ordinary({ ...required, leaf: { extendedKeyUsage: ['any'] } }),
      purpose: 'any',
      profile: 'rfc5280',
    },
    {
      name: 'policy-required-further-down',
      what: 'The intermediate requires an explicit policy after five more certificates; there is one.',
      why: 'The number counts the certificates that are still free.',
      clause,
      ...accepted({ intermediate: { moreExtensions: [requireExplicitPolicy(5)] } }),
      profile: 'rfc5280',
    },
    {
      name: 'policies-and-nobody-requires-them',
      what: 'The intermediate and the leaf have different policies, and nobody requires one.',
      why: 'Policies that do not fit leave no policy valid, and that is all.',
      clause: 'RFC 5280 §6.1.5 (g)',
      ...accepted({
        intermediate: { moreExtensions: [policies('1.3.6.1.4.1.32473.7')] },
        leaf: { moreExtensions: [policies('1.3.6.1.4.1.32473.8')] },
      }),
      profile: 'rfc5280',
    },
    {
      name: 'policy-of-another-kind',
      what: 'The intermediate requires an explicit policy and has one; the leaf has another.',
      why: 'The policies of a path are those that all of it have.',
      clause: 'RFC 5280 §6.1.3 (d), §6.1.5 (g)',
      ...ordinary({
        intermediate: { moreExtensions: [policies('1.3.6.1.4.1.32473.7'), requireExplicitPolicy(0)] },
        leaf: { moreExtensions: [policies('1.3.6.1.4.1.32473.8')] },
      }),
      profile: 'rfc5280',
    },
    ...fittingCases(),
  ];
}

const own = '1.3.6.1.4.1.32473.7';
const anyPolicy = '2.5.29.32.0';

function fittingCases(): VectorCase[] {
  const any = [policies(anyPolicy), requireExplicitPolicy(0)];
  const leaf = { moreExtensions: [policies(own)] };
  return [
    {
      name: 'policy-in-common',
      what: 'The intermediate requires an explicit policy; it and the leaf have the same.',
      why: 'Requiring one is not refusing.',
      clause: 'RFC 5280 §6.1.5 (g)',
      ...accepted({ intermediate: { moreExtensions: [policies(own), requireExplicitPolicy(0)] }, leaf }),
      profile: 'rfc5280',
    },
    {
      name: 'any-policy-of-the-issuer',
      what: 'The intermediate requires an explicit policy and has anyPolicy; the leaf has a policy of its own.',
      why: 'anyPolicy stands for whatever is below.',
      clause: 'RFC 5280 §6.1.3 (d) (1) (ii)',
      ...accepted({ intermediate: { moreExtensions: any }, leaf }),
      profile: 'rfc5280',
    },
    {
      name: 'any-policy-inhibited',
      what: 'As any-policy-of-the-issuer; the root has inhibitAnyPolicy 0.',
      why: 'Whoever is above says from where on anyPolicy is no policy.',
      clause: 'RFC 5280 §6.1.4 (j), §6.1.3 (d) (2)',
      ...ordinary({
        root: { moreExtensions: [extension('2.5.29.54', encodeInteger(0), true)] },
        intermediate: { moreExtensions: any },
        leaf,
      }),
      profile: 'rfc5280',
    },
  ];
}

function requireExplicitPolicy(certificates: number): ExtensionInput {
  const count = encodeValue(contextPrimitive(0), encodeInteger(certificates).slice(2));
  return extension('2.5.29.36', encodeSequence(count), true);
}

function policies(...oids: readonly string[]): ExtensionInput {
  return extension('2.5.29.32', encodeSequence(...oids.map((oid) => encodeSequence(encodeOid(oid)))));
}
