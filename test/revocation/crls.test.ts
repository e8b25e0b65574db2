import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  encodeBoolean,
  encodeExplicit,
  encodeImplicit,
  encodeNull,
  encodeSequence,
  encodeValue,
} from '../../src/asn1/der-writer.ts';
import { parsePem } from '../../src/asn1/pem.ts';
import { type RevocationOptions, type Verdict, type VerifyInput, verify } from '../../src/index.ts';
import {
  type Authority,
  basicConstraints,
  ca,
  type ExtensionInput,
  ecKey,
  extension,
  type LeafOptions,
  unknownOid,
  withFlippedBit,
} from '../support/pki.ts';
import { type CrlOptions, crlOf, read } from '../support/revocation.ts';
import { outcomeOf, testTime } from '../support/verification.ts';

const root = ca('Root');
const leaf = root.issueLeaf();
const day = 86_400_000;

function check(
  crls: readonly Uint8Array[],
  more: Partial<RevocationOptions> = {},
  input: Partial<VerifyInput> = {},
): Verdict {
  const revocation = { mode: 'hard', crls, ...more } as const;
  return verify({ leaf: leaf.der, anchors: [root.der], time: testTime, revocation, ...input } as VerifyInput);
}

/** The verdict's outcome and the leaf's status. */
function judge(
  crls: readonly Uint8Array[],
  more: Partial<RevocationOptions> = {},
  input: Partial<VerifyInput> = {},
): string {
  return describe(check(crls, more, input));
}

function describe(verdict: Verdict): string {
  const report = verdict.ok ? verdict.report : verdict.best;
  const found = report?.steps[0]?.revocation;
  const faults = found?.faults.map(({ why }) => why).join(' ') ?? '';
  return `${outcomeOf(verdict)}; ${found?.status ?? '-'}${faults === '' ? '' : ` (${faults})`}`;
}

const revoked = [{ certificate: leaf.der }];

const basics = suite('CRLs: what they say');

basics('a certificate that a current CRL does not list is good, in both modes', () => {
  for (const mode of ['soft', 'hard'] as const) assert.is(judge([crlOf(root)], { mode }), 'accepted; good');
});

basics('one that it lists is refused, in both modes, with reason and time', () => {
  for (const mode of ['soft', 'hard'] as const) {
    assert.is(judge([crlOf(root, { revoked })], { mode }), '0 revoked; revoked');
  }
  const { problems } = check([crlOf(root, { revoked: [{ certificate: leaf.der, at: Date.UTC(2025, 1), reason: 6 }] })]);
  assert.equal(problems[0]?.parameters, { reason: 'certificateHold', at: Date.UTC(2025, 1) });
});

basics('off, nothing is asked and nothing is told', () => {
  assert.is(judge([crlOf(root, { revoked })], { mode: 'off' }), 'accepted; -');
});

basics('without evidence only hard refuses', () => {
  assert.is(judge([]), '0 revocation-unknown; not-offered');
  assert.is(judge([], { mode: 'soft' }), 'accepted; not-offered');
  assert.is(judge([], { whenNotOffered: 'accept' }), 'accepted; not-offered');
});

basics('perRole sets leaf and issuers apart', () => {
  const intermediate = root.issueCa('Intermediate');
  const below = intermediate.issueLeaf();
  const input = { leaf: below.der, pool: [intermediate.der] };
  assert.is(judge([crlOf(intermediate)], {}, input), '1 revocation-unknown; good');
  assert.is(judge([crlOf(intermediate)], { perRole: { issuer: 'off' } }, input), 'accepted; good');
  assert.is(judge([crlOf(root)], { perRole: { leaf: 'soft' } }, input), 'accepted; not-offered');
});

basics('a revoked intermediate refuses the leaf below it, and a twin of it that is not revoked saves the path', () => {
  const intermediate = root.issueCa('Intermediate');
  const twin = root.issueCa('Intermediate', { notAfter: '2044-01-01' });
  const below = intermediate.issueLeaf();
  const crls = [crlOf(intermediate), crlOf(root, { revoked: [{ certificate: intermediate.der }] })];
  assert.is(judge(crls, {}, { leaf: below.der, pool: [intermediate.der] }), '1 revoked; good');
  for (const pool of [
    [intermediate.der, twin.der],
    [twin.der, intermediate.der],
  ]) {
    const verdict = check(crls, {}, { leaf: below.der, pool });
    assert.is(describe(verdict), 'accepted; good');
    assert.ok(verdict.ok);
    assert.equal(verdict.path[1]?.serialNumber, read(twin.der).serialNumber);
  }
});

