/** The signal of the platform's own `fetch`, where the program's types know one. */
export type FetchSignal = typeof globalThis extends { AbortSignal: { prototype: infer Signal } } ? Signal : unknown;

/** What is asked of a {@link FetchFunction}. */
export interface FetchInit {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body: ArrayBuffer | null;
  /** Redirects are followed by the fetcher, so that it sees each of them. */
  readonly redirect: 'manual';
  readonly signal: FetchSignal;
}

/** A body that comes piece by piece. */
export interface FetchBody {
  getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }> };
}

/** The part of a `Response` that is looked at. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** Undefined where the platform has no streams: the whole is read then, and measured afterwards. */
  readonly body?: FetchBody | null;
  arrayBuffer?(): Promise<ArrayBuffer>;
}

/** What a fetcher goes through: the platform's `fetch`, `guardedFetch` of `certpath/node`, or one's own. */
export type FetchFunction = (url: string, init: FetchInit) => Promise<FetchResponse>;
