import type { CertificateAnchorInput } from '../trust/anchor.ts';
import type { ToAscii } from '../verify/identity/qt-matcher.ts';
import type { Platform } from '../verify/platform.ts';

/** What the family takes from its surroundings. Entries bind it; nothing here knows a runtime. */
export interface SslPlatform extends Platform {
  /** Where a warning goes that Qt would log, for example a negative depth. */
  readonly warn?: (message: string) => void;
  /** Turns names into A-labels; without it, names beyond ASCII match nothing. */
  readonly toAscii?: ToAscii;
}

/**
 * Reads a private key that is encrypted.
 *
 * @param pem PEM text of one key.
 * @param passPhrase in UTF-8.
 * @returns the same key as unencrypted PKCS #8 DER; undefined when it cannot be decrypted.
 */
export type KeyDecryption = (pem: string, passPhrase: Uint8Array) => Uint8Array | undefined;

/**
 * Writes a private key encrypted.
 *
 * @param pem PEM text of one unencrypted key.
 * @param passPhrase in UTF-8, not empty.
 * @returns PEM text; undefined where the runtime cannot.
 */
export type KeyEncryption = (pem: string, passPhrase: Uint8Array) => string | undefined;

/** The runtime's means for private keys under a pass phrase. */
export interface KeyProtection {
  readonly decrypt: KeyDecryption;
  readonly encrypt: KeyEncryption;
}

/** Certificates that the system trusts: DER, or with the terms on which it does. Called once, at first need. */
export type SystemRoots = () => Iterable<Uint8Array | CertificateAnchorInput>;

/** Where roots come from; the higher rank wins whatever entry was loaded first. */
type RootsRank = 'embedded' | 'system';

let bound: SslPlatform | undefined;
let protection: KeyProtection | undefined;
const roots = new Map<RootsRank, SystemRoots>();

/** Gives the family its clock and provider. The entry `certpath/config` has done so; an embedder may do it again. */
export function bindSslPlatform(platform: SslPlatform): void {
  bound = platform;
}

/**
 * Gives `systemCaCertificates()` its certificates.
 *
 * @param rank `system`, the machine's own, goes before `embedded`.
 * @param source undefined takes back what was bound.
 */
export function bindSystemRoots(rank: RootsRank, source: SystemRoots | undefined): void {
  if (source === undefined) roots.delete(rank);
  else roots.set(rank, source);
}

/** @throws TypeError where no entry has bound one. */
export function sslPlatform(): SslPlatform {
  if (bound === undefined) throw new TypeError('no platform is bound: import from certpath/config');
  return bound;
}

/** @returns undefined where no entry has bound any. */
export function systemRoots(): SystemRoots | undefined {
  return roots.get('system') ?? roots.get('embedded');
}

/** Lets keys be read and written under a pass phrase, or no longer. The entry `certpath/node` has done so. */
export function bindKeyProtection(means: KeyProtection | undefined): void {
  protection = means;
}

/** @returns undefined where no entry has bound one. */
export function keyProtection(): KeyProtection | undefined {
  return protection;
}

/** Says what Qt would log; nowhere as long as no platform is bound. */
export function warn(message: string): void {
  bound?.warn?.(message);
}
