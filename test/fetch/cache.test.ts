import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFetcher, createMemoryCache, type FetchCache, type FetcherOptions } from '../../src/fetch.ts';
import { hex } from '../support/hex.ts';
import { ca } from '../support/pki.ts';
import { crlOf, ocspOf, type SingleInput, unableResponse } from '../support/revocation.ts';
import { testTime } from '../support/verification.ts';
import { TestServer } from './server.ts';

const root = ca('Root');
const leaf = root.issueLeaf();
const hour = 3_600_000;
const crl = crlOf(root, { nextUpdate: testTime + hour });
const request = Uint8Array.of(1);

let server: TestServer;
let now = testTime;

const cache = suite('fetch cache');
cache.before(async () => {
  server = await TestServer.start();
});
cache.before.each(() => {
  now = testTime;
  server.requests.length = 0;
});
cache.after(() => server.stop());

const fetcherOf = (options: FetcherOptions = {}) => createFetcher({ now: () => now, ...options });

function about(more: Partial<SingleInput> = {}): SingleInput {
  return { certificate: leaf.der, nextUpdate: testTime + hour, ...more };
}

cache('a CRL is kept until its nextUpdate and then fetched anew', async () => {
  const fetcher = fetcherOf();
  const url = server.serve('/root.crl', crl);
  for (let i = 0; i < 3; i++) assert.ok((await fetcher.fetchCrl(url)).ok);
  now += hour - 1;
  await fetcher.fetchCrl(`${url}#fragment`);
  assert.is(server.count('/root.crl'), 1);
  now += 1;
  await fetcher.fetchCrl(url);
  assert.is(server.count('/root.crl'), 2);
});

cache('nothing is kept longer than maximumAge', async () => {
  const fetcher = fetcherOf({ maximumAge: 1000 });
  const url = server.serve('/root.crl', crl);
  for (const passed of [0, 999, 1]) {
    now += passed;
    await fetcher.fetchCrl(url);
  }
  assert.is(server.count('/root.crl'), 2);
});

cache('what is out of date, not yet valid, without nextUpdate or no answer is not kept', async () => {
  const day = 24 * hour;
  const bodies = [
    crlOf(root, { nextUpdate: testTime }),
    crlOf(root, { thisUpdate: testTime + 1000, nextUpdate: testTime + day }),
    crlOf(root, { nextUpdate: null }),
    'junk',
  ];
  for (const [index, body] of bodies.entries()) {
    const fetcher = fetcherOf();
    const url = server.serve(`/${index}`, body);
    await fetcher.fetchCrl(url);
    await fetcher.fetchCrl(url);
    assert.is(server.count(`/${index}`), 2, String(index));
  }
});

cache('OCSP: each request by itself, as long as every response in it is valid', async () => {
  const fetcher = fetcherOf();
  const responses = [about(), about({ nextUpdate: testTime + hour / 2 })];
  const url = server.serve('/ocsp', ocspOf(root, responses));
  await fetcher.fetchOcsp(url, request);
  await fetcher.fetchOcsp(url, request);
  assert.is(server.count('/ocsp'), 1);
  await fetcher.fetchOcsp(url, Uint8Array.of(2));
  assert.is(server.count('/ocsp'), 2);
  now += hour / 2;
  await fetcher.fetchOcsp(url, request);
  assert.is(server.count('/ocsp'), 3);
});

cache('OCSP: without nextUpdate, empty, or unable: asked again', async () => {
  for (const body of [ocspOf(root, [about({ nextUpdate: null })]), ocspOf(root, []), unableResponse(3)]) {
    server.requests.length = 0;
    const fetcher = fetcherOf();
    const url = server.serve('/ocsp', body);
    for (let i = 0; i < 2; i++) assert.ok((await fetcher.fetchOcsp(url, request)).ok);
    assert.is(server.count('/ocsp'), 2);
  }
});

cache('issuers are kept for maximumAge', async () => {
  const fetcher = fetcherOf({ maximumAge: hour });
  const url = server.serve('/root.cer', root.der);
  for (const passed of [0, hour - 1, 1]) {
    now += passed;
    assert.ok((await fetcher.fetchIssuers(url)).ok);
  }
  assert.is(server.count('/root.cer'), 2);
});

cache('one URL is one thing for each kind of answer', async () => {
  const fetcher = fetcherOf();
  const url = server.serve('/root.crl', crl);
  assert.ok((await fetcher.fetchCrl(url)).ok);
  assert.not.ok((await fetcher.fetchIssuers(url)).ok);
});

