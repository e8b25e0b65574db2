import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeInteger, encodeSequence } from '../../../src/asn1/der-writer.ts';
import { parseCipherNames, supportedCiphers } from '../../../src/config/cipher-list.ts';
import { EncodingFormat, SslProtocol } from '../../../src/config/enumerations.ts';
import { SslCertificate } from '../../../src/config/ssl-certificate.ts';
import { SslCipher } from '../../../src/config/ssl-cipher.ts';
import {
  SslDiffieHellmanParameters,
  SslDiffieHellmanParametersError,
} from '../../../src/config/ssl-diffie-hellman-parameters.ts';
import { SslEllipticCurve, supportedEllipticCurves } from '../../../src/config/ssl-elliptic-curve.ts';
import { SslError, SslErrorCode } from '../../../src/config/ssl-error.ts';
import { ca } from '../../support/pki.ts';

const test = suite('qt.md §16: errors, ciphers, curves and Diffie-Hellman parameters');

test('assertion 31: a fresh error is NoError without certificate; equality needs code and certificate', () => {
  const certificate = new SslCertificate(ca('Root').der, EncodingFormat.Der);
  assert.is(certificate.isNull(), false);
  const fresh = new SslError();
  assert.is(fresh.error(), SslErrorCode.NoError);
  assert.ok(fresh.certificate().isNull());
  for (const code of Object.values(SslErrorCode)) {
    const bare = new SslError(code);
    const full = new SslError(code, certificate);
    assert.is(bare.error(), code);
    assert.ok(bare.certificate().isNull());
    assert.ok(full.certificate().equals(certificate));
    assert.ok(bare.errorString().length > 0, `${code} has no wording`);
    assert.ok(full.equals(new SslError(code, certificate)));
    assert.not(full.equals(bare));
    assert.not(bare.equals(full));
    assert.is(bare.equals(fresh), code === SslErrorCode.NoError);
  }
});

test('assertion 32: null ciphers, look-up by name and protocol, and lists given in either way', () => {
  const none = new SslCipher();
  assert.ok(none.isNull());
  assert.is(none.name(), '');
  assert.is(none.supportedBits(), 0);
  assert.is(none.usedBits(), 0);
  assert.is(none.keyExchangeMethod(), '');
  assert.is(none.authenticationMethod(), '');
  assert.is(none.encryptionMethod(), '');
  assert.is(none.protocolString(), '');
  assert.is(none.protocol(), SslProtocol.UnknownProtocol);
  assert.ok(none.equals(new SslCipher('no such cipher')));
  for (const cipher of supportedCiphers()) {
    assert.ok(new SslCipher(cipher.name(), cipher.protocol()).equals(cipher));
    assert.ok(new SslCipher(cipher.name()).equals(cipher));
    assert.ok(new SslCipher(cipher.name(), SslProtocol.TlsV1_1).isNull());
  }
  const [a, b, c] = supportedCiphers() as [SslCipher, SslCipher, SslCipher];
  const named = parseCipherNames([b, a, c].map((cipher) => cipher.name()).join(':'));
  assert.equal(
    named.map((cipher) => cipher.name()),
    [b, a, c].map((cipher) => cipher.name()),
  );
  assert.equal(parseCipherNames(''), []);
});

test('assertion 45: which Diffie-Hellman parameters are valid, and curves by name', () => {
  const empty = new SslDiffieHellmanParameters();
  assert.ok(empty.isEmpty());
  assert.ok(empty.isValid());
  const standard = SslDiffieHellmanParameters.defaultParameters();
  assert.not(standard.isEmpty());
  assert.ok(standard.isValid());
  const small = encodeSequence(encodeInteger(2n ** 512n - 569n), encodeInteger(2));
  const composite = encodeSequence(encodeInteger(2n ** 2048n - 1n), encodeInteger(2));
  for (const der of [small, composite]) {
    const unsafe = SslDiffieHellmanParameters.fromEncoded(der, EncodingFormat.Der);
    assert.is(unsafe.error(), SslDiffieHellmanParametersError.UnsafeParametersError);
    assert.not(unsafe.isValid());
    assert.not(unsafe.isEmpty());
  }
  for (const name of ['', 'unknown', 'P-256']) assert.not(SslEllipticCurve.fromShortName(name).isValid());
  assert.not(new SslEllipticCurve().isValid());
  assert.is(supportedEllipticCurves().length, 28);
  for (const curve of supportedEllipticCurves()) {
    assert.ok(curve.isValid() && curve.isTlsNamedCurve());
    assert.ok(SslEllipticCurve.fromShortName(curve.shortName()).equals(curve));
    assert.ok(SslEllipticCurve.fromLongName(curve.longName()).equals(curve));
  }
});

test.run();
