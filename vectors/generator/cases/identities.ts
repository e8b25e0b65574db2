import type { VectorCase } from '../case.ts';
import { matches, mismatches } from './names.ts';
import { accepted, ordinary, ordinaryChain } from './ordinary.ts';

/** Mailboxes, several identities at once, and certificates that hardly say whose they are. */
export function identityCases(): VectorCase[] {
  return [...mailCases(), ...otherPlaces(), ...webpkiCases()];
}

const host = { dns: 'www.example.com' } as const;

function mailCases(): VectorCase[] {
  const forMail = { extendedKeyUsage: ['emailProtection'], subject: 'leaf' } as const;
  const clause = 'RFC 5280 §7.5; RFC 8550 §3';
  return [
    {
      ...matches(
        {
          name: 'mailbox-match',
          what: 'The leaf is for a.user@EXAMPLE.com, and so is the question, with the host in small letters.',
          why: 'The host of a mailbox compares without regard to case.',
          clause,
          identity: { email: 'a.user@example.com' },
        },
        ['email:a.user@EXAMPLE.com'],
        forMail,
      ),
      purpose: 'emailProtection',
    },
    {
      ...mismatches(
        {
          name: 'mailbox-mismatch',
          what: 'The leaf is for A.User@example.com, the question is a.user@example.com.',
          why: 'The local part compares exactly: only the host knows what it means.',
          clause,
          identity: { email: 'a.user@example.com' },
        },
        ['email:A.User@example.com'],
        forMail,
      ),
      purpose: 'emailProtection',
    },
    {
      ...mismatches(
        {
          name: 'one-of-two-identities',
          what: 'The leaf is for www.example.com; the question is this host and the mailbox a@example.com.',
          why: 'Of several identities every one must be there.',
          clause: 'RFC 9525 §6.1',
        },
        ['dns:www.example.com'],
      ),
      identity: [host, { email: 'a@example.com' }],
    },
  ];
}

function otherPlaces(): VectorCase[] {
  const { root, intermediate, leaf } = ordinaryChain({ leaf: { label: 'leaf of the host' } });
  const other = intermediate.issueLeaf({ label: 'leaf of the peer', names: ['dns:evil.example'] });
  return [
    {
      name: 'leaf-of-the-host-in-the-pool',
      what: "The peer's own leaf is for evil.example; the pool holds that of the host that is asked for.",
      why: 'Certificates are public: who shows one does not have its key (CVE-2026-39984).',
      clause: 'RFC 8446 §4.4.2; RFC 5652 §5.3',
      leaf: other,
      pool: [leaf, intermediate],
      anchors: [root],
      identity: host,
    },
    matches(
      {
        name: 'empty-subject',
        what: 'The leaf has an empty subject and a critical subjectAltName.',
        why: 'Its names stand in the extension: a subject is not needed.',
        clause: 'RFC 5280 §4.1.2.6',
        identity: host,
      },
      ['dns:www.example.com'],
      { subject: '' },
    ),
  ];
}

function webpkiCases(): VectorCase[] {
  return [
    {
      name: 'common-name-beside-the-names',
      what: 'The common name of the leaf is other.example.com, which is not among its names.',
      why: 'Somebody may still read it: it must be one of the names that were checked.',
      clause: 'CABF BR §7.1.4.3',
      ...ordinary({ leaf: { subject: 'other.example.com' } }),
      identity: host,
    },
    {
      name: 'no-names-in-webpki',
      what: 'The leaf has no subjectAltName, and nobody in particular is asked for.',
      why: 'A server certificate without a name is for nobody.',
      clause: 'CABF BR §7.1.2.7.12',
      ...ordinary({ leaf: { names: [], subject: 'www.example.com' } }),
    },
    {
      name: 'version-1-leaf',
      what: 'The leaf is of version 1 and so has no extensions.',
      why: 'RFC 5280 §6 does not mind where nobody in particular is asked for.',
      clause: 'RFC 5280 §6.1.5',
      ...accepted({ leaf: { version: 1, extensions: [] } }),
      profile: 'rfc5280',
    },
    {
      name: 'version-1-leaf-in-webpki',
      what: 'As version-1-leaf, under the rules of the CA/Browser Forum.',
      why: 'Without extensions nothing restricts the key, and no name is checked.',
      clause: 'CABF BR §7.1.1',
      ...ordinary({ leaf: { version: 1, extensions: [] } }),
    },
  ];
}
