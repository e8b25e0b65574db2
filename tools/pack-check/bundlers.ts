import { bundleText } from '../../test/packaging/bundle.ts';
import { manifest, portableEntries } from '../../test/packaging/manifest.ts';
import { bundleTargets } from '../../test/packaging/targets.ts';

/** Bundles the installed package for each kind of runtime, resolved through its `exports`, and measures the main entry. */
export async function bundleInstalled(folder: string): Promise<string> {
  const sizes: string[] = [];
  for (const { name, options } of bundleTargets) {
    for (const { specifier } of portableEntries) {
      const text = `export * from '${specifier}';`;
      const { code, imports } = await bundleText(text, { ...options, minify: true }, folder);
      if (imports.length > 0) throw new Error(`${name}: ${specifier} leaves ${imports.join(', ')} to be loaded`);
      if (specifier === manifest.name) sizes.push(`${name} ${Math.round(code.length / 1024)} KiB`);
    }
  }
  return `${manifest.name} minified: ${sizes.join(', ')}`;
}
