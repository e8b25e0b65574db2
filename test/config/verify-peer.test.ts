import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  bindSystemRoots,
  effectiveVerifyMode,
  isAboutSignature,
  type PeerRole,
  PeerVerifyMode,
  SslCertificate,
  SslConfiguration,
  SslError,
  SslErrorCode,
  SslProtocol,
  verifyPeer,
  verifyPeerAsync,
} from '../../src/config.ts';
import { ca, makeChain, rsaKey, withFlippedBit } from '../support/pki.ts';
import { ocspOf } from '../support/revocation.ts';
import { testTime as time } from '../support/verification.ts';
import { errorTexts, sslCertificate, trusting } from './support/peers.ts';

const test = suite('verifyPeer');

const host = 'www.example.com';
const { root, intermediates, leaf, pool } = makeChain({ intermediates: [{}, {}] });
const sent = [leaf.der, ...pool];
const everyone = [leaf, ...intermediates, root];
const expired = root.issueLeaf({ notAfter: '2025-02-01' });
const forged = { der: withFlippedBit(expired.der) };

test('the mode in force', () => {
  const { AutoVerifyPeer, VerifyPeer, QueryPeer, VerifyNone } = PeerVerifyMode;
  assert.is(effectiveVerifyMode(AutoVerifyPeer, 'client'), VerifyPeer);
  assert.is(effectiveVerifyMode(AutoVerifyPeer, 'server'), QueryPeer);
  for (const mode of [VerifyPeer, QueryPeer, VerifyNone]) {
    for (const role of ['client', 'server'] as const) assert.is(effectiveVerifyMode(mode, role), mode);
  }
});

test('a good peer, and the configuration with its state', () => {
  const configuration = trusting(root);
  const state = { sessionProtocol: SslProtocol.TlsV1_3, peerCertificate: SslCertificate.null };
  const answer = verifyPeer(configuration, 'client', sent, host, { time, state });
  assert.ok(answer.accepted);
  assert.equal(answer.sslErrors, []);
  assert.ok(answer.verdict?.ok);
  assert.ok(answer.configuration.peerCertificate().equals(sslCertificate(leaf)));
  assert.is(answer.configuration.peerCertificateChain().length, 3);
  assert.is(answer.configuration.sessionProtocol(), SslProtocol.TlsV1_3);
  assert.ok(configuration.peerCertificate().isNull());
});

test('a client without a name to expect finds a mismatch', () => {
  const answer = verifyPeer(trusting(root), 'client', sent, undefined, { time });
  assert.equal(errorTexts(answer.sslErrors, everyone), ['HostNameMismatch 0']);
  assert.not(answer.accepted);
});

test('names by RFC 9525 where the configuration says so', () => {
  const configuration = trusting(root);
  const partial = root.issueLeaf({ subject: 'www.example.com', names: ['dns:w*.example.com'] });
  const ip = root.issueLeaf({ names: ['ip:192.0.2.1'] });
  const check = (certificate: { der: Uint8Array }, name: string): boolean =>
    verifyPeer(configuration, 'client', [certificate.der], name, { time }).accepted;
  assert.ok(check(partial, host));
  configuration.setIdentityMatching('rfc9525');
  assert.not(check(partial, host));
  assert.ok(check(ip, '192.0.2.1'));
  assert.not(check(ip, '3221225985'));
});

test('errors of a path: the certificate at fault, in OpenSSL’s order', () => {
  const old = ca('Old', { notAfter: '2025-01-02' });
  const bad = old.issueCa('Bad', { cA: false, notAfter: '2025-02-01' });
  const end = bad.issueLeaf({ notAfter: '2025-03-01', extendedKeyUsage: ['clientAuth'] });
  const { peerVerifyErrors, sslErrors } = verifyPeer(trusting(old), 'client', [end.der, root.der, bad.der], 'b.test', {
    time,
  });
  const places = [end, bad, old];
  const engine = ['InvalidPurpose 0', 'InvalidCaCertificate 1', 'CertificateExpired 2', 'CertificateExpired 1'];
  assert.equal(errorTexts(peerVerifyErrors, places), [...engine, 'CertificateExpired 0', 'HostNameMismatch 0']);
  assert.equal(errorTexts(sslErrors, places), ['HostNameMismatch 0', ...engine, 'CertificateExpired 0']);
  for (const error of sslErrors) assert.type(error.detail, 'object');
});

