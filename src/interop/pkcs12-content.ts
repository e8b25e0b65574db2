import type { SslCertificate } from '../config/ssl-certificate.ts';
import type { SslKey } from '../config/ssl-key.ts';

/** What a PKCS #12 file held. */
export interface Pkcs12Content {
  readonly isOk: true;
  readonly key: SslKey;
  /** Of the key. */
  readonly certificate: SslCertificate;
  /** All others, in the order of the file. */
  readonly caCertificates: readonly SslCertificate[];
}

/**
 * Why a file was not read. A damaged file and a wrong pass phrase look alike: both are `wrong-pass-phrase`.
 * `no-certificate` is said where no certificate belongs to the key.
 */
export type Pkcs12FaultReason =
  | 'malformed'
  | 'wrong-pass-phrase'
  | 'unsupported'
  | 'too-expensive'
  | 'no-key'
  | 'no-certificate';

/** The answer to a PKCS #12 file that could not be read. Returned, not thrown. */
export class Pkcs12Fault extends Error {
  override readonly name = 'Pkcs12Fault';
  readonly isOk = false;
  readonly reason: Pkcs12FaultReason;

  constructor(reason: Pkcs12FaultReason, why: string) {
    super(`PKCS #12: ${why}`);
    this.reason = reason;
  }
}
