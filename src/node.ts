export { maximumFileBytes, readCertificateFile } from './node/certificate-file.ts';
export { type FileStoreOptions, storeFromFiles } from './node/file-store.ts';
export { SystemStore, type SystemStoreSource, systemStore } from './node/system-store.ts';
