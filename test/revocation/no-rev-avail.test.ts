import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeImplicit, encodeNull, encodeOid, encodeSequence, encodeValue } from '../../src/asn1/der-writer.ts';
import { type RevocationOptions, verify } from '../../src/index.ts';
import { basicConstraints, ca, type ExtensionInput, extension, makeChain } from '../support/pki.ts';
import { crlOf, ocspOf } from '../support/revocation.ts';
import { outcomeOf, testTime } from '../support/verification.ts';

const root = ca('Root');
const noRevAvail = extension('2.5.29.56', encodeNull());
const everything = extension('2.5.29.31', encodeSequence(encodeSequence(encodeImplicit(2, encodeSequence()))));

function access(method: string): ExtensionInput {
  const location = encodeValue(0x86, Buffer.from('http://a.example'));
  return extension('1.3.6.1.5.5.7.1.1', encodeSequence(encodeSequence(encodeOid(method), location)));
}

function judge(extensions: readonly ExtensionInput[], revocation?: RevocationOptions): string {
  const leaf = root.issueLeaf({ moreExtensions: extensions });
  return outcomeOf(verify({ leaf: leaf.der, anchors: [root.der], time: testTime, revocation }));
}

const test = suite('noRevAvail');

test('exempts the leaf, critical or not, whatever evidence there is', () => {
  const hard: RevocationOptions = { mode: 'hard' };
  assert.is(judge([], hard), '0 revocation-unknown');
  assert.is(judge([noRevAvail], hard), 'accepted');
  assert.is(judge([{ ...noRevAvail, critical: true }], hard), 'accepted');
  const caIssuers = access('1.3.6.1.5.5.7.48.2');
  assert.is(judge([noRevAvail, caIssuers], hard), 'accepted', 'where the issuer is found is no contradiction');
  const asked: string[] = [];
  const source = { name: 'log', lookup: () => void asked.push('asked') };
  judge([noRevAvail], { mode: 'hard', sources: [source] });
  assert.equal(asked, []);
});

test('is no good where it cannot be read', () => {
  const malformed = extension('2.5.29.56', Uint8Array.of(0x30, 0));
  assert.is(judge([malformed]), '0 extension-malformed');
  assert.is(judge([malformed], { mode: 'hard' }), '0 extension-malformed, 0 revocation-unknown');
});

test('refuses a leaf that is a CA, or says where its status can be learnt, and does not exempt it', () => {
  const conflicts: readonly ExtensionInput[] = [
    basicConstraints(true),
    everything,
    { ...everything, oid: '2.5.29.46' },
    access('1.3.6.1.5.5.7.48.1'),
    extension('1.3.6.1.5.5.7.1.1', encodeNull()),
  ];
  for (const conflict of conflicts) {
    assert.is(judge([noRevAvail, conflict]), '0 no-rev-avail-conflict', conflict.oid);
    assert.is(judge([conflict]), 'accepted', conflict.oid);
    const outcome = judge([noRevAvail, conflict], { mode: 'hard' });
    assert.is(outcome, '0 no-rev-avail-conflict, 0 revocation-unknown', conflict.oid);
  }
});

test('refuses a CA below the anchor, and exempts none', () => {
  const { root: top, intermediates, leaf, pool } = makeChain({ intermediates: [{ moreExtensions: [noRevAvail] }] });
  const crls = intermediates.map((issuer) => crlOf(issuer));
  const given = { leaf: leaf.der, pool, anchors: [top.der], time: testTime };
  assert.is(outcomeOf(verify(given)), '1 no-rev-avail-conflict');
  const outcome = outcomeOf(verify({ ...given, revocation: { mode: 'hard', crls } }));
  assert.is(outcome, '1 no-rev-avail-conflict, 1 revocation-unknown');
  const { leaf: below, ...others } = makeChain({ intermediates: [{ cA: null, moreExtensions: [noRevAvail] }] });
  const unfit = verify({
    leaf: below.der,
    pool: others.pool,
    anchors: [others.root.der],
    time: testTime,
    revocation: { mode: 'hard', crls: others.intermediates.map((issuer) => crlOf(issuer)) },
  });
  assert.is(outcomeOf(unfit), '1 not-a-ca, 1 revocation-unknown', 'not the leaf');
  const odd = ca('Root', { moreExtensions: [noRevAvail] });
  assert.is(outcomeOf(verify({ leaf: odd.issueLeaf().der, anchors: [odd.der], time: testTime })), 'accepted');
});

test("exempts an OCSP responder's certificate", () => {
  const leaf = root.issueLeaf();
  for (const [extensions, faults] of [
    [[], ['responder-revoked']],
    [[noRevAvail], []],
  ] as const) {
    const responder = root.issueLeaf({
      subject: 'Responder',
      names: [],
      extendedKeyUsage: ['OCSPSigning'],
      moreExtensions: extensions,
    });
    const ocsp = [ocspOf(root, [{ certificate: leaf.der }], { responder, certificates: [responder.der] })];
    const crls = [crlOf(root, { revoked: [{ certificate: responder.der }] })];
    const revocation: RevocationOptions = { mode: 'hard', ocsp, crls };
    const verdict = verify({ leaf: leaf.der, anchors: [root.der], time: testTime, revocation });
    assert.ok(verdict.ok);
    assert.equal(
      verdict.report.steps[0]?.revocation?.faults.map(({ why }) => why),
      faults,
    );
  }
});

test.run();
