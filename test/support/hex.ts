/** Bytes as lowercase hexadecimal: the form in which tests compare byte arrays, since a difference stays on one line. */
export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}
