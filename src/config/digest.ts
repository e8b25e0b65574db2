import { sha1 } from '../x509/sha1.ts';
import { sha256 } from '../x509/sha256.ts';
import { sha384, sha512 } from '../x509/sha512.ts';
import { md5 } from './md5.ts';

/** Digests that name a certificate. MD5 and SHA-1 tell certificates apart that nobody made to be alike, no more. */
export type DigestName = 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

const digests: ReadonlyMap<DigestName, (bytes: Uint8Array) => Uint8Array> = /* @__PURE__ */ new Map([
  ['MD5', md5],
  ['SHA-1', sha1],
  ['SHA-256', sha256],
  ['SHA-384', sha384],
  ['SHA-512', sha512],
]);

/** @throws TypeError for a name that is none of the five. */
export function digestOf(algorithm: DigestName, bytes: Uint8Array): Uint8Array {
  const digest = digests.get(algorithm);
  if (digest === undefined) throw new TypeError(`no digest of this name: ${algorithm}`);
  return digest(bytes);
}