basics('the evidence is told: who made it, when, and its hash', () => {
  const verdict = check([crlOf(root)]);
  assert.ok(verdict.ok);
  const [evidence] = verdict.report.steps[0]?.revocation?.evidence ?? [];
  assert.is(evidence?.issuer, 'CN=Root');
  assert.is(evidence?.thisUpdate, Date.UTC(2025, 4, 15));
  assert.is(evidence?.nextUpdate, Date.UTC(2025, 5, 15));
  assert.is(evidence?.sha256?.length, 64);
});

basics('PEM is read like DER', () => {
  const text = `-----BEGIN X509 CRL-----\n${Buffer.from(crlOf(root, { revoked })).toString('base64')}\n-----END X509 CRL-----\n`;
  assert.is(parsePem(text).blocks.length, 1);
  assert.is(describe(check([], { crls: [text] })), '0 revoked; revoked');
});

basics('an anchor and a short-lived leaf are exempt', () => {
  const yearAndADay = 366 * day;
  assert.is(judge([crlOf(root, { revoked })], { shortLived: yearAndADay }), 'accepted; -');
  assert.is(judge([crlOf(root, { revoked })], { shortLived: 300 * day }), '0 revoked; revoked');
  assert.is(judge([crlOf(root, { revoked: [{ certificate: root.der }] })]), 'accepted; good');
});

basics('what was revoked later was good at the time asked about, if the evidence is judged at its own', () => {
  const late = [{ certificate: leaf.der, at: testTime + 3 * day }];
  const crl = crlOf(root, { revoked: late, thisUpdate: testTime + 9 * day, nextUpdate: testTime + 20 * day });
  assert.is(judge([crl]), '0 revocation-stale; stale (not-yet-current)');
  const evidenceTime = testTime + 10 * day;
  assert.is(judge([crl], { evidenceTime }), 'accepted; good');
  assert.is(judge([crl], { evidenceTime }, { time: testTime + 4 * day }), '0 revoked; revoked');
  const compromised = extension('2.5.29.24', encodeValue(0x18, new TextEncoder().encode('20250501000000Z')));
  const known = crlOf(root, {
    revoked: [{ certificate: leaf.der, at: testTime + 3 * day, extensions: [compromised] }],
    thisUpdate: testTime + 9 * day,
    nextUpdate: testTime + 20 * day,
  });
  assert.is(judge([known], { evidenceTime }), '0 revoked; revoked');
});

basics.run();

const unusable = suite('CRLs: which ones do not count');

unusable('expired, from the future, without nextUpdate: stale', () => {
  const times = (from: number, to: number | null): CrlOptions => ({
    thisUpdate: testTime + from,
    nextUpdate: to === null ? null : testTime + to,
  });
  assert.is(judge([crlOf(root, times(-9 * day, -day))]), '0 revocation-stale; stale (expired)');
  assert.is(judge([crlOf(root, times(day, 9 * day))]), '0 revocation-stale; stale (not-yet-current)');
  assert.is(judge([crlOf(root, times(-day, null))]), '0 revocation-stale; stale (next-update-missing)');
  assert.is(judge([crlOf(root, times(-9 * day, -day))], { mode: 'soft' }), 'accepted; stale (expired)');
});

unusable('clocks may differ by the skew, to the second', () => {
  const minute = 60_000;
  const expired = (by: number): Uint8Array => crlOf(root, { thisUpdate: testTime - day, nextUpdate: testTime - by });
  assert.is(judge([expired(5 * minute)]), 'accepted; good');
  assert.is(judge([expired(5 * minute + 1000)]), '0 revocation-stale; stale (expired)');
  assert.is(judge([expired(1000)], { skew: 0 }), '0 revocation-stale; stale (expired)');
  assert.is(
    judge([crlOf(root, { thisUpdate: testTime + 1000 })], { skew: 0 }),
    '0 revocation-stale; stale (not-yet-current)',
  );
});

