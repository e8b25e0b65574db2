import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import { type Certificate, parseOwnedCertificate } from '../x509/certificate.ts';

/** Certificates in DER one behind the other, up to the first that cannot be read. */
export function* splitCertificates(der: Uint8Array): Generator<Certificate, undefined> {
  for (let start = 0; start < der.length; ) {
    const end = findEnd(der, start);
    const certificate = end === undefined ? undefined : parseOwnedCertificate(der.subarray(start, end));
    if (end === undefined || certificate === undefined || certificate instanceof ParseError) return undefined;
    yield certificate;
    start = end;
  }
  return undefined;
}

function findEnd(der: Uint8Array, start: number): number | undefined {
  const readEnd = (reader: DerReader): number => {
    reader.readValue(Tag.sequence, '');
    const { offset } = reader;
    reader.offset = reader.end;
    return offset;
  };
  const end = parseWhole(readEnd, der, 'certificate', start);
  return end instanceof ParseError ? undefined : end;
}
