import { type BlockHash, hashBlocks, readWords } from './sha-blocks.ts';

/**
 * Where each round's new `a` and `e` are kept, behind the schedule and after the four first ones: the other working
 * variables are those of the rounds before.
 */
const aStart = 160;
const eStart = 328;

const blocks: BlockHash = { blockBytes: 128, workspaceWords: 496, compress };

/** Numbers of 64 bits, each as two words. */
interface Constants {
  readonly rounds: Int32Array;
  /** Of SHA-512 and, from the ninth prime on, SHA-384. */
  readonly initialState512: Int32Array;
  readonly initialState384: Int32Array;
}

/** Made when they are first needed. */
let made: Constants | undefined;

/** SHA-384 (FIPS 180-4) of `bytes`: 48 bytes. */
export function sha384(bytes: Uint8Array): Uint8Array {
  return hashBlocks(blocks, constants().initialState384, bytes, 48);
}

/** SHA-512 (FIPS 180-4) of `bytes`: 64 bytes. */
export function sha512(bytes: Uint8Array): Uint8Array {
  return hashBlocks(blocks, constants().initialState512, bytes, 64);
}

/** SHA-512/224 (FIPS 180-4) of `bytes`: 28 bytes. */
export function sha512With224Bits(bytes: Uint8Array): Uint8Array {
  return hashBlocks(blocks, truncatedInitialState('SHA-512/224'), bytes, 28);
}

/** SHA-512/256 (FIPS 180-4) of `bytes`: 32 bytes. */
export function sha512With256Bits(bytes: Uint8Array): Uint8Array {
  return hashBlocks(blocks, truncatedInitialState('SHA-512/256'), bytes, 32);
}

/** FIPS 180-4 §5.3.6: the digest of the name by a SHA-512 that starts elsewhere. */
function truncatedInitialState(name: string): Int32Array {
  const start = constants().initialState512.map((word) => word ^ 0xa5a5a5a5);
  const ascii = Uint8Array.from(name, (character) => character.charCodeAt(0));
  const state = new Int32Array(16);
  readWords(state, hashBlocks(blocks, start, ascii, 64), 0, 16);
  return state;
}

/** FIPS 180-4 §4.2.3 and §5.3: the first 64 bits of the fractional parts of cube and square roots of primes. */
function constants(): Constants {
  if (made !== undefined) return made;
  const primes = firstPrimes(80);
  const squareRoots = toWords(primes.slice(0, 16).map((prime) => root(prime, 2)));
  made = {
    rounds: toWords(primes.map((prime) => root(prime, 3))),
    initialState512: squareRoots.subarray(0, 16),
    initialState384: squareRoots.subarray(16),
  };
  return made;
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number++) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  return primes;
}

/**
 * The whole part of a number's root times 2⁶⁴, by Newton's method. It comes down to the root from anywhere above, and
 * starts there: the power of doubles is right to many more bits than these.
 */
function root(number: number, degree: number): bigint {
  const power = BigInt(degree);
  const value = BigInt(number) << (64n * power);
  let guess = BigInt(Math.ceil(number ** (1 / degree) * 2 ** 40) + 1) << 24n;
  for (;;) {
    const next = ((power - 1n) * guess + value / guess ** (power - 1n)) / power;
    if (next >= guess) return guess;
    guess = next;
  }
}

/** The last 64 bits of each number as two words. */
function toWords(numbers: readonly bigint[]): Int32Array {
  const word = (number: bigint): number => Number(number & 0xffffffffn);
  return Int32Array.from(numbers.flatMap((number) => [word(number >> 32n), word(number)]));
}

/** FIPS 180-4 §6.4.2, one block. */
function compress(state: Int32Array, workspace: Int32Array, bytes: Uint8Array, offset: number): void {
  expand(workspace, bytes, offset);
  for (let i = 0; i < 8; i += 2) {
    copyPair(state, 6 - i, workspace, aStart + i);
    copyPair(state, 14 - i, workspace, eStart + i);
  }
  const { rounds } = constants();
  for (let i = 0; i < 160; i += 2) round(workspace, rounds, i);
  for (let i = 0; i < 8; i += 2) {
    addPair(state, 6 - i, workspace, aStart + 160 + i);
    addPair(state, 14 - i, workspace, eStart + 160 + i);
  }
}

