import { decodeBase64Octets, laxAlphabet } from '../asn1/base64.ts';
import { toAsciiOctets } from '../asn1/octets.ts';

const begin = /* @__PURE__ */ toAsciiOctets('-----BEGIN CERTIFICATE-----');
const end = /* @__PURE__ */ toAsciiOctets('-----END CERTIFICATE-----');
const lineFeed = 0x0a;

/**
 * What Qt finds in a PEM text: octets of every CERTIFICATE block. It is narrower than RFC 7468: a BEGIN or END that has
 * anything but spaces and a line feed (or carriage return and line feed) behind it ends the scan, and what came before
 * counts. A block whose base64 does not decode is skipped.
 */
export function* findCertificateBlocks(input: Uint8Array | string): Generator<Uint8Array> {
  const octets = typeof input === 'string' ? toAsciiOctets(input) : input;
  let at = 0;
  for (;;) {
    const bodyStart = skipLineEnd(octets, indexBehind(octets, begin, at));
    const behindEnd = bodyStart < 0 ? -1 : indexBehind(octets, end, bodyStart);
    if (behindEnd < 0) return;
    at = behindEnd === octets.length ? behindEnd : skipLineEnd(octets, behindEnd);
    if (at < 0) return;
    const body = decodeBase64Octets(octets, bodyStart, behindEnd - end.length, laxAlphabet);
    if (body instanceof Uint8Array) yield body;
  }
}

/** Offset behind the next `mark`, or -1. Linear: of the marks' octets only the first five are ever repeated. */
function indexBehind(octets: Uint8Array, mark: Uint8Array, from: number): number {
  const last = octets.length - mark.length;
  for (let at = octets.indexOf(mark[0] as number, from); at >= 0 && at <= last; ) {
    let length = 1;
    while (length < mark.length && octets[at + length] === mark[length]) length++;
    if (length === mark.length) return at + length;
    at = octets.indexOf(mark[0] as number, at + 1);
  }
  return -1;
}

/** Offset behind spaces and one line end; the end of the input is a line end too. -1 where something else stands. */
function skipLineEnd(octets: Uint8Array, from: number): number {
  if (from < 0) return -1;
  let at = from;
  while (octets[at] === 0x20) at++;
  if (at === octets.length) return at;
  if (octets[at] === 0x0d && octets[at + 1] === lineFeed) at++;
  return octets[at] === lineFeed ? at + 1 : -1;
}
