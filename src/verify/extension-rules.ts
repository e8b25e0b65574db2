import type { Certificate, Extension } from '../x509/certificate.ts';
import type { Role } from './role.ts';

/**
 * Judges one extension. True: it is processed and its content is in order; false: the certificate is refused. It is asked
 * in every role that a certificate plays, must not throw, and must always say the same of the same certificate: of CAs
 * the answer may be remembered.
 */
export type ExtensionHandler = (extension: Extension, certificate: Certificate, role: Role) => boolean;

/** What a profile demands of extensions; OIDs are dotted decimal. */
export interface ExtensionRules {
  /** Extensions that must be there, by role. What an anchor has is its owner's business; a path may have no issuer. */
  readonly required?: RequiredExtensions | undefined;
  /** Unknown extensions that may be critical without anybody processing them. */
  readonly tolerated?: readonly string[] | undefined;
  /** Asked about an extension of that OID, be it critical or not, besides what the library does with it. */
  readonly handlers?: Readonly<Record<string, ExtensionHandler>> | undefined;
}

/** `leaf`: the leaf; `issuer`: every intermediate. */
export interface RequiredExtensions {
  readonly leaf?: readonly string[] | undefined;
  readonly issuer?: readonly string[] | undefined;
}
