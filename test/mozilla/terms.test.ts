import { createPublicKey } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ParseError } from '../../src/asn1/parse-error.ts';
import type { SignatureVerifier } from '../../src/crypto/signature-job.ts';
import { type Anchor, createStore, explain, type Verdict, verify } from '../../src/index.ts';
import { mozillaRoots, mozillaStore } from '../../src/mozilla.ts';
import { nameToString } from '../../src/x509/name-text.ts';
import { ca, ecKey, type LeafOptions, replaceAt, rsaKey, tbsField } from '../support/pki.ts';
import { outcomeOf } from '../support/verification.ts';

const time = Date.UTC(2026, 10, 22);

/** Nobody here has the roots' private keys: every signature passes, so that only the roots' terms decide. */
const believer: SignatureVerifier = { name: 'believer', verify: () => 'good' };

function rootOf(label: string): Anchor {
  const anchor = mozillaStore().anchors.find((each) => each.label === label);
  if (anchor === undefined) throw new Error(`there is no root ${label}`);
  return anchor;
}

/** A leaf that claims to come right from a root, signed by somebody with a key of the same algorithm. */
function leafBelow({ subject, publicKey }: Anchor, options: LeafOptions = {}): Uint8Array {
  if (publicKey instanceof ParseError) throw publicKey;
  const key = createPublicKey({ key: Buffer.from(publicKey.der), format: 'der', type: 'spki' });
  const modulusBytes = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  const issuer = ca('Somebody', { key: modulusBytes > 0 ? rsaKey('rsa2048-1') : ecKey('Somebody') });
  const tbs = replaceAt([tbsField.issuer], subject.der);
  const edits = modulusBytes > 0 ? { tbs, signature: () => new Uint8Array(modulusBytes).fill(1) } : { tbs };
  return issuer.issueLeaf({ notBefore: '2026-03-01', notAfter: '2027-03-01', edits, ...options }).der;
}

function verdictBelow(anchor: Anchor, options?: LeafOptions): Verdict {
  return verify({ leaf: leafBelow(anchor, options), store: mozillaStore(), time, provider: believer });
}

const terms = suite('terms of the Mozilla roots');

terms('every root vouches for a server, but that with imposed constraints for servers outside them', () => {
  const refused = mozillaStore().anchors.flatMap((anchor) => {
    const verdict = verdictBelow(anchor);
    return verdict.ok ? [] : [`${anchor.label}: ${outcomeOf(verdict)}`];
  });
  assert.equal(refused, ['TUBITAK Kamu SM SSL Kok Sertifikasi - Surum 1: 0 imposed-name-not-permitted']);
});

terms('the imposed constraint permits what is below .tr', () => {
  const root = rootOf('TUBITAK Kamu SM SSL Kok Sertifikasi - Surum 1');
  const outcome = (...names: string[]): string => outcomeOf(verdictBelow(root, { names }));
  assert.is(outcome('dns:www.example.gov.tr', 'dns:*.edu.tr'), 'accepted');
  assert.is(outcome('dns:www.example.gov.tr', 'dns:www.example.com'), '0 imposed-name-not-permitted');
  assert.is(outcome('dns:www.example.xtr'), '0 imposed-name-not-permitted');
  const text = explain(verdictBelow(root));
  assert.match(text, 'which is outside what TUBITAK Kamu SM SSL Kok Sertifikasi - Surum 1 is trusted for');
});

terms('a leaf from after the date of distrust is refused, whatever the time', () => {
  const root = rootOf('Izenpe.com');
  const outcome = (notBefore: string): string => outcomeOf(verdictBelow(root, { notBefore }));
  assert.is(outcome('2026-04-15T23:59:59Z'), 'accepted');
  assert.is(outcome('2026-04-16T00:00:00Z'), '1 distrusted-after');
});

terms('the roots are for servers alone', () => {
  const leaf = leafBelow(rootOf('ISRG Root X1'), { extendedKeyUsage: ['clientAuth', 'emailProtection'] });
  const input = { leaf, store: mozillaStore(), time, provider: believer };
  assert.is(outcomeOf(verify({ ...input, purpose: 'clientAuth' })), '1 anchor-purpose-refused');
  assert.is(outcomeOf(verify({ ...input, purpose: 'emailProtection' })), '1 anchor-purpose-refused');
});

terms('the rules on how certificates are made do not refuse a root', () => {
  const store = mozillaStore();
  const hits = store.anchors.flatMap((anchor) => {
    const { problems } = verify({
      leaf: leafBelow(anchor, { names: ['dns:www.example.tr'] }),
      store,
      time,
      provider: believer,
      profile: 'webpki',
      certificateConformance: ['rfc5280', 'baseline'],
    });
    return problems.filter(({ depth }) => depth === 1).map(({ code }) => `${anchor.label} ${code}`);
  });
  assert.equal(hits, []);
});

terms('the list can be joined with roots of one’s own', () => {
  const own = ca('Own');
  const store = createStore([...mozillaRoots(), own.der]);
  assert.is(store.anchors.length, mozillaStore().anchors.length + 1);
  assert.is(outcomeOf(verify({ leaf: own.issueLeaf().der, store, time: Date.UTC(2025, 5) })), 'accepted');
  assert.is(nameToString(rootOf('Izenpe.com').subject), 'CN=Izenpe.com,O=IZENPE S.A.,C=ES');
});

terms.run();
