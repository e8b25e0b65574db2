import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a release of Node says about its roots. */
export interface NodeRoots {
  /** Such as `26.10.0`. */
  readonly version: string;
  /** Of the release: `YYYY-MM-DD`. */
  readonly date: string;
  /** Version of NSS that the roots were taken from. */
  readonly nss: string;
  /** PEM of each root. */
  readonly certificates: readonly string[];
}

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Installs the newest release into this folder and pins it in this folder's manifest. */
export function installNewestNode(): void {
  const options = ['install', 'node@latest', '--prefix', folder, '--no-audit', '--no-fund'];
  execFileSync('npm', options, { stdio: 'inherit', shell: process.platform === 'win32' });
}

/** The roots of the release that is installed in this folder, or undefined when none is. */
export function readNodeRoots(): NodeRoots | undefined {
  const release = releaseFolder();
  if (release === undefined) return undefined;
  const binary = join(release, ...(process.platform === 'win32' ? ['bin', 'node.exe'] : ['bin', 'node']));
  const script = 'process.stdout.write(JSON.stringify([process.versions.node, tls.rootCertificates]))';
  const output = execFileSync(binary, ['-e', script], { encoding: 'utf8', maxBuffer: 1 << 24 });
  const [version, certificates] = JSON.parse(output) as [string, string[]];
  const changelog = readFileSync(join(release, 'CHANGELOG.md'), 'utf8');
  return { version, certificates, ...readChangelog(changelog, version) };
}

/** npm puts the package of the platform below that of the release, or beside it. */
function releaseFolder(): string | undefined {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const places = [join('node', 'node_modules', name), name];
  return places.map((place) => join(folder, 'node_modules', place)).find((place) => existsSync(place));
}

/** The newest entries come first; the roots' last update is the first one that is told of. */
function readChangelog(changelog: string, version: string): Pick<NodeRoots, 'date' | 'nss'> {
  const release = /^## (\d{4}-\d{2}-\d{2}), Version (\S+)/m.exec(changelog);
  const update = /update root certificates to NSS (\d+(?:\.\d+)*)/.exec(changelog);
  if (release?.[2] !== version) throw new Error(`the changelog of Node ${version} begins with ${release?.[2]}`);
  if (update === null) throw new Error(`the changelog of Node ${version} tells of no update of its roots`);
  return { date: release[1] as string, nss: update[1] as string };
}
