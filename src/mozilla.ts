export { mozillaRoots, mozillaStore } from './mozilla/roots.ts';
export { snapshotDate as mozillaRootsDate, snapshotSource as mozillaRootsSource } from './mozilla/snapshot.ts';
export { staleRootsWarning } from './mozilla/staleness.ts';
export type { CertificateAnchorInput } from './trust/anchor.ts';
export type { Store } from './trust/store.ts';