test('depth counts every intermediate, self-issued ones too, and another path may be short enough', () => {
  const configuration = trusting(root);
  configuration.setPeerVerifyDepth(1);
  const refused = verifyPeer(configuration, 'client', sent, host, { time });
  assert.equal(errorTexts(refused.sslErrors, [leaf, intermediates[1] ?? leaf, intermediates[0] ?? leaf]), [
    'UnspecifiedError 2',
    'UnableToGetLocalIssuerCertificate 2',
  ]);
  const [, second] = intermediates;
  assert.ok(second);
  const shortcut = root.issueCa('Intermediate 2', { key: second.key });
  assert.ok(verifyPeer(configuration, 'client', [...sent, shortcut.der], host, { time }).accepted);
});

test('a self-issued intermediate counts like any other', () => {
  const old = root.issueCa('Renewed');
  const renewed = old.issueCa('Renewed', { key: ca('New key').key });
  const end = renewed.issueLeaf();
  const isAccepted = (depth: number): boolean => {
    const configuration = trusting(root);
    configuration.setPeerVerifyDepth(depth);
    return verifyPeer(configuration, 'client', [end.der, old.der, renewed.der], host, { time }).accepted;
  };
  assert.ok(isAccepted(2));
  assert.not(isAccepted(1));
});

test('a chain over the depth says nothing of what is beyond, but for forgeries', () => {
  const configuration = trusting(root);
  configuration.setPeerVerifyDepth(1);
  const late = makeChain({ intermediates: [{ notAfter: '2025-01-02' }, {}, {}] });
  const { sslErrors } = verifyPeer(configuration, 'client', [late.leaf.der, ...late.pool], host, { time });
  const names = errorTexts(sslErrors).map((text) => text.split(' ')[0]);
  assert.equal(names, ['UnspecifiedError', 'UnableToGetLocalIssuerCertificate']);
});

test('a forgery is told even from beyond the depth', () => {
  const configuration = trusting(root);
  configuration.setPeerVerifyDepth(1);
  const long = makeChain({ intermediates: [{}, {}, {}] });
  const [top = leaf.der, ...rest] = long.pool;
  const { sslErrors } = verifyPeer(configuration, 'client', [long.leaf.der, ...rest, withFlippedBit(top)], host, {
    time,
  });
  const names = errorTexts(sslErrors).map((text) => text.split(' ')[0]);
  assert.equal(names, ['CertificateSignatureFailed', 'UnspecifiedError', 'UnableToGetLocalIssuerCertificate']);
});

test('the first 128 certificates may help, and no more', () => {
  const [first = leaf, second = leaf] = intermediates;
  const isAccepted = (junk: number): boolean => {
    const chain = [leaf.der, first.der, ...new Array<Uint8Array>(junk).fill(root.der), second.der];
    return verifyPeer(trusting(root), 'client', chain, host, { time }).accepted;
  };
  assert.ok(isAccepted(125));
  assert.not(isAccepted(126));
});

test('expired and forged: the forgery is told first, and no list gets past it', () => {
  const configuration = trusting(root);
  const lists = [
    { errors: [new SslError(SslErrorCode.CertificateExpired, sslCertificate(forged))] },
    { all: true },
    {
      errors: [SslErrorCode.CertificateExpired, SslErrorCode.CertificateSignatureFailed].map(
        (code) => new SslError(code, sslCertificate(forged)),
      ),
    },
  ];
  for (const ignore of [undefined, ...lists]) {
    const answer = verifyPeer(configuration, 'client', [forged.der], host, { time, ignore });
    const errors = ['CertificateSignatureFailed 0', 'CertificateExpired 0'];
    assert.equal(errorTexts(answer.sslErrors, [forged]), errors);
    assert.equal(errorTexts(answer.peerVerifyErrors, [forged]), errors);
    assert.not(answer.accepted);
  }
  const honest = { errors: [new SslError(SslErrorCode.CertificateExpired, sslCertificate(expired))] };
  assert.ok(verifyPeer(configuration, 'client', [expired.der], host, { time, ignore: honest }).accepted);
});

test('expired and forged: QueryPeer reports it first too, in both lists, and does not go on', () => {
  for (const role of ['client', 'server'] as const) {
    const configuration = trusting(root);
    configuration.setPeerVerifyMode(PeerVerifyMode.QueryPeer);
    const answer = verifyPeer(configuration, role, [forged.der], 'bad.test', { time });
    assert.is(answer.sslErrors[0]?.error(), SslErrorCode.CertificateSignatureFailed);
    assert.is(answer.peerVerifyErrors[0]?.error(), SslErrorCode.CertificateSignatureFailed);
    assert.is(answer.sslErrors.filter(isAboutSignature).length, 1);
    assert.not(answer.accepted);
  }
});

