import type { ParseError } from '../asn1/parse-error.ts';
import { finding, type Problem } from '../problem.ts';
import type { AnchorInput } from '../trust/anchor.ts';
import { createStore, Store } from '../trust/store.ts';
import type { Certificate } from '../x509/certificate.ts';
import {
  type CertificateSource,
  parseOwned,
  type RejectedSource,
  readCertificates,
} from '../x509/certificate-source.ts';
import { Budget } from './budget.ts';
import { CertificateCache } from './certificate-cache.ts';
import { driveAsync, driveSync, toSyncProvider } from './drivers.ts';
import { verification } from './engine.ts';
import { type Identity, parseIdentity } from './identity/identity.ts';
import type { VerifyInput, VerifyOptions } from './input.ts';
import type { Platform, Provider } from './platform.ts';
import { type Policy, resolvePolicy, toWholeSecond } from './policy.ts';
import { Pool } from './pool.ts';
import type { Request } from './request.ts';
import { SignatureMemo } from './signature-memo.ts';
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
  const memo = new SignatureMemo();
  const parse = (der: Uint8Array): Certificate | ParseError => cache.find(der) ?? parseOwned(der);
  const prepare = (input: VerifierInput): Request | RefusedVerdict => {
    const merged = hasOverrides(input) ? resolvePolicy({ ...options, ...definedOf(input) }) : policy;
    return toRequest({ platform, policy: merged, store, memo, parse, options }, input);
  };
  const keep = (verdict: Verdict): Verdict => {
    if (verdict.ok) for (const certificate of verdict.path.slice(1)) cache.add(certificate);
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
  return toRequest({ platform, policy, store, memo: undefined, parse: parseOwned, options: {} }, input);
}

interface Surroundings {
  readonly platform: Platform;
  readonly policy: Policy;
  readonly store: Store;
  readonly memo: SignatureMemo | undefined;
  readonly parse: (der: Uint8Array) => Certificate | ParseError;
  readonly options: VerifyOptions;
}

function toRequest(surroundings: Surroundings, input: VerifierInput): Request | RefusedVerdict {
  const { platform, policy, store, memo, parse, options } = surroundings;
  const time = toWholeSecond(input.time ?? options.time ?? platform.now());
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
    memo,
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

/** Fields of the input that the policy does not hold. */
const perCall: ReadonlySet<string> = /* @__PURE__ */ new Set(['leaf', 'pool', 'time', 'identity', 'provider']);

function hasOverrides(input: VerifierInput): boolean {
  for (const [name, value] of Object.entries(input)) if (value !== undefined && !perCall.has(name)) return true;
  return false;
}

function definedOf(input: VerifierInput): Partial<VerifierInput> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
