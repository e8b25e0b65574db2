import { equalBytes, hexOf } from '../asn1/bytes.ts';
import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { encodeInteger, encodeSequence } from '../asn1/der-writer.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { parsePem } from '../asn1/pem.ts';
import { Tag } from '../asn1/tags.ts';
import { bitLength, readUnsigned } from '../crypto/unsigned.ts';
import { sha256 } from '../x509/sha256.ts';
import { defaultDhPrime } from './default-dh-prime.ts';
import { EncodingFormat } from './enumerations.ts';
import { isSafePrime } from './primality.ts';

/** QSslDiffieHellmanParameters::Error. */
export const SslDiffieHellmanParametersError = {
  NoError: 0,
  InvalidInputDataError: 1,
  UnsafeParametersError: 2,
} as const;
export type SslDiffieHellmanParametersError =
  (typeof SslDiffieHellmanParametersError)[keyof typeof SslDiffieHellmanParametersError];

const Fault = SslDiffieHellmanParametersError;
const minimumBits = 1024;
/** Beyond this, whether the modulus is a safe prime takes seconds to tell; the groups in use are known instead. */
const maximumTestedBits = 4096;
/** Of the encoding: far more than a prime of 8192 bits takes. */
const maximumInputBytes = 64 * 1024;

/**
 * Parameters for Diffie–Hellman as a server offers them up to TLS 1.2, as QSslDiffieHellmanParameters. Immutable. Empty
 * ones leave the choice to the library that does the handshake.
 */
export class SslDiffieHellmanParameters {
  private readonly der: Uint8Array;
  private readonly fault: SslDiffieHellmanParametersError;

  /** Empty parameters, which are valid. Others come from {@link SslDiffieHellmanParameters.fromEncoded}. */
  constructor(der?: Uint8Array, fault: SslDiffieHellmanParametersError = Fault.NoError) {
    this.der = new Uint8Array(der ?? []);
    this.fault = fault;
  }

  /** The 2048-bit MODP group of RFC 3526 §3. */
  static defaultParameters(): SslDiffieHellmanParameters {
    return new SslDiffieHellmanParameters(
      encodeSequence(encodeInteger(BigInt(`0x${defaultDhPrime}`)), encodeInteger(2)),
    );
  }

  /**
   * Reads PKCS #3 DHParameter.
   *
   * @param data PEM text with a block `DH PARAMETERS`, or DER.
   * @returns parameters with `InvalidInputDataError` for what cannot be read, with `UnsafeParametersError` for a modulus
   * of less than 1024 bits, one that is no safe prime, one of more than 4096 bits that is no group of RFC 3526 or
   * RFC 7919, and a generator that is not between 1 and p - 1.
   */
  static fromEncoded(
    data: Uint8Array | string,
    format: EncodingFormat = EncodingFormat.Pem,
  ): SslDiffieHellmanParameters {
    const der = data.length > maximumInputBytes ? undefined : derOf(data, format);
    const group = der === undefined ? undefined : parseWhole(readGroup, der, 'dhParameter');
    if (der === undefined || group === undefined || group instanceof ParseError)
      return failed(Fault.InvalidInputDataError);
    return isSafe(group) ? new SslDiffieHellmanParameters(der) : failed(Fault.UnsafeParametersError);
  }

  /** Whether there is neither data nor an error. */
  isEmpty(): boolean {
    return this.der.length === 0 && this.isValid();
  }

  isValid(): boolean {
    return this.fault === Fault.NoError;
  }

  error(): SslDiffieHellmanParametersError {
    return this.fault;
  }

  /** The error in one sentence, for people; it may change at any time. */
  errorString(): string {
    return texts[this.fault];
  }

  /** DER of PKCS #3 DHParameter; no bytes where empty or in error. */
  toDer(): Uint8Array {
    return this.der.slice();
  }

  /** Whether the encodings are the same. */
  equals(other: SslDiffieHellmanParameters): boolean {
    return equalBytes(this.der, other.der);
  }
}

const texts: Readonly<Record<SslDiffieHellmanParametersError, string>> = {
  [Fault.NoError]: 'nothing is wrong',
  [Fault.InvalidInputDataError]: 'the data holds no Diffie-Hellman parameters that can be read',
  [Fault.UnsafeParametersError]: 'the Diffie-Hellman parameters are too weak, or cannot be shown to be strong',
};

function failed(fault: SslDiffieHellmanParametersError): SslDiffieHellmanParameters {
  return new SslDiffieHellmanParameters(undefined, fault);
}

function derOf(data: Uint8Array | string, format: EncodingFormat): Uint8Array | undefined {
  if (format === EncodingFormat.Der) return typeof data === 'string' ? undefined : data.slice();
  return parsePem(data).blocks.find(({ label }) => label === 'DH PARAMETERS')?.bytes;
}

/** Magnitudes, big-endian. */
interface Group {
  readonly prime: Uint8Array;
  readonly generator: Uint8Array;
}

/** DHParameter ::= SEQUENCE { prime, base, privateValueLength OPTIONAL } (PKCS #3 §9). */
function readGroup(reader: DerReader): Group {
  const limit = reader.enter(Tag.sequence, '');
  const prime = readUnsigned(reader, 'prime');
  const generator = readUnsigned(reader, 'base');
  reader.readOptional(Tag.integer, 'privateValueLength');
  reader.leave(limit, '');
  return { prime, generator };
}

function isSafe({ prime, generator }: Group): boolean {
  const bits = bitLength(prime);
  if (bits < minimumBits || generator.length > prime.length) return false;
  const [p, g] = [toBigInt(prime), toBigInt(generator)];
  // A safe prime's only elements of small order are 1 and p - 1.
  if (g < 2n || g > p - 2n) return false;
  if (knownPrimes.includes(hexOf(sha256(prime)))) return true;
  return bits <= maximumTestedBits && isSafePrime(p);
}

function toBigInt(magnitude: Uint8Array): bigint {
  return BigInt(`0x${hexOf(magnitude)}`);
}

/** SHA-256 of the primes, big-endian, of RFC 3526 §3 to §7 and RFC 7919 appendix A, from 2048 to 8192 bits. */
const knownPrimes: readonly string[] = [
  'd66436f79bbd6b2e38c0ffbd079be904d2641415e2e67140e09448be9a60890e',
  '48cf8b092fbce4359d9871abf74f98e25b6163379eaa15cd9087e800c6d1c55c',
  '4ee95187682bcb230ad26a95205f6920e84708f6251b3894329b09ec23919e33',
  'd1bfe6d0925ce7e4da262b62861514a7755e35831e429f343e7b864848657efd',
  '39ab4feab950a3128fb71accb9fc3965d857012e081998a85996e3ea8b3c3bcf',
  '9cd3b7f336872f46c09428d1bbc19877a4d440512cda8d1c1cf0cd6e33698966',
  '0eaf67db3a839156d5013494a5318a772b5697d270d721f37f092efc69ea5a17',
  '4648414224ac881b3d0dc59b466f96d06a558278776807797ecf1f66ff397b3e',
  '227ac9066b3ddd9e193670cda2388fa884f65ba0cf98b742d1fe77a6687c79c7',
  '770b14efaf6f049929c523113b3fa99a8d11dab1b18af3609590122075d19833',
];
