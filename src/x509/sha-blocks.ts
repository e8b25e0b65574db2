/** A digest of FIPS 180-4: what tells one from another, the frame around the blocks being the same. */
export interface BlockHash {
  readonly blockBytes: 64 | 128;
  /** Words that `compress` needs for its own, the message schedule first. */
  readonly workspaceWords: number;
  /** Works one block into `state`. A number of 64 bits is two words, the more significant first. */
  compress(state: Int32Array, workspace: Int32Array, bytes: Uint8Array, offset: number): void;
}

/**
 * The digest of `bytes`: padded (FIPS 180-4 §5.1), parsed into blocks, worked into a copy of `initial`, the state then
 * cut to `length` bytes (§6, §7).
 */
export function hashBlocks(hash: BlockHash, initial: ArrayLike<number>, bytes: Uint8Array, length: number): Uint8Array {
  const { blockBytes } = hash;
  const state = Int32Array.from(initial);
  const workspace = new Int32Array(hash.workspaceWords);
  const wholeBlocks = bytes.length - (bytes.length % blockBytes);
  for (let offset = 0; offset < wholeBlocks; offset += blockBytes) hash.compress(state, workspace, bytes, offset);
  const rest = padding(bytes, wholeBlocks, blockBytes);
  for (let offset = 0; offset < rest.length; offset += blockBytes) hash.compress(state, workspace, rest, offset);
  return toBigEndian(state).subarray(0, length);
}

/**
 * What is left of the message, a one bit, zeros, and the length in bits. Its number has an eighth of a block; as no
 * array has 2⁶⁴ bits, the last 64 are enough.
 */
function padding(bytes: Uint8Array, start: number, blockBytes: number): Uint8Array {
  const left = bytes.length - start;
  const isOneBlock = left + 1 + blockBytes / 8 <= blockBytes;
  const padded = new Uint8Array(isOneBlock ? blockBytes : 2 * blockBytes);
  padded.set(bytes.subarray(start));
  padded[left] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  return padded;
}

/** The first `count` words of a schedule: those of the block, big-endian. */
export function readWords(schedule: Int32Array, bytes: Uint8Array, offset: number, count: number): void {
  for (let i = 0, at = offset; i < count; i++, at += 4) {
    const high = ((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16);
    schedule[i] = high | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
  }
}

function toBigEndian(state: Int32Array): Uint8Array {
  const digest = new Uint8Array(4 * state.length);
  const view = new DataView(digest.buffer);
  for (let i = 0; i < state.length; i++) view.setInt32(4 * i, state[i] as number);
  return digest;
}
