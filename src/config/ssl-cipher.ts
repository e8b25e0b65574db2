import { type CipherProtocol, type CipherRow, cipherTable } from './cipher-table.ts';
import { SslProtocol } from './enumerations.ts';

/** Qt knows no SSL 3, and so no protocol for what is as old. */
const protocols: Readonly<Record<CipherProtocol, SslProtocol>> = {
  'TLSv1.3': SslProtocol.TlsV1_3,
  'TLSv1.2': SslProtocol.TlsV1_2,
  TLSv1: SslProtocol.TlsV1_0,
  SSLv3: SslProtocol.UnknownProtocol,
};

/**
 * A cipher by OpenSSL's name, as QSslCipher. Immutable.
 *
 * @example
 * ```ts
 * new SslCipher('ECDHE-RSA-AES128-GCM-SHA256').authenticationMethod(); // 'RSA'
 * ```
 */
export class SslCipher {
  private readonly row: CipherRow | undefined;

  /**
   * The supported cipher of that name, and of that protocol where one is given; the null cipher where there is none,
   * or no name is given.
   */
  constructor(name = '', protocol?: SslProtocol) {
    const row = cipherTable.find(([each]) => each === name);
    const isOther = row !== undefined && protocol !== undefined && protocols[row[4]] !== protocol;
    this.row = isOther ? undefined : row;
  }

  isNull(): boolean {
    return this.row === undefined;
  }

  /** OpenSSL's name; empty for the null cipher. */
  name(): string {
    return this.row?.[0] ?? '';
  }

  /** Bits of the algorithm's key. */
  supportedBits(): number {
    return this.usedBits();
  }

  /** Bits of the key that count; those of the algorithm, for every cipher here. */
  usedBits(): number {
    const encryption = this.encryptionMethod();
    return this.row === undefined ? 0 : Number(encryption.slice(encryption.indexOf('(') + 1, -1));
  }

  /** Such as `ECDH`; `any` in TLS 1.3. */
  keyExchangeMethod(): string {
    return this.row?.[1] ?? '';
  }

  /** Such as `RSA`; `any` in TLS 1.3. */
  authenticationMethod(): string {
    return this.row?.[2] ?? '';
  }

  /** Such as `AESGCM(256)`. */
  encryptionMethod(): string {
    return this.row?.[3] ?? '';
  }

  /** The lowest version that the cipher is defined for: `TLSv1.3`, `TLSv1.2`, `TLSv1` or `SSLv3`. */
  protocolString(): string {
    return this.row?.[4] ?? '';
  }

  /** The same as a number; UnknownProtocol for `SSLv3`, as in Qt. */
  protocol(): SslProtocol {
    return this.row === undefined ? SslProtocol.UnknownProtocol : protocols[this.row[4]];
  }

  /** Whether name and protocol are the same; two null ciphers are equal. */
  equals(other: SslCipher): boolean {
    return this.name() === other.name() && this.protocol() === other.protocol();
  }
}
