import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeNull, encodeOid, encodeSequence } from '../src/asn1/der-writer.ts';
import {
  type CheckPathOptions,
  checkPath,
  createStore,
  type Problem,
  type ProblemCode,
  type ProblemParameters,
  problemText,
  type Severity,
  type SignatureResult,
  type SignatureVerifier,
  type SubtreesInput,
  type VerifyInput,
  verify,
} from '../src/index.ts';
import { requireTimestamps } from '../src/transparency.ts';
import { rfc5280 } from '../src/verify/profile.ts';
import { hex } from './support/hex.ts';
import {
  ca,
  type ExtensionInput,
  editAt,
  extension,
  type LeafOptions,
  makeChain,
  replaceAt,
  rsaKey,
  tbsField,
  unknownOid,
  withFlippedBit,
} from './support/pki.ts';
import { crlOf } from './support/revocation.ts';
import { testTime } from './support/verification.ts';
import { issueLogged, signedAt, testLog, x509Entry } from './transparency/test-log.ts';

/** How one code comes about: with which place and parameters, and from what. */
interface Row<Code extends ProblemCode> {
  readonly depth: Problem['depth'];
  readonly parameters: ProblemParameters[Code];
  readonly find: () => readonly Problem[];
  /** Default: an error. */
  readonly severity?: Severity;
}

const root = ca('Root');
const intermediate = root.issueCa('Intermediate');
const serverAuth = '1.3.6.1.5.5.7.3.1';
const clientAuth = '1.3.6.1.5.5.7.3.2';
const log = testLog('one', { validFrom: 1 });
const junkTime = Uint8Array.of(0x17, 0x01, 0x41);

/** A leaf right below the root. */
function leafOf(options: LeafOptions = {}): Uint8Array {
  return root.issueLeaf(options).der;
}

/** certificatePolicies of these identifiers. */
function policies(...oids: readonly Uint8Array[]): ExtensionInput {
  return extension('2.5.29.32', encodeSequence(...oids.map((oid) => encodeSequence(oid))));
}

function find(input: Partial<VerifyInput> & Pick<VerifyInput, 'leaf'>): readonly Problem[] {
  const anchors = input.store === undefined ? { anchors: input.anchors ?? [root.der] } : {};
  return verify({ time: testTime, ...input, ...anchors }).problems;
}

function judge(path: readonly Uint8Array[], options: CheckPathOptions = {}): readonly Problem[] {
  return checkPath(path, { time: testTime, ...options });
}

function always(result: SignatureResult): SignatureVerifier {
  return { name: 'always', verify: () => result };
}

