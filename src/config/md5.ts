const blockBytes = 64;

/** RFC 1321 §3.4: the rotations of each round, used in turn. */
const rotations: readonly (readonly number[])[] = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];

/** MD5 (RFC 1321) of `bytes`: 16 bytes. It is what Qt names a certificate by; nothing is ever trusted because of it. */
export function md5(bytes: Uint8Array): Uint8Array {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  const view = new DataView(pad(bytes).buffer);
  for (let offset = 0; offset < view.byteLength; offset += blockBytes) compress(state, view, offset);
  const digest = new Uint8Array(16);
  const out = new DataView(digest.buffer);
  for (const [i, word] of state.entries()) out.setInt32(4 * i, word, true);
  return digest;
}

/** §3.1 and §3.2: a one, zeros, and the length in bits, little-endian. */
function pad(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / blockBytes) * blockBytes);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, (bytes.length << 3) >>> 0, true);
  view.setUint32(padded.length - 4, Math.floor(bytes.length / 2 ** 29), true);
  return padded;
}

/** §3.4, one block. */
function compress(state: Int32Array, block: DataView, offset: number): void {
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  for (let step = 0; step < 64; step++) {
    const round = step >> 4;
    const word = block.getInt32(offset + 4 * wordIndex(round, step), true);
    const sum = (a + mix(round, b, c, d) + word + sineConstant(step)) | 0;
    const rotation = rotations[round]?.[step & 3] as number;
    [a, d, c, b] = [d, c, b, (b + ((sum << rotation) | (sum >>> (32 - rotation)))) | 0];
  }
  for (const [i, word] of [a, b, c, d].entries()) state[i] = (state[i] as number) + word;
}

function wordIndex(round: number, step: number): number {
  if (round === 0) return step;
  const [factor, start] = round === 1 ? [5, 1] : round === 2 ? [3, 5] : [7, 0];
  return (factor * step + start) & 15;
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 1) return (b & d) | (c & ~d);
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d);
}

/** §3.4: the integer part of 2³² × |sin(i)|. */
function sineConstant(step: number): number {
  return Math.floor(2 ** 32 * Math.abs(Math.sin(step + 1))) | 0;
}
