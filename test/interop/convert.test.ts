import { Integer } from 'asn1js';
import * as pkijs from 'pkijs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ParseError } from '../../src/asn1/parse-error.ts';
import { loadPkijs } from '../../src/interop/load-pkijs.ts';
import {
  fromPkijsCertificate,
  fromPkijsCertificateList,
  fromPkijsOcspResponse,
  toPkijsCertificate,
  toPkijsCertificateList,
  toPkijsOcspResponse,
} from '../../src/pkijs.ts';
import { type Certificate, parseCertificate } from '../../src/x509/certificate.ts';
import { parseOwnedCertificateList } from '../../src/x509/certificate-list.ts';
import { parseOcspResponse } from '../../src/x509/ocsp-response.ts';
import { hex } from '../support/hex.ts';
import { ca, extension } from '../support/pki.ts';
import { crlOf, ocspOf, unableResponse } from '../support/revocation.ts';

const root = ca('Root');
const leaf = root.issueLeaf({ moreExtensions: [extension('1.2.3.4', Uint8Array.of(5, 0), true)] });

function buffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function derOf(value: { readonly der: Uint8Array } | ParseError): string {
  assert.not(value instanceof ParseError, value instanceof ParseError ? value.message : '');
  return hex((value as { readonly der: Uint8Array }).der);
}

const test = suite('conversion from and to pkijs');

test('certificates keep every byte', async () => {
  for (const { der } of [root, leaf]) {
    assert.is(derOf(fromPkijsCertificate(pkijs.Certificate.fromBER(buffer(der)))), hex(der));
    const theirs = await toPkijsCertificate(parseCertificate(der) as Certificate);
    assert.ok(theirs instanceof pkijs.Certificate);
    assert.is(derOf(fromPkijsCertificate(theirs)), hex(der));
  }
});

test('CRLs keep every byte', async () => {
  const der = crlOf(root);
  assert.is(derOf(fromPkijsCertificateList(pkijs.CertificateRevocationList.fromBER(buffer(der)))), hex(der));
  const list = parseOwnedCertificateList(der);
  assert.ok(!(list instanceof ParseError));
  assert.is(derOf(fromPkijsCertificateList(await toPkijsCertificateList(list))), hex(der));
});

test('OCSP responses keep every byte, those that say no too', async () => {
  for (const der of [ocspOf(root, [{ certificate: leaf.der }]), unableResponse(3)]) {
    assert.is(derOf(fromPkijsOcspResponse(pkijs.OCSPResponse.fromBER(buffer(der)))), hex(der));
    const response = parseOcspResponse(der);
    assert.ok(!(response instanceof ParseError));
    assert.is(derOf(fromPkijsOcspResponse(await toPkijsOcspResponse(response))), hex(der));
  }
});

test('a certificate that pkijs has signed', async () => {
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const theirs = new pkijs.Certificate({ version: 2 });
  theirs.serialNumber = new Integer({ value: 5 });
  await theirs.subjectPublicKeyInfo.importKey(publicKey);
  theirs.notBefore.value = new Date('2025-01-01');
  theirs.notAfter.value = new Date('2026-01-01');
  await theirs.sign(privateKey, 'SHA-256');
  assert.is(derOf(fromPkijsCertificate(theirs)), hex(new Uint8Array(theirs.toSchema(true).toBER())));
});

test('one that was neither read nor signed is malformed', () => {
  assert.instance(fromPkijsCertificate(new pkijs.Certificate()), ParseError);
  assert.instance(fromPkijsCertificateList(new pkijs.CertificateRevocationList()), ParseError);
});

test('changes since it was read do not count', () => {
  const theirs = pkijs.Certificate.fromBER(buffer(leaf.der));
  theirs.version = 0;
  assert.is(derOf(fromPkijsCertificate(theirs)), hex(leaf.der));
});

test('the module that is handed in is the one that is used', async () => {
  assert.is(await loadPkijs({ pkijs }), pkijs);
  const empty = {} as typeof pkijs;
  assert.is(await loadPkijs({ pkijs: empty }), empty);
});

test.run();
