import { generateKeyPairSync, sign } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { SignatureJob, SignatureResult } from '../../src/core.ts';
import { verify } from '../../src/index.ts';
import {
  type CheckTimestampsInput,
  checkTimestamps,
  checkTimestampsAsync,
  precertificateSigning,
} from '../../src/transparency.ts';
import { ca, type ExtensionInput, ecKey, extension, rsaKey } from '../support/pki.ts';
import { parseOk } from '../x509/build.ts';
import {
  bytes,
  issueLogged,
  issueWith,
  judgedAt,
  poisonOid,
  precertEntry,
  type SctChanges,
  signedAt,
  type TestLog,
  testLog,
  timestampExtension,
  timestampList,
  timestampListOid,
  vector,
  x509Entry,
} from './test-log.ts';

const check = suite('checking SCTs');

const root = ca('CT Root');
const rootCertificate = parseOk(root.der);
const leaf = root.issueLeaf();
const certificate = parseOk(leaf.der);
const log = testLog('one');
const entry = x509Entry(leaf.der);

/** The states of the SCTs, each after its source. */
function statesOf(input: Partial<CheckTimestampsInput>): string[] {
  const report = checkTimestamps({
    certificate,
    issuer: rootCertificate,
    logs: [log.log],
    time: judgedAt,
    ...input,
  });
  return report.timestamps.map(({ source, state }) => `${source} ${state}`);
}

/** The state of one SCT over the leaf itself, as `log` makes it. */
function stateOf(changes: SctChanges, by: TestLog = log, input: Partial<CheckTimestampsInput> = {}): string {
  return statesOf({ timestamps: [by.sign(entry, changes)], logs: [by.log], ...input })[0]?.slice(7) ?? 'none';
}

check('SCTs of the certificate, of OCSP and of the caller are told apart', () => {
  const logged = issueLogged(root, [log]);
  const own = log.sign(x509Entry(logged.der));
  const input = { certificate: parseOk(logged.der), ocspTimestamps: timestampExtension(own), timestamps: [own] };
  assert.equal(statesOf(input), ['certificate good', 'ocsp good', 'caller good']);
});

check('the lists of several OCSP responses count together', () => {
  const ocspTimestamps = [timestampExtension(log.sign(entry)), timestampExtension(log.sign(entry))];
  assert.equal(statesOf({ ocspTimestamps }), ['ocsp good', 'ocsp good']);
  assert.equal(statesOf({ ocspTimestamps: [] }), []);
});

check('the caller gives the list of the TLS extension or the SCTs one by one', () => {
  const sct = log.sign(entry);
  assert.equal(statesOf({ timestamps: timestampList(sct, sct) }), ['caller good', 'caller good']);
  assert.equal(statesOf({ timestamps: new Set([sct]) }), ['caller good']);
});

check('a report says which log signed when', () => {
  const { timestamps, decision } = checkTimestamps({
    certificate,
    logs: [testLog('two').log, log.log],
    timestamps: [log.sign(entry)],
    time: judgedAt,
  });
  assert.is(timestamps[0]?.log, log.log);
  assert.is(timestamps[0]?.timestamp, signedAt);
  assert.equal(timestamps[0]?.logId, log.log.logId);
  assert.equal(decision, { ok: true, why: 'satisfied' });
});

check('no SCT is not enough', () => {
  const report = checkTimestamps({ certificate, logs: [log.log], time: judgedAt });
  assert.equal(report, { timestamps: [], untold: 0, decision: { ok: false, why: 'too-few-timestamps' } });
});

check('RSA logs are good too, and SCT extensions are signed', () => {
  const rsa = testLog('rsa', {}, rsaKey('rsa2048-1'));
  assert.is(stateOf({}, rsa), 'good');
  assert.is(stateOf({ extensions: Uint8Array.of(1, 2, 3) }), 'good');
});

check('keys made by node:crypto are good', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = bytes(publicKey.export({ type: 'spki', format: 'der' }));
  const key = { ...ecKey('any'), spki, sign: (data: Uint8Array) => bytes(sign('sha256', data, privateKey)) };
  assert.is(stateOf({}, testLog('node', {}, key)), 'good');
});

