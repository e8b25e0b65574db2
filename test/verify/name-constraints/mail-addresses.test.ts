import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { certificateOf, dnsName, mailName, nameDer, smtpUtf8Mailbox } from '../identity/certificate-of.ts';
import { check, codes, constraintsOf, faults } from './constraints-of.ts';

function permits(constraint: string, name: string): boolean {
  return faults([mailName(name)], { permitted: [mailName(constraint)] }) === '';
}

function excludes(constraint: string, name: string): boolean {
  return faults([mailName(name)], { excluded: [mailName(constraint)] }) === 'excluded';
}

function assertBoth(constraint: string, name: string, isInside: boolean): void {
  assert.is(permits(constraint, name), isInside, `${constraint} permits ${name}`);
  assert.is(excludes(constraint, name), isInside, `${constraint} excludes ${name}`);
}

const test = suite('name constraints: rfc822Name');

test('a base with an @ is one mailbox', () => {
  assertBoth('foo@example.com', 'foo@EXAMPLE.com', true);
  assertBoth('foo@example.com', '"foo"@example.com', true);
  assertBoth('foo@example.com', 'Foo@example.com', false);
  assertBoth('foo@example.com', 'foo@a.example.com', false);
  assertBoth('foo@example.com', 'bar@example.com', false);
});

test('an asterisk is an asterisk', () => {
  assertBoth('*@example.com', '*@example.com', true);
  assertBoth('*@example.com', 'user@example.com', false);
  assertBoth('**@example.com', '*@example.com', false);
  assertBoth('user*@example.com', 'user*@example.com', true);
});

test('a base that is a host holds its mailboxes alone', () => {
  assertBoth('example.com', 'a@Example.com', true);
  assertBoth('EXAMPLE.com', '"a@b"@example.com', true);
  assertBoth('example.com', 'a@b.example.com', false);
  assertBoth('example.com', 'a@com', false);
});

test('a base with a leading period holds the mailboxes of hosts below it', () => {
  assertBoth('.example.com', 'a@b.example.com', true);
  assertBoth('.example.com', 'a@c.b.example.com', true);
  assertBoth('.example.com', 'a@example.com', false);
  assertBoth('.example.com', 'a@notexample.com', false);
});

test('a malformed mailbox is neither permitted nor free of exclusions', () => {
  for (const name of [
    '',
    'example.com',
    'invalid@address@example.com',
    'a@',
    '@example.com',
    'a@[192.0.2.1]',
    'a@.example.com',
  ]) {
    assert.is(faults([mailName(name)], { permitted: [mailName('example.com')] }), 'not-permitted', name);
    assert.is(faults([mailName(name)], { excluded: [mailName('other.example')] }), 'excluded', name);
  }
});

test('a malformed subtree refuses every mailbox and nothing else', () => {
  for (const base of [
    '',
    '.',
    'a@',
    '@example.com',
    'invalid@invalid@example.com',
    '*.example.com',
    '..example.com',
    'example.com.',
    'a@.example.com',
  ]) {
    assert.is(faults([mailName('a@example.com')], { permitted: [mailName(base)] }), 'constraint-unsupported', base);
    assert.is(faults([dnsName('example.com')], { permitted: [mailName(base)] }), '', base);
  }
});

test('an SmtpUTF8Mailbox is held to the same subtrees', () => {
  const inside = smtpUtf8Mailbox('bücher@mail.example.com');
  assert.is(faults([inside], { permitted: [mailName('.example.com')] }), '');
  assert.is(faults([inside], { permitted: [mailName('other.example')] }), 'not-permitted');
  assert.is(faults([inside], { excluded: [mailName('mail.example.com')] }), 'excluded');
  assert.is(faults([smtpUtf8Mailbox('a@bücher.example')], { excluded: [mailName('other.example')] }), 'excluded');
});

test('emailAddress attributes of the subject count where there is no subjectAltName', () => {
  const subject = nameDer(['2.5.4.3', 'x'], ['1.2.840.113549.1.9.1', 'a@example.com']);
  const constraints = constraintsOf({ excluded: [mailName('example.com')] });
  assert.is(codes(check(certificateOf({ subject }), constraints)), 'excluded');
  assert.is(codes(check(certificateOf({ subject, san: [dnsName('a')] }), constraints)), '');
  const foreign = nameDer(['1.2.840.113549.1.9.1', 'ü@other.example']);
  assert.is(codes(check(certificateOf({ subject: foreign }), constraints)), 'excluded');
});

test.run();