const rows: { readonly [Code in ProblemCode]: Row<Code> } = {
  'certificate-malformed': {
    depth: 0,
    parameters: { field: 'tbsCertificate', expected: 'SEQUENCE', offset: 2 },
    find: () => find({ leaf: Uint8Array.of(0x30, 0x02, 0x05, 0x00) }),
  },
  'extension-malformed': {
    depth: 0,
    parameters: { oid: '2.5.29.30', field: 'nameConstraints', expected: 'SEQUENCE', offset: 355 },
    find: () => find({ leaf: leafOf({ moreExtensions: [extension('2.5.29.30', encodeNull())] }) }),
  },
  'extension-duplicate': {
    depth: 0,
    parameters: { oid: unknownOid },
    find: () => {
      const twice = extension(unknownOid, encodeNull());
      return find({ leaf: leafOf({ moreExtensions: [twice, twice] }) });
    },
  },
  'version-mismatch': {
    depth: 0,
    parameters: { version: 1, field: 'extensions' },
    find: () => find({ leaf: leafOf({ version: 1 }) }),
  },
  'algorithm-inconsistent': {
    depth: 0,
    parameters: {},
    find: () => find({ leaf: leafOf({ innerAlgorithm: 'ecdsa-with-SHA384' }) }),
  },
  'not-before-malformed': {
    depth: 0,
    parameters: { expected: 'UTCTime as YYMMDDHHMMSSZ', offset: 64 },
    find: () => find({ leaf: leafOf({ edits: { tbs: replaceAt([tbsField.validity, 0], junkTime) } }) }),
  },
  'not-after-malformed': {
    depth: 0,
    parameters: { expected: 'UTCTime as YYMMDDHHMMSSZ', offset: 79 },
    find: () => find({ leaf: leafOf({ edits: { tbs: replaceAt([tbsField.validity, 1], junkTime) } }) }),
  },

  'issuer-not-found': {
    depth: 1,
    parameters: { issuer: 'CN=Root' },
    find: () => find({ leaf: intermediate.issueLeaf().der, pool: [intermediate.der], anchors: [ca('Other').der] }),
  },
  'self-signed-leaf': { depth: 0, parameters: {}, find: () => find({ leaf: root.der, anchors: [ca('Other').der] }) },
  'self-signed-in-chain': {
    depth: 1,
    parameters: {},
    find: () => find({ leaf: leafOf(), pool: [root.der], anchors: [ca('Other').der] }),
  },
  'depth-exceeded': {
    depth: 'path',
    parameters: { intermediates: 1, limit: 0, counted: 'not-self-issued' },
    find: () => find({ leaf: intermediate.issueLeaf().der, pool: [intermediate.der], maxIntermediates: 0 }),
  },
  'name-chaining-broken': {
    depth: 0,
    parameters: { issuer: 'CN=Root', subject: 'CN=Other' },
    find: () => judge([leafOf(), ca('Other', { key: root.key }).der]),
  },

  'signature-invalid': {
    depth: 0,
    parameters: {},
    find: () => find({ leaf: leafOf({ edits: { signature: withFlippedBit } }) }),
  },
  'signature-unchecked': {
    depth: 0,
    parameters: { why: 'budget' },
    find: () => find({ leaf: leafOf(), budget: { signatures: 0 } }),
  },
  'issuer-key-malformed': {
    depth: 0,
    parameters: { expected: 'a usable P-256 key' },
    find: () => find({ leaf: leafOf(), provider: always('key-malformed') }),
  },
  'algorithm-unsupported': {
    depth: 0,
    parameters: { oid: '1.2.840.10045.4.3.2' },
    find: () => find({ leaf: leafOf(), provider: always('unsupported') }),
  },
  'algorithm-refused': {
    depth: 0,
    parameters: { algorithm: 'ecdsa-with-SHA256' },
    find: () =>
      find({ leaf: leafOf(), profile: { ...rfc5280, strength: { ...rfc5280.strength, schemes: ['EdDSA'] } } }),
  },
  'algorithm-parameters-refused': {
    depth: 0,
    parameters: { algorithm: 'ecdsa-with-SHA256' },
    find: () => {
      const withNull = (algorithm: Uint8Array): Uint8Array => encodeSequence(algorithm.subarray(2), encodeNull());
      return find({ leaf: leafOf({ edits: { tbs: editAt([tbsField.signature], withNull), algorithm: withNull } }) });
    },
  },
  'algorithm-key-mismatch': {
    depth: 0,
    parameters: { algorithm: 'ecdsa-with-SHA256', key: 'RSA' },
    find: () => {
      const other = ca('Root', { key: rsaKey('rsa2048-1') });
      return find({ leaf: leafOf(), anchors: [other.der] });
    },
  },
  'digest-too-weak': {
    depth: 0,
    parameters: { digest: 'SHA-1' },
    find: () => {
      const old = ca('Root', { key: rsaKey('rsa2048-1') });
      return find({ leaf: old.issueLeaf({ signatureAlgorithm: 'sha1WithRSAEncryption' }).der, anchors: [old.der] });
    },
  },
  'key-too-small': {
    depth: 1,
    parameters: { key: 'RSA', bits: 1024, minimum: 2048 },
    find: () => {
      const small = ca('Root', { key: rsaKey('rsa1024-1') });
      return find({ leaf: small.issueLeaf().der, anchors: [small.der] });
    },
  },
  'key-refused': {
    depth: 1,
    parameters: { key: 'P-256', why: 'this kind of key is not accepted' },
    find: () => find({ leaf: leafOf(), profile: { ...rfc5280, strength: { ...rfc5280.strength, keyTypes: ['RSA'] } } }),
  },

  'not-yet-valid': {
    depth: 0,
    parameters: { notBefore: Date.UTC(2025, 6), at: testTime },
    find: () => find({ leaf: leafOf({ notBefore: '2025-07-01' }) }),
  },
  expired: {
    depth: 0,
    parameters: { notAfter: Date.UTC(2025, 3), at: testTime },
    find: () => find({ leaf: leafOf({ notAfter: '2025-04-01' }) }),
  },
  'not-a-ca': {
    depth: 1,
    parameters: {},
    find: () => {
      const none = root.issueCa('None', { cA: false, keyUsage: null });
      return find({ leaf: none.issueLeaf().der, pool: [none.der] });
    },
  },
  'key-cert-sign-missing': {
    depth: 1,
    parameters: {},
    find: () => {
      const mute = root.issueCa('Mute', { keyUsage: ['cRLSign'] });
      return find({ leaf: mute.issueLeaf().der, pool: [mute.der] });
    },
  },
  'path-length-exceeded': {
    depth: 2,
    parameters: { limit: 0, intermediates: 1 },
    find: () => {
      const { root: top, leaf, pool } = makeChain({ root: { pathLenConstraint: 0 } });
      return find({ leaf: leaf.der, pool, anchors: [top.der] });
    },
  },
  'critical-extension-unknown': {
    depth: 0,
    parameters: { oid: unknownOid },
    find: () => find({ leaf: leafOf({ moreExtensions: [extension(unknownOid, encodeNull(), true)] }) }),
  },
  'extension-refused': {
    depth: 0,
    parameters: { oid: unknownOid },
    find: () =>
      find({
        leaf: leafOf({ moreExtensions: [extension(unknownOid, encodeNull())] }),
        extensionHandlers: { [unknownOid]: () => false },
      }),
  },
  'extension-missing': {
    depth: 0,
    parameters: { oid: unknownOid },
    find: () => find({ leaf: leafOf(), profile: { ...rfc5280, extensions: { required: { leaf: [unknownOid] } } } }),
  },
  'key-usage-missing': {
    depth: 0,
    parameters: { missing: ['keyEncipherment'] },
    find: () => find({ leaf: leafOf(), keyUsage: ['digitalSignature', 'keyEncipherment'] }),
  },
  'purpose-refused': {
    depth: 0,
    parameters: { wanted: [serverAuth], found: [clientAuth] },
    find: () => find({ leaf: leafOf({ extendedKeyUsage: ['clientAuth'] }) }),
  },
  'policy-required': {
    depth: 'path',
    parameters: {},
    find: () => {
      // PolicyConstraints with requireExplicitPolicy [0] 0 (RFC 5280 §4.2.1.11)
      const required = extension('2.5.29.36', Uint8Array.of(0x30, 0x03, 0x80, 0x01, 0x00), true);
      const strict = root.issueCa('Strict', { moreExtensions: [required] });
      return find({ leaf: strict.issueLeaf().der, pool: [strict.der] });
    },
  },
  'policy-duplicate': {
    depth: 0,
    parameters: { oid: '1.2.3' },
    find: () => find({ leaf: leafOf({ moreExtensions: [policies(encodeOid('1.2.3'), encodeOid('1.2.3'))] }) }),
  },
  'policy-qualifier-unknown': {
    depth: 0,
    parameters: { oid: '1.2.4' },
    find: () => {
      const qualifier = encodeSequence(encodeSequence(encodeOid('1.2.4'), encodeNull()));
      const value = encodeSequence(encodeSequence(encodeOid('1.2.3'), qualifier));
      return find({ leaf: leafOf({ moreExtensions: [extension('2.5.29.32', value, true)] }) });
    },
  },
  'policy-mapping-invalid': {
    depth: 1,
    parameters: {},
    find: () => {
      const value = encodeSequence(encodeSequence(encodeOid('2.5.29.32.0'), encodeOid('1.2.3')));
      const mapping = root.issueCa('Mapping', { moreExtensions: [extension('2.5.29.33', value)] });
      return find({ leaf: mapping.issueLeaf().der, pool: [mapping.der] });
    },
  },
  'conformance-violation': {
    depth: 0,
    parameters: { rule: 'serial-number-not-positive', clause: 'RFC 5280 §4.1.2.2' },
    find: () => find({ leaf: leafOf({ serial: Uint8Array.of(0) }), certificateConformance: ['serial-number'] }),
  },

  revoked: {
    depth: 0,
    parameters: { reason: 'keyCompromise', at: Date.UTC(2025, 2, 1) },
    find: () => {
      const leaf = leafOf();
      const crl = crlOf(root, { revoked: [{ certificate: leaf, at: Date.UTC(2025, 2, 1), reason: 1 }] });
      return find({ leaf, revocation: { mode: 'soft', crls: [crl] } });
    },
  },
  'revocation-unknown': {
    depth: 0,
    parameters: { status: 'not-offered', why: null },
    find: () => find({ leaf: leafOf(), revocation: { mode: 'hard' } }),
  },
  'revocation-stale': {
    depth: 0,
    parameters: { kind: 'crl', why: 'expired', nextUpdate: Date.UTC(2025, 4, 2) },
    find: () => {
      const crl = crlOf(root, { thisUpdate: Date.UTC(2025, 4, 1), nextUpdate: Date.UTC(2025, 4, 2) });
      return find({ leaf: leafOf(), revocation: { mode: 'hard', crls: [crl] } });
    },
  },
  'revocation-evidence-bad': {
    depth: 0,
    parameters: { kind: 'crl', why: 'signature-invalid' },
    find: () => find({ leaf: leafOf(), revocation: { mode: 'soft', crls: [crlOf(root, { signedBy: intermediate })] } }),
  },
  'must-staple-missing': {
    depth: 0,
    parameters: {},
    find: () => {
      // Features ::= SEQUENCE OF INTEGER, status_request being 5 (RFC 7633 §4).
      const mustStaple = extension('1.3.6.1.5.5.7.1.24', Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x05));
      return find({ leaf: leafOf({ moreExtensions: [mustStaple] }), revocation: { mode: 'soft', stapled: null } });
    },
  },
  'no-rev-avail-conflict': {
    depth: 0,
    parameters: { with: 'crlDistributionPoints' },
    find: () => {
      const extensions = [extension('2.5.29.56', encodeNull()), extension('2.5.29.31', encodeSequence())];
      return find({ leaf: leafOf({ moreExtensions: extensions }) });
    },
  },

  'transparency-policy-unmet': {
    depth: 0,
    parameters: { why: 'too-few-timestamps', good: 0, presented: 0 },
    find: () => find({ leaf: leafOf(), transparency: requireTimestamps({ logs: [log.log] }) }),
  },
  'transparency-timestamp-malformed': {
    ...faultySct({ logId: null, timestamp: null }),
    find: () => findWith(leafOf(), [Uint8Array.of(0)]),
  },
  'transparency-version-unsupported': {
    ...faultySct({ logId: null, timestamp: null }),
    find: () => findWith(leafOf(), [Uint8Array.of(1)]),
  },
  'transparency-log-unknown': {
    ...faultySct({ logId: hex(testLog('stranger').log.logId) }),
    find: () => findWith(leafOf(), [testLog('stranger').sign(x509Entry(leafOf()))]),
  },
  'transparency-timestamp-in-future': {
    ...faultySct({ timestamp: testTime + 1000 }),
    find: () => findWith(leafOf(), [log.sign(x509Entry(leafOf()), { timestamp: testTime + 1000 })]),
  },
  'transparency-log-not-valid': {
    ...faultySct({ timestamp: 0 }),
    find: () => findWith(leafOf(), [log.sign(x509Entry(leafOf()), { timestamp: 0 })]),
  },
  'transparency-algorithm-unsupported': {
    ...faultySct(),
    find: () => findWith(leafOf(), [log.sign(x509Entry(leafOf()), { hashAlgorithm: 5 })]),
  },
  'transparency-issuer-unknown': {
    ...faultySct({ source: 'certificate' }),
    find: () => {
      const leaf = issueLogged(root, [log]).der;
      return findWith(leaf, [], { anchors: [{ certificate: leaf, mayBeLeaf: true }] });
    },
  },
  'transparency-signature-invalid': {
    ...faultySct(),
    find: () => findWith(leafOf(), [log.sign(x509Entry(root.der))]),
  },
  'transparency-signature-unchecked': {
    ...faultySct(),
    find: () => findWith(leafOf(), [log.sign(x509Entry(leafOf()))], { budget: { signatures: 1 } }),
  },

  'name-not-permitted': {
    depth: 0,
    parameters: { name: 'www.example.com', type: 'dNSName', constrainedBy: 'CN=Bound' },
    find: () => constrained({ permitted: ['dns:example.org'] }),
  },
  'name-excluded': {
    depth: 0,
    parameters: { name: 'www.example.com', type: 'dNSName', constrainedBy: 'CN=Bound' },
    find: () => constrained({ excluded: ['dns:example.com'] }),
  },
  'imposed-name-not-permitted': {
    depth: 0,
    parameters: { name: 'www.example.com', type: 'dNSName', constrainedBy: 'CN=Root' },
    find: () => imposed({ permitted: [{ dns: 'example.org' }] }),
  },
  'imposed-name-excluded': {
    depth: 0,
    parameters: { name: 'www.example.com', type: 'dNSName', constrainedBy: 'CN=Root' },
    find: () => imposed({ excluded: [{ dns: 'example.com' }] }),
  },
  'name-constraint-unsupported': {
    depth: 0,
    parameters: { type: 'registeredID', constrainedBy: 'CN=Bound' },
    find: () => constrained({ excluded: ['rid:1.2.3'] }, ['dns:www.example.com', 'rid:1.2.4']),
  },
  'host-mismatch': {
    depth: 0,
    parameters: { expected: 'other.example', presented: ['www.example.com'] },
    find: () => find({ leaf: leafOf(), identity: { dns: 'other.example' } }),
  },
  'ip-mismatch': {
    depth: 0,
    parameters: { expected: '192.0.2.1', presented: ['192.0.2.2'] },
    find: () => find({ leaf: leafOf({ names: ['ip:192.0.2.2'] }), identity: { ip: '192.0.2.1' } }),
  },
  'email-mismatch': {
    depth: 0,
    parameters: { expected: 'a@example.com', presented: [] },
    find: () => find({ leaf: leafOf(), identity: { email: 'a@example.com' } }),
  },

  distrusted: {
    depth: 0,
    parameters: {},
    find: () => find({ leaf: leafOf(), store: createStore([root.der], { distrusted: [leafOf()] }) }),
  },
  'anchor-not-usable-yet': {
    depth: 1,
    parameters: { usableFrom: testTime + 1000, at: testTime },
    find: () => find({ leaf: leafOf(), anchors: [{ certificate: root.der, usableFrom: testTime + 1000 }] }),
  },
  'anchor-no-longer-usable': {
    depth: 1,
    parameters: { usableUntil: testTime - 1000, at: testTime },
    find: () => find({ leaf: leafOf(), anchors: [{ certificate: root.der, usableUntil: testTime - 1000 }] }),
  },
  'distrusted-after': {
    depth: 1,
    parameters: { distrustAfter: Date.UTC(2024, 0), notBefore: Date.UTC(2025, 0) },
    find: () => find({ leaf: leafOf(), anchors: [{ certificate: root.der, distrustAfter: Date.UTC(2024, 0) }] }),
  },
  'anchor-purpose-refused': {
    depth: 1,
    parameters: { wanted: [serverAuth] },
    find: () => find({ leaf: leafOf(), anchors: [{ certificate: root.der, purposes: [clientAuth] }] }),
  },
};

