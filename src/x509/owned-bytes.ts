/** Copies share blocks of this many bytes: memory from the runtime is dear to get, and a block outlives few certificates. */
const blockBytes = 32768;
/** A longer copy gets memory of its own, so that it pins nothing else and nothing else pins it. */
const longestShared = 4096;

let block: Uint8Array = /* @__PURE__ */ new Uint8Array(0);
let used = 0;

/**
 * The same bytes in memory that nobody outside this library can write to.
 *
 * @throws TypeError for what is no Uint8Array: a length that is none would spoil the block for everybody after it.
 */
export function ownBytes(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  if (!Number.isSafeInteger(length) || length < 0) throw new TypeError('bytes are given as Uint8Array');
  if (length > longestShared) return new Uint8Array(bytes);
  if (used + length > block.length) {
    block = new Uint8Array(blockBytes);
    used = 0;
  }
  block.set(bytes, used);
  used += length;
  return block.subarray(used - length, used);
}
