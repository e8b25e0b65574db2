import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeOctetString } from '../../src/asn1/der-writer.ts';
import { defaultProvider } from '../../src/default-provider.ts';
import {
  type AsyncSignatureVerifier,
  checkPath,
  createVerifier,
  explain,
  type SignatureJob,
  toJson,
  type VerifyInput,
  verify,
  verifyAsync,
} from '../../src/index.ts';
import {
  chromePolicy,
  minimumTimestamps,
  precertificateOptions,
  precertificateSigning,
  type RequiredTimestamps,
  requireTimestamps,
  type TransparencyPolicy,
} from '../../src/transparency.ts';
import { hex } from '../support/hex.ts';
import { ca, type ExtensionInput, ecKey, extension } from '../support/pki.ts';
import { crlOf, ocspOf, type SingleInput } from '../support/revocation.ts';
import { outcomeOf, problemsOf, RecordingVerifier, testTime } from '../support/verification.ts';
import {
  issueLogged,
  issueWith,
  poisonOid,
  precertEntry,
  signedAt,
  testLog,
  timestampExtension,
  timestampList,
  x509Entry,
} from '../transparency/test-log.ts';
import { parseOk } from '../x509/build.ts';

const ocspTimestampList = '1.3.6.1.4.1.11129.2.4.5';

const root = ca('Root');
const [one, two] = [testLog('one', { description: 'Log One' }), testLog('two')];
const logs = [one.log, two.log];
const logged = issueLogged(root, [one, two]).der;
const unlogged = root.issueLeaf().der;
const sct = one.sign(x509Entry(unlogged));

/** A verification that demands SCTs; two of distinct logs unless told otherwise. */
function input(
  leaf: Uint8Array,
  required: Partial<RequiredTimestamps> = {},
  more: Partial<VerifyInput> = {},
): VerifyInput {
  const transparency = requireTimestamps({ logs, policy: minimumTimestamps(2), ...required });
  return { leaf, anchors: [root.der], time: testTime, transparency, ...more };
}

/** Every SCT told of, as `source state`. */
function statesOf({ transparency }: ReturnType<typeof verify>): string[] {
  return (transparency?.timestamps ?? []).map(({ source, state }) => `${source} ${state}`);
}

function ocspWith(leaf: Uint8Array, scts: readonly Uint8Array[], single: Partial<SingleInput> = {}): Uint8Array {
  return ocspOf(root, [
    { certificate: leaf, extensions: [extension(ocspTimestampList, timestampExtension(...scts))], ...single },
  ]);
}

const test = suite('transparency in the engine');

test('a leaf with enough SCTs is accepted, and the verdict tells which', () => {
  const verdict = verify(input(logged));
  assert.is(outcomeOf(verdict), 'accepted');
  assert.equal(verdict.problems, []);
  const shared = { source: 'certificate', state: 'good', timestamp: signedAt } as const;
  assert.equal(verdict.transparency, {
    ok: true,
    why: 'satisfied',
    timestamps: [
      { ...shared, logId: hex(one.log.logId), log: 'Log One', operator: 'one' },
      { ...shared, logId: hex(two.log.logId), log: null, operator: 'two' },
    ],
    untold: 0,
  });
});

test('a leaf without, or with too few, is refused on the leaf', () => {
  assert.is(outcomeOf(verify(input(unlogged))), '0 transparency-policy-unmet');
  const few = verify(input(issueLogged(root, [one]).der));
  assert.is(outcomeOf(few), '0 transparency-policy-unmet');
  assert.equal(few.problems[0]?.parameters, { why: 'too-few-timestamps', good: 1, presented: 1 });
  assert.equal([few.transparency?.ok, few.transparency?.why], [false, 'too-few-timestamps']);
});

test('who does not ask is not told', () => {
  const verdict = verify({ leaf: unlogged, anchors: [root.der], time: testTime });
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.transparency, undefined);
  assert.is(toJson(verdict).transparency, null);
});

test('the path gives the issuer: a certificate between, and an anchor that is a bare key', () => {
  const middle = root.issueCa('Middle');
  const below = issueLogged(middle, [one, two]).der;
  assert.is(outcomeOf(verify(input(below, {}, { pool: [middle.der] }))), 'accepted');
  const bare = { name: parseOk(root.der).subject.der, key: root.key.spki };
  assert.is(outcomeOf(verify(input(logged, {}, { anchors: [bare] }))), 'accepted');
});

