/**
 * Certificates without arithmetic, for tests of the search that make tens of thousands of graphs. A key is a name; its
 * public key looks like a point of P-256 and need not be one. The signature of a key is a fixed pair of numbers that
 * {@link FakeVerifier} recognises: it covers nothing, so only who signed is decided, never what.
 */
import { createHash } from 'node:crypto';
import { equalBytes } from '../../src/asn1/bytes.ts';
import {
  encodeBitString,
  encodeBoolean,
  encodeExplicit,
  encodeImplicit,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSet,
  encodeTime,
  encodeUtf8String,
  encodeValue,
} from '../../src/asn1/der-writer.ts';
import { Tag } from '../../src/asn1/tags.ts';
import type { SignatureJob, SignatureResult, SignatureVerifier } from '../../src/crypto/signature-job.ts';

/** One certificate; only names and keys have no default. */
export interface FakeCertificateOptions {
  /** Common names. */
  readonly subject: string;
  readonly issuer: string;
  /** The name of the subject's key; two certificates with the same one have the same key. */
  readonly key: string;
  /** Who claims to sign: decides the signature, and the authorityKeyIdentifier where there is one. */
  readonly issuerKey: string;
  /** The signature is nobody's. */
  readonly forged?: boolean;
  /** Default: basicConstraints and keyUsage of a CA. `false` makes a leaf without basicConstraints. */
  readonly cA?: boolean;
  readonly pathLenConstraint?: number;
  /** Milliseconds since 1970; 2020 to 2040 unless given. */
  readonly notBefore?: number;
  readonly notAfter?: number;
  /** dNSNames. */
  readonly dns?: readonly string[];
  /** dNSNames of permitted subtrees. */
  readonly permitted?: readonly string[];
  readonly excluded?: readonly string[];
  /** Dotted OIDs. */
  readonly extendedKeyUsage?: readonly string[];
  /** Whether subjectKeyIdentifier and authorityKeyIdentifier are there; not unless `true`. */
  readonly keyIdentifiers?: boolean;
  /** Tells certificates apart that are otherwise the same. */
  readonly serial?: number;
  /** Encoded Extension values, put behind the others. */
  readonly moreExtensions?: readonly Uint8Array[];
}

/** DER of a certificate whose signature only {@link FakeVerifier} can check. About 30 microseconds. */
export function fakeCertificate(options: FakeCertificateOptions): Uint8Array {
  const { notBefore = Date.UTC(2020, 0), notAfter = Date.UTC(2040, 0) } = options;
  const extensions = extensionsOf(options);
  const tbs = encodeSequence(
    version3,
    encodeInteger(options.serial ?? 1),
    ecdsaWithSha256,
    fakeName(options.issuer),
    encodeSequence(timeOf(notBefore), timeOf(notAfter)),
    fakeName(options.subject),
    fakeKey(options.key),
    // SIZE (1..MAX) (RFC 5280 §4.1.2.9)
    ...(extensions.length > 0 ? [encodeExplicit(3, encodeSequence(...extensions))] : []),
  );
  const signature = signatureBy(options.forged === true ? 'nobody' : options.issuerKey);
  return encodeSequence(tbs, ecdsaWithSha256, encodeBitString(signature));
}

/** DER of the Name with this common name. */
export const fakeName: (commonName: string) => Uint8Array = remember((commonName: string) =>
  encodeSequence(encodeSet(encodeSequence(encodeOid('2.5.4.3'), encodeUtf8String(commonName)))),
);

/** DER of the SubjectPublicKeyInfo of a key of this name. */
export const fakeKey: (key: string) => Uint8Array = remember((key: string) =>
  encodeSequence(ecPublicKeyP256, encodeBitString(pointOf(key))),
);

/** Finds a signature good when it is the one of the job's key, and counts what it was asked. */
export class FakeVerifier implements SignatureVerifier {
  readonly name = 'fake';
  /** The number of jobs so far. */
  asked = 0;

