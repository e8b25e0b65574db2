import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isPreferredName, parentOf, parseHostPattern, toHostName } from '../../../src/verify/identity/host-name.ts';

const test = suite('host names');

test('are letters, digits, hyphens and underscores in labels, in lower case', () => {
  assert.is(toHostName('WWW.Example.COM'), 'www.example.com');
  assert.is(toHostName('_sip._tcp.example'), '_sip._tcp.example');
  assert.is(toHostName('xn--bcher-kva.example'), 'xn--bcher-kva.example');
  assert.is(toHostName('localhost'), 'localhost');
  assert.is(toHostName('1.2.3.4.example'), '1.2.3.4.example');
  assert.is(toHostName('3com'), '3com');
});

test('have no empty label', () => {
  for (const text of ['', '.', '.example', 'a..b', 'example.']) assert.is(toHostName(text), undefined, text);
});

test('have no hyphen at either end of a label', () => {
  for (const text of ['-a.example', 'a-.example', 'a.-example', 'a.example-', '-']) {
    assert.is(toHostName(text), undefined, text);
  }
});

test('hold no other character', () => {
  for (const text of [
    'a b',
    'a*.example',
    '*',
    'bücher.example',
    'a\0.example',
    'a/b',
    '[::1]',
    'a:1',
    'ſ.example',
    'a@b',
    'a`',
    'a{',
    '＠',
    'Kelvin\u212a',
  ]) {
    assert.is(toHostName(text), undefined, text);
  }
});

test('are no IPv4 address: the last label has a character that is no digit', () => {
  for (const text of ['192.0.2.1', '1', 'example.1', 'a.123']) assert.is(toHostName(text), undefined, text);
  assert.is(toHostName('192.0.2.1a'), '192.0.2.1a');
});

test('keep the lengths of the DNS', () => {
  const label = 'a'.repeat(63);
  assert.is(toHostName(label), label);
  assert.is(toHostName(`${label}a`), undefined);
  const longest = `${label}.${label}.${label}.${'a'.repeat(61)}`;
  assert.is(longest.length, 253);
  assert.is(toHostName(longest), longest);
  assert.is(toHostName(`${longest}a`), undefined);
});

test('are in preferred syntax without underscores', () => {
  assert.is(isPreferredName('a-1.example'), true);
  assert.is(isPreferredName('a_1.example'), false);
  assert.is(isPreferredName('192.0.2.1'), false);
});

test('have a wildcard for their whole left-most label or none', () => {
  assert.equal(parseHostPattern('*.Example.com'), { host: 'example.com', isWildcard: true });
  assert.equal(parseHostPattern('example.com'), { host: 'example.com', isWildcard: false });
  assert.equal(parseHostPattern('*.com'), { host: 'com', isWildcard: true });
  for (const text of [
    '*',
    '*.',
    'f*.example.com',
    '*f.example.com',
    'a.*.example.com',
    '*.*.com',
    '**.com',
    'xn--*.com',
  ]) {
    assert.is(parseHostPattern(text), undefined, text);
  }
});

test('have a parent', () => {
  assert.is(parentOf('a.b.c'), 'b.c');
  assert.is(parentOf('c'), '');
});

test.run();
