import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { equalBytes } from '../../src/asn1/bytes.ts';
import { encodeExplicit, encodeNull, encodeOctetString, encodeSequence } from '../../src/asn1/der-writer.ts';
import {
  androidAttestation,
  appleAttestation,
  type ExtensionHandler,
  packedAttestation,
  type VerifyInput,
  verify,
} from '../../src/index.ts';
import { type Authority, basicConstraints, ca, ecKey, extension, type LeafOptions } from '../support/pki.ts';
import { now, outcome } from './outcome.ts';

const aaguidOid = '1.3.6.1.4.1.45724.1.1.4';
const androidOid = '1.3.6.1.4.1.11129.2.1.17';
const appleOid = '1.2.840.113635.100.8.2';

function judge(input: VerifyInput): string {
  return outcome(verify({ time: now, ...input }));
}

const aaguid = Uint8Array.from({ length: 16 }, (_, i) => i);
const vendorSubject = 'C=SE, O=Vendor AB, OU=Authenticator Attestation, CN=Key Serial 1';
const batch: LeafOptions = {
  subject: vendorSubject,
  names: [],
  cA: false,
  keyUsage: null,
  extendedKeyUsage: null,
  moreExtensions: [extension(aaguidOid, encodeOctetString(aaguid))],
};

const packed = suite('profile packedAttestation: WebAuthn §8.2.1');
const vendor = ca('Vendor Root');
const model = vendor.issueCa('Model CA', { pathLenConstraint: 0 });
const authenticator = model.issueLeaf(batch).der;

function packedLeaf(more: LeafOptions, issuer: Authority = vendor): string {
  const leaf = issuer.issueLeaf({ ...batch, ...more }).der;
  return judge({ leaf, anchors: [issuer.der], profile: packedAttestation });
}

packed('up to the root', () => {
  const accepted = 'accepted: Key Serial 1 < Model CA < Vendor Root';
  assert.is(
    judge({ leaf: authenticator, pool: [model.der], anchors: [vendor.der], profile: packedAttestation }),
    accepted,
  );
});

packed('an intermediate as the anchor', () => {
  const accepted = 'accepted: Key Serial 1 < Model CA';
  assert.is(judge({ leaf: authenticator, pool: [], anchors: [model.der], profile: packedAttestation }), accepted);
});

packed('the certificate itself as the anchor, where that is allowed', () => {
  const itself = { certificate: authenticator, mayBeLeaf: true };
  assert.is(judge({ leaf: authenticator, anchors: [itself], profile: packedAttestation }), 'accepted: Key Serial 1');
  assert.is(judge({ leaf: authenticator, anchors: [authenticator], profile: packedAttestation }), '0 issuer-not-found');
});

packed('another certificate with the name and key of the anchor is not that anchor', () => {
  const other = vendor.issueLeaf(batch).der;
  const itself = { certificate: authenticator, mayBeLeaf: true };
  assert.is(judge({ leaf: other, anchors: [itself], profile: packedAttestation }), '0 issuer-not-found');
});

packed('a dead end before the good intermediate', () => {
  const newRoot = ca('Vendor Root 2');
  const deadEnd = ca('Absent Root').issueCa('Model CA', { key: model.key });
  const good = newRoot.issueCa('Model CA', { key: model.key });
  const input = { leaf: authenticator, anchors: [newRoot.der], profile: packedAttestation };
  const accepted = 'accepted: Key Serial 1 < Model CA < Vendor Root 2';
  assert.is(judge({ ...input, pool: [deadEnd.der, good.der] }), accepted);
  assert.is(judge({ ...input, pool: [good.der, deadEnd.der] }), accepted);
});

packed('refuses a CA, a subject for something else, version 1 and a critical AAGUID', () => {
  const broken = (rule: string): string => `0 conformance-violation attestation-${rule}`;
  assert.is(packedLeaf({ cA: true }), broken('is-ca'));
  for (const subject of [
    'C=SE, O=Vendor AB, OU=authenticator attestation, CN=Key',
    'C=SE, O=Vendor AB, CN=Authenticator Attestation',
    'O=Vendor AB, OU=Authenticator Attestation, CN=Key',
  ]) {
    assert.is(packedLeaf({ subject }), broken('subject'), subject);
  }
  assert.is(packedLeaf({ version: 1, extensions: [] }), broken('version-not-3'));
  const critical = extension(aaguidOid, encodeOctetString(aaguid), true);
  assert.is(packedLeaf({ moreExtensions: [critical] }), broken('aaguid-critical'));
});