/** The place and parameters of one bad SCT that the caller has given. */
function faultySct(changes: Partial<ProblemParameters['transparency-log-unknown']> = {}) {
  const parameters = {
    source: 'caller',
    count: 1,
    logId: hex(log.log.logId),
    timestamp: signedAt,
    ...changes,
  } as const;
  return { depth: 0, parameters, severity: 'warning' } as const;
}

/** Under a policy that nothing can fail, so that nothing but the SCT is wrong. */
function findWith(
  leaf: Uint8Array,
  timestamps: readonly Uint8Array[],
  more: Partial<VerifyInput> = {},
): readonly Problem[] {
  const policy = () => ({ ok: true, why: 'satisfied' });
  return find({ leaf, transparency: requireTimestamps({ logs: [log.log], policy, timestamps }), ...more });
}

function constrained(
  nameConstraints: { permitted?: readonly string[]; excluded?: readonly string[] },
  names: readonly string[] = ['dns:www.example.com'],
): readonly Problem[] {
  const bound = root.issueCa('Bound', { nameConstraints });
  return find({ leaf: bound.issueLeaf({ names }).der, pool: [bound.der] });
}

function imposed(constraints: SubtreesInput): readonly Problem[] {
  return find({ leaf: leafOf(), anchors: [{ certificate: root.der, constraints }] });
}

