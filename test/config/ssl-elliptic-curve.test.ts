import { getCurves } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SslEllipticCurve, supportedEllipticCurves } from '../../src/config/ssl-elliptic-curve.ts';

const test = suite('SslEllipticCurve');

test('the names are those of OpenSSL', () => {
  const known = getCurves();
  for (const curve of supportedEllipticCurves()) assert.ok(known.includes(curve.shortName()), curve.shortName());
  assert.is(new Set(supportedEllipticCurves().map((curve) => curve.shortName())).size, 28);
});

test('X25519 and X448 are curves and no named curves of TLS', () => {
  for (const name of ['X25519', 'X448']) {
    const curve = SslEllipticCurve.fromShortName(name);
    assert.ok(curve.isValid());
    assert.not(curve.isTlsNamedCurve());
  }
});

test('an invalid curve has no names and equals any other', () => {
  const invalid = new SslEllipticCurve();
  assert.is(invalid.shortName() + invalid.longName(), '');
  assert.not(invalid.isTlsNamedCurve());
  assert.ok(invalid.equals(SslEllipticCurve.fromLongName('unknown')));
  assert.not(invalid.equals(SslEllipticCurve.fromShortName('prime256v1')));
  assert.not(SslEllipticCurve.fromShortName('PRIME256V1').isValid());
});

test.run();
