import { hexOf } from '../asn1/bytes.ts';
import { ParseError } from '../asn1/parse-error.ts';
import type { Certificate } from '../x509/certificate.ts';
import { extensionToJson, type JsonValue } from '../x509/extension-json.ts';
import { ExtensionKind, unknownExtension } from '../x509/extension-kind.ts';
import type { AccessDescription } from '../x509/extensions/information-access.ts';
import type { AuthorityKeyIdentifier } from '../x509/extensions/key-identifiers.ts';
import { colonHex } from './colon-hex.ts';
import { extensionShortName } from './extension-names.ts';

/** What an authority key identifier says of the issuer's key. */
export interface KeyIdentifierValue {
  /** Lowercase hexadecimal. */
  readonly keyid?: string;
  /** Of the issuer's certificate. */
  readonly serial?: bigint;
}

/** What basic constraints say. */
export interface BasicConstraintsValue {
  readonly ca: boolean;
  readonly pathLenConstraint?: number;
}

/**
 * The value of an extension. For the four that are supported, in this order: basicConstraints; authorityInfoAccess, the
 * last URI of each method under `OCSP`, `caIssuers` or the method's OID; subjectKeyIdentifier, in uppercase hexadecimal
 * with colons; authorityKeyIdentifier. Beyond: plain data where this library decodes the extension, else its bytes.
 */
export type ExtensionValue =
  | BasicConstraintsValue
  | ReadonlyMap<string, string>
  | string
  | KeyIdentifierValue
  | JsonValue
  | Uint8Array;

/** Whose shape is promised. */
const supportedKinds: ReadonlySet<number> = /* @__PURE__ */ new Set([
  ExtensionKind.basicConstraints,
  ExtensionKind.authorityInformationAccess,
  ExtensionKind.subjectKeyIdentifier,
  ExtensionKind.authorityKeyIdentifier,
]);

/** Names of OpenSSL's for access methods (RFC 5280 §4.2.2.1). */
const methodNames: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['1.3.6.1.5.5.7.48.1', 'OCSP'],
  ['1.3.6.1.5.5.7.48.2', 'caIssuers'],
]);

/** QSslCertificateExtension: one extension of a certificate. Immutable; made by `SslCertificate.extensions()`. */
export class SslCertificateExtension {
  private readonly certificate: Certificate | undefined;
  private readonly index: number;

  /** Of nothing, or the extension at `index` of a certificate. */
  constructor(certificate?: Certificate, index = 0) {
    this.certificate = certificate;
    this.index = index;
  }

  /** Dotted decimal; '' when of nothing. */
  oid(): string {
    return this.certificate?.extensionOidAt(this.index) ?? '';
  }

  /** A short name as OpenSSL has it (`basicConstraints`), or the OID where there is none. */
  name(): string {
    return extensionShortName(this.oid());
  }

  isCritical(): boolean {
    return this.certificate?.isCriticalAt(this.index) ?? false;
  }

  /** Whether the shape of {@link value} is promised: of four extensions, as {@link ExtensionValue} says. */
  isSupported(): boolean {
    return supportedKinds.has(this.kind()) && !(this.decoded() instanceof Uint8Array);
  }

  /** Undefined when of nothing. What is malformed, or a second extension of its OID, answers its bytes. */
  value(): ExtensionValue | undefined {
    return this.certificate === undefined ? undefined : this.decoded();
  }

  private kind(): ExtensionKind | -1 {
    return this.certificate?.extensionKindAt(this.index) ?? unknownExtension;
  }

  private decoded(): ExtensionValue {
    const { certificate, index } = this;
    const kind = this.kind();
    if (certificate === undefined) return new Uint8Array(0);
    const decoded = isFirst(certificate, index) ? decode(certificate, kind) : undefined;
    return decoded ?? certificate.extensionAt(index).value.slice();
  }
}

/** The engine decodes the first extension of a kind; a second one is a structural fault. */
function isFirst(certificate: Certificate, index: number): boolean {
  const kind = certificate.extensionKindAt(index);
  for (let i = 0; i < index; i++) if (certificate.extensionKindAt(i) === kind) return false;
  return kind !== unknownExtension;
}

function decode(certificate: Certificate, kind: ExtensionKind | -1): ExtensionValue | undefined {
  switch (kind) {
    case unknownExtension:
      return undefined;
    case ExtensionKind.basicConstraints:
      return unlessMalformed(certificate.basicConstraints, ({ ca, pathLenConstraint }) =>
        pathLenConstraint === undefined ? { ca } : { ca, pathLenConstraint },
      );
    case ExtensionKind.authorityInformationAccess:
      return unlessMalformed(certificate.authorityInformationAccess, toUris);
    case ExtensionKind.subjectKeyIdentifier:
      return unlessMalformed(certificate.subjectKeyIdentifier, (octets) => colonHex(octets).toUpperCase());
    case ExtensionKind.authorityKeyIdentifier:
      return unlessMalformed(certificate.authorityKeyIdentifier, toKeyIdentifierValue);
    default:
      return extensionToJson(certificate, kind);
  }
}

function unlessMalformed<Value, Result>(
  value: Value | ParseError | undefined,
  convert: (value: Value) => Result,
): Result | undefined {
  return value === undefined || value instanceof ParseError ? undefined : convert(value);
}

function toUris(descriptions: readonly AccessDescription[]): ReadonlyMap<string, string> {
  const uris = new Map<string, string>();
  for (const { accessMethod, accessLocation } of descriptions) {
    const isUri = accessLocation.type === 'uniformResourceIdentifier';
    if (isUri) uris.set(methodNames.get(accessMethod) ?? accessMethod, accessLocation.text);
  }
  return uris;
}

function toKeyIdentifierValue(identifier: AuthorityKeyIdentifier): KeyIdentifierValue {
  const { keyIdentifier, authorityCertSerialNumber: serial } = identifier;
  return {
    ...(keyIdentifier && { keyid: hexOf(keyIdentifier) }),
    ...(serial && { serial: BigInt.asIntN(serial.length * 8, BigInt(`0x${hexOf(serial)}`)) }),
  };
}
