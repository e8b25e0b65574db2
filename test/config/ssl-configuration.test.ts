import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  bindSystemRoots,
  PeerVerifyMode,
  SslCertificate,
  SslCipher,
  SslConfiguration,
  SslDiffieHellmanParameters,
  SslEllipticCurve,
  type SslKey,
  SslOption,
  SslProtocol,
} from '../../src/config.ts';
import { ca } from '../support/pki.ts';
import { sslCertificate, trusting, warningsOf } from './support/peers.ts';

const test = suite('SslConfiguration');

const root = ca('Root');
const other = ca('Other');
const certificate = sslCertificate(root);

/** Every setter with a value that is not the initial one, and how the value is read back. */
const changes: Readonly<Record<string, (configuration: SslConfiguration) => void>> = {
  protocol: (c) => c.setProtocol(SslProtocol.TlsV1_3OrLater),
  mode: (c) => c.setPeerVerifyMode(PeerVerifyMode.QueryPeer),
  depth: (c) => c.setPeerVerifyDepth(3),
  caCertificates: (c) => c.setCaCertificates([certificate]),
  addedCa: (c) => c.addCaCertificate(certificate),
  besideSystem: (c) => c.addCaCertificatesBesideSystem([certificate]),
  ciphers: (c) => c.setCiphers('AES128-SHA'),
  curves: (c) => c.setEllipticCurves([SslEllipticCurve.fromShortName('secp384r1')]),
  dh: (c) => c.setDiffieHellmanParameters(new SslDiffieHellmanParameters()),
  chain: (c) => c.setLocalCertificateChain([certificate, SslCertificate.null]),
  backend: (c) => c.setBackendConfigurationOption('MinProtocol', 'TLSv1.3'),
  option: (c) => c.setSslOption(SslOption.SslOptionDisableSessionTickets, true),
  ticket: (c) => c.setSessionTicket(Uint8Array.of(1, 2)),
  hint: (c) => c.setPreSharedKeyIdentityHint(Uint8Array.of(3)),
  alpn: (c) => c.setAllowedNextProtocols([SslConfiguration.ALPNProtocolHTTP2]),
  cookie: (c) => c.setDtlsCookieVerificationEnabled(false),
  stapling: (c) => c.setOcspStaplingEnabled(true),
  interrupt: (c) => c.setHandshakeMustInterruptOnError(true),
  fatal: (c) => c.setMissingCertificateIsFatal(true),
  matching: (c) => c.setIdentityMatching('rfc9525'),
};

const anyChanges = fc.subarray(Object.keys(changes));

function changed(names: readonly string[]): SslConfiguration {
  const configuration = new SslConfiguration();
  for (const name of names) changes[name]?.(configuration);
  return configuration;
}

test('a new one is null, equals another, and has the values of qt.md §2.2', () => {
  const fresh = new SslConfiguration();
  assert.ok(fresh.isNull());
  assert.ok(fresh.equals(new SslConfiguration()));
  assert.is(fresh.protocol(), SslProtocol.SecureProtocols);
  assert.is(fresh.peerVerifyMode(), PeerVerifyMode.AutoVerifyPeer);
  assert.is(fresh.peerVerifyDepth(), 0);
  assert.equal(fresh.caCertificates(), []);
  assert.equal(fresh.ciphers(), []);
  assert.ok(fresh.usesSystemRoots());
  assert.ok(fresh.privateKey().isNull());
  assert.ok(fresh.localCertificate().isNull());
  assert.ok(fresh.peerCertificate().isNull());
  assert.equal(fresh.peerCertificateChain(), []);
  assert.ok(fresh.sessionCipher().isNull());
  assert.is(fresh.sessionProtocol(), SslProtocol.UnknownProtocol);
  assert.is(fresh.sessionTicketLifeTimeHint(), -1);
  assert.ok(fresh.diffieHellmanParameters().equals(SslDiffieHellmanParameters.defaultParameters()));
  const options = Object.values(SslOption).filter((option) => fresh.testSslOption(option));
  assert.is(
    options.reduce((sum, option) => sum + option, 0),
    0x55,
  );
});

