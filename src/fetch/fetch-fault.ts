import { toPrintable } from '../printable-text.ts';

/**
 * Why something was not fetched.
 *
 * - `refused-url`: not http or https, with credentials, no URL at all, or an address that a guard does not let pass;
 * - `timeout`: not all of it came in time;
 * - `too-large`: more bytes than allowed, whatever its Content-Length said;
 * - `too-many-redirects`;
 * - `status`: an HTTP status other than 200;
 * - `network`: no connection, a connection that broke, no name;
 * - `content`: not what was asked for.
 */
export type FetchFaultKind =
  | 'refused-url'
  | 'timeout'
  | 'too-large'
  | 'too-many-redirects'
  | 'status'
  | 'network'
  | 'content';

export interface FetchFault {
  readonly ok: false;
  readonly why: FetchFaultKind;
  /** In words, fit for a log. */
  readonly detail: string;
}

export function fault(why: FetchFaultKind, detail: string): FetchFault {
  return { ok: false, why, detail: toPrintable(detail) };
}

/** Contents say nothing about `ok`. */
export function isFault<Content extends object>(content: Content | FetchFault): content is FetchFault {
  return 'ok' in content && content.ok === false;
}

/** The `code` of an error by which a {@link FetchFunction} says that it will not go where it was sent. */
export const refusedUrlCode = 'ERR_REFUSED_URL';

const maximumCauses = 4;

/** What a `fetch` threw: the innermost cause says most. */
export function toFault(error: unknown): FetchFault {
  let innermost = error;
  for (let depth = 0; depth < maximumCauses; depth++) {
    const { code, cause } = asRecord(innermost);
    if (code === refusedUrlCode) break;
    if (cause === undefined || cause === null) break;
    innermost = cause;
  }
  const { code, message } = asRecord(innermost);
  const detail = [code, message].filter((part) => typeof part === 'string' && part !== '').join(': ');
  return fault(code === refusedUrlCode ? 'refused-url' : 'network', detail || 'no reason given');
}

function asRecord(value: unknown): Readonly<Record<'code' | 'cause' | 'message', unknown>> {
  const none = { code: undefined, cause: undefined, message: undefined };
  return typeof value === 'object' && value !== null ? (value as typeof none) : { ...none, message: value };
}
