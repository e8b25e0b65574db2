import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  EncodingFormat,
  PeerVerifyMode,
  SslCertificate,
  SslConfiguration,
  SslError,
  SslErrorCode,
  SslProtocol,
  verifyPeer,
} from '../../../src/config.ts';
import { toAscii } from '../../../src/to-ascii.ts';
import { matchQtHost } from '../../../src/verify/identity/qt-matcher.ts';
import { ca } from '../../support/pki.ts';
import { read } from '../../support/revocation.ts';
import { testTime as time } from '../../support/verification.ts';
import { errorTexts, sslCertificate, trusting, warningsOf } from '../support/peers.ts';

const test = suite('qt.md §16: verification and configuration');

const root = ca('Root');
const configuration = trusting(root);
const good = root.issueLeaf({ names: ['dns:example.com'] });

function verify(chain: readonly { readonly der: Uint8Array }[], host?: string): string[] {
  return errorTexts(SslCertificate.verify(chain.map(sslCertificate), host, { configuration, time }), chain);
}

test('assertion 23: verify of nothing is one error without a certificate', () => {
  const errors = SslCertificate.verify([]);
  assert.is(errors.length, 1);
  assert.ok(errors[0]?.equals(new SslError(SslErrorCode.UnspecifiedError)));
});

test('verify of a null certificate is an error too, and rejects nobody’s promise', async () => {
  for (const errors of [
    SslCertificate.verify([SslCertificate.null]),
    await SslCertificate.verifyAsync([SslCertificate.null, sslCertificate(root)], 'example.com'),
  ]) {
    assert.is(errors.length, 1);
    assert.is(errors[0]?.error(), SslErrorCode.UnspecifiedError);
    assert.is(errors[0]?.detail, 'certificate-malformed');
  }
});

test('assertion 24: a certificate of a trusted CA has no errors', () => {
  assert.equal(verify([good]), []);
});

test('assertion 25: a certificate known to be a fraud is refused', () => {
  const hex = '9239d5348f40d1695a745470e1f23f43';
  const serial = Uint8Array.of(0, ...(hex.match(/../g) ?? []).map((octet) => Number.parseInt(octet, 16)));
  const fraud = root.issueLeaf({ subject: 'addons.mozilla.org', serial });
  assert.equal(verify([fraud]), ['CertificateBlacklisted 0']);
  assert.equal(verify([fraud], 'b.test'), ['CertificateBlacklisted 0', 'HostNameMismatch 0']);
  assert.equal(verify([good, fraud]), [], 'only the first is looked up');
});

test('assertion 26: self-signed and expired are both told, of that certificate', () => {
  const old = ca('Large serial', { cA: false, notAfter: '2024-01-01', serial: new Uint8Array(20).fill(1) });
  assert.equal(verify([old]), ['SelfSignedCertificate 0', 'CertificateExpired 0']);
});

test('assertion 27: who is no CA is blamed for what it issued', () => {
  const issuer = root.issueCa('No CA', { cA: false });
  assert.ok(verify([issuer.issueLeaf(), issuer]).includes('InvalidCaCertificate 1'));
});

test('assertion 28: an intermediate that is a CA; the host name is checked where one is given', () => {
  const intermediate = root.issueCa('Intermediate');
  const leaf = intermediate.issueLeaf({ names: ['dns:example.com'] });
  assert.equal(verify([leaf, intermediate]), []);
  assert.equal(verify([leaf, intermediate], 'example.com'), []);
  assert.equal(verify([leaf, intermediate], 'fail.example.com'), ['HostNameMismatch 0']);
});