unusable('one of another CA says nothing about the serial numbers of this one', () => {
  const other = ca('Other');
  assert.is(judge([crlOf(other, { revoked })]), '0 revocation-unknown; not-offered');
  assert.is(judge([crlOf(other, { revoked }), crlOf(root)]), 'accepted; good');
});

unusable('one signed by another key is bad, and refuses in soft mode too', () => {
  const forged = crlOf(root, { signedBy: ca('Mallory') });
  assert.is(judge([forged], { mode: 'soft' }), '0 revocation-evidence-bad; unknown (signature-invalid)');
  assert.is(judge([forged]), '0 revocation-evidence-bad, 0 revocation-unknown; unknown (signature-invalid)');
  assert.is(judge([forged], { mode: 'soft', badEvidence: 'ignore' }), 'accepted; unknown (signature-invalid)');
});

unusable('bad evidence beside good evidence is a warning', () => {
  const verdict = check([crlOf(root, { signedBy: ca('Mallory'), thisUpdate: testTime - day }), crlOf(root)]);
  assert.is(describe(verdict), 'accepted; good (signature-invalid)');
  assert.equal(
    verdict.problems.map(({ code, severity }) => `${severity} ${code}`),
    ['warning revocation-evidence-bad'],
  );
});

unusable('one altered after it was signed is bad', () => {
  const crl = crlOf(root, { revoked });
  assert.is(judge([withFlippedBit(crl)], { mode: 'soft' }), '0 revocation-evidence-bad; unknown (signature-invalid)');
});

unusable('one that is cut off or is none at all is bad', () => {
  for (const junk of [crlOf(root).subarray(0, 60), new Uint8Array(0), Uint8Array.of(0x30, 0x00), leaf.der]) {
    assert.is(judge([junk], { mode: 'soft' }), '0 revocation-evidence-bad; not-offered');
    assert.is(judge([junk], { mode: 'soft', badEvidence: 'ignore' }), 'accepted; not-offered');
  }
});

unusable('100 MB are refused unread', () => {
  const long = new Uint8Array(100 * 1024 * 1024);
  long.set([0x30, 0x84, 0x06, 0x3f, 0xff, 0xfa]);
  const start = performance.now();
  assert.is(judge([long], { mode: 'soft' }), '0 revocation-evidence-bad; not-offered');
  assert.ok(performance.now() - start < 1000);
});

unusable('a critical extension that nobody knows, in the CRL or in any entry, makes it say nothing', () => {
  const unknown = extension(unknownOid, encodeNull(), true);
  assert.is(
    judge([crlOf(root, { extensions: [unknown] })]),
    '0 revocation-unknown; unknown (critical-extension-unknown)',
  );
  const entry = { certificate: root.issueLeaf({ names: ['dns:a.example'] }).der, extensions: [unknown] };
  assert.is(judge([crlOf(root, { revoked: [entry] })]), '0 revocation-unknown; unknown (critical-extension-unknown)');
  const harmless = extension(unknownOid, encodeNull());
  assert.is(judge([crlOf(root, { extensions: [harmless] })]), 'accepted; good');
});

unusable('a signer whose keyUsage lacks cRLSign may not sign it', () => {
  const issuer = root.issueCa('Issuer', { keyUsage: ['keyCertSign'] });
  const input = { leaf: issuer.issueLeaf().der, pool: [issuer.der] };
  assert.is(
    judge([crlOf(root), crlOf(issuer)], {}, input),
    '0 revocation-evidence-bad, 0 revocation-unknown; unknown (signer-not-allowed)',
  );
  const free = root.issueCa('Free', { keyUsage: null });
  assert.is(judge([crlOf(root), crlOf(free)], {}, { leaf: free.issueLeaf().der, pool: [free.der] }), 'accepted; good');
});

