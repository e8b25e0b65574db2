import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  encodeBitString,
  encodeBoolean,
  encodeExplicit,
  encodeImplicit,
  encodeInteger,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeUtcTime,
  encodeValue,
} from '../../src/asn1/der-writer.ts';
import { ParseError } from '../../src/asn1/parse-error.ts';
import { algorithmOid } from '../../src/x509/algorithm-identifier.ts';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { hex } from '../support/hex.ts';
import { describeFailure, unhex } from '../support/parsing.ts';
import {
  buildCertificate,
  buildWithExtensions,
  commonNameDer,
  ed25519,
  extensionDer,
  extensionOids,
  nameDer,
  type Parts,
  parseOk,
  standardParts,
} from './build.ts';

const fields = suite('certificate fields');

fields('every field is found in place', () => {
  const der = buildCertificate({ serialNumber: encodeInteger(0x8001) });
  const certificate = parseOk(der);
  assert.is(certificate.der, der);
  assert.is(certificate.version, 3);
  assert.is(hex(certificate.serialNumber), '008001');
  assert.is(hex(certificate.issuer.der), hex(standardParts.issuer));
  assert.is(hex(certificate.subject.der), hex(standardParts.subject));
  assert.is(certificate.notBefore, Date.UTC(2025, 0, 1));
  assert.is(certificate.notAfter, Date.UTC(2035, 0, 1));
  assert.is(hex(certificate.signatureAlgorithm.der), hex(ed25519));
  assert.is(algorithmOid(certificate.signatureAlgorithm), '1.3.101.112');
  assert.is(certificate.signatureAlgorithm.parameters, undefined);
  assert.is(hex(certificate.signature), '00'.repeat(64));
  assert.is(certificate.extensionCount, 0);
  assert.equal(certificate.extensions, []);
  assert.equal(certificate.structuralFaults, []);
});

fields('the signed bytes are the TBSCertificate with its header', () => {
  const der = buildCertificate();
  const tbsCertificate = parseOk(der).tbsCertificate;
  const behind = ed25519.length + standardParts.signature.length;
  assert.is(hex(tbsCertificate), hex(der.subarray(3, der.length - behind)));
  assert.is(tbsCertificate[0], 0x30);
});

fields('the key comes with its algorithm', () => {
  const key = parseOk(buildCertificate()).publicKey;
  if (key instanceof ParseError) return assert.unreachable(key.message);
  assert.is(hex(key.der), hex(standardParts.key));
  assert.is(algorithmOid(key.algorithm), '1.3.101.112');
  assert.is(hex(key.publicKey), '00'.repeat(32));
});

fields('names, key, times and algorithm are decoded once and kept', () => {
  const certificate = parseOk(buildCertificate());
  assert.is(certificate.issuer, certificate.issuer);
  assert.is(certificate.subject, certificate.subject);
  assert.is(certificate.subject.relativeNames, certificate.subject.relativeNames);
  assert.is(certificate.publicKey, certificate.publicKey);
  assert.is(certificate.signatureAlgorithm, certificate.signatureAlgorithm);
});

fields('a malformed key leaves the rest readable', () => {
  const certificate = parseOk(buildCertificate({ key: encodeSequence(ed25519) }));
  const at = hex(certificate.der).indexOf(hex(encodeSequence(ed25519))) / 2;
  assert.is(
    describeFailure(certificate.publicKey),
    `subjectPublicKeyInfo.subjectPublicKey@${at + 2 + ed25519.length} BIT STRING`,
  );
  assert.is(certificate.notBefore, Date.UTC(2025, 0, 1));
});

fields('a malformed time leaves the other readable', () => {
  const bad = encodeValue(0x17, unhex('323530313031303030303030')); // no Z
  const good = encodeUtcTime(Date.UTC(2030, 0, 1));
  const first = parseOk(buildCertificate({ validity: encodeSequence(bad, good) }));
  assert.match(describeFailure(first.notBefore), /^tbsCertificate\.validity\.notBefore@\d+ UTCTime as YYMMDDHHMMSSZ$/);
  assert.is(first.notAfter, Date.UTC(2030, 0, 1));
  const second = parseOk(buildCertificate({ validity: encodeSequence(good, bad) }));
  assert.is(second.notBefore, Date.UTC(2030, 0, 1));
  assert.match(describeFailure(second.notAfter), /^tbsCertificate\.validity\.notAfter@\d+ /);
  const third = parseOk(buildCertificate({ validity: encodeSequence(encodeNull(), encodeInteger(1)) }));
  assert.match(describeFailure(third.notBefore), / UTCTime or GeneralizedTime$/);
  assert.match(describeFailure(third.notAfter), / UTCTime or GeneralizedTime$/);
});

