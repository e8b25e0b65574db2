import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { encodeExplicit, encodeOctetString, encodeSequence, encodeValue } from '../asn1/der-writer.ts';
import { matchOid, oid } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { contextConstructed, contextPrimitive, Tag } from '../asn1/tags.ts';
import type { Certificate } from '../x509/certificate.ts';
import { ExtensionKind } from '../x509/extension-kind.ts';
import { precertificatePoison } from './precertificate.ts';

const timestampList = '1.3.6.1.4.1.11129.2.4.2';
const authorityKeyIdentifier = '2.5.29.35';

/** The parts of a TBSCertificate that a log's view of it may change, and what stands between them: views of the input. */
interface TbsParts {
  /** Version, serial number and signature algorithm. */
  readonly head: Uint8Array;
  readonly issuer: Uint8Array;
  /** Validity, subject, key and unique identifiers. */
  readonly middle: Uint8Array;
  /** Each a whole Extension. */
  readonly extensions: readonly TbsExtension[];
}

interface TbsExtension {
  readonly der: Uint8Array;
  /** Content octets of the OID. */
  readonly oid: Uint8Array;
  /** extnID and critical with their headers: what stands in front of the value. */
  readonly front: Uint8Array;
}

/**
 * The TBSCertificate that a log has signed for a certificate (RFC 6962 §3.2): the certificate's or the precertificate's
 * own, without the list of SCTs and without the poison. Not a byte of what stays is encoded anew but the lengths around
 * it. Where no extension is left, the field itself is left out, as RFC 5280 §4.1 wants it: SIZE (1..MAX).
 *
 * @param signer the Precertificate Signing Certificate, where one signed the precertificate: issuer and
 *   authorityKeyIdentifier become those of the final certificate.
 * @returns DER of the TBSCertificate, or why there is none: an extension that is to go is there twice, or the signer
 *   lacks the authorityKeyIdentifier that the precertificate has.
 */
export function toPrecertificateTbs(certificate: Certificate, signer?: Certificate): Uint8Array | ParseError {
  const parts = parseWhole(readTbs, certificate.tbsCertificate, 'tbsCertificate');
  if (parts instanceof ParseError) return parts;
  const kept = withoutMarks(parts.extensions);
  if (kept instanceof ParseError) return kept;
  const extensions = signer === undefined ? kept.map(({ der }) => der) : withKeyIdentifierOf(signer, kept);
  if (extensions instanceof ParseError) return extensions;
  const issuer = signer === undefined ? parts.issuer : signer.issuer.der;
  const tail = extensions.length === 0 ? [] : [encodeExplicit(3, encodeSequence(...extensions))];
  return encodeSequence(parts.head, issuer, parts.middle, ...tail);
}

function readTbs(reader: DerReader): TbsParts {
  const limit = reader.enter(Tag.sequence, '');
  const start = reader.offset;
  reader.readOptional(contextConstructed(0), 'version');
  reader.readInteger('serialNumber');
  reader.readValue(Tag.sequence, 'signature');
  const issuerStart = reader.offset;
  reader.readValue(Tag.sequence, 'issuer');
  const issuerEnd = reader.offset;
  for (const field of ['validity', 'subject', 'subjectPublicKeyInfo']) reader.readValue(Tag.sequence, field);
  reader.readOptional(contextPrimitive(1), 'issuerUniqueID');
  reader.readOptional(contextPrimitive(2), 'subjectUniqueID');
  const middleEnd = reader.offset;
  const extensions = reader.isAtEnd() ? [] : readExtensions(reader);
  reader.leave(limit, '');
  const { bytes } = reader;
  const head = bytes.subarray(start, issuerStart);
  return {
    head,
    issuer: bytes.subarray(issuerStart, issuerEnd),
    middle: bytes.subarray(issuerEnd, middleEnd),
    extensions,
  };
}

function readExtensions(reader: DerReader): TbsExtension[] {
  const extensions: TbsExtension[] = [];
  const outer = reader.enter(contextConstructed(3), 'extensions');
  const limit = reader.enter(Tag.sequence, 'extensions');
  while (!reader.isAtEnd()) extensions.push(readExtension(reader));
  reader.leave(limit, 'extensions');
  reader.leave(outer, 'extensions');
  return extensions;
}

function readExtension(reader: DerReader): TbsExtension {
  const { bytes, offset: start } = reader;
  const limit = reader.enter(Tag.sequence, 'extension');
  const frontStart = reader.offset;
  reader.readObjectIdentifier('extnID');
  const type = reader.content();
  reader.readOptional(Tag.boolean, 'critical');
  const front = bytes.subarray(frontStart, reader.offset);
  reader.readValue(Tag.octetString, 'extnValue');
  reader.leave(limit, 'extension');
  return { der: bytes.subarray(start, reader.offset), oid: type, front };
}

/** All but the two extensions that tell certificate and precertificate apart; each of them stands there once at most. */
function withoutMarks(extensions: readonly TbsExtension[]): TbsExtension[] | ParseError {
  let kept = [...extensions];
  for (const mark of [oid(timestampList), oid(precertificatePoison)]) {
    const others = kept.filter((extension) => !isOf(extension, mark));
    if (kept.length - others.length > 1) return new ParseError('one instance of an extension', 'extensions', 0);
    kept = others;
  }
  return kept;
}

/**
 * "If the Precertificate is issued using a Precertificate Signing Certificate and an Authority Key Identifier extension
 * is present in the TBSCertificate, the corresponding extension must also be present in the Precertificate Signing
 * Certificate -- in this case, the TBSCertificate also has its Authority Key Identifier changed to match the final
 * issuer" (RFC 6962 §3.2).
 */
function withKeyIdentifierOf(signer: Certificate, extensions: readonly TbsExtension[]): Uint8Array[] | ParseError {
  const mark = oid(authorityKeyIdentifier);
  if (!extensions.some((extension) => isOf(extension, mark))) return extensions.map(({ der }) => der);
  const index = indexOfKind(signer, ExtensionKind.authorityKeyIdentifier);
  if (index < 0) return new ParseError('an authorityKeyIdentifier in the signing certificate', 'extensions', 0);
  const value = encodeOctetString(signer.extensionAt(index).value);
  return extensions.map((extension) =>
    isOf(extension, mark) ? encodeValue(Tag.sequence, extension.front, value) : extension.der,
  );
}

function isOf(extension: TbsExtension, mark: Uint8Array): boolean {
  return matchOid(extension.oid, 0, extension.oid.length, mark);
}

/** Index of the only extension of this kind; -1 where there is none, or more than one. */
export function indexOfKind(certificate: Certificate, kind: ExtensionKind): number {
  let found = -1;
  for (let i = 0; i < certificate.extensionCount; i++) {
    if (certificate.extensionKindAt(i) !== kind) continue;
    if (found >= 0) return -1;
    found = i;
  }
  return found;
}
