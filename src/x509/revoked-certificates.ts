import { equalRanges } from '../asn1/bytes.ts';
import { DerReader } from '../asn1/der-reader.ts';
import { Tag } from '../asn1/tags.ts';
import { readTime } from '../asn1/time.ts';
import { readExtensionList } from './extension-list.ts';
import { readGeneralNames } from './general-name.ts';
import type { Name } from './name.ts';
import { type RevocationReason, readRevocationReason } from './revocation-reason.ts';

/** One entry of a CRL (RFC 5280 §5.3). */
export interface RevokedCertificate {
  /** Milliseconds since 1970. */
  readonly revocationDate: number;
  /** Undefined where the entry gives none. */
  readonly reason: RevocationReason | undefined;
  /** When the key is known or suspected to have been compromised, in milliseconds since 1970. */
  readonly invalidityDate: number | undefined;
}

/** An entry of the shortest serial number and a UTCTime: 2 + 3 + 15. */
const shortestEntry = 20;
/** Probing further than so many slots an entry on average means serial numbers made to collide. */
const maximumProbes = 32;

const path = 'tbsCertList.revokedCertificates';
const entryExtensions = 'crlEntryExtensions';
const reasonCode = '2.5.29.21';
const invalidityDate = '2.5.29.24';
const certificateIssuer = '2.5.29.29';

/** The whole Extensions of an entry that gives its reason and nothing else, without the reason itself. */
const reasonAlone = Uint8Array.of(0x30, 0x0c, 0x30, 0x0a, 0x06, 0x03, 0x55, 0x1d, 0x15, 0x04, 0x03, 0x0a, 0x01);

/**
 * The entries of a CRL, read once from the first to the last and found again by serial number. An entry costs a slot of
 * four bytes in an open-addressing table and no object: what it says is read when it is found.
 */
export class RevokedCertificates {
  /** OID of a critical entry extension that is not processed here (RFC 5280 §5.3: the whole CRL cannot be used). */
  unknownCritical: string | undefined;
  count = 0;
  private readonly bytes: Uint8Array;
  /** Offsets of entries; 0 is an empty slot. */
  private readonly slots: Int32Array;
  /** Names of certificateIssuer entries by their number; 0 is the CRL's own issuer. */
  private readonly issuers: Map<string, number>;
  /** Where the issuer changes: offsets in ascending order, and the number of the issuer from there on. */
  private readonly changes: number[] = [];
  private readonly issuersFrom: number[] = [];
  private probes = 0;

  /**
   * @param bytes the CRL; its entries stand in `[start, end)`.
   * @throws ParseError where an entry is malformed.
   */
  constructor(bytes: Uint8Array, start: number, end: number, issuer: Name) {
    this.bytes = bytes;
    this.slots = new Int32Array(slotsFor((end - start) / shortestEntry));
    this.issuers = new Map([[issuer.comparisonKey, 0]]);
    const reader = new DerReader(bytes, start, end, path);
    while (!reader.isAtEnd()) this.readEntry(reader);
  }

  /** The entry of this serial number (two's complement content octets) and this certificate issuer. */
  find(serialNumber: Uint8Array, issuer: Name): RevokedCertificate | undefined {
    const number = this.issuers.get(issuer.comparisonKey);
    if (number === undefined) return undefined;
    const at = this.slots[this.slotOf(serialNumber, 0, serialNumber.length, number)] as number;
    return at === 0 ? undefined : readEntryAt(this.bytes, at);
  }

  private readEntry(reader: DerReader): void {
    const start = reader.offset;
    const end = plainEntryEnd(reader.bytes, start, reader.end);
    if (end > 0) {
      const serial = start + 4;
      this.enter(reader, start, serial, serial + (reader.bytes[serial - 1] as number));
      reader.offset = end;
    } else this.readAnyEntry(reader);
  }

  /** An entry that is not in the form nearly all have. */
  private readAnyEntry(reader: DerReader): void {
    const start = reader.offset;
    const limit = reader.enter(Tag.sequence, '');
    reader.readInteger('userCertificate');
    const { contentStart, contentEnd } = reader;
    const timeTag = reader.readAny('revocationDate');
    if (timeTag !== Tag.utcTime && timeTag !== Tag.generalizedTime)
      throw reader.failure('Time', 'revocationDate', start);
    if (!reader.isAtEnd()) this.readExtensions(reader, start);
    reader.leave(limit, '');
    this.enter(reader, start, contentStart, contentEnd);
  }

  private enter(reader: DerReader, start: number, serialStart: number, serialEnd: number): void {
    const slot = this.slotOf(reader.bytes, serialStart, serialEnd, this.currentIssuer());
    // Of two entries for one certificate the first counts.
    if (this.slots[slot] === 0) this.slots[slot] = start;
    this.count++;
    if (this.probes > maximumProbes * this.count + this.slots.length) {
      throw reader.failure('serial numbers that are not made to collide', '', start);
    }
  }

  private readExtensions(reader: DerReader, start: number): void {
    for (const { oid, critical, value } of readExtensionList(reader, entryExtensions)) {
      if (oid === certificateIssuer) this.changeIssuer(value, start);
      else if (critical && oid !== reasonCode && oid !== invalidityDate) this.unknownCritical ??= oid;
    }
  }

