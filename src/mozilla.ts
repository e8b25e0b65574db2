import { bindSystemRoots } from './config/platform.ts';
import { mozillaRoots as readRoots, mozillaStore as readStore } from './mozilla/roots.ts';

export { snapshotDate as mozillaRootsDate, snapshotSource as mozillaRootsSource } from './mozilla/snapshot.ts';
export { staleRootsWarning } from './mozilla/staleness.ts';
export type { CertificateAnchorInput } from './trust/anchor.ts';
export type { Store } from './trust/store.ts';

/** Makes these roots those of `SslConfiguration` where the machine's own are not at hand, when one of the two is used. */
function withEmbeddedRoots<Value>(value: Value): Value {
  bindSystemRoots('embedded', readRoots);
  return value;
}

/** {@link readRoots} */
export const mozillaRoots: typeof readRoots = /* @__PURE__ */ withEmbeddedRoots(readRoots);

/** {@link readStore} */
export const mozillaStore: typeof readStore = /* @__PURE__ */ withEmbeddedRoots(readStore);
