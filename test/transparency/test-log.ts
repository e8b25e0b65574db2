import { createHash } from 'node:crypto';
import { encodeOctetString } from '../../src/asn1.ts';
import type { TransparencyLog } from '../../src/transparency.ts';
import {
  type Authority,
  ecKey,
  extension,
  type IssuedWithKey,
  type LeafOptions,
  type TestKey,
} from '../support/pki.ts';
import { parseOk } from '../x509/build.ts';

export const timestampListOid = '1.3.6.1.4.1.11129.2.4.2';
export const poisonOid = '1.3.6.1.4.1.11129.2.4.3';

/** When the logs of these tests sign, unless told otherwise; the leaves of `pki.ts` are valid then. */
export const signedAt: number = Date.UTC(2025, 1, 1);
/** When the tests judge. */
export const judgedAt: number = Date.UTC(2025, 5, 1);

/** What an SCT says; a log makes a good one of it. */
export interface SctChanges {
  readonly version?: number;
  readonly timestamp?: number;
  readonly extensions?: Uint8Array;
  readonly hashAlgorithm?: number;
  readonly signatureAlgorithm?: number;
  readonly signature?: Uint8Array;
  /** What the signature covers; the timestamp of the SCT unless given. */
  readonly signedTimestamp?: number;
}

/** A log with its private key. */
export interface TestLog {
  readonly log: TransparencyLog;
  /** A serialized SCT over an entry: type and signed_entry as {@link x509Entry} and {@link precertEntry} make them. */
  sign(entry: Uint8Array, changes?: SctChanges): Uint8Array;
}

export function testLog(
  name: string,
  more: Partial<TransparencyLog> = {},
  key: TestKey = ecKey(`log ${name}`),
): TestLog {
  const log = { logId: digest(key.spki), publicKey: key.spki, operator: name, ...more };
  return { log, sign: (entry, changes = {}) => serialize(log.logId, key, entry, changes) };
}

function serialize(logId: Uint8Array, key: TestKey, entry: Uint8Array, changes: SctChanges): Uint8Array {
  const { version = 0, timestamp = signedAt, extensions = new Uint8Array(), hashAlgorithm = 4 } = changes;
  const { signatureAlgorithm = key.family === 'rsa' ? 1 : 3, signedTimestamp = timestamp } = changes;
  const signed = Buffer.concat([number(0, 2), number(signedTimestamp, 8), entry, vector(extensions, 2)]);
  const signature = changes.signature ?? key.sign(signed, 'sha256');
  const front = [number(version, 1), logId, number(timestamp, 8), vector(extensions, 2)];
  return bytes(...front, number(hashAlgorithm, 1), number(signatureAlgorithm, 1), vector(signature, 2));
}

export function x509Entry(der: Uint8Array): Uint8Array {
  return bytes(number(0, 2), vector(der, 3));
}

export function precertEntry(issuerSpki: Uint8Array, tbs: Uint8Array): Uint8Array {
  return bytes(number(1, 2), digest(issuerSpki), vector(tbs, 3));
}

/** SignedCertificateTimestampList. */
export function timestampList(...serialized: readonly Uint8Array[]): Uint8Array {
  return vector(bytes(...serialized.map((each) => vector(each, 2))), 2);
}

/** Content of the extension of a certificate, or of an OCSP response. */
export function timestampExtension(...serialized: readonly Uint8Array[]): Uint8Array {
  return encodeOctetString(timestampList(...serialized));
}

/** A leaf that was logged before it was issued: with SCTs over itself without them. */
export function issueLogged(
  issuer: Authority,
  logs: readonly TestLog[],
  options: LeafOptions = {},
  changes: SctChanges = {},
): IssuedWithKey {
  const entry = precertEntry(issuer.key.spki, parseOk(issuer.issueLeaf(options).der).tbsCertificate);
  return issueWith(
    issuer,
    logs.map((log) => log.sign(entry, changes)),
    options,
  );
}

export function issueWith(issuer: Authority, scts: readonly Uint8Array[], options: LeafOptions = {}): IssuedWithKey {
  const list = extension(timestampListOid, timestampExtension(...scts));
  return issuer.issueLeaf({ ...options, moreExtensions: [...(options.moreExtensions ?? []), list] });
}

export function digest(data: Uint8Array): Uint8Array {
  return bytes(createHash('sha256').update(data).digest());
}

export function vector(content: Uint8Array, octets: number): Uint8Array {
  return bytes(number(content.length, octets), content);
}

export function number(value: number, octets: number): Uint8Array {
  return bytes(
    Buffer.from(
      BigInt(value)
        .toString(16)
        .padStart(2 * octets, '0'),
      'hex',
    ),
  );
}

export function bytes(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
