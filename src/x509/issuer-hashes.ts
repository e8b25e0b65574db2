import { Name } from './name.ts';
import { sha1 } from './sha1.ts';
import { sha256 } from './sha256.ts';
import { sha384, sha512 } from './sha512.ts';
import type { SubjectPublicKeyInfo } from './subject-public-key-info.ts';

/** id-sha1: the digest of a responder's key (RFC 6960 §4.2.1), and the one of most CertIDs. */
export const sha1Oid = '1.3.14.3.2.26';
export const sha256Oid = '2.16.840.1.101.3.4.2.1';

/** Digests that OCSP may name an issuer with. */
const digests: ReadonlyMap<string, (bytes: Uint8Array) => Uint8Array> = /* @__PURE__ */ new Map([
  [sha1Oid, sha1],
  [sha256Oid, sha256],
  ['2.16.840.1.101.3.4.2.2', sha384],
  ['2.16.840.1.101.3.4.2.3', sha512],
]);

/** Digests of an issuer. */
export interface IssuerHashes {
  readonly name: Uint8Array;
  readonly key: Uint8Array;
}

interface Remembered extends IssuerHashes {
  readonly oid: string;
  readonly issuer: Name;
}

/** Of each key one name for each digest, kept for as long as the key's object lives: few keys sign under several names. */
const remembered: WeakMap<SubjectPublicKeyInfo, Remembered[]> = /* @__PURE__ */ new WeakMap();

/**
 * The digests of a name's DER and of the octets of a subjectPublicKey, worked out once for each issuer.
 *
 * @param oid of the digest, dotted decimal. @returns undefined for one that is not known here.
 */
export function hashIssuer(name: Name, key: SubjectPublicKeyInfo, oid: string): IssuerHashes | undefined {
  const known = remembered.get(key) ?? [];
  const at = known.findIndex((hashes) => hashes.oid === oid);
  const entry = known[at];
  if (entry?.issuer.hasSameBytes(name)) return entry;
  const digest = digests.get(oid);
  if (digest === undefined) return undefined;
  const { der } = name;
  const issuer = new Name(new Uint8Array(der));
  const fresh = { oid, issuer, name: digest(der), key: entry?.key ?? digest(key.publicKey) };
  known.splice(at < 0 ? known.length : at, 1, fresh);
  remembered.set(key, known);
  return fresh;
}
