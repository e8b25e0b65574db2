import { type BuildOptions, build, type Metafile } from 'esbuild';
import { projectFolder } from './manifest.ts';

/** One script and what went into it. */
export interface Bundle {
  readonly code: string;
  /** Bytes that each source file contributed; files of which nothing is left are not in it. */
  readonly parts: ReadonlyMap<string, number>;
  /** Modules that are left to be loaded at run time. */
  readonly imports: readonly string[];
}

/**
 * Bundles a module given as text, as an application without any plug-in would. Its imports are relative to `folder`,
 * by default the project's.
 */
export async function bundleText(
  text: string,
  options: BuildOptions = {},
  folder: string = projectFolder,
): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: text, resolveDir: folder, loader: 'ts' },
    absWorkingDir: folder,
    bundle: true,
    format: 'esm',
    logLevel: 'silent',
    metafile: true,
    platform: 'neutral',
    target: 'es2022',
    write: false,
    ...options,
  });
  return { code: outputFiles?.[0]?.text ?? '', ...accountOf(metafile) };
}

function accountOf(metafile: Metafile | undefined): Pick<Bundle, 'parts' | 'imports'> {
  const outputs = Object.values(metafile?.outputs ?? {});
  const parts = outputs.flatMap(({ inputs }) => Object.entries(inputs));
  return {
    parts: new Map(
      parts.map(([file, { bytesInOutput }]) => [file, bytesInOutput] as const).filter(([, size]) => size > 0),
    ),
    imports: outputs.flatMap(({ imports }) => imports.map(({ path }) => path)),
  };
}