for (const [name, change] of Object.entries(changes)) {
  test(`${name}: a change is not equal to none, and is when both have it`, () => {
    const configuration = changed([name]);
    assert.ok(configuration.notEquals(new SslConfiguration()));
    assert.ok(configuration.equals(changed([name])));
    assert.is(configuration.isNull(), name === 'cookie');
    const overwritten = new SslConfiguration();
    change(overwritten);
    assert.ok(overwritten.equals(configuration));
  });
}

test('property: equals is reflexive and symmetric, and tells different settings apart', () => {
  fc.assert(
    fc.property(anyChanges, anyChanges, (some, others) => {
      const [a, b] = [changed(some), changed(others)];
      assert.ok(a.equals(a));
      assert.is(a.equals(b), b.equals(a));
      assert.is(a.equals(b), !a.notEquals(b));
      // Setting and adding one certificate come to the same list.
      const kinds = new Set(
        [...some, ...others].filter((name) => /Ca|System|chain/.test(name) || name === 'caCertificates'),
      );
      if (kinds.size === 0) assert.is(a.equals(b), some.join() === others.join());
    }),
  );
});

test('property: copies are independent, whichever of the two is changed', () => {
  fc.assert(
    fc.property(anyChanges, anyChanges, fc.boolean(), (before, after, changesCopy) => {
      const original = changed(before);
      const copies = [new SslConfiguration(original), original.clone()];
      for (const copy of copies) assert.ok(copy.equals(original));
      const [target, kept] = changesCopy ? [copies[0], original] : [original, copies[0]];
      if (target === undefined || kept === undefined) return;
      for (const name of after) changes[name]?.(target);
      assert.ok(kept.equals(changed(before)));
      assert.ok(copies[1]?.equals(changesCopy ? original : changed(before)));
    }),
  );
});

test('setters store copies and getters give copies', () => {
  const configuration = new SslConfiguration();
  const list = [certificate];
  const ticket = Uint8Array.of(1);
  const backend = new Map([['MinProtocol', 'TLSv1.3']]);
  configuration.setCaCertificates(list);
  configuration.setSessionTicket(ticket);
  configuration.setBackendConfiguration(backend);
  list.push(certificate);
  ticket[0] = 9;
  backend.clear();
  assert.is(configuration.caCertificates().length, 1);
  assert.equal([...configuration.sessionTicket()], [1]);
  assert.is(configuration.backendConfiguration().size, 1);
  configuration.caCertificates().push(certificate);
  configuration.sessionTicket()[0] = 9;
  configuration.backendConfiguration().clear();
  assert.is(configuration.caCertificates().length, 1);
  assert.equal([...configuration.sessionTicket()], [1]);
  assert.is(configuration.backendConfiguration().size, 1);
  configuration.setBackendConfiguration();
  assert.is(configuration.backendConfiguration().size, 0);
});

test('bad depths are ignored with a warning', () => {
  const configuration = new SslConfiguration();
  configuration.setPeerVerifyDepth(1);
  for (const depth of [-1, -1000, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '2', null, undefined]) {
    const warnings = warningsOf(() => configuration.setPeerVerifyDepth(depth as number));
    assert.is(configuration.peerVerifyDepth(), 1, String(depth));
    assert.is(warnings.length, 1);
    assert.match(warnings[0] as string, String(depth));
  }
  configuration.setPeerVerifyDepth(-0);
  assert.ok(Object.is(configuration.peerVerifyDepth(), 0));
});

test('numbers that no enumeration has are ignored with a warning', () => {
  const configuration = new SslConfiguration();
  const warnings = warningsOf(() => {
    configuration.setPeerVerifyMode(4 as PeerVerifyMode);
    configuration.setProtocol(99 as SslProtocol);
    configuration.setSslOption(0x100 as SslOption, true);
    configuration.setIdentityMatching('any' as 'qt');
  });
  assert.is(warnings.length, 4);
  assert.ok(configuration.isNull());
});

