const blockBytes = 64;

/** FIPS 180-4 §4.2.1: a constant for each twenty rounds. */
const roundConstants: readonly number[] = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

/**
 * SHA-1 (FIPS 180-4) of `bytes`: 20 bytes. It names issuers in OCSP (RFC 6960 §4.1.1), where nothing hangs on its
 * strength: the signature on the response says what is true.
 */
export function sha1(bytes: Uint8Array): Uint8Array {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const schedule = new Int32Array(80);
  const padded = pad(bytes);
  for (let offset = 0; offset < padded.length; offset += blockBytes) compress(state, schedule, padded, offset);
  const digest = new Uint8Array(20);
  const view = new DataView(digest.buffer);
  for (const [i, word] of state.entries()) view.setInt32(4 * i, word);
  return digest;
}

/** FIPS 180-4 §5.1.1. */
function pad(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / blockBytes) * blockBytes);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  return padded;
}

/** FIPS 180-4 §6.1.2, one block. */
function compress(state: Int32Array, schedule: Int32Array, bytes: Uint8Array, offset: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, blockBytes);
  for (let i = 0; i < 16; i++) schedule[i] = view.getInt32(4 * i);
  for (let i = 16; i < 80; i++) {
    const mixed = at(schedule, i - 3) ^ at(schedule, i - 8) ^ at(schedule, i - 14) ^ at(schedule, i - 16);
    schedule[i] = rotate(mixed, 1);
  }
  let [a, b, c, d, e] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3), at(state, 4)];
  for (let round = 0; round < 80; round++) {
    const quarter = Math.floor(round / 20);
    const sum = rotate(a, 5) + mix(quarter, b, c, d) + e + (roundConstants[quarter] as number) + at(schedule, round);
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = sum | 0;
  }
  [a, b, c, d, e].forEach((word, i) => {
    state[i] = at(state, i) + word;
  });
}

/** FIPS 180-4 §4.1.1. */
function mix(quarter: number, b: number, c: number, d: number): number {
  if (quarter === 0) return (b & c) ^ (~b & d);
  return quarter === 2 ? (b & c) ^ (b & d) ^ (c & d) : b ^ c ^ d;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function at(words: Int32Array, index: number): number {
  return words[index] as number;
}
