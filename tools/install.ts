/**
 * Installs the folders given as arguments, each a `package.json` of exact pins without a lockfile, unless everything
 * in them is installed at its version already. Without arguments: the lint and packing tools.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const project = fileURLToPath(new URL('../', import.meta.url));

function readManifest(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}

/** A pin is `1.2.3`, or `npm:name@1.2.3` for a package under another name. */
function isInstalled(folder: string, name: string, pin: string): boolean {
  const version = readManifest(join(folder, 'node_modules', name))?.version;
  return version !== undefined && version === pin.slice(pin.lastIndexOf('@') + 1);
}

function install(folder: string): void {
  const manifest = readManifest(folder);
  if (manifest === undefined) throw new Error(`${folder} has no package.json`);
  const pins = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  if (pins.every(([name, pin]) => isInstalled(folder, name, pin))) return;
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm install failed in ${folder}`);
}

const folders = process.argv.slice(2);
for (const folder of folders.length > 0 ? folders : ['tools']) install(join(project, folder));