/** One round, `i` being twice its number. */
function round(w: Int32Array, rounds: Int32Array, i: number): void {
  const e = eStart + i;
  const eh = w[e + 6] as number;
  const el = w[e + 7] as number;
  const chooseHigh = (eh & (w[e + 4] as number)) ^ (~eh & (w[e + 2] as number));
  const chooseLow = (el & (w[e + 5] as number)) ^ (~el & (w[e + 3] as number));
  const sum1High = rotate(eh, el, 14) ^ rotate(eh, el, 18) ^ rotate(el, eh, 9);
  const sum1Low = rotate(el, eh, 14) ^ rotate(el, eh, 18) ^ rotate(eh, el, 9);
  const constantLow = (rounds[i + 1] as number) >>> 0;
  const firstLow =
    ((w[e + 1] as number) >>> 0) + (sum1Low >>> 0) + (chooseLow >>> 0) + constantLow + ((w[i + 1] as number) >>> 0);
  const first = (w[e] as number) + sum1High + chooseHigh + (rounds[i] as number) + (w[i] as number) + carryOf(firstLow);
  const a = aStart + i;
  const ah = w[a + 6] as number;
  const al = w[a + 7] as number;
  const bh = w[a + 4] as number;
  const bl = w[a + 5] as number;
  const ch = w[a + 2] as number;
  const cl = w[a + 3] as number;
  const sum0High = rotate(ah, al, 28) ^ rotate(al, ah, 2) ^ rotate(al, ah, 7);
  const sum0Low = rotate(al, ah, 28) ^ rotate(ah, al, 2) ^ rotate(ah, al, 7);
  const low = (firstLow >>> 0) + (sum0Low >>> 0) + (((al & bl) ^ (al & cl) ^ (bl & cl)) >>> 0);
  w[a + 8] = first + sum0High + ((ah & bh) ^ (ah & ch) ^ (bh & ch)) + carryOf(low);
  w[a + 9] = low;
  const eLow = ((w[a + 1] as number) >>> 0) + (firstLow >>> 0);
  w[e + 8] = (w[a] as number) + first + carryOf(eLow);
  w[e + 9] = eLow;
}

function copyPair(from: Int32Array, at: number, to: Int32Array, start: number): void {
  to[start] = from[at] as number;
  to[start + 1] = from[at + 1] as number;
}

function addPair(state: Int32Array, at: number, workspace: Int32Array, start: number): void {
  const sum = ((state[at + 1] as number) >>> 0) + ((workspace[start + 1] as number) >>> 0);
  state[at] = (state[at] as number) + (workspace[start] as number) + carryOf(sum);
  state[at + 1] = sum;
}

/** The message schedule: the block's 16 numbers and 64 more that mix them. */
function expand(schedule: Int32Array, bytes: Uint8Array, offset: number): void {
  readWords(schedule, bytes, offset, 32);
  for (let i = 32; i < 160; i += 2) {
    const h15 = schedule[i - 30] as number;
    const l15 = schedule[i - 29] as number;
    const h2 = schedule[i - 4] as number;
    const l2 = schedule[i - 3] as number;
    const mix0h = rotate(h15, l15, 1) ^ rotate(h15, l15, 8) ^ (h15 >>> 7);
    const mix0l = rotate(l15, h15, 1) ^ rotate(l15, h15, 8) ^ rotate(l15, h15, 7);
    const mix1h = rotate(h2, l2, 19) ^ rotate(l2, h2, 29) ^ (h2 >>> 6);
    const mix1l = rotate(l2, h2, 19) ^ rotate(h2, l2, 29) ^ rotate(l2, h2, 6);
    const low =
      ((schedule[i - 31] as number) >>> 0) + (mix0l >>> 0) + ((schedule[i - 13] as number) >>> 0) + (mix1l >>> 0);
    schedule[i] = (schedule[i - 32] as number) + mix0h + (schedule[i - 14] as number) + mix1h + carryOf(low);
    schedule[i + 1] = low;
  }
}

/** One half of a pair moved to the right by less than 32 bits, its gap filled by the other half. */
function rotate(half: number, other: number, bits: number): number {
  return (half >>> bits) | (other << (32 - bits));
}

/** What a sum of low halves hands to the high ones. */
function carryOf(sum: number): number {
  return (sum / 2 ** 32) | 0;
}
