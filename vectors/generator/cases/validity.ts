import { encodeValue } from '../../../src/asn1/der-writer.ts';
import { Tag } from '../../../src/asn1/tags.ts';
import type { VectorCase } from '../case.ts';
import { replaceAt, tbsField } from '../edits.ts';
import { accepted, ordinary } from './ordinary.ts';

const period = { notBefore: '2025-03-01T00:00:00Z', notAfter: '2025-09-01T00:00:00Z' } as const;

export function validityCases(): VectorCase[] {
  return [...leafCases(), ...otherCases(), ...formCases(), ...malformedCases(), ...roleCases()];
}

function leafCases(): VectorCase[] {
  const clause = 'RFC 5280 §4.1.2.5, §6.1.3 (a) (2)';
  return [
    {
      name: 'first-second',
      what: 'The time is notBefore of the leaf to the second.',
      why: 'Both ends belong to the period.',
      clause,
      ...accepted({ leaf: period }),
      time: period.notBefore,
    },
    {
      name: 'before-first-second',
      what: 'The time is a second before notBefore of the leaf.',
      why: 'A certificate issued ahead of time is not to be used yet.',
      clause,
      ...ordinary({ leaf: period }),
      time: '2025-02-28T23:59:59Z',
    },
    {
      name: 'last-second',
      what: 'The time is notAfter of the leaf to the second.',
      why: 'Both ends belong to the period.',
      clause,
      ...accepted({ leaf: period }),
      time: period.notAfter,
    },
    {
      name: 'after-last-second',
      what: 'The time is a second after notAfter of the leaf.',
      why: 'Nobody answers for the binding of name and key any longer.',
      clause,
      ...ordinary({ leaf: period }),
      time: '2025-09-01T00:00:01Z',
    },
  ];
}

function formCases(): VectorCase[] {
  const clause = 'RFC 5280 §4.1.2.5';
  return [
    {
      name: 'generalized-time-before-2050',
      what: 'notAfter of the leaf is the GeneralizedTime 20260101000000Z.',
      why: 'CAs have to write UTCTime until 2049, and readers to read both.',
      clause,
      ...accepted({ leaf: { edits: { tbs: withNotAfter(Tag.generalizedTime, '20260101000000Z') } } }),
    },
    {
      name: 'no-well-defined-expiration',
      what: 'notAfter of the leaf is 99991231235959Z.',
      why: 'How a device says that it does not expire; a reader of 32 bits sees a moment long ago.',
      clause: 'RFC 5280 §4.1.2.5',
      ...accepted({ leaf: { edits: { tbs: withNotAfter(Tag.generalizedTime, '99991231235959Z') } } }),
    },
    {
      name: 'year-50-is-1950',
      what: 'notAfter of the leaf is the UTCTime 500101000000Z.',
      why: 'UTCTime has two digits: from 50 on they are years of the last century.',
      clause: 'RFC 5280 §4.1.2.5.1',
      ...ordinary({ leaf: { edits: { tbs: withNotAfter(Tag.utcTime, '500101000000Z') } } }),
    },
    {
      name: 'year-49-is-2049',
      what: 'notAfter of the leaf is the UTCTime 491231235959Z.',
      why: 'As year-50-is-1950, a second before.',
      clause: 'RFC 5280 §4.1.2.5.1',
      ...accepted({ leaf: { edits: { tbs: withNotAfter(Tag.utcTime, '491231235959Z') } } }),
    },
    {
      name: 'ends-before-it-begins',
      what: 'notBefore of the leaf is a year after its notAfter, and the time is between them.',
      why: 'Neither end is kept: a check for either would do, and one for none would not.',
      clause: 'RFC 5280 §4.1.2.5, §6.1.3 (a) (2)',
      ...ordinary({ leaf: { notBefore: '2026-01-01', notAfter: '2025-01-01' } }),
    },
  ];
}

