import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  checkStapledResponse,
  type StapledAnswer,
  type StapledQuestion,
} from '../../../src/config/check-stapled-response.ts';
import { OcspCertificateStatus, OcspResponse, OcspRevocationReason } from '../../../src/config/ocsp-response.ts';
import { type SslErrorName, sslErrorName } from '../../../src/config/ssl-error-code.ts';
import { defaultProvider } from '../../../src/default-provider.ts';
import { driveAsync, driveSync } from '../../../src/verify/drivers.ts';
import { ca, ecKey, endEntity } from '../../support/pki.ts';
import { type OcspOptions, ocspOf, read, type SingleInput, unableResponse } from '../../support/revocation.ts';

const test = suite('qt.md §16: stapled OCSP responses');

const time = Date.UTC(2025, 5, 1);
const second = 1000;
const root = ca('Root');
const leaf = root.issueLeaf();
const otherLeaf = root.issueLeaf({ names: ['dns:other.example.com'], serial: Uint8Array.of(77) });
const provider = defaultProvider();

function judge(stapled: Uint8Array | undefined, more: Partial<StapledQuestion> = {}): StapledAnswer {
  const question = { stapled, peer: read(leaf.der), issuers: [read(root.der)], time, ...more };
  return driveSync(checkStapledResponse(question), provider);
}

function errorsOf(stapled: Uint8Array | undefined, more?: Partial<StapledQuestion>): SslErrorName[] {
  return judge(stapled, more).errors.map(sslErrorName);
}

function respond(single: Partial<SingleInput> = {}, options?: OcspOptions): Uint8Array {
  const input = {
    certificate: leaf.der,
    thisUpdate: time - 1000 * second,
    nextUpdate: time + 1000 * second,
    ...single,
  };
  return ocspOf(root, [input], options);
}

test('assertion 46: a good response, and each that is not, has its code', () => {
  assert.equal(errorsOf(respond()), []);
  assert.equal(errorsOf(respond({ nextUpdate: null })), []);
  assert.equal(errorsOf(undefined), ['OcspNoResponseFound']);
  const unable: readonly (readonly [number, SslErrorName])[] = [
    [1, 'OcspMalformedRequest'],
    [2, 'OcspInternalError'],
    [3, 'OcspTryLater'],
    [5, 'OcspSigRequred'],
    [6, 'OcspUnauthorized'],
  ];
  for (const [status, name] of unable) assert.equal(errorsOf(unableResponse(status)), [name]);
  assert.equal(errorsOf(respond({ status: { at: time - second, reason: 1 } })), ['CertificateRevoked']);
  assert.equal(errorsOf(respond({ status: 'unknown' })), ['OcspStatusUnknown']);
  const twice = ocspOf(root, [{ certificate: leaf.der }, { certificate: leaf.der }]);
  assert.equal(errorsOf(twice), ['OcspMalformedResponse']);
  assert.equal(errorsOf(ocspOf(root, [])), ['OcspMalformedResponse']);
  assert.is(judge(Uint8Array.of(1, 2, 3)).isReadable, false);
  assert.is(judge(respond()).isReadable, true);
});

test('assertion 46: a response that is not current is expired', () => {
  const rows: readonly (readonly [number, number])[] = [
    [-2000, -1000],
    [5000, 10000],
    [100, -100],
    [-100, -200],
    [30, 10],
  ];
  for (const [from, to] of rows) {
    const single = { thisUpdate: time + from * second, nextUpdate: time + to * second };
    assert.equal(errorsOf(respond(single)), ['OcspResponseExpired'], `${from} ${to}`);
  }
  const skewed = { thisUpdate: time + 60 * second, nextUpdate: time + 60 * second };
  assert.equal(errorsOf(respond(skewed)), []);
  assert.equal(errorsOf(respond({ thisUpdate: time - 100 * second, nextUpdate: time - 60 * second })), []);
  assert.equal(errorsOf(respond({ thisUpdate: time + 61 * second })), ['OcspResponseExpired']);
});

test('assertion 46: a response about another certificate, or of another CA, is not known', () => {
  assert.equal(errorsOf(respond({ certificate: otherLeaf.der })), ['OcspResponseCertIdUnknown']);
  assert.equal(errorsOf(respond({ issuer: ca('Other') })), ['OcspResponseCertIdUnknown']);
});

