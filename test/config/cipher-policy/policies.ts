/** Policies and certificates for the tests of the cipher policy. */
import { parseCipherNames } from '../../../src/config/cipher-list.ts';
import {
  type CipherPolicy,
  type CipherPolicyOptions,
  type CipherPolicySource,
  cipherPolicyOf,
} from '../../../src/config/cipher-policy/cipher-policy.ts';
import { SslProtocol } from '../../../src/config/enumerations.ts';
import { SslEllipticCurve } from '../../../src/config/ssl-elliptic-curve.ts';

export interface Settings extends CipherPolicyOptions {
  readonly protocol?: SslProtocol;
  /** Names with colons between. */
  readonly ciphers?: string;
  readonly curves?: readonly string[];
  readonly backend?: Readonly<Record<string, unknown>>;
}

/** What a configuration with these settings, and Qt's defaults else, says to {@link cipherPolicyOf}. */
export function sourceOf(settings: Settings): CipherPolicySource {
  return {
    protocol: () => settings.protocol ?? SslProtocol.SecureProtocols,
    ciphers: () => parseCipherNames(settings.ciphers ?? ''),
    ellipticCurves: () => (settings.curves ?? []).map(SslEllipticCurve.fromShortName),
    backendConfiguration: () => new Map(Object.entries(settings.backend ?? {})),
  };
}

/** Level 0 unless said otherwise: most tests are about something else. */
export function policyOf(settings: Settings = {}): CipherPolicy {
  const policy = cipherPolicyOf(sourceOf(settings), { securityLevel: settings.securityLevel ?? 0 });
  if (policy instanceof Error) throw policy;
  return policy;
}
