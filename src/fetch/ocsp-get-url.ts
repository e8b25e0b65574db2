import { encodeBase64 } from '../asn1/base64.ts';

/** Characters of a URL up to which a request is sent by GET, scheme, host and request included (RFC 5019 §5). */
const longestUrl = 255;

/**
 * The URL that asks a responder by GET: the request in base64, percent-encoded, behind the responder's own URL (RFC 6960
 * §A.1).
 *
 * @returns undefined where the URL would be too long, or has a query that nothing can be put behind.
 */
export function toOcspGetUrl(url: string, request: Uint8Array): string | undefined {
  // Whatever is longer than that has no need to be encoded to be seen to be too long.
  if (url.length + request.length > longestUrl || url.includes('?')) return undefined;
  const path = url.endsWith('/') ? url : `${url}/`;
  const target = path + encodeURIComponent(encodeBase64(request));
  return target.length <= longestUrl ? target : undefined;
}
