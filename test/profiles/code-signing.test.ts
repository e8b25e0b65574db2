import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  codeSigning,
  defineProfile,
  type ExtensionHandler,
  ParseError,
  timeStamping,
  type VerifyOptions,
  verify,
} from '../../src/index.ts';
import { type CaOptions, ca, extendedKeyUsage, type LeafOptions, rsaKey } from '../support/pki.ts';
import { now, outcome } from './outcome.ts';

const signedAt = Date.UTC(2023, 5, 1);
const root = ca('Code Root');
const publisher: LeafOptions = {
  subject: 'C=DE, O=Publisher GmbH, CN=Publisher',
  names: [],
  cA: false,
  extendedKeyUsage: ['codeSigning'],
  notBefore: '2023-01-01',
  notAfter: '2024-01-01',
};

/** The leaf of 2023 under an intermediate of one's choice. */
function judge(options: VerifyOptions, leaf: LeafOptions = {}, intermediate: CaOptions = {}): string {
  const issuer = root.issueCa('Code CA', { extendedKeyUsage: ['codeSigning'], ...intermediate });
  const { der } = issuer.issueLeaf({ ...publisher, ...leaf });
  return outcome(
    verify({ leaf: der, pool: [issuer.der], anchors: [root.der], time: now, profile: codeSigning, ...options }),
  );
}

const good = 'accepted: Publisher < Code CA < Code Root';
const expiredCa: CaOptions = { notAfter: '2024-06-01' };
const leafThenCasNow: VerifyOptions = { validity: { leaf: { at: signedAt } } };
const code = suite('profile codeSigning');

code('without a time stamp everything counts now', () => {
  assert.is(judge({}), '0 expired');
  assert.is(judge({}, { notAfter: '2026-01-01' }), good);
});

code('with a time stamp: the leaf then, CAs now', () => {
  assert.is(judge(leafThenCasNow), good);
  assert.is(judge(leafThenCasNow, {}, expiredCa), '1 expired');
  assert.is(judge({ validity: { leaf: { at: Date.UTC(2024, 1, 1) } } }), '0 expired');
  assert.is(judge({ validity: { leaf: { at: Date.UTC(2022, 1, 1) } } }), '0 not-yet-valid');
});

code('with a time stamp: everything then', () => {
  assert.is(judge({ time: signedAt }, {}, expiredCa), good);
  assert.is(judge({ time: signedAt }, {}, { notBefore: '2023-07-01' }), '1 not-yet-valid');
});

code('a rule for each role may be kept in a profile', () => {
  const lasting = defineProfile(codeSigning, { validity: { leaf: { notAfter: 'ignore' } } });
  assert.is(judge({ profile: lasting }), good);
  assert.is(judge({ profile: lasting }, {}, expiredCa), '1 expired');
  const strictLeaf: VerifyOptions = { profile: lasting, validity: { leaf: {} } };
  assert.is(judge(strictLeaf), '0 expired', 'an option overrides the role it names');
});

code('refuses what is not for code', () => {
  assert.is(judge(leafThenCasNow, { extendedKeyUsage: ['serverAuth'] }), '0 purpose-refused');
  assert.is(judge(leafThenCasNow, { extendedKeyUsage: null }), '0 purpose-refused');
  assert.is(judge(leafThenCasNow, {}, { extendedKeyUsage: ['serverAuth'] }), '1 purpose-refused');
  assert.is(judge(leafThenCasNow, { cA: true }), '0 conformance-violation end-entity-is-ca');
});

code('keyUsage is there and has digitalSignature', () => {
  assert.is(judge(leafThenCasNow, { keyUsage: null }), '0 extension-missing 2.5.29.15');
  assert.is(judge(leafThenCasNow, { keyUsage: ['keyEncipherment'] }), '0 key-usage-missing');
});

code('3072 bits as an override', () => {
  const modern = defineProfile(codeSigning, { strength: { minimumRsaBits: 3072 } });
  const rsa: LeafOptions = { key: rsaKey('rsa2048-1') };
  assert.is(judge(leafThenCasNow, rsa), good);
  assert.is(judge({ ...leafThenCasNow, profile: modern }, rsa), '0 conformance-violation subscriber-key');
  assert.is(judge({ ...leafThenCasNow, profile: modern }, {}, { key: rsaKey('rsa2048-1') }), '1 key-too-small');
});

/** Microsoft's lifetime signing: no time stamp reaches beyond the certificate's own validity. */
const lifetimeSigning = '1.3.6.1.4.1.311.10.3.13';

code('a certificate for lifetime signing is refused by the handler of a time-stamped verification', () => {
  const mayBeStamped: ExtensionHandler = (_extension, { extendedKeyUsage: usage }) =>
    usage === undefined || usage instanceof ParseError || !usage.purposes.includes(lifetimeSigning);
  const extensionHandlers = { '2.5.29.37': mayBeStamped };
  const timed = { ...leafThenCasNow, extensionHandlers };
  assert.is(judge(timed), good);
  const usage = ['codeSigning', lifetimeSigning];
  assert.is(judge(timed, { extendedKeyUsage: usage }), '0 extension-refused 2.5.29.37');
  assert.is(judge({}, { extendedKeyUsage: usage, notAfter: '2026-01-01' }), good);
});

code.run();

const authority: LeafOptions = { subject: 'TSA', names: [], cA: false, extendedKeyUsage: null };

function stamp(usages: readonly string[], critical = true, more: LeafOptions = {}): string {
  const moreExtensions = [{ ...extendedKeyUsage(...usages), critical }];
  const leaf = root.issueLeaf({ ...authority, moreExtensions, ...more });
  return outcome(verify({ leaf: leaf.der, anchors: [root.der], time: now, profile: timeStamping }));
}

const stamping = suite('profile timeStamping: RFC 3161 §2.3');

stamping('for time stamps, critically and alone', () => {
  assert.is(stamp(['timeStamping']), 'accepted: TSA < Code Root');
});

stamping('refuses other usages beside it or instead, and one that is not critical', () => {
  const notAlone = '0 conformance-violation time-stamping-not-alone';
  assert.is(stamp(['timeStamping', 'codeSigning']), notAlone);
  assert.is(stamp(['any']), notAlone);
  assert.is(stamp(['codeSigning']), `0 purpose-refused, ${notAlone}`);
  assert.is(stamp(['timeStamping'], false), '0 conformance-violation time-stamping-not-critical');
});

stamping('refuses a CA and a weak key', () => {
  assert.is(stamp(['timeStamping'], true, { cA: true }), '0 conformance-violation end-entity-is-ca');
  const weak = { key: rsaKey('rsa1024-1') };
  assert.is(stamp(['timeStamping'], true, weak), '0 conformance-violation subscriber-key');
});

stamping.run();
