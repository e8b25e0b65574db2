import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeSequence, encodeValue } from '../../src/asn1/der-writer.ts';
import {
  type AcceptedVerdict,
  createVerifier,
  explain,
  type RevocationAnswer,
  type RevocationOptions,
  type VerifyInput,
  verify,
} from '../../src/index.ts';
import { ca, ecKey, extension, type IssuedWithKey, type LeafOptions } from '../support/pki.ts';
import { crlOf, ocspOf, type SingleInput, unableResponse } from '../support/revocation.ts';
import { outcomeOf, problemsOf, testTime } from '../support/verification.ts';

const day = 86_400_000;
const root = ca('Root');
const leaf = root.issueLeaf();

function judge(revocation: Partial<RevocationOptions>, input: Partial<VerifyInput> = {}): string {
  const given = { mode: 'hard', ...revocation } as const;
  return outcomeOf(
    verify({ leaf: leaf.der, anchors: [root.der], time: testTime, revocation: given, ...input } as VerifyInput),
  );
}

function about(more: Partial<SingleInput> = {}): SingleInput {
  return { certificate: leaf.der, ...more };
}

function responder(more: LeafOptions = {}): IssuedWithKey {
  return root.issueLeaf({ subject: 'Responder', names: [], extendedKeyUsage: ['OCSPSigning'], ...more });
}

/** A scope of one reason: such a CRL never says good. */
const someReasons = extension('2.5.29.28', encodeSequence(encodeValue(0x83, Uint8Array.of(1, 0x40))), true);

const revokedResponder = suite('hostile evidence: a responder revoked by a response');

revokedResponder('is not believed, whether its answer is at hand or brought', () => {
  const plain = responder();
  const answer = ocspOf(root, [about()], { responder: plain, certificates: [plain.der] });
  const ofRoot = ocspOf(root, [{ certificate: plain.der, status: { at: testTime - day } }]);
  const source = { name: 'source', lookup: () => ({ ocsp: [answer] }) };
  assert.match(judge({ ocsp: [answer] }), /^accepted/);
  const refused = '0 revocation-evidence-bad, 0 revocation-unknown';
  assert.is(judge({ ocsp: [answer, ofRoot] }), refused);
  assert.is(judge({ ocsp: [ofRoot], sources: [source] }), refused);
  const nonce = new Uint8Array(16).fill(5);
  const fresh = ocspOf(root, [about()], { responder: plain, certificates: [plain.der], nonce });
  assert.match(judge({ ocsp: [fresh], nonce }), /^accepted/);
  assert.is(judge({ ocsp: [fresh, ofRoot], nonce }), refused);
});

revokedResponder("is believed when the answer about it is old, another responder's, or forged", () => {
  const plain = responder();
  const answer = ocspOf(root, [about()], { responder: plain, certificates: [plain.der] });
  const revoked = { certificate: plain.der, status: { at: testTime - 9 * day } };
  const other = responder();
  const idle = [
    ocspOf(root, [{ ...revoked, thisUpdate: testTime - 9 * day, nextUpdate: testTime - 8 * day }]),
    ocspOf(root, [revoked], { responder: other, certificates: [other.der] }),
    ocspOf(root, [revoked]).map((octet, index, all) => (index === all.length - 1 ? octet ^ 1 : octet)),
  ];
  for (const each of idle) assert.match(judge({ ocsp: [answer, each] }), /^accepted/);
});

revokedResponder.run();

const budget = suite('hostile evidence: a budget that runs out');

const revokedLeaf = [{ certificate: leaf.der }];
const delegate = responder();
const byDelegate = ocspOf(root, [about()], { responder: delegate, certificates: [delegate.der] });

const hidden: Readonly<Record<string, Partial<RevocationOptions>>> = {
  'behind a response that says good': {
    stapled: ocspOf(root, [about()]),
    crls: [crlOf(root, { revoked: revokedLeaf })],
  },
  'in a delta CRL': { crls: [crlOf(root), crlOf(root, { revoked: revokedLeaf, baseNumber: 7, number: 8 })] },
  'of the responder': {
    ocsp: [byDelegate],
    crls: [crlOf(root, { revoked: [{ certificate: delegate.der }], extensions: [someReasons] })],
  },
};

for (const [where, evidence] of Object.entries(hidden)) {
  budget(`hides no revocation ${where}`, () => {
    for (let signatures = 1; signatures <= 8; signatures++) {
      for (const mode of ['soft', 'hard'] as const) {
        const outcome = judge({ ...evidence, mode }, { budget: { signatures } });
        assert.is.not(outcome, 'accepted', `${mode}, ${signatures} signatures`);
      }
    }
  });
}

budget.run();

const signers = suite('hostile evidence: signers');

