import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Library } from './contestant.ts';

const folder = fileURLToPath(new URL('./peers/', import.meta.url));

/** One file each; not known to the type check, which must do without their packages. */
const adapters = ['pkijs.ts', 'asn1js.ts', 'peculiar-x509.ts', 'node-forge.ts'];

/** The libraries to compare with, installed when they are not there yet. */
export async function loadPeers(): Promise<Library[]> {
  const missing = dependencies().filter((name) => !existsSync(manifestOf(name)));
  if (missing.length > 0) install();
  const modules = adapters.map((file) => import(new URL(`./peers/${file}`, import.meta.url).href));
  return (await Promise.all(modules)).map(({ library }) => library as Library);
}

/** Installed versions by package. */
export function peerVersions(): Record<string, string> {
  const installed = dependencies().filter((name) => existsSync(manifestOf(name)));
  return Object.fromEntries(installed.map((name) => [name, readManifest(manifestOf(name)).version]));
}

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

function dependencies(): string[] {
  return Object.keys(readManifest(`${folder}package.json`).dependencies);
}

function manifestOf(name: string): string {
  return `${folder}node_modules/${name}/package.json`;
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function install(): void {
  console.error('installing the libraries to compare with');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], { cwd: folder, stdio: 'inherit' });
}
