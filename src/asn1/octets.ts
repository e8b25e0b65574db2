/** Arguments one call can take on every engine; QuickJS stops at 65,534. */
const chunkLength = 4096;

/** A string of the code units in `units[start, end)`; octets become the characters U+0000 to U+00FF. */
export function toText(units: Uint8Array | Uint16Array, start = 0, end: number = units.length): string {
  let text = '';
  for (let at = start; at < end; at += chunkLength) {
    text += Reflect.apply(String.fromCharCode, undefined, units.subarray(at, Math.min(at + chunkLength, end)));
  }
  return text;
}

/**
 * One octet for each UTF-16 code unit, so that offsets agree. What is not ASCII becomes FF, except that a byte order mark
 * becomes EF, its first octet in UTF-8.
 */
export function toAsciiOctets(text: string): Uint8Array {
  const octets = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    octets[i] = unit < 0x80 ? unit : unit === 0xfeff ? 0xef : 0xff;
  }
  return octets;
}