test('verify asks the default configuration unless another is given, and knows no depth and no purpose', () => {
  const before = SslConfiguration.defaultConfiguration();
  const intermediates = [root.issueCa('One')];
  intermediates.push(...intermediates.map((one) => one.issueCa('Two')));
  const leaf = intermediates[1]?.issueLeaf({ extendedKeyUsage: ['clientAuth'] });
  const chain = [leaf?.der, ...intermediates.map(({ der }) => der)].map((der) =>
    sslCertificate(der ?? new Uint8Array()),
  );
  try {
    const trustingRoot = trusting(root);
    trustingRoot.setPeerVerifyDepth(1);
    SslConfiguration.setDefaultConfiguration(trustingRoot);
    assert.equal(SslCertificate.verify(chain, '', { time }), []);
    SslConfiguration.setDefaultConfiguration(trusting());
    assert.is(SslCertificate.verify(chain, '', { time }).length, 1);
  } finally {
    SslConfiguration.setDefaultConfiguration(before);
  }
});

test('verifyAsync answers as verify does', async () => {
  const chains = [[good], [root], [ca('Other')], [ca('Other').issueLeaf()]];
  for (const chain of chains) {
    const errors = await SslCertificate.verifyAsync(chain.map(sslCertificate), 'example.com', { configuration, time });
    assert.equal(errorTexts(errors, chain), verify(chain, 'example.com'));
  }
});

test('assertion 33: more than one cipher is supported, and more than one is a default', () => {
  assert.ok(SslConfiguration.supportedCiphers().length > 1);
  const defaults = SslConfiguration.defaultConfiguration().ciphers();
  assert.ok(defaults.length > 1);
  const supported = SslConfiguration.supportedCiphers();
  for (const cipher of defaults) assert.ok(supported.some((each) => each.equals(cipher)));
  assert.not(SslConfiguration.defaultConfiguration().isNull());
});

test('assertion 34: mode and depth: defaults, what is set, and what is ignored', () => {
  const fresh = new SslConfiguration();
  assert.is(fresh.peerVerifyMode(), PeerVerifyMode.AutoVerifyPeer);
  fresh.setPeerVerifyMode(PeerVerifyMode.VerifyNone);
  assert.is(fresh.peerVerifyMode(), PeerVerifyMode.VerifyNone);
  assert.is(fresh.peerVerifyDepth(), 0);
  fresh.setPeerVerifyDepth(1);
  const warnings = warningsOf(() => fresh.setPeerVerifyDepth(-1));
  assert.is(fresh.peerVerifyDepth(), 1);
  warnings.push(...warningsOf(() => fresh.setPeerVerifyDepth(-1000)));
  fresh.setPeerVerifyDepth(100);
  assert.is(fresh.peerVerifyDepth(), 100);
  assert.is(warnings.length, 2);
});

test('assertion 35: a new configuration is null and has no session; the backend’s settings come back as given', () => {
  const fresh = new SslConfiguration();
  assert.ok(fresh.isNull());
  assert.ok(fresh.sessionCipher().isNull());
  assert.is(fresh.sessionProtocol(), SslProtocol.UnknownProtocol);
  const backend = new Map([['DHParameters', 'file.pem']]);
  fresh.setBackendConfiguration(backend);
  assert.equal(fresh.backendConfiguration(), backend);
  fresh.setBackendConfigurationOption('Options', 'None');
  assert.equal(fresh.backendConfiguration(), new Map([...backend, ['Options', 'None']]));
});

test('assertion 36: settings go round through another configuration and stay equal', () => {
  const own = SslConfiguration.defaultConfiguration();
  own.setCaCertificates([sslCertificate(root)]);
  const round = SslConfiguration.defaultConfiguration().withSettingsOf(own);
  assert.ok(round.equals(own));
  assert.ok(new SslConfiguration(round).equals(own));
});

test('assertion 37: what has been made of a default keeps its CAs and ciphers', () => {
  const before = SslConfiguration.defaultConfiguration();
  const existing = SslConfiguration.defaultConfiguration();
  try {
    const changed = SslConfiguration.defaultConfiguration();
    changed.setCaCertificates([]);
    changed.setCiphers([]);
    SslConfiguration.setDefaultConfiguration(changed);
    assert.ok(existing.equals(before));
    assert.equal(SslConfiguration.defaultConfiguration().ciphers(), []);
  } finally {
    SslConfiguration.setDefaultConfiguration(before);
  }
});

