/** The longest name the DNS can carry, without its trailing dot (RFC 1035 §2.3.4). */
const maximumHostNameLength = 253;
const maximumLabelLength = 63;

/**
 * A host name in lower case, or undefined when `text` is none: letters, digits and hyphens in labels of 1 to 63, no
 * hyphen first or last (RFC 1123 §2.1), no trailing dot, no wildcard, and a last label that is not all digits, so that
 * an IPv4 address is never a host name. The underscore is let through because service names carry it.
 */
export function toHostName(text: string): string | undefined {
  if (text.length === 0 || text.length > maximumHostNameLength) return undefined;
  let labelStart = 0;
  let hasOnlyDigits = true;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : dot;
    if (unit === dot) {
      if (!isLabel(text, labelStart, i)) return undefined;
      if (i < text.length) hasOnlyDigits = true;
      labelStart = i + 1;
    } else if (!isLabelCharacter(unit)) return undefined;
    else if (!isDigit(unit)) hasOnlyDigits = false;
  }
  return hasOnlyDigits ? undefined : text.toLowerCase();
}

/** Whether `text` is a host name in the "preferred name syntax" that RFC 5280 §4.2.1.6 asks of certificates. */
export function isPreferredName(text: string): boolean {
  return toHostName(text) !== undefined && !text.includes('_');
}

/** What a dNSName of a certificate stands for: one host, or every host one label below `host`. */
export interface HostPattern {
  /** In lower case, without the `*.` of a wildcard. */
  readonly host: string;
  readonly isWildcard: boolean;
}

/**
 * The pattern of a dNSName, or undefined when it is malformed. A wildcard is the whole left-most label and stands
 * before a host name: neither `*` alone nor `f*.example`, `*.*.example` or `xn--*.example` is one (RFC 9525 §6.3).
 */
export function parseHostPattern(text: string): HostPattern | undefined {
  const isWildcard = text.startsWith('*.');
  const host = toHostName(isWildcard ? text.slice(2) : text);
  return host === undefined ? undefined : { host, isWildcard };
}

/** The name without its left-most label: '' for a name of one label. */
export function parentOf(host: string): string {
  const end = host.indexOf('.');
  return end < 0 ? '' : host.slice(end + 1);
}

const dot = 0x2e;
const hyphen = 0x2d;

function isLabel(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length === 0 || length > maximumLabelLength) return false;
  return text.charCodeAt(start) !== hyphen && text.charCodeAt(end - 1) !== hyphen;
}

function isLabelCharacter(unit: number): boolean {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || isDigit(unit) || unit === hyphen || unit === 0x5f;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