unusable('a CRL without number, or with a critical one, breaks RFC 5280 §5.2.3, where conformance is demanded', () => {
  const critical = crlOf(root, { number: null, extensions: [extension('2.5.29.20', Uint8Array.of(2, 1, 7), true)] });
  for (const crl of [crlOf(root, { number: null }), critical]) {
    assert.is(judge([crl]), 'accepted; good');
    const strict = describe(check([crl], {}, { certificateConformance: ['rfc5280'] }));
    assert.match(strict, /number-missing/);
  }
});

unusable('the budget bounds the signatures checked', () => {
  const crls = Array.from({ length: 20 }, (_, i) => crlOf(root, { signedBy: ca('Mallory'), number: i }));
  const verdict = check(crls, {}, { budget: { signatures: 5 } });
  assert.not(verdict.ok);
  assert.is(verdict.spent.signatures, 5);
  assert.is(verdict.exhausted, 'signatures');
  const soft = judge([crlOf(root, { revoked })], { mode: 'soft' }, { budget: { signatures: 1 } });
  assert.is(soft, '0 revocation-unknown; unknown (budget)', 'running out is no way to pass');
});

unusable.run();

const scope = suite('CRLs: distribution points');

const uri = (text: string): Uint8Array => encodeValue(0x86, new TextEncoder().encode(text));
const fullName = (...names: readonly Uint8Array[]): Uint8Array =>
  encodeExplicit(0, encodeImplicit(0, encodeSequence(...names)));

function pointTo(...fields: readonly Uint8Array[]): ExtensionInput {
  return extension('2.5.29.31', encodeSequence(encodeSequence(...fields)));
}

function issuingPoint(...fields: readonly Uint8Array[]): ExtensionInput {
  return extension('2.5.29.28', encodeSequence(...fields), true);
}

function flag(number: number): Uint8Array {
  return encodeImplicit(number, encodeBoolean(true));
}

function leafWith(...moreExtensions: readonly ExtensionInput[]): Partial<VerifyInput> {
  return { leaf: root.issueLeaf({ moreExtensions }).der };
}

scope('a CRL for another distribution point does not count, one for the same does', () => {
  const input = leafWith(pointTo(fullName(uri('http://a.example/1'), uri('http://a.example/2'))));
  const listFor = (url: string): Uint8Array => crlOf(root, { extensions: [issuingPoint(fullName(uri(url)))] });
  assert.is(judge([listFor('http://a.example/3')], {}, input), '0 revocation-unknown; unknown');
  assert.is(judge([listFor('http://a.example/2')], {}, input), 'accepted; good');
  assert.is(judge([listFor('http://a.example/3'), listFor('http://a.example/1')], {}, input), 'accepted; good');
});

scope('every distribution point of the certificate is tried', () => {
  const points = extension(
    '2.5.29.31',
    encodeSequence(...['http://a.example/1', 'http://a.example/2'].map((url) => encodeSequence(fullName(uri(url))))),
  );
  const input = leafWith(points);
  const { leaf: der } = input as { leaf: Uint8Array };
  const second = crlOf(root, {
    revoked: [{ certificate: der }],
    extensions: [issuingPoint(fullName(uri('http://a.example/2')))],
  });
  assert.is(judge([second], {}, input), '0 revoked; revoked');
});

scope('a CRL for CAs alone, for users alone or for attributes says nothing about the others', () => {
  const intermediate = root.issueCa('Intermediate');
  const input = { leaf: intermediate.issueLeaf().der, pool: [intermediate.der] };
  const of = (issuer: Authority, number: number): Uint8Array =>
    crlOf(issuer, { extensions: [issuingPoint(flag(number))] });
  assert.is(judge([of(root, 1)]), 'accepted; good', 'users');
  assert.is(judge([of(root, 2)]), '0 revocation-unknown; not-offered', 'CAs');
  assert.is(judge([of(root, 5)]), '0 revocation-unknown; not-offered', 'attributes');
  assert.is(judge([of(root, 2), crlOf(intermediate)], {}, input), 'accepted; good');
  assert.is(judge([of(root, 1), crlOf(intermediate)], {}, input), '1 revocation-unknown; good');
});

scope('a leaf that says in basicConstraints that it is no CA is a user', () => {
  const der = root.issueLeaf({ extensions: [basicConstraints(false)] } as LeafOptions).der;
  assert.is(judge([crlOf(root, { extensions: [issuingPoint(flag(1))] })], {}, { leaf: der }), 'accepted; good');
});

