import { toHostName } from './host-name.ts';

/** A mailbox: its local part as it is meant (quotes and backslashes removed), its host in lower case. */
export interface Mailbox {
  readonly localPart: string;
  readonly host: string;
}

/**
 * The mailbox of an rfc822Name (RFC 5280 §4.2.1.6, RFC 5321 §4.1.2 `Mailbox`), or undefined when `text` is none. An
 * asterisk is a character like any other. An address literal for a host, `a@[192.0.2.1]`, is refused: nothing that
 * compares mailboxes here has a rule for it.
 *
 * @param charset `utf8` lets the local part hold more than ASCII (RFC 9598 §3); the host is A-labels either way.
 */
export function parseMailbox(text: string, charset: 'ascii' | 'utf8' = 'ascii'): Mailbox | undefined {
  const end = text.startsWith('"') ? endOfQuoted(text) : text.indexOf('@');
  if (end < 1 || text[end] !== '@') return undefined;
  const localPart = text.startsWith('"') ? unquote(text, end, charset) : unquotedLocalPart(text, end, charset);
  const host = toHostName(text.slice(end + 1));
  return localPart === undefined || host === undefined ? undefined : { localPart, host };
}

/** Two mailboxes match if, and only if, their keys are equal: the local part exactly, the host without case (§7.5). */
export function mailboxKey({ localPart, host }: Mailbox): string {
  return `${host}@${localPart}`;
}

/** The index behind the closing quote, or -1. */
function endOfQuoted(text: string): number {
  for (let i = 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i + 1;
  }
  return -1;
}

function unquote(text: string, end: number, charset: 'ascii' | 'utf8'): string | undefined {
  let localPart = '';
  for (let i = 1; i < end - 1; i++) {
    if (text[i] === '\\') i++;
    const unit = text.charCodeAt(i);
    const isAllowed = (unit >= 0x20 && unit <= 0x7e) || (unit > 0x9f && charset === 'utf8');
    if (!isAllowed) return undefined;
    localPart += text[i];
  }
  return localPart;
}

/** `atext` and dots; where the dots stand is the mail host's business and changes nothing in a comparison. */
function unquotedLocalPart(text: string, end: number, charset: 'ascii' | 'utf8'): string | undefined {
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    const isSpecial = unit <= 0x20 || '()<>[]:;@\\,"'.includes(text[i] as string);
    const isForeign = unit > 0x7e && (charset === 'ascii' || unit <= 0x9f);
    if (isSpecial || isForeign) return undefined;
  }
  return text.slice(0, end);
}