test('what is of another class is a mistake of the program', () => {
  const configuration = new SslConfiguration();
  assert.throws(() => configuration.setCaCertificates([root.der as unknown as SslCertificate]), /SslCertificate/);
  assert.throws(() => configuration.setPrivateKey({} as SslKey), TypeError);
  assert.throws(() => SslConfiguration.setDefaultConfiguration({} as SslConfiguration), TypeError);
  assert.ok(configuration.isNull());
});

test('CA certificates: order and duplicates stay, and setting or adding any ends the use of the system’s', () => {
  const configuration = new SslConfiguration();
  configuration.setCaCertificates([certificate, certificate]);
  configuration.addCaCertificate(sslCertificate(other));
  configuration.addCaCertificates([certificate]);
  assert.is(configuration.caCertificates().length, 4);
  assert.ok(configuration.caCertificates()[2]?.equals(sslCertificate(other)));
  assert.not(configuration.usesSystemRoots());
  const added = new SslConfiguration();
  added.addCaCertificatesBesideSystem([certificate]);
  assert.ok(added.usesSystemRoots());
  assert.not(added.equals(trusting(root)));
});

test('ciphers by text: unknown names are dropped, empty parts too, order and duplicates stay', () => {
  const configuration = new SslConfiguration();
  configuration.setCiphers(':AES128-SHA::HIGH:!RC4:aes128-sha:TLS_AES_128_GCM_SHA256:AES128-SHA:');
  assert.equal(
    configuration.ciphers().map((cipher) => cipher.name()),
    ['AES128-SHA', 'TLS_AES_128_GCM_SHA256', 'AES128-SHA'],
  );
  configuration.setCiphers([new SslCipher()]);
  assert.ok(configuration.ciphers()[0]?.isNull());
});

test('the local certificate is the first of its chain', () => {
  const configuration = new SslConfiguration();
  configuration.setLocalCertificateChain([certificate, sslCertificate(other)]);
  assert.ok(configuration.localCertificate().equals(certificate));
  configuration.setLocalCertificate(sslCertificate(other));
  assert.is(configuration.localCertificateChain().length, 1);
});

test('state has no setter: a copy has it, and settings leave it alone', () => {
  const configuration = trusting(root);
  const connected = configuration.withState({
    peerCertificate: certificate,
    sessionCipher: new SslCipher('AES128-SHA'),
    sessionProtocol: SslProtocol.TlsV1_2,
    nextNegotiatedProtocol: 'h2',
  });
  assert.ok(configuration.peerCertificate().isNull());
  assert.ok(connected.peerCertificate().equals(certificate));
  assert.is(connected.sessionCipher().name(), 'AES128-SHA');
  assert.is(connected.nextNegotiatedProtocol(), 'h2');
  assert.not(connected.equals(configuration));
  assert.ok(connected.clone().equals(connected));
  const reconfigured = connected.withSettingsOf(new SslConfiguration());
  assert.ok(reconfigured.peerCertificate().equals(certificate));
  assert.equal(reconfigured.caCertificates(), []);
});

test('a session’s cipher and protocol do not make it non-null; its peer does', () => {
  const fresh = new SslConfiguration();
  const sessionProtocol = SslProtocol.TlsV1_3;
  assert.ok(fresh.withState({ sessionProtocol, sessionCipher: new SslCipher('AES128-SHA') }).isNull());
  assert.not(fresh.withState({ peerCertificate: certificate }).isNull());
  assert.not(fresh.withState({ sessionTicketLifeTimeHint: 60 }).isNull());
});

test('swap exchanges settings and state', () => {
  const [a, b] = [trusting(root).withState({ peerCertificate: certificate }), new SslConfiguration()];
  const [wasA, wasB] = [a.clone(), b.clone()];
  a.swap(b);
  assert.ok(a.equals(wasB));
  assert.ok(b.equals(wasA));
});