test('what nobody could check is as little ignored', () => {
  const provider = { name: 'none', verify: () => [{ status: 'unsupported' as const }] };
  const answer = verifyPeer(trusting(root), 'client', sent, host, {
    time,
    provider: provider as never,
    ignore: { all: true },
  });
  assert.not(answer.accepted);
  assert.ok(answer.sslErrors.length > 0);
});

test('a certificate that cannot be read is an error that nobody can ignore', () => {
  for (const chain of [[Uint8Array.of(1, 2, 3)], [new Uint8Array(0)], [SslCertificate.null]]) {
    const answer = verifyPeer(trusting(root), 'client', chain, host, { time, ignore: { all: true } });
    assert.not(answer.accepted);
    assert.is(answer.sslErrors[0]?.error(), SslErrorCode.UnspecifiedError);
    assert.is(answer.sslErrors[0]?.detail, 'certificate-malformed');
  }
});

test('null certificates, junk and 500 certificates behind the leaf do no harm', () => {
  const junk = [SslCertificate.null, Uint8Array.of(0x30, 0), ...pool, ...pool];
  assert.ok(verifyPeer(trusting(root), 'client', [leaf.der, ...junk], host, { time }).accepted);
  const ring = ca('A').issueCa('B').issueCa('A');
  const many = Array.from({ length: 500 }, (_, i) => (i % 2 === 0 ? ring.der : root.der));
  const answer = verifyPeer(trusting(root), 'client', [...sent, ...many], host, { time });
  assert.ok(answer.accepted);
  assert.is(answer.configuration.peerCertificateChain().length, 503);
});

test('the whole chain is looked up among the known frauds, in every mode', () => {
  const serial = Uint8Array.from('009239d5348f40d1695a745470e1f23f43'.match(/../g) ?? [], (hex) =>
    Number.parseInt(hex, 16),
  );
  const fraud = root.issueLeaf({ subject: 'addons.mozilla.org', serial });
  const configuration = trusting(root);
  configuration.setPeerVerifyMode(PeerVerifyMode.VerifyNone);
  const answer = verifyPeer(configuration, 'client', [leaf.der, fraud.der], host, { time });
  assert.equal(errorTexts(answer.sslErrors, [leaf, fraud]), ['CertificateBlacklisted 1']);
  assert.ok(answer.accepted);
});

test('the CA database: explicit ones alone, else the system’s, and none is none', () => {
  bindSystemRoots('embedded', undefined);
  bindSystemRoots('system', () => [root.der]);
  const accepts = (configuration: SslConfiguration): boolean =>
    verifyPeer(configuration, 'client', sent, host, { time }).accepted;
  assert.ok(accepts(new SslConfiguration()));
  assert.ok(accepts(SslConfiguration.defaultConfiguration()));
  assert.not(accepts(trusting()));
  bindSystemRoots('system', undefined);
  assert.not(accepts(new SslConfiguration()));
});

test('signatures of known CAs are not checked again by the same database', () => {
  const configuration = trusting(root);
  const spent = (): number | undefined =>
    verifyPeer(configuration.clone(), 'client', sent, host, { time }).verdict?.spent.signatures;
  assert.is(spent(), 3);
  assert.is(spent(), 1, 'the leaf alone');
});

test('the security level: 2 unless said otherwise; CipherString goes before the option', () => {
  const short = root.issueLeaf({ key: rsaKey('rsa1024-1') });
  const configuration = trusting(root);
  const check = (securityLevel?: 0 | 2): string[] =>
    errorTexts(verifyPeer(configuration, 'client', [short.der], host, { time, securityLevel }).sslErrors, [short]);
  assert.equal(check(), ['UnspecifiedError 0']);
  assert.equal(check(0), []);
  configuration.setBackendConfigurationOption('CipherString', 'DEFAULT@SECLEVEL=2');
  assert.equal(check(0), ['UnspecifiedError 0']);
});

test('a weak path is passed over for a strong one', () => {
  const middle = root.issueCa('Middle');
  const weak = root.issueCa('Middle', { key: middle.key, signatureAlgorithm: 'ecdsa-with-SHA1' });
  const end = middle.issueLeaf();
  for (const chain of [
    [end.der, weak.der, middle.der],
    [end.der, middle.der, weak.der],
  ]) {
    assert.ok(verifyPeer(trusting(root), 'client', chain, host, { time }).accepted);
  }
});

test('settings that no connection could be made with accept nobody', () => {
  const configuration = trusting(root);
  configuration.setBackendConfigurationOption('NoSuchCommand', 'x');
  configuration.setPeerVerifyMode(PeerVerifyMode.VerifyNone);
  const answer = verifyPeer(configuration, 'client', sent, host, { time });
  assert.ok(answer.configurationError);
  assert.not(answer.accepted);
});

