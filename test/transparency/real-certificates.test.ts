import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verify } from '../../src/index.ts';
import { mozillaStore } from '../../src/mozilla.ts';
import { checkTimestamps, chromePolicy, requireTimestamps, type TimestampsReport } from '../../src/transparency.ts';
import { type LimboCase, toVerifyInput } from '../suites/limbo-case.ts';
import { requireSuite } from '../support/vectors.ts';
import { publicLogs } from './public-logs.ts';

const real = suite('SCTs of real certificates, by the keys of the logs that signed them');

/** The month after the youngest certificate was issued. */
const time = Date.UTC(2026, 3, 1);

function pathOf(testcase: LimboCase) {
  const { leaf, pool } = toVerifyInput(testcase, () => false);
  const verdict = verify({ leaf, pool, store: mozillaStore(), time: Date.parse(testcase.validation_time ?? '') });
  if (!verdict.ok) return assert.unreachable(testcase.id) as never;
  return verdict.path;
}

function reportOf(testcase: LimboCase): TimestampsReport {
  const [certificate, issuer] = pathOf(testcase);
  if (certificate === undefined) return assert.unreachable() as never;
  return checkTimestamps({ certificate, issuer, logs: publicLogs, time, policy: chromePolicy });
}

const folder = requireSuite('x509-limbo', 1);
if (folder !== undefined) {
  const { testcases } = JSON.parse(readFileSync(join(folder, 'limbo.json'), 'utf8')) as { testcases: LimboCase[] };
  const chains = testcases.filter(({ id }) => id.startsWith('online::'));
  const reports = chains.map(reportOf);

  real('every SCT of a log whose key is here is good; of the others the log is unknown', () => {
    const states = new Map<string, number>();
    for (const { timestamps } of reports) {
      for (const { state } of timestamps) states.set(state, (states.get(state) ?? 0) + 1);
    }
    assert.equal(Object.fromEntries(states), { good: 33, 'unknown-log': 5 });
  });

  real('with another issuer no signature is right', () => {
    const [certificate] = pathOf(chains[0] as LimboCase);
    const issuer = pathOf(chains[1] as LimboCase)[1];
    const report = checkTimestamps({ certificate: certificate as never, issuer, logs: publicLogs, time });
    assert.equal(
      report.timestamps.map(({ state }) => state),
      ['signature-invalid', 'signature-invalid'],
    );
  });

  real('a verification says the same as a check after it', () => {
    const transparency = requireTimestamps({ logs: publicLogs, policy: chromePolicy });
    let accepted = 0;
    for (const testcase of chains) {
      const { leaf, pool } = toVerifyInput(testcase, () => false);
      // The cases are of the moment the certificates begin, and their SCTs are an hour younger.
      const at = Date.parse(testcase.validation_time ?? '') + 86_400_000;
      const verdict = verify({ leaf, pool, store: mozillaStore(), time: at, transparency });
      const [certificate, issuer] = pathOf(testcase);
      if (certificate === undefined) return assert.unreachable(testcase.id);
      const report = checkTimestamps({ certificate, issuer, logs: publicLogs, time: at, policy: chromePolicy });
      assert.is(verdict.ok, report.decision.ok, testcase.id);
      assert.is(verdict.transparency?.why, report.decision.why);
      assert.equal(
        verdict.transparency?.timestamps.map(({ state }) => state),
        report.timestamps.map(({ state }) => state),
      );
      if (verdict.ok) accepted++;
    }
    assert.ok(accepted >= 8, `${accepted}`);
  });

  real("Chrome's policy is satisfied where the keys of all logs are here", () => {
    const whole = reports.filter(({ timestamps }) => timestamps.every(({ state }) => state === 'good'));
    assert.ok(whole.length >= 8);
    for (const { decision } of whole) assert.equal(decision, { ok: true, why: 'satisfied' });
  });
}

real.run();
