/** Short names of attribute types as OpenSSL has them, and so Qt: by arc under each prefix. */
const families: readonly (readonly [prefix: string, names: Readonly<Record<number, string>>])[] = [
  [
    // id-at (X.520, RFC 5280 appendix A.1)
    '2.5.4.',
    {
      3: 'CN',
      4: 'SN',
      5: 'serialNumber',
      6: 'C',
      7: 'L',
      8: 'ST',
      9: 'street',
      10: 'O',
      11: 'OU',
      12: 'title',
      13: 'description',
      14: 'searchGuide',
      15: 'businessCategory',
      16: 'postalAddress',
      17: 'postalCode',
      18: 'postOfficeBox',
      19: 'physicalDeliveryOfficeName',
      20: 'telephoneNumber',
      41: 'name',
      42: 'GN',
      43: 'initials',
      44: 'generationQualifier',
      45: 'x500UniqueIdentifier',
      46: 'dnQualifier',
      65: 'pseudonym',
      72: 'role',
      97: 'organizationIdentifier',
    },
  ],
  // PKCS #9 (RFC 2985)
  [
    '1.2.840.113549.1.9.',
    { 1: 'emailAddress', 2: 'unstructuredName', 7: 'challengePassword', 8: 'unstructuredAddress' },
  ],
  [
    // pilotAttributeType (RFC 4524)
    '0.9.2342.19200300.100.1.',
    {
      1: 'UID',
      3: 'mail',
      4: 'info',
      5: 'favouriteDrink',
      6: 'roomNumber',
      8: 'userClass',
      9: 'host',
      10: 'manager',
      20: 'homeTelephoneNumber',
      21: 'secretary',
      25: 'DC',
      37: 'associatedDomain',
      38: 'associatedName',
      39: 'homePostalAddress',
      40: 'personalTitle',
      41: 'mobileTelephoneNumber',
      42: 'pagerTelephoneNumber',
      43: 'friendlyCountryName',
      44: 'uid',
      45: 'organizationalStatus',
    },
  ],
  // CA/Browser Forum EV guidelines §9.2.4
  ['1.3.6.1.4.1.311.60.2.1.', { 1: 'jurisdictionL', 2: 'jurisdictionST', 3: 'jurisdictionC' }],
];

/** The short name of an attribute type, or the OID where there is none. */
export function attributeShortName(oid: string): string {
  const behindPrefix = oid.lastIndexOf('.') + 1;
  const family = families.find(([prefix]) => prefix.length === behindPrefix && oid.startsWith(prefix));
  return family?.[1][Number(oid.slice(behindPrefix))] ?? oid;
}
