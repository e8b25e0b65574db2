import { hexOf } from '../asn1/bytes.ts';
import type { Certificate } from './certificate.ts';
import { sha256 } from './sha256.ts';

const known: WeakMap<Certificate, string> = /* @__PURE__ */ new WeakMap();

/** SHA-256 of the whole certificate in lowercase hexadecimal, 64 digits. Computed on first use and kept. */
export function fingerprint(certificate: Certificate): string {
  let digest = known.get(certificate);
  if (digest === undefined) {
    digest = hexOf(sha256(certificate.der));
    known.set(certificate, digest);
  }
  return digest;
}
