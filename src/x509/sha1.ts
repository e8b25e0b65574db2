import { type BlockHash, hashBlocks, readWords } from './sha-blocks.ts';

/** FIPS 180-4 §5.3.1. */
const initialState: readonly number[] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];

const blocks: BlockHash = { blockBytes: 64, workspaceWords: 80, compress };

/**
 * SHA-1 (FIPS 180-4) of `bytes`: 20 bytes. It names issuers in OCSP (RFC 6960 §4.1.1), where nothing hangs on its
 * strength: the signature on the response says what is true. Signatures over it are refused unless a policy allows them.
 */
export function sha1(bytes: Uint8Array): Uint8Array {
  return hashBlocks(blocks, initialState, bytes, 20);
}

/** FIPS 180-4 §6.1.2, one block. */
function compress(state: Int32Array, schedule: Int32Array, bytes: Uint8Array, offset: number): void {
  expand(schedule, bytes, offset);
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  for (let round = 0; round < 80; round++) {
    const word = ((a << 5) | (a >>> 27)) + e + mix(round, b, c, d) + (schedule[round] as number);
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = word | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
}

/** The message schedule: the block's 16 words and 64 more that mix them. */
function expand(schedule: Int32Array, bytes: Uint8Array, offset: number): void {
  readWords(schedule, bytes, offset, 16);
  for (let i = 16; i < 80; i++) {
    const near = (schedule[i - 3] as number) ^ (schedule[i - 8] as number);
    const mixed = near ^ (schedule[i - 14] as number) ^ (schedule[i - 16] as number);
    schedule[i] = (mixed << 1) | (mixed >>> 31);
  }
}

/** FIPS 180-4 §4.1.1 and §4.2.1: a function and a constant for each twenty rounds. */
function mix(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) ^ (~b & d)) + 0x5a827999;
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (round < 60) return ((b & c) ^ (b & d) ^ (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}
