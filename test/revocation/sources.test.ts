import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type RevocationAnswer,
  type RevocationOptions,
  type RevocationQuery,
  type RevocationSource,
  type Verdict,
  type VerifyInput,
  verify,
  verifyAsync,
} from '../../src/index.ts';
import { toJson } from '../../src/verify/verdict-json.ts';
import { ca } from '../support/pki.ts';
import { crlOf, ocspOf, read } from '../support/revocation.ts';
import { outcomeOf, testTime } from '../support/verification.ts';

const root = ca('Root');
const intermediate = root.issueCa('Intermediate');
const leaf = intermediate.issueLeaf();
const day = 86_400_000;

function source(lookup: RevocationSource['lookup'], name = 'list'): RevocationSource {
  return { name, lookup };
}

function answering(answer: RevocationAnswer): RevocationSource {
  return source(() => answer);
}

function inputOf(sources: readonly RevocationSource[], more: Partial<RevocationOptions> = {}): VerifyInput {
  const revocation = { mode: 'hard', sources, perRole: { issuer: 'off' }, ...more } as const;
  return { leaf: leaf.der, pool: [intermediate.der], anchors: [root.der], time: testTime, revocation };
}

function describe(verdict: Verdict): string {
  const report = verdict.ok ? verdict.report : verdict.best;
  return `${outcomeOf(verdict)}; ${report?.steps[0]?.revocation?.status}`;
}

function judge(...sources: readonly RevocationSource[]): string {
  return describe(verify(inputOf(sources)));
}

const test = suite('revocation sources');

test('a status is taken at its word', () => {
  assert.is(judge(answering({ status: 'good' })), 'accepted; good');
  assert.is(judge(answering({ status: 'revoked' })), '0 revoked; revoked');
  assert.is(judge(answering({ status: 'unknown' })), '0 revocation-unknown; not-offered');
  assert.is(judge(answering(undefined)), '0 revocation-unknown; not-offered');
  assert.is(judge(answering({ status: 'unreachable' })), '0 revocation-unknown; unreachable');
  const { problems } = verify(
    inputOf([answering({ status: 'revoked', reason: 'superseded', at: new Date(testTime - day) })]),
  );
  assert.equal(problems[0]?.parameters, { reason: 'superseded', at: testTime - day });
});

test('what was revoked after the time asked about was good then', () => {
  const later = { evidenceTime: testTime + 10 * day };
  const at = (time: number): RevocationSource[] => [answering({ status: 'revoked', at: time })];
  assert.is(describe(verify(inputOf(at(testTime + day), later))), 'accepted; good');
  assert.is(describe(verify(inputOf(at(testTime - day), later))), '0 revoked; revoked');
});

test('it is named in the evidence', () => {
  const verdict = verify(inputOf([source(() => ({ status: 'good' }), 'status list')]));
  assert.ok(verdict.ok);
  assert.equal(JSON.parse(JSON.stringify(toJson(verdict))).report.steps[0].revocation, {
    status: 'good',
    revoked: null,
    evidence: [{ kind: 'source', issuer: 'status list', thisUpdate: null, nextUpdate: null, sha256: null }],
    faults: [],
  });
});

test('it is told about whom, by whom and when, and asked once for each certificate', () => {
  const queries: RevocationQuery[] = [];
  const asked = source((query) => {
    queries.push(query);
    return { status: 'good' };
  });
  verify(inputOf([asked], { perRole: {} }));
  assert.equal(
    queries.map(({ certificate }) => certificate.subject.textsOf('2.5.4.3')[0]),
    ['Intermediate', 'www.example.com'],
  );
  assert.equal(queries[1]?.issuer?.serialNumber, read(intermediate.der).serialNumber);
  assert.is(queries[1]?.time, testTime);
});