signers('what another provider found good of a CRL or a response is not known good', () => {
  const evil = { ...root, key: ecKey('evil') };
  for (const evidence of [
    { crls: [crlOf(root, { signedBy: evil })] },
    { ocsp: [ocspOf(root, [about()], { signedBy: evil })] },
  ]) {
    const revocation = { mode: 'hard', ...evidence } as const;
    const verifier = createVerifier({ anchors: [root.der], time: testTime, revocation });
    assert.ok(verifier.verify({ leaf: leaf.der, provider: { name: 'credulous', verify: () => 'good' } }).ok);
    assert.equal(problemsOf(verifier.verify({ leaf: leaf.der })), [
      '0 revocation-evidence-bad',
      '0 revocation-unknown',
    ]);
  }
});

signers('a responder is revoked by the CRLs at hand, also in a response that a source brings', () => {
  const crls = [crlOf(root, { revoked: [{ certificate: delegate.der }], extensions: [someReasons] })];
  const sources = [{ name: 'source', lookup: () => ({ ocsp: [byDelegate] }) }];
  assert.is(judge({ sources }), 'accepted');
  assert.is(judge({ sources, crls }), '0 revocation-evidence-bad, 0 revocation-unknown');
});

const late = { thisUpdate: testTime + 9 * day, nextUpdate: testTime + 20 * day };
const evidenceTime = testTime + 10 * day;

signers('a responder that was revoked before its response was made is not believed about the past', () => {
  const ocsp = [
    ocspOf(root, [about(late)], { responder: delegate, certificates: [delegate.der], producedAt: testTime + 9 * day }),
  ];
  const at = testTime + 3 * day;
  const crls = [crlOf(root, { ...late, revoked: [{ certificate: delegate.der, at }], extensions: [someReasons] })];
  assert.is(judge({ ocsp, evidenceTime }), 'accepted');
  assert.is(judge({ ocsp, evidenceTime, crls }), '0 revocation-evidence-bad, 0 revocation-unknown');
});

signers('a signer of CRLs is judged when its CRL is, not at the time asked about', () => {
  const key = ecKey('CRL key');
  const signedBy = root.issueCa('Root', { key, cA: false, keyUsage: ['cRLSign'] });
  const crls = [crlOf(root, { ...late, signedBy })];
  const about = (at?: number) => {
    const status = at === undefined ? 'good' : { at };
    return ocspOf(root, [{ certificate: signedBy.der, status, ...late }], { producedAt: testTime + 9 * day });
  };
  const pool = [signedBy.der];
  assert.is(judge({ crls, ocsp: [about()], evidenceTime }, { pool }), 'accepted');
  assert.is.not(judge({ crls, ocsp: [about(testTime + 3 * day)], evidenceTime }, { pool }), 'accepted');
  const younger = root.issueCa('Root', { key, cA: false, keyUsage: ['cRLSign'], notBefore: '2025-06-05' });
  const later = {
    crls: [crlOf(root, { ...late, signedBy: younger })],
    evidenceTime,
    perRole: { issuer: 'soft' },
  } as const;
  assert.is(judge(later, { pool: [younger.der] }), 'accepted');
});

signers.run();

const content = suite('hostile evidence: what it says');

content('of several answers about one certificate none hides another', () => {
  const stale = about({ thisUpdate: testTime - 20 * day, nextUpdate: testTime - 10 * day });
  const revoked = about({ status: { at: testTime - day } });
  for (const singles of [
    [stale, revoked],
    [revoked, stale],
  ]) {
    assert.is(judge({ mode: 'soft', ocsp: [ocspOf(root, singles)] }), '0 revoked');
  }
  assert.is(judge({ ocsp: [ocspOf(root, [stale, about()])] }), 'accepted');
});

content('CRLs of one second and one number are looked at in an order of their own', () => {
  const users = extension('2.5.29.28', encodeSequence(encodeValue(0x81, Uint8Array.of(0xff))), true);
  const twins = [crlOf(root), crlOf(root, { extensions: [users] })];
  const crls = [...twins, crlOf(root, { revoked: revokedLeaf, baseNumber: 7, number: 8 })];
  assert.is(judge({ crls }), judge({ crls: [...crls].reverse() }));
  const half = [crlOf(root, { number: null }), crlOf(root, { number: null, revoked: revokedLeaf })];
  assert.is(judge({ crls: half }), judge({ crls: [...half].reverse() }));
});

content('revoked later for what was known earlier was not good then, in a response as in a CRL', () => {
  const invalidity = (time: string) => extension('2.5.29.24', encodeValue(0x18, new TextEncoder().encode(time)));
  const run = (...extensions: ReturnType<typeof extension>[]): string => {
    const single = about({ ...late, status: { at: testTime + 3 * day }, ...(extensions.length > 0 && { extensions }) });
    return judge({ ocsp: [ocspOf(root, [single], { producedAt: testTime + 9 * day })], evidenceTime });
  };
  assert.is(run(), 'accepted');
  assert.is(run(invalidity('20250603000000Z')), 'accepted');
  assert.is(run(invalidity('20250501000000Z')), '0 revoked');
  assert.is.not(run(invalidity('junk')), 'accepted');
});

