const blockBytes = 128;
const wordMask = 2n ** 64n - 1n;

/** Made when they are first needed. */
let roundConstants: readonly bigint[] | undefined;

/** SHA-384 (FIPS 180-4) of `bytes`: 48 bytes. For names of issuers in OCSP: small inputs, no hurry. */
export function sha384(bytes: Uint8Array): Uint8Array {
  return hash(bytes, 8).subarray(0, 48);
}

/** SHA-512 (FIPS 180-4) of `bytes`: 64 bytes. For names of issuers in OCSP: small inputs, no hurry. */
export function sha512(bytes: Uint8Array): Uint8Array {
  return hash(bytes, 0);
}

/** @param firstPrime the initial state comes from eight primes: the first ones, or for SHA-384 the ninth on. */
function hash(bytes: Uint8Array, firstPrime: number): Uint8Array {
  const primes = firstPrimes(80);
  roundConstants ??= primes.map((prime) => root(BigInt(prime) << 192n, 3n) & wordMask);
  const state = primes.slice(firstPrime, firstPrime + 8).map((prime) => root(BigInt(prime) << 128n, 2n) & wordMask);
  const view = new DataView(pad(bytes).buffer);
  for (let offset = 0; offset < view.byteLength; offset += blockBytes) compress(state, roundConstants, view, offset);
  const digest = new Uint8Array(64);
  const out = new DataView(digest.buffer);
  for (const [i, word] of state.entries()) out.setBigUint64(8 * i, word);
  return digest;
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number++) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  return primes;
}

/** The whole part of a root by Newton's method. FIPS 180-4 §4.2.3 and §5.3: 64 bits behind the point are the constants. */
function root(value: bigint, degree: bigint): bigint {
  let guess = 1n << BigInt(Math.ceil((value.toString(16).length * 4) / Number(degree)));
  for (;;) {
    const next = ((degree - 1n) * guess + value / guess ** (degree - 1n)) / degree;
    if (next >= guess) return guess;
    guess = next;
  }
}

/** FIPS 180-4 §5.1.2; a length of 2⁶⁴ bits does not come up. */
function pad(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 17) / blockBytes) * blockBytes);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  return padded;
}

/** FIPS 180-4 §6.4.2, one block. */
function compress(state: bigint[], constants: readonly bigint[], view: DataView, offset: number): void {
  const w: bigint[] = [];
  for (let i = 0; i < 16; i++) w.push(view.getBigUint64(offset + 8 * i));
  for (let i = 16; i < 80; i++) {
    const sigma1 = rotate(at(w, i - 2), 19n) ^ rotate(at(w, i - 2), 61n) ^ (at(w, i - 2) >> 6n);
    const sigma0 = rotate(at(w, i - 15), 1n) ^ rotate(at(w, i - 15), 8n) ^ (at(w, i - 15) >> 7n);
    w.push((sigma1 + at(w, i - 7) + sigma0 + at(w, i - 16)) & wordMask);
  }
  let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  for (let round = 0; round < 80; round++) {
    const sum1 = rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n);
    const first = h + sum1 + ((e & f) ^ (~e & g)) + at(constants, round) + at(w, round);
    const sum0 = rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n);
    const second = sum0 + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) & wordMask, c, b, a, (first + second) & wordMask];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = (at(state, i) + word) & wordMask;
  });
}

function rotate(word: bigint, bits: bigint): bigint {
  return ((word >> bits) | (word << (64n - bits))) & wordMask;
}

function at(words: readonly bigint[], index: number): bigint {
  return words[index] as bigint;
}
