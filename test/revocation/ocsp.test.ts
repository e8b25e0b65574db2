import * as crypto from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeNull } from '../../src/asn1/der-writer.ts';
import { createNativeProvider } from '../../src/crypto/native.ts';
import {
  defineProfile,
  type RevocationOptions,
  type StrengthPolicy,
  type Verdict,
  type VerifyInput,
  verify,
} from '../../src/index.ts';
import {
  ca,
  ecKey,
  extension,
  type IssuedWithKey,
  type LeafOptions,
  makeChain,
  unknownOid,
  withFlippedBit,
} from '../support/pki.ts';
import { crlOf, ocspOf, type SingleInput, unableResponse } from '../support/revocation.ts';
import { outcomeOf, RecordingVerifier, testTime } from '../support/verification.ts';

const root = ca('Root');
const leaf = root.issueLeaf();
const day = 86_400_000;
const noCheck = extension('1.3.6.1.5.5.7.48.1.5', encodeNull());

function check(
  ocsp: readonly Uint8Array[],
  more: Partial<RevocationOptions> = {},
  input: Partial<VerifyInput> = {},
): Verdict {
  const revocation = { mode: 'hard', ocsp, ...more } as const;
  return verify({ leaf: leaf.der, anchors: [root.der], time: testTime, revocation, ...input } as VerifyInput);
}

function judge(
  ocsp: readonly Uint8Array[],
  more: Partial<RevocationOptions> = {},
  input: Partial<VerifyInput> = {},
): string {
  const verdict = check(ocsp, more, input);
  const report = verdict.ok ? verdict.report : verdict.best;
  const found = report?.steps[0]?.revocation;
  const faults = found?.faults.map(({ why }) => why).join(' ') ?? '';
  return `${outcomeOf(verdict)}; ${found?.status ?? '-'}${faults === '' ? '' : ` (${faults})`}`;
}

function about(more: Partial<SingleInput> = {}): SingleInput {
  return { certificate: leaf.der, ...more };
}

function responder(more: LeafOptions = {}, issuer = root): IssuedWithKey {
  const options = {
    subject: 'Responder',
    names: [],
    extendedKeyUsage: ['OCSPSigning'],
    moreExtensions: [noCheck],
    ...more,
  };
  return issuer.issueLeaf(options);
}

const unknownAndBad = '0 revocation-evidence-bad, 0 revocation-unknown; unknown';

const statuses = suite('OCSP: statuses');

statuses('good, revoked and unknown', () => {
  assert.is(judge([ocspOf(root, [about()])]), 'accepted; good');
  assert.is(judge([ocspOf(root, [about({ status: 'unknown' })])]), '0 revocation-unknown; unknown');
  assert.is(judge([ocspOf(root, [about({ status: 'unknown' })])], { mode: 'soft' }), 'accepted; unknown');
  const revoked = ocspOf(root, [about({ status: { at: Date.UTC(2025, 3, 1), reason: 4 } })]);
  for (const mode of ['soft', 'hard'] as const) assert.is(judge([revoked], { mode }), '0 revoked; revoked');
  assert.equal(check([revoked]).problems[0]?.parameters, { reason: 'superseded', at: Date.UTC(2025, 3, 1) });
});

statuses('a responder that was unable to answer leaves the status open', () => {
  for (const status of [1, 2, 3, 5, 6]) {
    assert.is(judge([unableResponse(status)]), '0 revocation-unknown; unknown (responder-unable)');
    assert.is(judge([unableResponse(status)], { mode: 'soft' }), 'accepted; unknown (responder-unable)');
  }
  for (const status of [0, 4, 7]) {
    assert.is(judge([unableResponse(status)], { mode: 'soft' }), '0 revocation-evidence-bad; not-offered');
  }
});

statuses('revoked by one response outweighs good by another, whatever their order; a CRL counts as much', () => {
  const good = ocspOf(root, [about()]);
  const revoked = ocspOf(root, [about({ status: { at: testTime - day } })]);
  assert.is(judge([good, revoked]), '0 revoked; revoked');
  assert.is(judge([revoked, good]), '0 revoked; revoked');
  assert.is(judge([good], { crls: [crlOf(root, { revoked: [{ certificate: leaf.der }] })] }), '0 revoked; revoked');
});

