/** What ends or splits the host of a URL, and so cannot be part of one. */
const separators = '/\\?#@:[]%';

/**
 * A domain name in A-labels and lower case; undefined for what is none. Names beyond ASCII are converted by the tables of
 * the platform's `URL` (UTS 46). A name that becomes an address by that is none.
 */
export function toAscii(name: string): string | undefined {
  if (isAscii(name)) return name.toLowerCase();
  if (!canBeHost(name)) return undefined;
  try {
    const host = new URL(`http://${name}`).hostname;
    return isAscii(host) && !/^[\d.]*$/.test(host) ? host : undefined;
  } catch {
    return undefined;
  }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7e) return false;
  return true;
}

/** `URL` drops control characters and outer spaces without a word: `bücher.test` and a NUL would be `bücher.test`. */
function canBeHost(name: string): boolean {
  for (const character of name)
    if (character <= ' ' || character === '\u007f' || separators.includes(character)) return false;
  return true;
}
