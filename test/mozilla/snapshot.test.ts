import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readNodeRoots } from '../../scripts/roots/newest-node.ts';
import { termsByFingerprint } from '../../scripts/roots/root-terms.ts';
import { toEmbeddedRoots, toSnapshotText, unusedTerms } from '../../scripts/roots/snapshot-text.ts';
import { encodePem } from '../../src/asn1/pem.ts';
import { sha256 } from '../../src/x509/sha256.ts';
import { hex } from '../support/hex.ts';
import { ca } from '../support/pki.ts';
import { reportSkipped } from '../support/skipped.ts';

const node = { version: '99.1.2', date: '2031-02-03', nss: '4.5' };

function pemOf(der: Uint8Array): string {
  return encodePem('CERTIFICATE', der);
}

function fingerprintOf(der: Uint8Array): string {
  return hex(sha256(der));
}

const snapshot = suite('snapshot of the Mozilla roots');

snapshot('does not depend on the order of the roots, and keeps their terms', () => {
  const [a, b] = [ca('A').der, ca("CN=b,O=O'Neill").der];
  const terms = new Map([[fingerprintOf(b), { constraints: { permitted: [{ dns: 'tr' }] } }]]);
  const text = (...pems: string[]): string =>
    toSnapshotText({ ...node, certificates: pems }, toEmbeddedRoots(pems, terms));
  assert.is(text(pemOf(a), pemOf(b)), text(pemOf(b), pemOf(a)));
  assert.match(text(pemOf(a), pemOf(b)), "snapshotDate = '2031-02-03'");
  assert.match(text(pemOf(a), pemOf(b)), "snapshotSource = 'Node.js 99.1.2, NSS 4.5'");
  assert.match(text(pemOf(b)), "constraints: { permitted: [{ dns: 'tr' }] },");
  assert.not.match(text(pemOf(a)), 'constraints:');
});

snapshot('tells of terms whose root is gone', () => {
  const der = ca('A').der;
  const known = fingerprintOf(der);
  const terms = new Map([known, 'ff'].map((key) => [key, { distrustAfter: '2030-01-01T00:00:00Z' }]));
  assert.equal(unusedTerms([pemOf(der)], terms), ['ff']);
});

snapshot('is what the installed release makes of it', () => {
  const installed = readNodeRoots();
  if (installed === undefined) return reportSkipped('roots of the newest Node (npm install --prefix scripts/roots)', 1);
  const made = toSnapshotText(installed, toEmbeddedRoots(installed.certificates, termsByFingerprint));
  const kept = readFileSync(new URL('../../src/mozilla/snapshot.ts', import.meta.url), 'utf8');
  assert.ok(made === kept, 'make it anew: npm run roots');
});

snapshot.run();
