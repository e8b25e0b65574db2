import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Finding, finding, type Problem } from '../src/problem.ts';
import type { Anchor } from '../src/trust/anchor.ts';
import { createStore } from '../src/trust/store.ts';
import type { PolicySet } from '../src/verify/certificate-policies/policy-set.ts';
import { explain } from '../src/verify/explain.ts';
import type { AcceptedVerdict, PathReport, RefusedVerdict, SignatureState } from '../src/verify/verdict.ts';
import { toJson } from '../src/verify/verdict-json.ts';
import type { Certificate } from '../src/x509/certificate.ts';
import { readCertificates } from '../src/x509/certificate-source.ts';
import { fingerprint } from '../src/x509/fingerprint.ts';

const demo = new URL('../vectors/demo/', import.meta.url);
const [leaf, expiredTwin, deadEnd, intermediate] = readCertificates([readFileSync(new URL('leaf.pem', demo), 'utf8')])
  .certificates as [Certificate, Certificate, Certificate, Certificate];
const rootsPem = readFileSync(new URL('roots.pem', demo), 'utf8');
const anchors = createStore([{ certificate: rootsPem, label: 'demo\u001b[2J' }]).anchors;
const anchor = anchors.find(({ subject }) => subject.comparisonKey === intermediate.issuer.comparisonKey) as Anchor;
const bareAnchor: Anchor = { ...anchor, certificate: undefined, label: undefined };
const at = Date.UTC(2025, 6, 13);
const expired = finding('expired', { notAfter: Date.UTC(2025, 6, 1), at });
const spent = { signatures: 3, steps: 12, nameComparisons: 0 };

function placed(depth: number | 'path', found: Finding): Problem {
  return { ...found, depth, certificate: null };
}

function report(
  certificates: readonly Certificate[],
  end: Anchor | undefined,
  problems: readonly Problem[] = [],
  state: SignatureState = 'good',
): PathReport {
  const below = certificates.map((certificate, i) => {
    const isLast = end === undefined && i === certificates.length - 1;
    return { certificate, signature: isLast ? undefined : state, revocation: undefined };
  });
  const steps =
    end === undefined
      ? below
      : [...below, { certificate: end.certificate, signature: undefined, revocation: undefined }];
  return { steps, anchor: end, problems };
}

const everyPolicy: PolicySet = { anyPolicy: true, policies: [{ oid: '2.5.29.32.0', qualifiers: [] }] };

function accepted(path: PathReport): AcceptedVerdict {
  return {
    ok: true,
    path: path.steps.flatMap(({ certificate }) => certificate ?? []),
    anchor: path.anchor as Anchor,
    matchedPurpose: '1.3.6.1.5.5.7.3.1',
    policies: { authorityConstrained: everyPolicy, userConstrained: everyPolicy },
    problems: path.problems,
    report: path,
    spent,
    exhausted: undefined,
    ignored: [],
    transparency: undefined,
  };
}

function refused(best: PathReport | undefined, more: Partial<RefusedVerdict> = {}): RefusedVerdict {
  const problems = best?.problems ?? [];
  return {
    ok: false,
    best,
    tried: best ? [best] : [],
    untold: 0,
    problems,
    spent,
    exhausted: undefined,
    ignored: [],
    transparency: undefined,
    ...more,
  };
}

const text = suite('explain');

text('draws an accepted path with names, states and the anchor', () => {
  const lines = explain(accepted(report([leaf, intermediate], anchor))).split('\n');
  assert.is(lines[0], 'accepted: CN=demo.example.com, by the trust anchor "demo\\u{1b}[2J" CN=Demo Root');
  assert.match(lines[1] ?? '', /^ {2}0 {2}leaf +CN=demo\.example\.com \[[0-9a-f]{16}…\], signature good$/);
  assert.match(lines[2] ?? '', /^ {2}1 {2}intermediate +CN=Demo Intermediate \[[0-9a-f]{16}…\], signature good$/);
  assert.match(lines[3] ?? '', /^ {2}2 {2}anchor +CN=Demo Root \[[0-9a-f]{16}…\], trusted$/);
  assert.ok(lines.includes('spent: 3 signature checks, 12 search steps, 0 name comparisons'));
  assert.ok(lines.includes('valid until 2045-01-01 00:00:00 UTC, when depth 0 expires'), lines.join('\n'));
});

text('shows the warnings of an accepted path, and an anchor that is a bare key', () => {
  const warning: Finding = { ...expired, severity: 'warning' };
  const told = explain(accepted(report([leaf, intermediate], bareAnchor, [placed(2, warning)])));
  assert.match(told, / {2}2 {2}anchor +CN=Demo Root, trusted\n +~ expired on 2025-07-01/);
  assert.ok(told.includes('1 warning, '));
});

text('tells what is wrong with the best path, where, and since when', () => {
  const mismatch = finding('host-mismatch', { expected: 'x.example', presented: ['demo.example.com'] });
  const told = explain(refused(report([leaf, expiredTwin], anchor, [placed(1, expired), placed(0, mismatch)])));
  const [first] = told.split('\n');
  assert.ok(
    first?.startsWith('refused: the intermediate at depth 1 (CN=Demo Intermediate) expired on 2025-07-01'),
    told,
  );
  assert.ok(first?.includes('12 days before'), first);
  assert.ok(first?.endsWith('; and 1 more problem'), first);
  assert.match(told, /1 {2}intermediate .*\n +! expired on/);
  assert.match(told, /0 {2}leaf .*\n +! is not for the host x\.example: it names demo\.example\.com/);
  assert.ok(told.includes('→ Renew the certificate') && told.includes('→ Ask for a name'), told);
});

