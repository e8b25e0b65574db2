import { hexOf } from '../asn1/bytes.ts';
import { sha256 } from '../x509/sha256.ts';
import { type Download, download } from './download.ts';
import type { FetchCache } from './fetch-cache.ts';
import { type FetchFault, fault, isFault } from './fetch-fault.ts';
import type { FetchFunction } from './fetch-function.ts';
import type { Content, FetchKind } from './fetch-kind.ts';
import { checkUrl } from './fetch-url.ts';
import { toOcspGetUrl } from './ocsp-get-url.ts';

/** A fetcher's options with nothing left open but the bytes, which depend on the kind of answer. */
export interface LineOptions {
  readonly fetch: FetchFunction;
  readonly cache: FetchCache;
  readonly now: () => number;
  readonly timeout: number;
  readonly maximumRedirects: number;
  readonly maximumBytes: number | undefined;
  readonly maximumAge: number;
}

/** What a responder is asked. */
export interface LineRequest {
  readonly type: string;
  readonly bytes: Uint8Array;
  /** By GET only where the URL is short enough for it. */
  readonly method: 'post' | 'get';
}

/** Answers from a request under way, from the cache or from the network, in this order. */
export class FetchLine {
  private readonly options: LineOptions;
  private readonly underWay: Map<string, Promise<Uint8Array | FetchFault>> = new Map();

  constructor(options: LineOptions) {
    this.options = options;
  }

  /** @param request what is sent, and how; an answer is kept for both ways alike. */
  async fetch<Read extends Content>(
    kind: FetchKind<Read>,
    url: string,
    request?: LineRequest,
  ): Promise<Read | FetchFault> {
    const checked = checkUrl(url);
    if (typeof checked !== 'string') return checked;
    const key = `${kind.name} ${checked}${request === undefined ? '' : ` ${hexOf(sha256(request.bytes))}`}`;
    const getUrl = request?.method === 'get' ? toOcspGetUrl(checked, request.bytes) : undefined;
    const body = getUrl === undefined ? request : undefined;
    const wanted: Download = { url: getUrl ?? checked, accept: kind.accept, body };
    const bytes = await (this.underWay.get(key) ?? this.start(key, kind, wanted));
    if (isFault(bytes)) return bytes;
    // A copy for each who asked: what one does to it is nothing to the others and to the cache.
    return toContent(kind, new Uint8Array(bytes));
  }

  private start(key: string, kind: FetchKind<Content>, wanted: Download): Promise<Uint8Array | FetchFault> {
    const work = this.find(key, kind, wanted).finally(() => this.underWay.delete(key));
    this.underWay.set(key, work);
    return work;
  }

  private async find(key: string, kind: FetchKind<Content>, wanted: Download): Promise<Uint8Array | FetchFault> {
    return (await this.recall(key, kind)) ?? (await this.load(key, kind, wanted));
  }

  private async recall(key: string, kind: FetchKind<Content>): Promise<Uint8Array | undefined> {
    const { cache, now } = this.options;
    const entry = await attempt(() => cache.get(key));
    if (entry === undefined || entry === null) return undefined;
    const { bytes, validUntil } = entry;
    if (validUntil > now() && bytes instanceof Uint8Array && !isFault(toContent(kind, bytes))) return bytes;
    await attempt(() => cache.delete(key));
    return undefined;
  }

  private async load(key: string, kind: FetchKind<Content>, wanted: Download): Promise<Uint8Array | FetchFault> {
    const { cache, fetch, maximumAge, now } = this.options;
    const limits = { ...this.options, maximumBytes: this.options.maximumBytes ?? kind.maximumBytes };
    const bytes = await download(wanted, limits, fetch);
    if (isFault(bytes)) return bytes;
    const content = toContent(kind, bytes);
    if (isFault(content)) return content;
    const moment = now();
    const validUntil = Math.min(content.validUntil, moment + maximumAge);
    if (content.validFrom <= moment && validUntil > moment) await attempt(() => cache.set(key, { bytes, validUntil }));
    return bytes;
  }
}

function toContent<Read extends Content>(kind: FetchKind<Read>, bytes: Uint8Array): Read | FetchFault {
  const read = kind.read(bytes);
  return typeof read === 'string' ? fault('content', read) : read;
}

/** A cache that fails is one that holds nothing. */
async function attempt<Value>(use: () => Value | Promise<Value>): Promise<Value | undefined> {
  try {
    return await use();
  } catch {
    return undefined;
  }
}