test('SCTs of the certificate, of OCSP and of the caller count together', () => {
  const leaf = issueLogged(root, [one]).der;
  const own = two.sign(x509Entry(leaf));
  const revocation = { mode: 'soft', ocsp: [ocspWith(leaf, [own])] } as const;
  const verdict = verify(input(leaf, { timestamps: timestampList(own) }, { revocation }));
  assert.is(outcomeOf(verdict), 'accepted');
  assert.equal(statesOf(verdict), ['certificate good', 'ocsp good', 'caller good']);
  assert.is(outcomeOf(verify(input(leaf, {}, { revocation }))), 'accepted');
  assert.is(outcomeOf(verify(input(leaf, { timestamps: new Set([own]) }))), 'accepted');
});

test('a stapled response brings SCTs too, whoever signed it; one about another certificate does not', () => {
  const forged = ocspOf(
    root,
    [{ certificate: unlogged, extensions: [extension(ocspTimestampList, timestampExtension(sct))] }],
    {
      signedBy: ca('Mallory'),
    },
  );
  const policy = minimumTimestamps(1);
  const stapled = { mode: 'soft', stapled: forged, badEvidence: 'ignore' } as const;
  assert.is(outcomeOf(verify(input(unlogged, { policy }, { revocation: stapled }))), 'accepted');
  const other = ocspWith(root.issueLeaf({ serial: Uint8Array.of(9) }).der, [sct]);
  const stray = { mode: 'soft', stapled: other, badEvidence: 'ignore' } as const;
  assert.equal(statesOf(verify(input(unlogged, { policy }, { revocation: stray }))), []);
  const strange = ocspWith(unlogged, [sct], { issuer: ca('Root', { key: ecKey('another') }) });
  assert.equal(statesOf(verify(input(unlogged, { policy }, { revocation: { mode: 'soft', ocsp: [strange] } }))), []);
  const off = { mode: 'off', stapled: forged } as const;
  assert.equal(statesOf(verify(input(unlogged, { policy }, { revocation: off }))), []);
});

test('of the lists in OCSP responses about a leaf four are read', () => {
  const ocsp = Array.from({ length: 6 }, () => ocspWith(unlogged, [sct]));
  const revocation = { mode: 'soft', ocsp } as const;
  assert.is(statesOf(verify(input(unlogged, {}, { revocation }))).join(), 'ocsp good,ocsp good,ocsp good,ocsp good');
});

test('bad SCTs beside enough good ones are warnings, one for each fault of a source', () => {
  const stranger = testLog('stranger');
  const entry = x509Entry(unlogged);
  const timestamps = [
    stranger.sign(entry),
    one.sign(x509Entry(logged)),
    one.sign(entry, { timestamp: testTime + 1000 }),
    one.sign(entry, { hashAlgorithm: 5 }),
    Uint8Array.of(0),
    Uint8Array.of(0, 1),
    Uint8Array.of(1),
    sct,
    two.sign(entry),
  ];
  const verdict = verify(input(unlogged, { timestamps }));
  assert.is(outcomeOf(verdict), 'accepted');
  assert.equal(
    verdict.problems.map(({ code, severity, depth }) => `${severity} ${depth} ${code}`),
    [
      'warning 0 transparency-log-unknown',
      'warning 0 transparency-signature-invalid',
      'warning 0 transparency-timestamp-in-future',
      'warning 0 transparency-algorithm-unsupported',
      'warning 0 transparency-timestamp-malformed',
      'warning 0 transparency-version-unsupported',
    ],
  );
  const malformed = verdict.problems.find(({ code }) => code === 'transparency-timestamp-malformed');
  assert.equal(malformed?.parameters, { source: 'caller', count: 2, logId: null, timestamp: null });
});

test('beside a refusal the faults stay warnings, and a policy of one’s own may refuse for them', () => {
  const timestamps = [one.sign(x509Entry(logged)), two.sign(x509Entry(unlogged))];
  const refused = verify(input(unlogged, { timestamps }));
  assert.equal(problemsOf(refused), ['0 transparency-policy-unmet', '0 transparency-signature-invalid']);
  assert.equal(
    refused.problems.map(({ severity }) => severity),
    ['error', 'warning'],
  );
  const strict: TransparencyPolicy = (question) => {
    const isForged = question.timestamps.some(({ state }) => state === 'signature-invalid');
    return isForged ? { ok: false, why: 'a forged SCT' } : minimumTimestamps(1)(question);
  };
  const strictly = verify(input(unlogged, { timestamps, policy: strict }));
  assert.equal(strictly.problems[0]?.parameters, { why: 'a forged SCT', good: 1, presented: 2 });
  assert.is(outcomeOf(verify(input(unlogged, { timestamps, policy: minimumTimestamps(1) }))), 'accepted');
});

