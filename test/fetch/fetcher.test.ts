import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodePem } from '../../src/asn1/pem.ts';
import { createFetcher, createMemoryCache, type FetcherOptions, type FetchFunction } from '../../src/fetch.ts';
import { guardedFetch } from '../../src/node.ts';
import { encodeOcspRequest } from '../../src/x509/ocsp-request.ts';
import type { SubjectPublicKeyInfo } from '../../src/x509/subject-public-key-info.ts';
import { hex } from '../support/hex.ts';
import { ca } from '../support/pki.ts';
import { crlOf, ocspOf, read, unableResponse } from '../support/revocation.ts';
import { testTime } from '../support/verification.ts';
import { certificatesOnly } from './certificates-only.ts';
import { TestServer } from './server.ts';

const root = ca('Root');
const leaf = root.issueLeaf();
const crl = crlOf(root);
const ocsp = ocspOf(root, [{ certificate: leaf.der }]);
const { subject: rootName } = read(root.der);
const rootKey = read(root.der).publicKey as SubjectPublicKeyInfo;
const request = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x05);

/** The platform's own, and Node's guarded one: whatever is true of one is true of the other. */
const ways: readonly (readonly [name: string, fetch: FetchFunction | undefined])[] = [
  ['the platform’s fetch', undefined],
  ['the guarded fetch', guardedFetch({ allow: ['127.0.0.1'] })],
];

let server: TestServer;

async function start(): Promise<void> {
  server = await TestServer.start();
}

async function stop(): Promise<void> {
  await server.stop();
}

/** `ok`, or why not. */
async function outcome(
  answer: Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }>,
): Promise<string> {
  const settled = await answer;
  return settled.ok ? 'ok' : settled.why;
}

