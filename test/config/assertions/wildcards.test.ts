import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { matchQtPattern } from '../../../src/verify/identity/qt-matcher.ts';

const test = suite('qt.md §16: wildcards');

/** Pattern and host, by the rules of qt.md §9. */
const matching: readonly (readonly [pattern: string, host: string])[] = [
  ['www.shop.test', 'www.shop.test'],
  ['WWW.SHOP.TEST', 'www.shop.test'],
  ['*.shop.test', 'www.shop.test'],
  ['*.SHOP.test', 'a.shop.test'],
  ['w*.shop.test', 'www.shop.test'],
  ['w*.shop.test', 'w.shop.test'],
  ['www*.shop.test', 'www-1.shop.test'],
  ['*.co.uk', 'shop.co.uk'],
  ['*.a.b.shop.test', 'www.a.b.shop.test'],
  ['192.0.2.1', '192.0.2.1'],
];

const failing: readonly (readonly [pattern: string, host: string])[] = [
  ['', 'www.shop.test'],
  ['*', 'www.shop.test'],
  ['*.test', 'shop.test'],
  ['*.*.test', 'www.shop.test'],
  ['*.shop.test', 'shop.test'],
  ['*.shop.test', 'a.b.shop.test'],
  ['*.shop.', 'www.shop.'],
  ['w*w.shop.test', 'www.shop.test'],
  ['www.*.test', 'www.shop.test'],
  ['**.shop.test', 'www.shop.test'],
  ['xn--w*.shop.test', 'xn--www.shop.test'],
  ['w*.shop.test', 'ftp.shop.test'],
  ['www.shop.test.', 'www.shop.test'],
  ['*.0.2.1', '192.0.2.1'],
];

test('assertion 38: 10 pairs of pattern and host match and 14 do not', () => {
  assert.is(matching.length, 10);
  assert.is(failing.length, 14);
  for (const [pattern, host] of matching) assert.ok(matchQtPattern(pattern, host), `${pattern} is not for ${host}`);
  for (const [pattern, host] of failing) assert.not(matchQtPattern(pattern, host), `${pattern} is for ${host}`);
});

test.run();
