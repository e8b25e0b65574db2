import { decodeBase64Octets, encodeBase64, laxAlphabet } from './base64.ts';
import { toAsciiOctets, toText } from './octets.ts';

/** A file may hold millions of faults; the first ones tell what is wrong with it. */
const maximumProblems = 100;
const maximumLabelLength = 64;

/** One `-----BEGIN label-----` … `-----END label-----` with what it encodes. */
export interface PemBlock {
  /** As written: `CERTIFICATE`, `X509 CRL`, `TRUSTED CERTIFICATE`, …; which labels to take is the caller's decision. */
  readonly label: string;
  /** The decoded octets, in memory of their own. */
  readonly bytes: Uint8Array;
  /** Line of the BEGIN, counted from 1. */
  readonly line: number;
}

/** Something that looked like PEM and could not be read. */
export interface PemProblem {
  /** Line of the fault, counted from 1. */
  readonly line: number;
  /** Offset of the fault: bytes, or characters when the input was a string. */
  readonly offset: number;
  /** Label of the block at fault; empty when it has none that can be read. */
  readonly label: string;
  /** What stood to be expected, in words. */
  readonly expected: string;
  /** All of it in a sentence. */
  readonly message: string;
}

/** What {@link parsePem} found. */
export interface PemDocument {
  /** Every block that could be read, in the order of the file. */
  readonly blocks: readonly PemBlock[];
  /** The first hundred faults, in the order of the file. */
  readonly problems: readonly PemProblem[];
  /** The number of all faults. */
  readonly problemCount: number;
}

/**
 * Every PEM block of a text, by the lax grammar of RFC 7468 §3 (figure 2): text around the blocks, a byte order mark,
 * any line end, any line length, blanks anywhere and no line ends at all are fine.
 *
 * Nothing that looks like PEM is passed over in silence: each BEGIN is a block or a problem, and a problem never hides
 * the blocks behind it. A BEGIN with text in front of it on its line is a problem, not a block, because that is how a
 * block gets commented out. Takes time linear in the input.
 *
 * @example
 * ```ts
 * parsePem('-----BEGIN CERTIFICATE-----\nMAMCAQU=\n-----END CERTIFICATE-----\n').blocks.length; // 1
 * ```
 */
export function parsePem(input: string | Uint8Array): PemDocument {
  const octets = typeof input === 'string' ? toAsciiOctets(input) : input;
  const scan: Scan = { octets, offset: 0, blockEnd: 0, line: 1, counted: 0, problems: [], problemCount: 0 };
  const blocks: PemBlock[] = [];
  for (;;) {
    const boundary = findBoundary(octets, scan.offset);
    if (boundary === undefined) break;
    const block = boundary.isBegin ? readBlock(scan, boundary) : readStrayEnd(scan, boundary);
    if (block !== undefined) blocks.push(block);
  }
  return { blocks, problems: scan.problems, problemCount: scan.problemCount };
}

/**
 * PEM as RFC 7468 §2 wants it written: lines of 64 characters, each ended by a line feed.
 *
 * @throws TypeError when `label` is not one that RFC 7468 §3 allows, or has more than 64 characters.
 */
export function encodePem(label: string, bytes: Uint8Array): string {
  const isLabel = findLabelEnd(toAsciiOctets(`${label}-----`), 0) === label.length;
  if (!isLabel) throw new TypeError(`not a PEM label: ${label}`);
  const base64 = encodeBase64(bytes);
  const lines = [`-----BEGIN ${label}-----`];
  for (let at = 0; at < base64.length; at += 64) lines.push(base64.slice(at, at + 64));
  lines.push(`-----END ${label}-----`, '');
  return lines.join('\n');
}

interface Scan {
  readonly octets: Uint8Array;
  /** Where the search for the next boundary begins. */
  offset: number;
  /** Offset behind the END of the block read last: files are joined without a line end between them. */
  blockEnd: number;
  /** Number of the line that holds the offset `counted`. */
  line: number;
  counted: number;
  readonly problems: PemProblem[];
  problemCount: number;
}

/** `-----BEGIN label-----` or `-----END label-----`. */
interface Boundary {
  readonly isBegin: boolean;
  /** Offset of the first dash. */
  readonly start: number;
  /** Offset behind the label, where the next boundary may begin: the same five dashes can close one and open another. */
  readonly labelEnd: number;
  /** Offset behind the last dash; behind the keyword where no label can be read. */
  readonly end: number;
  /** Empty where no label can be read. */
  readonly label: string;
}

const beginMark = /* @__PURE__ */ toAsciiOctets('-----BEGIN ');
const endMark = /* @__PURE__ */ toAsciiOctets('-----END ');
const dashes = /* @__PURE__ */ toAsciiOctets('-----');
const dash = 0x2d;
const colon = 0x3a;

function readBlock(scan: Scan, begin: Boundary): PemBlock | undefined {
  const isAtLineStart = hasOnlyBlanksBefore(scan, begin.start);
  scan.offset = begin.labelEnd;
  if (begin.label === '') return report(scan, begin.start, '', 'a label and five dashes behind BEGIN');
  if (!isAtLineStart) return report(scan, begin.start, begin.label, 'BEGIN at the start of its line');
  const line = lineOf(scan, begin.start);
  const end = findBoundary(scan.octets, begin.labelEnd);
  if (end === undefined || end.isBegin) return reportMissingEnd(scan, begin.label, end);
  scan.offset = end.labelEnd;
  scan.blockEnd = end.end;
  if (end.label !== begin.label) return report(scan, end.start, begin.label, `-----END ${begin.label}-----`);
  const bytes = decodeBody(scan, begin, end);
  return bytes && { label: begin.label, bytes, line };
}

