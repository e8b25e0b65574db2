import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { OCSPRequest } from 'pkijs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hexOf } from '../../src/asn1/bytes.ts';
import { ParseError } from '../../src/asn1/parse-error.ts';
import type { Name } from '../../src/x509/name.ts';
import { type CertId, createCertIdMatcher } from '../../src/x509/ocsp-cert-id.ts';
import { encodeOcspRequest } from '../../src/x509/ocsp-request.ts';
import { type OcspResponse, parseOcspResponse } from '../../src/x509/ocsp-response.ts';
import { sha1 } from '../../src/x509/sha1.ts';
import { sha384, sha512 } from '../../src/x509/sha512.ts';
import { ca } from '../support/pki.ts';
import { ocspOf, read, unableResponse } from '../support/revocation.ts';

const root = ca('Root');
const leaf = root.issueLeaf();
const certificate = read(leaf.der);
const { serialNumber, issuer } = certificate;
const issuerKey = read(root.der).publicKey;
if (issuerKey instanceof ParseError) throw issuerKey;
const subject = { serialNumber, issuer, issuerKey };

const digestOids = {
  md5: '1.2.840.113549.2.5',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;

const hashes = suite('SHA-1, SHA-384 and SHA-512');

for (const [name, hash] of [
  ['sha1', sha1],
  ['sha384', sha384],
  ['sha512', sha512],
] as const) {
  hashes(`${name} of any bytes is what node:crypto says`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        assert.is(hexOf(hash(bytes)), createHash(name).update(bytes).digest('hex'));
      }),
      { numRuns: 60 },
    );
  });
}

hashes.run();

const requests = suite('OCSP request');

requests('another implementation reads what is asked', () => {
  for (const [hash, oid, name] of [
    ['SHA-1', '1.3.14.3.2.26', 'sha1'],
    ['SHA-256', '2.16.840.1.101.3.4.2.1', 'sha256'],
  ] as const) {
    const nonce = new Uint8Array(32).fill(7);
    const der = encodeOcspRequest(subject, { hash, nonce });
    const request = OCSPRequest.fromBER(new Uint8Array(der).buffer);
    const { requestList, requestExtensions } = request.tbsRequest;
    const id = requestList[0]?.reqCert;
    assert.is(id?.hashAlgorithm.algorithmId, oid);
    assert.is(hexOf(new Uint8Array(id?.issuerNameHash.valueBlock.valueHexView ?? [])), hexOf(digest(name, issuer.der)));
    assert.is(hexOf(new Uint8Array(id?.serialNumber.valueBlock.valueHexView ?? [])), hexOf(serialNumber));
    assert.is(requestExtensions?.[0]?.extnID, '1.3.6.1.5.5.7.48.1.2');
    assert.is(
      hexOf(new Uint8Array(requestExtensions?.[0]?.extnValue.valueBlock.valueHexView ?? [])),
      `0420${'07'.repeat(32)}`,
    );
  }
});

requests('SHA-1 and no nonce by default; a nonce of no legal length is refused', () => {
  assert.equal(encodeOcspRequest(subject), encodeOcspRequest(subject, { hash: 'SHA-1', nonce: undefined }));
  for (const length of [0, 129])
    assert.throws(() => encodeOcspRequest(subject, { nonce: new Uint8Array(length) }), /nonce/);
});

requests.run();

const ids = suite('CertID');

ids('is that of one issuer alone, in whatever order names and digests of a key come up', () => {
  const names = [root, ca('Other')].map(({ der }) => read(der).subject);
  const idOf = (name: Name, hash: string, oid: string): CertId => ({
    hashAlgorithm: oid,
    issuerNameHash: digest(hash, name.der),
    issuerKeyHash: digest(hash, issuerKey.publicKey),
    serialNumber,
  });
  const all = names.flatMap((name, place) =>
    Object.entries(digestOids).map(([hash, oid]) => ({ place, id: idOf(name, hash, oid) })),
  );
  for (const order of [all, [...all].reverse(), all]) {
    for (const [place, name] of names.entries()) {
      const isWanted = createCertIdMatcher({ serialNumber, issuer: name, issuerKey });
      for (const each of order) {
        const text = `${each.id.hashAlgorithm} of ${each.place} for ${place}`;
        assert.is(isWanted(each.id), each.place === place && each.id.hashAlgorithm !== digestOids.md5, text);
        assert.not(isWanted({ ...each.id, issuerKeyHash: each.id.issuerNameHash }), text);
        assert.not(isWanted({ ...each.id, serialNumber: Uint8Array.of(1) }), text);
      }
    }
  }
});

ids.run();

const responses = suite('OCSP response');

function parse(der: Uint8Array): OcspResponse {
  const response = parseOcspResponse(der);
  if (response instanceof ParseError) throw response;
  return response;
}

responses('has every field', () => {
  const at = Date.UTC(2025, 2, 1);
  const nonce = Uint8Array.of(1, 2, 3);
  const single = { certificate: leaf.der, status: { at, reason: 1 }, thisUpdate: at, nextUpdate: at + 1000 };
  const response = parse(ocspOf(root, [single], { producedAt: at, nonce, certificates: [root.der] }));
  assert.is(response.responseStatus, 'successful');
  assert.equal(response.nonce, nonce);
  const { basic } = response;
  assert.ok(basic && 'byName' in basic.responderId);
  assert.equal(basic.responderId.byName.textsOf('2.5.4.3'), ['Root']);
  assert.is(basic.producedAt, at);
  assert.equal(basic.certificates, [root.der]);
  const [found] = basic.responses;
  assert.equal(found?.certStatus, { status: 'revoked', revocationTime: at, reason: 'keyCompromise' });
  assert.equal([found?.thisUpdate, found?.nextUpdate], [at, at + 1000]);
  assert.equal(found?.certId.serialNumber, serialNumber);
});

responses('every status of the RFC has its name', () => {
  const names = [1, 2, 3, 5, 6].map((status) => parse(unableResponse(status)).responseStatus);
  assert.equal(names, ['malformedRequest', 'internalError', 'tryLater', 'sigRequired', 'unauthorized']);
});

responses('any bytes are a response or a ParseError', () => {
  const good = ocspOf(root, [{ certificate: leaf.der, status: { at: 0, reason: 1 } }], {
    nonce: Uint8Array.of(1),
    certificates: [root.der],
  });
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, octet, cut) => {
      const bytes = good.slice(0, cut % 3 === 0 ? cut : good.length);
      if (at < bytes.length) bytes[at] = octet;
      const response = parseOcspResponse(bytes);
      if (!(response instanceof ParseError)) void response.nonce;
    }),
    { numRuns: 3000 },
  );
});

responses.run();

function digest(name: string, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash(name).update(bytes).digest());
}
