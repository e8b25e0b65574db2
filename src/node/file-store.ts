import type { AnchorOptions } from '../trust/anchor.ts';
import { createStore, Store, type StoreOptions } from '../trust/store.ts';
import { CertificateCollection } from './certificate-paths.ts';

/** What {@link storeFromFiles} takes beside the paths. */
export interface FileStoreOptions extends StoreOptions {
  /** Said of every anchor that is read. */
  readonly anchor?: AnchorOptions | undefined;
}

/**
 * A store of the certificates in files and folders, PEM or DER. Every certificate becomes an anchor, self-signed or
 * not; one that stands in several files becomes one anchor.
 *
 * Nothing is thrown because of a file: what is missing, unreadable, larger than 64 MiB or no certificate is listed in
 * `store.rejected`, where `index` is the place in `paths` and `why` begins with the file's name. The rest works.
 *
 * @example
 * ```ts
 * const store = storeFromFiles(['/etc/my-service/roots.pem', '/etc/my-service/more-roots/']);
 * if (store.size === 0) throw new Error(store.rejected.map(({ why }) => why).join('\n'));
 * ```
 */
export function storeFromFiles(paths: Iterable<string>, options: FileStoreOptions = {}): Store {
  const collection = new CertificateCollection();
  let index = 0;
  for (const path of paths) collection.addPath(path, index++);
  return storeOf(collection, options);
}

/** The store of what was collected, with the rejects of both. */
export function storeOf(collection: CertificateCollection, options: FileStoreOptions): Store {
  const inputs = collection.certificates.map((certificate) => ({ ...options.anchor, certificate }));
  const store = createStore(inputs, { distrusted: options.distrusted });
  return new Store(store.anchors, [...collection.rejected, ...store.rejected], store.distrusted);
}
