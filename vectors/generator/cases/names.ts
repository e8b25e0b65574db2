import type { LeafOptions } from '../authority.ts';
import type { VectorCase } from '../case.ts';
import { accepted, ordinary } from './ordinary.ts';

type Question = Pick<VectorCase, 'name' | 'what' | 'why' | 'clause' | 'identity'>;

export function nameCases(): VectorCase[] {
  return [...hostCases(), ...wildcardCases(), ...commonNameCases(), ...addressCases()];
}

export function matches(question: Question, names: readonly string[], options: LeafOptions = {}): VectorCase {
  return { ...question, ...accepted({ leaf: { names, ...options } }), profile: 'rfc5280' };
}

export function mismatches(question: Question, names: readonly string[], options: LeafOptions = {}): VectorCase {
  return { ...question, ...ordinary({ leaf: { names, ...options } }), profile: 'rfc5280' };
}

function hostCases(): VectorCase[] {
  return [
    matches(
      {
        name: 'host-match-ignores-case',
        what: 'The leaf is for WWW.Example.com, the host is www.example.COM.',
        why: 'DNS names compare without regard to the case of ASCII letters.',
        clause: 'RFC 9525 §6.3',
        identity: { dns: 'www.example.COM' },
      },
      ['dns:WWW.Example.com'],
    ),
    mismatches(
      {
        name: 'host-mismatch',
        what: 'The leaf is for www.example.com, the host is www.example.org.',
        why: 'A chain to a trusted root alone proves nothing about the peer.',
        clause: 'RFC 9525 §6.1',
        identity: { dns: 'www.example.org' },
      },
      ['dns:www.example.com'],
    ),
    mismatches(
      {
        name: 'nul-in-name',
        what: 'The leaf is for the dNSName www.example.com, NUL, .evil.example; the host is www.example.com.',
        why: 'Code that ends a text at NUL sees another name than the CA checked.',
        clause: 'RFC 9525 §6.3; RFC 5280 §4.2.1.6',
        identity: { dns: 'www.example.com' },
      },
      ['dns:www.example.com\0.evil.example'],
      { subject: 'nul' },
    ),
  ];
}

function wildcardCases(): VectorCase[] {
  const names = ['dns:*.example.com'];
  return [
    matches(
      {
        name: 'wildcard-for-one-label',
        what: 'The leaf is for *.example.com, the host is www.example.com.',
        why: 'The ordinary use of a wildcard.',
        clause: 'RFC 9525 §6.3',
        identity: { dns: 'www.example.com' },
      },
      names,
    ),
    mismatches(
      {
        name: 'wildcard-not-for-two-labels',
        what: 'The leaf is for *.example.com, the host is a.b.example.com.',
        why: 'A wildcard stands for exactly one label.',
        clause: 'RFC 9525 §6.3',
        identity: { dns: 'a.b.example.com' },
      },
      names,
    ),
    mismatches(
      {
        name: 'wildcard-not-for-the-domain-itself',
        what: 'The leaf is for *.example.com, the host is example.com.',
        why: 'A wildcard stands for exactly one label, never for none.',
        clause: 'RFC 9525 §6.3',
        identity: { dns: 'example.com' },
      },
      names,
    ),
    mismatches(
      {
        name: 'wildcard-within-a-label',
        what: 'The leaf is for w*.example.com, the host is www.example.com.',
        why: 'A wildcard is a whole label; part of one invites names nobody checked.',
        clause: 'RFC 9525 §6.3',
        identity: { dns: 'www.example.com' },
      },
      ['dns:w*.example.com'],
      { subject: 'partial wildcard' },
    ),
  ];
}

function commonNameCases(): VectorCase[] {
  return [
    mismatches(
      {
        name: 'common-name-not-asked',
        what: 'The common name of the leaf is the host; its only subjectAltName is another.',
        why: 'Name constraints do not cover the common name, so it cannot be believed.',
        clause: 'RFC 9525 §6.4',
        identity: { dns: 'www.example.com' },
      },
      ['dns:other.example.com'],
      { subject: 'www.example.com' },
    ),
    mismatches(
      {
        name: 'common-name-not-asked-without-subject-alternative-name',
        what: 'The common name of the leaf is the host; it has no subjectAltName.',
        why: 'The fallback of old is the hole that RFC 9525 closed.',
        clause: 'RFC 9525 §6.4',
        identity: { dns: 'www.example.com' },
      },
      [],
      { subject: 'www.example.com' },
    ),
  ];
}

function addressCases(): VectorCase[] {
  const clause = 'RFC 9525 §6.5';
  return [
    matches(
      {
        name: 'ipv4-match',
        what: 'The leaf is for the iPAddress 192.0.2.1, and so is the question.',
        why: 'Addresses compare octet by octet.',
        clause,
        identity: { ip: '192.0.2.1' },
      },
      ['ip:192.0.2.1'],
    ),
    matches(
      {
        name: 'ipv6-match',
        what: 'The leaf is for the iPAddress 2001:db8::1, the question is 2001:0db8:0:0::0001.',
        why: 'An IPv6 address has many spellings and 16 octets.',
        clause,
        identity: { ip: '2001:0db8:0:0::0001' },
      },
      ['ip:2001:db8::1'],
    ),
    mismatches(
      {
        name: 'ipv4-mismatch',
        what: 'The leaf is for the iPAddress 192.0.2.1, the question is 192.0.2.2.',
        why: 'No prefix, no range: the whole address.',
        clause,
        identity: { ip: '192.0.2.2' },
      },
      ['ip:192.0.2.1'],
    ),
    mismatches(
      {
        name: 'address-as-dns-name',
        what: 'The leaf is for the dNSName 192.0.2.1, the question is the address 192.0.2.1.',
        why: 'An address is only ever matched by an iPAddress, which is what constraints on addresses cover.',
        clause,
        identity: { ip: '192.0.2.1' },
      },
      ['dns:192.0.2.1'],
    ),
  ];
}