fields('unique identifiers are read where they are', () => {
  const [issuer, subject] = [
    encodeImplicit(1, encodeBitString(unhex('aa'))),
    encodeImplicit(2, encodeBitString(unhex('bb'))),
  ];
  const both = parseOk(buildCertificate({ uniqueIds: [issuer, subject] }));
  assert.is(hex(both.issuerUniqueId ?? unhex('')), 'aa');
  assert.is(hex(both.subjectUniqueId ?? unhex('')), 'bb');
  const second = parseOk(buildCertificate({ uniqueIds: [subject] }));
  assert.is(second.issuerUniqueId, undefined);
  assert.is(hex(second.subjectUniqueId ?? unhex('')), 'bb');
  const none = parseOk(buildCertificate());
  assert.is(none.issuerUniqueId, undefined);
  assert.is(none.subjectUniqueId, undefined);
});

fields('self-issued is a matter of name comparison, not of bytes', () => {
  assert.not(parseOk(buildCertificate()).isSelfIssued);
  assert.ok(parseOk(buildCertificate({ subject: commonNameDer('Issuer') })).isSelfIssued);
  assert.ok(parseOk(buildCertificate({ subject: commonNameDer(' ISSUER ') })).isSelfIssued);
});

fields('an empty subject is a name', () => {
  const certificate = parseOk(buildCertificate({ subject: nameDer() }));
  assert.ok(certificate.subject.isEmpty);
  assert.equal(certificate.subject.relativeNames, []);
});

fields('a certificate within other bytes reads the same', () => {
  const der = buildWithExtensions(extensionDer('1.2.3', unhex('abcd')));
  const around = new Uint8Array(der.length + 20).fill(0xff);
  around.set(der, 7);
  const certificate = parseOk(around.subarray(7, 7 + der.length));
  assert.is(hex(certificate.extensionAt(0).value), 'abcd');
  assert.is(hex(certificate.subject.der), hex(standardParts.subject));
});

fields.run();

const faults = suite('structural faults');

function faultsOf(changes: Partial<Parts>): readonly unknown[] {
  return parseOk(buildCertificate(changes)).structuralFaults;
}

const extensionList = encodeSequence(extensionDer('1.2.3', unhex('0500')));

faults('versions', () => {
  assert.equal(faultsOf({ version: null }), []);
  assert.is(parseOk(buildCertificate({ version: null })).version, 1);
  assert.equal(faultsOf({ version: encodeExplicit(0, encodeInteger(1)) }), []);
  assert.equal(faultsOf({ version: encodeExplicit(0, encodeInteger(0)) }), [
    { kind: 'default-encoded', field: 'version' },
  ]);
  assert.equal(faultsOf({ version: encodeExplicit(0, encodeInteger(3)) }), [{ kind: 'version-unknown', version: 4 }]);
});

faults('extensions before version 3', () => {
  const fault = { kind: 'field-of-later-version', field: 'extensions' };
  assert.equal(faultsOf({ version: null, extensions: extensionList }), [fault]);
  assert.equal(faultsOf({ version: encodeExplicit(0, encodeInteger(1)), extensions: extensionList }), [fault]);
});

faults('unique identifiers before version 2', () => {
  const uniqueIds = [encodeImplicit(1, encodeBitString(unhex('aa')))];
  const fault = { kind: 'field-of-later-version', field: 'uniqueIdentifier' };
  assert.equal(faultsOf({ version: null, uniqueIds }), [fault]);
  assert.equal(faultsOf({ version: encodeExplicit(0, encodeInteger(1)), uniqueIds }), []);
});