check('unknown-log', () => {
  assert.is(stateOf({}, testLog('two'), { logs: [log.log] }), 'unknown-log');
  assert.is(stateOf({}, log, { logs: [] }), 'unknown-log');
});

check('of two logs with the same ID the first one counts', () => {
  const rejected = { ...log.log, validUntil: signedAt - 1 };
  const timestamps = [log.sign(entry)];
  assert.equal(statesOf({ logs: [log.log, rejected], timestamps }), ['caller good']);
  assert.equal(statesOf({ logs: [rejected, log.log], timestamps }), ['caller log-not-valid-then']);
});

check('future-timestamp: a millisecond after the time is in the future', () => {
  assert.is(stateOf({ timestamp: judgedAt }), 'good');
  assert.is(stateOf({ timestamp: judgedAt + 1 }), 'future-timestamp');
  assert.is(stateOf({ timestamp: 2 ** 56 }), 'future-timestamp');
});

check('log-not-valid-then: both ends of the validity count', () => {
  const limited = testLog('limited', { validFrom: signedAt, validUntil: signedAt + 10 });
  assert.is(stateOf({ timestamp: signedAt - 1 }, limited), 'log-not-valid-then');
  assert.is(stateOf({ timestamp: signedAt }, limited), 'good');
  assert.is(stateOf({ timestamp: signedAt + 10 }, limited), 'good');
  assert.is(stateOf({ timestamp: signedAt + 11 }, limited), 'log-not-valid-then');
});

check('log-not-valid-then: a retired log counts until it was retired, a pending or rejected one never', () => {
  const inState = (name: 'pending' | 'retired' | 'rejected' | 'readonly') =>
    stateOf({}, testLog(name, { state: { name, since: signedAt } }));
  assert.is(inState('retired'), 'log-not-valid-then');
  assert.is(inState('pending'), 'log-not-valid-then');
  assert.is(inState('rejected'), 'log-not-valid-then');
  assert.is(inState('readonly'), 'good');
  assert.is(stateOf({}, testLog('later', { state: { name: 'retired', since: signedAt + 1 } })), 'good');
});

check('signature-invalid: another certificate, time, key, extension or algorithm', () => {
  const stranger = testLog('stranger');
  const forged = {
    ...log,
    sign: (signed: Uint8Array) => bytes(log.sign(signed).subarray(0, 43), stranger.sign(signed).subarray(43)),
  };
  assert.is(
    stateOf({}, log, { certificate: parseOk(root.issueLeaf({ names: ['dns:a.example'] }).der) }),
    'signature-invalid',
  );
  assert.is(stateOf({ signedTimestamp: signedAt - 1 }), 'signature-invalid');
  assert.is(stateOf({}, forged), 'signature-invalid');
  assert.is(stateOf({ signatureAlgorithm: 1 }), 'signature-invalid');
  assert.is(stateOf({ signature: new Uint8Array() }), 'signature-invalid');
  assert.is(stateOf({ signature: Uint8Array.of(1, 2, 3) }), 'signature-invalid');
});

check('signature-invalid: an SCT over the certificate itself is none over its precertificate', () => {
  const logged = parseOk(issueWith(root, [log.sign(entry)]).der);
  assert.equal(statesOf({ certificate: logged }), ['certificate signature-invalid']);
  const wrongWay = log.sign(precertEntry(root.key.spki, certificate.tbsCertificate));
  assert.equal(statesOf({ timestamps: [wrongWay] }), ['caller signature-invalid']);
});

check('unsupported: digests, algorithms and keys that RFC 6962 does not have', () => {
  assert.is(stateOf({ hashAlgorithm: 5 }), 'unsupported');
  assert.is(stateOf({ signatureAlgorithm: 2 }), 'unsupported');
  assert.is(stateOf({}, testLog('P-384', {}, ecKey('log', 'P-384'))), 'unsupported');
  assert.is(stateOf({}, testLog('short', {}, rsaKey('rsa1024-1'))), 'unsupported');
  const provider = { name: 'empty', verify: () => 'unsupported' as const };
  assert.is(stateOf({}, log, { provider }), 'unsupported');
});