const pending = suite('verifyPeer: stapled OCSP responses');

function withStapling(): SslConfiguration {
  const configuration = trusting(root);
  configuration.setOcspStaplingEnabled(true);
  return configuration;
}

const direct = root.issueLeaf();
const current = { thisUpdate: time - 1000, nextUpdate: time + 1_000_000 };

function staple(stapled: Uint8Array | undefined, chain = [direct.der]): string[] {
  const answer = verifyPeer(withStapling(), 'client', chain, host, { time, stapled });
  return errorTexts(answer.sslErrors, [direct]);
}

pending('none, a good one, a revoked one', () => {
  assert.equal(staple(undefined), ['OcspNoResponseFound 0']);
  assert.equal(staple(ocspOf(root, [{ certificate: direct.der, ...current }])), []);
  const revoked = ocspOf(root, [{ certificate: direct.der, ...current, status: { at: time - 5000 } }]);
  assert.equal(staple(revoked), ['CertificateRevoked 0']);
});

pending('what is no response ends the handshake, whatever is ignored', () => {
  const options = { time, stapled: Uint8Array.of(1), ignore: { all: true } };
  const answer = verifyPeer(withStapling(), 'client', [direct.der], host, options);
  assert.is(answer.interruptedOn?.error(), SslErrorCode.OcspMalformedResponse);
  assert.not(answer.accepted);
});

pending('a certificate that is merely sent vouches for nobody', () => {
  const impostor = ca('Root', { key: ca('Impostor').key });
  const own = ocspOf(impostor, [{ certificate: direct.der, ...current }]);
  const errors = ['OcspResponseCannotBeTrusted 0', 'OcspResponseCertIdUnknown 0'];
  assert.equal(staple(own, [direct.der, impostor.der]), errors);
});

pending('an issuer that did not sign the peer vouches for it no more', () => {
  const altered = { der: withFlippedBit(direct.der) };
  const good = ocspOf(root, [{ certificate: direct.der, ...current }]);
  const { sslErrors } = verifyPeer(withStapling(), 'client', [altered.der], host, { time, stapled: good });
  assert.equal(errorTexts(sslErrors, [altered]), [
    'CertificateSignatureFailed 0',
    'OcspResponseCannotBeTrusted 0',
    'OcspResponseCertIdUnknown 0',
  ]);
});

pending('only a client that verifies looks at it', () => {
  for (const mode of [PeerVerifyMode.QueryPeer, PeerVerifyMode.VerifyNone]) {
    const configuration = withStapling();
    configuration.setPeerVerifyMode(mode);
    assert.equal(verifyPeer(configuration, 'client', [direct.der], host, { time }).sslErrors, []);
  }
  const configuration = withStapling();
  configuration.setPeerVerifyMode(PeerVerifyMode.VerifyPeer);
  const client = root.issueLeaf({ extendedKeyUsage: ['clientAuth'] });
  assert.equal(verifyPeer(configuration, 'server', [client.der], '', { time }).sslErrors, []);
});

const equality = suite('verifyPeer and verifyPeerAsync');

const chains: readonly (readonly Uint8Array[])[] = [
  [],
  sent,
  [leaf.der],
  [forged.der],
  [expired.der],
  [ca('Self').der],
  [leaf.der, ...pool, Uint8Array.of(1)],
  [root.issueLeaf({ names: ['dns:other.test'] }).der],
];

equality('property: the answer is the same', async () => {
  const asked = fc.record({
    chain: fc.constantFrom(...chains),
    role: fc.constantFrom<PeerRole>('client', 'server'),
    mode: fc.constantFrom(...Object.values(PeerVerifyMode)),
    depth: fc.nat(2),
    all: fc.boolean(),
    stapling: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ chain, role, mode, depth, all, stapling }) => {
      const configuration = trusting(root);
      configuration.setPeerVerifyMode(mode);
      configuration.setPeerVerifyDepth(depth);
      configuration.setOcspStaplingEnabled(stapling);
      const options = { time, ignore: { all } };
      const now = verifyPeer(configuration, role, chain, host, options);
      const later = await verifyPeerAsync(configuration, role, chain, host, options);
      assert.equal(errorTexts(later.sslErrors), errorTexts(now.sslErrors));
      assert.equal(errorTexts(later.peerVerifyErrors), errorTexts(now.peerVerifyErrors));
      assert.is(later.accepted, now.accepted);
      assert.ok(later.configuration.equals(now.configuration));
      assert.equal(errorTexts(now.peerVerifyErrors).sort(), errorTexts(now.sslErrors).sort());
    }),
    { numRuns: 60 },
  );
});

test.run();
pending.run();
equality.run();
