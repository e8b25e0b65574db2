import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { oid } from '../../src/asn1/oid.ts';
import { ParseError } from '../../src/asn1/parse-error.ts';
import { extensionToJson } from '../../src/x509/extension-json.ts';
import { ExtensionKind, type ExtensionName } from '../../src/x509/extension-kind.ts';
import { type GeneralName, parseGeneralNames } from '../../src/x509/general-name.ts';
import { generalNameToString } from '../../src/x509/name-text.ts';
import { hex } from '../support/hex.ts';
import { describeFailure, unhex } from '../support/parsing.ts';
import { buildWithExtensions, extensionDer, extensionOids, parseOk, withExtension } from './build.ts';

/** A value that must be there and readable. */
function read<Value>(decoded: Value | ParseError | undefined): Value {
  if (decoded instanceof ParseError) return assert.unreachable(decoded.message) as never;
  if (decoded === undefined) return assert.unreachable('absent') as never;
  return decoded;
}

const logId = '11'.repeat(32);
const sct = `00 ${logId} 0000018bcfe56800 0002 abcd 0403 0003 010203`;

/** The extension, its value in hexadecimal, and what it says. */
const values: readonly (readonly [extension: ExtensionName, value: string, meaning: unknown])[] = [
  ['authorityKeyIdentifier', '3000', {}],
  [
    'authorityKeyIdentifier',
    '300e 8002 abcd a103 8201 61 8203 00ff01',
    { keyIdentifier: 'abcd', authorityCertIssuer: ['dNSName:a'], authorityCertSerialNumber: '00ff01' },
  ],
  ['subjectKeyIdentifier', '0403 0a0b0c', '0a0b0c'],
  ['keyUsage', '0301 00', []],
  ['keyUsage', '0302 0106', ['keyCertSign', 'cRLSign']],
  ['keyUsage', '0302 0006', ['keyCertSign', 'cRLSign']],
  ['keyUsage', '0303 0780 80', ['digitalSignature', 'decipherOnly']],
  [
    'keyUsage',
    '0303 07ff 80',
    [
      'digitalSignature',
      'contentCommitment',
      'keyEncipherment',
      'dataEncipherment',
      'keyAgreement',
      'keyCertSign',
      'cRLSign',
      'encipherOnly',
      'decipherOnly',
    ],
  ],
  ['certificatePolicies', '3008 3006 0604 551d2000', ['2.5.29.32.0 (anyPolicy)']],
  [
    'certificatePolicies',
    '3010 300e 0601 2a 3009 3007 0602 2b06 1601 61',
    [{ policyIdentifier: '1.2', policyQualifiers: ['300706022b06160161'] }],
  ],
  ['policyMappings', '3008 3006 0601 2a 0601 2b', [{ issuerDomainPolicy: '1.2', subjectDomainPolicy: '1.3' }]],
  ['subjectAlternativeName', '3003 8201 61', ['dNSName:a']],
  ['issuerAlternativeName', '3003 8101 62', ['rfc822Name:b']],
  [
    'subjectDirectoryAttributes',
    '300d 300b 0601 2a 3106 0201 01 0201 02',
    [{ type: '1.2', values: ['020101', '020102'] }],
  ],
  ['basicConstraints', '3000', { ca: false }],
  ['basicConstraints', '3003 0101 00', { ca: false }],
  ['basicConstraints', '3003 0101 ff', { ca: true }],
  ['basicConstraints', '3006 0101 ff 0201 03', { ca: true, pathLenConstraint: 3 }],
  ['basicConstraints', '3003 0201 00', { ca: false, pathLenConstraint: 0 }],
  ['basicConstraints', '300b 0101 ff 0206 7fffffffffff', { ca: true, pathLenConstraint: 2 ** 31 - 1 }],
  [
    'nameConstraints',
    '300e a005 3003 8201 61 a105 3003 8201 62',
    { permittedSubtrees: ['dNSName:a'], excludedSubtrees: ['dNSName:b'] },
  ],
  [
    'nameConstraints',
    '300d a10b 3009 8201 62 8001 01 8101 02',
    { permittedSubtrees: [], excludedSubtrees: [{ base: 'dNSName:b', minimum: 1, maximum: 2 }] },
  ],
  [
    'nameConstraints',
    '300e a00c 300a 8708 0a000000 ff000000',
    { permittedSubtrees: ['iPAddress:10.0.0.0/8'], excludedSubtrees: [] },
  ],
  ['policyConstraints', '3003 8001 00', { requireExplicitPolicy: 0 }],
  ['policyConstraints', '3006 8001 01 8101 02', { requireExplicitPolicy: 1, inhibitPolicyMapping: 2 }],
  ['policyConstraints', '3007 8105 0100000000', { inhibitPolicyMapping: 2 ** 31 - 1 }],
  [
    'extendedKeyUsage',
    '3010 0608 2b06010505070301 0604 551d2500',
    ['1.3.6.1.5.5.7.3.1 (serverAuth)', '2.5.29.37.0 (anyExtendedKeyUsage)'],
  ],
  ['crlDistributionPoints', '3002 3000', [{}]],
  [
    'crlDistributionPoints',
    '3012 3010 a005 a003 8601 61 8102 0520 a203 8201 62',
    [{ fullName: ['uniformResourceIdentifier:a'], reasons: 4, cRLIssuer: ['dNSName:b'] }],
  ],
  ['freshestCrl', '3008 3006 a004 a102 0500', [{ nameRelativeToCRLIssuer: '0500' }]],
  ['inhibitAnyPolicy', '0201 05', 5],
  ['inhibitAnyPolicy', '0205 0100000000', 2 ** 31 - 1],
  [
    'authorityInformationAccess',
    '300f 300d 0608 2b06010505073001 8601 61',
    [{ accessMethod: '1.3.6.1.5.5.7.48.1 (ocsp)', accessLocation: 'uniformResourceIdentifier:a' }],
  ],
  [
    'subjectInformationAccess',
    '300f 300d 0608 2b06010505073005 8601 61',
    [{ accessMethod: '1.3.6.1.5.5.7.48.5 (caRepository)', accessLocation: 'uniformResourceIdentifier:a' }],
  ],
  ['tlsFeature', '3006 0201 05 0201 11', [5, 17]],
  ['noRevAvail', '0500', true],
  [
    'signedCertificateTimestamps',
    `043b 0039 0034 ${sct} 0001 07`,
    [
      {
        version: 0,
        logId,
        timestamp: new Date(0x18bcfe56800).toISOString(),
        extensions: 'abcd',
        hashAlgorithm: 4,
        signatureAlgorithm: 3,
        signature: '010203',
      },
      { version: 7, bytes: '07' },
    ],
  ],
];

