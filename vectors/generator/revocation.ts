/** CRLs and OCSP responses, really signed by the CAs of `authority.ts`; the same bytes in every run. */
import { createHash } from 'node:crypto';
import {
  encodeBitString,
  encodeExplicit,
  encodeGeneralizedTime,
  encodeImplicit,
  encodeInteger,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeTime,
  encodeValue,
} from '../../src/asn1/der-writer.ts';
import { ParseError } from '../../src/asn1/parse-error.ts';
import { Tag } from '../../src/asn1/tags.ts';
import { type Certificate, parseCertificate } from '../../src/x509/certificate.ts';
import type { IssuedWithKey } from './authority.ts';
import type { ExtensionInput } from './extensions.ts';
import { authorityKeyIdentifier } from './extensions.ts';
import { algorithmIdentifier, algorithmOf } from './signature-algorithms.ts';

export interface RevokedInput {
  readonly certificate: Uint8Array;
  /** Milliseconds since 1970; 2025-03-01 unless given. */
  readonly at?: number;
  /** The number of a CRLReason. */
  readonly reason?: number;
  readonly extensions?: readonly ExtensionInput[];
}

export interface CrlOptions {
  /** Default: a month around the tests' time. */
  readonly thisUpdate?: number;
  readonly nextUpdate?: number | null;
  readonly revoked?: readonly RevokedInput[];
  /** revokedCertificates as it is to stand there, instead of `revoked`. */
  readonly entries?: Uint8Array;
  /** cRLNumber; null leaves it out. */
  readonly number?: number | null;
  readonly baseNumber?: number;
  readonly extensions?: readonly ExtensionInput[];
  /** Whose key signs; the issuer's unless given. */
  readonly signedBy?: IssuedWithKey;
  /** Whether authorityKeyIdentifier is there, naming the issuer's key. */
  readonly keyIdentifier?: boolean;
}

const thisUpdate = Date.UTC(2025, 4, 15);
const nextUpdate = Date.UTC(2025, 5, 15);

export function read(der: Uint8Array): Certificate {
  const certificate = parseCertificate(der);
  if (certificate instanceof ParseError) throw certificate;
  return certificate;
}

/** DER of a CRL of this CA. */
export function crlOf(issuer: IssuedWithKey, options: CrlOptions = {}): Uint8Array {
  const signer = options.signedBy ?? issuer;
  const algorithm = algorithmIdentifier(algorithmOf(signer.key));
  const revoked = (options.revoked ?? []).map(encodeRevoked);
  const number = options.number === undefined ? 7 : options.number;
  const extensions = [
    ...(options.keyIdentifier === true ? [authorityKeyIdentifier(issuer.key.spki)] : []),
    ...(number === null ? [] : [{ oid: '2.5.29.20', critical: false, value: encodeInteger(number) }]),
    ...(options.baseNumber === undefined
      ? []
      : [{ oid: '2.5.29.27', critical: true, value: encodeInteger(options.baseNumber) }]),
    ...(options.extensions ?? []),
  ];
  const tbs = encodeSequence(
    encodeInteger(1),
    algorithm,
    read(issuer.der).subject.der,
    encodeTime(options.thisUpdate ?? thisUpdate),
    ...(options.nextUpdate === null ? [] : [encodeTime(options.nextUpdate ?? nextUpdate)]),
    ...(options.entries === undefined ? [] : [options.entries]),
    ...(revoked.length > 0 ? [encodeSequence(...revoked)] : []),
    ...(extensions.length > 0 ? [encodeExplicit(0, encodeExtensions(extensions))] : []),
  );
  return encodeSequence(tbs, algorithm, encodeBitString(signer.key.sign(tbs, signer.key.digest)));
}

function encodeRevoked({ certificate, at = Date.UTC(2025, 2, 1), reason, extensions = [] }: RevokedInput): Uint8Array {
  const code = reason === undefined ? [] : [{ oid: '2.5.29.21', critical: false, value: enumerated(reason) }];
  const all = [...code, ...extensions];
  return encodeSequence(
    encodeValue(Tag.integer, read(certificate).serialNumber),
    encodeTime(at),
    ...(all.length > 0 ? [encodeExtensions(all)] : []),
  );
}

export function encodeExtensions(extensions: readonly ExtensionInput[]): Uint8Array {
  return encodeSequence(
    ...extensions.map(({ oid, critical, value }) =>
      encodeSequence(encodeOid(oid), ...(critical ? [Uint8Array.of(1, 1, 0xff)] : []), encodeOctetString(value)),
    ),
  );
}

export function enumerated(number: number): Uint8Array {
  return encodeValue(Tag.enumerated, Uint8Array.of(number));
}

