import { mozillaRootsDate, mozillaStore, staleRootsWarning } from '../mozilla.ts';
import { storeFromFiles } from '../node/file-store.ts';
import { systemStore } from '../node/system-store.ts';
import { toPrintable } from '../printable-text.ts';
import type { Store } from '../trust/store.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { RejectedSource } from '../x509/certificate-source.ts';
import { createStore } from './engine.ts';

/** What `--roots` stands for. */
export interface Trust {
  readonly store: Store;
  /** Certificates of the roots' file that are no anchors, but may help to reach one. */
  readonly pool: readonly Certificate[];
  /** Where the anchors came from, for people. */
  readonly source: string;
  readonly rejected: readonly RejectedSource[];
  /** What else the user should know about the anchors. */
  readonly warnings: readonly string[];
}

/**
 * Loads the anchors. Of a FILE, the certificates that are not self-issued are no anchors unless the chain may be
 * partial, as OpenSSL has it.
 *
 * @param now milliseconds since 1970: tells how old the embedded roots are.
 */
export function loadTrust(roots: string, isPartialChain: boolean, now: number): Trust {
  if (roots === 'mozilla') return loadMozilla(now);
  return roots === 'system' ? loadSystem() : loadFile(roots, isPartialChain);
}

function loadMozilla(now: number): Trust {
  const warning = staleRootsWarning(now);
  const warnings = warning === undefined ? [] : [warning];
  return { store: mozillaStore(), pool: [], source: `mozilla, ${mozillaRootsDate}`, rejected: [], warnings };
}

function loadFile(roots: string, isPartialChain: boolean): Trust {
  const everything = storeFromFiles([roots], { anchor: isPartialChain ? { mayBeLeaf: true } : {} });
  const source = toPrintable(roots);
  const about = { source, rejected: everything.rejected, warnings: [] };
  if (isPartialChain) return { store: everything, pool: [], ...about };
  const all = everything.anchors.flatMap(({ certificate }) => certificate ?? []);
  const store = createStore(all.filter((certificate) => certificate.isSelfIssued));
  const pool = all.filter((certificate) => !certificate.isSelfIssued);
  return { store, pool, ...about };
}

function loadSystem(): Trust {
  const store = systemStore();
  const { kind, paths } = store.source;
  const place = paths.length > 0 ? paths.map((path) => toPrintable(path)).join(', ') : kind;
  // A system's folder holds more than roots; that matters only to who finds no root in it.
  const rejected = store.size > 0 ? [] : store.rejected;
  return { store, pool: [], source: `system, ${place}`, rejected, warnings: [] };
}