function malformedCases(): VectorCase[] {
  const malformed = (name: string, what: string, why: string, tag: number, text: string): VectorCase => ({
    name,
    what: `notAfter of the leaf is the ${tag === Tag.utcTime ? 'UTCTime' : 'GeneralizedTime'} ${text}${what}.`,
    why,
    clause: tag === Tag.utcTime ? 'RFC 5280 §4.1.2.5.1' : 'RFC 5280 §4.1.2.5.2',
    ...ordinary({ leaf: { edits: { tbs: withNotAfter(tag, text) } } }),
  });
  return [
    malformed('fraction-of-a-second', '', 'Two encodings of one moment.', Tag.generalizedTime, '20260101000000.0Z'),
    malformed('time-with-an-offset', '', 'Readers that skip it are wrong by hours.', Tag.utcTime, '260101000000+0100'),
    malformed('time-without-a-zone', '', 'Local time, and nobody knows where.', Tag.utcTime, '260101000000'),
    malformed(
      'thirtieth-of-february',
      '',
      'A lenient calendar makes a day in March of it.',
      Tag.utcTime,
      '260230000000Z',
    ),
    malformed('sixtieth-second', '', 'A leap second that was none.', Tag.utcTime, '251231235960Z'),
    malformed(
      'time-of-spaces',
      ' with a space for a digit',
      'Number parsers pass spaces over.',
      Tag.utcTime,
      '2601 1000000Z',
    ),
  ];
}

function withNotAfter(tag: number, text: string): (tbs: Uint8Array) => Uint8Array {
  return replaceAt([tbsField.validity, 1], encodeValue(tag, Buffer.from(text)));
}

/** The leaf judged at one time and its issuers at another. */
function roleCases(): VectorCase[] {
  const leaf = { notAfter: '2025-03-01' } as const;
  const options = { validity: { leaf: { at: '2025-02-01T00:00:00Z' } } } as const;
  const clause = 'RFC 5280 §6.1.1 (b); ETSI EN 319 102-1 §5.2.6';
  return [
    {
      name: 'leaf-at-signing-time',
      what: 'The leaf has expired; it is judged at the time of its signature, when it had not.',
      why: 'A signature outlives its certificate where a time stamp says when it was made (sigstore/sigstore-js#1388).',
      clause,
      ...accepted({ leaf }),
      options,
    },
    {
      name: 'issuer-expired-since',
      what: 'As leaf-at-signing-time; the intermediate has expired since, and issuers are judged now.',
      why: 'Each role has its time: that of the leaf does not excuse the others (pagopa/io-wallet#822).',
      clause,
      ...ordinary({ leaf, intermediate: { notAfter: '2025-05-01' } }),
      options,
    },
    {
      name: 'all-at-the-time-of-the-question',
      what: 'The leaf has expired and was valid once; nobody says when it signed.',
      why: "Judged at the certificate's own beginning nothing ever expires (sigstore/model-transparency#663).",
      clause: 'RFC 5280 §6.1.1 (b)',
      ...ordinary({ leaf }),
    },
  ];
}

function otherCases(): VectorCase[] {
  return [
    {
      name: 'expired-intermediate',
      what: 'The intermediate has expired; the leaf is valid.',
      why: "The period of each certificate counts, not only the leaf's.",
      clause: 'RFC 5280 §6.1.3 (a) (2)',
      ...ordinary({ intermediate: { notAfter: '2025-05-01' } }),
    },
    {
      name: 'expired-and-wrong-host',
      what: 'The leaf has expired, and it is for another host.',
      why: 'Both are to be told: renewing the certificate would not help.',
      clause: 'RFC 5280 §6.1.3 (a) (2); RFC 9525 §6.1',
      ...ordinary({ leaf: period }),
      time: '2025-10-01T00:00:00Z',
      identity: { dns: 'other.example.com' },
    },
    {
      name: 'generalized-time',
      what: 'The intermediate is valid until 2060, as GeneralizedTime.',
      why: 'UTCTime ends with 2049; a reader that knows it alone reads 1960.',
      clause: 'RFC 5280 §4.1.2.5',
      ...accepted({ intermediate: { notAfter: '2060-01-01' } }),
    },
  ];
}
