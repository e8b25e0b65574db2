import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  encodeBitString,
  encodeExplicit,
  encodeImplicit,
  encodeInteger,
  encodeNull,
  encodeOid,
  encodeSequence,
  encodeSet,
  encodeUtcTime,
  encodeUtf8String,
  encodeValue,
} from '../../src/asn1/der-writer.ts';
import { certificateToJson } from '../../src/x509/certificate-json.ts';
import { dumpCertificate } from '../../src/x509/dump.ts';
import { unhex } from '../support/parsing.ts';
import {
  attribute,
  buildCertificate,
  buildWithExtensions,
  commonName,
  ed25519,
  extensionDer,
  extensionOids,
  nameDer,
  parseOk,
  withExtension,
} from './build.ts';

const dumping = suite('dump');

dumping('shows every field', () => {
  const der = buildCertificate({
    uniqueIds: [encodeImplicit(1, encodeBitString(unhex('aa'))), encodeImplicit(2, encodeBitString(unhex('bb')))],
    extensions: encodeSequence(
      extensionDer(extensionOids.basicConstraints, unhex('30060101ff020103'), true),
      extensionDer(extensionOids.extendedKeyUsage, unhex('300a06082b06010505070301')),
      extensionDer(extensionOids.authorityInformationAccess, unhex('300f300d06082b06010505073001860161')),
      extensionDer('1.2.3', unhex('c0ffee')),
    ),
  });
  const lines = dumpCertificate(parseOk(der)).split('\n');
  assert.match(lines[0] ?? '', /^sha256: [0-9a-f]{64}$/);
  assert.equal(lines.slice(1), [
    'version: 3',
    'serialNumber: 01',
    'signature: 1.3.101.112 (id-Ed25519)',
    'issuer: CN=Issuer',
    'notBefore: 2025-01-01T00:00:00.000Z',
    'notAfter: 2035-01-01T00:00:00.000Z',
    'subject: CN=Subject',
    'subjectPublicKeyInfo:',
    '  algorithm: 1.3.101.112 (id-Ed25519)',
    `  publicKey: ${'00'.repeat(32)}`,
    'issuerUniqueId: aa',
    'subjectUniqueId: bb',
    'extensions:',
    '  - name: basicConstraints',
    '    oid: 2.5.29.19',
    '    critical: true',
    '    value:',
    '      ca: true',
    '      pathLenConstraint: 3',
    '  - name: extendedKeyUsage',
    '    oid: 2.5.29.37',
    '    critical: false',
    '    value:',
    '      - 1.3.6.1.5.5.7.3.1 (serverAuth)',
    '  - name: authorityInformationAccess',
    '    oid: 1.3.6.1.5.5.7.1.1',
    '    critical: false',
    '    value:',
    '      - accessMethod: 1.3.6.1.5.5.7.48.1 (ocsp)',
    '        accessLocation: uniformResourceIdentifier:a',
    '  - oid: 1.2.3',
    '    critical: false',
    '    value: c0ffee',
    'signatureAlgorithm: 1.3.101.112 (id-Ed25519)',
    `signatureValue: ${'00'.repeat(64)}`,
    'structuralFaults: none',
  ]);
});

dumping('shows what is malformed and where', () => {
  const time = encodeUtcTime(Date.UTC(2025, 0, 1));
  const der = buildCertificate({
    validity: encodeSequence(encodeNull(), time),
    key: encodeSequence(ed25519),
    extensions: encodeSequence(extensionDer(extensionOids.keyUsage, unhex('0300'))),
  });
  const text = dumpCertificate(parseOk(der));
  assert.match(
    text,
    /notBefore:\n {2}malformed:\n {4}field: tbsCertificate\.validity\.notBefore\n {4}expected: UTCTime/,
  );
  assert.match(text, /notAfter: 2025-01-01T00:00:00\.000Z\n/);
  assert.match(
    text,
    /malformed:\n {4}field: subjectPublicKeyInfo\.subjectPublicKey\n {4}expected: BIT STRING\n {4}offset: /,
  );
  assert.match(text, /value:\n {6}malformed:\n {8}field: keyUsage\n/);
});

