import type { CertificateAnchorInput } from '../trust/anchor.ts';
import { createStore, type Store } from '../trust/store.ts';
import { EmbeddedAnchor } from './embedded-anchor.ts';
import { embeddedRoots } from './snapshot.ts';

let store: Store | undefined;

/**
 * The TLS roots of Mozilla's program on Mozilla's terms, to build a store of them and others, or of some of them.
 *
 * Each bears its common name as `label` and its DER in base64 as `certificate`, is trusted for TLS servers and nothing
 * else, carries its distrust-after date and imposed name constraints where it has them, and is exempt from
 * `certificateConformance`, whose rules are younger than many roots.
 *
 * @returns a new list at each call; a store decodes each of its members when that is first needed. A changed copy,
 *   `{ ...root, label: 'ours' }`, is read at once like any other input.
 * @example
 * ```ts
 * const store = createStore([...mozillaRoots(), companyRootPem]);
 * ```
 */
export function mozillaRoots(): CertificateAnchorInput[] {
  return embeddedRoots.map((root) => new EmbeddedAnchor(root));
}

/**
 * The store of {@link mozillaRoots}: made at the first call, the same one at every later call. A root is
 * decoded when a certificate of its name is first verified.
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