faults('duplicate extensions, known and unknown; the first one counts', () => {
  const known = buildWithExtensions(
    extensionDer(extensionOids.keyUsage, unhex('03020106')),
    extensionDer('1.2.3', unhex('01')),
    extensionDer(extensionOids.keyUsage, unhex('03020780')),
  );
  const certificate = parseOk(known);
  assert.equal(certificate.structuralFaults, [{ kind: 'extension-duplicate', oid: '2.5.29.15' }]);
  assert.equal(certificate.keyUsage, { bits: 0x60 });
  const unknown = ['1.2.3', '1.2.4', '1.2.3', '1.2.3'].map((each) => extensionDer(each, unhex('')));
  const fault = { kind: 'extension-duplicate', oid: '1.2.3' };
  assert.equal(parseOk(buildWithExtensions(...unknown)).structuralFaults, [fault, fault]);
});

faults('an encoded FALSE as criticality', () => {
  const extension = encodeSequence(encodeOid('1.2.3'), encodeBoolean(false), encodeOctetString(unhex('')));
  assert.equal(faultsOf({ extensions: encodeSequence(extension) }), [
    { kind: 'default-encoded', field: 'extensions.critical' },
  ]);
});

faults('algorithms that differ, in OID or in parameters alone', () => {
  const withNull = encodeSequence(encodeOid('1.3.101.112'), encodeNull());
  assert.equal(faultsOf({ outerAlgorithm: withNull }), [{ kind: 'algorithm-inconsistent' }]);
  assert.equal(faultsOf({ innerAlgorithm: withNull }), [{ kind: 'algorithm-inconsistent' }]);
  const certificate = parseOk(buildCertificate({ innerAlgorithm: withNull }));
  assert.is(hex(certificate.innerSignatureAlgorithm.der), hex(withNull));
  assert.is(hex(certificate.signatureAlgorithm.der), hex(ed25519));
});

faults.run();

const refused = suite('refused certificates');

function refusal(changes: Partial<Parts>): string {
  return describeFailure(parseCertificate(buildCertificate(changes))).replace(/@\d+/, '');
}

const empty = new Uint8Array(0);
const tbs = 'tbsCertificate';

