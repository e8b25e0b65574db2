import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import type { Certificate } from '../x509/certificate.ts';
import { ExtensionKind } from '../x509/extension-kind.ts';
import {
  parseSignedCertificateTimestamp,
  type SignedCertificateTimestamp,
} from '../x509/extensions/signed-certificate-timestamps.ts';
import { indexOfKind } from './precertificate-tbs.ts';
import { parseTls, type TlsReader } from './tls-reader.ts';

/** How an SCT came: in the certificate, in an OCSP response, or from the caller, who has it from TLS or a bundle. */
export type TimestampSource = 'certificate' | 'ocsp' | 'caller';

/** An SCT as it came, read as far as that is possible. */
export interface PresentedTimestamp {
  readonly source: TimestampSource;
  readonly sct: SignedCertificateTimestamp | ParseError;
}

/** A SignedCertificateTimestampList (RFC 6962 §3.3) as TLS carries it, or serialized SCTs one by one. */
export type TimestampsInput = Uint8Array | Iterable<Uint8Array>;

/** A serialized SCT; or why a list cannot be told apart into SCTs, which counts as one malformed SCT. */
type Serialized = Uint8Array | ParseError;

/** The SCTs in the certificate itself. */
export function timestampsInCertificate(certificate: Certificate): readonly Serialized[] {
  const kind = ExtensionKind.signedCertificateTimestamps;
  if (!certificate.hasExtension(kind)) return [];
  const index = indexOfKind(certificate, kind);
  if (index < 0) return [new ParseError('one instance of an extension', 'extensions', 0)];
  return timestampsInExtension(certificate.extensionAt(index).value);
}

/** @param value DER of the extension's own type: the OCTET STRING around the list. */
export function timestampsInExtension(value: Uint8Array): readonly Serialized[] {
  const list = parseWhole(readOctetString, value, 'signedCertificateTimestamps');
  return list instanceof ParseError ? [list] : splitList(list);
}

export function timestampsOfCaller(input: TimestampsInput): readonly Serialized[] {
  return input instanceof Uint8Array ? splitList(input) : Array.from(input);
}

/** Each SCT by itself: one that cannot be read, perhaps of a later version, does not spoil the others (RFC 6962 §3.3). */
export function present(serialized: readonly Serialized[], source: TimestampSource): PresentedTimestamp[] {
  return serialized.map((each) => ({
    source,
    sct: each instanceof ParseError ? each : parseSignedCertificateTimestamp(each),
  }));
}

function readOctetString(reader: DerReader): Uint8Array {
  reader.readValue(Tag.octetString, '');
  return reader.content();
}

/** opaque SerializedSCT<1..2^16-1>; struct { SerializedSCT sct_list <1..2^16-1>; } SignedCertificateTimestampList. */
function splitList(bytes: Uint8Array): readonly Serialized[] {
  const list = parseTls((reader) => reader.readVector(2, 1, ''), bytes, 'sct_list');
  const serialized = list instanceof ParseError ? list : parseTls(readSerialized, list, 'sct_list');
  return serialized instanceof ParseError ? [serialized] : serialized;
}

function readSerialized(reader: TlsReader): Uint8Array[] {
  const serialized: Uint8Array[] = [];
  while (!reader.isAtEnd()) serialized.push(reader.readVector(2, 1, 'sct'));
  return serialized;
}
