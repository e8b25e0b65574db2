import { createCipheriv, createHash, createHmac, type KeyObject, pbkdf2Sync } from 'node:crypto';
import {
  encodeExplicit,
  encodeImplicit,
  encodeInteger,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSet,
} from '../../src/asn1/der-writer.ts';

/** A certificate, and the identifier by which it belongs to a key. */
export interface Pkcs12Certificate {
  readonly der: Uint8Array;
  readonly id?: number;
  /** What stands in place of its octets. */
  readonly value?: Uint8Array;
}

/** A file of the shape that OpenSSL 3 writes; every option spoils something or has another writer's taste. */
export interface Pkcs12Options {
  readonly passPhrase?: string;
  readonly key?: KeyObject;
  readonly keyId?: number;
  /** Where it differs from `passPhrase`. */
  readonly keyPassPhrase?: string;
  readonly certificates?: readonly Pkcs12Certificate[];
  readonly iterations?: number;
  /** What the file claims; nothing is derived so often. */
  readonly claimedIterations?: number;
  readonly claimedMacIterations?: number;
  readonly encryption?: string;
  readonly macDigest?: string;
  readonly mac?: boolean;
  /** What the file says its contents are, where it is not plain data. */
  readonly authSafeType?: string;
  /** In place of everything under the integrity. */
  readonly safe?: Uint8Array;
}

const data = '1.2.840.113549.1.7.1';
const encryptedData = '1.2.840.113549.1.7.6';
const bagTypes = '1.2.840.113549.1.12.10.1.';
const salt: Uint8Array = new Uint8Array(8).fill(7);
const vector: Uint8Array = new Uint8Array(16).fill(9);

/** A PFX (RFC 7292 §4) by `node:crypto`, apart from pkijs that reads it. */
export function makePkcs12(options: Pkcs12Options): Uint8Array {
  const passPhrase = options.passPhrase ?? '';
  const contents = [...encryptedCertificates(options, passPhrase), ...keyContents(options, passPhrase)];
  const safe = options.safe ?? encodeSequence(...contents);
  const authSafe = contentInfo(options.authSafeType ?? data, encodeOctetString(safe));
  const mac = options.mac === false ? [] : [macData(options, passPhrase, safe)];
  return encodeSequence(encodeInteger(3), authSafe, ...mac);
}

/** ContentInfo (RFC 5652 §3). */
export function contentInfo(type: string, content: Uint8Array): Uint8Array {
  return encodeSequence(encodeOid(type), encodeExplicit(0, content));
}

function safeBag(kind: number, value: Uint8Array, id: number | undefined): Uint8Array {
  const octets = encodeOctetString(Uint8Array.of(id ?? 0));
  const attribute = encodeSequence(encodeOid('1.2.840.113549.1.9.21'), encodeSet(octets));
  const attributes = id === undefined ? [] : [encodeSet(attribute)];
  return encodeSequence(encodeOid(`${bagTypes}${kind}`), encodeExplicit(0, value), ...attributes);
}

function keyContents({ key, keyId, keyPassPhrase }: Pkcs12Options, passPhrase: string): Uint8Array[] {
  if (key === undefined) return [];
  const encryption = { cipher: 'aes-256-cbc', passphrase: keyPassPhrase ?? passPhrase };
  const bag = safeBag(2, key.export({ format: 'der', type: 'pkcs8', ...encryption }), keyId);
  return [contentInfo(data, encodeOctetString(encodeSequence(bag)))];
}

function encryptedCertificates(options: Pkcs12Options, passPhrase: string): Uint8Array[] {
  if (options.certificates?.length === 0) return [];
  const bags = (options.certificates ?? []).map(({ der, id, value = encodeOctetString(der) }) => {
    const certBag = encodeSequence(encodeOid('1.2.840.113549.1.9.22.1'), encodeExplicit(0, value));
    return safeBag(3, certBag, id);
  });
  const iterations = options.iterations ?? 1000;
  const key = pbkdf2Sync(passPhrase, salt, Math.max(iterations, 1), 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, vector);
  const encrypted = Buffer.concat([cipher.update(encodeSequence(...bags)), cipher.final()]);
  const algorithm = pbes2(options.claimedIterations ?? iterations, options.encryption);
  const content = encodeSequence(encodeOid(data), algorithm, encodeImplicit(0, encodeOctetString(encrypted)));
  return [contentInfo(encryptedData, encodeSequence(encodeInteger(0), content))];
}

function pbes2(iterations: number, oid = '1.2.840.113549.1.5.13'): Uint8Array {
  const prf = encodeSequence(encodeOid('1.2.840.113549.2.9'), encodeNull());
  const parameters = encodeSequence(encodeOctetString(salt), encodeInteger(iterations), prf);
  const derivation = encodeSequence(encodeOid('1.2.840.113549.1.5.12'), parameters);
  const scheme = encodeSequence(encodeOid('2.16.840.1.101.3.4.1.42'), encodeOctetString(vector));
  return encodeSequence(encodeOid(oid), encodeSequence(derivation, scheme));
}

function macData(options: Pkcs12Options, passPhrase: string, safe: Uint8Array): Uint8Array {
  const iterations = options.iterations ?? 1000;
  const digest = encodeSequence(encodeOid(options.macDigest ?? '2.16.840.1.101.3.4.2.1'), encodeNull());
  const mac = createHmac('sha256', integrityKey(passPhrase, iterations)).update(safe).digest();
  const claimed = encodeInteger(options.claimedMacIterations ?? iterations);
  return encodeSequence(encodeSequence(digest, encodeOctetString(mac)), encodeOctetString(salt), claimed);
}

/** RFC 7292 appendix B.2 with SHA-256, for one block. */
function integrityKey(passPhrase: string, iterations: number): Uint8Array {
  const password = Buffer.from(`${passPhrase}\0`, 'utf16le').swap16();
  const repeat = (octets: Uint8Array): Uint8Array =>
    Uint8Array.from({ length: 64 * Math.ceil(octets.length / 64) }, (_, i) => octets[i % octets.length] as number);
  let key: Uint8Array = Buffer.concat([new Uint8Array(64).fill(3), repeat(salt), repeat(password)]);
  for (let i = 0; i < iterations; i++) key = createHash('sha256').update(key).digest();
  return key.subarray(0, 32);
}