check('version-unsupported', () => {
  assert.is(stateOf({ version: 1 }), 'version-unsupported');
});

check('malformed: one SCT, while the next one counts', () => {
  const good = log.sign(entry);
  assert.equal(statesOf({ timestamps: [good.subarray(0, 46), good] }), ['caller malformed', 'caller good']);
  assert.equal(statesOf({ timestamps: [bytes(good, Uint8Array.of(0))] }), ['caller malformed']);
  assert.equal(statesOf({ timestamps: [new Uint8Array()] }), ['caller malformed']);
  const logged = parseOk(
    issueWith(root, [Uint8Array.of(0), ...[log.sign(precertEntry(root.key.spki, certificate.tbsCertificate))]]).der,
  );
  assert.equal(statesOf({ certificate: logged }), ['certificate malformed', 'certificate good']);
});

check('malformed: a list that cannot be told apart', () => {
  const list = timestampList(log.sign(entry));
  for (const timestamps of [
    new Uint8Array(),
    bytes(list, list),
    list.subarray(0, -1),
    Uint8Array.of(0, 0),
    Uint8Array.of(0, 2, 0, 0),
  ]) {
    assert.equal(statesOf({ timestamps }), ['caller malformed']);
  }
  const withEmptyOne = vector(bytes(Uint8Array.of(0, 0), vector(log.sign(entry), 2)), 2);
  assert.equal(statesOf({ timestamps: withEmptyOne }), ['caller malformed']);
  assert.equal(statesOf({ ocspTimestamps: list }), ['ocsp malformed']);
  const twice: ExtensionInput = extension(timestampListOid, timestampExtension(log.sign(entry), log.sign(entry)));
  const doubled = parseOk(root.issueLeaf({ moreExtensions: [twice, twice] }).der);
  assert.equal(statesOf({ certificate: doubled }), ['certificate malformed']);
});

check('issuer-unknown: SCTs in a certificate need the key of its issuer', () => {
  const logged = parseOk(issueLogged(root, [log]).der);
  assert.equal(statesOf({ certificate: logged, issuer: undefined }), ['certificate issuer-unknown']);
  assert.equal(statesOf({ certificate: logged, issuer: { publicKey: rootCertificate.publicKey } }), [
    'certificate good',
  ]);
});

check('an accepted path gives what is needed, a bare anchor too', () => {
  const logged = issueLogged(root, [log]);
  const bare = { name: rootCertificate.subject.der, key: root.key.spki };
  for (const anchor of [root.der, bare]) {
    const verdict = verify({ leaf: logged.der, anchors: [anchor], time: judgedAt });
    if (!verdict.ok) return assert.unreachable();
    const [first] = verdict.path;
    if (first === undefined) return assert.unreachable();
    assert.equal(statesOf({ certificate: first, issuer: verdict.path[1] ?? verdict.anchor }), ['certificate good']);
  }
});

const poison = extension(poisonOid, Uint8Array.of(0x05, 0x00), true);

check('the SCTs of a precertificate cover it without its poison', () => {
  const precertificate = parseOk(root.issueLeaf({ moreExtensions: [poison] }).der);
  const timestamps = [log.sign(precertEntry(root.key.spki, certificate.tbsCertificate))];
  assert.equal(statesOf({ certificate: precertificate, timestamps }), ['caller good']);
});

check("a signing certificate stands aside for the issuer's key", () => {
  const signer = root.issueCa('Precertificate Signer', { extendedKeyUsage: [precertificateSigning] });
  const serial = Uint8Array.of(9);
  const precertificate = parseOk(signer.issueLeaf({ serial, moreExtensions: [poison] }).der);
  const final = parseOk(root.issueLeaf({ serial }).der);
  const timestamps = [log.sign(precertEntry(root.key.spki, final.tbsCertificate))];
  const input = { certificate: precertificate, issuer: parseOk(signer.der), timestamps };
  assert.equal(statesOf({ ...input, finalIssuer: rootCertificate }), ['caller good']);
  assert.equal(statesOf(input), ['caller issuer-unknown']);
});