test('a policy that answers later, or anything but true, has not agreed', () => {
  for (const answer of [Promise.resolve({ ok: true, why: '' }), { ok: 'yes', why: 1 }]) {
    const policy = (() => answer) as unknown as TransparencyPolicy;
    assert.is(outcomeOf(verify(input(logged, { policy }))), '0 transparency-policy-unmet');
  }
});

test('the whole second of the verification is not the future', () => {
  const at = (timestamp: number): string =>
    outcomeOf(
      verify(
        input(unlogged, { policy: minimumTimestamps(1), timestamps: [one.sign(x509Entry(unlogged), { timestamp })] }),
      ),
    );
  assert.is(at(testTime + 999), 'accepted');
  assert.is(at(testTime + 1000), '0 transparency-policy-unmet, 0 transparency-timestamp-in-future');
});

test('every other fault is told beside it, and a forged leaf is told of as that alone', () => {
  const expired = root.issueLeaf({ notAfter: '2025-02-01' }).der;
  assert.equal(problemsOf(verify(input(expired))), ['0 expired', '0 transparency-policy-unmet']);
  const crls = [crlOf(root, { revoked: [{ certificate: unlogged }] })];
  const revoked = verify(input(unlogged, {}, { revocation: { mode: 'soft', crls } }));
  assert.equal(problemsOf(revoked), ['0 revoked', '0 transparency-policy-unmet']);
  const forged = ca('Root', { key: ecKey('Mallory') }).issueLeaf().der;
  const verdict = verify(input(forged, { timestamps: [sct] }));
  assert.equal(problemsOf(verdict), ['0 signature-invalid']);
  assert.is(verdict.transparency, undefined);
  assert.equal(problemsOf(verify(input(unlogged, {}, { anchors: [ca('Other').der] }))), ['0 issuer-not-found']);
});

test('signatures of SCTs are asked last, once, and only below a path that is told of', () => {
  const twin = root.issueCa('Middle', { notAfter: '2025-02-01' });
  const middle = root.issueCa('Middle', { key: twin.key });
  const below = issueLogged(middle, [one, two]).der;
  const provider = new RecordingVerifier(defaultProvider());
  const verdict = verify(input(below, {}, { pool: [twin.der, middle.der], provider }));
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.spent.signatures, 4);
  assert.equal(
    provider.jobs.map(({ key }) =>
      [one.log.publicKey, two.log.publicKey].some((each) => hex(each) === hex(key.spki.der)),
    ),
    [false, false, true, true],
  );
});

test('refused under every twin of its issuer, a leaf costs its SCTs once', () => {
  const key = ecKey('Issuing');
  const twins = Array.from({ length: 12 }, (_, i) => root.issueCa('Issuing', { key, notAfter: `20${40 + i}-01-01` }));
  const [first] = twins;
  if (first === undefined) return assert.unreachable();
  const below = issueLogged(first, [one]).der;
  const verdict = verify(input(below, {}, { pool: twins.map(({ der }) => der) }));
  assert.is(outcomeOf(verdict), '0 transparency-policy-unmet');
  // The leaf, the twin that was tried first, and the SCT.
  assert.is(verdict.spent.signatures, 3);
});

test('a leaf that is an anchor has no issuer: what comes by TLS counts, what is in it does not', () => {
  const anchors = [{ certificate: logged, mayBeLeaf: true }];
  const verdict = verify(input(logged, {}, { anchors }));
  assert.is(outcomeOf(verdict), '0 transparency-policy-unmet, 0 transparency-issuer-unknown');
  assert.equal(statesOf(verdict), ['certificate issuer-unknown', 'certificate issuer-unknown']);
  const timestamps = [one.sign(x509Entry(logged)), two.sign(x509Entry(logged))];
  assert.is(outcomeOf(verify(input(logged, { timestamps }, { anchors }))).startsWith('accepted'), true);
});

test('a leaf that is an anchor and refused as one may have a path to another', () => {
  const anchors = [{ certificate: logged, mayBeLeaf: true }, root.der];
  const verdict = verify(input(logged, {}, { anchors }));
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.ok && verdict.path.length, 2);
});