scope('reasons add up over several CRLs, and all must be covered', () => {
  const reasons = (...octets: readonly number[]): Uint8Array => encodeValue(0x83, Uint8Array.from(octets));
  const compromise = crlOf(root, { extensions: [issuingPoint(reasons(5, 0x60))] });
  const rest = crlOf(root, { extensions: [issuingPoint(reasons(7, 0x1f, 0x80))], number: 8 });
  assert.is(judge([compromise]), '0 revocation-unknown; unknown');
  assert.is(judge([rest]), '0 revocation-unknown; unknown');
  assert.is(judge([compromise, rest]), 'accepted; good');
});

scope('a distribution point that is for some reasons covers those alone, whatever its CRL covers', () => {
  const reasons = (number: number, ...octets: readonly number[]): Uint8Array =>
    encodeValue(number, Uint8Array.from(octets));
  const points = (...lists: readonly (readonly Uint8Array[])[]): Partial<VerifyInput> =>
    leafWith(extension('2.5.29.31', encodeSequence(...lists.map((fields) => encodeSequence(...fields)))));
  const [one, two] = ['http://a.example/1', 'http://a.example/2'].map((url) => fullName(uri(url))) as [
    Uint8Array,
    Uint8Array,
  ];
  const lists = [one, two].map((name, i) => crlOf(root, { number: i, extensions: [issuingPoint(name)] }));
  const compromise = [one, reasons(0x81, 5, 0x60)];
  const rest = [two, reasons(0x81, 7, 0x1f, 0x80)];
  assert.is(judge(lists, {}, points(compromise)), '0 revocation-unknown; unknown');
  assert.is(judge(lists, {}, points(compromise, rest)), 'accepted; good');
});

scope('an indirect CRL counts where the certificate names its issuer, who must have a good path of his own', () => {
  const service = root.issueCa('CRL service', { keyUsage: ['cRLSign'], cA: null });
  const directoryName = encodeExplicit(4, read(service.der).subject.der);
  const named = root.issueLeaf({ moreExtensions: [pointTo(encodeImplicit(2, encodeSequence(directoryName)))] });
  const ofRoot = extension('2.5.29.29', encodeSequence(encodeExplicit(4, read(root.der).subject.der)), true);
  const list = (isIndirect: boolean): Uint8Array =>
    crlOf(service, {
      extensions: isIndirect ? [issuingPoint(flag(4))] : [],
      revoked: [{ certificate: named.der, extensions: [ofRoot] }],
    });
  const run = (crls: readonly Uint8Array[], pool: readonly Uint8Array[] = [service.der]): string =>
    judge(crls, {}, { leaf: named.der, pool });
  assert.is(run([crlOf(root), list(true)]), '0 revoked; revoked');
  assert.is(run([crlOf(root), list(false)]), 'accepted; good', 'it does not say that it is indirect');
  assert.is(run([crlOf(root), list(true)], []), 'accepted; good (signer-not-found)');
  const withoutService = crlOf(root, { revoked: [{ certificate: service.der }] });
  assert.is(run([withoutService, list(true)]), 'accepted; good (signer-not-found)', 'the signer is revoked');
});

scope('an entry of an indirect CRL belongs to the certificate issuer named last', () => {
  const ofOther = extension('2.5.29.29', encodeSequence(encodeExplicit(4, read(ca('Other').der).subject.der)), true);
  const ofRoot = extension('2.5.29.29', encodeSequence(encodeExplicit(4, read(root.der).subject.der)), true);
  const elsewhere = root.issueLeaf({ names: ['dns:b.example'] }).der;
  const build = (first: readonly ExtensionInput[], second: readonly ExtensionInput[]): Uint8Array =>
    crlOf(root, {
      extensions: [issuingPoint(flag(4))],
      revoked: [
        { certificate: elsewhere, extensions: first },
        { certificate: leaf.der, extensions: second },
      ],
    });
  assert.is(judge([build([], [])]), '0 revoked; revoked');
  assert.is(judge([build([ofOther], [])]), 'accepted; good');
  assert.is(judge([build([ofOther], [ofRoot])]), '0 revoked; revoked');
});