check('unchecked: a flood of SCTs costs a bounded number of signatures, in questions of bounded size', async () => {
  const flood = Array.from({ length: 100 }, () => log.sign(entry));
  let largest = 0;
  let asked = 0;
  const verifyAsync = async (jobs: readonly SignatureJob[]): Promise<SignatureResult[]> => {
    largest = Math.max(largest, jobs.length);
    asked += jobs.length;
    return jobs.map(() => 'good');
  };
  const provider = { name: 'counting', verifyAsync };
  const input = { certificate, logs: [log.log], time: judgedAt, timestamps: flood, provider };
  const { timestamps, untold } = await checkTimestampsAsync(input);
  assert.equal([asked, largest], [32, 8]);
  assert.is(timestamps.filter(({ state }) => state === 'good').length, 32);
  assert.is(timestamps.filter(({ state }) => state === 'unchecked').length, 32);
  assert.is(untold, 36);
});

check('later answers give the same report', async () => {
  const logged = parseOk(issueLogged(root, [log, testLog('two')]).der);
  const input = { certificate: logged, issuer: rootCertificate, logs: [log.log], time: new Date(judgedAt) };
  assert.equal(await checkTimestampsAsync(input), checkTimestamps(input));
});

check('the policy sees everything and decides', () => {
  const policy: CheckTimestampsInput['policy'] = ({ timestamps, time }) => ({
    ok: timestamps.length === 2,
    why: `${time === judgedAt} ${timestamps.map(({ state }) => state)}`,
  });
  const timestamps = [log.sign(entry), Uint8Array.of(1)];
  const { decision } = checkTimestamps({ certificate, logs: [log.log], time: judgedAt, timestamps, policy });
  assert.equal(decision, { ok: true, why: 'true good,version-unsupported' });
});

check('mistakes of the program are thrown', () => {
  const wrongId = { ...log.log, logId: testLog('two').log.logId };
  assert.throws(() => statesOf({ logs: [wrongId] }), /logId is not the SHA-256/);
  assert.throws(() => statesOf({ logs: [{ ...log.log, publicKey: Uint8Array.of(1) }] }), TypeError);
  assert.throws(() => statesOf({ logs: [{ ...log.log, validUntil: Number.NaN }] }), TypeError);
  assert.throws(() => statesOf({ time: Number.NaN }), RangeError);
  const provider = { name: 'later', verifyAsync: async () => [] };
  assert.throws(() => statesOf({ provider }), /later has no synchronous check/);
});

check('a log whose bytes change is another log', () => {
  const mutable = { ...log.log, publicKey: log.log.publicKey.slice(), logId: log.log.logId.slice() };
  assert.equal(statesOf({ logs: [mutable], timestamps: [log.sign(entry)] }), ['caller good']);
  const two = testLog('two');
  mutable.publicKey.set(two.log.publicKey);
  mutable.logId.set(two.log.logId);
  const timestamps = [log.sign(entry), two.sign(entry)];
  assert.equal(statesOf({ logs: [mutable], timestamps }), ['caller unknown-log', 'caller good']);
});

check('a log in buffers of Node is copied too', () => {
  const [one, two] = [log.log, testLog('two').log];
  const mutable = { ...one, publicKey: Buffer.from(one.publicKey), logId: Buffer.from(one.logId) };
  assert.equal(statesOf({ logs: [mutable], timestamps: [log.sign(entry)] }), ['caller good']);
  mutable.publicKey.set(two.publicKey);
  assert.throws(() => statesOf({ logs: [mutable] }), /logId is not the SHA-256/);
  mutable.logId.set(two.logId);
  assert.equal(statesOf({ logs: [mutable], timestamps: [testLog('two').sign(entry)] }), ['caller good']);
});

check.run();
