import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  openSslCodeOf,
  openSslCodeOfCipherPolicy,
  sslErrorCodeOf,
  sslErrorCodeOfCipherPolicy,
  sslErrorCodeOfOpenSsl,
} from '../../src/config/error-codes.ts';
import { goErrorOf } from '../../src/config/go-errors.ts';
import { OpenSslCode, openSslName } from '../../src/config/openssl-codes.ts';
import { SslCertificate } from '../../src/config/ssl-certificate.ts';
import { SslError, SslErrorCode } from '../../src/config/ssl-error.ts';
import { sslErrorName } from '../../src/config/ssl-error-code.ts';
import { type Finding, finding, type Problem, type ProblemCode } from '../../src/problem.ts';

const test = suite('error codes');

function declaredCodes(): ProblemCode[] {
  const source = readFileSync(new URL('../../src/problem.ts', import.meta.url), 'utf8');
  const declared = source.slice(source.indexOf('interface ProblemParameters'));
  const codes = declared.slice(0, declared.indexOf('\n}\n')).matchAll(/^ {2}'?([a-z][a-z-]*)'?: /gm);
  return Array.from(codes, ([, code]) => code as ProblemCode);
}

function at(depth: number, found: Finding): Problem {
  return { ...found, depth, certificate: null };
}

test('every problem has a result of OpenSSL that has a name, and a code of Qt that has one', () => {
  const codes = declaredCodes();
  assert.ok(codes.length > 50, `${codes.length}`);
  for (const code of codes) {
    const result = openSslCodeOf(code);
    assert.ok(Object.values(OpenSslCode).includes(result), code);
    assert.is(OpenSslCode[openSslName(result)], result);
    const error = sslErrorCodeOf(code);
    assert.is(SslErrorCode[sslErrorName(error)], error, code);
    assert.is.not(error, SslErrorCode.NoError, code);
  }
});

test("OpenSSL's results become Qt's codes, and whatever Qt has no code for becomes UnspecifiedError", () => {
  // [X509_V, QSslError] (qt.md §8)
  const rows: readonly (readonly [number, number])[] = [
    [0, 0],
    [2, 1],
    [4, 2],
    [6, 3],
    [7, 4],
    [9, 5],
    [10, 6],
    [13, 7],
    [14, 8],
    [18, 9],
    [19, 10],
    [20, 11],
    [21, 12],
    [23, 13],
    [25, 15],
    [26, 16],
    [27, 17],
    [28, 18],
    [79, 14],
  ];
  const known = new Map(rows);
  for (let result = 0; result <= 94; result++) assert.is(sslErrorCodeOfOpenSsl(result), known.get(result) ?? -1);
  assert.is(sslErrorCodeOfOpenSsl(9999), -1);
});

test('problems get the code that a user of Qt expects', () => {
  const rows: Partial<Record<ProblemCode, keyof typeof SslErrorCode>> = {
    'issuer-not-found': 'UnableToGetLocalIssuerCertificate',
    'self-signed-leaf': 'SelfSignedCertificate',
    'self-signed-in-chain': 'SelfSignedCertificateInChain',
    'depth-exceeded': 'UnspecifiedError',
    'signature-invalid': 'CertificateSignatureFailed',
    'issuer-key-malformed': 'UnableToDecodeIssuerPublicKey',
    expired: 'CertificateExpired',
    'not-yet-valid': 'CertificateNotYetValid',
    'not-before-malformed': 'InvalidNotBeforeField',
    'not-after-malformed': 'InvalidNotAfterField',
    'not-a-ca': 'InvalidCaCertificate',
    'key-cert-sign-missing': 'UnspecifiedError',
    'path-length-exceeded': 'PathLengthExceeded',
    'purpose-refused': 'InvalidPurpose',
    'key-usage-missing': 'InvalidPurpose',
    revoked: 'CertificateRevoked',
    'revocation-unknown': 'CertificateStatusUnknown',
    'must-staple-missing': 'OcspNoResponseFound',
    'host-mismatch': 'HostNameMismatch',
    'ip-mismatch': 'HostNameMismatch',
    'name-excluded': 'UnspecifiedError',
    distrusted: 'CertificateRejected',
    'anchor-purpose-refused': 'CertificateUntrusted',
    'key-too-small': 'UnspecifiedError',
  };
  for (const [code, name] of Object.entries(rows)) {
    assert.is(sslErrorName(sslErrorCodeOf(code as ProblemCode)), name, code);
  }
});

