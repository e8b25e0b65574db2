import { equalRanges } from '../asn1/bytes.ts';
import { DerReader } from '../asn1/der-reader.ts';
import { contextConstructed, contextPrimitive, Tag } from '../asn1/tags.ts';
import { ExtensionTable } from './extension-table.ts';
import type { StructuralFault } from './structural-fault.ts';

const versionTag = /* @__PURE__ */ contextConstructed(0);
const extensionsTag = /* @__PURE__ */ contextConstructed(3);

/** The tags of issuerUniqueID and subjectUniqueID. */
export const issuerUniqueIdTag: number = /* @__PURE__ */ contextPrimitive(1);
export const subjectUniqueIdTag: number = /* @__PURE__ */ contextPrimitive(2);

/** Where the fields of a certificate stand: byte offsets into its DER. A field ends where the next one starts. */
export class CertificateLayout {
  /** 1, 2 or 3; more where a certificate claims it. */
  version = 1;
  tbsStart = 0;
  /** Content octets of the serial number, which end where the inner signature algorithm starts. */
  serialStart = 0;
  innerAlgorithmStart = 0;
  issuerStart = 0;
  validityStart = 0;
  subjectStart = 0;
  keyStart = 0;
  keyEnd = 0;
  algorithmStart = 0;
  algorithmEnd = 0;
  /** Octets of the signature, without the unused-bits octet. */
  signatureStart = 0;
  signatureEnd = 0;
  readonly faults: StructuralFault[] = [];
  readonly extensions: ExtensionTable;

  constructor(bytes: Uint8Array) {
    this.extensions = new ExtensionTable(bytes);
  }
}

/** Certificate (RFC 5280 §4.1), located in one pass: whatever this accepts, no later view of a field can miss. */
export function readCertificateLayout(reader: DerReader): CertificateLayout {
  const layout = new CertificateLayout(reader.bytes);
  const limit = reader.enter(Tag.sequence, 'certificate');
  layout.tbsStart = reader.offset;
  readTbsCertificate(reader, layout);
  layout.algorithmStart = reader.offset;
  readAlgorithmBounds(reader, 'signatureAlgorithm');
  layout.algorithmEnd = reader.offset;
  reader.readBitStringOctets('signatureValue');
  layout.signatureStart = reader.contentStart;
  layout.signatureEnd = reader.contentEnd;
  reader.leave(limit, 'certificate');
  checkAlgorithms(reader.bytes, layout);
  return layout;
}

function readTbsCertificate(reader: DerReader, layout: CertificateLayout): void {
  const limit = reader.enter(Tag.sequence, 'tbsCertificate');
  readVersion(reader, layout);
  reader.readInteger('tbsCertificate.serialNumber');
  layout.serialStart = reader.contentStart;
  layout.innerAlgorithmStart = reader.offset;
  readAlgorithmBounds(reader, 'tbsCertificate.signature');
  readNamesAndKey(reader, layout);
  readUniqueIdentifiers(reader, layout);
  readExtensions(reader, layout);
  reader.leave(limit, 'tbsCertificate');
}

/** Version ::= INTEGER { v1(0), v2(1), v3(2) } DEFAULT v1. */
function readVersion(reader: DerReader, layout: CertificateLayout): void {
  if (reader.peekTag() !== versionTag) return;
  const limit = reader.enter(versionTag, 'tbsCertificate.version');
  layout.version = reader.readSmallInteger('tbsCertificate.version') + 1;
  reader.leave(limit, 'tbsCertificate.version');
  if (layout.version === 1) layout.faults.push({ kind: 'default-encoded', field: 'version' });
  if (layout.version > 3) layout.faults.push({ kind: 'version-unknown', version: layout.version });
}

/** Checks an AlgorithmIdentifier's shape, so that decoding it later cannot fail. */
function readAlgorithmBounds(reader: DerReader, field: string): void {
  const limit = reader.enter(Tag.sequence, field);
  reader.readObjectIdentifier(field);
  if (!reader.isAtEnd()) reader.readAny(field);
  reader.leave(limit, field);
}

function readNamesAndKey(reader: DerReader, layout: CertificateLayout): void {
  layout.issuerStart = reader.offset;
  reader.readValue(Tag.sequence, 'tbsCertificate.issuer');
  layout.validityStart = reader.offset;
  readValidityBounds(reader);
  layout.subjectStart = reader.offset;
  reader.readValue(Tag.sequence, 'tbsCertificate.subject');
  layout.keyStart = reader.offset;
  reader.readValue(Tag.sequence, 'tbsCertificate.subjectPublicKeyInfo');
  layout.keyEnd = reader.offset;
}

/** Two values, whatever they are: a malformed time is found when the time is asked for. */
function readValidityBounds(reader: DerReader): void {
  const limit = reader.enter(Tag.sequence, 'tbsCertificate.validity');
  reader.readAny('tbsCertificate.validity.notBefore');
  reader.readAny('tbsCertificate.validity.notAfter');
  reader.leave(limit, 'tbsCertificate.validity');
}

/** issuerUniqueID and subjectUniqueID belong to versions 2 and 3 (RFC 5280 §4.1.2.8). */
function readUniqueIdentifiers(reader: DerReader, layout: CertificateLayout): void {
  const start = reader.offset;
  if (reader.peekTag() === issuerUniqueIdTag) reader.readBitString('tbsCertificate.issuerUniqueID', issuerUniqueIdTag);
  if (reader.peekTag() === subjectUniqueIdTag) {
    reader.readBitString('tbsCertificate.subjectUniqueID', subjectUniqueIdTag);
  }
  if (reader.offset === start || layout.version > 1) return;
  layout.faults.push({ kind: 'field-of-later-version', field: 'uniqueIdentifier' });
}

/** Extensions stand in version 3 only (RFC 5280 §4.1.2.9). */
function readExtensions(reader: DerReader, layout: CertificateLayout): void {
  if (reader.peekTag() !== extensionsTag) return;
  if (layout.version < 3) layout.faults.push({ kind: 'field-of-later-version', field: 'extensions' });
  const limit = reader.enter(extensionsTag, 'tbsCertificate.extensions');
  const inner = new DerReader(reader.bytes, reader.offset, reader.end, 'tbsCertificate.extensions');
  layout.extensions.read(inner, layout.faults);
  reader.offset = inner.offset;
  reader.leave(limit, 'tbsCertificate.extensions');
}

/** "This field MUST contain the same algorithm identifier as the signature field" (RFC 5280 §4.1.1.2). */
function checkAlgorithms(bytes: Uint8Array, layout: CertificateLayout): void {
  const { innerAlgorithmStart, issuerStart, algorithmStart, algorithmEnd } = layout;
  if (equalRanges(bytes, innerAlgorithmStart, issuerStart, bytes, algorithmStart, algorithmEnd)) return;
  layout.faults.push({ kind: 'algorithm-inconsistent' });
}
