import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toPrintable } from '../src/printable-text.ts';
import type { Finding, Problem, ProblemCode, ProblemParameters } from '../src/problem.ts';
import { findingText, problemText, timeText } from '../src/problem-text.ts';

const day = 86_400_000;
const at = Date.UTC(2026, 10, 22);
const fault = { field: 'tbsCertificate.version', expected: 'INTEGER', offset: 7 };
const identity = { expected: 'a.example', presented: ['b.example', 'c.example'] };

const sct = { source: 'certificate', count: 2, logId: '0123456789abcdef'.repeat(4), timestamp: at } as const;

/** One example of each code: the compiler demands that none is missing. */
const examples: { readonly [Code in ProblemCode]: ProblemParameters[Code] } = {
  'certificate-malformed': fault,
  'extension-malformed': { oid: '2.5.29.15', ...fault },
  'extension-duplicate': { oid: '2.5.29.17' },
  'version-mismatch': { version: 1, field: 'extensions' },
  'algorithm-inconsistent': {},
  'not-before-malformed': fault,
  'not-after-malformed': fault,
  'issuer-not-found': { issuer: 'CN=Missing' },
  'self-signed-leaf': {},
  'self-signed-in-chain': {},
  'depth-exceeded': { intermediates: 3, limit: 1, counted: 'all' },
  'name-chaining-broken': { issuer: 'CN=A', subject: 'CN=B' },
  'signature-invalid': {},
  'signature-unchecked': { why: 'budget' },
  'issuer-key-malformed': { expected: 'a point on its curve' },
  'algorithm-unsupported': { oid: '1.2.3.4' },
  'algorithm-refused': { algorithm: 'sha1WithRSAEncryption' },
  'algorithm-parameters-refused': { algorithm: 'RSASSA-PSS' },
  'algorithm-key-mismatch': { algorithm: 'ecdsa-with-SHA256', key: 'RSA' },
  'digest-too-weak': { digest: 'MD5' },
  'key-too-small': { key: 'RSA', bits: 1024, minimum: 2048 },
  'key-refused': { key: 'DSA', why: 'not for signatures on certificates' },
  'not-yet-valid': { notBefore: at + 3 * day, at },
  expired: { notAfter: at - 12 * day, at },
  'not-a-ca': {},
  'key-cert-sign-missing': {},
  'path-length-exceeded': { limit: 0, intermediates: 1 },
  'critical-extension-unknown': { oid: '1.2.3.4.5' },
  'extension-refused': { oid: '1.2.3.4.6' },
  'extension-missing': { oid: '1.2.3.4.7' },
  'key-usage-missing': { missing: ['digitalSignature'] },
  'purpose-refused': { wanted: ['1.3.6.1.5.5.7.3.1'], found: ['1.3.6.1.5.5.7.3.2'] },
  'policy-required': {},
  'policy-duplicate': { oid: '1.2.3.4' },
  'policy-qualifier-unknown': { oid: '1.2.3.5' },
  'policy-mapping-invalid': {},
  'conformance-violation': { rule: 'serial-number-positive', clause: 'RFC 5280 §4.1.2.2' },
  revoked: { reason: 'keyCompromise', at: at - day },
  'revocation-unknown': { status: 'unknown', why: 'signer-not-found' },
  'revocation-stale': { kind: 'crl', why: 'expired', nextUpdate: at - day },
  'revocation-evidence-bad': { kind: 'ocsp', why: 'certificate-mismatch' },
  'must-staple-missing': {},
  'no-rev-avail-conflict': { with: 'basicConstraints' },
  'transparency-policy-unmet': { why: 'too-few-timestamps', good: 1, presented: 3 },
  'transparency-timestamp-malformed': { source: 'caller', count: 2, logId: null, timestamp: null },
  'transparency-version-unsupported': { source: 'ocsp', count: 1, logId: null, timestamp: null },
  'transparency-log-unknown': sct,
  'transparency-timestamp-in-future': sct,
  'transparency-log-not-valid': sct,
  'transparency-algorithm-unsupported': sct,
  'transparency-issuer-unknown': sct,
  'transparency-signature-invalid': sct,
  'transparency-signature-unchecked': sct,
  'name-not-permitted': { name: 'a.example', type: 'dNSName', constrainedBy: 'CN=CA' },
  'name-excluded': { name: 'a.example', type: 'dNSName', constrainedBy: 'CN=CA' },
  'imposed-name-not-permitted': { name: 'a.example', type: 'dNSName', constrainedBy: 'Root' },
  'imposed-name-excluded': { name: 'a.example', type: 'dNSName', constrainedBy: 'Root' },
  'name-constraint-unsupported': { type: 'x400Address', constrainedBy: 'CN=CA' },
  'host-mismatch': identity,
  'ip-mismatch': { expected: '192.0.2.1', presented: [] },
  'email-mismatch': identity,
  distrusted: {},
  'anchor-not-usable-yet': { usableFrom: at + day, at },
  'anchor-no-longer-usable': { usableUntil: at - day, at },
  'distrusted-after': { distrustAfter: at - day, notBefore: at },
  'anchor-purpose-refused': { wanted: ['1.3.6.1.5.5.7.3.1'] },
};

