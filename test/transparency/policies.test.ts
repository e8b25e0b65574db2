import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  applePolicy,
  type CheckedTimestamp,
  chromePolicy,
  minimumTimestamps,
  type TimestampSource,
  type TransparencyLog,
  type TransparencyPolicy,
} from '../../src/transparency.ts';
import { ca } from '../support/pki.ts';
import { parseOk } from '../x509/build.ts';
import { testLog } from './test-log.ts';

const policies = suite('policies');

const signedAt = Date.UTC(2026, 4, 1);
const judgedAt = Date.UTC(2026, 5, 1);
const root = ca('CT Root');

/** Valid for so many days and seconds, both ends included. */
function lasting(days: number, seconds = 0) {
  const notBefore = Date.UTC(2026, 4, 1);
  const notAfter = notBefore + days * 86_400_000 + (seconds - 1) * 1000;
  const options = { notBefore: new Date(notBefore).toISOString(), notAfter: new Date(notAfter).toISOString() };
  return parseOk(root.issueLeaf(options).der);
}

const short = lasting(180);
const long = lasting(181);

type Change = Partial<TransparencyLog> & { state?: TransparencyLog['state'] };
const logOf = (operator: string, change: Change = {}): TransparencyLog => testLog(operator, change).log;
const retired: Change = { state: { name: 'retired', since: judgedAt - 1 } };
const tiled: Change = { kind: 'static-ct' };

const [a, b, c] = [logOf('A'), logOf('B'), logOf('C')];
const secondOfA = logOf('A', { description: 'second' });

function from(source: TimestampSource, ...logs: readonly TransparencyLog[]): CheckedTimestamp[] {
  return logs.map((log) => ({ source, state: 'good', logId: log.logId, timestamp: signedAt, log }));
}

function why(
  policy: TransparencyPolicy,
  timestamps: readonly CheckedTimestamp[],
  certificate = short,
  time = judgedAt,
): string {
  const decision = policy({ certificate, time, timestamps });
  assert.is(decision.ok, decision.why === 'satisfied');
  return decision.why;
}

policies('a minimum counts distinct logs and operators, and only what is good', () => {
  const two = minimumTimestamps(2);
  assert.is(why(two, from('caller', a)), 'too-few-timestamps');
  assert.is(why(two, from('caller', a, a)), 'too-few-timestamps');
  assert.is(why(two, [...from('caller', a), ...from('ocsp', a)]), 'too-few-timestamps');
  assert.is(why(two, from('caller', a, secondOfA)), 'satisfied');
  assert.is(why(minimumTimestamps(2, { operators: 2 }), from('caller', a, secondOfA)), 'too-few-operators');
  assert.is(why(minimumTimestamps(2, { operators: 2 }), from('caller', a, b)), 'satisfied');
  const unchecked = from('caller', b).map((each) => ({ ...each, state: 'unchecked' as const }));
  assert.is(why(two, [...from('caller', a), ...unchecked]), 'too-few-timestamps');
});

policies('a minimum is a whole number of at least 1', () => {
  for (const number of [0, 1.5, -1, Number.NaN]) assert.throws(() => minimumTimestamps(number), RangeError);
  assert.throws(() => minimumTimestamps(1, { operators: 0 }), RangeError);
});

policies('logs without an operator count as one', () => {
  const [x, y] = [logOf('X', { operator: undefined }), logOf('Y', { operator: undefined })];
  assert.is(why(minimumTimestamps(2, { operators: 2 }), from('caller', x, y)), 'too-few-operators');
});

policies('the operator is the one at the time of the SCT', () => {
  const sold = (until: number) => logOf('A', { operator: 'A', previousOperators: [{ name: 'B', until }] });
  const policy = minimumTimestamps(2, { operators: 2 });
  assert.is(why(policy, from('caller', sold(signedAt + 1), b)), 'too-few-operators');
  assert.is(why(policy, from('caller', sold(signedAt), b)), 'satisfied');
});

