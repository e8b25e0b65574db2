import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeIa5String } from '../../../src/asn1/der-writer.ts';
import type { Finding } from '../../../src/problem.ts';
import { checkIdentity } from '../../../src/verify/identity/check-identity.ts';
import { type Identity, parseIdentity } from '../../../src/verify/identity/identity.ts';
import { createRfc9525Matcher, type Rfc9525Options } from '../../../src/verify/identity/rfc9525-matcher.ts';
import type { Certificate } from '../../../src/x509/certificate.ts';
import {
  certificateOf,
  dnsName,
  ipName,
  mailName,
  nameDer,
  otherName,
  smtpUtf8Mailbox,
  uriName,
} from './certificate-of.ts';

const test = suite('RFC 9525 identity');

function findings(certificate: Certificate, identities: readonly Identity[], options?: Rfc9525Options) {
  return checkIdentity(certificate, identities.map(parseIdentity), createRfc9525Matcher(options));
}

function matches(san: readonly Uint8Array[], identity: Identity, options?: Rfc9525Options): boolean {
  return findings(certificateOf({ san }), [identity], options).length === 0;
}

test('a host name matches without regard to case, and whole', () => {
  assert.is(matches([dnsName('a.example'), dnsName('WWW.Example.com')], { dns: 'www.eXample.com' }), true);
  assert.is(matches([dnsName('example.com')], { dns: 'example.com.' }), true);
  for (const dns of [
    'w.example.com',
    'example.com',
    'a.www.example.com',
    'www.example.co',
    'www.example.com.evil.example',
  ]) {
    assert.is(matches([dnsName('www.example.com')], { dns }), false, dns);
  }
});

test('a malformed dNSName matches nothing', () => {
  for (const text of ['example.com.', '', '.', 'example.com\0.evil.example', ' example.com', '*example.com']) {
    assert.is(matches([dnsName(text)], { dns: 'example.com' }), false, text);
    assert.is(matches([dnsName(text)], { dns: text }), false, text);
  }
});

test('a wildcard stands for exactly one label', () => {
  const san = [dnsName('*.Example.com')];
  assert.is(matches(san, { dns: 'foo.example.COM' }), true);
  assert.is(matches(san, { dns: 'xn--bcher-kva.example.com' }), true);
  for (const dns of ['example.com', 'a.foo.example.com', 'fooexample.com', '*.example.com', '.example.com']) {
    assert.is(matches(san, { dns }), false, dns);
  }
});

test('a wildcard is the whole left-most label', () => {
  assert.is(matches([dnsName('f*.example.com')], { dns: 'foo.example.com' }), false);
  assert.is(matches([dnsName('*o.example.com')], { dns: 'foo.example.com' }), false);
  assert.is(matches([dnsName('foo.*.com')], { dns: 'foo.example.com' }), false);
  assert.is(matches([dnsName('xn--*-1b3c148a.example.com')], { dns: 'xn--bliss-1b3c148a.example.com' }), false);
});

test('a wildcard right below the root or a top-level domain matches nothing', () => {
  assert.is(matches([dnsName('*')], { dns: 'com' }), false);
  assert.is(matches([dnsName('*')], { dns: 'example.com' }), false);
  assert.is(matches([dnsName('*.com')], { dns: 'example.com' }), false);
});

test('a wildcard right below a public suffix matches nothing, where a list is given', () => {
  const options = { isPublicSuffix: (domain: string) => domain === 'co.uk' };
  assert.is(matches([dnsName('*.CO.uk')], { dns: 'example.co.uk' }), true);
  assert.is(matches([dnsName('*.CO.uk')], { dns: 'example.co.uk' }, options), false);
  assert.is(matches([dnsName('*.example.co.uk')], { dns: 'a.example.co.uk' }, options), true);
  assert.is(matches([dnsName('example.co.uk')], { dns: 'example.co.uk' }, options), true);
});

test('the common name never counts', () => {
  const subject = nameDer(['2.5.4.3', 'example.com'], ['1.2.840.113549.1.9.1', 'a@example.com']);
  const certificate = certificateOf({ subject });
  assert.is(findings(certificate, [{ dns: 'example.com' }]).length, 1);
  assert.is(findings(certificate, [{ email: 'a@example.com' }]).length, 1);
});

test('an address matches its octets in an iPAddress alone', () => {
  const san = [ipName(192, 0, 2, 1), ipName(...new Array(15).fill(0), 1)];
  assert.is(matches(san, { ip: '192.0.2.1' }), true);
  assert.is(matches(san, { ip: Uint8Array.of(192, 0, 2, 1) }), true);
  assert.is(matches(san, { ip: '::1' }), true);
  assert.is(matches(san, { ip: '::ffff:192.0.2.1' }), false);
  assert.is(matches(san, { ip: '192.0.2.2' }), false);
  assert.is(matches(san, { dns: '192.0.2.1' }), false);
  assert.is(matches([dnsName('192.0.2.1')], { ip: '192.0.2.1' }), false);
  assert.is(matches([dnsName('192.0.2.1')], { dns: '192.0.2.1' }), false);
  assert.is(
    matches([ipName(192, 0, 2, 1, 255, 255, 255, 255)], { ip: Uint8Array.of(192, 0, 2, 1, 255, 255, 255, 255) }),
    false,
  );
});