const test = suite('problem codes');

test('every code that src/problem.ts declares has a row here, and no row is left of a code that is gone', () => {
  const source = readFileSync(new URL('../src/problem.ts', import.meta.url), 'utf8');
  const declared = source.slice(source.indexOf('interface ProblemParameters'), source.indexOf('\n}\n'));
  const codes = [...declared.matchAll(/^ {2}'?([a-z][a-z-]*)'?: /gm)].map(([, code]) => code as string);
  assert.ok(codes.length > 40, `${codes.length}`);
  assert.equal(Object.keys(rows).sort(), codes.sort());
});

for (const [code, row] of Object.entries(rows)) {
  test(`${code} is found, at its place, with its parameters, severity and a wording`, () => {
    const problems = row.find();
    const found = problems.find((problem) => problem.code === code);
    assert.ok(found, `only ${JSON.stringify(problems)}`);
    const { depth, parameters, severity } = found;
    const expected = { depth: row.depth, parameters: row.parameters, severity: row.severity ?? 'error' };
    assert.equal({ depth, parameters, severity }, expected);
    assert.is(found, problems[0], 'the chain was to have nothing else wrong with it');
    assert.is(problems.length, 1, JSON.stringify(problems));
    assert.match(problemText(found), /^the (leaf|path|certificate at depth \d) \S+/);
  });
}

test.run();
