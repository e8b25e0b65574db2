import type { ConformanceGroup, Identity, VerifyInput, VerifyOptions } from '../../src/index.ts';

/** One case of x509-limbo, as far as its inputs go: what it expects is none of the harness's business. */
export interface LimboCase {
  readonly id: string;
  readonly features: readonly string[];
  readonly validation_kind: 'SERVER' | 'CLIENT';
  readonly trusted_certs: readonly string[];
  readonly untrusted_intermediates: readonly string[];
  readonly peer_certificate: string;
  readonly validation_time: string | null;
  readonly key_usage: readonly string[];
  readonly extended_key_usage: readonly string[];
  readonly expected_peer_name: PeerName | null;
  readonly expected_peer_names: readonly PeerName[];
  readonly max_chain_depth: number | null;
  /** PEM. */
  readonly crls: readonly string[];
}

interface PeerName {
  readonly kind: 'DNS' | 'IP' | 'RFC822';
  readonly value: string;
}

/** Options a case turns on by its features; each is a documented option of the library. */
const groupsByFeature: Readonly<Record<string, ConformanceGroup>> = {
  'pedantic-serial-number': 'serial-number',
  'pedantic-webpki-eku': 'baseline-eku',
  'pedantic-webpki-subscriber-key': 'subscriber-key',
  'pedantic-rfc5280': 'cross-signed-root',
};

/** A case in the words of the library: from its namespace, features and fields alone. */
export function toVerifyInput(testcase: LimboCase, isPublicSuffix: (domain: string) => boolean): VerifyInput {
  return {
    leaf: testcase.peer_certificate,
    pool: testcase.untrusted_intermediates,
    anchors: testcase.trusted_certs,
    identity: identitiesOf(testcase),
    purpose: purposeOf(testcase),
    keyUsage: testcase.key_usage as NonNullable<VerifyOptions['keyUsage']>,
    ...profileOf(testcase),
    ...(testcase.validation_time === null ? {} : { time: new Date(testcase.validation_time) }),
    ...(testcase.features.includes('has-crl') ? { revocation: { mode: 'hard', crls: testcase.crls } } : {}),
    ...(testcase.max_chain_depth === null ? {} : { maxIntermediates: testcase.max_chain_depth }),
    ...(testcase.features.includes('pedantic-public-suffix-wildcard') ? { isPublicSuffix } : {}),
  };
}

/** Two profiles, chosen by namespace and nothing else. */
function profileOf({ id, features }: LimboCase): Pick<VerifyOptions, 'profile' | 'certificateConformance'> {
  const pedantic = features.flatMap((feature) => groupsByFeature[feature] ?? []);
  if (id.startsWith('webpki::')) return { profile: 'webpki', certificateConformance: pedantic };
  return { profile: 'rfc5280', certificateConformance: ['rfc5280', ...pedantic] };
}

function identitiesOf({ expected_peer_name, expected_peer_names }: LimboCase): Identity[] {
  return [...(expected_peer_name === null ? [] : [expected_peer_name]), ...expected_peer_names].map(toIdentity);
}

function toIdentity({ kind, value }: PeerName): Identity {
  if (kind === 'DNS') return { dns: value };
  return kind === 'IP' ? { ip: value } : { email: value };
}

/** A case that lists no purposes asks for that of its kind. */
function purposeOf({ extended_key_usage, validation_kind }: LimboCase): VerifyOptions['purpose'] {
  if (extended_key_usage.length > 0) return { anyOf: extended_key_usage };
  return validation_kind === 'CLIENT' ? 'clientAuth' : 'serverAuth';
}