/** The search goes on at the second BEGIN: a block that lacks its END takes no other with it. */
function reportMissingEnd(scan: Scan, label: string, next: Boundary | undefined): undefined {
  scan.offset = next?.start ?? scan.octets.length;
  return report(scan, scan.offset, label, `-----END ${label}-----`);
}

function readStrayEnd(scan: Scan, end: Boundary): undefined {
  const isAtLineStart = hasOnlyBlanksBefore(scan, end.start);
  scan.offset = end.labelEnd;
  if (isAtLineStart) report(scan, end.start, end.label, 'a BEGIN before END');
}

function decodeBody(scan: Scan, begin: Boundary, end: Boundary): Uint8Array | undefined {
  const { octets } = scan;
  const body = decodeBase64Octets(octets, Math.min(begin.end, end.start), end.start, laxAlphabet);
  if (body instanceof Uint8Array && body.length > 0) return body;
  const fault = body instanceof Uint8Array ? { expected: 'base64', offset: end.start } : body;
  // What is missing at the end of the text is missing on its last line, not on the line of the END.
  const offset = fault.offset === end.start ? lastVisible(octets, begin.end, end.start) : fault.offset;
  const expected = isInHeader(octets, fault.offset, end.start)
    ? 'base64 without header lines, as RFC 7468 has it'
    : fault.expected;
  return report(scan, offset, begin.label, expected);
}

/** Always undefined: what was refused is no block. */
function report(scan: Scan, offset: number, label: string, expected: string): undefined {
  scan.problemCount++;
  if (scan.problems.length >= maximumProblems) return;
  const line = lineOf(scan, offset);
  const block = label === '' ? 'PEM' : `PEM "${label}"`;
  scan.problems.push({ line, offset, label, expected, message: `${block}: expected ${expected} at line ${line}` });
}

/** Five dashes can only begin in the next five octets when the fifth is a dash, so most octets are never looked at. */
function findBoundary(octets: Uint8Array, from: number): Boundary | undefined {
  let at = from;
  while (at + dashes.length <= octets.length) {
    if (octets[at + 4] !== dash) {
      at += 5;
      continue;
    }
    const isBegin = startsWith(octets, at, beginMark);
    if (isBegin || startsWith(octets, at, endMark)) return readBoundary(octets, at, isBegin);
    at++;
  }
  return undefined;
}

function readBoundary(octets: Uint8Array, start: number, isBegin: boolean): Boundary {
  const labelStart = start + (isBegin ? beginMark : endMark).length;
  const labelEnd = findLabelEnd(octets, labelStart);
  if (labelEnd < 0) return { isBegin, start, labelEnd: labelStart, end: labelStart, label: '' };
  return { isBegin, start, labelEnd, end: labelEnd + dashes.length, label: toText(octets, labelStart, labelEnd) };
}

/** Offset of the five dashes behind the label, or -1: `labelchar *( ["-" / SP] labelchar )` of RFC 7468 §3. */
function findLabelEnd(octets: Uint8Array, start: number): number {
  let isBehindCharacter = false;
  for (let at = start; at <= start + maximumLabelLength; at++) {
    const octet = octets[at] ?? 0;
    const isSeparator = octet === dash || octet === 0x20;
    if (!isSeparator && (octet < 0x21 || octet > 0x7e)) return -1;
    if (isSeparator && !isBehindCharacter) return -1;
    if (startsWith(octets, at, dashes)) return at;
    isBehindCharacter = !isSeparator;
  }
  return -1;
}

function startsWith(octets: Uint8Array, at: number, mark: Uint8Array): boolean {
  for (let i = 0; i < mark.length; i++) if (octets[at + i] !== mark[i]) return false;
  return true;
}

/** Blanks alone between `offset` and the start of its line, or the block before it. */
function hasOnlyBlanksBefore(scan: Scan, offset: number): boolean {
  for (let at = offset - 1; at >= scan.blockEnd; at--) {
    const octet = scan.octets[at] as number;
    if (isLineEnd(octet)) return true;
    if (!isBlank(octet)) return false;
  }
  return offset >= scan.blockEnd;
}

/** Offset of the last octet in `[from, offset)` that is neither blank nor line end; `from` when there is none. */
function lastVisible(octets: Uint8Array, from: number, offset: number): number {
  let at = offset - 1;
  while (at > from && (isBlank(octets[at] as number) || isLineEnd(octets[at] as number))) at--;
  return at;
}

/** Whether a colon follows on the line: the headers of RFC 1421, as an encrypted key of old has them. */
function isInHeader(octets: Uint8Array, offset: number, end: number): boolean {
  for (let at = offset; at < end && !isLineEnd(octets[at] as number); at++) {
    if (octets[at] === colon) return true;
  }
  return false;
}

function isLineEnd(octet: number): boolean {
  return octet === 0x0a || octet === 0x0d;
}

/** Space, tab, vertical tab, form feed, and the three octets of a byte order mark, which joined files have inside. */
function isBlank(octet: number): boolean {
  const isWhite = octet === 0x20 || octet === 0x09 || octet === 0x0b || octet === 0x0c;
  return isWhite || octet === 0xef || octet === 0xbb || octet === 0xbf;
}

/** Offsets must come in ascending order: each line end is counted once. */
function lineOf(scan: Scan, offset: number): number {
  for (; scan.counted < offset; scan.counted++) {
    const octet = scan.octets[scan.counted];
    const isCarriageReturnAlone = octet === 0x0d && scan.octets[scan.counted + 1] !== 0x0a;
    if (octet === 0x0a || isCarriageReturnAlone) scan.line++;
  }
  return scan.line;
}
