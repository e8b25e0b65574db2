import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodePem } from '../../src/asn1/pem.ts';
import { EncodingFormat } from '../../src/config/enumerations.ts';
import { SslCertificate } from '../../src/config/ssl-certificate.ts';
import { ca } from '../support/pki.ts';

const [first, second] = [ca('First').der, ca('Second').der];
const [a, b] = [encodePem('CERTIFICATE', first), encodePem('CERTIFICATE', second)];

/** Common names of what is found in a text; the same must be found in its bytes. */
function found(text: string): string {
  const names = SslCertificate.fromData(text).map((each) => each.subjectDisplayName());
  const inBytes = SslCertificate.fromData(new TextEncoder().encode(text)).map((each) => each.subjectDisplayName());
  assert.equal(inBytes, names);
  return names.join(' ');
}

const test = suite("Qt's PEM scan");

test('every block, whatever stands between', () => {
  assert.is(found(`${a}${b}`), 'First Second');
  assert.is(found(`issuer=x\n${a}\nbetween — words\n${b}behind`), 'First Second');
  assert.is(found(a.replaceAll('\n', '\r\n') + b), 'First Second');
  assert.is(found(a.trimEnd()), 'First');
});

test('spaces alone may stand behind a marker', () => {
  assert.is(found(a.replace('-----\n', '-----   \n') + b), 'First Second');
  assert.is(found(a.replace('-----\n', '-----   \r\n') + b), 'First Second');
  assert.is(found(`${a.trimEnd()}   \n${b}`), 'First Second');
});

test('anything else behind a marker ends the scan', () => {
  assert.is(found(a.replace('-----\n', '-----\t\n') + b), '');
  assert.is(found(a + b.replace('-----\n', '----- x\n') + a), 'First');
  assert.is(found(`${a.trimEnd()} x\n${b}`), '');
  assert.is(found(`${a.trimEnd()}${b}`), '');
  assert.is(found(a.replaceAll('\n', '\r')), '');
});

test('a block that is no certificate is skipped', () => {
  const broken = encodePem('CERTIFICATE', Uint8Array.of(0x30, 0));
  assert.is(found(`${broken}${a}`), 'First');
  assert.is(found(a.replace('MII', 'M!I') + b), 'Second');
  assert.is(found(a.replace('-----\n', '-----\nProc-Type: 4,ENCRYPTED\n\n') + b), 'Second');
  assert.is(found(`-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n${b}`), 'Second');
});

test('other labels are none', () => {
  for (const label of ['X509 CERTIFICATE', 'TRUSTED CERTIFICATE', 'certificate']) {
    assert.is(found(a.replaceAll('CERTIFICATE', label) + b), 'Second', label);
  }
});

test('a block without END, and a text of markers, end the scan in linear time', () => {
  assert.is(found(a.slice(0, -20)), '');
  assert.is(found('-----BEGIN CERTIFICATE-----\n'.repeat(20_000)), '');
  assert.is(found('-'.repeat(300_000)), '');
});

test('DER: one behind the other, until something else', () => {
  const read = (...parts: Uint8Array[]): number =>
    SslCertificate.fromData(Uint8Array.from(parts.flatMap((part) => [...part])), EncodingFormat.Der).length;
  assert.is(read(first), 1);
  assert.is(read(first, second), 2);
  assert.is(read(first, Uint8Array.of(1, 2, 3)), 1);
  assert.is(read(first, second.subarray(0, 50), first), 1);
  assert.is(read(Uint8Array.of(0x30, 0), first), 0);
  assert.is(read(), 0);
});

test.run();