test('a weak key is another result for the leaf than for a CA', () => {
  const small = finding('key-too-small', { key: 'RSA', bits: 1024, minimum: 2048 });
  assert.is(openSslCodeOf(at(0, small)), 66);
  assert.is(openSslCodeOf(at(1, small)), 67);
  assert.is(openSslCodeOf(at(0, finding('key-refused', { key: 'EC', why: 'explicit curve parameters' }))), 66);
});

test('revocation evidence is told apart by its kind', () => {
  const stale = (kind: 'crl' | 'ocsp', why: string): Problem =>
    at(0, finding('revocation-stale', { kind, why, nextUpdate: null }));
  assert.is(openSslCodeOf(stale('crl', 'expired')), 12);
  assert.is(openSslCodeOf(stale('crl', 'not-yet-current')), 11);
  assert.is(sslErrorCodeOf(stale('crl', 'expired')), SslErrorCode.UnspecifiedError);
  assert.is(openSslCodeOf(stale('ocsp', 'expired')), 74);
  assert.is(sslErrorCodeOf(stale('ocsp', 'expired')), SslErrorCode.OcspResponseExpired);
  const bad = (kind: 'crl' | 'ocsp', why: string): Problem => at(0, finding('revocation-evidence-bad', { kind, why }));
  assert.is(openSslCodeOf(bad('crl', 'signature-invalid')), 8);
  assert.is(sslErrorCodeOf(bad('crl', 'malformed')), SslErrorCode.UnspecifiedError);
  assert.is(openSslCodeOf(bad('ocsp', 'signature-invalid')), 74);
  assert.is(sslErrorCodeOf(bad('ocsp', 'signature-invalid')), SslErrorCode.OcspResponseCannotBeTrusted);
  assert.is(sslErrorCodeOf(bad('ocsp', 'malformed')), SslErrorCode.OcspMalformedResponse);
  assert.is(sslErrorCodeOf(bad('ocsp', 'certificate-mismatch')), SslErrorCode.OcspResponseCertIdUnknown);
});

test('a cipher policy’s findings keep the results that OpenSSL has for them', () => {
  const small = { code: 'EeKeyTooSmall', parameters: { key: 'RSA', bits: 1024, minimum: 2048 }, depth: 0 } as const;
  assert.is(openSslCodeOfCipherPolicy(small), 66);
  assert.is(sslErrorCodeOfCipherPolicy(small), SslErrorCode.UnspecifiedError);
  const usage = { code: 'KeyUsageMissing', parameters: { missing: ['digitalSignature'] }, depth: 0 } as const;
  assert.is(sslErrorCodeOfCipherPolicy(usage), SslErrorCode.InvalidPurpose);
});

test('Go has a name for what it looks at', () => {
  assert.is(goErrorOf('expired'), 'Expired');
  assert.is(goErrorOf('not-yet-valid'), 'Expired');
  assert.is(goErrorOf('host-mismatch'), 'HostnameError');
  assert.is(goErrorOf('must-staple-missing'), undefined);
});

test('an error without a code of its own is told by its detail, any other by its code', () => {
  const expired = at(1, finding('expired', { notAfter: 0, at: 1 }));
  const chain = at(0, finding('key-cert-sign-missing', {}));
  const vague = new SslError(SslErrorCode.UnspecifiedError, SslCertificate.null, chain);
  assert.match(vague.errorString(), /keyCertSign/);
  assert.is(vague.detail, chain);
  const plain = new SslError(SslErrorCode.CertificateExpired, SslCertificate.null, expired);
  assert.is(plain.errorString(), new SslError(SslErrorCode.CertificateExpired).errorString());
  assert.ok(plain.equals(new SslError(SslErrorCode.CertificateExpired)), 'the detail is no part of equality');
  const small = { code: 'EeKeyTooSmall', parameters: { key: 'RSA', bits: 1024, minimum: 2048 }, depth: 0 } as const;
  assert.match(
    new SslError(SslErrorCode.UnspecifiedError, SslCertificate.null, small).errorString(),
    /the leaf .*1024/,
  );
});

test.run();