const decoding = suite('extensions');

for (const [name, value, meaning] of values) {
  decoding(`${name} ${value}`, () => {
    const certificate = withExtension(name, unhex(value));
    assert.equal(extensionToJson(certificate, ExtensionKind[name]), meaning);
    assert.is(certificate[name], certificate[name], 'decoded once and kept');
  });
}

decoding('every kind has a getter that answers undefined where the extension is absent', () => {
  const certificate = parseOk(buildWithExtensions(extensionDer('1.2.3', unhex('0500'))));
  for (const [name, kind] of Object.entries(ExtensionKind)) {
    assert.is(certificate[name as ExtensionName], undefined, name);
    assert.not(certificate.hasExtension(kind), name);
    assert.not(certificate.isCritical(kind), name);
    assert.is(extensionToJson(certificate, kind), null, name);
  }
});

decoding('each kind is known by its own OID, critical or not', () => {
  for (const [name, dotted] of Object.entries(extensionOids)) {
    const kind = ExtensionKind[name as ExtensionName];
    const certificate = parseOk(buildWithExtensions(extensionDer(dotted, unhex('30'), true)));
    assert.is(certificate.extensionKindAt(0), kind);
    assert.ok(certificate.isCritical(kind), name);
    assert.ok(certificate[name as ExtensionName] instanceof ParseError, name);
  }
});

decoding('OIDs near the known ones are unknown', () => {
  for (const near of ['2.5.29.10', '2.5.29.128', '2.5.28.15', '1.3.6.1.5.5.7.1.2', '1.3.6.1.5.5.7.2.1', '2.5.29']) {
    const certificate = parseOk(buildWithExtensions(extensionDer(near, unhex('0500'))));
    assert.is(certificate.extensionKindAt(0), -1, near);
    assert.is(certificate.extensionOidAt(0), near);
  }
});

