import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import tls from 'node:tls';
import { Store } from '../trust/store.ts';
import { readCertificates } from '../x509/certificate-source.ts';
import { CertificateCollection } from './certificate-paths.ts';
import { type FileStoreOptions, storeFromFiles, storeOf } from './file-store.ts';
import { bundleFiles, bundleFolders } from './system-paths.ts';

/**
 * Where the roots of a system store came from.
 *
 * - `environment`: `SSL_CERT_FILE` and `SSL_CERT_DIR`;
 * - `files`: the system's bundle or folder of roots;
 * - `runtime`: the operating system, asked through `tls.getCACertificates('system')`;
 * - `bundled`: the roots that the runtime was built with, as the last resort: not the system's own.
 */
export interface SystemStoreSource {
  readonly kind: 'environment' | 'files' | 'runtime' | 'bundled';
  /** The files and folders that were read; empty for `runtime` and `bundled`. */
  readonly paths: readonly string[];
}

/** A store that says where its anchors came from. */
export class SystemStore extends Store {
  readonly source: SystemStoreSource;

  /** Use {@link systemStore}. */
  constructor(store: Store, source: SystemStoreSource) {
    super(store.anchors, store.rejected, store.distrusted);
    this.source = source;
  }
}

/** What finding the roots asks of its surroundings: replaced in tests. */
export interface SystemPlatform {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly name: string;
  readonly bundleFiles: readonly string[];
  readonly bundleFolders: readonly string[];
  /** PEM of the operating system's roots; undefined where the runtime cannot tell. */
  readonly runtimeRoots: (() => readonly string[]) | undefined;
  readonly bundledRoots: () => readonly string[];
}

/**
 * The roots that this system trusts. Sources, the first that holds a certificate is taken:
 *
 * 1. `SSL_CERT_FILE` and `SSL_CERT_DIR` (several, separated as in `PATH`), as OpenSSL has them. When one of them is set,
 *    nothing else is looked at: a wrong path gives an empty store, not a wider trust than was asked for.
 * 2. On Linux and the BSDs the bundle of roots at its well-known places, or the folder of single ones.
 * 3. `tls.getCACertificates('system')` where the runtime has it (Node 22.15 and later): first on macOS and Windows,
 *    whose roots are in no file.
 * 4. `tls.rootCertificates`, what the runtime was built with.
 *
 * `store.source` says which one it was. Reads the files anew at each call: keep the store. The anchors are exempt from
 * `certificateConformance` unless `anchor` says otherwise: its rules are younger than many roots.
 *
 * @example
 * ```ts
 * const store = systemStore();
 * console.log(store.source.kind, store.size);
 * ```
 */
export function systemStore(options: FileStoreOptions = {}): SystemStore {
  return findSystemStore(currentPlatform(), options);
}

/** {@link systemStore} on a platform of one's own. */
export function findSystemStore(platform: SystemPlatform, given: FileStoreOptions): SystemStore {
  const options = { ...given, anchor: { exemptFromConformance: true, ...given.anchor } };
  const named = environmentPaths(platform.environment);
  if (named.length > 0) return new SystemStore(storeFromFiles(named, options), { kind: 'environment', paths: named });
  const hasRootsInNoFile = platform.name === 'darwin' || platform.name === 'win32';
  const order = hasRootsInNoFile ? [askRuntime, searchFiles] : [searchFiles, askRuntime];
  for (const find of order) {
    const store = find(platform, options);
    if (store !== undefined) return store;
  }
  return new SystemStore(storeOfTexts(platform.bundledRoots(), options), { kind: 'bundled', paths: [] });
}

function currentPlatform(): SystemPlatform {
  // Not in the types of the oldest Node that is supported.
  const { getCACertificates } = tls as { getCACertificates?: (type: 'system') => string[] };
  return {
    environment: process.env,
    name: process.platform,
    bundleFiles,
    bundleFolders,
    runtimeRoots: getCACertificates && (() => getCACertificates('system')),
    bundledRoots: () => tls.rootCertificates,
  };
}

function environmentPaths({ SSL_CERT_FILE: file, SSL_CERT_DIR: folders }: SystemPlatform['environment']): string[] {
  return [file ?? '', ...(folders ?? '').split(delimiter)].filter((path) => path !== '');
}

function searchFiles(platform: SystemPlatform, options: FileStoreOptions): SystemStore | undefined {
  for (const path of [...platform.bundleFiles, ...platform.bundleFolders]) {
    if (!existsSync(path)) continue;
    const store = storeFromFiles([path], options);
    if (store.size > 0) return new SystemStore(store, { kind: 'files', paths: [path] });
  }
  return undefined;
}

function askRuntime(platform: SystemPlatform, options: FileStoreOptions): SystemStore | undefined {
  const texts = platform.runtimeRoots?.() ?? [];
  const store = storeOfTexts(texts, options);
  return store.size > 0 ? new SystemStore(store, { kind: 'runtime', paths: [] }) : undefined;
}

function storeOfTexts(texts: readonly string[], options: FileStoreOptions): Store {
  const collection = new CertificateCollection();
  const { certificates, rejected } = readCertificates(texts);
  collection.addCertificates(certificates);
  collection.rejected.push(...rejected);
  return storeOf(collection, options);
}
