import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parsePem } from '../../src/asn1/pem.ts';
import { readCertificateFile } from '../../src/node/certificate-file.ts';
import { type FileStoreOptions, storeFromFiles } from '../../src/node/file-store.ts';
import { findSystemStore, type SystemPlatform, systemStore } from '../../src/node/system-store.ts';

const demo = new URL('../../vectors/demo/', import.meta.url);
const rootsPem = readFileSync(new URL('roots.pem', demo), 'utf8');
const rootDer = parsePem(rootsPem).blocks[0]?.bytes as Uint8Array;
const keyPem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });
const requestPem = '-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n';
const cutPem = rootsPem.slice(0, rootsPem.indexOf('-----END CERTIFICATE-----'));

let folder = '';

/** A file of the test's own folder. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function makeFolder(): void {
  folder = mkdtempSync(join(tmpdir(), 'certpath-'));
}

function removeFolder(): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Asserts that nothing is read, and that one sentence says why after the file's name. */
function refuses(path: string, why: RegExp): void {
  const { certificates, rejected } = readCertificateFile(path);
  assert.is(certificates.length, 0, path);
  assert.is(rejected.length, 1, path);
  assert.ok(rejected[0]?.why.startsWith(`${path}: `), rejected[0]?.why);
  assert.match(rejected[0]?.why ?? '', why);
}

const files = suite('certificate files');
files.before(makeFolder);
files.after(removeFolder);

files('reads PEM, DER, and PEM among other text', () => {
  assert.is(readCertificateFile(file('roots.pem', rootsPem)).certificates.length, 2);
  assert.is(readCertificateFile(file('root.der', rootDer)).certificates.length, 1);
  const { certificates, rejected } = readCertificateFile(file('text.pem', `subject: x\r\n${rootsPem}\nthe end`));
  assert.is(certificates.length, 2);
  assert.equal(rejected, []);
});

files('says what is wrong with a file that holds no certificate', () => {
  refuses(file('empty.pem', ''), /empty/);
  refuses(file('key.pem', keyPem), /PRIVATE KEY, not CERTIFICATE/);
  refuses(file('request.pem', requestPem), /CERTIFICATE REQUEST, not CERTIFICATE/);
  refuses(file('cut.pem', cutPem), /expected -----END CERTIFICATE-----/);
  refuses(file('cut.der', rootDer.subarray(0, 100)), /expected .* at byte/);
  refuses(file('trailing.der', new Uint8Array([...rootDer, 0])), /expected .* at byte/);
  refuses(file('junk', 'hello'), /neither DER nor PEM/);
  refuses(folder, /is a folder/);
  refuses(join(folder, 'missing.pem'), /does not exist/);
  refuses(join(folder, 'nul\0.pem'), /is no file name/);
});

files('reads what is whole beside what is not', () => {
  const { certificates, rejected } = readCertificateFile(file('mixed.pem', `${keyPem}${rootsPem}${cutPem}`));
  assert.is(certificates.length, 2);
  assert.is(rejected.length, 2);
  assert.is(rejected[0]?.line, 1);
});

files('refuses 200 MB before reading, and a device without an end', () => {
  const large = file('large.pem', rootsPem);
  truncateSync(large, 200_000_000);
  const start = process.hrtime.bigint();
  refuses(large, /is too large of 191 MiB: at most 64 MiB are read/);
  assert.ok(process.hrtime.bigint() - start < 50_000_000n);
  if (process.platform === 'linux') refuses('/dev/zero', /is too large: at most 64 MiB are read/);
});

files('names a file that may not be read', () => {
  const secret = file('secret.pem', rootsPem);
  chmodSync(secret, 0);
  // Root reads everything.
  if (process.getuid?.() !== 0) refuses(secret, /permission denied/);
});

files.run();

const stores = suite('stores from files');
stores.before(makeFolder);
stores.after(removeFolder);

stores('takes files and folders, each certificate once, and lists the rest by name', () => {
  const roots = join(folder, 'roots');
  mkdirSync(join(roots, 'inner'), { recursive: true });
  writeFileSync(join(roots, 'a.pem'), rootsPem);
  writeFileSync(join(roots, 'b.der'), rootDer);
  writeFileSync(join(roots, 'README'), 'these are roots');
  writeFileSync(join(roots, 'broken.pem'), cutPem);
  symlinkSync('a.pem', join(roots, '0a775a30.0'));
  symlinkSync('nowhere', join(roots, 'dangling.0'));
  const store = storeFromFiles([file('one.pem', rootsPem), roots, join(folder, 'absent')]);
  assert.is(store.anchors.length, 2);
  assert.equal(
    store.rejected.map(({ index, why }) => `${index} ${why.slice(folder.length + 1).split(': ')[0]}`),
    ['1 roots/README', '1 roots/broken.pem', '1 roots/dangling.0', '1 roots/inner', '2 absent'],
  );
});

