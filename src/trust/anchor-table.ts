import { parseWhole } from '../asn1/der-reader.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { type Certificate, maximumCertificateBytes, viewCertificate } from '../x509/certificate.ts';
import { Name } from '../x509/name.ts';
import { readCertificateLayout } from '../x509/read-certificate.ts';
import type { Anchor } from './anchor.ts';
import type { AnchorTerms } from './anchor-terms.ts';
import { ByteBlocks } from './byte-blocks.ts';
import { LazyAnchor, toAnchor } from './lazy-anchor.ts';

/**
 * The anchors of a store, in order. A certificate is kept as bytes, without an object of its own, until its anchor is
 * first needed; the anchor made then stays. 100,000 anchors take 10 MB and their bytes.
 */
export class AnchorTable {
  /** `comparisonHash` of each anchor's subject. */
  readonly subjectHashes: number[] = [];
  /** Whether some anchor may be the leaf itself. */
  hasLeafAnchors = false;
  private readonly rows: (Anchor | LazyAnchor | AnchorTerms)[] = [];
  /** The certificate's number in the blocks, where the row holds terms alone. */
  private readonly pieces: number[] = [];
  private readonly blocks: ByteBlocks = new ByteBlocks();

  get size(): number {
    return this.rows.length;
  }

  add(anchor: Anchor | LazyAnchor): void {
    this.addRow(anchor, anchor instanceof LazyAnchor ? anchor.subjectHash : anchor.subject.comparisonHash, -1);
  }

  addCertificate(certificate: Certificate, terms: AnchorTerms): void {
    this.addRow(terms, certificate.subject.comparisonHash, this.blocks.add(certificate.der));
  }

  /** Adds a certificate if these bytes are one. What is read is the copy, so that the two cannot differ. */
  addDer(der: Uint8Array, terms: AnchorTerms): boolean {
    if (der.length > maximumCertificateBytes) return false;
    const { blocks } = this;
    const piece = blocks.add(der);
    const block = blocks.blockOf(piece);
    const layout = parseWhole(readCertificateLayout, block, '', blocks.startOf(piece), blocks.endOf(piece));
    if (layout instanceof ParseError) blocks.dropLast();
    else this.addRow(terms, new Name(block, layout.subjectStart, layout.keyStart).comparisonHash, piece);
    return !(layout instanceof ParseError);
  }

  /** The anchor at `index`, which must be below {@link size}: the same object at every call. */
  anchorAt(index: number): Anchor {
    const row = this.rows[index] as Anchor | LazyAnchor | AnchorTerms;
    if ('subject' in row) return row;
    const anchor = row instanceof LazyAnchor ? row.load() : toAnchor(this.viewAt(this.pieces[index] as number), row);
    this.rows[index] = anchor;
    return anchor;
  }

  private viewAt(piece: number): Certificate {
    const { blocks } = this;
    return viewCertificate(blocks.blockOf(piece).subarray(blocks.startOf(piece), blocks.endOf(piece)));
  }

  private addRow(row: Anchor | LazyAnchor | AnchorTerms, subjectHash: number, piece: number): void {
    this.rows.push(row);
    this.subjectHashes.push(subjectHash);
    this.pieces.push(piece);
    if (row.mayBeLeaf) this.hasLeafAnchors = true;
  }
}
