import { blankText } from './source-text.ts';

/** The names a module exports, as its text declares them. */
export interface DeclaredExports {
  /** Every exported name, values and types alike, sorted. */
  readonly names: readonly string[];
  /** Forms that are refused: star exports and default exports. */
  readonly refused: readonly string[];
}

const LIST = /(?<![.\w$])export\s+(?:type\s+)?\{([^}]*)\}/g;
const DECLARATION =
  /(?<![.\w$])export\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:const|let|var|function\s*\*?|class|interface|type|enum|namespace)\s+([\w$]+)/g;
const REFUSED = /(?<![.\w$])export\s+(?:type\s+)?(?:\*|default(?![\w$]))/g;

/** Reads the export statements of a module without running it. */
export function declaredExports(source: string): DeclaredExports {
  const code = blankText(source);
  const listed = Array.from(code.matchAll(LIST), (list) => (list[1] ?? '').split(',').map(exportedName)).flat();
  const declared = Array.from(code.matchAll(DECLARATION), (declaration) => declaration[1] ?? '');
  const names = [...listed, ...declared].filter((name) => name !== '');
  const refused = Array.from(code.matchAll(REFUSED), (form) => form[0].replace(/\s+/g, ' '));
  if (names.includes('default')) refused.push('export { … as default }');
  return { names: names.sort(), refused };
}

/** `a`, `type a` and `b as a` are all exported as `a`. */
function exportedName(item: string): string {
  return item.trim().split(/\s+/).at(-1) ?? '';
}
