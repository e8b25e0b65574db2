/** Decides about a whole path, with `/` between its parts. */
export type PathMatcher = (path: string) => boolean;

const wildcardCharacters = '*?[';
const expressionCharacters = '$()*+.?[]^{}|';

/** Where a search begins, and what it takes. */
export interface PathPattern {
  /** Folder in front of the first special character; '' is the current one. */
  readonly folder: string;
  readonly matches: PathMatcher;
}

/** `*` and `?` stand for characters of one part, `[abc]`, `[a-z]` and `[!abc]` for one; undefined without any. */
export function wildcardPattern(path: string): PathPattern | undefined {
  const folder = folderBefore(path, wildcardCharacters);
  if (folder === undefined) return undefined;
  const parts = path.split('/').map(toTokens);
  return { folder, matches: (candidate) => matchParts(parts, candidate.split('/')) };
}

/** A regular expression that must take the whole path; undefined without a special character. */
export function expressionPattern(path: string): PathPattern | undefined {
  const folder = folderBefore(path, expressionCharacters);
  if (folder === undefined) return undefined;
  try {
    const expression = new RegExp(`^(?:${path})$`, 'u');
    return { folder, matches: (candidate) => expression.test(candidate) };
  } catch {
    // No regular expression takes nothing.
    return { folder, matches: () => false };
  }
}

function folderBefore(path: string, special: string): string | undefined {
  const at = Array.from(path).findIndex((character) => special.includes(character));
  if (at < 0) return undefined;
  const prefix = path.slice(0, at);
  const slash = prefix.lastIndexOf('/');
  return slash === 0 ? '/' : prefix.slice(0, Math.max(slash, 0));
}

/** One character of a wildcard, or any number of characters. */
type Token = 'many' | ((character: string) => boolean);

function toTokens(part: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < part.length; at++) {
    const character = part[at] as string;
    const end = character === '[' ? part.indexOf(']', at + 2) : -1;
    if (character === '*') tokens.push('many');
    else if (character === '?') tokens.push(() => true);
    else if (end < 0) tokens.push((other) => other === character);
    else {
      tokens.push(characterSet(part.slice(at + 1, end)));
      at = end;
    }
  }
  return tokens;
}

function characterSet(text: string): (character: string) => boolean {
  const isNegated = text.startsWith('!');
  const listed = isNegated ? text.slice(1) : text;
  return (character) => isListed(listed, character) !== isNegated;
}

function isListed(listed: string, character: string): boolean {
  for (let at = 0; at < listed.length; at++) {
    const last = listed[at + 1] === '-' ? listed[at + 2] : undefined;
    const first = listed[at] as string;
    if (last === undefined ? character === first : character >= first && character <= last) return true;
    if (last !== undefined) at += 2;
  }
  return false;
}

function matchParts(parts: readonly (readonly Token[])[], candidate: readonly string[]): boolean {
  return parts.length === candidate.length && parts.every((tokens, i) => matchTokens(tokens, candidate[i] as string));
}

/** The last `*` alone is ever tried again, so that the time is at most the product of both lengths. */
function matchTokens(tokens: readonly Token[], text: string): boolean {
  let at = 0;
  let token = 0;
  let star = -1;
  let starAt = 0;
  while (at < text.length) {
    const current = tokens[token];
    if (current === 'many') {
      star = token++;
      starAt = at;
    } else if (current?.(text[at] as string)) {
      token++;
      at++;
    } else if (star >= 0) {
      token = star + 1;
      at = ++starAt;
    } else return false;
  }
  return tokens.slice(token).every((rest) => rest === 'many');
}