export interface SingleInput {
  readonly certificate: Uint8Array;
  readonly status?: 'good' | 'unknown' | { readonly at: number; readonly reason?: number };
  readonly hash?: 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'md5';
  readonly thisUpdate?: number;
  readonly nextUpdate?: number | null;
  readonly extensions?: readonly ExtensionInput[];
  /** The CA that the CertID names; the issuer unless given. */
  readonly issuer?: IssuedWithKey;
}

export interface OcspOptions {
  /** Who signs and whom the responder's id names; the issuer unless given. */
  readonly responder?: IssuedWithKey;
  readonly byKey?: boolean;
  /** Whose key signs, where it is not the responder's. */
  readonly signedBy?: IssuedWithKey;
  readonly certificates?: readonly Uint8Array[];
  readonly producedAt?: number;
  readonly nonce?: Uint8Array;
  readonly extensions?: readonly ExtensionInput[];
}

const hashOids = {
  md5: '1.2.840.113549.2.5',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;

/** DER of an OCSP response about certificates of this CA. */
export function ocspOf(issuer: IssuedWithKey, singles: readonly SingleInput[], options: OcspOptions = {}): Uint8Array {
  const responder = options.responder ?? issuer;
  const signer = options.signedBy ?? responder;
  const name = read(responder.der).subject.der;
  const keyHash = digest('sha1', keyOctets(responder));
  const nonce = options.nonce && {
    oid: '1.3.6.1.5.5.7.48.1.2',
    critical: false,
    value: encodeOctetString(options.nonce),
  };
  const extensions = [...(nonce === undefined ? [] : [nonce]), ...(options.extensions ?? [])];
  const data = encodeSequence(
    options.byKey === true ? encodeExplicit(2, encodeOctetString(keyHash)) : encodeExplicit(1, name),
    encodeGeneralizedTime(options.producedAt ?? thisUpdate),
    encodeSequence(...singles.map((single) => encodeSingle(single, single.issuer ?? issuer))),
    ...(extensions.length > 0 ? [encodeExplicit(1, encodeExtensions(extensions))] : []),
  );
  const signature = encodeBitString(signer.key.sign(data, signer.key.digest));
  const certificates = options.certificates ?? [];
  const basic = encodeSequence(
    data,
    algorithmIdentifier(algorithmOf(signer.key)),
    signature,
    ...(certificates.length > 0 ? [encodeExplicit(0, encodeSequence(...certificates))] : []),
  );
  const bytes = encodeSequence(encodeOid('1.3.6.1.5.5.7.48.1.1'), encodeOctetString(basic));
  return encodeSequence(enumerated(0), encodeExplicit(0, bytes));
}

/** A response that says nothing but why: 1, 2, 3, 5 or 6. */
export function unableResponse(status: number): Uint8Array {
  return encodeSequence(enumerated(status));
}

function encodeSingle(single: SingleInput, issuer: IssuedWithKey): Uint8Array {
  const { certificate, status = 'good', hash = 'sha1' } = single;
  const { serialNumber, issuer: name } = read(certificate);
  const issuerName = single.issuer === undefined ? name.der : read(single.issuer.der).subject.der;
  const id = encodeSequence(
    encodeSequence(encodeOid(hashOids[hash]), encodeNull()),
    encodeOctetString(digest(hash, issuerName)),
    encodeOctetString(digest(hash, keyOctets(issuer))),
    encodeValue(Tag.integer, serialNumber),
  );
  const next = single.nextUpdate === undefined ? nextUpdate : single.nextUpdate;
  return encodeSequence(
    id,
    encodeStatus(status),
    encodeGeneralizedTime(single.thisUpdate ?? thisUpdate),
    ...(next === null ? [] : [encodeExplicit(0, encodeGeneralizedTime(next))]),
    ...(single.extensions ? [encodeExplicit(1, encodeExtensions(single.extensions))] : []),
  );
}

function encodeStatus(status: NonNullable<SingleInput['status']>): Uint8Array {
  if (status === 'good') return encodeValue(0x80);
  if (status === 'unknown') return encodeValue(0x82);
  const reason = status.reason === undefined ? [] : [encodeExplicit(0, enumerated(status.reason))];
  return encodeImplicit(1, encodeSequence(encodeGeneralizedTime(status.at), ...reason));
}

function keyOctets({ der }: IssuedWithKey): Uint8Array {
  const { publicKey } = read(der);
  if (publicKey instanceof ParseError) throw publicKey;
  return publicKey.publicKey;
}

function digest(hash: string, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash(hash).update(bytes).digest());
}
