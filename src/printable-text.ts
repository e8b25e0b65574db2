/** Code points that a terminal or a log viewer acts upon, or shows as nothing: first and last of each range. */
const unprintableRanges: readonly (readonly [first: number, last: number])[] = [
  // C0, DEL and C1 controls
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  // Direction marks, embeddings, overrides and isolates (UAX #9); characters of no width; line and paragraph separators
  [0x61c, 0x61c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  // Lone surrogates: a pair is one code point here
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  // Tags, and code points that are no characters
  [0xe0000, 0xe0fff],
  [0x10fffe, 0x10ffff],
];

/**
 * Text of unknown origin made safe to show on one line: controls, direction marks and invisible characters stand as
 * `\u{…}`.
 *
 * @param limit characters taken from `text`, at least one; of a longer text the rest is replaced by `…`.
 */
export function toPrintable(text: string, limit = 200): string {
  let shown = '';
  let count = 0;
  for (const character of text) {
    if (count++ === limit) return `${shown}…`;
    const point = character.codePointAt(0) as number;
    shown += isUnprintable(point) ? `\\u{${point.toString(16)}}` : character;
  }
  return shown;
}

function isUnprintable(point: number): boolean {
  return unprintableRanges.some(([first, last]) => point >= first && point <= last);
}