packed("a handler compares the AAGUID with the authenticator data's", () => {
  const isOf =
    (expected: Uint8Array): ExtensionHandler =>
    ({ value }) =>
      equalBytes(value, encodeOctetString(expected));
  const input = { leaf: authenticator, anchors: [model.der], profile: packedAttestation };
  assert.ok(verify({ ...input, time: now, extensionHandlers: { [aaguidOid]: isOf(aaguid) } }).ok);
  const other = isOf(new Uint8Array(16));
  assert.is(judge({ ...input, extensionHandlers: { [aaguidOid]: other } }), `0 extension-refused ${aaguidOid}`);
});

packed.run();

/** KeyDescription as far as the tests look at it: the challenge. */
function keyDescription(challenge: string): Uint8Array {
  return encodeSequence(encodeOctetString(new TextEncoder().encode(challenge)));
}

function androidLeaf(challenge: string): LeafOptions {
  const marker = extension(androidOid, keyDescription(challenge));
  return { subject: 'Android Keystore Key', names: [], extendedKeyUsage: null, moreExtensions: [marker] };
}

/** Refuses a description that is not the leaf's own: an attacker's key may stand below the one attested. */
function hasChallenge(challenge: string): ExtensionHandler {
  return ({ value }, _certificate, role) => role === 'leaf' && equalBytes(value, keyDescription(challenge));
}

const android = suite('profile androidAttestation: WebAuthn §8.4');
const google = ca('Google Root', { notBefore: '2016-01-01', notAfter: '2024-01-01' });
const batchCa = google.issueCa('Batch CA').issueCa('Device CA', { pathLenConstraint: 0 });
const devicePool = [batchCa.der, google.issueCa('Batch CA').der];
const key = batchCa.issueLeaf(androidLeaf('challenge'));
/** The old root has expired and is still the right one: the relying party says so. */
const expiredRoot = { certificate: google.der, enforceValidity: false };
const androidInput = { leaf: key.der, pool: devicePool, anchors: [expiredRoot], profile: androidAttestation };
const attested = 'accepted: Android Keystore Key < Device CA < Batch CA < Google Root';

android('the marker in the leaf, its content judged by a handler', () => {
  assert.is(judge(androidInput), attested);
  const judged = (challenge: string): string =>
    judge({ ...androidInput, extensionHandlers: { [androidOid]: hasChallenge(challenge) } });
  assert.is(judged('challenge'), attested);
  assert.is(judged('another'), `0 extension-refused ${androidOid}`);
});

android('no marker, no attestation', () => {
  const leaf = batchCa.issueLeaf({ ...androidLeaf(''), moreExtensions: [] }).der;
  assert.is(judge({ ...androidInput, leaf }), `0 extension-missing ${androidOid}`);
});

android('refuses a CA', () => {
  const leaf = batchCa.issueLeaf({ ...androidLeaf('challenge'), cA: true }).der;
  assert.is(judge({ ...androidInput, leaf }), '0 conformance-violation end-entity-is-ca');
});

android('a marker in a CA is none of the leaf', () => {
  const marked = google.issueCa('Marked', { moreExtensions: [extension(androidOid, keyDescription('challenge'))] });
  const leaf = marked.issueLeaf({ ...androidLeaf(''), moreExtensions: [] }).der;
  const input = { ...androidInput, leaf, pool: [marked.der] };
  assert.is(judge(input), `0 extension-missing ${androidOid}`);
  const handled = judge({ ...input, extensionHandlers: { [androidOid]: hasChallenge('challenge') } });
  assert.is(handled, `0 extension-missing ${androidOid}, 1 extension-refused ${androidOid}`);
});

