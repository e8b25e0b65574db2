import type { TLSSocket } from 'node:tls';
import { type PeerRole, type SslConfiguration, verifyPeerAsync } from '../../config.ts';
import { createVerifier, type Identity, type Verifier, type VerifyOptions } from '../../index.ts';
import type { PeerJudgement } from './peer-judgement.ts';
import { engineOptionsOf, ownPeerOptions, type PeerOptions, refuseBesideConfiguration } from './peer-options.ts';
import { sessionStateOf } from './session-state.ts';

/** What there is to judge when a handshake has ended. */
export interface Evidence {
  readonly socket: TLSSocket;
  readonly sentChain: readonly Uint8Array[];
  readonly isResumed: boolean;
  /** The host that was connected to; undefined for a server, or where nobody knows. */
  readonly peerName: string | undefined;
  readonly identity: Identity | undefined;
  /** The OCSP response that came with the handshake; undefined: none. */
  readonly stapled: Uint8Array | undefined;
}

/** Answers, and does not reject because of what a peer sent. */
export type Judge = (evidence: Evidence) => Promise<PeerJudgement>;

/** @throws TypeError when not exactly one of store, anchors, verifier and configuration is given, or one is unusable. */
export function createJudge(given: PeerOptions, role: PeerRole): Judge {
  const options = ownPeerOptions(given);
  const { store, anchors, verifier, configuration } = options;
  const sources = [store, anchors, verifier, configuration].filter((source) => source !== undefined);
  if (sources.length !== 1) throw new TypeError('give exactly one of store, anchors, verifier and configuration');
  if (configuration !== undefined) {
    refuseBesideConfiguration(options);
    return configuredJudge(configuration, options, role);
  }
  const engine = engineOptionsOf(options);
  const purpose = options.purpose ?? (role === 'server' ? 'clientAuth' : undefined);
  const own: VerifyOptions = { ...engine, ...(purpose && { purpose }) };
  if (verifier !== undefined) return engineJudge(verifier, own, own);
  return engineJudge(createVerifier({ ...own, store, anchors }), own, {});
}

/** @param overrides what a verifier of somebody else has to be told each time. */
function engineJudge(verifier: Verifier, { identity, revocation }: VerifyOptions, overrides: VerifyOptions): Judge {
  return async ({ sentChain, isResumed, stapled, ...evidence }) => {
    const [leaf, ...pool] = sentChain;
    if (leaf === undefined) return { ...unjudged, sentChain, isResumed };
    const verdict = await verifier.verifyAsync({
      ...overrides,
      leaf,
      pool,
      identity: identity ?? evidence.identity,
      ...(revocation && { revocation: { ...revocation, stapled: stapled ?? null } }),
    });
    return { accepted: verdict.ok, sentChain, isResumed, verdict, verification: undefined };
  };
}

const unjudged = { accepted: false, verdict: undefined, verification: undefined };

function configuredJudge(configuration: SslConfiguration, options: PeerOptions, role: PeerRole): Judge {
  const { time, provider, ignore } = options;
  return async ({ socket, sentChain, isResumed, peerName, stapled }) => {
    const state = sessionStateOf(socket, configuration);
    const given = { time, provider, ignore, stapled, state };
    const verification = await verifyPeerAsync(configuration, role, sentChain, peerName, given);
    return { accepted: verification.accepted, sentChain, isResumed, verdict: verification.verdict, verification };
  };
}