  verify(job: SignatureJob): SignatureResult {
    this.asked++;
    return equalBytes(job.signature, pairOf(job.key.spki.publicKey)) ? 'good' : 'bad';
  }
}

const oidOf = remember(encodeOid);
const timeOf = remember(encodeTime);
const version3 = encodeExplicit(0, encodeInteger(2));
const ecdsaWithSha256 = encodeSequence(encodeOid('1.2.840.10045.4.3.2'));
const ecPublicKeyP256 = encodeSequence(encodeOid('1.2.840.10045.2.1'), encodeOid('1.2.840.10045.3.1.7'));
const caKeyUsage = fakeExtension('2.5.29.15', encodeBitString(Uint8Array.of(0x06), 1), true);

/** 04 and two made-up coordinates. */
const pointOf = remember((key: string) => {
  const x = createHash('sha256').update(key).digest();
  const y = createHash('sha256').update(x).digest();
  return Uint8Array.from([4, ...x, ...y]);
});

const signatureBy = remember((key: string) => pairOf(pointOf(key)));

/** Ecdsa-Sig-Value: r is half of the point's x, which is small enough for the curve, and s is 1. */
function pairOf(point: Uint8Array): Uint8Array {
  return encodeSequence(encodeValue(Tag.integer, Uint8Array.of(1), point.subarray(1, 17)), encodeInteger(1));
}

const identifierOf = remember((key: string) => pointOf(key).slice(1, 21));

/** An encoded Extension. */
export function fakeExtension(oid: string, value: Uint8Array, critical = false): Uint8Array {
  return encodeSequence(oidOf(oid), ...(critical ? [encodeBoolean(true)] : []), encodeOctetString(value));
}

function extensionsOf(options: FakeCertificateOptions): Uint8Array[] {
  const { cA = true, dns, permitted, excluded, extendedKeyUsage } = options;
  return [
    ...(options.keyIdentifiers ? keyIdentifiers(options.key, options.issuerKey) : []),
    ...(cA ? [basicConstraints(options.pathLenConstraint), caKeyUsage] : []),
    ...(dns ? [fakeExtension('2.5.29.17', encodeSequence(...dns.map(dnsName)))] : []),
    ...(permitted || excluded ? [nameConstraints(permitted, excluded)] : []),
    ...(extendedKeyUsage ? [fakeExtension('2.5.29.37', encodeSequence(...extendedKeyUsage.map(encodeOid)))] : []),
    ...(options.moreExtensions ?? []),
  ];
}

function keyIdentifiers(key: string, issuerKey: string): Uint8Array[] {
  return [
    fakeExtension('2.5.29.14', encodeOctetString(identifierOf(key))),
    fakeExtension('2.5.29.35', encodeSequence(encodeImplicit(0, encodeOctetString(identifierOf(issuerKey))))),
  ];
}

function basicConstraints(pathLenConstraint: number | undefined): Uint8Array {
  const limit = pathLenConstraint === undefined ? [] : [encodeInteger(pathLenConstraint)];
  return fakeExtension('2.5.29.19', encodeSequence(encodeBoolean(true), ...limit), true);
}

function nameConstraints(permitted: readonly string[] = [], excluded: readonly string[] = []): Uint8Array {
  const lists = [permitted, excluded].map((names, number) =>
    names.length === 0
      ? []
      : [encodeImplicit(number, encodeSequence(...names.map((name) => encodeSequence(dnsName(name)))))],
  );
  return fakeExtension('2.5.29.30', encodeSequence(...lists.flat()), true);
}

function dnsName(text: string): Uint8Array {
  return encodeValue(0x82, new TextEncoder().encode(text));
}

/** Graphs use few names over and over. */
function remember<Name>(make: (name: Name) => Uint8Array): (name: Name) => Uint8Array {
  const made = new Map<Name, Uint8Array>();
  return (name) => {
    const value = made.get(name) ?? make(name);
    made.set(name, value);
    return value;
  };
}