const refusals: readonly (readonly [what: string, changes: Partial<Parts>, failure: string])[] = [
  ['no version number', { version: encodeExplicit(0) }, `${tbs}.version INTEGER`],
  [
    'two version numbers',
    { version: encodeExplicit(0, encodeInteger(2), encodeInteger(2)) },
    `${tbs}.version no more data`,
  ],
  [
    'a negative version',
    { version: encodeExplicit(0, encodeInteger(-1)) },
    `${tbs}.version a number from 0 to 2147483647`,
  ],
  ['no serial number', { serialNumber: empty }, `${tbs}.serialNumber INTEGER`],
  ['an empty serial number', { serialNumber: unhex('0200') }, `${tbs}.serialNumber at least one content byte`],
  [
    'a padded serial number',
    { serialNumber: unhex('02020001') },
    `${tbs}.serialNumber INTEGER without needless leading bytes`,
  ],
  ['an inner algorithm that is no SEQUENCE', { innerAlgorithm: encodeNull() }, `${tbs}.signature SEQUENCE`],
  ['an inner algorithm without OID', { innerAlgorithm: encodeSequence() }, `${tbs}.signature OBJECT IDENTIFIER`],
  [
    'an inner algorithm with two parameters',
    { innerAlgorithm: encodeSequence(encodeOid('1.2'), encodeNull(), encodeNull()) },
    `${tbs}.signature no more data`,
  ],
  ['an issuer that is no SEQUENCE', { issuer: encodeNull() }, `${tbs}.issuer SEQUENCE`],
  ['a validity that is no SEQUENCE', { validity: encodeNull() }, `${tbs}.validity SEQUENCE`],
  ['no notBefore', { validity: encodeSequence() }, `${tbs}.validity.notBefore a value`],
  ['no notAfter', { validity: encodeSequence(encodeNull()) }, `${tbs}.validity.notAfter a value`],
  [
    'three times',
    { validity: encodeSequence(encodeNull(), encodeNull(), encodeNull()) },
    `${tbs}.validity no more data`,
  ],
  ['a subject that is no SEQUENCE', { subject: encodeNull() }, `${tbs}.subject SEQUENCE`],
  ['a key that is no SEQUENCE', { key: encodeNull() }, `${tbs}.subjectPublicKeyInfo SEQUENCE`],
  ['a malformed issuerUniqueID', { uniqueIds: [unhex('8100')] }, `${tbs}.issuerUniqueID unused-bits count from 0 to 7`],
  [
    'a malformed subjectUniqueID',
    { uniqueIds: [unhex('8200')] },
    `${tbs}.subjectUniqueID unused-bits count from 0 to 7`,
  ],
  ['unique identifiers in the wrong order', { uniqueIds: [unhex('820100'), unhex('810100')] }, `${tbs} no more data`],
  ['no extension in the list', { extensions: encodeSequence() }, `${tbs}.extensions.extension SEQUENCE`],
  ['an extension list that is no SEQUENCE', { extensions: encodeNull() }, `${tbs}.extensions SEQUENCE`],
  [
    'two extension lists',
    { extensions: new Uint8Array([...extensionList, ...extensionList]) },
    `${tbs}.extensions no more data`,
  ],
  [
    'an extension that is no SEQUENCE',
    { extensions: encodeSequence(encodeNull()) },
    `${tbs}.extensions.extension SEQUENCE`,
  ],
  [
    'an extension without OID',
    { extensions: encodeSequence(encodeSequence()) },
    `${tbs}.extensions.extnID OBJECT IDENTIFIER`,
  ],
  [
    'an extension without value',
    { extensions: encodeSequence(encodeSequence(encodeOid('1.2'))) },
    `${tbs}.extensions.extnValue OCTET STRING`,
  ],
  [
    'a criticality of 01',
    { extensions: encodeSequence(encodeSequence(encodeOid('1.2'), unhex('010101'), encodeOctetString(empty))) },
    `${tbs}.extensions.critical BOOLEAN of one byte, 00 or FF`,
  ],
  [
    'an extension with more behind its value',
    { extensions: encodeSequence(encodeSequence(encodeOid('1.2'), encodeOctetString(empty), encodeNull())) },
    `${tbs}.extensions.extension no more data`,
  ],
  ['more behind the extensions', { uniqueIds: [encodeNull()] }, `${tbs} no more data`],
  ['no outer algorithm', { outerAlgorithm: empty }, 'signatureAlgorithm SEQUENCE'],
  ['an outer algorithm without OID', { outerAlgorithm: encodeSequence() }, 'signatureAlgorithm OBJECT IDENTIFIER'],
  ['no signature', { signature: empty }, 'signatureValue BIT STRING'],
  ['a signature with unused bits', { signature: unhex('03020480') }, 'signatureValue BIT STRING of whole bytes'],
  [
    'more behind the signature',
    { signature: new Uint8Array([...standardParts.signature, 5, 0]) },
    'certificate no more data',
  ],
];

for (const [what, changes, failure] of refusals) {
  refused(`${what}: ${failure}`, () => assert.is(refusal(changes), failure));
}

refused('offsets count from the first byte of the certificate', () => {
  const der = buildCertificate({ subject: encodeNull() });
  const at = hex(der).indexOf(`${hex(standardParts.validity)}0500`) / 2 + standardParts.validity.length;
  assert.is(describeFailure(parseCertificate(der)), `tbsCertificate.subject@${at} SEQUENCE`);
});

refused('what is no certificate at all', () => {
  assert.is(describeFailure(parseCertificate(empty)), 'certificate@0 SEQUENCE');
  assert.is(describeFailure(parseCertificate(unhex('3000'))), 'tbsCertificate@2 SEQUENCE');
  assert.is(describeFailure(parseCertificate(unhex('3080'))), 'certificate@1 definite length');
  assert.is(describeFailure(parseCertificate(unhex('308100'))), 'certificate@1 length in its shortest form');
});

refused('trailing bytes', () => {
  const der = buildCertificate();
  const longer = new Uint8Array([...der, 0]);
  assert.is(describeFailure(parseCertificate(longer)), `@${der.length} no trailing data`);
});

refused('every truncation, as an error', () => {
  const der = buildWithExtensions(extensionDer('1.2.3', unhex('abcd')));
  for (let length = 0; length < der.length; length++) {
    assert.instance(parseCertificate(der.subarray(0, length)), ParseError, `${length} bytes`);
  }
});

refused.run();