test('a mailbox matches with its local part exactly and its host without case', () => {
  const san = [mailName('Foo@Example.com')];
  assert.is(matches(san, { email: 'Foo@example.COM' }), true);
  assert.is(matches(san, { email: '"Foo"@example.com' }), true);
  assert.is(matches(san, { email: 'foo@example.com' }), false);
  assert.is(matches(san, { email: 'example.com' }), false);
  assert.is(matches([mailName('*@example.com')], { email: 'a@example.com' }), false);
  assert.is(matches([mailName('example.com')], { email: 'a@example.com' }), false);
});

test('a mailbox beyond ASCII matches an SmtpUTF8Mailbox', () => {
  assert.is(matches([smtpUtf8Mailbox('bücher@example.com')], { email: 'bücher@EXAMPLE.com' }), true);
  assert.is(matches([smtpUtf8Mailbox('bücher@example.com')], { email: 'bucher@example.com' }), false);
  assert.is(
    matches([otherName('1.3.6.1.5.5.7.8.9', encodeIa5String('a@example.com'))], { email: 'a@example.com' }),
    false,
  );
  assert.is(matches([otherName('1.2.3', encodeIa5String('a@example.com'))], { email: 'a@example.com' }), false);
});

test('a name of another type matches nothing', () => {
  const others = [
    uriName('https://example.com/'),
    mailName('example.com'),
    dnsName('a@example.com'),
    uriName('example.com'),
  ];
  assert.is(matches(others, { dns: 'example.com' }), false);
  assert.is(matches(others, { email: 'a@example.com' }), false);
});

test('every identity of a list must match', () => {
  const certificate = certificateOf({ san: [dnsName('a.example'), ipName(192, 0, 2, 1)] });
  assert.is(findings(certificate, [{ dns: 'a.example' }, { ip: '192.0.2.1' }]).length, 0);
  assert.equal(findings(certificate, [{ dns: 'b.example' }, { ip: '::1' }, { email: 'a@b' }, { dns: 'a.example' }]), [
    { code: 'host-mismatch', severity: 'error', parameters: { expected: 'b.example', presented: ['a.example'] } },
    { code: 'ip-mismatch', severity: 'error', parameters: { expected: '::1', presented: ['192.0.2.1'] } },
    { code: 'email-mismatch', severity: 'error', parameters: { expected: 'a@b', presented: [] } },
  ]);
});

test('no list is no question', () => {
  assert.equal(findings(certificateOf({}), []), []);
});

test('a malformed subjectAltName presents nothing', () => {
  assert.is(findings(certificateOf({ san: [] }), [{ dns: 'a.example' }]).length, 1);
});

test('what a certificate presents is told escaped and in bounds', () => {
  const san = [
    dnsName('a\n\u001b[31m'),
    dnsName('x'.repeat(5000)),
    ...Array.from({ length: 20 }, (_, i) => dnsName(`${i}.example`)),
  ];
  const [found] = findings(certificateOf({ san }), [{ dns: 'b\u202e' }]);
  assert.is(found?.code, 'host-mismatch');
  const { expected, presented } = (found as Finding).parameters as { expected: string; presented: string[] };
  assert.is(expected, 'b\\u{202e}');
  assert.is(presented[0], 'a\\u{a}\\u{1b}[31m');
  assert.ok((presented[1]?.length ?? 0) < 300);
  assert.is(presented.length, 11);
  assert.is(presented[10], '(12 more)');
});

test('of fifty thousand names the last one matches, and the problem tells of a few', () => {
  const certificate = certificateOf({ san: Array.from({ length: 50_000 }, (_, i) => dnsName(`*.h${i}.example`)) });
  assert.is(findings(certificate, [{ dns: 'a.h49999.example' }]).length, 0);
  const [mismatch] = findings(certificate, [{ dns: 'a.none.example' }]);
  const { presented } = (mismatch as Finding).parameters as { expected: string; presented: string[] };
  assert.is(presented.length, 11);
});

test('a wildcard matches each of its expansions and nothing else', () => {
  const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,4}[a-z0-9])?$/);
  const labels = fc.array(label, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(labels, labels, (base, host) => {
      const san = [dnsName(`*.${base.join('.')}`)];
      const isBelow = host.length === base.length + 1 && host.slice(1).join('.') === base.join('.');
      assert.is(matches(san, { dns: host.join('.') }), isBelow && base.length > 1);
      assert.is(matches(san, { dns: [...host.slice(0, 1), ...base].join('.') }), base.length > 1);
    }),
  );
});

test.run();