test('assertion 39: an internationalised wildcard', () => {
  const { der } = root.issueLeaf({ subject: '*.SCHÄUFELE.DE', names: [] });
  const matches = (host: string): boolean => matchQtHost(read(der), host, toAscii);
  const hosts = ['WWW.SCHÄUFELE.DE', 'www.schäufele.de', 'www.xn--schufele-2za.de', 'WWW.XN--SCHUFELE-2ZA.DE'];
  for (const host of hosts) assert.ok(matches(host), host);
  for (const host of ['schäufele.de', 'www.schaufele.de', 'a.b.schäufele.de']) assert.not(matches(host), host);
});

test('assertion 40: addresses in the subjectAltName, of both kinds, and in the common name', () => {
  const addresses = read(root.issueLeaf({ subject: 'x', names: ['ip:1.1.1.1', 'ip:fe80::3c29:2fa1:dd44:765'] }).der);
  assert.ok(matchQtHost(addresses, '1.1.1.1'));
  assert.ok(matchQtHost(addresses, 'fe80::3c29:2fa1:dd44:765'));
  assert.not(matchQtHost(addresses, '1.1.1.2'));
  assert.ok(matchQtHost(read(root.issueLeaf({ subject: '127.0.0.1', names: [] }).der), '127.0.0.1'));
});

test('assertion 41: a list of ignored errors must hold every one, certificate and all', () => {
  const self = ca('example.com', { cA: false, keyUsage: ['digitalSignature'] });
  const right = new SslError(SslErrorCode.SelfSignedCertificate, sslCertificate(self));
  const wrong = new SslError(SslErrorCode.SelfSignedCertificate);
  const isAccepted = (...errors: SslError[]): boolean =>
    verifyPeer(configuration, 'client', [self.der], 'example.com', { time, ignore: { errors } }).accepted;
  assert.not(isAccepted());
  assert.not(isAccepted(wrong));
  assert.ok(isAccepted(right));
  assert.ok(isAccepted(right, wrong));
});

const clients = {
  none: [],
  'self-signed': [ca('Self', { cA: false })],
  'server EKU': [root.issueLeaf({ extendedKeyUsage: ['serverAuth'] })],
  'client EKU': [root.issueLeaf({ extendedKeyUsage: ['clientAuth'] })],
  'client EKU and CA': [root.issueLeaf({ extendedKeyUsage: ['clientAuth'] }), root],
} as const;

const refusedByVerifyPeer: readonly string[] = ['none', 'self-signed', 'server EKU'];

for (const [name, chain] of Object.entries(clients)) {
  for (const [mode, value] of Object.entries(PeerVerifyMode)) {
    test(`assertion 42: a server with ${mode} and a client with ${name}`, () => {
      const server = trusting(root);
      server.setPeerVerifyMode(value);
      const { accepted, configuration: after } = verifyPeer(server, 'server', chain.map(sslCertificate), '', { time });
      assert.is(accepted, mode !== 'VerifyPeer' || !refusedByVerifyPeer.includes(name));
      const expected = mode === 'VerifyNone' ? [] : chain.map(({ der }) => new SslCertificate(der, EncodingFormat.Der));
      const seen = after.peerCertificateChain();
      assert.is(seen.length, expected.length);
      for (const [i, each] of expected.entries()) assert.ok(seen[i]?.equals(each));
      assert.ok(after.peerCertificate().equals(expected[0] ?? SslCertificate.null));
    });
  }
}

test('assertion 43: a second connection has its own errors only', () => {
  const first = verifyPeer(configuration, 'client', [ca('Self').der], 'example.com', { time });
  assert.not(first.accepted);
  const second = verifyPeer(first.configuration, 'client', [good.der], 'example.com', { time });
  assert.equal(second.sslErrors, []);
  assert.ok(second.accepted);
  assert.ok(second.configuration.peerCertificate().equals(sslCertificate(good)));
});

test.run();
