import { equalRanges } from '../asn1/bytes.ts';

interface Entry {
  readonly hash: number;
  readonly der: Uint8Array;
  readonly key: string;
}

const slots = 256;
/** A name is rarely longer than 150 bytes; keeping none above this bounds the memory at 64 kB. */
const longestKept = 256;

const entries: (Entry | undefined)[] = /* @__PURE__ */ new Array(slots).fill(undefined);

/**
 * The comparison key of a name by its bytes. The same few issuers name most certificates, so the keys worked out last are
 * kept: one in each slot, the newer one stays. The hash finds an entry, equality of all bytes decides.
 */
export function rememberedNameKey(bytes: Uint8Array, start: number, end: number, makeKey: () => string): string {
  if (end - start > longestKept) return makeKey();
  const hash = hashOf(bytes, start, end);
  const slot = hash % slots;
  const entry = entries[slot];
  if (entry?.hash === hash && equalRanges(entry.der, 0, entry.der.length, bytes, start, end)) return entry.key;
  const key = makeKey();
  entries[slot] = { hash, der: new Uint8Array(bytes.subarray(start, end)), key };
  return key;
}

/** FNV-1a, as an unsigned number. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return hash >>> 0;
}
