import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { oidToString } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { contextConstructed, Tag } from '../asn1/tags.ts';

const signedData = '1.2.840.113549.1.7.2';
const maximumCertificates = 256;

/**
 * DER of the certificates in a certs-only message (RFC 5280 §4.2.2.1, RFC 5652 §5.1): SignedData that signs nothing.
 *
 * @returns undefined for anything else, an encoding that is not DER among it.
 */
export function readCertificatesOnly(bytes: Uint8Array): Uint8Array[] | undefined {
  const certificates = parseWhole(readContentInfo, bytes, '');
  return certificates instanceof ParseError ? undefined : certificates;
}

function readContentInfo(reader: DerReader): Uint8Array[] {
  const limit = reader.enter(Tag.sequence, 'contentInfo');
  reader.readObjectIdentifier('contentType');
  if (oidToString(reader.bytes, reader.contentStart, reader.contentEnd) !== signedData) {
    throw reader.failure('id-signedData', 'contentType', reader.contentStart);
  }
  const content = reader.enter(contextConstructed(0), 'content');
  const certificates = readSignedData(reader);
  reader.leave(content, 'content');
  reader.leave(limit, 'contentInfo');
  return certificates;
}

function readSignedData(reader: DerReader): Uint8Array[] {
  const limit = reader.enter(Tag.sequence, 'signedData');
  reader.readSmallInteger('version');
  reader.readValue(Tag.set, 'digestAlgorithms');
  reader.readValue(Tag.sequence, 'encapContentInfo');
  const certificates = reader.peekTag() === contextConstructed(0) ? readSet(reader) : [];
  // CRLs and signers, which nobody asked for.
  while (!reader.isAtEnd()) reader.readAny('signerInfos');
  reader.leave(limit, 'signedData');
  return certificates;
}

function readSet(reader: DerReader): Uint8Array[] {
  const certificates: Uint8Array[] = [];
  const limit = reader.enter(contextConstructed(0), 'certificates');
  while (!reader.isAtEnd()) {
    const start = reader.offset;
    const tag = reader.readAny('certificates');
    if (tag !== Tag.sequence) continue;
    certificates.push(reader.bytes.subarray(start, reader.offset));
    if (certificates.length > maximumCertificates) throw reader.failure('fewer certificates', 'certificates');
  }
  reader.leave(limit, 'certificates');
  return certificates;
}
