/**
 * The named curves of TLS, by OpenSSL's short names: RFC 8422 §5.1.1 with those of RFC 4492 that it has dropped, and
 * RFC 7027 §2.
 */
const tlsNamedCurves: readonly string[] = [
  'sect163k1',
  'sect163r1',
  'sect163r2',
  'sect193r1',
  'sect193r2',
  'sect233k1',
  'sect233r1',
  'sect239k1',
  'sect283k1',
  'sect283r1',
  'sect409k1',
  'sect409r1',
  'sect571k1',
  'sect571r1',
  'secp160k1',
  'secp160r1',
  'secp160r2',
  'secp192k1',
  'prime192v1',
  'secp224k1',
  'secp224r1',
  'secp256k1',
  'prime256v1',
  'secp384r1',
  'secp521r1',
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
];

/** Groups of TLS that are no named curves in the sense of RFC 4492 (RFC 8446 §4.2.7). */
const otherCurves: readonly string[] = ['X25519', 'X448'];

/** An elliptic curve by OpenSSL's name, as QSslEllipticCurve. Immutable. */
export class SslEllipticCurve {
  private readonly name: string;

  /** The invalid curve, unless `name` is one of this library's: {@link SslEllipticCurve.fromShortName} asks that. */
  constructor(name = '') {
    this.name = tlsNamedCurves.includes(name) || otherCurves.includes(name) ? name : '';
  }

  /** @returns the invalid curve for a name that is not known; names are case-sensitive. */
  static fromShortName(name: string): SslEllipticCurve {
    return new SslEllipticCurve(name);
  }

  /** OpenSSL has no other long names for curves than the short ones. */
  static fromLongName(name: string): SslEllipticCurve {
    return new SslEllipticCurve(name);
  }

  /** Empty where invalid. */
  shortName(): string {
    return this.name;
  }

  /** Empty where invalid. */
  longName(): string {
    return this.name;
  }

  isValid(): boolean {
    return this.name !== '';
  }

  /** Whether it is one of the 28 curves of RFC 4492 and RFC 7027; X25519 and X448 are not. */
  isTlsNamedCurve(): boolean {
    return tlsNamedCurves.includes(this.name);
  }

  equals(other: SslEllipticCurve): boolean {
    return this.name === other.name;
  }
}

/** The 28 named curves of TLS. */
export function supportedEllipticCurves(): SslEllipticCurve[] {
  return tlsNamedCurves.map((name) => new SslEllipticCurve(name));
}
