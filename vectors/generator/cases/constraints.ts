import { authority } from '../authority.ts';
import type { VectorCase } from '../case.ts';
import { accepting, refusing } from './constrained.ts';
import { ordinaryChain } from './ordinary.ts';

export function constraintCases(): VectorCase[] {
  return [
    ...dnsCases(),
    ...wildcardCases(),
    ...addressCases(),
    ...textCases(),
    ...directoryCases(),
    intersection(),
    subordinateName(),
    selfIssuedExempt(),
  ];
}

function dnsCases(): VectorCase[] {
  const clause = 'RFC 5280 §4.2.1.10, §6.1.3 (b), (c)';
  return [
    accepting(
      {
        name: 'dns-permitted',
        what: 'example.com is permitted, the leaf is for www.example.com.',
        why: 'A subtree holds every name below it.',
        clause,
      },
      { permitted: ['dns:example.com'] },
      ['dns:www.example.com'],
    ),
    refusing(
      {
        name: 'dns-outside-permitted',
        what: 'example.test is permitted; the second name of the leaf is www.badexample.test.',
        why: 'Every name counts, and a subtree ends at a label, not in the middle of one.',
        clause,
      },
      { permitted: ['dns:example.test'] },
      ['dns:www.example.test', 'dns:www.badexample.test'],
    ),
    refusing(
      {
        name: 'dns-excluded',
        what: 'example.com is permitted and secret.example.com excluded; the leaf is for a.secret.example.com.',
        why: 'What is excluded stays excluded, whatever is permitted.',
        clause,
      },
      { permitted: ['dns:example.com'], excluded: ['dns:secret.example.com'] },
      ['dns:a.secret.example.com'],
    ),
    accepting(
      {
        name: 'other-types-are-free',
        what: 'Only 10.0.0.0/8 is permitted; the leaf has a dNSName and no iPAddress.',
        why: 'A constraint restricts names of its own type and no others.',
        clause,
      },
      { permitted: ['ip:10.0.0.0/8'] },
      ['dns:www.example.com'],
    ),
  ];
}

function wildcardCases(): VectorCase[] {
  const clause = 'RFC 5280 §4.2.1.10; RFC 9525 §6.3';
  return [
    accepting(
      {
        name: 'wildcard-permitted',
        what: 'example.com is permitted, the leaf is for *.example.com.',
        why: 'Everything the wildcard matches is permitted.',
        clause,
      },
      { permitted: ['dns:example.com'] },
      ['dns:*.example.com'],
    ),
    refusing(
      {
        name: 'wildcard-reaches-excluded',
        what: 'secret.example.com is excluded, the leaf is for *.example.com.',
        why: 'The wildcard would serve the excluded name (CVE-2025-61727).',
        clause,
      },
      { excluded: ['dns:secret.example.com'] },
      ['dns:*.example.com'],
    ),
  ];
}

function addressCases(): VectorCase[] {
  const clause = 'RFC 5280 §4.2.1.10';
  const permitted = ['ip:10.1.0.0/16', 'ip:2001:db8::/32'];
  return [
    accepting(
      {
        name: 'ip-permitted',
        what: '10.1.0.0/16 and 2001:db8::/32 are permitted, the leaf has one address of each.',
        why: 'Address and mask, each family by itself.',
        clause,
      },
      { permitted },
      ['ip:10.1.2.3', 'ip:2001:db8::7'],
    ),
    refusing(
      {
        name: 'ip-outside-permitted',
        what: '10.1.0.0/16 is permitted, the leaf is for 10.2.0.1.',
        why: 'The mask counts bit by bit.',
        clause,
      },
      { permitted },
      ['ip:10.2.0.1'],
    ),
    refusing(
      {
        name: 'ip-excluded',
        what: '10.1.0.0/16 is excluded, the leaf is for 10.1.255.255.',
        why: 'The last address of a range belongs to it.',
        clause,
      },
      { excluded: ['ip:10.1.0.0/16'] },
      ['ip:10.1.255.255'],
    ),
  ];
}

