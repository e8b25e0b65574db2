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
  /** Its place among the names of the certificate. */
  readonly place: number;
  private readonly name: GeneralName;
  private parsed: { readonly value: unknown } | undefined;

  constructor(type: GeneralNameType, name: GeneralName, place: number) {
    this.type = type;
    this.name = name;
    this.place = place;
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
  /** By form, each in the order of the certificate: the subject, then the subjectAltName. */
  readonly byType: ReadonlyMap<GeneralNameType, readonly ConstrainedName[]>;
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
  const names: NamedForm[] = [
    ...subjectNames(certificate, alternatives === undefined),
    ...(isMalformed ? [] : (alternatives ?? [])).flatMap(toNamedForms),
  ];
  const found = { byType: toByType(names), isMalformed };
  cache.set(certificate, found);
  return found;
}

/** A name with a form by which it is constrained. */
type NamedForm = readonly [type: GeneralNameType, name: GeneralName];

function toByType(names: readonly NamedForm[]): Map<GeneralNameType, ConstrainedName[]> {
  const byType = new Map<GeneralNameType, ConstrainedName[]>();
  for (const [place, [type, name]] of names.entries()) {
    const constrained = new ConstrainedName(type, name, place);
    const known = byType.get(type);
    if (known === undefined) byType.set(type, [constrained]);
    else known.push(constrained);
  }
  return byType;
}

function subjectNames({ subject }: Certificate, includesMail: boolean): NamedForm[] {
  if (subject.isEmpty) return [];
  const name: NamedForm = ['directoryName', new GeneralName('directoryName', subject.der)];
  return includesMail ? [name, ...mailAttributes(subject)] : [name];
}

const emailAddress = '1.2.840.113549.1.9.1';

/**
 * "When constraints are imposed on the rfc822Name name form, but the certificate does not include a subject alternative
 * name, the rfc822Name constraint MUST be applied to the attribute of type emailAddress" (RFC 5280 §4.2.1.10).
 */
function mailAttributes(subject: Certificate['subject']): NamedForm[] {
  const names = subject.relativeNames;
  if (names instanceof ParseError) return [];
  return names.flatMap((attributes) =>
    attributes
      .filter((attribute) => attribute.type === emailAddress)
      .map(({ bytes }): NamedForm => ['rfc822Name', new GeneralName('rfc822Name', bytes)]),
  );
}

function toNamedForms(name: GeneralName): NamedForm[] {
  const own: NamedForm = [name.type, name];
  return smtpUtf8MailboxText(name) === undefined ? [own] : [own, ['rfc822Name', name]];
}