for (const [name, fetch] of ways) {
  const over = suite(`fetching over ${name}`);
  over.before(start);
  over.after(stop);

  const fetcherOf = (more: FetcherOptions = {}) =>
    createFetcher({ ...(fetch && { fetch }), timeout: 20_000, now: () => testTime, ...more });
  const tryCrl = (url: string, more: FetcherOptions = {}) => outcome(fetcherOf(more).fetchCrl(url));

  over('a CRL in DER and in PEM, whatever its type is said to be', async () => {
    const urls = [
      server.serve('/root.crl', crl, { 'content-type': 'application/pkix-crl' }),
      server.serve('/text.crl', encodePem('X509 CRL', crl), { 'content-type': 'text/html' }),
    ];
    for (const url of urls) {
      const answer = await fetcherOf().fetchCrl(url);
      assert.is(answer.ok ? hex(answer.bytes) : answer.detail, hex(crl));
    }
  });

  over('an OCSP response, the request sent by POST', async () => {
    let sent = '';
    const url = server.on('/ocsp', (incoming, response, body) => {
      sent = `${incoming.method} ${incoming.headers['content-type']} ${hex(body)}`;
      response.end(ocsp);
    });
    const answer = await fetcherOf().fetchOcsp(url, request);
    assert.is(answer.ok ? hex(answer.bytes) : answer.detail, hex(ocsp));
    assert.is(sent, `POST application/ocsp-request ${hex(request)}`);
  });

  over('an OCSP request sent by GET where the URL stays short, the answer kept for both ways alike', async () => {
    const small = encodeOcspRequest({ serialNumber: Uint8Array.of(5), issuer: rootName, issuerKey: rootKey });
    const asked = (path: string) => server.requests.filter((line) => line.includes(path));
    const byGet = `/get/${encodeURIComponent(Buffer.from(small).toString('base64'))}`;
    server.serve(byGet, ocsp);
    const fetcher = fetcherOf({ ocspMethod: 'get' });
    for (const url of [server.url('/get'), server.url('/get'), server.url('/get/')]) {
      assert.is(await outcome(fetcher.fetchOcsp(url, small)), 'ok', url);
    }
    assert.equal(asked('/get'), [`GET ${byGet}`, `GET ${byGet}`], 'the second answer is from the cache');
    const cache = createMemoryCache();
    for (const ocspMethod of ['get', 'post'] as const) {
      assert.is(await outcome(fetcherOf({ ocspMethod, cache }).fetchOcsp(server.url('/get'), small)), 'ok');
    }
    assert.is(asked('/get').length, 3);

    const long = encodeOcspRequest(
      { serialNumber: Uint8Array.of(5), issuer: rootName, issuerKey: rootKey },
      { nonce: new Uint8Array(128) },
    );
    for (const [path, body] of [
      ['/post', long],
      ['/post?ca=1', small],
    ] as const) {
      assert.is(await outcome(fetcherOf({ ocspMethod: 'get' }).fetchOcsp(server.serve(path, ocsp), body)), 'ok');
      assert.equal(asked(path).at(-1), `POST ${path}`);
    }
  });

  over('issuers in DER, in PEM and in a certs-only message', async () => {
    const other = ca('Other');
    const answers: readonly (readonly [Uint8Array | string, number])[] = [
      [root.der, 1],
      [encodePem('CERTIFICATE', root.der) + encodePem('CERTIFICATE', other.der), 2],
      [certificatesOnly([root.der, other.der]), 2],
    ];
    for (const [index, [bytes, count]] of answers.entries()) {
      const answer = await fetcherOf().fetchIssuers(server.serve(`/issuers${index}`, bytes));
      assert.is(answer.ok ? answer.certificates.length : answer.detail, count);
      assert.is(answer.ok && hex(answer.certificates[0]?.der ?? request), hex(root.der));
    }
  });

  over('content that is not what was asked for', async () => {
    const cut = server.serve('/cut.crl', crl.subarray(0, 60));
    for (const url of [
      cut,
      server.serve('/page', '<html>'),
      server.serve('/empty', ''),
      server.serve('/r', root.der),
    ]) {
      assert.is(await tryCrl(url), 'content', url);
    }
    assert.is(await outcome(fetcherOf().fetchOcsp(server.serve('/crl', crl), request)), 'content');
    assert.is(await outcome(fetcherOf().fetchIssuers(server.serve('/crl', crl))), 'content');
    assert.is(await outcome(fetcherOf().fetchIssuers(server.serve('/none', certificatesOnly([])))), 'content');
  });

  over('a status other than 200, whatever comes with it', async () => {
    for (const status of [201, 204, 206, 303, 304, 400, 404, 500]) {
      const url = server.on('/status', (_, response) => response.writeHead(status).end(crl));
      assert.is(await tryCrl(url), 'status', String(status));
    }
    const nowhere = server.on('/nowhere', (_, response) => response.writeHead(302).end());
    assert.is(await tryCrl(nowhere), 'status');
  });

  over('headers that never come', async () => {
    const url = server.on('/silent', () => undefined);
    assert.is(await tryCrl(url, { timeout: 50 }), 'timeout');
  });

  over('a body that never ends', async () => {
    const url = server.on('/drip', (_, response) => {
      const timer = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(timer));
    });
    assert.is(await tryCrl(url, { timeout: 100 }), 'timeout');
    const half = server.on('/half', (_, response) => {
      response.writeHead(200, { 'content-length': crl.length });
      response.write(crl.subarray(0, 20));
    });
    assert.is(await tryCrl(half, { timeout: 50 }), 'timeout');
  });

  over('a flood is read up to the limit and no further', async () => {
    let written = 0;
    const closed = new Promise<void>((resolve) => {
      server.on('/flood', (_, response) => {
        const piece = new Uint8Array(64 * 1024);
        const pour = () => {
          while (!response.destroyed && response.write(piece)) written += piece.length;
        };
        response.on('drain', pour);
        response.on('close', resolve);
        pour();
      });
    });
    assert.is(await tryCrl(server.url('/flood'), { maximumBytes: 100_000 }), 'too-large');
    await closed;
    // What the sockets in between hold is beyond the limit.
    assert.ok(written < 64 * 1024 * 1024, `${written} bytes`);
  });

  over('exactly the limit is taken, one byte more is not, announced or not', async () => {
    const announced = server.serve('/announced', crl, { 'content-length': String(crl.length) });
    const chunked = server.on('/chunked', (_, response) => {
      response.write(crl.subarray(0, 50));
      response.end(crl.subarray(50));
    });
    for (const url of [announced, chunked]) {
      assert.is(await tryCrl(url, { maximumBytes: crl.length }), 'ok');
      assert.is(await tryCrl(url, { maximumBytes: crl.length - 1 }), 'too-large');
    }
  });

  over('a length that lies', async () => {
    const more = server.on('/more', (_, response) => {
      response.writeHead(200, { 'content-length': crl.length + 10 });
      response.write(crl, () => response.destroy());
    });
    assert.is(await tryCrl(more), 'network');
    const raw = (length: number) =>
      server.on('/raw', (_, response) => {
        response.socket?.end(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n`), crl]));
      });
    assert.is(await tryCrl(raw(crl.length - 10)), 'content');
    assert.is(await tryCrl(raw(10_000_000_000)), 'too-large');
  });

  over('a connection that breaks, and none at all', async () => {
    assert.is(await tryCrl(server.on('/reset', (_, response) => response.socket?.resetAndDestroy())), 'network');
    const junk = server.on('/junk', (_, response) => response.socket?.end('not HTTP\r\n\r\n'));
    assert.is(await tryCrl(junk), 'network');
    const gone = await TestServer.start();
    const url = gone.url('/');
    await gone.stop();
    assert.is(await tryCrl(url), 'network');
  });

  over('redirects are followed, relative ones too, up to the limit', async () => {
    server.serve('/final.crl', crl);
    server.redirect('/one', '/final.crl');
    for (const status of [301, 302, 307, 308]) {
      const url = server.redirect('/two', 'one', status);
      assert.is(await tryCrl(url, { maximumRedirects: 2 }), 'ok', String(status));
    }
    assert.is(await tryCrl(server.url('/two'), { maximumRedirects: 1 }), 'too-many-redirects');
    assert.is(await tryCrl(server.url('/one'), { maximumRedirects: 0 }), 'too-many-redirects');
  });

  over('a redirect in circles', async () => {
    server.redirect('/a', '/b');
    const url = server.redirect('/b', '/a');
    assert.is(await tryCrl(url), 'too-many-redirects');
  });

  over('a redirected OCSP request stays a POST', async () => {
    server.on('/moved', (incoming, response, body) =>
      response.end(incoming.method === 'POST' && body.length > 0 ? ocsp : ''),
    );
    assert.is(await outcome(fetcherOf().fetchOcsp(server.redirect('/there', '/moved'), request)), 'ok');
  });

  over('a redirect to what is not asked for', async () => {
    for (const location of ['file:///etc/passwd', 'ftp://127.0.0.1/', 'data:,x', 'http://a:b@127.0.0.1/', 'http://[']) {
      assert.is(await tryCrl(server.redirect('/away', location)), 'refused-url', location);
    }
  });

  over.run();
}

const urls = suite('URLs');

urls('only http and https, without credentials, are gone to', async () => {
  let asked = 0;
  const fetcher = createFetcher({
    fetch: () => {
      asked++;
      return Promise.reject(new Error('no network'));
    },
  });
  const refused = [
    '',
    'x',
    '/x',
    'file:///etc/passwd',
    'ftp://a/',
    'ldap://a/',
    'data:,x',
    'javascript:0',
    'http://u@a/',
  ];
  for (const url of [...refused, `http://a/${'x'.repeat(3000)}`]) {
    assert.is(await outcome(fetcher.fetchCrl(url)), 'refused-url', url);
  }
  assert.is(asked, 0);
  assert.is(await outcome(fetcher.fetchCrl('HTTP://a/#x')), 'network');
  assert.is(asked, 1);
});

urls('a detail is safe to print', async () => {
  const fetcher = createFetcher({ fetch: () => Promise.reject(new Error('\u001b[2J\u202e')) });
  const answer = await fetcher.fetchCrl('http://a/');
  assert.is(answer.ok || answer.detail, '\\u{1b}[2J\\u{202e}');
  const refused = await fetcher.fetchCrl('x\n');
  assert.is(refused.ok || refused.detail, 'x\\u{a}: no URL');
});

urls.run();

const odd = suite('a fetch of one’s own');

function stream(...pieces: readonly Uint8Array[]) {
  const left = [...pieces];
  const read = async () => {
    const value = left.shift();
    return { done: value === undefined, value };
  };
  return { getReader: () => ({ read }) };
}

const noHeaders = { get: () => null };

odd('without streams, with empty pieces, with its buffer shared', async () => {
  const whole = createFetcher({
    fetch: async () => ({ status: 200, headers: noHeaders, arrayBuffer: async () => new Uint8Array(crl).buffer }),
    maximumBytes: crl.length,
  });
  assert.is(await outcome(whole.fetchCrl('http://a/')), 'ok');
  const tooLong = createFetcher({
    fetch: async () => ({ status: 200, headers: noHeaders, arrayBuffer: async () => new Uint8Array(crl).buffer }),
    maximumBytes: crl.length - 1,
  });
  assert.is(await outcome(tooLong.fetchCrl('http://a/')), 'too-large');
  const pieces = Array.from(crl, (_, at) => crl.subarray(at, at + 1));
  const body = stream(new Uint8Array(0), ...pieces);
  const dripping = createFetcher({ fetch: async () => ({ status: 200, headers: noHeaders, body }) });
  const answer = await dripping.fetchCrl('http://a/');
  assert.is(answer.ok && hex(answer.bytes), hex(crl));
});

odd('what it throws, at once or later, and what it answers is never thrown on', async () => {
  const faults: readonly FetchFunction[] = [
    () => {
      throw new TypeError('at once');
    },
    () => Promise.reject('a string'),
    () => Promise.reject(undefined),
    async () => undefined as never,
    async () => ({ status: 200, headers: noHeaders, body: { getReader: () => ({ read: () => Promise.reject(1) }) } }),
  ];
  for (const fetch of faults) assert.is(await outcome(createFetcher({ fetch }).fetchCrl('http://a/')), 'network');
  const hidden = createFetcher({ fetch: async () => ({ status: 0, headers: noHeaders }) });
  assert.is(await outcome(hidden.fetchCrl('http://a/')), 'status');
});

odd('one that pays no heed to its signal is left behind', async () => {
  let reads = 0;
  const never = createFetcher({ fetch: () => new Promise(() => undefined), timeout: 20 });
  assert.is(await outcome(never.fetchCrl('http://a/')), 'timeout');
  const read = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    reads++;
    return { done: false, value: Uint8Array.of(0) };
  };
  const endless = createFetcher({
    fetch: async () => ({ status: 200, headers: noHeaders, body: { getReader: () => ({ read }) } }),
    timeout: 20,
  });
  assert.is(await outcome(endless.fetchCrl('http://a/')), 'timeout');
  await new Promise((resolve) => setTimeout(resolve, 20));
  const readSoFar = reads;
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.is(reads, readSoFar);
});

odd('options that cannot be meant are mistakes of the program', () => {
  for (const options of [
    { timeout: -1 },
    { timeout: 2 ** 40 },
    { maximumBytes: Number.NaN },
    { maximumRedirects: -1 },
  ]) {
    assert.throws(
      () => createFetcher(options),
      (error: unknown) => error instanceof RangeError,
    );
  }
});

odd('a responder’s refusal is an answer', async () => {
  const fetch: FetchFunction = async () => ({ status: 200, headers: noHeaders, body: stream(unableResponse(3)) });
  assert.is(await outcome(createFetcher({ fetch }).fetchOcsp('http://a/', request)), 'ok');
});

odd.run();