test('a precertificate under a signing certificate is held against the key above', () => {
  const signer = root.issueCa('Signer', { extendedKeyUsage: [precertificateSigning] });
  const serial = Uint8Array.of(9);
  const poison = extension(poisonOid, Uint8Array.of(5, 0), true);
  const precertificate = signer.issueLeaf({ serial, moreExtensions: [poison] }).der;
  const entry = precertEntry(root.key.spki, parseOk(root.issueLeaf({ serial }).der).tbsCertificate);
  const timestamps = [one.sign(entry), two.sign(entry)];
  const given = input(precertificate, { timestamps }, { pool: [signer.der], ...precertificateOptions });
  assert.is(outcomeOf(verify(given)), 'accepted');
});

test('the signer of a CRL needs no SCTs', () => {
  const signer = root.issueCa('Root', { key: ecKey('crl'), keyUsage: ['cRLSign'] });
  const revocation = { mode: 'hard', crls: [crlOf(signer)] } as const;
  assert.is(outcomeOf(verify(input(logged, {}, { pool: [signer.der], revocation }))), 'accepted');
});

test('the budget pays for SCTs, and what it cannot pay for is unchecked, never good', () => {
  const short = verify(input(logged, {}, { budget: { signatures: 2 } }));
  assert.equal(problemsOf(short), ['0 transparency-policy-unmet', '0 transparency-signature-unchecked']);
  assert.equal([short.exhausted, short.spent.signatures], ['signatures', 2]);
  assert.equal(statesOf(short), ['certificate good', 'certificate unchecked']);
  const enough = verify(input(logged, {}, { budget: { signatures: 3 } }));
  assert.equal([outcomeOf(enough), enough.exhausted], ['accepted', undefined]);
});

test('thousands of SCTs cost a bounded number of checks, questions and words', () => {
  const leaf = issueWith(
    root,
    Array.from({ length: 480 }, () => sct),
  ).der;
  const forged = two.sign(x509Entry(logged));
  const provider = new RecordingVerifier(defaultProvider());
  const timestamps = Array.from({ length: 5000 }, () => forged);
  const revocation = {
    mode: 'soft',
    ocsp: [
      ocspWith(
        leaf,
        Array.from({ length: 20_000 }, () => Uint8Array.of(0)),
      ),
    ],
  } as const;
  const verdict = verify(input(leaf, { timestamps }, { revocation, provider }));
  assert.is(verdict.ok, false);
  // The leaf, the OCSP response, and 32 of each source that can be read at all.
  assert.ok(provider.jobs.length <= 2 + 2 * 32, `${provider.jobs.length}`);
  assert.is(verdict.transparency?.timestamps.length, 3 * 64);
  assert.is(verdict.transparency?.untold, 480 + 20_000 + 5000 - 3 * 64);
  assert.equal(problemsOf(verdict), [
    '0 transparency-policy-unmet',
    '0 transparency-signature-invalid',
    '0 transparency-signature-unchecked',
    '0 transparency-timestamp-malformed',
    '0 transparency-signature-invalid',
    '0 transparency-signature-unchecked',
  ]);
});

test('verify and verifyAsync agree to the letter', async () => {
  const provider: AsyncSignatureVerifier = {
    name: 'later',
    verifyAsync: async (jobs: readonly SignatureJob[]) => jobs.map((job) => defaultProvider().verify(job)),
  };
  for (const leaf of [logged, unlogged, issueLogged(root, [one]).der]) {
    const given = input(leaf, { timestamps: [sct, Uint8Array.of(1)] });
    assert.equal(toJson(await verifyAsync({ ...given, provider })), toJson(verify(given)));
  }
});

test('checkPath asks too, and tells what the budget did not reach', () => {
  const { leaf, anchors: _, ...options } = input(logged);
  assert.equal(checkPath([leaf, root.der], options), []);
  assert.equal(problemsOf({ problems: checkPath([unlogged, root.der], options) }), ['0 transparency-policy-unmet']);
  const problems = checkPath([leaf, root.der], { ...options, budget: { signatures: 1 } });
  assert.equal(problemsOf({ problems }), ['0 transparency-policy-unmet', '0 transparency-signature-unchecked']);
});

