/** What ends or splits the host of a URL, and so cannot be part of one. */
const separators: readonly string[] = ['/', '\\', '?', '#', '@', ':', '[', ']', '%', ' ', '\t', '\n', '\r'];

/**
 * A domain name in A-labels and lower case; undefined for what is none. Names beyond ASCII are converted by the tables of
 * the platform's `URL` (UTS 46, without its transitional mappings).
 */
export function toAscii(name: string): string | undefined {
  if (isAscii(name)) return name.toLowerCase();
  if (separators.some((each) => name.includes(each))) return undefined;
  try {
    return new URL(`http://${name}`).hostname;
  } catch {
    return undefined;
  }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7e) return false;
  return true;
}
