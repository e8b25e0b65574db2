/** Octets of OIDs that a file may hold: some twenty thousand OIDs. */
const maximumIdentifierOctets = 128 * 1024;

/** Numbers of OBJECT IDENTIFIER, RELATIVE-OID and, as an implicit tag, registeredID (RFC 5280 §4.2.1.6). */
const identifierNumbers: readonly number[] = [6, 13, 8];
const octetString = 4;
const bitString = 3;
const constructed = 0x20;

interface Header {
  readonly tag: number;
  readonly contentStart: number;
  /** In the indefinite form that of what stands around it: the end-of-contents octets are read as a value. */
  readonly contentEnd: number;
}

/**
 * Whether a file holds more OIDs than anybody needs. asn1js makes an object of every arc, which is several hundred octets
 * of memory and some microseconds for one octet of the file; all else it makes is bounded by itself.
 *
 * Looks where asn1js looks: into whatever is constructed, and for one value inside of octet and bit strings. Takes time
 * linear in the number of values, and no stack.
 */
export function hasTooManyIdentifiers(ber: Uint8Array): boolean {
  const ends: number[] = [];
  let end = ber.length;
  let offset = 0;
  let octets = 0;
  while (octets <= maximumIdentifierOctets) {
    const header = readHeader(ber, offset, end);
    if (header === undefined) {
      // The end of a value, or something that cannot be read.
      const outer = ends.pop();
      if (outer === undefined) return false;
      [offset, end] = [end, outer];
    } else if (holdsValues(header.tag) && !isIdentifier(header.tag)) {
      ends.push(end);
      offset = header.contentStart + (header.tag === bitString ? 1 : 0);
      end = header.contentEnd;
    } else {
      if (isIdentifier(header.tag)) octets += header.contentEnd - header.contentStart;
      offset = header.contentEnd;
    }
  }
  return true;
}

/** Of any class, and universal ones even if they claim to be constructed. */
function isIdentifier(tag: number): boolean {
  return identifierNumbers.includes(tag & 0x1f) && ((tag & constructed) === 0 || tag < 0x40);
}

function holdsValues(tag: number): boolean {
  return (tag & constructed) !== 0 || tag === octetString || tag === bitString;
}

/** X.690 §8.1, as far as its content fits. A tag of several octets comes as the one octet that it could have been. */
function readHeader(ber: Uint8Array, offset: number, end: number): Header | undefined {
  if (offset >= end) return undefined;
  const first = ber[offset] as number;
  let at = offset + 1;
  let number = first & 0x1f;
  if (number === 0x1f) {
    const start = at;
    while (at < end && (ber[at] as number) >= 0x80) at++;
    at++;
    number = Math.min(readNumber(ber, start, at, 0x80), 0x1f);
  }
  const length = ber[at++];
  if (length === undefined || at > end) return undefined;
  const tag = (first & 0xe0) | number;
  if (length === 0x80) return { tag, contentStart: at, contentEnd: end };
  const contentStart = length > 0x80 ? at + (length & 0x7f) : at;
  const contentEnd = contentStart + (length > 0x80 ? readNumber(ber, at, contentStart, 0x100) : length);
  return contentEnd <= end ? { tag, contentStart, contentEnd } : undefined;
}

function readNumber(ber: Uint8Array, start: number, end: number, base: number): number {
  return ber.subarray(start, end).reduce((number, octet) => number * base + (octet % base), 0);
}