scope('a CRL of the same name signed by a key off the path counts when that key has a path to the same anchor', () => {
  const issuer = root.issueCa('Issuer', { keyUsage: ['keyCertSign'] });
  const signer = root.issueCa('Issuer', { key: ecKey('CRL key'), keyUsage: ['cRLSign'], cA: null });
  const below = issuer.issueLeaf();
  const crl = crlOf(signer, { revoked: [{ certificate: below.der }], keyIdentifier: true });
  const clean = crlOf(signer, { keyIdentifier: true });
  const input = { leaf: below.der, pool: [issuer.der, signer.der] };
  assert.is(judge([crlOf(root), crl], {}, input), '0 revoked; revoked');
  assert.is(judge([crlOf(root), clean], {}, input), 'accepted; good');
  const stranger = ca('Elsewhere').issueCa('Issuer', { key: ecKey('CRL key'), keyUsage: ['cRLSign'], cA: null });
  const without = { leaf: below.der, pool: [issuer.der, stranger.der] };
  assert.is(judge([crlOf(root), clean], {}, without), '0 revocation-unknown; unknown (signer-not-found)');
  const revokedSigner = crlOf(root, { revoked: [{ certificate: signer.der }] });
  assert.is(judge([revokedSigner, clean], {}, input), '0 revocation-unknown; unknown (signer-not-found)');
});

scope.run();

const deltas = suite('CRLs: deltas');

const base = (options: CrlOptions = {}): Uint8Array => crlOf(root, { number: 5, keyIdentifier: true, ...options });
const delta = (options: CrlOptions = {}): Uint8Array =>
  crlOf(root, { number: 7, baseNumber: 5, keyIdentifier: true, ...options });

deltas('a delta CRL alone says nothing', () => {
  assert.is(judge([delta()]), '0 revocation-unknown; not-offered');
});

deltas('a delta CRL adds, changes and removes entries', () => {
  assert.is(judge([base(), delta({ revoked })]), '0 revoked; revoked');
  const held = base({ revoked: [{ certificate: leaf.der, reason: 6 }] });
  assert.is(judge([held, delta()]), '0 revoked; revoked');
  assert.is(judge([held, delta({ revoked: [{ certificate: leaf.der, reason: 8 }] })]), 'accepted; good');
  const changed = check([held, delta({ revoked: [{ certificate: leaf.der, reason: 1 }] })]);
  assert.match(JSON.stringify(changed.problems), '"reason":"keyCompromise"');
});

deltas('it counts only from its base on, for the same scope, key and while it is current', () => {
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['a base that is too old', delta({ revoked, baseNumber: 6 })],
    ['older than the complete CRL', delta({ revoked, number: 5, baseNumber: 4 })],
    ['another scope', delta({ revoked, extensions: [issuingPoint(flag(1))] })],
    ['another key', delta({ revoked, keyIdentifier: false })],
    ['expired', delta({ revoked, thisUpdate: testTime - 9 * day, nextUpdate: testTime - day })],
  ];
  for (const [why, crl] of cases) assert.is(judge([base(), crl]), 'accepted; good', why);
  const unknown = extension(unknownOid, encodeNull(), true);
  assert.is(judge([base(), delta({ revoked, extensions: [unknown] })]), 'accepted; good');
  assert.is(judge([base(), delta({ revoked, signedBy: ca('Mallory') })]), 'accepted; good (signature-invalid)');
});

deltas('an expired complete CRL serves below a delta CRL that is current', () => {
  const expired = base({ thisUpdate: testTime - 9 * day, nextUpdate: testTime - day });
  assert.is(judge([expired]), '0 revocation-stale; stale (expired)');
  assert.is(judge([expired, delta()]), 'accepted; good');
});

deltas('of several deltas the newest counts', () => {
  const older = delta({ revoked, number: 6, thisUpdate: testTime - 5 * day });
  const newer = delta({ number: 8, thisUpdate: testTime - day });
  for (const crls of [
    [base(), older, newer],
    [newer, older, base()],
  ]) {
    assert.is(judge(crls), 'accepted; good');
  }
});

deltas.run();
