import type { ParseError } from '../asn1/parse-error.ts';
import { finding, type Problem } from '../problem.ts';
import { EvidenceMemo } from '../revocation/evidence-memo.ts';
import type { AnchorInput } from '../trust/anchor.ts';
import { createStore, Store } from '../trust/store.ts';
import { type Certificate, parseOwnedCertificate } from '../x509/certificate.ts';
import { CertificateCache } from '../x509/certificate-cache.ts';
import { type CertificateSource, type RejectedSource, readCertificates } from '../x509/certificate-source.ts';
import { Budget } from './budget.ts';
import { driveAsync, driveSync, toSyncProvider } from './drivers.ts';
import { verification } from './engine.ts';
import { type Identity, parseIdentity } from './identity/identity.ts';
import type { VerifyInput, VerifyOptions } from './input.ts';
import { IssuerLookups } from './issuer-lookups.ts';
import type { Platform, Provider } from './platform.ts';
import { type Policy, resolvePolicy, resolveTransparency, toWholeSecond } from './policy.ts';
import { Pool } from './pool.ts';
import type { Request } from './request.ts';
import { RevocationChecks } from './revocation/revocation-checks.ts';
import { resolveRevocation } from './revocation/revocation-policy.ts';
import { SignatureMemo } from './signature-memo.ts';
import { StandingFindings } from './standing-findings.ts';
import { TransparencyChecks } from './transparency-checks.ts';
import type { RefusedVerdict, Verdict } from './verdict.ts';

/** What a verifier keeps: every option of a verification, and its anchors. */
export interface VerifierOptions extends VerifyOptions {
  readonly store?: Store | undefined;
  readonly anchors?: Iterable<AnchorInput> | undefined;
}

/** One verification by a verifier: the certificates, and whatever differs from the verifier's own options. */
export interface VerifierInput extends VerifyOptions {
  readonly leaf: CertificateSource;
  readonly pool?: Iterable<CertificateSource> | undefined;
}

/**
 * Verifies again and again with the same anchors and options. It keeps intermediates of accepted paths, and what is known
 * of their signatures, so that the next leaf under a known intermediate costs one signature check.
 */
export interface Verifier {
  readonly store: Store;
  verify(input: VerifierInput): Verdict;
  verifyAsync(input: VerifierInput): Promise<Verdict>;
}

/** About 4 MB of certificates. */
const cachedCertificates = 2048;

/** @throws TypeError when not exactly one of `store` and `anchors` is given, or an option is unusable. */
export function createVerifierOn(platform: Platform, options: VerifierOptions): Verifier {
  const store = resolveStore(options);
  const policy = resolvePolicy(options);
  const cache = new CertificateCache(cachedCertificates);
  const memo: Memo = { signatures: new SignatureMemo(), evidence: new EvidenceMemo() };
  const standing = new StandingFindings();
  // A handler may answer differently each time.
  const mayKeep = policy.extensionHandlers.size === 0;
  const parse = (der: Uint8Array): Certificate | ParseError => cache.find(der) ?? parseOwnedCertificate(der);
  const prepare = (input: VerifierInput): Request | RefusedVerdict => {
    const isOwn = !hasOverrides(input);
    const merged = isOwn ? withEvidence(policy, input) : resolvePolicy({ ...options, ...definedOf(input) });
    const kept = isOwn && mayKeep ? standing : undefined;
    // What another provider finds good or bad is not what this verifier has found.
    const shared = input.provider === undefined || input.provider === options.provider ? memo : undefined;
    return toRequest({ platform, policy: merged, store, memo: shared, standing: kept, parse, options }, input);
  };
  const keep = (verdict: Verdict): Verdict => {
    if (!verdict.ok) return verdict;
    for (let depth = 1; depth < verdict.path.length; depth++) {
      const certificate = verdict.path[depth] as Certificate;
      cache.add(certificate);
      standing.keep(certificate);
    }
    return verdict;
  };
  const providerOf = (input: VerifierInput): Provider => input.provider ?? options.provider ?? platform.provider();
  return {
    store,
    verify(input) {
      const request = prepare(input);
      if ('ok' in request) return request;
      return keep(driveSync(verification(request), toSyncProvider(providerOf(input))));
    },
    async verifyAsync(input) {
      const request = prepare(input);
      if ('ok' in request) return request;
      return keep(await driveAsync(verification(request), providerOf(input)));
    },
  };
}

/** One verification that keeps nothing. */
export function verifyOn(platform: Platform, input: VerifyInput): Verdict {
  const request = prepareOnce(platform, input);
  if ('ok' in request) return request;
  return driveSync(verification(request), toSyncProvider(input.provider ?? platform.provider()));
}