function problem<Code extends ProblemCode>(
  code: Code,
  parameters: ProblemParameters[Code],
  depth: number | 'path' = 1,
): Problem {
  return { code, severity: 'error', parameters, depth, certificate: null } as Problem;
}

const text = suite('problem text');

text('has a sentence of its own for every code', () => {
  const codes = Object.keys(examples) as ProblemCode[];
  const sentences = codes.map((code) =>
    findingText({ code, severity: 'error', parameters: examples[code] } as Finding),
  );
  for (const [i, sentence] of sentences.entries()) {
    assert.ok(sentence.length > 10 && sentence.length < 300, `${codes[i]}: ${sentence}`);
    assert.not.match(sentence, /undefined|null|NaN|\[object/, codes[i]);
  }
  assert.is(new Set(sentences).size, codes.length);
});

text('names the certificate by its depth', () => {
  assert.match(problemText(problem('not-a-ca', {}, 0)), /^the leaf issued/);
  assert.match(problemText(problem('not-a-ca', {}, 2)), /^the certificate at depth 2 issued/);
  assert.match(problemText(problem('policy-required', {}, 'path')), /^the path has no/);
});

text('shows every parameter', () => {
  const holds = (code: ProblemCode, ...parts: string[]): void => {
    const sentence = problemText({
      code,
      severity: 'error',
      parameters: examples[code],
      depth: 0,
      certificate: null,
    } as Problem);
    for (const part of parts) assert.ok(sentence.includes(part), `${sentence} lacks ${part}`);
  };
  holds('expired', '2026-11-10 00:00:00 UTC', '12 days', '2026-11-22 00:00:00 UTC');
  holds('not-yet-valid', '2026-11-25', '3 days');
  holds('extension-malformed', 'keyUsage (2.5.29.15)', 'tbsCertificate.version', 'INTEGER', 'byte 7');
  holds('purpose-refused', 'serverAuth (1.3.6.1.5.5.7.3.1)', 'clientAuth (1.3.6.1.5.5.7.3.2)');
  holds('host-mismatch', 'a.example', 'b.example, c.example');
  holds('ip-mismatch', '192.0.2.1', 'names none');
  holds('key-too-small', 'RSA', '1024', '2048');
  holds('depth-exceeded', '3 intermediates', 'at most 1');
  holds('transparency-policy-unmet', 'too-few-timestamps', '1 good of 3 SCTs');
  holds('transparency-log-unknown', '2 SCTs in itself', '0123456789abcdef…', '2026-11-22 00:00:00 UTC');
  holds('transparency-timestamp-malformed', '2 SCTs from the caller');
  holds('transparency-version-unsupported', '1 SCT from OCSP');
});

text('speaks of durations in a unit that fits', () => {
  const after = (milliseconds: number): string => problemText(problem('expired', { notAfter: at - milliseconds, at }));
  assert.match(after(1000), / 1 second before/);
  assert.match(after(59_000), / 59 seconds before/);
  assert.match(after(90_000), / 1 minute before/);
  assert.match(after(3_600_000), / 1 hour before/);
  assert.match(after(2 * day), / 2 days before/);
  assert.match(after(1000 * day), / 2 years before/);
});

text('stays whole for times that no calendar holds', () => {
  assert.is(timeText(Number.POSITIVE_INFINITY), 'a time out of range');
  assert.is(timeText(-62_135_596_800_000), '0001-01-01 00:00:00 UTC');
  assert.ok(problemText(problem('expired', { notAfter: 8.65e15, at })).includes('out of range'));
});

text('escapes and cuts what a certificate brings', () => {
  const hostile = `a\u001b[31m\u202eb\r\n${'x'.repeat(100_000)}`;
  const presented = Array.from({ length: 10_000 }, () => hostile);
  const sentence = problemText(problem('host-mismatch', { expected: 'h', presented }, 0));
  assert.not.match(sentence, /[\p{Cc}\p{Cf}]/u);
  assert.ok(sentence.includes('a\\u{1b}[31m\\u{202e}b\\u{d}\\u{a}xxx'));
  assert.match(sentence, /and 9995 more$/);
  assert.ok(sentence.length < 2000, `${sentence.length}`);
});

text.run();

const printable = suite('printable text');

printable('leaves letters of every script alone', () => {
  for (const plain of ['', 'CN=Zürich,O=株式会社', 'a\\b "c"', '😀']) assert.is(toPrintable(plain), plain);
});

printable('shows controls, direction marks, invisible characters and lone surrogates as numbers', () => {
  const codes = [0, 0x1b, 0x7f, 0x9b, 0xad, 0x61c, 0x200b, 0x200f, 0x2028, 0x202a, 0x2066, 0xd800, 0xfeff, 0xe0041];
  for (const code of codes) {
    assert.is(toPrintable(`<${String.fromCodePoint(code)}>`), `<\\u{${code.toString(16)}}>`);
  }
});

printable('cuts between characters', () => {
  assert.is(toPrintable('😀😀😀', 2), '😀😀…');
  assert.is(toPrintable('ab', 2), 'ab');
});

printable.run();
