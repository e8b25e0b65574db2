import { type FetchFault, fault, toFault } from './fetch-fault.ts';
import type { FetchFunction, FetchInit, FetchResponse } from './fetch-function.ts';
import { checkUrl } from './fetch-url.ts';
import { readBody } from './read-body.ts';

/** One thing to be had from the network. */
export interface Download {
  /** As {@link checkUrl} has it. */
  readonly url: string;
  readonly accept: string;
  /** With a body it is a POST. */
  readonly body?: { readonly type: string; readonly bytes: Uint8Array } | undefined;
}

export interface DownloadLimits {
  readonly maximumBytes: number;
  /** Milliseconds for everything: names, connections, redirects and the last byte. */
  readonly timeout: number;
  readonly maximumRedirects: number;
}

/** Never rejects, and answers in time even where `fetch` pays no heed to its signal. */
export async function download(
  wanted: Download,
  limits: DownloadLimits,
  fetch: FetchFunction,
): Promise<Uint8Array | FetchFault> {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<FetchFault>((resolve) => {
    timer = setTimeout(() => resolve(fault('timeout', `not done after ${limits.timeout} ms`)), limits.timeout);
  });
  try {
    return await Promise.race([follow(wanted, limits, fetch, abort.signal), late]);
  } finally {
    clearTimeout(timer);
    // Whatever still comes in, the bodies of redirects among it, is not wanted.
    abort.abort();
  }
}

async function follow(
  wanted: Download,
  limits: DownloadLimits,
  fetch: FetchFunction,
  signal: AbortSignal,
): Promise<Uint8Array | FetchFault> {
  const init = toInit(wanted, signal);
  let { url } = wanted;
  try {
    for (let redirects = 0; ; redirects++) {
      const response = await fetch(url, init);
      const location = redirectOf(response);
      if (location === undefined) return await readAnswer(response, limits.maximumBytes, signal);
      if (redirects >= limits.maximumRedirects) return fault('too-many-redirects', `more than ${redirects}`);
      const next = checkUrl(location, url);
      if (typeof next !== 'string') return next;
      url = next;
    }
  } catch (error) {
    return toFault(error);
  }
}

function toInit({ accept, body }: Download, signal: AbortSignal): FetchInit {
  const shared = { redirect: 'manual', signal } as const;
  if (body === undefined) return { method: 'GET', headers: { accept }, body: null, ...shared };
  const bytes = new Uint8Array(body.bytes).buffer;
  return { method: 'POST', headers: { accept, 'content-type': body.type }, body: bytes, ...shared };
}

/** 303 wants the request changed into another one, which nobody here can mean (RFC 9110 §15.4.4). */
const redirectStatuses: ReadonlySet<number> = /* @__PURE__ */ new Set([301, 302, 307, 308]);

/** A redirected POST stays one: an OCSP request is a question, and asking it twice does no harm. */
function redirectOf({ status, headers }: FetchResponse): string | undefined {
  return redirectStatuses.has(status) ? (headers.get('location') ?? undefined) : undefined;
}

async function readAnswer(
  response: FetchResponse,
  maximumBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array | FetchFault> {
  const { status } = response;
  if (status === 200) return await readBody(response, maximumBytes, signal);
  // What a browser shows of a redirect that it does not follow by itself.
  return fault('status', status === 0 ? 'a redirect that this platform hides' : `HTTP status ${status}`);
}