policies('Chrome: two logs up to 180 days, three beyond', () => {
  assert.is(why(chromePolicy, from('certificate', a)), 'too-few-timestamps');
  assert.is(why(chromePolicy, from('certificate', a, b)), 'satisfied');
  assert.is(why(chromePolicy, from('certificate', a, b), lasting(180, 1)), 'satisfied');
  assert.is(why(chromePolicy, from('certificate', a, b), lasting(180, 2)), 'too-few-timestamps');
  assert.is(why(chromePolicy, from('certificate', a, b), long), 'too-few-timestamps');
  assert.is(why(chromePolicy, from('certificate', a, b, c), long), 'satisfied');
});

policies('Chrome: two operators, and one log that is trusted now', () => {
  assert.is(why(chromePolicy, from('certificate', a, secondOfA)), 'too-few-operators');
  const [x, y] = [logOf('X', retired), logOf('Y', retired)];
  assert.is(why(chromePolicy, from('certificate', x, a)), 'satisfied');
  assert.is(why(chromePolicy, from('certificate', x, y)), 'no-current-log');
  assert.is(why(chromePolicy, from('certificate', x, y), short, judgedAt - 2), 'satisfied');
});

policies('qualified, usable and readonly logs are trusted now', () => {
  const inState = (name: 'qualified' | 'usable' | 'readonly') => logOf(name, { state: { name, since: signedAt } });
  const [x, y, z] = [inState('qualified'), inState('usable'), inState('readonly')];
  for (const pair of [from('caller', x, y), from('caller', y, z), from('caller', z, x)]) {
    assert.is(why(chromePolicy, pair), 'satisfied');
    assert.is(why(applePolicy, pair), 'satisfied');
  }
});

policies('Chrome: what OCSP and TLS deliver counts by itself, and only of logs trusted now', () => {
  assert.is(why(chromePolicy, [...from('ocsp', a), ...from('caller', b)], long), 'satisfied');
  assert.is(why(chromePolicy, [...from('certificate', a), ...from('caller', b)]), 'too-few-timestamps');
  assert.is(why(chromePolicy, from('caller', a, logOf('X', retired))), 'too-few-timestamps');
  assert.is(why(chromePolicy, from('caller', a, secondOfA)), 'too-few-operators');
});

policies('Chrome: a log of RFC 6962 is needed before 2026-04-15', () => {
  const [x, y] = [logOf('X', tiled), logOf('Y', tiled)];
  const turn = Date.UTC(2026, 3, 15);
  assert.is(why(chromePolicy, from('certificate', x, y), short, turn - 1), 'no-rfc6962-log');
  assert.is(why(chromePolicy, from('certificate', x, a), short, turn - 1), 'satisfied');
  assert.is(why(chromePolicy, from('certificate', x, y), short, turn), 'satisfied');
});

policies('Apple: two logs up to 180 days, three beyond, of which two may be of one operator', () => {
  assert.is(why(applePolicy, from('certificate', a)), 'too-few-timestamps');
  assert.is(why(applePolicy, from('certificate', a, b)), 'satisfied');
  assert.is(why(applePolicy, from('certificate', a, secondOfA)), 'too-few-operators');
  assert.is(why(applePolicy, from('certificate', a, b), lasting(180, 1)), 'too-few-timestamps');
  assert.is(why(applePolicy, from('certificate', a, secondOfA, b), long), 'satisfied');
  const thirdOfA = logOf('A', { description: 'third' });
  assert.is(why(applePolicy, from('certificate', a, secondOfA, thirdOfA), long), 'too-few-operators');
});

policies('Apple: one log that is trusted now, and one of RFC 6962', () => {
  const [x, y] = [logOf('X', retired), logOf('Y', retired)];
  assert.is(why(applePolicy, from('certificate', x, y)), 'no-current-log');
  assert.is(why(applePolicy, from('certificate', x, a)), 'satisfied');
  assert.is(why(applePolicy, from('certificate', logOf('X', tiled), logOf('Y', tiled))), 'no-rfc6962-log');
});

policies('Apple: two logs trusted now, one of them from OCSP or TLS', () => {
  assert.is(why(applePolicy, [...from('certificate', a), ...from('ocsp', secondOfA)], long), 'satisfied');
  assert.is(why(applePolicy, from('caller', a, b), long), 'satisfied');
  assert.is(why(applePolicy, [...from('certificate', a), ...from('ocsp', a)], long), 'too-few-timestamps');
  assert.is(why(applePolicy, from('ocsp', a, logOf('X', retired)), long), 'too-few-timestamps');
});

policies.run();
