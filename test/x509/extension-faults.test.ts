import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ExtensionName } from '../../src/x509/extension-kind.ts';
import { unhex } from '../support/parsing.ts';
import { extensionFault, extensionOids } from './build.ts';

const logId = '11'.repeat(32);

/** The extension, its value in hexadecimal, and `field+n expected`: n counts from the first byte of the value. */
const faults: readonly (readonly [extension: ExtensionName, value: string, fault: string])[] = [
  ['authorityKeyIdentifier', '0400', 'authorityKeyIdentifier+0 SEQUENCE'],
  ['authorityKeyIdentifier', '30038101 05', 'authorityKeyIdentifier+2 no more data'],
  ['authorityKeyIdentifier', '3003 820100 00', 'authorityKeyIdentifier+5 no trailing data'],
  [
    'authorityKeyIdentifier',
    '3004 8202 0001',
    'authorityKeyIdentifier.authorityCertSerialNumber+4 INTEGER without needless leading bytes',
  ],
  ['authorityKeyIdentifier', '3002 a100', 'authorityKeyIdentifier.authorityCertIssuer+4 GeneralName'],
  ['authorityKeyIdentifier', '3004 8000 8000', 'authorityKeyIdentifier+4 no more data'],
  ['subjectKeyIdentifier', '0500', 'subjectKeyIdentifier+0 OCTET STRING'],
  ['subjectKeyIdentifier', '0401aa00', 'subjectKeyIdentifier+3 no trailing data'],
  ['subjectKeyIdentifier', '0402aa', 'subjectKeyIdentifier+0 2 content bytes'],
  ['keyUsage', '0300', 'keyUsage+2 unused-bits count from 0 to 7'],
  ['keyUsage', '030106', 'keyUsage+2 unused-bits count from 0 to 7'],
  ['keyUsage', '03020801', 'keyUsage+2 unused-bits count from 0 to 7'],
  ['keyUsage', '03020103', 'keyUsage+3 unused bits of zero'],
  ['keyUsage', '0403020106', 'keyUsage+0 BIT STRING'],
  ['keyUsage', '', 'keyUsage+0 BIT STRING'],
  ['certificatePolicies', '3000', 'certificatePolicies.policyInformation+2 SEQUENCE'],
  ['certificatePolicies', '30023000', 'certificatePolicies.policyIdentifier+4 OBJECT IDENTIFIER'],
  [
    'certificatePolicies',
    '3006 3004 0602 2a80',
    'certificatePolicies.policyIdentifier+7 OID arc without leading zeros',
  ],
  ['certificatePolicies', '3007 3005 0601 2a 3000', 'certificatePolicies.policyQualifiers+9 SEQUENCE'],
  ['certificatePolicies', '3009 3007 0601 2a 3002 3000', 'certificatePolicies.policyQualifierId+11 OBJECT IDENTIFIER'],
  ['certificatePolicies', '300c 300a 0601 2a 3005 3003 0601 2a', 'certificatePolicies.qualifier+14 a value'],
  ['certificatePolicies', '3007 3005 0601 2a 0500', 'certificatePolicies.policyQualifiers+7 SEQUENCE'],
  ['policyMappings', '3000', 'policyMappings.mapping+2 SEQUENCE'],
  ['policyMappings', '3005 3003 0601 2a', 'policyMappings.subjectDomainPolicy+7 OBJECT IDENTIFIER'],
  ['policyMappings', '300a 3008 0601 2a 0601 2b 0500', 'policyMappings.mapping+10 no more data'],
  ['subjectAlternativeName', '3000', 'subjectAltName+2 GeneralName'],
  ['subjectAlternativeName', '3003 8901 00', 'subjectAltName+2 GeneralName'],
  ['subjectAlternativeName', '3003 8201 ff', 'subjectAltName+4 dNSName as IA5String'],
  ['subjectAlternativeName', '3003 8101 80', 'subjectAltName+4 rfc822Name as IA5String'],
  ['subjectAlternativeName', '3003 8601 80', 'subjectAltName+4 uniformResourceIdentifier as IA5String'],
  ['subjectAlternativeName', '3003 a201 61', 'subjectAltName+2 GeneralName'],
  ['subjectAlternativeName', '3003 8401 61', 'subjectAltName+2 GeneralName'],
  ['subjectAlternativeName', '3003 0c01 61', 'subjectAltName+2 GeneralName'],
  ['subjectAlternativeName', '3004 a402 0500', 'subjectAltName+4 SEQUENCE'],
  ['subjectAlternativeName', '3006 a404 3000 3000', 'subjectAltName+6 no more data'],
  ['subjectAlternativeName', '3002 a400', 'subjectAltName+4 SEQUENCE'],
  ['subjectAlternativeName', '3002 8800', 'subjectAltName+4 complete OID'],
  ['subjectAlternativeName', '3003 8801 80', 'subjectAltName+4 OID arc without leading zeros'],
  ['subjectAlternativeName', '3003 8801 aa', 'subjectAltName+5 complete OID'],
  ['subjectAlternativeName', '3002 a000', 'subjectAltName.otherName.typeId+4 OBJECT IDENTIFIER'],
  ['subjectAlternativeName', '3005 a003 0601 2a', 'subjectAltName.otherName.value+7 [0]'],
  ['subjectAlternativeName', '3007 a005 0601 2a a000', 'subjectAltName.otherName.value+9 a value'],
  ['subjectAlternativeName', '300b a009 0601 2a a004 0500 0500', 'subjectAltName.otherName.value+11 no more data'],
  ['subjectAlternativeName', '3002 bf1f', 'subjectAltName+2 GeneralName'],
  ['subjectAlternativeName', '3003 82 01 61 00', 'subjectAltName+5 no trailing data'],
  ['issuerAlternativeName', '3003 8201 ff', 'issuerAltName+4 dNSName as IA5String'],
  ['subjectDirectoryAttributes', '3000', 'subjectDirectoryAttributes.attribute+2 SEQUENCE'],
  ['subjectDirectoryAttributes', '3005 3003 0601 2a', 'subjectDirectoryAttributes.values+7 SET'],
  ['subjectDirectoryAttributes', '3007 3005 0601 2a 3100', 'subjectDirectoryAttributes.values+9 a value'],
  ['basicConstraints', '0101ff', 'basicConstraints+0 SEQUENCE'],
  ['basicConstraints', '3003 0101 01', 'basicConstraints.cA+4 BOOLEAN of one byte, 00 or FF'],
  ['basicConstraints', '3004 0102 ffff', 'basicConstraints.cA+4 BOOLEAN of one byte, 00 or FF'],
  ['basicConstraints', '3003 0201 ff', 'basicConstraints.pathLenConstraint+4 a number of 0 or more'],
  ['basicConstraints', '3002 0200', 'basicConstraints.pathLenConstraint+4 at least one content byte'],
  ['basicConstraints', '3004 0202 0001', 'basicConstraints.pathLenConstraint+4 INTEGER without needless leading bytes'],
  ['basicConstraints', '3006 0201 00 0101 ff', 'basicConstraints+5 no more data'],
  ['basicConstraints', '3002 0500', 'basicConstraints.pathLenConstraint+2 INTEGER'],
  ['nameConstraints', '3000', 'nameConstraints+2 permittedSubtrees or excludedSubtrees'],
  ['nameConstraints', '3002 a000', 'nameConstraints.permittedSubtrees+4 SEQUENCE'],
  ['nameConstraints', '3004 a002 3000', 'nameConstraints.permittedSubtrees+6 GeneralName'],
  ['nameConstraints', '3009 a007 3005 8201 61 8000', 'nameConstraints.permittedSubtrees+11 at least one content byte'],
  ['nameConstraints', '300a a008 3006 8201 61 8001 80', 'nameConstraints.permittedSubtrees+11 a number of 0 or more'],
  ['nameConstraints', '3009 a107 3005 8201 61 0500', 'nameConstraints.excludedSubtrees+9 no more data'],
  ['nameConstraints', '300e a105 3003 8201 61 a005 3003 8201 61', 'nameConstraints+9 no more data'],
  ['policyConstraints', '3000', 'policyConstraints+2 requireExplicitPolicy or inhibitPolicyMapping'],
  ['policyConstraints', '3003 8001 80', 'policyConstraints.requireExplicitPolicy+4 a number of 0 or more'],
  ['policyConstraints', '3006 8101 00 8001 00', 'policyConstraints+5 no more data'],
  ['extendedKeyUsage', '3000', 'extKeyUsage.keyPurposeId+2 OBJECT IDENTIFIER'],
  ['extendedKeyUsage', '3002 0600', 'extKeyUsage.keyPurposeId+4 complete OID'],
  ['extendedKeyUsage', '3003 0601 80', 'extKeyUsage.keyPurposeId+4 OID arc without leading zeros'],
  ['extendedKeyUsage', '3003 0401 2a', 'extKeyUsage.keyPurposeId+2 OBJECT IDENTIFIER'],
  ['crlDistributionPoints', '3000', 'cRLDistributionPoints.distributionPoint+2 SEQUENCE'],
  ['crlDistributionPoints', '3004 3002 a000', 'cRLDistributionPoints.nameRelativeToCRLIssuer+6 [1]'],
  ['crlDistributionPoints', '3006 3004 a002 a000', 'cRLDistributionPoints.fullName+8 GeneralName'],
  ['crlDistributionPoints', '3006 3004 a002 8200', 'cRLDistributionPoints.nameRelativeToCRLIssuer+6 [1]'],
  ['crlDistributionPoints', '3004 3002 8100', 'cRLDistributionPoints.reasons+6 unused-bits count from 0 to 7'],
  ['crlDistributionPoints', '3004 3002 a200', 'cRLDistributionPoints.cRLIssuer+6 GeneralName'],
  ['crlDistributionPoints', '3004 3002 0500', 'cRLDistributionPoints.distributionPoint+4 no more data'],
  ['crlDistributionPoints', '3008 3006 a004 a100 a100', 'cRLDistributionPoints.distributionPointName+8 no more data'],
  ['inhibitAnyPolicy', '0201ff', 'inhibitAnyPolicy+2 a number of 0 or more'],
  ['inhibitAnyPolicy', '0101ff', 'inhibitAnyPolicy+0 INTEGER'],
  ['freshestCrl', '3000', 'freshestCRL.distributionPoint+2 SEQUENCE'],
  ['authorityInformationAccess', '3000', 'authorityInfoAccess.accessDescription+2 SEQUENCE'],
  ['authorityInformationAccess', '30023000', 'authorityInfoAccess.accessMethod+4 OBJECT IDENTIFIER'],
  ['authorityInformationAccess', '3005 3003 0601 2a', 'authorityInfoAccess.accessLocation+7 GeneralName'],
  [
    'authorityInformationAccess',
    '300a 3008 0601 2a 8601 61 0500',
    'authorityInfoAccess.accessDescription+10 no more data',
  ],
  ['subjectInformationAccess', '3000', 'subjectInfoAccess.accessDescription+2 SEQUENCE'],
  ['tlsFeature', '3003 0201 ff', 'tlsFeature.feature+4 a number from 0 to 2147483647'],
  ['tlsFeature', '3002 0500', 'tlsFeature.feature+2 INTEGER'],
  ['tlsFeature', '020105', 'tlsFeature+0 SEQUENCE'],
  ['noRevAvail', '0501 00', 'noRevAvail+2 NULL without content'],
  ['noRevAvail', '0101 ff', 'noRevAvail+0 NULL'],
  ['signedCertificateTimestamps', '3000', 'signedCertificateTimestamps+0 OCTET STRING'],
  ['signedCertificateTimestamps', '0400', 'signedCertificateTimestamps.sct+2 a two-byte length'],
  ['signedCertificateTimestamps', '0401 00', 'signedCertificateTimestamps.sct+2 a two-byte length'],
  ['signedCertificateTimestamps', '0402 0000', 'signedCertificateTimestamps+2 a list of SCTs'],
  ['signedCertificateTimestamps', '0403 0001 00', 'signedCertificateTimestamps.sct+4 a two-byte length'],
  ['signedCertificateTimestamps', '0403 0002 00', 'signedCertificateTimestamps.sct+2 a complete vector'],
  ['signedCertificateTimestamps', '0404 0002 0001', 'signedCertificateTimestamps.sct+4 a complete vector'],
  ['signedCertificateTimestamps', '0404 0002 0000', 'signedCertificateTimestamps.sct+4 an SCT'],
  ['signedCertificateTimestamps', '0405 0003 0001 00', 'signedCertificateTimestamps.sct+6 a complete SCT'],
  ['signedCertificateTimestamps', '0406 0002 0000 0000', 'signedCertificateTimestamps+2 a list of SCTs'],
  [
    'signedCertificateTimestamps',
    `0431 002f 002d 00${logId}000000000000000000010403`,
    'signedCertificateTimestamps.sct+52 a two-byte length',
  ],
  [
    'signedCertificateTimestamps',
    `0433 0031 002f 00${logId}0000000000000000000004030001`,
    'signedCertificateTimestamps.sct+51 a complete vector',
  ],
  [
    'signedCertificateTimestamps',
    `0434 0032 0030 00${logId}0000000000000000000004030000ff`,
    'signedCertificateTimestamps.sct+54 no trailing data',
  ],
  ['signedCertificateTimestamps', '0404 0002 0000', 'signedCertificateTimestamps.sct+4 an SCT'],
];

const malformed = suite('malformed extensions');

for (const [name, value, fault] of faults) {
  malformed(`${name} ${value.length > 60 ? `${value.slice(0, 60)}…` : value}: ${fault}`, () => {
    assert.is(extensionFault(name, unhex(value)), fault);
  });
}

malformed('every extension is there', () => {
  const tested = new Set(faults.map(([name]) => name));
  assert.equal(
    Object.keys(extensionOids).filter((name) => !tested.has(name as ExtensionName)),
    [],
  );
});

malformed.run();
