import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  encodeExplicit,
  encodeIa5String,
  encodeImplicit,
  encodeOid,
  encodeSequence,
} from '../../src/asn1/der-writer.ts';
import { createFetcher, type FetchingSourceOptions, fetchingIssuers, fetchingSource } from '../../src/fetch.ts';
import { type RevocationMode, type VerifyInput, verify, verifyAsync } from '../../src/index.ts';
import { ca, type ExtensionInput, extension, type IssuedWithKey } from '../support/pki.ts';
import { crlOf, ocspOf, unableResponse } from '../support/revocation.ts';
import { outcomeOf, testTime } from '../support/verification.ts';
import { TestServer } from './server.ts';

const root = ca('Root');
const ocspMethod = '1.3.6.1.5.5.7.48.1';
const issuersMethod = '1.3.6.1.5.5.7.48.2';

let server: TestServer;

function uri(text: string): Uint8Array {
  return encodeImplicit(6, encodeIa5String(text));
}

function access(...places: readonly (readonly [method: string, url: string])[]): ExtensionInput {
  const value = encodeSequence(...places.map(([method, url]) => encodeSequence(encodeOid(method), uri(url))));
  return extension('1.3.6.1.5.5.7.1.1', value);
}

/** Each point with its alternative URLs, under cRLDistributionPoints or freshestCRL. */
function points(lists: readonly (readonly string[])[], oid = '2.5.29.31'): ExtensionInput {
  const names = lists.map((urls) => encodeExplicit(0, encodeExplicit(0, ...urls.map(uri))));
  return extension(oid, encodeSequence(...names.map((name) => encodeSequence(name))));
}

function leafWith(...moreExtensions: readonly ExtensionInput[]): IssuedWithKey {
  return root.issueLeaf({ moreExtensions });
}

const fetcherOf = () => createFetcher({ now: () => testTime, timeout: 20_000 });

/** The outcome, and the leaf's status. */
async function judge(
  leaf: IssuedWithKey,
  ways: FetchingSourceOptions = {},
  mode: RevocationMode = 'hard',
): Promise<string> {
  const sources = [fetchingSource(fetcherOf(), ways)];
  const input = { leaf: leaf.der, anchors: [root.der], time: testTime, revocation: { mode, sources } };
  const verdict = await verifyAsync(input);
  const report = verdict.ok ? verdict.report : verdict.best;
  return `${outcomeOf(verdict)}; ${report?.steps[0]?.revocation?.status}`;
}

const source = suite('revocation fetched');
source.before(async () => {
  server = await TestServer.start();
});
source.before.each(() => {
  server.requests.length = 0;
});
source.after(() => server.stop());

source('by CRL: good and revoked', async () => {
  const leaf = leafWith(points([[server.url('/root.crl')]]));
  server.serve('/root.crl', crlOf(root));
  assert.is(await judge(leaf), 'accepted; good');
  server.serve('/root.crl', crlOf(root, { revoked: [{ certificate: leaf.der }] }));
  assert.is(await judge(leaf, {}, 'soft'), '0 revoked; revoked');
});

source('by OCSP: the request is about the leaf, and the CRL is left alone', async () => {
  const leaf = leafWith(access([ocspMethod, server.url('/ocsp')]), points([[server.url('/root.crl')]]));
  let asked = new Uint8Array(0);
  server.on('/ocsp', (_, response, body) => {
    asked = new Uint8Array(body);
    response.end(ocspOf(root, [{ certificate: leaf.der }]));
  });
  assert.is(await judge(leaf), 'accepted; good');
  assert.equal(server.requests, ['POST /ocsp']);
  assert.is(asked[0], 0x30);
  server.serve('/ocsp', ocspOf(root, [{ certificate: leaf.der, status: { at: Date.UTC(2025, 2) } }]));
  assert.is(await judge(leaf), '0 revoked; revoked');
});

source('a responder that is unable, broken or gone: the next one, then the CRL', async () => {
  const gone = leafWith(
    access([ocspMethod, server.url('/gone')], [ocspMethod, server.url('/unable')], [ocspMethod, server.url('/junk')]),
    points([[server.url('/root.crl')]]),
  );
  server.serve('/unable', unableResponse(3));
  server.serve('/junk', 'junk');
  server.serve('/root.crl', crlOf(root));
  assert.is(await judge(gone), 'accepted; good');
  assert.equal(server.requests, ['POST /gone', 'POST /unable', 'POST /junk', 'GET /root.crl']);
});

source('each way can be left out', async () => {
  const leaf = leafWith(access([ocspMethod, server.url('/ocsp')]), points([[server.url('/root.crl')]]));
  server.serve('/ocsp', ocspOf(root, [{ certificate: leaf.der }]));
  server.serve('/root.crl', crlOf(root));
  assert.is(await judge(leaf, { ocsp: false }), 'accepted; good');
  assert.is(await judge(leaf, { crl: false }), 'accepted; good');
  assert.equal(server.requests, ['GET /root.crl', 'POST /ocsp']);
});