function textCases(): VectorCase[] {
  const clause = 'RFC 5280 §4.2.1.10';
  return [
    refusing(
      {
        name: 'email-outside-permitted',
        what: 'Mailboxes at example.com are permitted, the leaf is for a@sub.example.com.',
        why: 'Without a leading dot a host means that host alone.',
        clause,
      },
      { permitted: ['email:example.com'] },
      ['email:a@sub.example.com'],
    ),
    refusing(
      {
        name: 'email-excluded',
        what: 'The mailbox root@example.com is excluded, the leaf is for root@EXAMPLE.com.',
        why: 'The host part compares without regard to case.',
        clause,
      },
      { excluded: ['email:root@example.com'] },
      ['email:root@EXAMPLE.com'],
    ),
    accepting(
      {
        name: 'uri-permitted',
        what: '.example.com is permitted, the leaf is for https://a.example.com/x.',
        why: 'A leading dot means everything below the host.',
        clause,
      },
      { permitted: ['uri:.example.com'] },
      ['uri:https://a.example.com/x'],
    ),
    refusing(
      {
        name: 'uri-excluded',
        what: 'example.com is excluded, the leaf is for https://user@example.com:8443/.',
        why: 'The host has to be found between user and port.',
        clause,
      },
      { excluded: ['uri:example.com'] },
      ['uri:https://user@example.com:8443/'],
    ),
  ];
}

function directoryCases(): VectorCase[] {
  const clause = 'RFC 5280 §4.2.1.10, §7.1';
  return [
    accepting(
      {
        name: 'directory-permitted',
        what: 'O=EXAMPLE is permitted, the subject of the leaf is O=Example, CN=leaf.',
        why: 'The subject is a name too, and names compare without regard to case.',
        clause,
      },
      { permitted: ['dn:O=EXAMPLE'] },
      ['dns:www.example.com'],
    ),
    refusing(
      {
        name: 'directory-outside-permitted',
        what: 'O=Other is permitted, the subject of the leaf is O=Example, CN=leaf.',
        why: 'The constraint covers the subject even where a subjectAltName is there.',
        clause,
      },
      { permitted: ['dn:O=Other'] },
      ['dns:www.example.com'],
    ),
    refusing(
      {
        name: 'directory-excluded',
        what: 'O=Example is excluded, the subject of the leaf is O=Example, CN=leaf.',
        why: 'A prefix of the name is enough.',
        clause,
      },
      { excluded: ['dn:O=Example'] },
      ['dns:www.example.com'],
    ),
  ];
}

function intersection(): VectorCase {
  const { root, intermediate } = ordinaryChain({
    intermediate: { nameConstraints: { permitted: ['dns:example.com'] } },
  });
  const issuing = intermediate.issueCa('Issuing CA', {
    label: 'issuing CA',
    nameConstraints: { permitted: ['dns:example.org'] },
  });
  return {
    name: 'permitted-subtrees-intersect',
    what: 'The upper CA permits example.com, the lower one example.org; the leaf is for www.example.org.',
    why: 'A lower CA can narrow what it was given and never widen it.',
    clause: 'RFC 5280 §6.1.4 (g)',
    leaf: issuing.issueLeaf({ label: 'leaf', names: ['dns:www.example.org'] }),
    pool: [issuing, intermediate],
    anchors: [root],
    profile: 'rfc5280',
  };
}

function subordinateName(): VectorCase {
  const { root, intermediate } = ordinaryChain({ intermediate: { nameConstraints: { permitted: ['dn:O=Example'] } } });
  const issuing = intermediate.issueCa('O=Other, CN=Issuing CA', { label: 'issuing CA' });
  return {
    name: 'name-of-a-subordinate-ca',
    what: 'O=Example is permitted; the CA below is O=Other, CN=Issuing CA, the leaf O=Example, CN=leaf.',
    why: 'Constraints cover every certificate below, not the leaf alone.',
    clause: 'RFC 5280 §6.1.3 (b)',
    leaf: issuing.issueLeaf({ label: 'leaf', subject: 'O=Example, CN=leaf' }),
    pool: [issuing, intermediate],
    anchors: [root],
    profile: 'rfc5280',
  };
}

function selfIssuedExempt(): VectorCase {
  const { root, intermediate } = ordinaryChain({ intermediate: { nameConstraints: { permitted: ['dn:O=Example'] } } });
  const key = root.issueCa('Rollover').key;
  const renewed = authority(intermediate, intermediate.subject, { label: 'key rollover', key });
  const leaf = renewed.issueLeaf({ label: 'leaf', subject: 'O=Example, CN=leaf' });
  return {
    name: 'self-issued-ca-exempt',
    what: 'O=Example is permitted; the CA, named Intermediate, certifies its own new key, which signs a leaf of O=Example.',
    why: 'A CA outside its own subtrees must be able to change its key.',
    clause: 'RFC 5280 §6.1.3 (b)',
    leaf,
    pool: [renewed, intermediate],
    anchors: [root],
    profile: 'rfc5280',
    accepted: true,
  };
}