statuses('revoked later than the moment asked about was good then', () => {
  const at = testTime + 2 * day;
  const evidenceTime = testTime + 5 * day;
  const later = { thisUpdate: testTime + 4 * day, nextUpdate: testTime + 6 * day, status: { at } };
  const response = ocspOf(root, [about(later)], { producedAt: testTime + 4 * day });
  assert.is(judge([response]), '0 revocation-stale; stale (not-yet-current)');
  assert.is(judge([response], { evidenceTime }), 'accepted; good');
  assert.is(judge([response], { evidenceTime }, { time: at }), '0 revoked; revoked');
});

statuses.run();

const matching = suite('OCSP: whose status');

matching('every digest that names an issuer, and one that nobody knows', () => {
  for (const hash of ['sha1', 'sha256', 'sha384', 'sha512'] as const) {
    assert.is(judge([ocspOf(root, [about({ hash })])]), 'accepted; good', hash);
  }
  assert.is(judge([ocspOf(root, [about({ hash: 'md5' })])]), '0 revocation-unknown; not-offered');
});

matching('of several answers the right one counts, wherever it stands', () => {
  const other = root.issueLeaf({ names: ['dns:other.example'] }).der;
  const revoked = { at: testTime - day };
  assert.is(judge([ocspOf(root, [{ certificate: other }, about({ status: revoked })])]), '0 revoked; revoked');
  assert.is(judge([ocspOf(root, [{ certificate: other, status: revoked }, about()])]), 'accepted; good');
});

matching('an answer about another certificate, or the same number of another CA, is none', () => {
  const other = root.issueLeaf({ names: ['dns:other.example'] }).der;
  assert.is(judge([ocspOf(root, [{ certificate: other }])]), '0 revocation-unknown; not-offered');
  const elsewhere = ca('Elsewhere');
  assert.is(judge([ocspOf(root, [about({ issuer: elsewhere })])]), '0 revocation-unknown; not-offered');
  const sameKey = ca('Alias', { key: root.key });
  assert.is(judge([ocspOf(root, [about({ issuer: sameKey })])]), '0 revocation-unknown; not-offered');
  const sameName = ca('Root', { key: ecKey('another') });
  assert.is(judge([ocspOf(root, [about({ issuer: sameName })])]), '0 revocation-unknown; not-offered');
});

matching('stapled, it must be about the leaf', () => {
  const other = root.issueLeaf({ names: ['dns:other.example'] }).der;
  assert.is(judge([], { stapled: ocspOf(root, [about()]) }), 'accepted; good');
  const wrong = ocspOf(root, [{ certificate: other }]);
  assert.is(judge([], { stapled: wrong }), `${unknownAndBad} (certificate-mismatch)`);
  assert.is(judge([], { stapled: wrong, mode: 'soft' }), '0 revocation-evidence-bad; unknown (certificate-mismatch)');
});

matching('must-staple: refused only when it is known that nothing came', () => {
  const mustStaple = extension('1.3.6.1.5.5.7.1.24', Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x05));
  const { der } = root.issueLeaf({ moreExtensions: [mustStaple] });
  const run = (stapled: Uint8Array | null | undefined): string => judge([], { mode: 'soft', stapled }, { leaf: der });
  assert.is(run(undefined), 'accepted; not-offered');
  assert.is(run(null), '0 must-staple-missing; not-offered');
  assert.is(run(ocspOf(root, [{ certificate: der }])), 'accepted; good');
  assert.is(judge([], { mode: 'soft', stapled: null }), 'accepted; not-offered', 'no such promise');
});

matching.run();

const responders = suite('OCSP: who may answer');

responders('the issuer, named or by its key', () => {
  assert.is(judge([ocspOf(root, [about()], { byKey: true })]), 'accepted; good');
  assert.is(judge([ocspOf(root, [about()], { certificates: [root.der] })]), 'accepted; good');
});

