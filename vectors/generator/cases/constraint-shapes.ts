import { encodeInteger, encodeOctetString, encodeSequence, encodeValue } from '../../../src/asn1/der-writer.ts';
import { contextConstructed, contextPrimitive } from '../../../src/asn1/tags.ts';
import type { VectorCase } from '../case.ts';
import { extension, nameConstraints } from '../extensions.ts';
import { accepting, refusing } from './constrained.ts';
import { accepted, ordinary } from './ordinary.ts';

/** How constraints are written, on which name forms, and where they stand. */
export function constraintShapeCases(): VectorCase[] {
  return [...subtreeCases(), ...formCases(), ...placeCases()];
}

const clause = 'RFC 5280 §4.2.1.10';

/** GeneralSubtree. */
function subtree(base: Uint8Array, ...bounds: readonly Uint8Array[]): Uint8Array {
  return encodeSequence(base, ...bounds);
}

function subtreeCases(): VectorCase[] {
  const base = encodeValue(contextPrimitive(2), Buffer.from('example.com'));
  const bound = (tag: number): Uint8Array => {
    const number = encodeInteger(1).slice(2);
    return encodeSequence(
      encodeValue(contextConstructed(0), subtree(base, encodeValue(contextPrimitive(tag), number))),
    );
  };
  const withValue = (value: Uint8Array): Pick<VectorCase, 'leaf' | 'pool' | 'anchors' | 'profile'> => ({
    ...ordinary({ intermediate: { moreExtensions: [extension('2.5.29.30', value, true)] } }),
    profile: 'rfc5280',
  });
  return [
    {
      name: 'subtree-with-a-minimum',
      what: 'example.com is permitted with a minimum of 1; the leaf is for www.example.com.',
      why: 'Passed over, the constraint permits what it did not mean to (golang/go#81499).',
      clause,
      ...withValue(bound(0)),
    },
    {
      name: 'subtree-with-a-maximum',
      what: 'example.com is permitted with a maximum of 1; the leaf is for www.example.com.',
      why: 'As subtree-with-a-minimum (golang/go#81499).',
      clause,
      ...withValue(bound(1)),
    },
    {
      name: 'empty-constraints',
      what: 'nameConstraints of the intermediate is an empty SEQUENCE.',
      why: 'A list of nothing permitted, or nothing at all: readers differ.',
      clause,
      ...withValue(encodeSequence()),
    },
    {
      name: 'constraints-that-are-no-sequence',
      what: 'nameConstraints of the intermediate is an OCTET STRING.',
      why: 'Taken for absent it constrains nothing.',
      clause,
      ...withValue(encodeOctetString(Uint8Array.of(1))),
    },
  ];
}

function formCases(): VectorCase[] {
  const every = ['dns:example.com', 'ip:10.0.0.0/8', 'email:example.com', 'uri:example.com', 'dn:O=Example'];
  return [
    accepting(
      {
        name: 'several-forms-absent',
        what: 'Names of five forms are permitted; the leaf has a subject and one dNSName.',
        why: 'A form that the leaf does not have is not restricted (PeculiarVentures/PKI.js#52).',
        clause,
      },
      { permitted: every },
      ['dns:www.example.com'],
    ),
    refusing(
      {
        name: 'one-of-several-forms-outside',
        what: 'Names of five forms are permitted; the leaf has one of each, and its address is outside.',
        why: 'Every form by itself.',
        clause,
      },
      { permitted: every },
      ['dns:www.example.com', 'ip:192.0.2.1', 'email:a@example.com', 'uri:https://example.com/'],
    ),
    refusing(
      {
        name: 'form-without-a-meaning',
        what: 'A registeredID is permitted; the leaf has another registeredID.',
        why: 'RFC 5280 gives constraints of this form no meaning: process it or refuse.',
        clause,
      },
      { permitted: ['rid:1.3.6.1.4.1.32473.5'] },
      ['dns:www.example.com', 'rid:1.3.6.1.4.1.32473.6'],
    ),
    accepting(
      {
        name: 'form-without-a-meaning-and-without-a-name',
        what: 'A registeredID is permitted; the leaf has none.',
        why: 'Only a name of that form would have to be processed.',
        clause,
      },
      { permitted: ['rid:1.3.6.1.4.1.32473.5'] },
      ['dns:www.example.com'],
    ),
  ];
}

function placeCases(): VectorCase[] {
  const constraints = { permitted: ['dns:example.org'] };
  return [
    {
      name: 'constraints-not-critical',
      what: 'example.org is permitted in an extension that is not critical; the leaf is for www.example.com.',
      why: 'A known extension is processed whether it is critical or not.',
      clause: 'RFC 5280 §4.2',
      ...ordinary({ intermediate: { moreExtensions: [nameConstraints(constraints, false)] } }),
      profile: 'rfc5280',
    },
    {
      name: 'constraints-in-the-anchor',
      what: "The root's certificate permits example.org; the leaf is for www.example.com.",
      why: 'An anchor given as a certificate means what the certificate says.',
      clause: 'RFC 5937 §3.2',
      ...ordinary({ root: { nameConstraints: constraints } }),
      profile: 'rfc5280',
    },
    {
      name: 'constraints-in-the-leaf',
      what: 'The leaf permits example.org and is for www.example.com.',
      why: 'Constraints are about what is below, and there is nothing.',
      clause,
      ...accepted({ leaf: { moreExtensions: [nameConstraints(constraints)] } }),
      profile: 'rfc5280',
    },
  ];
}
