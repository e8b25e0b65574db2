import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { KeyCache } from '../../src/crypto/key-cache.ts';

const cache = suite('key cache');

function numbered(number: number): Uint8Array {
  return new Uint8Array(64).fill(number, 40);
}

cache('finds a value by equal bytes', () => {
  const keys = new KeyCache<string>(4);
  keys.set(numbered(1), 'one');
  assert.is(keys.get(numbered(1)), 'one');
  assert.is(keys.get(numbered(2)), undefined);
});

cache('tells apart keys that differ only where the hash does not look', () => {
  const keys = new KeyCache<string>(4);
  const first = new Uint8Array(64);
  const second = new Uint8Array(64).fill(1, 0, 1);
  keys.set(first, 'first');
  assert.is(keys.get(second), undefined);
  keys.set(second, 'second');
  assert.is(keys.get(second), 'second');
  assert.is(keys.get(first), undefined);
});

cache('owns its bytes', () => {
  const keys = new KeyCache<string>(4);
  const key = numbered(1);
  keys.set(key, 'one');
  key.fill(9);
  assert.is(keys.get(key), undefined);
  assert.is(keys.get(numbered(1)), 'one');
});

cache('keeps the keys used last', () => {
  const keys = new KeyCache<number>(3);
  for (const number of [1, 2, 3]) keys.set(numbered(number), number);
  assert.is(keys.get(numbered(1)), 1);
  keys.set(numbered(4), 4);
  assert.is(keys.get(numbered(2)), undefined);
  assert.equal(
    [1, 3, 4].map((number) => keys.get(numbered(number))),
    [1, 3, 4],
  );
});

cache('replaces the value of a key it holds', () => {
  const keys = new KeyCache<number>(2);
  for (const number of [1, 2]) keys.set(numbered(number), number);
  keys.set(numbered(1), 10);
  assert.is(keys.get(numbered(2)), 2);
  assert.is(keys.get(numbered(1)), 10);
});

cache.run();