responders('a responder that the issuer has certified for it, by name or by key', () => {
  const delegate = responder();
  for (const byKey of [false, true]) {
    const response = ocspOf(root, [about()], { responder: delegate, byKey, certificates: [delegate.der] });
    assert.is(judge([response]), 'accepted; good');
  }
  assert.is(
    judge([ocspOf(root, [about()], { responder: delegate })]),
    '0 revocation-unknown; unknown (signer-not-found)',
    'its certificate did not come along',
  );
});

responders('nobody else', () => {
  const strangers: readonly (readonly [string, IssuedWithKey])[] = [
    ['without the purpose', responder({ extendedKeyUsage: ['serverAuth'] })],
    ['for any purpose', responder({ extendedKeyUsage: ['any'] })],
    ['without extKeyUsage', responder({ extendedKeyUsage: null })],
    ['of another CA', responder({}, ca('Elsewhere'))],
    ['of a CA of the same name', responder({}, ca('Root', { key: ecKey('another') }))],
    ['of another name with the same key', responder({}, ca('Alias', { key: root.key }))],
    ["that takes the issuer's name", ca('Root', { key: ecKey('Mallory') })],
    ['of a CA below', responder({}, root.issueCa('Below'))],
    ['expired', responder({ notAfter: '2025-02-01' })],
    ['not valid yet', responder({ notBefore: '2025-12-01' })],
    ['whose key may not sign', responder({ keyUsage: ['keyEncipherment'] })],
    [
      'with an unknown critical extension',
      responder({ moreExtensions: [noCheck, extension(unknownOid, encodeNull(), true)] }),
    ],
    ['altered', { ...responder(), der: withFlippedBit(responder().der) }],
  ];
  for (const [why, delegate] of strangers) {
    const response = ocspOf(root, [about()], { responder: delegate, certificates: [delegate.der] });
    assert.is(judge([response]), `${unknownAndBad} (signer-not-allowed)`, why);
    assert.match(judge([response], { mode: 'soft' }), '0 revocation-evidence-bad', why);
  }
});

responders('signed by another key, or altered: bad', () => {
  const mallory = ca('Mallory');
  assert.is(judge([ocspOf(root, [about()], { signedBy: mallory })]), `${unknownAndBad} (signature-invalid)`);
  const response = ocspOf(root, [about()]);
  const flipped = withFlippedBit(response);
  assert.match(judge([flipped], { mode: 'soft' }), '0 revocation-evidence-bad');
});

responders('one that is revoked itself is not believed; without nocheck and without CRL it is', () => {
  const delegate = responder({ moreExtensions: [] });
  const response = ocspOf(root, [about()], { responder: delegate, certificates: [delegate.der] });
  assert.is(judge([response]), 'accepted; good');
  const crls = [crlOf(root, { revoked: [{ certificate: delegate.der }] })];
  assert.is(judge([response], { crls }), 'accepted; good (responder-revoked)');
  const users = crlOf(root, { revoked: [{ certificate: delegate.der }], extensions: [] });
  const verdict = check([response], { crls: [users], mode: 'soft' });
  assert.is(verdict.problems[0]?.severity, 'warning');
  const never = responder();
  const trusted = ocspOf(root, [about()], { responder: never, certificates: [never.der] });
  assert.is(judge([trusted], { crls: [crlOf(root, { revoked: [{ certificate: never.der }] })] }), 'accepted; good');
});

responders('keys and digests that the profile does not allow are refused here too', () => {
  const delegate = responder({ key: ecKey('Responder', 'P-384') });
  const response = ocspOf(root, [about()], { responder: delegate, certificates: [delegate.der] });
  const run = (strength: Partial<StrengthPolicy>): string =>
    judge([response], {}, { profile: defineProfile('rfc5280', { strength }) });
  assert.is(run({}), 'accepted; good');
  assert.is(run({ keyTypes: ['P-256'] }), `${unknownAndBad} (signer-not-allowed)`);
  assert.is(run({ hashes: ['SHA-256'] }), '0 revocation-unknown; unknown (algorithm-refused)');
});