content('a promise to staple is kept by an answer about the leaf alone', () => {
  const mustStaple = extension('1.3.6.1.5.5.7.1.24', Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x05));
  const { der } = root.issueLeaf({ moreExtensions: [mustStaple] });
  const single = { certificate: der };
  const elsewhere = ca('Elsewhere');
  const worthless: Readonly<Record<string, Uint8Array>> = {
    'three octets that say try later': unableResponse(3),
    expired: ocspOf(root, [{ ...single, thisUpdate: testTime - 20 * day, nextUpdate: testTime - 10 * day }]),
    unknown: ocspOf(root, [{ ...single, status: 'unknown' }]),
    'of a responder that nobody knows': ocspOf(root, [single], { responder: elsewhere }),
    forged: ocspOf(root, [single], { signedBy: elsewhere }),
    unreadable: new Uint8Array(3),
  };
  for (const [name, stapled] of Object.entries(worthless)) {
    const outcome = judge({ mode: 'soft', badEvidence: 'ignore', stapled }, { leaf: der });
    assert.is(outcome, '0 must-staple-missing', name);
    assert.is(judge({ mode: 'soft', badEvidence: 'ignore', stapled }), 'accepted', `${name}, no promise`);
  }
  assert.is(judge({ mode: 'soft', stapled: ocspOf(root, [single]) }, { leaf: der }), 'accepted');
});

content.run();

const size = suite('hostile evidence: size');

/** A value of `count` empty elements with this header octet. */
function crowd(header: number, count: number): Uint8Array {
  return new Uint8Array(count * 2).map((_, at) => (at % 2 === 0 ? header : 0));
}

size('extensions of an unsigned CRL cost no object for each of their two-byte elements', () => {
  const signedBy = { ...root, key: ecKey('evil') };
  const count = 2_000_000;
  const names = encodeValue(0xa0, encodeValue(0xa0, crowd(0x82, count)));
  const scope = crlOf(root, { signedBy, extensions: [extension('2.5.29.28', encodeValue(0x30, names), true)] });
  const started = performance.now();
  assert.is(judge({ mode: 'soft', crls: [scope] }), '0 revocation-evidence-bad');
  assert.ok(performance.now() - started < 500, `${performance.now() - started} ms`);
});

size('what a verdict tells of evidence is written without the evidence', () => {
  const revocation = { mode: 'hard', crls: [crlOf(root)] } as const;
  const { report } = verify({ leaf: leaf.der, anchors: [root.der], time: testTime, revocation }) as AcceptedVerdict;
  const told = JSON.parse(JSON.stringify(report.steps[0]?.revocation?.evidence));
  assert.equal(Object.keys(told[0]).sort(), ['issuer', 'kind', 'nextUpdate', 'sha256', 'thisUpdate']);
});

size.run();

const answers = suite('hostile evidence: answers of sources');

function answered(answer: unknown): string {
  const sources = [{ name: 'source', lookup: () => answer as RevocationAnswer }];
  const given = { mode: 'hard', sources } as const;
  const verdict = verify({ leaf: leaf.der, anchors: [root.der], time: testTime, revocation: given });
  assert.type(explain(verdict), 'string');
  return outcomeOf(verdict);
}

answers('what is no list of bytes is no evidence, and nothing is thrown', () => {
  for (const none of [{ crls: null }, { crls: 5 }, { ocsp: 'text' }, { ocsp: {} }]) {
    assert.is(answered(none), '0 revocation-unknown', JSON.stringify(none));
  }
  for (const junk of [null, undefined, 5, 'text', {}, { length: -100 }, new DataView(new ArrayBuffer(4))]) {
    for (const bad of [{ crls: [junk] }, { ocsp: [junk] }]) {
      assert.is(answered(bad), '0 revocation-evidence-bad, 0 revocation-unknown', JSON.stringify(bad));
    }
  }
  assert.is(answered({ ocsp: [ocspOf(root, [about()])] }), 'accepted', 'and later verifications are not harmed');
});

answers('bytes that are none are a mistake of the program, which harms nobody else', () => {
  for (const junk of [5, {}, { length: -100 }, new DataView(new ArrayBuffer(4))] as unknown as Uint8Array[]) {
    assert.throws(
      () => judge({ ocsp: [junk] }),
      (error: unknown) => error instanceof TypeError,
    );
  }
  assert.is(judge({ ocsp: [ocspOf(root, [about()])] }), 'accepted');
});

answers('a time that is none is told as the moment asked about', () => {
  for (const at of [Number.NaN, new Date(Number.NaN), 'yesterday']) {
    assert.is(answered({ status: 'revoked', at }), '0 revoked');
  }
});

answers.run();
