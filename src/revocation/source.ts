import type { Certificate } from '../x509/certificate.ts';
import type { RevocationReason } from '../x509/certificate-list.ts';
import type { Name } from '../x509/name.ts';
import type { SubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';

/** Whose status is wanted. */
export interface RevocationQuery {
  readonly certificate: Certificate;
  /** Undefined where the issuer is an anchor that is a bare name and key. */
  readonly issuer: Certificate | undefined;
  readonly issuerName: Name;
  readonly issuerKey: SubjectPublicKeyInfo;
  /** The moment asked about, in milliseconds since 1970. */
  readonly time: number;
}

/**
 * What a source knows: a status, which is taken at its word, or CRLs and OCSP responses in DER, which are checked like
 * any other. `unknown` and undefined: the source does not cover this certificate.
 */
export type RevocationAnswer =
  | {
      readonly status: 'good' | 'revoked' | 'unknown' | 'unreachable';
      readonly reason?: RevocationReason | undefined;
      /** When it was revoked; default: unknown, and told as the moment asked about. */
      readonly at?: Date | number | undefined;
    }
  | { readonly crls?: readonly Uint8Array[] | undefined; readonly ocsp?: readonly Uint8Array[] | undefined }
  | undefined;

/**
 * Where a caller keeps what it knows about revocation: a status list, a filter, a database, a fetcher. A source that
 * throws, rejects, or answers later where `verify()` cannot wait, counts as `unreachable`.
 *
 * @example
 * ```ts
 * const statusList: RevocationSource = {
 *   name: 'status list',
 *   lookup: ({ certificate }) => ({ status: revokedSerials.has(hex(certificate.serialNumber)) ? 'revoked' : 'good' }),
 * };
 * ```
 */
export interface RevocationSource {
  /** For a verdict's reader. */
  readonly name: string;
  lookup(query: RevocationQuery): RevocationAnswer | Promise<RevocationAnswer>;
}