responders.run();

const times = suite('OCSP: when');

times('expired, from the future, or contradicting itself', () => {
  const at = (from: number, to: number | null): Uint8Array => {
    const nextUpdate = to === null ? null : testTime + to;
    return ocspOf(root, [about({ thisUpdate: testTime + from, nextUpdate })], { producedAt: testTime + from });
  };
  assert.is(judge([at(-2 * day, -day)]), '0 revocation-stale; stale (expired)');
  assert.is(judge([at(-2 * day, -day)], { mode: 'soft' }), 'accepted; stale (expired)');
  assert.is(judge([at(day, 2 * day)]), '0 revocation-stale; stale (not-yet-current)');
  assert.is(judge([at(-day, -2 * day)]), `${unknownAndBad} (malformed)`);
  assert.is(judge([at(-300_000, -300_000)]), 'accepted; good', 'within the skew');
  assert.is(judge([at(-300_000, -1000)], { skew: 0 }), '0 revocation-stale; stale (expired)');
  assert.is(judge([at(-day, null)]), 'accepted; good');
  assert.is(judge([at(-2 * day, null)]), '0 revocation-stale; stale (expired)');
  assert.is(judge([at(-2 * day, null)], { maximumAge: 3 * day }), 'accepted; good');
});

times('produced in the future', () => {
  assert.is(
    judge([ocspOf(root, [about()], { producedAt: testTime + day })]),
    '0 revocation-stale; stale (not-yet-current)',
  );
});

times('a nonce must come back as it was sent', () => {
  const nonce = Uint8Array.from({ length: 32 }, (_, i) => i);
  assert.is(judge([ocspOf(root, [about()], { nonce })], { nonce }), 'accepted; good');
  assert.is(judge([ocspOf(root, [about()], { nonce })]), 'accepted; good', 'none was sent');
  assert.is(judge([ocspOf(root, [about()])], { nonce }), `${unknownAndBad} (nonce-mismatch)`);
  const other = new Uint8Array(32);
  assert.is(judge([ocspOf(root, [about()], { nonce: other })], { nonce }), `${unknownAndBad} (nonce-mismatch)`);
  assert.is(judge([], { nonce, stapled: ocspOf(root, [about()]) }), 'accepted; good', 'stapled answers ask nobody');
});

times('a critical extension that nobody knows', () => {
  const unknown = [extension(unknownOid, encodeNull(), true)];
  const expected = '0 revocation-unknown; unknown (critical-extension-unknown)';
  assert.is(judge([ocspOf(root, [about()], { extensions: unknown })]), expected);
  assert.is(judge([ocspOf(root, [about({ extensions: unknown })])]), expected);
  assert.is(judge([ocspOf(root, [about({ extensions: [extension(unknownOid, encodeNull())] })])]), 'accepted; good');
});

times('bytes that are no response, cut off, or too many', () => {
  const response = ocspOf(root, [about()]);
  const junk = [
    new Uint8Array(0),
    response.subarray(0, 50),
    new Uint8Array([...response, 0]),
    new Uint8Array(2 ** 20 + 1),
  ];
  for (const bytes of junk) {
    assert.is(judge([bytes], { mode: 'soft' }), '0 revocation-evidence-bad; not-offered');
    assert.is(judge([bytes], { mode: 'soft', badEvidence: 'ignore' }), 'accepted; not-offered');
  }
});

times('it costs one signature, and the next leaf of a verifier with the same response none', () => {
  const provider = new RecordingVerifier(createNativeProvider(crypto));
  const chain = makeChain({ intermediates: [] });
  const input = { leaf: chain.leaf.der, anchors: [chain.root.der], time: testTime, provider };
  const response = ocspOf(chain.root, [{ certificate: chain.leaf.der }]);
  assert.ok(verify({ ...input, revocation: { mode: 'hard', ocsp: [response] } }).ok);
  assert.is(provider.jobs.length, 2);
});

times.run();
