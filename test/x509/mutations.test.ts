import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ParseError } from '../../src/asn1/parse-error.ts';
import { parsePem } from '../../src/asn1/pem.ts';
import { Certificate, parseCertificate } from '../../src/x509/certificate.ts';
import { certificateToJson } from '../../src/x509/certificate-json.ts';
import { dumpCertificate } from '../../src/x509/dump.ts';
import { unhex } from '../support/parsing.ts';
import { requireSuite } from '../support/vectors.ts';
import { buildWithExtensions, extensionDer, extensionOids } from './build.ts';

/** Every getter of a certificate, found by itself so that a new one is covered too. */
const getters: readonly string[] = Object.entries(Object.getOwnPropertyDescriptors(Certificate.prototype))
  .filter(([, { get }]) => get !== undefined)
  .map(([name]) => name);

/** Uses everything there is; whatever is malformed must come as a value. */
function touch(der: Uint8Array): void {
  const certificate = parseCertificate(der);
  if (certificate instanceof ParseError) {
    assert.ok(certificate.offset >= 0 && certificate.offset <= der.length, `offset ${certificate.offset}`);
    return;
  }
  for (const name of getters) assert.ok(name in certificate && Reflect.get(certificate, name) !== null);
  const keys = [certificate.subject, certificate.issuer].map((name) => [name.comparisonKey, name.textsOf('2.5.4.3')]);
  assert.is(keys.length, 2);
  const faults = getters.map((name) => Reflect.get(certificate, name)).filter((value) => value instanceof ParseError);
  for (const { offset } of faults) assert.ok(offset >= 0 && offset <= der.length, `offset ${offset}`);
  assert.ok(JSON.stringify(certificateToJson(certificate)).length > 0);
  assert.not.match(dumpCertificate(certificate), /\p{Bidi_Control}|\p{Zl}|\p{Zp}|[^\P{Cc}\n]/u);
}

/** One with every extension, each decodable. */
const everyExtension = buildWithExtensions(
  ...(
    [
      ['authorityKeyIdentifier', '300e8002abcda103820161820300ff01'],
      ['subjectKeyIdentifier', '04030a0b0c'],
      ['keyUsage', '03020106'],
      ['certificatePolicies', '3010300e06012a3009300706022b06160161'],
      ['policyMappings', '3008300606012a06012b'],
      [
        'subjectAlternativeName',
        '302c820161810162860163870401020304a40e300c310a300806035504030c016188012aa00806012aa0030c0161',
      ],
      ['issuerAlternativeName', '3003810162'],
      ['subjectDirectoryAttributes', '300d300b06012a3106020101020102'],
      ['basicConstraints', '30060101ff020103'],
      ['nameConstraints', '300ea0053003820161a1053003820162'],
      ['policyConstraints', '3006800101810102'],
      ['extendedKeyUsage', '300a06082b06010505070301'],
      ['crlDistributionPoints', '30123010a005a00386016181020520a203820162'],
      ['freshestCrl', '30083006a004a1020500'],
      ['inhibitAnyPolicy', '020105'],
      ['authorityInformationAccess', '300f300d06082b06010505073001860161'],
      ['subjectInformationAccess', '300f300d06082b06010505073005860161'],
      ['tlsFeature', '3003020105'],
      ['signedCertificateTimestamps', `04360034003200${'11'.repeat(32)}0000018bcfe56800000004030003010203`],
    ] as const
  ).map(([name, value]) => extensionDer(extensionOids[name], unhex(value))),
);

const folder = requireSuite('mozilla', 2);
const originals =
  folder === undefined ? [] : parsePem(readFileSync(join(folder, 'roots.pem'))).blocks.map(({ bytes }) => bytes);
const samples = [everyExtension, ...originals];

const mutated = suite('mutated certificates');

mutated('the samples themselves are read whole', () => {
  for (const der of samples) {
    assert.instance(parseCertificate(der), Certificate);
    touch(der);
  }
  assert.not.match(dumpCertificate(parseCertificate(everyExtension) as Certificate), 'malformed');
});

mutated('no single changed byte makes anything throw', () => {
  for (let at = 0; at < everyExtension.length; at++) {
    for (const value of [0x00, 0x30, 0x80, 0xff]) {
      const der = everyExtension.slice();
      der[at] = value;
      touch(der);
    }
  }
});

mutated('nor do several, in real certificates', () => {
  const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.constantFrom(...samples), fc.array(change, { minLength: 1, maxLength: 4 }), (sample, changes) => {
      const der = sample.slice();
      for (const [at, value] of changes) der[at % der.length] = value;
      touch(der);
    }),
    { numRuns: 1000 },
  );
});

mutated('nor does any cut, or anything behind', () => {
  for (const der of samples.slice(0, 10)) {
    for (let length = 0; length < der.length; length += 3) {
      assert.instance(parseCertificate(der.subarray(0, length)), ParseError);
    }
    assert.instance(parseCertificate(Uint8Array.of(...der, 0)), ParseError);
  }
});

mutated('nor do any bytes at all, bare or as the value of an extension', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.constantFrom(...Object.values(extensionOids)), (bytes, oid) => {
      touch(bytes);
      touch(buildWithExtensions(extensionDer(oid, bytes)));
    }),
    { numRuns: 500 },
  );
});

mutated.run();
