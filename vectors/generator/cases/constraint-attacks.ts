import { encodeSequence, encodeValue } from '../../../src/asn1/der-writer.ts';
import { contextConstructed, contextPrimitive } from '../../../src/asn1/tags.ts';
import type { VectorCase } from '../case.ts';
import { extension } from '../extensions.ts';
import { accepting, refusing } from './constrained.ts';
import { ordinary } from './ordinary.ts';

/** Name constraints that others have got wrong, each with where that can be read. */
export function constraintAttackCases(): VectorCase[] {
  return [...wildcardCases(), ...hostCases(), ...mailCases(), ...uriCases(), ...addressCases()];
}

const clause = 'RFC 5280 §4.2.1.10';

function wildcardCases(): VectorCase[] {
  return [
    refusing(
      {
        name: 'wildcard-and-excluded-host',
        what: 'bar.example.com is excluded, the leaf is for *.example.com, and the host is bar.example.com.',
        why: 'Constraints checked against the text of the wildcard alone let the excluded host through (CVE-2026-34073).',
        clause,
        identity: { dns: 'bar.example.com' },
      },
      { excluded: ['dns:bar.example.com'] },
      ['dns:*.example.com'],
    ),
    refusing(
      {
        name: 'wildcard-wider-than-permitted',
        what: 'accept.example.com is permitted, the leaf is for *.example.com.',
        why: 'That the permitted host is one of those that the wildcard matches is not enough (RUSTSEC-2026-0099).',
        clause,
      },
      { permitted: ['dns:accept.example.com'] },
      ['dns:*.example.com'],
    ),
    accepting(
      {
        name: 'wildcard-beside-excluded',
        what: 'a.b.example.com and example.org are excluded, the leaf is for *.example.com.',
        why: 'The wildcard stands for one label and reaches neither (golang/go#76935).',
        clause: 'RFC 5280 §4.2.1.10; RFC 9525 §6.3',
      },
      { excluded: ['dns:a.b.example.com', 'dns:example.org'] },
      ['dns:*.example.com'],
    ),
    refusing(
      {
        name: 'wildcard-in-the-common-name',
        what: 'example.com is permitted; the leaf has no subjectAltName and the common name *.example.org.',
        why: 'Constraints do not cover the common name: a verifier that asks it lets any name escape (openssl/openssl#30346).',
        clause: 'RFC 9525 §6.4',
        identity: { dns: 'www.example.org' },
      },
      { permitted: ['dns:example.com'] },
      [],
      { subject: '*.example.org' },
    ),
  ];
}

function hostCases(): VectorCase[] {
  return [
    refusing(
      {
        name: 'empty-dns-name',
        what: 'example.org is excluded; the leaf has an empty dNSName.',
        why: 'Code that looks at the first label has none (CVE-2026-27138); and what is no name is not free of exclusion.',
        clause,
      },
      { excluded: ['dns:example.org'] },
      ['dns:'],
    ),
    refusing(
      {
        name: 'trailing-dot-and-excluded',
        what: 'secret.example.com is excluded, the leaf is for secret.example.com. with a dot at its end.',
        why: 'The same host to the DNS, and another text (CVE-2026-8763).',
        clause: 'RFC 5280 §4.2.1.6, §4.2.1.10',
      },
      { excluded: ['dns:secret.example.com'] },
      ['dns:secret.example.com.'],
    ),
    refusing(
      {
        name: 'trailing-dot-in-the-constraint',
        what: 'secret.example.com. with a dot at its end is excluded, the leaf is for secret.example.com.',
        why: 'A constraint that nobody can match constrains nobody (CVE-2026-8763).',
        clause,
      },
      { excluded: ['dns:secret.example.com.'] },
      ['dns:secret.example.com'],
    ),
    refusing(
      {
        name: 'everything-excluded',
        what: 'The empty dNSName is excluded, which every name is below.',
        why: 'A CA for certificates without host names says so in this way (CABF BR §7.1.2.5.2).',
        clause,
      },
      { excluded: ['dns:'] },
      ['dns:www.example.com'],
    ),
    accepting(
      {
        name: 'a-labels-permitted',
        what: 'xn--bcher-kva.example is permitted, the leaf is for www.XN--BCHER-KVA.example.',
        why: 'International names are compared as A-labels, without regard to case.',
        clause: 'RFC 9549 §2.2; RFC 5280 §7.2',
      },
      { permitted: ['dns:xn--bcher-kva.example'] },
      ['dns:www.XN--BCHER-KVA.example'],
    ),
    refusing(
      {
        name: 'excluded-in-another-case',
        what: 'SECRET.example.com is excluded, the leaf is for secret.EXAMPLE.com.',
        why: 'DNS names compare without regard to case.',
        clause: 'RFC 5280 §7.2',
      },
      { excluded: ['dns:SECRET.example.com'] },
      ['dns:secret.EXAMPLE.com'],
    ),
  ];
}