decoding('unknown extensions keep their bytes, OID and criticality', () => {
  const list = [extensionDer('1.2.3', unhex('c0ffee'), true), extensionDer('1.2.840.99999999999999999999', unhex(''))];
  assert.equal(
    parseOk(buildWithExtensions(...list)).extensions.map((each) => ({ ...each, value: hex(each.value) })),
    [
      { oid: '1.2.3', critical: true, value: 'c0ffee' },
      { oid: '1.2.840.99999999999999999999', critical: false, value: '' },
    ],
  );
});

decoding('extKeyUsage answers for purposes by their bytes', () => {
  const usage = read(withExtension('extendedKeyUsage', unhex('3007 0601 2a 0602 2a03')).extendedKeyUsage);
  assert.ok(usage.has(oid('1.2')));
  assert.ok(usage.has(oid('1.2.3')));
  assert.not(usage.has(oid('1.3')));
  assert.not(usage.has(oid('1.2.3.4')));
});

decoding.run();

const names = suite('general names');

function nameOf(value: string): GeneralName {
  return read(read(parseGeneralNames(unhex(value)))[0]);
}

const generalNames: readonly (readonly [value: string, text: string])[] = [
  ['3009 a007 0601 2a a002 0500', 'otherName:#06012aa0020500'],
  ['3003 8101 61', 'rfc822Name:a'],
  ['3009 8207 612c645c0a7f20', 'dNSName:a\\,d\\\\\\0a\\7f '],
  ['3003 a301 00', 'x400Address:#00'],
  ['3004 a402 3000', 'directoryName:'],
  ['3010 a40e 300c 310a 3008 0603 550403 0c01 61', 'directoryName:CN=a'],
  ['3002 a500', 'ediPartyName:#'],
  ['3003 8601 62', 'uniformResourceIdentifier:b'],
  ['3006 8704 7f000001', 'iPAddress:127.0.0.1'],
  ['3012 8710 20010db8000000000000000000000001', 'iPAddress:2001:db8::1'],
  ['3012 8710 00000000000000000000000000000000', 'iPAddress:::'],
  ['3012 8710 00010000000000020000000000000003', 'iPAddress:1:0:0:2::3'],
  ['3012 8710 00010000000000020000000000030004', 'iPAddress:1::2:0:0:3:4'],
  ['3012 8710 00010002000300040005000600070008', 'iPAddress:1:2:3:4:5:6:7:8'],
  ['3012 8710 00010000000300040005000600070008', 'iPAddress:1:0:3:4:5:6:7:8'],
  ['300a 8708 c0a80000 ffff0000', 'iPAddress:192.168.0.0/16'],
  ['300a 8708 c0a80000 ff00ff00', 'iPAddress:192.168.0.0/255.0.255.0'],
  ['300a 8708 00000000 00000000', 'iPAddress:0.0.0.0/0'],
  ['300a 8708 01020304 ffffffff', 'iPAddress:1.2.3.4/32'],
  ['3005 8703 010203', 'iPAddress:#010203'],
  ['3003 8801 2a', 'registeredID:1.2'],
];

for (const [value, text] of generalNames) {
  names(`${text} is read`, () => assert.is(generalNameToString(nameOf(value)), text));
}

names('an otherName comes apart', () => {
  const name = nameOf('300a a008 0601 2a a003 0c01 61');
  assert.is(name.otherName?.typeId, '1.2');
  assert.is(hex(name.otherName?.value ?? new Uint8Array()), '0c0161');
  assert.is(name.text, '');
  assert.is(name.name, undefined);
  assert.is(nameOf('3003 8201 61').otherName, undefined);
});

names('the bytes are the content alone', () => {
  assert.is(hex(nameOf('3006 8704 7f000001').bytes), '7f000001');
  assert.is(hex(nameOf('3004 a402 3000').bytes), '3000');
  assert.is(nameOf('3004 a402 3000').name?.isEmpty, true);
});

names('trailing data is refused', () => {
  assert.is(describeFailure(parseGeneralNames(unhex('3003 8201 61 00'))), '@5 no trailing data');
});

names.run();
