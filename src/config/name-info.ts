import { toText } from '../asn1/octets.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import type { AttributeTypeAndValue } from '../x509/attribute.ts';
import type { Name } from '../x509/name.ts';
import { attributeShortName } from './attribute-short-names.ts';
import { SubjectInfo } from './enumerations.ts';

const infoNames: ReadonlyMap<SubjectInfo, string> = /* @__PURE__ */ new Map([
  [SubjectInfo.Organization, 'O'],
  [SubjectInfo.CommonName, 'CN'],
  [SubjectInfo.LocalityName, 'L'],
  [SubjectInfo.OrganizationalUnitName, 'OU'],
  [SubjectInfo.CountryName, 'C'],
  [SubjectInfo.StateOrProvinceName, 'ST'],
  [SubjectInfo.DistinguishedNameQualifier, 'dnQualifier'],
  [SubjectInfo.SerialNumber, 'serialNumber'],
  [SubjectInfo.EmailAddress, 'emailAddress'],
]);

/** Types whose octets are one character each; Qt shows what stands there, of the type's alphabet or not. */
const octetTags: ReadonlySet<number> = /* @__PURE__ */ new Set([
  Tag.printableString,
  Tag.ia5String,
  Tag.numericString,
  Tag.visibleString,
]);

/** Texts of one attribute, the last of the DER first, as Qt has them; a value that is no text is left out. */
export function nameInfo(name: Name, attribute: SubjectInfo | string): string[] {
  const wanted = typeof attribute === 'string' ? attribute : infoNames.get(attribute);
  const isWanted = ({ type }: AttributeTypeAndValue): boolean => type === wanted || attributeShortName(type) === wanted;
  return attributesOf(name).filter(isWanted).map(attributeText).filter(isText).reverse();
}

/** Short names, or OIDs, of the attributes that are there: each once, in ascending order. */
export function nameAttributes(name: Name): string[] {
  return [...new Set(attributesOf(name).map(({ type }) => attributeShortName(type)))].sort();
}

/** The common name, else the organization, else the organizational unit, else ''. */
export function displayName(name: Name): string {
  for (const attribute of ['CN', 'O', 'OU']) {
    const [text] = nameInfo(name, attribute);
    if (text !== undefined) return text;
  }
  return '';
}

function attributesOf(name: Name): AttributeTypeAndValue[] {
  const names = name.relativeNames;
  return names instanceof ParseError ? [] : names.flat();
}

function attributeText(attribute: AttributeTypeAndValue): string | undefined {
  return attribute.text ?? (octetTags.has(attribute.tag) ? toText(attribute.bytes) : undefined);
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}
