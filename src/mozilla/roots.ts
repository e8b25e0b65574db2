import type { CertificateAnchorInput } from '../trust/anchor.ts';
import { createStore, type Store } from '../trust/store.ts';
import type { EmbeddedRoot } from './embedded-root.ts';
import { embeddedRoots } from './snapshot.ts';

/** All that Node's list, which the snapshot is made of, says about its roots: they are for TLS servers. */
const purposes: readonly string[] = ['1.3.6.1.5.5.7.3.1'];

let store: Store | undefined;

/**
 * The TLS roots of Mozilla's program on Mozilla's terms, to build a store of them and others, or of some of them.
 *
 * Each bears its common name as `label` and its DER in base64 as `certificate`, is trusted for TLS servers and nothing
 * else, carries its distrust-after date and imposed name constraints where it has them, and is exempt from
 * `certificateConformance`, whose rules are younger than many roots.
 *
 * @returns a new list at each call; nothing is decoded yet.
 * @example
 * ```ts
 * const store = createStore([...mozillaRoots(), companyRootPem]);
 * ```
 */
export function mozillaRoots(): CertificateAnchorInput[] {
  return embeddedRoots.map(toAnchorInput);
}

/**
 * The store of {@link mozillaRoots}: decoded at the first call, the same one at every later call.
 *
 * @example
 * ```ts
 * const verdict = verify({ leaf, pool, store: mozillaStore(), identity: { dns: host } });
 * ```
 */
export function mozillaStore(): Store {
  store ??= createStore(mozillaRoots());
  return store;
}

function toAnchorInput({ label, certificate, distrustAfter, constraints }: EmbeddedRoot): CertificateAnchorInput {
  return {
    certificate,
    label,
    purposes,
    distrustAfter: distrustAfter === undefined ? undefined : Date.parse(distrustAfter),
    constraints,
    exemptFromConformance: true,
  };
}
