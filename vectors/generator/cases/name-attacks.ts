import { encodeSequence, encodeValue } from '../../../src/asn1/der-writer.ts';
import { contextPrimitive } from '../../../src/asn1/tags.ts';
import type { VectorCase } from '../case.ts';
import { extension } from '../extensions.ts';
import { matches, mismatches } from './names.ts';
import { ordinary } from './ordinary.ts';

/** Whom a certificate is taken for that does not name him. */
export function nameAttackCases(): VectorCase[] {
  return [...presentationCases(), ...hostCases(), ...addressCases()];
}

const host = { dns: 'www.example.com' } as const;

function presentationCases(): VectorCase[] {
  const clause = 'RFC 9525 §6.1';
  return [
    mismatches(
      {
        name: 'host-in-a-uri',
        what: 'The leaf has the URIs https://www.example.com/ and www.example.com and no dNSName; the host is www.example.com.',
        why: 'Constraints on dNSName do not cover URIs (CVE-2021-44531).',
        clause,
        identity: host,
      },
      ['uri:https://www.example.com/', 'uri:www.example.com'],
    ),
    mismatches(
      {
        name: 'host-injected-into-a-name',
        what: 'The leaf is for the dNSName "evil.example, DNS:www.example.com"; the host is www.example.com.',
        why: 'Names printed into one text and cut up again are other names (CVE-2021-44532).',
        clause,
        identity: host,
      },
      ['dns:evil.example, DNS:www.example.com'],
      { subject: 'injection' },
    ),
    mismatches(
      {
        name: 'host-injected-into-the-subject',
        what: 'The organization of the leaf is "Evil/CN=www.example.com"; the host is www.example.com.',
        why: 'As host-injected-into-a-name, with the subject (CVE-2021-44533).',
        clause,
        identity: host,
      },
      [],
      { subject: 'O=Evil/CN=www.example.com' },
    ),
    mismatches(
      {
        name: 'host-as-mailbox',
        what: 'The leaf is for the mailbox root@www.example.com; the host is www.example.com.',
        why: 'A name counts for its own type alone.',
        clause,
        identity: host,
      },
      ['email:root@www.example.com'],
    ),
    {
      name: 'name-beyond-ascii',
      what: 'The second name of the leaf is a dNSName with the octet E9 in it; the host is the first.',
      why: 'An IA5String has no such octet: read as Latin-1 or as UTF-8 it is two names.',
      clause: 'RFC 5280 §4.2.1.6',
      ...ordinary({ leaf: { names: [], subject: 'leaf', moreExtensions: [extension('2.5.29.17', latinName())] } }),
      profile: 'rfc5280',
      identity: host,
    },
  ];
}

function latinName(): Uint8Array {
  const names = ['www.example.com', 'caf\xe9.example'].map((text) => Buffer.from(text, 'latin1'));
  return encodeSequence(...names.map((octets) => encodeValue(contextPrimitive(2), octets)));
}

