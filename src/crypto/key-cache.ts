/** How many of the last octets a cache looks at to find an entry: the end of a key is what differs. */
const sampledOctets = 32;

interface Entry<Value> {
  readonly bytes: Uint8Array;
  readonly value: Value;
}

/**
 * What was made of a key, found again by the key's bytes; the entry least recently used makes room for a new one.
 *
 * A hash of a few octets finds an entry and equality of all of them decides, so two keys made to collide cost their
 * owner the benefit of the cache and nobody else a wrong answer. The cache owns its copies: a caller may reuse its
 * buffer.
 */
export class KeyCache<Value> {
  private readonly capacity: number;
  /** In the order of use, the last used last. */
  private readonly entries = new Map<number, Entry<Value>>();
  private latest = Number.NaN;

  /** @param capacity how many keys are kept. */
  constructor(capacity: number) {
    this.capacity = capacity;
  }

  get(bytes: Uint8Array): Value | undefined {
    const hash = sampledHash(bytes);
    const entry = this.entries.get(hash);
    if (entry === undefined || !isEqual(entry.bytes, bytes)) return undefined;
    if (hash !== this.latest) this.putLast(hash, entry);
    return entry.value;
  }

  set(bytes: Uint8Array, value: Value): void {
    this.putLast(sampledHash(bytes), { bytes: new Uint8Array(bytes), value });
    if (this.entries.size <= this.capacity) return;
    for (const oldest of this.entries.keys()) {
      this.entries.delete(oldest);
      return;
    }
  }

  private putLast(hash: number, entry: Entry<Value>): void {
    this.entries.delete(hash);
    this.entries.set(hash, entry);
    this.latest = hash;
  }
}

/** FNV-1a over the last octets. */
function sampledHash(bytes: Uint8Array): number {
  let hash = 0x811c9dc5 ^ bytes.length;
  for (let i = Math.max(0, bytes.length - sampledOctets); i < bytes.length; i++) {
    hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  }
  return hash;
}

function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return false;
  return true;
}
