import { toPrintable } from '../printable-text.ts';
import type { Certificate } from './certificate.ts';
import { certificateToJson } from './certificate-json.ts';
import type { JsonValue } from './extension-json.ts';

/** Of a longer list as many entries are shown. */
const maximumListed = 100;
/** Of a longer text as many characters are shown: a key or signature of 4096 bits fits. */
const maximumTextLength = 1200;
/** Lines in all, so that lists within lists are bounded too. */
const maximumLines = 5000;

/**
 * A certificate for a reader: every field, every extension decoded, unknown ones as OID and bytes, and every fault by
 * name. Whatever the certificate holds is shown on its own line with controls and invisible characters escaped.
 * Long lists and texts are cut and say how much more there is: at most 5,000 lines.
 *
 * @example
 * ```ts
 * const certificate = parseCertificate(der);
 * if (!(certificate instanceof ParseError)) console.log(dumpCertificate(certificate));
 * ```
 */
export function dumpCertificate(certificate: Certificate): string {
  const lines: string[] = [];
  pushFields(lines, certificateToJson(certificate), '');
  const hidden = lines.length - maximumLines;
  return (hidden > 0 ? [...lines.slice(0, maximumLines), `… ${hidden} more lines`] : lines).join('\n');
}

function pushFields(lines: string[], fields: { readonly [field: string]: JsonValue }, indent: string): void {
  for (const [field, value] of Object.entries(fields)) pushValue(lines, `${indent}${field}:`, value, `${indent}  `);
}

/** `label` starts the first line; what does not fit on it follows below, indented. */
function pushValue(lines: string[], label: string, value: JsonValue, indent: string): void {
  if (value === null || typeof value !== 'object') lines.push(`${label} ${scalarText(value)}`);
  else if (isList(value)) pushList(lines, label, value, indent);
  else {
    lines.push(label);
    pushFields(lines, value, indent);
  }
}

function pushList(lines: string[], label: string, list: readonly JsonValue[], indent: string): void {
  lines.push(list.length === 0 ? `${label} none` : label);
  for (const item of list.slice(0, maximumListed)) pushItem(lines, item, indent);
  if (list.length > maximumListed) lines.push(`${indent}… ${list.length - maximumListed} more`);
}

/** The first field of an item stands behind its dash. */
function pushItem(lines: string[], item: JsonValue, indent: string): void {
  if (item === null || typeof item !== 'object' || isList(item)) {
    pushValue(lines, `${indent}-`, item, `${indent}  `);
    return;
  }
  const first = lines.length;
  pushFields(lines, item, `${indent}  `);
  lines[first] = `${indent}- ${(lines[first] ?? '').trimStart()}`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function scalarText(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value);
  const hidden = value.length - maximumTextLength;
  const shown = toPrintable(value, maximumTextLength);
  return hidden > 0 ? `${shown} (${hidden} more characters)` : shown;
}