  /** RFC 5280 §5.3.3: an entry without certificateIssuer has the one of the entry before it. */
  private changeIssuer(value: Uint8Array, offset: number): void {
    const reader = new DerReader(value, 0, value.length, `${path}.certificateIssuer`);
    const names = readGeneralNames(reader, '');
    const key = names.find(({ type }) => type === 'directoryName')?.name?.comparisonKey;
    if (key === undefined) throw reader.failure('a directoryName', '', 0);
    const number = this.issuers.get(key) ?? this.issuers.size;
    this.issuers.set(key, number);
    if (number === this.currentIssuer()) return;
    this.changes.push(offset);
    this.issuersFrom.push(number);
  }

  private currentIssuer(): number {
    return this.issuersFrom[this.issuersFrom.length - 1] ?? 0;
  }

  /** The slot of this certificate, or the empty one where it belongs. */
  private slotOf(bytes: Uint8Array, start: number, end: number, issuer: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = hashOf(bytes, start, end, issuer) & mask;
    for (let at = slots[slot] as number; at !== 0; at = slots[slot] as number) {
      if (this.isEntryOf(at, bytes, start, end) && this.issuerAt(at) === issuer) return slot;
      slot = (slot + 1) & mask;
      this.probes++;
    }
    return slot;
  }

  private isEntryOf(at: number, bytes: Uint8Array, start: number, end: number): boolean {
    const own = this.bytes;
    const serial = contentStartAt(own, at);
    const length = own[serial + 1] as number;
    if (length < 0x80 && length !== end - start) return false;
    const content = contentStartAt(own, serial);
    return equalRanges(own, content, content + (end - start), bytes, start, end);
  }

  /** The issuer in force at an entry: the last change at or before it. */
  private issuerAt(offset: number): number {
    const { changes } = this;
    let low = 0;
    let high = changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((changes[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : (this.issuersFrom[low - 1] as number);
  }
}

/** At most two thirds full. */
function slotsFor(entries: number): number {
  let slots = 8;
  while (slots * 2 < entries * 3) slots *= 2;
  return slots;
}

/** FNV-1a with a last mix, so that serial numbers that count upwards spread. */
function hashOf(bytes: Uint8Array, start: number, end: number, issuer: number): number {
  let hash = 0x811c9dc5 ^ issuer;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return hash ^ (hash >>> 15);
}

/** Where the content of the value at `offset` starts; its header has been read before. */
function contentStartAt(bytes: Uint8Array, offset: number): number {
  const length = bytes[offset + 1] as number;
  return offset + 2 + (length < 0x80 ? 0 : length & 0x7f);
}

/**
 * The end of the entry at `start` when it has the form that nearly all have: everything in short lengths, a UTCTime, and
 * no extension but perhaps the reason; otherwise 0, and the entry is for {@link DerReader} to judge.
 */
function plainEntryEnd(bytes: Uint8Array, start: number, limit: number): number {
  const length = bytes[start + 1] as number;
  const end = start + 2 + length;
  if (bytes[start] !== Tag.sequence || length >= 0x80 || end > limit) return 0;
  if (bytes[start + 2] !== Tag.integer || !isShortInteger(bytes, start + 3)) return 0;
  const time = start + 4 + (bytes[start + 3] as number);
  if (bytes[time] !== Tag.utcTime || bytes[time + 1] !== 13) return 0;
  const rest = time + 15;
  return rest === end || isReasonAlone(bytes, rest, end) ? end : 0;
}

/** Whether a length octet and the octets behind it are a short INTEGER in the fewest octets. */
function isShortInteger(bytes: Uint8Array, at: number): boolean {
  const length = bytes[at] as number;
  if (length === 0 || length >= 0x80) return false;
  if (length === 1) return true;
  const first = bytes[at + 1] as number;
  const second = bytes[at + 2] as number;
  return !((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
}

function isReasonAlone(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== reasonAlone.length + 1) return false;
  for (let i = 0; i < reasonAlone.length; i++) if (bytes[start + i] !== reasonAlone[i]) return false;
  return true;
}

/** @throws ParseError for what only a found entry is read for: its times and its reason. */
function readEntryAt(bytes: Uint8Array, offset: number): RevokedCertificate {
  const reader = new DerReader(bytes, offset, bytes.length, path);
  reader.enter(Tag.sequence, '');
  reader.readInteger('userCertificate');
  const revocationDate = readTime(reader, 'revocationDate');
  if (isReasonAlone(bytes, reader.offset, reader.end)) {
    reader.offset = reader.end - 3;
    return { revocationDate, reason: readRevocationReason(reader, 'reasonCode'), invalidityDate: undefined };
  }
  const extensions = reader.isAtEnd() ? [] : readExtensionList(reader, entryExtensions);
  const reason = extensions.find(({ oid }) => oid === reasonCode);
  const invalidity = extensions.find(({ oid }) => oid === invalidityDate);
  return {
    revocationDate,
    reason: reason && readRevocationReason(new DerReader(reason.value), 'reasonCode'),
    invalidityDate: invalidity && readTime(new DerReader(invalidity.value), 'invalidityDate'),
  };
}