android('an attested key issues no attestation', () => {
  const attacker = ca('Android Keystore Key', { key: key.key, cA: null, keyUsage: null });
  const forged = attacker.issueLeaf({ ...androidLeaf('challenge'), key: ecKey('forged') }).der;
  const found = judge({ ...androidInput, leaf: forged, pool: [key.der, ...devicePool] });
  assert.is(found, '1 not-a-ca, 1 key-cert-sign-missing, 2 path-length-exceeded');
});

android("a root's expiry counts unless its anchor says otherwise", () => {
  assert.is(judge({ ...androidInput, anchors: [google.der] }), '3 expired');
  const validity = { anchor: { notAfter: 'ignore' } } as const;
  assert.is(judge({ ...androidInput, anchors: [google.der], validity }), attested);
});

android.run();

/** `SEQUENCE { [1] EXPLICIT OCTET STRING }`. */
function nonceValue(nonce: Uint8Array): Uint8Array {
  return encodeSequence(encodeExplicit(1, encodeOctetString(nonce)));
}

const apple = suite('profile appleAttestation: WebAuthn §8.8');
const appleRoot = ca('Apple WebAuthn Root CA', { key: ecKey('Apple WebAuthn Root CA', 'P-384') });
const appleCa = appleRoot.issueCa('Apple WebAuthn CA 1', { key: ecKey('Apple WebAuthn CA 1', 'P-384') });
const nonce = new Uint8Array(32).fill(7);
const anonymous: LeafOptions = {
  subject: 'O=Apple Inc., OU=AAA Certification, CN=credential',
  names: [],
  cA: false,
  extendedKeyUsage: null,
  moreExtensions: [extension(appleOid, nonceValue(nonce))],
};
const appleInput = { pool: [appleCa.der], anchors: [appleRoot.der], profile: appleAttestation };

function hasNonce(expected: Uint8Array): Record<string, ExtensionHandler> {
  return { [appleOid]: ({ value }, _certificate, role) => role === 'leaf' && equalBytes(value, nonceValue(expected)) };
}

apple('the nonce in the leaf, judged by a handler', () => {
  const leaf = appleCa.issueLeaf(anonymous).der;
  const accepted = 'accepted: credential < Apple WebAuthn CA 1 < Apple WebAuthn Root CA';
  assert.is(judge({ ...appleInput, leaf, extensionHandlers: hasNonce(nonce) }), accepted);
  const replayed = judge({ ...appleInput, leaf, extensionHandlers: hasNonce(new Uint8Array(32)) });
  assert.is(replayed, `0 extension-refused ${appleOid}`);
});

apple('without a nonce the handler is not asked, and the profile refuses', () => {
  const leaf = appleCa.issueLeaf({ ...anonymous, moreExtensions: [] }).der;
  assert.is(judge({ ...appleInput, leaf, extensionHandlers: hasNonce(nonce) }), `0 extension-missing ${appleOid}`);
});

apple('a critical nonce needs a handler', () => {
  const leaf = appleCa.issueLeaf({ ...anonymous, moreExtensions: [extension(appleOid, nonceValue(nonce), true)] }).der;
  assert.is(judge({ ...appleInput, leaf }), `0 critical-extension-unknown ${appleOid}`);
  assert.ok(verify({ ...appleInput, leaf, time: now, extensionHandlers: hasNonce(nonce) }).ok);
});

apple('refuses a CA and an unknown critical extension beside the nonce', () => {
  const asCa = appleCa.issueLeaf({ ...anonymous, cA: true }).der;
  assert.is(judge({ ...appleInput, leaf: asCa }), '0 conformance-violation end-entity-is-ca');
  const more = [...(anonymous.moreExtensions ?? []), extension('1.2.840.113635.100.99', encodeNull(), true)];
  const unknown = appleCa.issueLeaf({ ...anonymous, moreExtensions: more }).der;
  assert.is(judge({ ...appleInput, leaf: unknown }), '0 critical-extension-unknown 1.2.840.113635.100.99');
});

apple('the root of another vendor is no anchor', () => {
  const leaf = appleCa.issueLeaf({
    ...anonymous,
    extensions: [basicConstraints(false), extension(appleOid, nonceValue(nonce))],
  });
  assert.is(judge({ ...appleInput, leaf: leaf.der, anchors: [vendor.der] }), '1 issuer-not-found');
});

apple.run();
