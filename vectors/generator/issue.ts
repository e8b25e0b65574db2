import { createHash } from 'node:crypto';
import { Integer } from 'asn1js';
import { AlgorithmIdentifier, Certificate, Extension, PublicKeyInfo, Time } from 'pkijs';
import { encodeBitString, encodeSequence } from '../../src/asn1/der-writer.ts';
import type { ExtensionInput } from './extensions.ts';
import type { TestKey } from './keys.ts';
import { distinguishedName } from './names.ts';
import { algorithmIdentifier, algorithmOf, digestOf, type SignatureAlgorithmInput } from './signature-algorithms.ts';

/** Changes what pkijs would never write. Each gets the encoding and answers another; the signature covers `tbs`'s answer. */
export interface Edits {
  readonly tbs?: (tbsCertificate: Uint8Array) => Uint8Array;
  /** DER of the outer signatureAlgorithm. */
  readonly algorithm?: (signatureAlgorithm: Uint8Array) => Uint8Array;
  /** The octets of the signature. */
  readonly signature?: (signature: Uint8Array) => Uint8Array;
  readonly certificate?: (certificate: Uint8Array) => Uint8Array;
}

/** Everything that decides about one certificate. */
export interface Issuance {
  /** Tells certificates of one case apart; the subject unless given. */
  readonly label?: string;
  /** Names as `distinguishedName` reads them. */
  readonly subject: string;
  readonly issuer: string;
  readonly key: TestKey;
  readonly issuerKey: TestKey;
  /** ISO 8601 dates or date-times. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Content octets; made from everything else that tells the certificate unless given. */
  readonly serial?: Uint8Array;
  readonly version?: 1 | 2 | 3;
  /** No extensions field at all when the list is empty. */
  readonly extensions: readonly ExtensionInput[];
  readonly signatureAlgorithm?: SignatureAlgorithmInput;
  /** For tbsCertificate.signature, where it is to differ from the outer algorithm. */
  readonly innerAlgorithm?: SignatureAlgorithmInput;
  readonly edits?: Edits;
}

/** A certificate, with what a reader wants to know about it: the DER need not be readable. */
export interface Issued {
  readonly label: string;
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly der: Uint8Array;
}

/** Issues one certificate: pkijs encodes what is signed; the same input gives the same bytes. */
export function issue(input: Issuance): Issued {
  const algorithm = input.signatureAlgorithm ?? algorithmOf(input.issuerKey);
  const unchanged = (bytes: Uint8Array): Uint8Array => bytes;
  const edits = input.edits ?? {};
  const tbs = (edits.tbs ?? unchanged)(encodeTbs(input, input.innerAlgorithm ?? algorithm));
  const signature = (edits.signature ?? unchanged)(input.issuerKey.sign(tbs, digestOf(algorithm)));
  const outer = (edits.algorithm ?? unchanged)(algorithmIdentifier(algorithm));
  const der = (edits.certificate ?? unchanged)(encodeSequence(tbs, outer, encodeBitString(signature)));
  const { subject, issuer, notBefore, notAfter } = input;
  return { label: input.label ?? subject, subject, issuer, notBefore, notAfter, der };
}

function encodeTbs(input: Issuance, algorithm: SignatureAlgorithmInput): Uint8Array {
  const extensions = input.extensions.map(toExtension);
  const certificate = new Certificate({
    version: (input.version ?? 3) - 1,
    serialNumber: new Integer({ valueHex: buffer(input.serial ?? serialOf(input)) }),
    issuer: distinguishedName(input.issuer),
    notBefore: toTime(input.notBefore),
    notAfter: toTime(input.notAfter),
    subject: distinguishedName(input.subject),
    ...(extensions.length > 0 && { extensions }),
  });
  certificate.signature = AlgorithmIdentifier.fromBER(buffer(algorithmIdentifier(algorithm)));
  certificate.subjectPublicKeyInfo = PublicKeyInfo.fromBER(buffer(input.key.spki));
  return new Uint8Array(certificate.encodeTBS().toBER());
}

function toExtension({ oid, critical, value }: ExtensionInput): Extension {
  return new Extension({ extnID: oid, critical, extnValue: buffer(value) });
}

/** UTCTime through 2049 (RFC 5280 §4.1.2.5). */
function toTime(text: string): Time {
  const value = new Date(text);
  return new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });
}

/** 16 octets, positive, and the same as long as the certificate stays the same one. */
function serialOf({ subject, issuer, key, issuerKey, notBefore, notAfter, label }: Issuance): Uint8Array {
  const hash = createHash('sha256').update(JSON.stringify([subject, issuer, notBefore, notAfter, label ?? '']));
  const serial = new Uint8Array(hash.update(key.spki).update(issuerKey.spki).digest()).slice(0, 16);
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f);
  return serial;
}

function buffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