stores('does not wait for a pipe in a folder', () => {
  if (process.platform === 'win32') return;
  const pipes = join(folder, 'pipes');
  mkdirSync(pipes);
  execFileSync('mkfifo', [join(pipes, 'pipe')]);
  const store = storeFromFiles([pipes]);
  assert.match(store.rejected[0]?.why ?? '', /pipe: is no regular file/);
});

stores('gives every anchor the options, and keeps the distrusted', () => {
  const path = file('one.pem', rootsPem);
  const store = storeFromFiles([path], { anchor: { label: 'mine' }, distrusted: [rootDer, 'junk!'] });
  assert.equal(
    store.anchors.map(({ label }) => label),
    ['mine', 'mine'],
  );
  assert.ok(store.anchors.some(({ certificate }) => certificate && store.distrusted.has(certificate)));
  assert.is(store.rejected.length, 1);
});

stores.run();

const system = suite('system store');
system.before(makeFolder);
system.after(removeFolder);

function platform(parts: Partial<SystemPlatform>): SystemPlatform {
  return {
    environment: {},
    name: 'linux',
    bundleFiles: [],
    bundleFolders: [],
    runtimeRoots: undefined,
    bundledRoots: () => [],
    ...parts,
  };
}

/** The store's source and how many anchors it found. */
function found(parts: Partial<SystemPlatform>): string {
  const { source, anchors } = findSystemStore(platform(parts), {});
  return `${source.kind} ${source.paths.length} ${anchors.length}`;
}

system('prefers the environment, and never falls back from it', () => {
  const roots = file('roots.pem', rootsPem);
  const bundleFiles = [roots];
  assert.is(found({ environment: { SSL_CERT_FILE: roots }, bundleFiles: [] }), 'environment 1 2');
  assert.is(found({ environment: { SSL_CERT_DIR: folder }, bundleFiles: [] }), 'environment 1 2');
  assert.is(found({ environment: { SSL_CERT_FILE: roots, SSL_CERT_DIR: `${folder}:/absent` } }), 'environment 3 2');
  const absent = findSystemStore(platform({ environment: { SSL_CERT_FILE: '/absent' }, bundleFiles }), {});
  assert.is(absent.anchors.length, 0);
  assert.match(absent.rejected[0]?.why ?? '', /^\/absent: does not exist$/);
  assert.is(found({ environment: { SSL_CERT_FILE: '', SSL_CERT_DIR: '' }, bundleFiles }), 'files 1 2');
});

system('takes the first bundle that holds a certificate, then a folder', () => {
  const empty = file('empty.pem', '');
  const roots = file('roots.pem', rootsPem);
  const one = file('root.der', rootDer);
  assert.is(found({ bundleFiles: ['/absent', empty, one, roots] }), 'files 1 1');
  assert.is(found({ bundleFiles: [empty], bundleFolders: [folder] }), 'files 1 2');
});

system('asks the runtime: last on Linux, first where roots are in no file', () => {
  const roots = file('roots.pem', rootsPem);
  const parts = { bundleFiles: [roots], runtimeRoots: () => [rootsPem.slice(0, rootsPem.indexOf('-----END') + 26)] };
  assert.is(found(parts), 'files 1 2');
  assert.is(found({ ...parts, bundleFiles: [] }), 'runtime 0 1');
  assert.is(found({ ...parts, name: 'darwin' }), 'runtime 0 1');
  assert.is(found({ ...parts, name: 'win32' }), 'runtime 0 1');
  assert.is(found({ name: 'darwin', bundleFiles: [roots] }), 'files 1 2');
  assert.is(found({ bundledRoots: () => [rootsPem] }), 'bundled 0 2');
});

system('exempts its roots from the rules on how certificates are made, unless told otherwise', () => {
  const here = platform({ bundleFiles: [file('roots.pem', rootsPem)] });
  const exempt = (options: FileStoreOptions): unknown =>
    findSystemStore(here, options).anchors[0]?.exemptFromConformance;
  assert.is(exempt({}), true);
  assert.is(exempt({ anchor: { mayBeLeaf: true } }), true);
  assert.is(exempt({ anchor: { exemptFromConformance: false } }), false);
});

system('finds roots on this machine', () => {
  const store = systemStore();
  assert.ok(store.anchors.length > 0, store.source.kind);
  assert.ok(['environment', 'files', 'runtime', 'bundled'].includes(store.source.kind));
});

system.run();