test('a verifier keeps the requirement, and takes the SCTs of one peer with it', () => {
  const transparency = requireTimestamps({ logs, policy: minimumTimestamps(1) });
  const verifier = createVerifier({ anchors: [root.der], time: testTime, transparency });
  assert.is(outcomeOf(verifier.verify({ leaf: logged })), 'accepted');
  assert.is(outcomeOf(verifier.verify({ leaf: unlogged })), '0 transparency-policy-unmet');
  const one = { leaf: unlogged, transparency: transparency.withTimestamps([sct]) };
  assert.is(outcomeOf(verifier.verify(one)), 'accepted');
  assert.is(outcomeOf(verifier.verify({ leaf: unlogged })), '0 transparency-policy-unmet');
  const purpose = verifier.verify({ leaf: unlogged, purpose: 'any' });
  assert.is(outcomeOf(purpose), '0 transparency-policy-unmet');
});

test('SCTs that can be given once only serve every verification, and their buffers may be used again', () => {
  const buffer = Buffer.from(sct);
  const once = (function* () {
    yield buffer;
  })();
  const given = input(unlogged, { policy: minimumTimestamps(1), timestamps: once });
  const list = Buffer.from(timestampList(sct));
  const asList = input(unlogged, { policy: minimumTimestamps(1), timestamps: list });
  buffer.fill(0);
  list.fill(0);
  for (const each of [given, given, asList]) assert.is(outcomeOf(verify(each)), 'accepted');
});

test('the ready policies serve', () => {
  const brief = { notAfter: '2025-06-15' };
  assert.is(outcomeOf(verify(input(issueLogged(root, [one, two], brief).der, { policy: chromePolicy }))), 'accepted');
  const alike = [testLog('three', { operator: 'one' }), one];
  const same = issueLogged(root, alike, brief).der;
  const refused = verify(input(same, { logs: alike.map(({ log }) => log), policy: chromePolicy }));
  assert.equal(refused.problems[0]?.parameters, { why: 'too-few-operators', good: 2, presented: 2 });
});

test('verdicts survive JSON and can be explained', () => {
  const accepted = verify(input(logged));
  assert.match(explain(accepted), 'transparency policy met: 2 good of 2 SCTs, by Log One, ');
  const refused = verify(input(unlogged, { timestamps: [sct] }));
  assert.match(explain(refused), 'transparency policy not met (too-few-timestamps): 1 good of 1 SCT, by Log One');
  for (const verdict of [accepted, refused]) {
    const data = toJson(verdict);
    assert.equal(JSON.parse(JSON.stringify(data)), data);
    assert.equal(data.transparency, verdict.transparency);
  }
});

test('mistakes of the program are thrown at once', () => {
  const wrong = { ...one.log, logId: two.log.logId };
  assert.throws(() => requireTimestamps({ logs: [wrong] }), TypeError);
  const options = { logs } as never;
  assert.throws(() => verify({ leaf: logged, anchors: [root.der], transparency: options }), /requireTimestamps/);
  assert.throws(() => createVerifier({ anchors: [root.der], transparency: options }), /requireTimestamps/);
  const verifier = createVerifier({ anchors: [root.der] });
  assert.throws(() => verifier.verify({ leaf: logged, transparency: options }), /requireTimestamps/);
});

test('whatever the SCTs are, nothing throws and nothing changed is good', () => {
  const base = timestampList(sct, sct);
  const change = fc.tuple(fc.nat(base.length - 1), fc.integer({ min: 1, max: 255 }));
  const mutated = fc.array(change, { maxLength: 3 }).map((changes) => {
    const copy = base.slice();
    for (const [at, value] of changes) copy[at] = (copy[at] as number) ^ value;
    return copy;
  });
  const junk = fc.oneof(mutated, fc.uint8Array({ maxLength: 80 }), fc.array(fc.uint8Array({ maxLength: 60 })));
  const policy = minimumTimestamps(1);
  fc.assert(
    fc.property(junk, fc.oneof(mutated, fc.uint8Array({ maxLength: 80 })), (timestamps, list) => {
      const carried: ExtensionInput = extension(ocspTimestampList, encodeOctetString(list));
      const ocsp = [ocspOf(root, [{ certificate: unlogged, extensions: [carried] }])];
      const verdict = verify(input(unlogged, { timestamps, policy }, { revocation: { mode: 'soft', ocsp } }));
      const good = (verdict.transparency?.timestamps ?? []).filter(({ state }) => state === 'good');
      assert.is(verdict.ok, good.length > 0);
      const holds = [timestamps, list].some((each) => each instanceof Uint8Array && hex(each).includes(hex(sct)));
      assert.ok(good.length === 0 || holds);
      const data = toJson(verdict);
      assert.equal(JSON.parse(JSON.stringify(data)), data);
      assert.ok(explain(verdict).length > 0);
    }),
    { numRuns: 200 },
  );
});

test.run();