dumping('names every structural fault, and shows a second extension of a kind as bytes', () => {
  const usage = (value: string): Uint8Array => extensionDer(extensionOids.keyUsage, unhex(value));
  const der = buildCertificate({
    version: encodeExplicit(0, encodeInteger(1)),
    outerAlgorithm: encodeSequence(encodeOid('1.3.101.112'), encodeNull()),
    extensions: encodeSequence(usage('03020106'), usage('03020780')),
  });
  const text = dumpCertificate(parseOk(der));
  assert.match(text, 'value: 03020780\n');
  assert.match(text, '- kind: field-of-later-version\n    field: extensions\n');
  assert.match(text, '- kind: extension-duplicate\n    oid: 2.5.29.15\n');
  assert.match(text, '- kind: algorithm-inconsistent');
  assert.match(text, 'signatureAlgorithm:\n  algorithm: 1.3.101.112 (id-Ed25519)\n  parameters: 0500\n');
});

dumping('a hostile text stays on its line', () => {
  const text = 'a\nsignature: good\u001b[2K\u202e\u2028,O=Other';
  const subject = nameDer(attribute(commonName, encodeUtf8String(text)));
  const san = extensionDer(extensionOids.subjectAlternativeName, unhex('300c820a610a76657273696f6e3a'));
  const dump = dumpCertificate(parseOk(buildCertificate({ subject, extensions: encodeSequence(san) })));
  assert.match(dump, 'subject: CN=a\\0asignature: good\\1b[2K\\e2\\80\\ae\\e2\\80\\a8\\,O=Other\n');
  assert.match(dump, '- dNSName:a\\0aversion:\n');
  assert.is(dump.split('\n').filter((line) => line.startsWith('version:')).length, 1);
});

function repeated(bytes: Uint8Array, count: number): Uint8Array {
  const list = new Uint8Array(bytes.length * count);
  for (let i = 0; i < count; i++) list.set(bytes, i * bytes.length);
  return list;
}

dumping('long lists are cut and counted', () => {
  const text = dumpCertificate(
    withExtension('subjectAlternativeName', encodeValue(0x30, repeated(unhex('820161'), 50_000))),
  );
  assert.match(text, '      … 49900 more\n');
  assert.ok(text.split('\n').length < 200);
});

dumping('long texts are cut and counted', () => {
  const long = encodeUtf8String('x'.repeat(100_000));
  const text = dumpCertificate(parseOk(buildCertificate({ subject: nameDer(attribute(commonName, long)) })));
  assert.match(text, /x… \(\d+ more characters\)\n/);
  const wide = encodeSequence(
    encodeSet(...Array.from({ length: 500 }, () => attribute(commonName, encodeUtf8String('x'.repeat(500))))),
  );
  const bytes = extensionDer('1.2.3', new Uint8Array(100_000));
  const dump = dumpCertificate(parseOk(buildCertificate({ subject: wide, extensions: encodeSequence(bytes) })));
  assert.ok(dump.length < 10_000, `${dump.length} characters`);
});

dumping('lists within lists are cut as a whole', () => {
  const attributes = encodeSequence(encodeOid('1.2'), encodeValue(0x31, repeated(unhex('0500'), 200)));
  const extension = extensionDer(
    extensionOids.subjectDirectoryAttributes,
    encodeValue(0x30, repeated(attributes, 200)),
  );
  const lines = dumpCertificate(parseOk(buildWithExtensions(extension))).split('\n');
  assert.ok(lines.length <= 5001, `${lines.length} lines`);
  assert.match(lines.at(-1) ?? '', /^… \d+ more lines$/);
});

dumping.run();

const json = suite('certificate as JSON');

json('is plain data, whole', () => {
  const certificate = withExtension('subjectAlternativeName', encodeValue(0x30, repeated(unhex('820161'), 200)));
  const data = certificateToJson(certificate);
  assert.equal(JSON.parse(JSON.stringify(data)), data);
  const [extension] = data['extensions'] as readonly { readonly value: readonly string[] }[];
  assert.is(extension?.value.length, 200);
});

json.run();