test('the default is a snapshot; what is set is inherited whole', () => {
  const before = SslConfiguration.defaultConfiguration();
  try {
    before.setPeerVerifyDepth(7);
    assert.is(SslConfiguration.defaultConfiguration().peerVerifyDepth(), 0);
    const wanted = changed(Object.keys(changes));
    SslConfiguration.setDefaultConfiguration(wanted);
    wanted.setPeerVerifyDepth(9);
    assert.ok(SslConfiguration.defaultConfiguration().equals(changed(Object.keys(changes))));
    assert.ok(before.notEquals(wanted));
  } finally {
    before.setPeerVerifyDepth(0);
    SslConfiguration.setDefaultConfiguration(before);
  }
});

test('the default of DTLS differs in its protocol', () => {
  const dtls = SslConfiguration.defaultDtlsConfiguration();
  assert.is(dtls.protocol(), SslProtocol.DtlsV1_2OrLater);
  assert.ok(dtls.dtlsCookieVerificationEnabled());
  assert.equal(dtls.ciphers().length, SslConfiguration.defaultConfiguration().ciphers().length);
  const changedDefault = dtls.clone();
  changedDefault.setPeerVerifyDepth(2);
  SslConfiguration.setDefaultDtlsConfiguration(changedDefault);
  assert.is(SslConfiguration.defaultDtlsConfiguration().peerVerifyDepth(), 2);
  assert.is(SslConfiguration.defaultConfiguration().peerVerifyDepth(), 0);
  SslConfiguration.setDefaultDtlsConfiguration(dtls);
});

test('the CA database is made once for a list, and shared by copies', () => {
  const configuration = trusting(root, other);
  const store = configuration.caStore();
  assert.is(store.size, 2);
  assert.is(configuration.caStore(), store);
  const copy = configuration.clone();
  copy.setPeerVerifyDepth(3);
  assert.is(copy.caStore(), store);
  copy.addCaCertificate(certificate);
  assert.is.not(copy.caStore(), store);
  assert.is(configuration.caStore(), store);
});

test('144 CAs are read once, however often they are used', () => {
  const list = Array.from({ length: 144 }, (_, i) => sslCertificate(i % 2 === 0 ? root : other));
  let reads = 0;
  for (const each of list) {
    const parsed = each.certificate();
    each.certificate = () => {
      reads++;
      return parsed;
    };
  }
  const configuration = new SslConfiguration();
  configuration.setCaCertificates(list);
  assert.is(reads, 0);
  for (let i = 0; i < 3; i++) configuration.clone().caStore();
  assert.is(reads, 144);
});

test('null certificates stand in the list and trust nobody', () => {
  const configuration = new SslConfiguration();
  configuration.setCaCertificates([SslCertificate.null, certificate]);
  assert.is(configuration.caCertificates().length, 2);
  assert.is(configuration.caStore().size, 1);
});

test('the system’s roots: read once, the system before the embedded, only where they are used', () => {
  let reads = 0;
  const count = (der: Uint8Array) => () => {
    reads++;
    return [der];
  };
  const configuration = new SslConfiguration();
  bindSystemRoots('system', undefined);
  bindSystemRoots('embedded', count(other.der));
  assert.ok(SslConfiguration.systemCaCertificates()[0]?.equals(sslCertificate(other)));
  assert.is(configuration.caStore().size, 1);
  bindSystemRoots('system', count(root.der));
  assert.ok(SslConfiguration.systemCaCertificates()[0]?.equals(certificate));
  assert.ok(configuration.caStore().anchors[0]?.certificate?.der.length === root.der.length);
  assert.is(configuration.caStore(), configuration.clone().caStore());
  assert.is(reads, 2);
  configuration.addCaCertificatesBesideSystem([sslCertificate(other)]);
  assert.is(configuration.caStore().size, 2);
  configuration.setCaCertificates([]);
  assert.is(configuration.caStore().size, 0);
  assert.is(reads, 2);
  bindSystemRoots('system', undefined);
  bindSystemRoots('embedded', undefined);
  assert.equal(SslConfiguration.systemCaCertificates(), []);
});

test.run();
