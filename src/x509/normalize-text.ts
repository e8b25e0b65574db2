/**
 * The text that two attribute values share when they match by RFC 5280 §7.1, that is caseIgnoreMatch after the string
 * preparation of RFC 4518: case folded, compatibility characters unified, outer spaces removed, inner runs made one.
 */
export function normalizeText(text: string): string {
  return foldSpaces(isPlainAscii(text) ? text.toLowerCase() : prepare(text));
}

/** Printable ASCII needs no preparation but case and spaces. */
function isPlainAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}

/** As many combining marks in a row as the Stream-Safe Text Format has (UAX #15 §13). */
const maximumMarks = 30;
const combiningGraphemeJoiner = '\u034f';
const firstMark = 0x300;

/**
 * RFC 4518 §2.2 (map) and §2.3 (normalize). Marks are put in order at a cost that is quadratic in the length of their
 * row, so a longer row than any script has is broken up as UAX #15 §13 does it.
 */
function prepare(text: string): string {
  let mapped = '';
  let marks = 0;
  for (const character of text) {
    const kept = mapCharacter(character);
    if (kept === '') continue;
    marks = isMark(kept) ? marks + 1 : 0;
    if (marks > maximumMarks) {
      mapped += combiningGraphemeJoiner;
      marks = 1;
    }
    mapped += kept;
  }
  return foldCase(mapped.normalize('NFKC')).normalize('NFKC');
}

function isMark(character: string): boolean {
  return character.charCodeAt(0) >= firstMark && /^\p{M}/u.test(character);
}

/**
 * Case folding as RFC 3454 table B.2: by way of the upper case `ß` and `SS` agree, and from the lower case `ẞ` too. The
 * dotless `ı` is no lower case of `I` outside Turkish, and the table leaves it alone.
 */
function foldCase(text: string): string {
  return text.split('ı').map(foldPart).join('ı');
}

function foldPart(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}

function mapCharacter(character: string): string {
  const point = character.codePointAt(0) as number;
  if (isSpace(point)) return ' ';
  return isMappedToNothing(point) ? '' : character;
}

/** White space controls and the separator categories become SPACE. */
function isSpace(point: number): boolean {
  if (point <= 0x20) return point === 0x20 || (point >= 0x09 && point <= 0x0d);
  if (point === 0x85 || point === 0xa0 || point === 0x1680) return true;
  if (point >= 0x2000 && point <= 0x200a) return true;
  return point === 0x2028 || point === 0x2029 || point === 0x202f || point === 0x205f || point === 0x3000;
}

/** Other controls, joiners, variation selectors and the like vanish. */
function isMappedToNothing(point: number): boolean {
  if (point < 0x20 || (point >= 0x7f && point <= 0x9f)) return true;
  if (point === 0xad || point === 0x34f || point === 0x1806 || point === 0x6dd || point === 0x70f) return true;
  if (point >= 0x180b && point <= 0x180e) return true;
  if (point >= 0x200b && point <= 0x200f) return true;
  if (point >= 0x202a && point <= 0x202e) return true;
  if (point >= 0x2060 && point <= 0x206f) return true;
  if (point === 0xfeff || (point >= 0xfe00 && point <= 0xfe0f)) return true;
  if (point >= 0xfff9 && point <= 0xfffc) return true;
  return (point >= 0x1d173 && point <= 0x1d17a) || (point >= 0xe0000 && point <= 0xe007f);
}

/** Removes outer spaces and makes inner runs of spaces one; written as a scan because names come from a peer. */
function foldSpaces(text: string): string {
  if (!text.includes('  ') && !text.startsWith(' ') && !text.endsWith(' ')) return text;
  return text
    .split(' ')
    .filter((word) => word !== '')
    .join(' ');
}
