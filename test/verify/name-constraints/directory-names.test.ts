import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeExplicit, encodeSequence, encodeSet } from '../../../src/asn1/der-writer.ts';
import { type Attribute, certificateOf, directoryName, dnsName, nameDer } from '../identity/certificate-of.ts';
import { check, codes, constraintsOf, faults, type Sides } from './constraints-of.ts';

const country: Attribute = ['2.5.4.6', 'US'];
const organization: Attribute = ['2.5.4.10', 'Example Org'];
const unit: Attribute = ['2.5.4.11', 'Unit'];

function subjectFaults(attributes: readonly Attribute[], sides: Sides): string {
  return codes(check(certificateOf({ subject: nameDer(...attributes) }), constraintsOf(sides)));
}

const test = suite('name constraints: directoryName');

test('a subtree is every name that begins with its base', () => {
  const base = directoryName(country, organization);
  for (const inside of [
    [country, organization],
    [country, organization, unit],
  ]) {
    assert.is(subjectFaults(inside, { permitted: [base] }), '');
    assert.is(subjectFaults(inside, { excluded: [base] }), 'excluded');
  }
  for (const outside of [[country], [organization, country], [country, unit], [country, unit, organization]]) {
    assert.is(subjectFaults(outside, { permitted: [base] }), 'not-permitted');
    assert.is(subjectFaults(outside, { excluded: [base] }), '');
  }
});

test('case and spaces do not count', () => {
  const base = directoryName(country, ['2.5.4.10', ' EXAMPLE   org']);
  assert.is(subjectFaults([country, organization], { permitted: [base] }), '');
});

test('the empty base is every name', () => {
  assert.is(subjectFaults([country], { permitted: [directoryName()] }), '');
  assert.is(subjectFaults([country], { excluded: [directoryName()] }), 'excluded');
});

test('both the subject and the directory names of the subjectAltName count', () => {
  const sides: Sides = { permitted: [directoryName(country)] };
  const constraints = constraintsOf(sides);
  const subject = nameDer(organization);
  assert.is(codes(check(certificateOf({ subject, san: [directoryName(country)] }), constraints)), 'not-permitted');
  assert.is(faults([directoryName(organization)], sides), 'not-permitted');
  assert.is(faults([directoryName(country, unit)], sides), '');
});

test('an empty subject is no name', () => {
  assert.is(subjectFaults([], { permitted: [directoryName(country)], excluded: [directoryName()] }), '');
});

const malformed = encodeSequence(encodeSet());

test('a malformed name is neither permitted nor free of exclusions', () => {
  const permitted = constraintsOf({ permitted: [directoryName()] });
  const excluded = constraintsOf({ excluded: [directoryName(country)] });
  assert.is(codes(check(certificateOf({ subject: malformed }), permitted)), 'not-permitted');
  assert.is(codes(check(certificateOf({ subject: malformed }), excluded)), 'excluded');
});

test('a malformed subtree refuses every directory name and nothing else', () => {
  const sides: Sides = { excluded: [encodeExplicit(4, malformed)] };
  assert.is(subjectFaults([country], sides), 'constraint-unsupported');
  assert.is(faults([dnsName('a.example')], sides), '');
});

test('walking the tree answers as comparing each base does', () => {
  const attribute = fc.constantFrom<Attribute>(country, organization, unit);
  const attributes = fc.array(attribute, { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(attributes, { minLength: 1, maxLength: 4 }), attributes, (bases, subject) => {
      fc.pre(subject.length > 0);
      const isInside = bases.some((base) => base.every((part, i) => part === subject[i]));
      const subtrees = bases.map((base) => directoryName(...base));
      assert.is(subjectFaults(subject, { permitted: subtrees }), isInside ? '' : 'not-permitted');
      assert.is(subjectFaults(subject, { excluded: subtrees }), isInside ? 'excluded' : '');
    }),
    { numRuns: 500 },
  );
});

test.run();