source('of a point the first URL that answers, other schemes passed over; every point', async () => {
  const ldap = 'ldap://127.0.0.1/cn=x';
  const leaf = leafWith(points([[ldap, server.url('/gone'), server.url('/root.crl'), server.url('/spare')], [ldap]]));
  server.serve('/root.crl', crlOf(root));
  assert.is(await judge(leaf), 'accepted; good');
  assert.equal(server.requests, ['GET /gone', 'GET /root.crl']);
  server.requests.length = 0;
  await judge(leafWith(points([[server.url('/root.crl')], [server.url('/other')]])));
  assert.equal(server.requests.sort(), ['GET /other', 'GET /root.crl']);
});

source('delta CRLs, where the CRL or the certificate tells of them', async () => {
  const delta = points([[server.url('/delta.crl')]], '2.5.29.46');
  for (const isInList of [true, false]) {
    const leaf = leafWith(points([[server.url('/root.crl')]]), ...(isInList ? [] : [delta]));
    server.serve('/root.crl', crlOf(root, { extensions: isInList ? [delta] : [] }));
    const revoked = [{ certificate: leaf.der }];
    server.serve('/delta.crl', crlOf(root, { number: 8, baseNumber: 7, revoked, thisUpdate: Date.UTC(2025, 4, 20) }));
    assert.is(await judge(leaf), '0 revoked; revoked', String(isInList));
  }
});

source('nothing offered, nothing asked; nothing answered is unreachable', async () => {
  assert.is(await judge(leafWith()), '0 revocation-unknown; not-offered');
  assert.equal(server.requests, []);
  const leaf = leafWith(access([ocspMethod, server.url('/gone')]), points([[server.url('/gone')]]));
  assert.is(await judge(leaf), '0 revocation-unknown; unreachable');
  assert.is(await judge(leaf, {}, 'soft'), 'accepted; unreachable');
});

source('evidence signed by another key is refused like any other', async () => {
  const forger = ca('Root', { key: ca('Forger').key });
  const leaf = leafWith(points([[server.url('/forged.crl')]]));
  server.serve('/forged.crl', crlOf(root, { signedBy: forger }));
  assert.match(await judge(leaf, {}, 'soft'), /^0 revocation-evidence-bad/);
});

source('however many URLs a certificate has, few are asked', async () => {
  const many = Array.from({ length: 50 }, (_, at) => server.url(`/many${at}`));
  const leaf = leafWith(access(...many.map((url) => [ocspMethod, url] as const)), points(many.map((url) => [url])));
  assert.is(await judge(leaf), '0 revocation-unknown; unreachable');
  assert.is(server.requests.length, 8);
});

source('verify() cannot wait: unreachable', () => {
  const leaf = leafWith(points([[server.url('/root.crl')]]));
  server.serve('/root.crl', crlOf(root));
  const sources = [fetchingSource(fetcherOf())];
  const input: VerifyInput = {
    leaf: leaf.der,
    anchors: [root.der],
    time: testTime,
    revocation: { mode: 'hard', sources },
  };
  assert.is(outcomeOf(verify(input)), '0 revocation-unknown');
});

source('the names of sources say what they ask', () => {
  const names = [{}, { crl: false }, { ocsp: false }].map((ways) => fetchingSource(fetcherOf(), ways).name);
  assert.equal(names, ['OCSP and CRL over HTTP', 'OCSP over HTTP', 'CRL over HTTP']);
});

source.run();

const issuers = suite('issuers fetched');
issuers.before(async () => {
  server = await TestServer.start();
});
issuers.after(() => server.stop());

issuers('a chain of which only the leaf was sent', async () => {
  const upper = root.issueCa('Upper', { moreExtensions: [access([issuersMethod, server.url('/root.cer')])] });
  const lower = upper.issueCa('Lower', { moreExtensions: [access([issuersMethod, server.url('/upper.cer')])] });
  const moreExtensions = [access([ocspMethod, server.url('/ocsp')], [issuersMethod, server.url('/lower.cer')])];
  const leaf = lower.issueLeaf({ moreExtensions });
  server.serve('/upper.cer', upper.der);
  server.serve('/lower.cer', lower.der);
  const input = { leaf: leaf.der, anchors: [root.der], time: testTime };
  const found = await verifyAsync({ ...input, issuers: fetchingIssuers(fetcherOf()) });
  assert.is(outcomeOf(found), 'accepted');
  assert.equal(server.requests, ['GET /lower.cer', 'GET /upper.cer']);
  assert.match(outcomeOf(await verifyAsync(input)), /issuer-not-found/);
});

issuers('an answer that is none leaves the verdict as it was', async () => {
  const moreExtensions = [access([issuersMethod, server.serve('/junk', 'junk')])];
  const leaf = ca('Elsewhere').issueCa('Intermediate').issueLeaf({ moreExtensions });
  const input = { leaf: leaf.der, anchors: [root.der], time: testTime };
  const verdict = await verifyAsync({ ...input, issuers: fetchingIssuers(fetcherOf()) });
  assert.is(outcomeOf(verdict), outcomeOf(await verifyAsync(input)));
});

issuers.run();
