import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeImplicit, encodeOid, encodeSequence, encodeUtf8String } from '../../../src/asn1/der-writer.ts';
import type { Finding } from '../../../src/problem.ts';
import { Budget, defaultBudget } from '../../../src/verify/budget.ts';
import { certificateNames } from '../../../src/verify/name-constraints/certificate-names.ts';
import { checkNames } from '../../../src/verify/name-constraints/check-names.ts';
import { constraintIndex } from '../../../src/verify/name-constraints/constraint-index.ts';
import type { Certificate } from '../../../src/x509/certificate.ts';
import type { NameConstraints } from '../../../src/x509/extensions/name-constraints.ts';
import { GeneralName } from '../../../src/x509/general-name.ts';
import {
  certificateOf,
  directoryName,
  dnsName,
  ipName,
  mailName,
  nameDer,
  otherName,
  smtpUtf8Mailbox,
  uriName,
} from '../identity/certificate-of.ts';
import { check, codes, constraintsOf, faults, subtree } from './constraints-of.ts';

const test = suite('name constraints');

test('say which name is at fault, of what type, and whose constraint it is', () => {
  const certificate = certificateOf({
    san: [dnsName('ok.example'), dnsName('a\n.example'), dnsName('b.test'), ipName(192, 0, 2, 1)],
  });
  const constraints = constraintsOf({
    permitted: [dnsName('example')],
    excluded: [ipName(192, 0, 2, 0, 255, 255, 255, 0)],
  });
  assert.equal(check(certificate, constraints), [
    {
      code: 'name-not-permitted',
      severity: 'error',
      parameters: { name: 'a\\u{a}.example', type: 'dNSName', constrainedBy: 'the CA' },
    },
    {
      code: 'name-excluded',
      severity: 'error',
      parameters: { name: '192.0.2.1', type: 'iPAddress', constrainedBy: 'the CA' },
    },
  ]);
});

test('tell a directory name in bounds', () => {
  const subject = nameDer(['2.5.4.6', 'US'], ['2.5.4.10', 'x'.repeat(5000)], ['1.2.3', 'y']);
  const [found] = check(certificateOf({ subject }), constraintsOf({ excluded: [directoryName()] }));
  const { name } = (found as Finding).parameters as { name: string };
  assert.match(name, 'O=xxx');
  assert.ok(name.length < 300);
});

test('on one form say nothing of another', () => {
  const sides = { permitted: [dnsName('example')], excluded: [dnsName('test')] };
  const others = [
    ipName(192, 0, 2, 1),
    mailName('a@test'),
    uriName('http://test/'),
    directoryName(['2.5.4.3', 'test']),
  ];
  assert.is(faults(others, sides), '');
});

test('exclude what they permit too', () => {
  const sides = { permitted: [dnsName('example')], excluded: [dnsName('a.example')] };
  assert.is(faults([dnsName('a.example')], sides), 'excluded');
  assert.is(faults([dnsName('b.example')], sides), '');
  assert.is(faults([dnsName('*.example')], sides), 'excluded');
});

test('leave the common name alone', () => {
  const subject = nameDer(['2.5.4.3', 'bad.test']);
  assert.is(codes(check(certificateOf({ subject }), constraintsOf({ permitted: [dnsName('example')] }))), '');
});

const unsupportedForms = [
  ['otherName', otherName('1.2.3', encodeUtf8String('a'))],
  ['x400Address', encodeImplicit(3, encodeSequence())],
  ['ediPartyName', encodeImplicit(5, encodeSequence())],
  ['registeredID', encodeImplicit(8, encodeOid('1.2.3'))],
] as const;

test('on a form without rules refuse the names of that form, and no certificate that has none', () => {
  for (const [type, name] of unsupportedForms) {
    for (const sides of [{ permitted: [name] }, { excluded: [name] }]) {
      const findings = check(certificateOf({ san: [dnsName('a.example'), name] }), constraintsOf(sides));
      assert.equal(findings, [
        { code: 'name-constraint-unsupported', severity: 'error', parameters: { type, constrainedBy: 'the CA' } },
      ]);
      assert.is(faults([dnsName('a.example')], sides), '');
    }
  }
});

test('that are not critical only warn of a form without rules', () => {
  const name = otherName('1.2.3', encodeUtf8String('a'));
  const constraints = constraintsOf({ permitted: [name, dnsName('.malformed')] });
  const findings = check(certificateOf({ san: [name, dnsName('a.example')] }), constraints, false);
  assert.equal(
    findings.map(({ severity, parameters }) => `${severity} ${(parameters as { type: string }).type}`),
    ['warning otherName', 'error dNSName'],
  );
});

test('on otherName refuse an SmtpUTF8Mailbox', () => {
  const mailbox = smtpUtf8Mailbox('ü@a.example');
  assert.is(faults([mailbox], { excluded: [mailbox] }), 'constraint-unsupported');
});

test('with minimum or maximum refuse the names of the form', () => {
  const plain = subtree(dnsName('example'));
  for (const bounded of [
    { ...plain, minimum: 1 },
    { ...plain, maximum: 0 },
    { ...plain, maximum: 3 },
  ]) {
    for (const constraints of [
      { permittedSubtrees: [plain, bounded], excludedSubtrees: [] },
      { permittedSubtrees: [], excludedSubtrees: [bounded] },
    ]) {
      assert.is(codes(check(certificateOf({ san: [dnsName('a.example')] }), constraints)), 'constraint-unsupported');
      assert.is(codes(check(certificateOf({ san: [mailName('a@b')] }), constraints)), '');
    }
  }
});

