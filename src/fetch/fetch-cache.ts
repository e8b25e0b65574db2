/** An answer as it came. */
export interface FetchCacheEntry {
  readonly bytes: Uint8Array;
  /** Until when it may be used, in milliseconds since 1970. */
  readonly validUntil: number;
}

/**
 * Where a fetcher keeps what it fetched. One that throws, rejects or forgets is only slower: what comes out of it is
 * read like an answer from the network. It must not change the bytes that it is given.
 */
export interface FetchCache {
  get(key: string): FetchCacheEntry | undefined | Promise<FetchCacheEntry | undefined>;
  set(key: string, entry: FetchCacheEntry): void | Promise<void>;
  delete(key: string): void | Promise<void>;
}

/** Bounds of a cache in memory. */
export interface MemoryCacheOptions {
  /** Default 1000. */
  readonly maximumEntries?: number | undefined;
  /** The bytes of all answers together; default 64 MiB. */
  readonly maximumBytes?: number | undefined;
}

/**
 * A cache in memory; what was used longest ago makes room for what is new.
 *
 * @throws RangeError for a bound that is no number from 0.
 */
export function createMemoryCache(options: MemoryCacheOptions = {}): FetchCache {
  const { maximumEntries = 1000, maximumBytes = 64 * 1024 * 1024 } = options;
  if (!(maximumEntries >= 0) || !(maximumBytes >= 0)) throw new RangeError('bounds of a cache are numbers from 0');
  return new MemoryCache(maximumEntries, maximumBytes);
}

class MemoryCache implements FetchCache {
  private readonly maximumEntries: number;
  private readonly maximumBytes: number;
  /** The one used longest ago first. */
  private readonly entries: Map<string, FetchCacheEntry> = new Map();
  private length = 0;

  constructor(maximumEntries: number, maximumBytes: number) {
    this.maximumEntries = maximumEntries;
    this.maximumBytes = maximumBytes;
  }

  get(key: string): FetchCacheEntry | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry;
  }

  set(key: string, entry: FetchCacheEntry): void {
    this.delete(key);
    if (entry.bytes.length > this.maximumBytes) return;
    this.entries.set(key, entry);
    this.length += entry.bytes.length;
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.maximumEntries && this.length <= this.maximumBytes) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.length -= this.entries.get(key)?.bytes.length ?? 0;
    this.entries.delete(key);
  }
}
