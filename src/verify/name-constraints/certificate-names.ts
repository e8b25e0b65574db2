import { ParseError } from '../../asn1/parse-error.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { GeneralName, type GeneralNameType } from '../../x509/general-name.ts';
import { generalNameText } from '../identity/name-text.ts';
import { smtpUtf8MailboxText } from '../identity/smtp-utf8-mailbox.ts';
import { nameFormOf } from './name-forms.ts';

/** One name that constraints of its form apply to. */
export class ConstrainedName {
  /** The form by which it is constrained: an SmtpUTF8Mailbox is an rfc822Name here (RFC 9598 §6). */
  readonly type: GeneralNameType;
  private readonly name: GeneralName;
  private parsed: { readonly value: unknown } | undefined;

  constructor(type: GeneralNameType, name: GeneralName) {
    this.type = type;
    this.name = name;
  }

  /** What the name's form makes of it; undefined when it is malformed. */
  get value(): unknown {
    this.parsed ??= { value: nameFormOf(this.type)?.parse(this.name) };
    return this.parsed.value;
  }

  /** For a reader: escaped and of bounded length. */
  get text(): string {
    return generalNameText(this.name);
  }
}

/** The names of one certificate that constraints apply to. */
export interface CertificateNames {
  /** The subject, then the subjectAltName, in the order of the certificate. */
  readonly names: readonly ConstrainedName[];
  /** The forms among them. */
  readonly types: ReadonlySet<GeneralNameType>;
  /** The subjectAltName cannot be read, so that nobody knows what it names. */
  readonly isMalformed: boolean;
}

const cache = /* @__PURE__ */ new WeakMap<Certificate, CertificateNames>();

/**
 * The names of a certificate that constraints apply to (RFC 5280 §4.2.1.10): the subject when it is not empty, every
 * name of the subjectAltName, and without that extension the emailAddress attributes of the subject. Never the common
 * name, which names no host here. Kept for as long as the certificate is.
 */
export function certificateNames(certificate: Certificate): CertificateNames {
  const known = cache.get(certificate);
  if (known !== undefined) return known;
  const alternatives = certificate.subjectAlternativeName;
  const isMalformed = alternatives instanceof ParseError;
  const names = [
    ...subjectNames(certificate, alternatives === undefined),
    ...(isMalformed ? [] : (alternatives ?? [])).flatMap(toConstrainedNames),
  ];
  const found = { names, types: new Set(names.map((name) => name.type)), isMalformed };
  cache.set(certificate, found);
  return found;
}

function subjectNames({ subject }: Certificate, includesMail: boolean): ConstrainedName[] {
  if (subject.isEmpty) return [];
  const name = new ConstrainedName('directoryName', new GeneralName('directoryName', subject.der));
  return includesMail ? [name, ...mailAttributes(subject)] : [name];
}

const emailAddress = '1.2.840.113549.1.9.1';

/**
 * "When constraints are imposed on the rfc822Name name form, but the certificate does not include a subject alternative
 * name, the rfc822Name constraint MUST be applied to the attribute of type emailAddress" (RFC 5280 §4.2.1.10).
 */
function mailAttributes(subject: Certificate['subject']): ConstrainedName[] {
  const names = subject.relativeNames;
  if (names instanceof ParseError) return [];
  return names.flatMap((attributes) =>
    attributes
      .filter((attribute) => attribute.type === emailAddress)
      .map(({ bytes }) => new ConstrainedName('rfc822Name', new GeneralName('rfc822Name', bytes))),
  );
}

function toConstrainedNames(name: GeneralName): ConstrainedName[] {
  const own = new ConstrainedName(name.type, name);
  return smtpUtf8MailboxText(name) === undefined ? [own] : [own, new ConstrainedName('rfc822Name', name)];
}
