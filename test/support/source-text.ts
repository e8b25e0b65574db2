/** One token of TypeScript, as far as telling text from code needs it. Order matters: comments before operators. */
const TOKENS = {
  comment: /\/\/[^\n]*|\/\*[\s\S]*?\*\//y,
  string: /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y,
  template: /`(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y,
  templateRest: /\}(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y,
  regex: /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y,
  word: /[\w$#]+/y,
  space: /\s+/y,
};

/** After these words a slash starts a regular expression; after any other word it divides. */
const BEFORE_VALUE = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'do',
  'else',
  'void',
  'delete',
  'throw',
  'yield',
]);

function match(token: RegExp, source: string, at: number): string | undefined {
  token.lastIndex = at;
  return token.exec(source)?.[0];
}

function spaces(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

/**
 * The source with the content of comments, strings, templates and regular expressions replaced by spaces. Positions
 * and line breaks stay; plain strings keep their quotes.
 */
export function blankText(source: string): string {
  const braces: boolean[] = [];
  let code = '';
  let previous = '';
  while (code.length < source.length) {
    const { text, kind } = nextToken(source, code.length, previous, braces);
    code += kind === 'code' ? text : kind === 'string' ? text[0] + spaces(text.slice(1, -1)) + text[0] : spaces(text);
    if (kind !== 'space') previous = kind === 'code' ? text : '0';
  }
  return code;
}

interface Token {
  readonly text: string;
  readonly kind: 'code' | 'string' | 'text' | 'space';
}

function nextToken(source: string, at: number, previous: string, braces: boolean[]): Token {
  const space = match(TOKENS.space, source, at) ?? match(TOKENS.comment, source, at);
  if (space !== undefined) return { text: space, kind: 'space' };
  const string = match(TOKENS.string, source, at);
  if (string !== undefined) return { text: string, kind: 'string' };
  const text = templateAt(source, at, braces) ?? regexAt(source, at, previous);
  if (text !== undefined) return { text, kind: 'text' };
  return { text: match(TOKENS.word, source, at) ?? braceAt(source, at, braces), kind: 'code' };
}

/** A template's text up to its end or its next `${`; `braces` remembers which braces lead back into a template. */
function templateAt(source: string, at: number, braces: boolean[]): string | undefined {
  const resumes = source[at] === '}' && braces.at(-1) === true;
  const text = match(resumes ? TOKENS.templateRest : TOKENS.template, source, at);
  if (text === undefined) return undefined;
  if (resumes) braces.pop();
  if (text.endsWith('${')) braces.push(true);
  return text;
}

function regexAt(source: string, at: number, previous: string): string | undefined {
  const endsValue = /[\w$)\]}]$/.test(previous) && !BEFORE_VALUE.has(previous);
  return endsValue ? undefined : match(TOKENS.regex, source, at);
}

function braceAt(source: string, at: number, braces: boolean[]): string {
  const character = source.charAt(at);
  if (character === '{') braces.push(false);
  if (character === '}') braces.pop();
  return character;
}
