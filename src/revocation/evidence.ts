import { hexOf } from '../asn1/bytes.ts';
import type { RevocationReason } from '../x509/certificate-list.ts';
import type { Name } from '../x509/name.ts';
import { nameToString } from '../x509/name-text.ts';
import { sha256 } from '../x509/sha256.ts';

/** What is known of one certificate. */
export type RevocationStatus = 'good' | 'revoked' | 'unknown' | 'stale' | 'unreachable' | 'not-offered';

/** A CRL, an OCSP response or a source whose word has been taken. */
export interface RevocationEvidence {
  readonly kind: 'crl' | 'delta-crl' | 'ocsp' | 'source';
  /** Who made it: the issuer's or responder's name, or the source's own. */
  readonly issuer: string;
  /** Milliseconds since 1970; null for a source. */
  readonly thisUpdate: number | null;
  /** Null where there is none. */
  readonly nextUpdate: number | null;
  /** SHA-256 of the CRL or response in hexadecimal; null for a source. Computed when it is asked for. */
  readonly sha256: string | null;
}

/** Why evidence about a certificate could not be used. */
export type EvidenceFault =
  | 'malformed'
  | 'signature-invalid'
  | 'signer-not-found'
  | 'signer-not-allowed'
  | 'algorithm-refused'
  | 'certificate-mismatch'
  | 'nonce-mismatch'
  | 'critical-extension-unknown'
  | 'number-missing'
  | 'next-update-missing'
  | 'expired'
  | 'not-yet-current'
  | 'responder-unable'
  | 'responder-revoked'
  | 'budget';

/** One fault of one piece of evidence. */
export interface FaultyEvidence {
  readonly kind: 'crl' | 'ocsp';
  readonly why: EvidenceFault;
  /** Null where there is none, or what has one could not be read. */
  readonly nextUpdate: number | null;
}

/** Evidence that somebody tampered with, or that is somebody else's: never a mere lack of evidence. */
const badFaults: ReadonlySet<EvidenceFault> = /* @__PURE__ */ new Set<EvidenceFault>([
  'malformed',
  'signature-invalid',
  'signer-not-allowed',
  'certificate-mismatch',
  'nonce-mismatch',
  'responder-revoked',
]);

/** Evidence that was good at another time. */
const staleFaults: ReadonlySet<EvidenceFault> = /* @__PURE__ */ new Set<EvidenceFault>([
  'expired',
  'not-yet-current',
  'next-update-missing',
]);

export function isBad({ why }: FaultyEvidence): boolean {
  return badFaults.has(why);
}

export function isStale({ why }: FaultyEvidence): boolean {
  return staleFaults.has(why);
}

export interface Revocation {
  readonly reason: RevocationReason | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What was found out about one certificate. */
export interface RevocationOutcome {
  readonly status: RevocationStatus;
  /** Set exactly for the status `revoked`. */
  readonly revocation: Revocation | undefined;
  /** What the status rests on. */
  readonly evidence: readonly RevocationEvidence[];
  readonly faults: readonly FaultyEvidence[];
  /** Whether it might be another one below another anchor: a signer off the path had to be looked at. */
  readonly dependsOnAnchor: boolean;
  /** Whether the response that came with the certificate says good or revoked. */
  readonly isStapled: boolean;
}

const maximumNameLength = 256;

/** A CRL or an OCSP response, its issuer's name and its hash left for who asks. */
export class DocumentEvidence implements RevocationEvidence {
  readonly kind: 'crl' | 'delta-crl' | 'ocsp';
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
  private readonly name: Name;
  private readonly der: Uint8Array;
  private digest: string | undefined;

  constructor(
    kind: 'crl' | 'delta-crl' | 'ocsp',
    issuer: Name,
    { thisUpdate, nextUpdate }: { readonly thisUpdate: number; readonly nextUpdate: number | undefined },
    der: Uint8Array,
  ) {
    this.kind = kind;
    this.thisUpdate = thisUpdate;
    this.nextUpdate = nextUpdate ?? null;
    this.name = issuer;
    this.der = der;
  }

  get issuer(): string {
    return nameToString(this.name, maximumNameLength);
  }

  get sha256(): string {
    this.digest ??= hexOf(sha256(this.der));
    return this.digest;
  }

  /** What a reader is told, without the document itself. */
  toJSON(): RevocationEvidence {
    const { kind, issuer, thisUpdate, nextUpdate, sha256 } = this;
    return { kind, issuer, thisUpdate, nextUpdate, sha256 };
  }
}