test('assertion 46: only the issuer, or whom it has certified for that, can answer', () => {
  const stranger = ca('Stranger');
  assert.equal(errorsOf(respond({}, { responder: stranger })), ['OcspResponseCannotBeTrusted']);
  const certificates = [stranger.der];
  assert.equal(errorsOf(respond({}, { responder: stranger, certificates })), ['OcspResponseCannotBeTrusted']);
  assert.equal(errorsOf(respond({}, { signedBy: stranger })), ['OcspResponseCannotBeTrusted']);
  const delegate = root.issueLeaf({ subject: 'Responder', names: [], extendedKeyUsage: ['OCSPSigning'] });
  assert.equal(errorsOf(respond({}, { responder: delegate, certificates: [delegate.der] })), []);
  const server = root.issueLeaf({ subject: 'Server', names: [] });
  const unfit = { responder: server, certificates: [server.der] };
  assert.equal(errorsOf(respond({}, unfit)), ['OcspResponseCannotBeTrusted']);
});

test("assertion 46: a self-signed peer answers for itself, and is the response's subject and responder", () => {
  const key = ecKey('alone');
  const self = endEntity({ subject: 'www.example.com', key }, { key });
  const peer = read(self.der);
  const stapled = ocspOf(self, [{ certificate: self.der }]);
  const { errors, responses } = judge(stapled, { peer, issuers: [peer] });
  assert.equal(errors, []);
  assert.is(responses.length, 1);
  assert.ok(responses[0]?.subject().equals(responses[0].responder()));
  assert.is(responses[0]?.certificateStatus(), OcspCertificateStatus.Good);
});

test('several errors stand together, in the order of Qt', () => {
  const old = { certificate: otherLeaf.der, status: { at: time - second }, nextUpdate: time - 500 * second } as const;
  assert.equal(errorsOf(respond(old, { responder: ca('Stranger') })), [
    'OcspResponseCannotBeTrusted',
    'OcspResponseCertIdUnknown',
    'OcspResponseExpired',
    'CertificateRevoked',
  ]);
});

test('a certificate of the issuer’s name that did not sign the peer is no issuer', () => {
  const impostor = ca('Root', { key: ecKey('impostor') });
  const stapled = ocspOf(impostor, [{ certificate: leaf.der }]);
  const issuers = [read(impostor.der), read(root.der)];
  assert.equal(errorsOf(stapled, { issuers: [read(impostor.der)] }), [
    'OcspResponseCannotBeTrusted',
    'OcspResponseCertIdUnknown',
  ]);
  assert.equal(errorsOf(stapled, { issuers }), ['OcspResponseCannotBeTrusted', 'OcspResponseCertIdUnknown']);
  assert.equal(errorsOf(respond(), { issuers }), []);
  assert.equal(errorsOf(respond(), { issuers: [] }), ['OcspResponseCannotBeTrusted', 'OcspResponseCertIdUnknown']);
});

test('a crowd of issuers costs a bounded number of signatures', () => {
  const crowd = Array.from({ length: 100 }, (_, i) => read(ca('Root', { key: ecKey(`crowd ${i}`) }).der));
  let checked = 0;
  const counting = {
    name: 'counting',
    verify: (job: Parameters<typeof provider.verify>[0]) => {
      checked++;
      return provider.verify(job);
    },
  };
  const question = { stapled: respond(), peer: read(leaf.der), issuers: crowd, time };
  driveSync(checkStapledResponse(question), counting);
  assert.ok(checked <= 16, `${checked}`);
});

test('what a response says is kept, Qt’s numbers for the reasons', async () => {
  const stapled = respond({ status: { at: time - second, reason: 8 } });
  const question = { stapled, peer: read(leaf.der), issuers: [read(root.der)], time };
  const { responses } = await driveAsync(checkStapledResponse(question), provider);
  const [found] = responses as [OcspResponse];
  assert.is(found.certificateStatus(), OcspCertificateStatus.Revoked);
  assert.is(found.revocationReason(), OcspRevocationReason.RemoveFromCRL);
  assert.ok(found.equals(judge(stapled).responses[0] as OcspResponse));
  assert.not(found.equals(judge(respond()).responses[0] as OcspResponse));
  const beyond = judge(respond({ status: { at: time - second, reason: 9 } })).responses[0];
  assert.is(beyond?.revocationReason(), OcspRevocationReason.Unspecified);
});

test('a response that says nothing is Unknown, for no reason, of and about nobody', () => {
  const empty = new OcspResponse();
  assert.is(empty.certificateStatus(), OcspCertificateStatus.Unknown);
  assert.is(empty.revocationReason(), OcspRevocationReason.None);
  assert.ok(empty.responder().isNull());
  assert.ok(empty.subject().isNull());
  assert.ok(empty.equals(new OcspResponse()));
});

test.run();
