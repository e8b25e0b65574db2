import {
  encodeBitString,
  encodeExplicit,
  encodeIa5String,
  encodeImplicit,
  encodeInteger,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSet,
  encodeTime,
  encodeUtf8String,
  encodeValue,
} from '../../../src/asn1/der-writer.ts';
import { ParseError } from '../../../src/asn1/parse-error.ts';
import { type Certificate, parseCertificate } from '../../../src/x509/certificate.ts';

/** One attribute: dotted type and text, written as UTF8String. */
export type Attribute = readonly [type: string, text: string];

export function dnsName(text: string): Uint8Array {
  return encodeImplicit(2, encodeIa5String(text));
}

export function mailName(text: string): Uint8Array {
  return encodeImplicit(1, encodeIa5String(text));
}

export function uriName(text: string): Uint8Array {
  return encodeImplicit(6, encodeIa5String(text));
}

export function ipName(...octets: readonly number[]): Uint8Array {
  return encodeImplicit(7, encodeOctetString(Uint8Array.from(octets)));
}

export function otherName(typeId: string, value: Uint8Array): Uint8Array {
  return encodeImplicit(0, encodeSequence(encodeOid(typeId), encodeExplicit(0, value)));
}

export function smtpUtf8Mailbox(text: string): Uint8Array {
  return otherName('1.3.6.1.5.5.7.8.9', encodeUtf8String(text));
}

export function directoryName(...attributes: readonly Attribute[]): Uint8Array {
  return encodeExplicit(4, nameDer(...attributes));
}

export function nameDer(...attributes: readonly Attribute[]): Uint8Array {
  const rdns = attributes.map(([type, text]) => encodeSet(encodeSequence(encodeOid(type), encodeUtf8String(text))));
  return encodeSequence(...rdns);
}

/** A certificate of these names with a key and a signature that are none. */
export function certificateOf(names: {
  readonly subject?: Uint8Array;
  /** GeneralNames; of an empty list the extension is there and malformed, undefined leaves it out. */
  readonly san?: readonly Uint8Array[];
}): Certificate {
  const algorithm = encodeSequence(encodeOid('1.2.840.10045.4.3.2'));
  const tbs = encodeSequence(
    encodeExplicit(0, encodeInteger(2)),
    encodeInteger(1),
    algorithm,
    nameDer(['2.5.4.3', 'issuer']),
    encodeSequence(encodeTime(0), encodeTime(1e12)),
    names.subject ?? encodeSequence(),
    encodeSequence(encodeSequence(encodeOid('1.2.840.113549.1.1.1'), encodeNull()), encodeBitString(Uint8Array.of(1))),
    ...(names.san === undefined ? [] : [extensionsOf(names.san)]),
  );
  const certificate = parseCertificate(encodeSequence(tbs, algorithm, encodeBitString(Uint8Array.of(0))));
  if (certificate instanceof ParseError) throw certificate;
  return certificate;
}

function extensionsOf(san: readonly Uint8Array[]): Uint8Array {
  const extension = encodeSequence(encodeOid('2.5.29.17'), encodeOctetString(encodeValue(0x30, ...san)));
  return encodeExplicit(3, encodeSequence(extension));
}