cache('those who ask at the same time share one request, and nobody the bytes', async () => {
  const fetcher = fetcherOf();
  const url = server.serve('/root.crl', crl);
  const answers = await Promise.all(Array.from({ length: 20 }, () => fetcher.fetchCrl(url)));
  assert.is(server.count('/root.crl'), 1);
  for (const answer of answers) {
    assert.is(answer.ok && hex(answer.bytes), hex(crl));
    if (answer.ok) answer.bytes.fill(0);
  }
  const kept = await fetcher.fetchCrl(url);
  assert.is(kept.ok && hex(kept.bytes), hex(crl));
  assert.is(server.count('/root.crl'), 1);
});

cache('a failure is shared, and not remembered', async () => {
  const fetcher = fetcherOf();
  const url = server.on('/late', (_, response) => response.writeHead(500).end());
  const answers = await Promise.all([fetcher.fetchCrl(url), fetcher.fetchCrl(url)]);
  assert.equal(
    answers.map(({ ok }) => ok),
    [false, false],
  );
  assert.is(server.count('/late'), 1);
  server.serve('/late', crl);
  assert.ok((await fetcher.fetchCrl(url)).ok);
});

/** A store whose every method goes through `use`. */
function storeOf(use: (method: keyof FetchCache) => void, inner: FetchCache = createMemoryCache()): FetchCache {
  return {
    get: async (key) => {
      use('get');
      return inner.get(key);
    },
    set: async (key, entry) => {
      use('set');
      await inner.set(key, entry);
    },
    delete: async (key) => {
      use('delete');
      await inner.delete(key);
    },
  };
}

cache('a store of one’s own is asked, told, and shared between fetchers', async () => {
  const used: string[] = [];
  const store = storeOf((method) => used.push(method));
  const url = server.serve('/root.crl', crl);
  await fetcherOf({ cache: store }).fetchCrl(url);
  await fetcherOf({ cache: store }).fetchCrl(url);
  assert.is(server.count('/root.crl'), 1);
  now += hour;
  await fetcherOf({ cache: store }).fetchCrl(url);
  assert.equal(used, ['get', 'set', 'get', 'get', 'delete']);
});

cache('what a store gives in buffers of Node is copied for each who asks', async () => {
  const bytes = Buffer.from(crl);
  const store: FetchCache = {
    get: () => ({ bytes, validUntil: Infinity }),
    set: () => undefined,
    delete: () => undefined,
  };
  const fetcher = fetcherOf({ cache: store });
  const url = server.serve('/root.crl', crl);
  const answer = await fetcher.fetchCrl(url);
  if (answer.ok) answer.bytes.fill(0);
  assert.is(hex(bytes), hex(crl));
});

cache('a store that fails, or holds junk, is passed over', async () => {
  const url = server.serve('/root.crl', crl);
  const failing = storeOf(() => {
    throw new Error('no disk');
  });
  assert.ok((await fetcherOf({ cache: failing }).fetchCrl(url)).ok);
  const entries = [null, {}, 'x', { bytes: 'x', validUntil: Infinity }, { bytes: request, validUntil: Infinity }];
  for (const entry of entries) {
    const store: FetchCache = { get: () => entry as never, set: () => undefined, delete: () => undefined };
    const answer = await fetcherOf({ cache: store }).fetchCrl(url);
    assert.is(answer.ok && hex(answer.bytes), hex(crl));
  }
  assert.is(server.count('/root.crl'), 1 + entries.length);
});

cache.run();

const memory = suite('cache in memory');

function keysOf(store: FetchCache, keys: string): string {
  return [...keys].filter((key) => store.get(key) !== undefined).join('');
}

function entry(length: number) {
  return { bytes: new Uint8Array(length), validUntil: 1 };
}

memory('bounds the number of entries: the one used longest ago goes', () => {
  const store = createMemoryCache({ maximumEntries: 2 });
  store.set('a', entry(1));
  store.set('b', entry(1));
  store.get('a');
  store.set('c', entry(1));
  assert.is(keysOf(store, 'abc'), 'ac');
});

memory('bounds the bytes, those of replaced and deleted entries not counted', () => {
  const store = createMemoryCache({ maximumBytes: 10 });
  for (let i = 0; i < 5; i++) store.set('a', entry(6));
  store.set('b', entry(4));
  assert.is(keysOf(store, 'ab'), 'ab');
  store.set('c', entry(1));
  assert.is(keysOf(store, 'abc'), 'bc');
  store.delete('b');
  store.delete('absent');
  store.set('d', entry(9));
  assert.is(keysOf(store, 'bcd'), 'cd');
  store.set('e', entry(11));
  assert.is(keysOf(store, 'cde'), 'cd');
});

memory('refuses bounds that are none', () => {
  assert.throws(
    () => createMemoryCache({ maximumEntries: -1 }),
    (error: unknown) => error instanceof RangeError,
  );
  assert.throws(
    () => createMemoryCache({ maximumBytes: Number.NaN }),
    (error: unknown) => error instanceof RangeError,
  );
});

memory.run();