test('they are asked in turn until one decides, and not at all when the evidence at hand does', () => {
  const asked: string[] = [];
  const named = (name: string, answer: RevocationAnswer): RevocationSource =>
    source(() => {
      asked.push(name);
      return answer;
    }, name);
  const three = [named('a', undefined), named('b', { status: 'good' }), named('c', { status: 'revoked' })];
  assert.is(judge(...three), 'accepted; good');
  assert.equal(asked.splice(0), ['a', 'b']);
  assert.ok(verify(inputOf(three, { crls: [crlOf(intermediate)] })).ok);
  assert.equal(asked, []);
});

test('CRLs and responses that it brings are checked like any other', () => {
  const revoked = crlOf(intermediate, { revoked: [{ certificate: leaf.der }] });
  assert.is(judge(answering({ crls: [revoked] })), '0 revoked; revoked');
  assert.is(judge(answering({ crls: [crlOf(intermediate)] })), 'accepted; good');
  assert.is(judge(answering({ ocsp: [ocspOf(intermediate, [{ certificate: leaf.der }])] })), 'accepted; good');
  const forged = crlOf(intermediate, { signedBy: ca('Mallory') });
  assert.is(judge(answering({ crls: [forged] })), '0 revocation-evidence-bad, 0 revocation-unknown; unknown');
  for (const junk of [{ crls: [new Uint8Array(3)] }, { ocsp: [new Uint8Array(3)] }]) {
    assert.is(judge(answering(junk)), '0 revocation-evidence-bad, 0 revocation-unknown; unknown');
  }
});

test('a response about another certificate than the one asked about is bad', () => {
  const other = intermediate.issueLeaf({ names: ['dns:other.example'] }).der;
  const answer = { ocsp: [ocspOf(intermediate, [{ certificate: other }])] };
  assert.is(judge(answering(answer)), '0 revocation-evidence-bad, 0 revocation-unknown; unknown');
});

test('one that throws is unreachable, and the next one is asked', () => {
  const broken = source(() => {
    throw new Error('no connection');
  });
  assert.is(judge(broken), '0 revocation-unknown; unreachable');
  assert.is(judge(broken, answering({ status: 'good' })), 'accepted; good');
});

test('what answers later is unreachable to verify, and answered to verifyAsync', async () => {
  const later = source(async () => ({ status: 'revoked' }));
  assert.is(judge(later), '0 revocation-unknown; unreachable');
  assert.is(describe(await verifyAsync(inputOf([later]))), '0 revoked; revoked');
  const rejecting = source(() => Promise.reject(new Error('no connection')));
  assert.is(judge(rejecting), '0 revocation-unknown; unreachable');
  assert.is(describe(await verifyAsync(inputOf([rejecting]))), '0 revocation-unknown; unreachable');
});

test('a thenable that is no Promise is waited for too, or unreachable', async () => {
  // biome-ignore lint/suspicious/noThenProperty: this is what is tested
  const thenable = { then: (resolve: (answer: RevocationAnswer) => void) => resolve({ status: 'revoked' }) };
  const odd = source(() => thenable as unknown as Promise<RevocationAnswer>);
  assert.is(judge(odd), '0 revocation-unknown; unreachable');
  assert.is(describe(await verifyAsync(inputOf([odd]))), '0 revoked; revoked');
});

test('answers of no known shape are none', () => {
  for (const answer of [null, 1, 'good', [], { status: 'fine' }, { crls: undefined }]) {
    assert.is(
      judge(answering(answer as RevocationAnswer)),
      '0 revocation-unknown; not-offered',
      JSON.stringify(answer),
    );
  }
});

test('options that cannot be used are refused', () => {
  const wrong: readonly Partial<Record<keyof RevocationOptions, unknown>>[] = [
    { mode: 'maybe' },
    { perRole: { leaf: 'maybe' } },
    { badEvidence: 'accept' },
    { whenNotOffered: 'ignore' },
    { skew: -1 },
    { skew: Number.NaN },
    { maximumAge: -1 },
    { shortLived: -1 },
    { evidenceTime: Number.NaN },
  ];
  for (const options of wrong) {
    assert.throws(
      () => verify(inputOf([], options as Partial<RevocationOptions>)),
      /revocation/,
      JSON.stringify(options),
    );
  }
});

test.run();