test('take a base that is not ASCII for malformed, never for the empty one', () => {
  const base = new GeneralName('dNSName', Uint8Array.of(0xc3, 0xbc));
  const constraints = { permittedSubtrees: [{ base, minimum: 0, maximum: undefined }], excludedSubtrees: [] };
  assert.is(codes(check(certificateOf({ san: [dnsName('a.example')] }), constraints)), 'constraint-unsupported');
});

test('refuse a subjectAltName that cannot be read', () => {
  const certificate = certificateOf({ san: [] });
  assert.is(codes(check(certificate, constraintsOf({ excluded: [dnsName('example')] }))), 'constraint-unsupported');
  assert.is(codes(check(certificate, constraintsOf({}))), '');
});

test('are charged before the look-up, and stop where the budget ends', () => {
  const names = certificateNames(
    certificateOf({ san: [dnsName('a.example'), dnsName('b.example'), dnsName('bad.test')] }),
  );
  const index = constraintIndex(constraintsOf({ permitted: [dnsName('example')] }));
  const spend = (nameComparisons: number) => {
    const budget = new Budget({ ...defaultBudget, nameComparisons });
    return {
      codes: codes(checkNames(names, index, '', budget)),
      spent: budget.spent.nameComparisons,
      exhausted: budget.exhausted,
    };
  };
  const whole = spend(1000);
  assert.is(whole.codes, 'not-permitted');
  assert.is(whole.exhausted, undefined);
  assert.equal(spend(whole.spent), whole);
  assert.equal(spend(whole.spent - 1), { codes: '', spent: (whole.spent / 3) * 2, exhausted: 'nameComparisons' });
});

test('are charged by the pair, and millions of pairs are no millions of comparisons', () => {
  const names = certificateNames(certificateOf({ san: Array.from({ length: 4000 }, (_, i) => dnsName(`t${i}.test`)) }));
  const list = (prefix: string) => Array.from({ length: 4000 }, (_, i) => dnsName(`${prefix}${i}.test`));
  const index = constraintIndex(constraintsOf({ permitted: [...list('t'), dnsName('test')], excluded: list('x') }));
  const budget = new Budget({ ...defaultBudget, nameComparisons: Number.POSITIVE_INFINITY });
  assert.is(codes(checkNames(names, index, '', budget)), '');
  assert.is(budget.spent.nameComparisons, 4000 * 8001);
});

test('stay linear for a subject of very many parts', () => {
  const part = ['2.5.4.11', 'x'] as const;
  const certificate = certificateOf({ subject: nameDer(...new Array<typeof part>(20_000).fill(part)) });
  const base = directoryName(...new Array<typeof part>(20_001).fill(part));
  assert.is(codes(check(certificate, constraintsOf({ permitted: [base] }))), 'not-permitted');
});

/** The same question asked of each name and each subtree by itself. */
function naiveCodes(
  san: readonly Uint8Array[],
  permitted: readonly Uint8Array[],
  excluded: readonly Uint8Array[],
): string {
  const typeOf = (der: Uint8Array): number | undefined => der[0];
  const isInside = (name: Uint8Array, base: Uint8Array) => faults([name], { permitted: [base] }) === '';
  const overlaps = (name: Uint8Array, base: Uint8Array) => faults([name], { excluded: [base] }) !== '';
  const found = new Set<string>();
  for (const name of san) {
    const own = permitted.filter((base) => typeOf(base) === typeOf(name));
    if (own.length > 0 && !own.some((base) => isInside(name, base))) found.add('not-permitted');
    if (excluded.some((base) => typeOf(base) === typeOf(name) && overlaps(name, base))) found.add('excluded');
  }
  return [...found].join(' ');
}

test('together answer as each by itself', () => {
  const host = fc.constantFrom('a', 'b', 'a.b', 'b.b', 'a.a.b');
  const shared = [host.map(dnsName), host.map((h) => mailName(`m@${h}`)), fc.constant(directoryName(['2.5.4.3', 'a']))];
  const name = fc.oneof(
    ...shared,
    host.map((h) => dnsName(`*.${h}`)),
    host.map((h) => uriName(`http://${h}/`)),
    fc.constantFrom(1, 2).map((n) => ipName(10, 0, 0, n)),
  );
  const base = fc.oneof(
    ...shared,
    host.map(mailName),
    host.map((h) => mailName(`.${h}`)),
    host.map(uriName),
    host.map((h) => uriName(`.${h}`)),
    fc.constantFrom(0, 254, 255).map((mask) => ipName(10, 0, 0, 1, 255, 255, 255, mask)),
  );
  const names = fc.array(name, { minLength: 1, maxLength: 4 });
  const bases = fc.array(base, { maxLength: 5 });
  fc.assert(
    fc.property(names, bases, bases, (san, permitted, excluded) => {
      assert.is(faults(san, { permitted, excluded }), naiveCodes(san, permitted, excluded));
    }),
    { numRuns: 2000 },
  );
});

const caching = suite('name constraints: what is kept');

caching('an index belongs to its constraints, names to their certificate', () => {
  const constraints: NameConstraints = constraintsOf({ permitted: [dnsName('a')] });
  const certificate: Certificate = certificateOf({ san: [dnsName('a')] });
  assert.is(constraintIndex(constraints), constraintIndex(constraints));
  assert.is(certificateNames(certificate), certificateNames(certificate));
});

test.run();
caching.run();
