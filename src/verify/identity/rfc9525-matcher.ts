import { equalBytes } from '../../asn1/bytes.ts';
import type { GeneralName } from '../../x509/general-name.ts';
import type { IdentityMatcher } from './check-identity.ts';
import { parentOf, parseHostPattern } from './host-name.ts';
import type { ReferenceIdentity } from './identity.ts';
import { type Mailbox, mailboxKey, parseMailbox } from './mailbox.ts';
import { subjectAlternativeNames } from './presented-names.ts';
import { smtpUtf8MailboxText } from './smtp-utf8-mailbox.ts';

/** Choices that RFC 9525 leaves to its user. */
export interface Rfc9525Options {
  /** Whether a domain is a public suffix: a wildcard right below one matches nothing. Default: no list is asked. */
  readonly isPublicSuffix?: ((domain: string) => boolean) | undefined;
}

/**
 * Matching by RFC 9525: only the subjectAltName counts, never the common name (§2), and a name matches an identity of
 * its own type alone. A wildcard is the whole left-most label and stands for exactly one label (§6.3); it has at least
 * two labels behind it, as browsers and OpenSSL want.
 */
export function createRfc9525Matcher({ isPublicSuffix }: Rfc9525Options = {}): IdentityMatcher {
  const mayCover = (domain: string): boolean => domain.includes('.') && isPublicSuffix?.(domain) !== true;
  return (certificate, identity) => {
    const match = matcherOf(identity, mayCover);
    return match !== undefined && subjectAlternativeNames(certificate).some(match);
  };
}

type NameMatcher = (name: GeneralName) => boolean;

function matcherOf(identity: ReferenceIdentity, mayCover: (domain: string) => boolean): NameMatcher | undefined {
  if (identity.kind === 'dns') return identity.host === undefined ? undefined : hostMatcher(identity.host, mayCover);
  if (identity.kind === 'ip') return identity.octets === undefined ? undefined : addressMatcher(identity.octets);
  return identity.mailbox === undefined ? undefined : mailboxMatcher(identity.mailbox);
}

function hostMatcher(host: string, mayCover: (domain: string) => boolean): NameMatcher {
  const parent = parentOf(host);
  const isBelowWildcard = mayCover(parent);
  return (name) => {
    const pattern = name.type === 'dNSName' ? parseHostPattern(name.text) : undefined;
    if (pattern === undefined) return false;
    return pattern.isWildcard ? isBelowWildcard && pattern.host === parent : pattern.host === host;
  };
}

/** The octets are compared, never a text (RFC 9525 §6.4). */
function addressMatcher(octets: Uint8Array): NameMatcher {
  return (name) => name.type === 'iPAddress' && equalBytes(name.bytes, octets);
}

/** RFC 5280 §7.5, and RFC 9598 §5 for what is beyond ASCII. */
function mailboxMatcher(mailbox: Mailbox): NameMatcher {
  const key = mailboxKey(mailbox);
  return (name) => {
    const presented = parsePresentedMailbox(name);
    return presented !== undefined && mailboxKey(presented) === key;
  };
}

function parsePresentedMailbox(name: GeneralName): Mailbox | undefined {
  if (name.type === 'rfc822Name') return parseMailbox(name.text);
  const text = smtpUtf8MailboxText(name);
  return text === undefined ? undefined : parseMailbox(text, 'utf8');
}
