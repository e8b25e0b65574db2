import { equalRanges } from '../asn1/bytes.ts';
import type { DerReader } from '../asn1/der-reader.ts';
import { contextConstructed, Tag } from '../asn1/tags.ts';
import { readTime } from '../asn1/time.ts';
import { readAlgorithmIdentifier } from './algorithm-identifier.ts';
import { readExtensionList } from './extension-list.ts';
import type { Extension } from './extension-table.ts';

const extensionsTag = /* @__PURE__ */ contextConstructed(0);

/** Where the fields of a CRL stand: byte offsets into its DER. */
export class CertificateListLayout {
  /** 1 or 2. */
  version = 1;
  tbsStart = 0;
  innerAlgorithmStart = 0;
  issuerStart = 0;
  issuerEnd = 0;
  /** Milliseconds since 1970. */
  thisUpdate = 0;
  nextUpdate: number | undefined;
  /** The entries without the header around them. */
  entriesStart = 0;
  entriesEnd = 0;
  algorithmStart = 0;
  algorithmEnd = 0;
  signatureStart = 0;
  signatureEnd = 0;
  extensions: readonly Extension[] = [];
}

/** CertificateList (RFC 5280 §5.1), all of it but the entries, which are read when one is looked for. */
export function readCertificateListLayout(reader: DerReader): CertificateListLayout {
  const layout = new CertificateListLayout();
  const limit = reader.enter(Tag.sequence, 'certificateList');
  layout.tbsStart = reader.offset;
  readTbsCertList(reader, layout);
  layout.algorithmStart = reader.offset;
  readAlgorithmIdentifier(reader, 'signatureAlgorithm');
  layout.algorithmEnd = reader.offset;
  reader.readBitStringOctets('signatureValue');
  layout.signatureStart = reader.contentStart;
  layout.signatureEnd = reader.contentEnd;
  reader.leave(limit, 'certificateList');
  checkAlgorithms(reader, layout);
  return layout;
}

function readTbsCertList(reader: DerReader, layout: CertificateListLayout): void {
  const limit = reader.enter(Tag.sequence, 'tbsCertList');
  if (reader.peekTag() === Tag.integer) readVersion(reader, layout);
  layout.innerAlgorithmStart = reader.offset;
  readAlgorithmIdentifier(reader, 'tbsCertList.signature');
  layout.issuerStart = reader.offset;
  reader.readValue(Tag.sequence, 'tbsCertList.issuer');
  layout.issuerEnd = reader.offset;
  layout.thisUpdate = readTime(reader, 'tbsCertList.thisUpdate');
  const next = reader.peekTag();
  const hasNextUpdate = next === Tag.utcTime || next === Tag.generalizedTime;
  if (hasNextUpdate) layout.nextUpdate = readTime(reader, 'tbsCertList.nextUpdate');
  if (reader.readOptional(Tag.sequence, 'tbsCertList.revokedCertificates')) {
    layout.entriesStart = reader.contentStart;
    layout.entriesEnd = reader.contentEnd;
  }
  if (reader.peekTag() === extensionsTag) readExtensions(reader, layout);
  reader.leave(limit, 'tbsCertList');
}

/** Version OPTIONAL: "if present, MUST be v2" (RFC 5280 §5.1). */
function readVersion(reader: DerReader, layout: CertificateListLayout): void {
  const start = reader.offset;
  if (reader.readSmallInteger('tbsCertList.version') !== 1) {
    throw reader.failure('version 2', 'tbsCertList.version', start);
  }
  layout.version = 2;
}

function readExtensions(reader: DerReader, layout: CertificateListLayout): void {
  if (layout.version !== 2) throw reader.failure('no extensions in version 1', 'tbsCertList.crlExtensions');
  const limit = reader.enter(extensionsTag, 'tbsCertList.crlExtensions');
  layout.extensions = readExtensionList(reader, 'tbsCertList.crlExtensions');
  reader.leave(limit, 'tbsCertList.crlExtensions');
}

/** RFC 5280 §5.1.1.2: both fields "MUST contain the same algorithm identifier". */
function checkAlgorithms(reader: DerReader, layout: CertificateListLayout): void {
  const { bytes } = reader;
  const { innerAlgorithmStart, issuerStart, algorithmStart, algorithmEnd } = layout;
  if (equalRanges(bytes, innerAlgorithmStart, issuerStart, bytes, algorithmStart, algorithmEnd)) return;
  throw reader.failure('the algorithm of tbsCertList.signature', 'signatureAlgorithm', algorithmStart);
}
