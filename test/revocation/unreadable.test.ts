import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type RevocationOptions, verify } from '../../src/index.ts';
import { ca, extension, type IssuedWithKey, type LeafOptions } from '../support/pki.ts';
import { crlOf, ocspOf } from '../support/revocation.ts';
import { testTime } from '../support/verification.ts';

const root = ca('Root');
const leaf = root.issueLeaf();
const broken = Uint8Array.of(0x30, 0x03, 0x02, 0x01);

/** The leaf's status, and whether it was accepted. */
function judge(revocation: Omit<RevocationOptions, 'mode'>, of: IssuedWithKey = leaf): string {
  const options = { mode: 'hard', ...revocation } as const;
  const verdict = verify({ leaf: of.der, anchors: [root.der], time: testTime, revocation: options });
  const report = verdict.ok ? verdict.report : verdict.best;
  return `${verdict.ok}; ${report?.steps[0]?.revocation?.status}`;
}

function withExtension(oid: string, critical = false): LeafOptions {
  return { moreExtensions: [extension(oid, broken, critical)] };
}

const test = suite('revocation: what cannot be read');

test('a CRL whose scope is malformed says nothing', () => {
  const crls = [crlOf(root, { extensions: [extension('2.5.29.28', broken, true)] })];
  assert.is(judge({ crls }), 'false; unknown');
});

test('a CRL whose key identifier or number is malformed still says what it says', () => {
  for (const oid of ['2.5.29.35', '2.5.29.20']) {
    const extensions = [extension(oid, broken)];
    const options = { number: null, keyIdentifier: false, extensions };
    assert.is(judge({ crls: [crlOf(root, options)] }), 'true; good', oid);
    const revoked = crlOf(root, { ...options, revoked: [{ certificate: leaf.der }] });
    assert.is(judge({ crls: [revoked] }), 'false; revoked', oid);
  }
});

test('members of a response that are no certificates are passed over', () => {
  const responder = root.issueLeaf({ subject: 'Responder', names: [], extendedKeyUsage: ['OCSPSigning'] });
  const single = { certificate: leaf.der };
  const junk = Uint8Array.of(0x30, 0x00);
  const answer = (...certificates: Uint8Array[]): string =>
    judge({ ocsp: [ocspOf(root, [single], { responder, signedBy: responder, certificates })] });
  assert.is(answer(responder.der), 'true; good');
  assert.is(answer(junk, responder.der), 'true; good');
  assert.is(answer(junk), 'false; unknown');
});

test('a response that is no DER is no evidence', () => {
  assert.is(
    judge({ ocsp: [ocspOf(root, [{ certificate: leaf.der }], { certificates: [broken] })] }),
    'false; not-offered',
  );
});

test('a responder whose purpose cannot be read may not answer', () => {
  const responder = root.issueLeaf({ subject: 'Responder', names: [], ...withExtension('2.5.29.37') });
  const ocsp = [
    ocspOf(root, [{ certificate: leaf.der }], { responder, signedBy: responder, certificates: [responder.der] }),
  ];
  assert.is(judge({ ocsp }), 'false; unknown');
});

test('an information access that cannot be read may have offered a status', () => {
  const silent = judge({ whenNotOffered: 'accept' });
  assert.is(silent, 'true; not-offered');
  const unreadable = root.issueLeaf(withExtension('1.3.6.1.5.5.7.1.1'));
  assert.is(judge({ whenNotOffered: 'accept' }, unreadable), 'false; unknown');
});

test('an alternative name of the issuer that cannot be read names no distribution point', () => {
  const unreadable = root.issueLeaf(withExtension('2.5.29.18'));
  assert.is(judge({ crls: [crlOf(root)] }, unreadable), 'true; good');
});

test.run();
