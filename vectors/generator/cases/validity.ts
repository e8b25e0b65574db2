import type { VectorCase } from '../case.ts';
import { accepted, ordinary } from './ordinary.ts';

const period = { notBefore: '2025-03-01T00:00:00Z', notAfter: '2025-09-01T00:00:00Z' } as const;

export function validityCases(): VectorCase[] {
  return [...leafCases(), ...otherCases()];
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