function mailCases(): VectorCase[] {
  const boxes = ['email:admin@a.example', 'email:admin@b.example', 'email:admin@c.example'];
  return [
    refusing(
      {
        name: 'several-excluded-mailboxes',
        what: 'admin@a.example, admin@b.example and admin@c.example are excluded, the leaf is for the first.',
        why: 'Constraints kept by local part alone: only the last of them counted (CVE-2026-27137).',
        clause,
      },
      { excluded: boxes },
      ['email:admin@a.example'],
    ),
    accepting(
      {
        name: 'several-permitted-mailboxes',
        what: 'admin@a.example, admin@b.example and admin@c.example are permitted, the leaf is for the first.',
        why: 'As several-excluded-mailboxes, the other way round (CVE-2026-27137).',
        clause,
      },
      { permitted: boxes },
      ['email:admin@a.example'],
    ),
    refusing(
      {
        name: 'mailbox-of-another-host',
        what: 'admin@a.example, admin@b.example and admin@c.example are permitted, the leaf is for admin@d.example.',
        why: 'As several-excluded-mailboxes: the local part alone is nobody (CVE-2026-27137).',
        clause,
      },
      { permitted: boxes },
      ['email:admin@d.example'],
    ),
    refusing(
      {
        name: 'mailbox-in-the-subject',
        what: 'Mailboxes at example.com are permitted; the leaf has no subjectAltName and emailAddress=a@example.org in its subject.',
        why: 'Where there is no subjectAltName the old attribute counts.',
        clause,
      },
      { permitted: ['email:example.com'] },
      [],
      { subject: 'O=Example, emailAddress=a@example.org' },
    ),
    refusing(
      {
        name: 'mailbox-in-another-case',
        what: 'The mailbox Admin@example.com is permitted, the leaf is for admin@example.com.',
        why: 'The local part is for the host to interpret: it compares exactly.',
        clause: 'RFC 5280 §7.5',
      },
      { permitted: ['email:Admin@example.com'] },
      ['email:admin@example.com'],
    ),
  ];
}

function uriCases(): VectorCase[] {
  return [
    refusing(
      {
        name: 'uri-outside-permitted',
        what: 'example.com is permitted, the leaf is for https://example.org/.',
        why: 'Constraints on URIs that are read and then ignored (RUSTSEC-2026-0098).',
        clause,
      },
      { permitted: ['uri:example.com'] },
      ['uri:https://example.org/'],
    ),
    accepting(
      {
        name: 'uri-beside-excluded',
        what: 'example.org is excluded, the leaf is for https://example.com/.',
        why: 'A repair that refused the wrong half (rustls/webpki#471).',
        clause,
      },
      { excluded: ['uri:example.org'] },
      ['uri:https://example.com/'],
    ),
    refusing(
      {
        name: 'uri-without-a-host',
        what: 'example.org is excluded, the leaf is for urn:example:a.',
        why: 'Under a constraint a URI must have a host name, or nobody knows whether it is inside.',
        clause,
      },
      { excluded: ['uri:example.org'] },
      ['uri:urn:example:a'],
    ),
    refusing(
      {
        name: 'uri-with-two-hosts',
        what: 'example.com is permitted, the leaf is for https://example.org\\@example.com/.',
        why: 'Browsers read a backslash as a slash, others as a part of the user: two readers see two hosts.',
        clause: 'RFC 3986 §2, §3.2; RFC 5280 §4.2.1.10',
      },
      { permitted: ['uri:example.com'] },
      ['uri:https://example.org\\@example.com/'],
    ),
  ];
}

function addressCases(): VectorCase[] {
  const holes = encodeSequence(
    encodeValue(contextConstructed(0), encodeSequence(encodeAddress([10, 0, 0, 0, 255, 0, 255, 0]))),
  );
  return [
    refusing(
      {
        name: 'addresses-excluded-altogether',
        what: '0.0.0.0/0 and ::/0 are excluded, the leaf is for 192.0.2.1.',
        why: 'A CA for certificates without addresses says so in this way (CABF BR §7.1.2.5.2).',
        clause,
      },
      { excluded: ['ip:0.0.0.0/0', 'ip:::/0'] },
      ['ip:192.0.2.1'],
    ),
    refusing(
      {
        name: 'ipv6-where-ipv4-is-permitted',
        what: '0.0.0.0/0 is permitted, the leaf is for 2001:db8::1.',
        why: 'Both are one name form: what is not permitted is refused.',
        clause,
      },
      { permitted: ['ip:0.0.0.0/0'] },
      ['ip:2001:db8::1'],
    ),
    refusing(
      {
        name: 'ipv4-in-ipv6',
        what: '10.0.0.0/8 and ::ffff:0:0/96 are excluded, ::/0 is permitted, the leaf is for ::ffff:10.0.0.1.',
        why: 'The address is one of IPv6 to the certificate and of IPv4 to some sockets: it takes both constraints to cover it.',
        clause,
      },
      { excluded: ['ip:10.0.0.0/8', 'ip:::ffff:0:0/96'], permitted: ['ip:::/0'] },
      ['ip:::ffff:a00:1'],
    ),
    {
      name: 'mask-with-holes',
      what: 'The intermediate permits 10.0.0.0 with the mask 255.0.255.0; the leaf is for 10.9.0.1.',
      why: 'It is no CIDR range; what a constraint does not say clearly is not permitted.',
      clause: 'RFC 5280 §4.2.1.10; RFC 4632 §3.1',
      ...ordinary({
        intermediate: { moreExtensions: [extension('2.5.29.30', holes, true)] },
        leaf: { names: ['ip:10.9.0.1'] },
      }),
      profile: 'rfc5280',
    },
  ];
}

function encodeAddress(octets: readonly number[]): Uint8Array {
  return encodeValue(contextPrimitive(7), Uint8Array.from(octets));
}
