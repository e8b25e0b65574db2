import { ParseError } from '../../asn1/parse-error.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { GeneralName } from '../../x509/general-name.ts';
import type { ReferenceIdentity } from './identity.ts';
import { generalNameText } from './name-text.ts';
import { smtpUtf8MailboxText } from './smtp-utf8-mailbox.ts';

/** How many of the names a certificate presents are told in a problem. */
const maximumPresented = 10;

/** The names of the subjectAltName; none where it is absent or malformed. */
export function subjectAlternativeNames(certificate: Certificate): readonly GeneralName[] {
  const names = certificate.subjectAlternativeName;
  return names === undefined || names instanceof ParseError ? [] : names;
}

/** The first names of the identity's type, escaped; the last entry counts those left out. */
export function presentedTexts(certificate: Certificate, kind: ReferenceIdentity['kind']): string[] {
  const names = subjectAlternativeNames(certificate).filter((name) => isOfKind(name, kind));
  const texts = names.slice(0, maximumPresented).map(generalNameText);
  if (names.length > maximumPresented) texts.push(`(${names.length - maximumPresented} more)`);
  return texts;
}

function isOfKind(name: GeneralName, kind: ReferenceIdentity['kind']): boolean {
  if (kind === 'dns') return name.type === 'dNSName';
  if (kind === 'ip') return name.type === 'iPAddress';
  return name.type === 'rfc822Name' || smtpUtf8MailboxText(name) !== undefined;
}
