import { join } from 'node:path';
import { hasProjectFile, projectFolder } from '../../test/packaging/manifest.ts';
import { run } from './command.ts';

/** What `npm pack` says of a tarball. */
interface PackedPackage {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** A packed package: where it is, and how large. */
export interface Tarball {
  readonly path: string;
  readonly summary: string;
}

/** The package is small on purpose; whoever doubles it should know. */
const maximumTarballBytes = 1_700_000;

const allowed = [/^(package\.json|LICENSE|README\.md|CHANGELOG\.md|SECURITY\.md)$/, /^src\/.*\.ts$/, /^dist\//];
const built = /^dist\/(.*\.(js|d\.ts)(\.map)?|cli\/certpath\.js)$/;

/** Packs what is built into a folder, and checks what went into it. */
export function packProject(folder: string): Tarball {
  const report = run(projectFolder, 'npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]);
  const [packed] = JSON.parse(report) as PackedPackage[];
  if (packed === undefined) throw new Error('npm packed nothing');
  const faults = [...contentFaults(packed.files.map(({ path }) => path))];
  if (packed.size > maximumTarballBytes) faults.push(`${packed.size} bytes, at most ${maximumTarballBytes}`);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KiB`;
  return {
    path: join(folder, packed.filename),
    summary: `${packed.files.length} files, ${kilobytes(packed.size)}, unpacked ${kilobytes(packed.unpackedSize)}`,
  };
}

function* contentFaults(files: readonly string[]): Generator<string> {
  for (const file of files) {
    if (!allowed.some((pattern) => pattern.test(file))) yield `${file} does not belong into the package`;
    if (file.startsWith('dist/') && !built.test(file)) yield `${file} is no product of the build`;
  }
  for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md', 'SECURITY.md']) {
    if (hasProjectFile(file) && !files.includes(file)) yield `${file} is missing`;
  }
  for (const file of files) {
    const source = file.replace(/^dist\//, 'src/').replace(/\.js$/, '.ts');
    const isModule = file.startsWith('dist/') && file.endsWith('.js') && file !== 'dist/cli/certpath.js';
    if (isModule && !files.includes(source)) yield `${file} has no source, so its map leads nowhere`;
    if (isModule && !files.includes(file.replace(/\.js$/, '.d.ts'))) yield `${file} has no types`;
  }
}
