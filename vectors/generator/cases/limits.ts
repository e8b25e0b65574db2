import { type Authority, authority, ca } from '../authority.ts';
import type { VectorCase } from '../case.ts';
import type { CaseOptions } from '../case-file.ts';
import { ecKey } from '../keys.ts';
import { accepted, ordinary, ordinaryChain } from './ordinary.ts';

/** How long a path may be and how much work a verification. */
export function limitCases(): VectorCase[] {
  return [...lengthCases(), ...depthCases(), ...nameCases(), ...budgetCases()];
}

/** A root with so many CAs below it and a leaf. */
function tower(count: number): Pick<VectorCase, 'leaf' | 'pool' | 'anchors'> {
  const root = ca('Root', { label: 'root' });
  const pool: Authority[] = [];
  for (let i = 1; i <= count; i++) pool.unshift((pool[0] ?? root).issueCa(`CA ${i}`, { label: `CA ${i}` }));
  return { leaf: (pool[0] ?? root).issueLeaf({ label: 'leaf' }), pool, anchors: [root] };
}

function lengthCases(): VectorCase[] {
  return [
    {
      name: 'twenty-intermediates',
      what: 'Twenty CAs stand one above the other.',
      why: 'A table of fixed size for the path is an overflow (CVE-2024-28835); RFC 5280 knows no limit.',
      clause: 'RFC 5280 §6.1',
      accepted: true,
      ...tower(20),
    },
    {
      name: 'more-intermediates-than-allowed',
      what: 'Three CAs stand one above the other; the question allows two.',
      why: 'Whoever knows how long a path can be need not accept a longer one.',
      clause: 'RFC 5280 §6.2',
      ...tower(3),
      options: { maxIntermediates: 2 },
    },
    {
      name: 'as-many-intermediates-as-allowed',
      what: 'Two CAs stand one above the other; the question allows two.',
      why: 'Neither leaf nor anchor counts.',
      clause: 'RFC 5280 §6.2, §4.2.1.9',
      accepted: true,
      ...tower(2),
      options: { maxIntermediates: 2 },
    },
  ];
}

/** An intermediate that has certified its own new key, which signed the leaf. */
function depthCases(): VectorCase[] {
  const { root, intermediate } = ordinaryChain();
  const renewed = authority(intermediate, intermediate.subject, { label: 'key rollover', key: ecKey('Rollover') });
  const certificates = { leaf: renewed.issueLeaf({ label: 'leaf' }), pool: [renewed, intermediate], anchors: [root] };
  const what =
    'The intermediate has certified its own new key, which signed the leaf; the question allows one intermediate';
  return [
    {
      name: 'self-issued-within-the-limit',
      what: `${what}, self-issued ones not counted.`,
      why: 'A CA must be able to change its key.',
      clause: 'RFC 5280 §4.2.1.9',
      accepted: true,
      ...certificates,
      options: { maxIntermediates: 1 },
    },
    {
      name: 'self-issued-beyond-the-depth',
      what: `${what}, all counted.`,
      why: 'Two ways to count that differ here: that of RFC 5280 and that of OpenSSL and Qt.',
      clause: 'RFC 5280 §4.2.1.9 (openssl-verification-options, -verify_depth)',
      ...certificates,
      options: { peerVerifyDepth: 1 },
    },
    {
      name: 'shorter-path-within-the-limit',
      what: 'The leaf’s issuer is certified by the root and by a CA below it, which comes first; the question allows one intermediate.',
      why: 'A builder that keeps to the first path it finds refuses a good chain.',
      clause: 'RFC 4158 §2.4',
      accepted: true,
      ...shortAndLong(),
      options: { maxIntermediates: 1 },
    },
  ];
}

function shortAndLong(): Pick<VectorCase, 'leaf' | 'pool' | 'anchors'> {
  const { root, intermediate, leaf } = ordinaryChain();
  const upper = root.issueCa('Upper CA', { label: 'upper CA' });
  const byUpper = authority(upper, 'Intermediate', { label: 'intermediate by the upper CA' });
  return { leaf, pool: [byUpper, upper, intermediate], anchors: [root] };
}

const names = Array.from({ length: 150 }, (_, i) => `dns:host-${i}.example.com`);
const excluded = Array.from({ length: 150 }, (_, i) => `dns:other-${i}.example.com`);

function nameCases(): VectorCase[] {
  const changes = { intermediate: { nameConstraints: { excluded } }, leaf: { names, subject: 'leaf' } };
  const why = 'Each name held against each constraint is quadratic work (CVE-2025-58187, CVE-2024-34702)';
  return [
    {
      name: 'many-names-and-constraints',
      what: 'The leaf has 150 names, the intermediate 150 constraints; none is met.',
      why: `${why}; this much is nothing yet.`,
      clause: 'RFC 5280 §8',
      ...accepted(changes),
      profile: 'rfc5280',
    },
    {
      name: 'more-names-and-constraints-than-allowed',
      what: 'As many-names-and-constraints; the question allows 10,000 pairs of the 22,500.',
      why: `${why}: beyond the limit the answer is no, and that it ran out.`,
      clause: 'RFC 5280 §8',
      ...ordinary(changes),
      profile: 'rfc5280',
      options: { budget: { nameComparisons: 10_000 } },
    },
  ];
}

function budgetCases(): VectorCase[] {
  const limited = (budget: NonNullable<CaseOptions['budget']>): Pick<VectorCase, 'options'> => ({
    options: { budget },
  });
  return [
    {
      name: 'one-signature-allowed',
      what: 'The chain has two signatures, the question allows one to be checked.',
      why: 'What has not been checked is not reported as good.',
      clause: 'RFC 5280 §6.1.3 (a) (1), §8',
      ...ordinary(),
      ...limited({ signatures: 1 }),
    },
    {
      name: 'two-signatures-allowed',
      what: 'The chain has two signatures, the question allows two to be checked.',
      why: 'A limit is what may be spent, not what is too much.',
      clause: 'RFC 5280 §8',
      ...accepted(),
      ...limited({ signatures: 2 }),
    },
    {
      name: 'no-steps-allowed',
      what: 'An ordinary chain; the question allows no step of the search.',
      why: 'A search that is cut short has not shown that there is no path, and says so.',
      clause: 'RFC 5280 §8',
      ...ordinary(),
      ...limited({ steps: 0 }),
    },
  ];
}