text('leads with a signature, and never shows an unchecked one as good', () => {
  const forged = [placed(0, finding('signature-invalid', {})), placed(1, expired)];
  assert.match(
    explain(refused(report([leaf, intermediate], anchor, forged, 'bad'))),
    /^refused: the leaf .* did not make.*\n.*\n.*signature BAD/,
  );
  const unchecked = explain(refused(report([leaf, intermediate], anchor, [], 'unchecked')));
  assert.ok(unchecked.includes('signature not checked') && !unchecked.includes('good'), unchecked);
});

text('shortens the other paths to a line, and leaves out the best one', () => {
  const best = report([leaf, expiredTwin], anchor, [placed(1, expired)]);
  const other = report([leaf, deadEnd], undefined, [
    placed(1, finding('issuer-not-found', { issuer: 'CN=Demo Absent Root' })),
  ]);
  const told = explain(refused(best, { tried: [{ ...best }, other], untold: 7 }));
  const lines = told.split('\n').filter((line) => line.startsWith('also tried'));
  assert.is(lines.length, 1, told);
  assert.match(
    lines[0] ?? '',
    /^also tried: through CN=Demo Intermediate: the intermediate at depth 1 .*CN=Demo Absent Root/,
  );
  assert.ok(told.includes('and 7 more paths that were refused'));
});

text('names the certificate policies that are valid, a few of them', () => {
  const told = (anyPolicy: boolean, oids: readonly string[]): string => {
    const userConstrained = { anyPolicy, policies: oids.map((oid) => ({ oid, qualifiers: [] })) };
    const verdict = accepted(report([leaf, intermediate], anchor));
    return explain({ ...verdict, policies: { authorityConstrained: everyPolicy, userConstrained } });
  };
  assert.match(told(true, ['2.5.29.32.0', '1.2.3']), /\nvalid under every certificate policy\n/);
  assert.match(told(false, ['1.2.3', '1.2.4']), /\nvalid under the certificate policy 1\.2\.3 or 1\.2\.4\n/);
  assert.match(told(false, ['1', '2', '3', '4', '5', '6', '7']), / 4 or 5, and 2 more\n/);
  assert.not.match(told(false, []), /certificate policy/);
});

text('tells of problems of the whole path', () => {
  const told = explain(refused(report([leaf, intermediate], anchor, [placed('path', finding('policy-required', {}))])));
  assert.match(told, /^refused: the path has no certificate policy/);
  assert.match(told, /the path as a whole\n +! has no certificate policy/);
});

text('names the counter that ran out, the pool members that were ignored, and a leaf that could not be read', () => {
  const member = { index: 3, line: 5, why: 'junk\u001b[2J', error: undefined };
  const malformed = placed(0, finding('certificate-malformed', { field: '', expected: 'SEQUENCE', offset: 0 }));
  const ignored = Array.from({ length: 1000 }, () => member);
  const told = explain(refused(undefined, { problems: [malformed], exhausted: 'signatures', ignored }));
  assert.match(told, /^refused: the leaf cannot be read: expected SEQUENCE at byte 0\n/);
  assert.ok(told.includes('ignored: pool member 3, line 5: junk\\u{1b}[2J'));
  assert.ok(told.includes('ignored: 990 more pool members'));
  assert.ok(told.includes('raise budget.signatures'));
  assert.match(explain(refused(undefined)), /^refused: the leaf could not be read/);
});

text.run();

const json = suite('verdict as JSON');

json('is plain data that survives a round trip', () => {
  for (const verdict of [
    accepted(report([leaf, intermediate], anchor)),
    accepted(report([leaf], bareAnchor)),
    refused(report([leaf, deadEnd], undefined, [placed(1, expired)]), {
      ignored: [{ index: 0, line: undefined, why: 'x', error: undefined }],
    }),
    refused(undefined),
  ]) {
    const data = toJson(verdict);
    assert.equal(JSON.parse(JSON.stringify(data)), data);
    assert.equal(structuredClone(data), data);
  }
});

json('refers to certificates by SHA-256, and holds their DER on request', () => {
  const verdict = accepted(report([leaf, intermediate], anchor));
  const plain = toJson(verdict);
  assert.ok(plain.ok);
  assert.equal(plain.path[0], { sha256: fingerprint(leaf), subject: 'CN=demo.example.com' });
  assert.is(plain.anchor.subject, 'CN=Demo Root');
  const whole = toJson(verdict, { certificates: 'der' });
  assert.is(whole.ok && whole.path[0]?.der, Buffer.from(leaf.der).toString('base64'));
  assert.is(
    whole.ok && whole.anchor.certificate?.der?.length,
    Math.ceil((anchor.certificate?.der.length ?? 0) / 3) * 4,
  );
});

json('has exactly the documented fields', () => {
  const common = ['exhausted', 'ignored', 'ok', 'problems', 'spent', 'transparency'];
  const good = toJson(accepted(report([leaf, intermediate], anchor)));
  assert.equal(Object.keys(good).sort(), ['anchor', ...common, 'matchedPurpose', 'path', 'policies', 'report'].sort());
  const bad = toJson(refused(report([leaf, deadEnd], undefined)));
  assert.equal(Object.keys(bad).sort(), ['best', ...common, 'tried', 'untold'].sort());
  assert.equal(!bad.ok && bad.best?.steps[1], {
    certificate: { sha256: fingerprint(deadEnd), subject: 'CN=Demo Intermediate' },
    signature: null,
    revocation: null,
  });
});

json.run();
