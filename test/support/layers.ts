import { posix } from 'node:path';
import { blankText } from './source-text.ts';

/** Where a file stands: `rank` is the lowest rank that may import it, `ceiling` the highest it may import itself. */
interface Layer {
  readonly rank: number;
  readonly ceiling: number;
}

/** From this ceiling on a file may touch the platform it runs on. */
const PLATFORM = 8;
/** Free of the platform, and yet for entries alone: what needs a package that is not installed with this one. */
const OPTIONAL = 7.5;
/** Rank 8 bound to Node: the only files with a static `node:` import, and nothing portable may import them. */
const NODE = 9;

/** First match wins. An entry that stays free of the platform ranks with the entries but imports from below only. */
const LAYERS: readonly (readonly [prefix: string, rank: number, ceiling?: number])[] = [
  ['src/printable-text.ts', 0],
  ['src/problem.ts', 0],
  ['src/problem-text.ts', 0],
  ['src/asn1/', 1],
  ['src/x509/', 2],
  ['src/crypto/native.ts', PLATFORM],
  ['src/crypto/webcrypto.ts', PLATFORM],
  ['src/crypto/rare/', OPTIONAL],
  ['src/crypto/', 3],
  ['src/trust/', 4],
  ['src/revocation/', 5],
  ['src/transparency/', 5],
  ['src/verify/', 6],
  ['src/config/', 7],
  ['src/mozilla/', 7],
  ['src/fetch/', PLATFORM],
  ['src/interop/', PLATFORM],
  ['src/node/', NODE],
  ['src/node.ts', NODE],
  ['src/cli/', NODE],
  ['src/asn1.ts', PLATFORM, 1],
  ['src/x509.ts', PLATFORM, 2],
  ['src/core.ts', PLATFORM, 7],
  ['src/mozilla.ts', PLATFORM, 7],
];

/** The only places that may import these packages, by the beginnings of names and paths. */
const PACKAGES: readonly (readonly [prefix: string, ...places: readonly string[]])[] = [
  ['@noble/', 'src/crypto/rare/'],
  ['pkijs', 'src/interop/'],
  ['asn1js', 'src/interop/'],
];

/** Globals that an embedded engine lacks or that make a verdict depend on where it runs. */
const PLATFORM_GLOBALS: readonly RegExp[] = [
  /(?<![.\w$#])(process|Buffer|console|globalThis|TextDecoder|TextEncoder|navigator|atob|btoa)(?![\w$])/g,
  /(?<![.\w$#])(setTimeout|setInterval|setImmediate|queueMicrotask)(?![\w$])/g,
  /(?<![.\w$#])(performance|crypto)\s*(?:\?\.|\.)/g,
  /(?<![.\w$#])(fetch|require)\s*\(/g,
  /(?<![.\w$#])(Date)\s*\.\s*now(?![\w$])/g,
  /(?<![.\w$#])(new\s+Date)\s*(?:\(\s*\)|(?!\s*\())(?![\w$])/g,
  /(?<![.\w$#])(?<!new\s+)(Date)\s*\(/g,
  /(?<![.\w$#])(import\s*\.\s*meta|import\s*\((?!\s*['"]))/g,
];

/** Where a file stands, or `undefined` for a folder the table does not know. */
export function layerOf(path: string): Layer | undefined {
  const row = LAYERS.find(([prefix]) => path.startsWith(prefix));
  if (row) return { rank: row[1], ceiling: row[2] ?? row[1] };
  return /^src\/[^/]+\.ts$/.test(path) ? { rank: PLATFORM, ceiling: PLATFORM } : undefined;
}

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Every specifier a module names: static, side-effect, dynamic and type imports, and `export … from`. */
export function importsOf(source: string): Import[] {
  const code = blankText(source);
  const statement =
    /(?<![.\w$])(?:(?:import|export)(\s+type(?=[\s{*]))?[^;'"()=]*?(?<![.\w$])from\s*|import\s*\(?\s*)(['"])/g;
  return Array.from(code.matchAll(statement), (found) => {
    const start = found.index + found[0].length;
    const end = source.indexOf(found[2] ?? '', start);
    return { specifier: source.slice(start, end), typeOnly: found[1] !== undefined };
  });
}

/**
 * Every breach of the layering, as sentences that start with the file.
 *
 * @param sources the text of each source file by its path from the project folder, such as `src/asn1/reader.ts`
 */
export function checkLayers(sources: ReadonlyMap<string, string>): string[] {
  const breaches: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [path, source] of sources) {
    const layer = layerOf(path);
    if (!layer) {
      breaches.push(`${path}: stands in a folder without a rank`);
      continue;
    }
    const imports = importsOf(source);
    const targets = imports
      .filter(({ specifier }) => isRelative(specifier))
      .map((each) => resolve(path, each.specifier));
    graph.set(path, targets);
    breaches.push(...checkTargets(path, layer, targets, sources), ...checkPackages(path, layer, imports));
    if (layer.ceiling < PLATFORM) breaches.push(...checkGlobals(path, source));
  }
  return [...breaches, ...findCycles(graph)];
}

function isRelative(specifier: string): boolean {
  return /^\.\.?\//.test(specifier);
}

function resolve(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier);
}

function checkTargets(path: string, layer: Layer, targets: string[], sources: ReadonlyMap<string, string>): string[] {
  const breaches: string[] = [];
  for (const target of targets) {
    const rank = layerOf(target)?.rank ?? Number.POSITIVE_INFINITY;
    if (!sources.has(target)) breaches.push(`${path}: imports ${target}, which does not exist`);
    else if (rank > layer.ceiling) {
      breaches.push(`${path}: may import up to rank ${layer.ceiling}, but ${target} has rank ${rank}`);
    }
  }
  return breaches;
}

function checkPackages(path: string, layer: Layer, imports: Import[]): string[] {
  const breaches: string[] = [];
  for (const { specifier, typeOnly } of imports) {
    if (isRelative(specifier)) continue;
    const [prefix, ...places] = PACKAGES.find(([name]) => specifier.startsWith(name)) ?? [];
    if (prefix !== undefined) {
      const isAtHome = places.some((place) => path.startsWith(place));
      if (!isAtHome) breaches.push(`${path}: imports ${specifier}, which is for ${places.join(' and ')} alone`);
      continue;
    }
    const isNode = specifier.startsWith('node:');
    if (layer.ceiling < PLATFORM) breaches.push(`${path}: imports ${specifier} below rank ${PLATFORM}`);
    else if (isNode && !typeOnly && layer.ceiling < NODE)
      breaches.push(`${path}: imports ${specifier} in a portable file`);
  }
  return breaches;
}

function checkGlobals(path: string, source: string): string[] {
  const code = blankText(source);
  return PLATFORM_GLOBALS.flatMap((pattern) =>
    Array.from(code.matchAll(pattern), (found) => {
      const line = code.slice(0, found.index).split('\n').length;
      return `${path}: line ${line} uses the platform global ${found[0].trim()}`;
    }),
  );
}

/** One sentence for every import that closes a cycle. */
function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    const opened = trail.indexOf(path);
    if (opened >= 0) cycles.push(`${path}: import cycle ${[...trail.slice(opened), path].join(' → ')}`);
    if (opened >= 0 || done.has(path)) return;
    trail.push(path);
    for (const target of graph.get(path) ?? []) visit(target);
    trail.pop();
    done.add(path);
  };
  for (const path of graph.keys()) visit(path);
  return cycles;
}