/** The same, with a provider that may take its time. */
export async function verifyAsyncOn(platform: Platform, input: VerifyInput): Promise<Verdict> {
  const request = prepareOnce(platform, input);
  if ('ok' in request) return request;
  return await driveAsync(verification(request), input.provider ?? platform.provider());
}

function prepareOnce(platform: Platform, input: VerifyInput): Request | RefusedVerdict {
  const store = resolveStore(input);
  const policy = resolvePolicy(input);
  return toRequest(
    { platform, policy, store, memo: undefined, standing: undefined, parse: parseOwnedCertificate, options: {} },
    input,
  );
}

/** What a verifier has found out with its own provider. */
interface Memo {
  readonly signatures: SignatureMemo;
  readonly evidence: EvidenceMemo;
}

interface Surroundings {
  readonly platform: Platform;
  readonly policy: Policy;
  readonly store: Store;
  readonly memo: Memo | undefined;
  readonly standing: StandingFindings | undefined;
  readonly parse: (der: Uint8Array) => Certificate | ParseError;
  readonly options: VerifyOptions;
}

function toRequest(surroundings: Surroundings, input: VerifierInput): Request | RefusedVerdict {
  const { platform, policy, store, memo, standing, parse, options } = surroundings;
  const time = toWholeSecond(input.time ?? options.time ?? platform.now());
  const lookup = input.issuers ?? options.issuers;
  const identities = toList(input.identity ?? options.identity).map(parseIdentity);
  const sent = readCertificates([input.leaf]);
  const [leaf, ...rest] = sent.certificates;
  // Behind a leaf that cannot be read, the next certificate is somebody else's.
  if (leaf === undefined || sent.firstFault !== undefined) return refuseUnread(sent.firstFault, sent.rejected);
  const others = readCertificates(input.pool ?? [], parse);
  return {
    policy,
    leaf,
    pool: new Pool([...rest, ...others.certificates]),
    store,
    time,
    identities,
    budget: new Budget(policy.budgetLimits),
    ignored: [...sent.rejected, ...others.rejected],
    standing,
    memo: memo?.signatures,
    issuers: lookup && new IssuerLookups(lookup),
    revocation: new RevocationChecks(memo?.evidence),
    transparency: new TransparencyChecks(),
  };
}

/** A leaf that cannot be read is refused like any other bad leaf. */
function refuseUnread(fault: RejectedSource | undefined, rejected: readonly RejectedSource[]): RefusedVerdict {
  const { field, expected, offset } = fault?.error ?? {
    field: 'certificate',
    expected: fault?.why ?? 'CERTIFICATE',
    offset: 0,
  };
  const problem: Problem = {
    ...finding('certificate-malformed', { field, expected, offset }),
    depth: 0,
    certificate: null,
  };
  return {
    ok: false,
    best: undefined,
    tried: [],
    untold: 0,
    problems: [problem],
    spent: { signatures: 0, steps: 0, nameComparisons: 0 },
    exhausted: undefined,
    ignored: rejected,
    transparency: undefined,
  };
}

function resolveStore({ store, anchors }: VerifierOptions): Store {
  if ((store === undefined) === (anchors === undefined)) throw new TypeError('give exactly one of store and anchors');
  if (store === undefined) return createStore(anchors as Iterable<AnchorInput>);
  if (!(store instanceof Store)) throw new TypeError('store is made by createStore');
  return store;
}

function toList(identity: Identity | readonly Identity[] | undefined): readonly Identity[] {
  if (identity === undefined) return [];
  return Array.isArray(identity) ? identity : [identity as Identity];
}

/** The options that a policy is made of; the rest of an input is read at each call. */
const policyOptions: readonly (keyof VerifyOptions)[] = [
  'purpose',
  'keyUsage',
  'profile',
  'validity',
  'maxIntermediates',
  'peerVerifyDepth',
  'extensionHandlers',
  'certificateConformance',
  'isPublicSuffix',
  'budget',
  'policies',
];

/** Evidence comes with each peer, so it must not cost the resolving of everything else. */
function withEvidence(policy: Policy, { revocation, transparency }: VerifierInput): Policy {
  if (revocation === undefined && transparency === undefined) return policy;
  return {
    ...policy,
    revocation: revocation === undefined ? policy.revocation : resolveRevocation(revocation),
    transparency: transparency === undefined ? policy.transparency : resolveTransparency(transparency),
  };
}

function hasOverrides(input: VerifierInput): boolean {
  for (const name of policyOptions) if (input[name] !== undefined) return true;
  return false;
}

function definedOf(input: VerifierInput): Partial<VerifierInput> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