function hostCases(): VectorCase[] {
  const clause = 'RFC 9525 §6.3';
  return [
    matches(
      {
        name: 'dot-behind-the-host',
        what: 'The leaf is for www.example.com, the host is www.example.com. with a dot.',
        why: 'The dot says that the name is whole; users and resolvers write it, certificates do not.',
        clause: 'RFC 9525 §4.1; RFC 1034 §3.1',
        identity: { dns: 'www.example.com.' },
      },
      ['dns:www.example.com'],
    ),
    mismatches(
      {
        name: 'dot-behind-the-name',
        what: 'The leaf is for www.example.com. with a dot, the host is www.example.com.',
        why: 'It is not in the syntax that RFC 5280 allows, and constraints would not cover it (CVE-2026-8763).',
        clause: 'RFC 5280 §4.2.1.6',
        identity: host,
      },
      ['dns:www.example.com.'],
    ),
    mismatches(
      {
        name: 'wildcard-alone',
        what: 'The leaf is for "*", the host is localhost.',
        why: 'It would stand for every host of one label.',
        clause,
        identity: { dns: 'localhost' },
      },
      ['dns:*'],
      { subject: 'wildcard' },
    ),
    mismatches(
      {
        name: 'wildcard-below-the-root',
        what: 'The leaf is for *.example, the host is www.example.',
        why: 'It would stand for every domain of a registry.',
        clause: 'RFC 9525 §7.1',
        identity: { dns: 'www.example' },
      },
      ['dns:*.example'],
    ),
    {
      ...mismatches(
        {
          name: 'wildcard-below-a-public-suffix',
          what: 'The leaf is for *.shops.example, below which anybody may register; the host is a.shops.example.',
          why: 'The owners of the names below are strangers to each other.',
          clause: 'RFC 9525 §7.1; CABF BR §3.2.2.6',
          identity: { dns: 'a.shops.example' },
        },
        ['dns:*.shops.example'],
      ),
      options: { publicSuffixes: ['shops.example'] },
    },
    mismatches(
      {
        name: 'two-wildcards',
        what: 'The leaf is for *.*.example.com, the host is a.b.example.com.',
        why: 'One wildcard, at the left, and no other.',
        clause,
        identity: { dns: 'a.b.example.com' },
      },
      ['dns:*.*.example.com'],
      { subject: 'wildcards' },
    ),
    mismatches(
      {
        name: 'wildcard-in-the-middle',
        what: 'The leaf is for www.*.com, the host is www.example.com.',
        why: 'It would stand for a label that belongs to somebody else.',
        clause,
        identity: host,
      },
      ['dns:www.*.com'],
      { subject: 'wildcard' },
    ),
    matches(
      {
        name: 'a-label',
        what: 'The leaf is for *.xn--bcher-kva.example, the host is WWW.XN--BCHER-KVA.example.',
        why: 'An international name is letters, digits and hyphens here.',
        clause: 'RFC 9525 §6.2',
        identity: { dns: 'WWW.XN--BCHER-KVA.example' },
      },
      ['dns:*.xn--bcher-kva.example'],
    ),
    mismatches(
      {
        name: 'wildcard-within-an-a-label',
        what: 'The leaf is for xn--*-kva.example, the host is xn--bcher-kva.example.',
        why: 'The text between has no meaning by itself.',
        clause: 'RFC 9525 §6.3',
        identity: { dns: 'xn--bcher-kva.example' },
      },
      ['dns:xn--*-kva.example'],
      { subject: 'wildcard' },
    ),
  ];
}

function addressCases(): VectorCase[] {
  const clause = 'RFC 9525 §6.4';
  const asked = { ip: '192.0.2.1' } as const;
  return [
    mismatches(
      {
        name: 'ipv4-in-ipv6',
        what: 'The leaf is for ::ffff:192.0.2.1, the question is 192.0.2.1.',
        why: 'Four octets are not sixteen: constraints on one do not cover the other.',
        clause,
        identity: asked,
      },
      ['ip:::ffff:c000:201'],
    ),
    mismatches(
      {
        name: 'address-with-a-mask',
        what: 'The leaf is for the eight octets of 192.0.2.0/24, the question is 192.0.2.1.',
        why: 'A range belongs into constraints; a name is one address.',
        clause: 'RFC 5280 §4.2.1.6',
        identity: asked,
      },
      ['ip:192.0.2.0/24'],
    ),
    mismatches(
      {
        name: 'address-asked-for-as-host',
        what: 'The leaf is for the iPAddress 192.0.2.1; the question is the host "192.0.2.1".',
        why: 'The caller said host: a name of another type does not count.',
        clause,
        identity: { dns: '192.0.2.1' },
      },
      ['ip:192.0.2.1'],
    ),
    mismatches(
      {
        name: 'address-below-a-wildcard',
        what: 'The leaf is for *.0.2.1, the question is the host "192.0.2.1".',
        why: 'An address has dots and no labels.',
        clause,
        identity: { dns: '192.0.2.1' },
      },
      ['dns:*.0.2.1'],
      { subject: 'wildcard' },
    ),
    mismatches(
      {
        name: 'ipv6-mismatch',
        what: 'The leaf is for 2001:db8::1, the question is 2001:db8::1:0.',
        why: 'Where the zeros stand makes the difference.',
        clause,
        identity: { ip: '2001:db8::1:0' },
      },
      ['ip:2001:db8::1'],
    ),
  ];
}
