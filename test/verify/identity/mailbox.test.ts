import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { mailboxKey, parseMailbox } from '../../../src/verify/identity/mailbox.ts';

const test = suite('mailboxes');

test('are a local part as it stands and a host without case', () => {
  assert.equal(parseMailbox('Foo.Bar+x@EXAMPLE.com'), { localPart: 'Foo.Bar+x', host: 'example.com' });
  assert.equal(parseMailbox('*@example.com'), { localPart: '*', host: 'example.com' });
  assert.equal(parseMailbox("!#$%&'*+-/=?^_`{|}~@a"), { localPart: "!#$%&'*+-/=?^_`{|}~", host: 'a' });
});

test('mean the same with needless quotes', () => {
  assert.equal(parseMailbox('"foo"@a'), { localPart: 'foo', host: 'a' });
  assert.equal(parseMailbox('"a@b c\\"\\\\"@a'), { localPart: 'a@b c"\\', host: 'a' });
  assert.equal(parseMailbox('"\\f\\o"@a'), { localPart: 'fo', host: 'a' });
});

test('are refused where any part is missing or has characters it cannot have', () => {
  const malformed = [
    '',
    '@',
    'a',
    'a@',
    '@a',
    'a@b@c',
    'a b@c',
    'a@b c',
    'a\0@b',
    'a@[192.0.2.1]',
    'a@192.0.2.1',
    'a@.b',
    'a@b.',
    '"a@b',
    '"a"b@c',
    '"a"xb.example',
    '"a\\"@b',
    '"',
    '"@b',
    '"\u0001"@b',
    'a"b@c',
    'a,b@c',
    '<a@b>',
    'a@*.b',
    'ü@a',
    '"ü"@a',
  ];
  for (const text of malformed) assert.is(parseMailbox(text), undefined, text);
});

test('hold more than ASCII in the local part alone, and only where told', () => {
  assert.equal(parseMailbox('ü@a', 'utf8'), { localPart: 'ü', host: 'a' });
  assert.equal(parseMailbox('"ü "@a', 'utf8'), { localPart: 'ü ', host: 'a' });
  for (const text of ['ü@ü', 'ü\u0080@a', '"ü\u0085"@a', 'ü\u007f@a'])
    assert.is(parseMailbox(text, 'utf8'), undefined, text);
});

test('have the key of exactly the mailboxes they match', () => {
  const key = (text: string) => mailboxKey(parseMailbox(text) ?? { localPart: '', host: '' });
  assert.is(key('a@EXAMPLE.com'), key('"a"@example.COM'));
  assert.is.not(key('a@example.com'), key('A@example.com'));
  assert.is.not(key('"b@c"@a'), key('c@a'));
});

test.run();
