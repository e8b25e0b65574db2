import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeUtf8String } from '../../src/asn1/der-writer.ts';
import { type AnchorOptions, sigstore, type VerifyOptions, verify } from '../../src/index.ts';
import { ca, ecKey, extension, type LeafOptions, rsaKey } from '../support/pki.ts';
import { now, outcome } from './outcome.ts';

const p384 = (name: string): { key: ReturnType<typeof ecKey> } => ({ key: ecKey(name, 'P-384') });
const root = ca('Fulcio Root', { ...p384('Fulcio Root'), notBefore: '2021-10-07', notAfter: '2031-10-05' });
const intermediate = root.issueCa('Fulcio Intermediate', {
  ...p384('Fulcio Intermediate'),
  notBefore: '2022-04-13',
  notAfter: '2031-10-05',
  pathLenConstraint: 0,
  extendedKeyUsage: ['codeSigning'],
});
const signed = Date.UTC(2024, 2, 1, 12, 5);
/** Ten minutes, an empty subject, and the signer's e-mail address in a critical subjectAltName. */
const shortLived: LeafOptions = {
  subject: '',
  names: ['email:dev@example.com'],
  key: ecKey('ephemeral'),
  notBefore: '2024-03-01T12:00:00Z',
  notAfter: '2024-03-01T12:10:00Z',
  extendedKeyUsage: ['codeSigning'],
  moreExtensions: [extension('1.3.6.1.4.1.57264.1.8', encodeUtf8String('https://accounts.example.com'))],
};
/** `validFor` of the trusted root. */
const window = { usableFrom: Date.UTC(2022, 3, 13), usableUntil: Date.UTC(2024, 11, 31) };
const good = 'accepted: - < Fulcio Intermediate < Fulcio Root';

function judge(options: VerifyOptions, leaf: LeafOptions = {}, terms: AnchorOptions = window): string {
  const { der } = intermediate.issueLeaf({ ...shortLived, ...leaf });
  const anchors = [{ certificate: root.der, ...terms }];
  return outcome(verify({ leaf: der, pool: [intermediate.der], anchors, time: signed, profile: sigstore, ...options }));
}

const fulcio = suite('profile sigstore');

fulcio('a leaf that has expired since, at its verified timestamp', () => {
  assert.is(judge({}), good);
  assert.is(judge({ identity: { email: 'dev@example.com' } }), good);
});

fulcio('not at any other time', () => {
  assert.is(judge({ time: now }), '0 expired, 2 anchor-no-longer-usable');
  assert.is(judge({ time: signed - 10 * 60_000 }), '0 not-yet-valid');
  assert.is(judge({ time: signed + 10 * 60_000 }), '0 expired');
});

fulcio('the window of an anchor holds at the timestamp', () => {
  assert.is(judge({}, {}, { usableUntil: signed }), good);
  assert.is(judge({}, {}, { usableUntil: signed - 1000 }), '2 anchor-no-longer-usable');
  assert.is(judge({}, {}, { usableFrom: signed + 1000 }), '2 anchor-not-usable-yet');
});

fulcio('of two instances of a CA the one in its window is chosen', () => {
  const { der } = intermediate.issueLeaf(shortLived);
  const retired = { certificate: root.der, label: 'retired', usableUntil: signed - 1000 };
  const current = { certificate: root.der, label: 'current', usableFrom: signed - 1000 };
  const verdict = verify({
    leaf: der,
    pool: [intermediate.der],
    anchors: [retired, current],
    time: signed,
    profile: sigstore,
  });
  assert.is(outcome(verdict), good);
  assert.is(verdict.ok && verdict.anchor.label, 'current');
});

fulcio('refuses a certificate for something else', () => {
  assert.is(judge({}, { extendedKeyUsage: ['serverAuth'] }), '0 purpose-refused');
  assert.is(judge({}, { extendedKeyUsage: null }), '0 purpose-refused');
  assert.is(judge({}, { keyUsage: ['keyEncipherment'] }), '0 key-usage-missing');
  assert.is(judge({}, { cA: true }), '0 conformance-violation end-entity-is-ca');
  assert.is(judge({}, { key: rsaKey('rsa1024-1') }), '0 conformance-violation subscriber-key');
});

fulcio('refuses another signer', () => {
  assert.is(judge({ identity: { email: 'mallory@example.com' } }), '0 email-mismatch');
});

fulcio.run();
