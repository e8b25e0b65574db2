import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ParseError } from '../../src/asn1/parse-error.ts';
import {
  mozillaRoots,
  mozillaRootsDate,
  mozillaRootsSource,
  mozillaStore,
  staleRootsWarning,
} from '../../src/mozilla.ts';
import type { Anchor } from '../../src/trust/anchor.ts';
import { createStore } from '../../src/trust/store.ts';
import type { Certificate } from '../../src/x509/certificate.ts';
import { fingerprint } from '../../src/x509/fingerprint.ts';
import { hex } from '../support/hex.ts';
import { requireSuite } from '../support/vectors.ts';

/** What Node 26.10.0 has; a regenerated list changes it. */
const rootCount = 121;
const day = 86_400_000;

const certificates = mozillaStore().anchors.map(({ certificate }) => certificate as Certificate);
const roots = suite('embedded Mozilla roots');

/** An anchor as data alone. */
function plain({ certificate, subject, publicKey, ...terms }: Anchor): unknown {
  return { ...terms, der: hex((certificate as Certificate).der), key: publicKey instanceof ParseError };
}

roots('every one is read, and none is there twice', () => {
  assert.equal(mozillaStore().rejected, []);
  assert.is(certificates.length, rootCount);
  assert.is(mozillaRoots().length, rootCount);
  assert.is(new Set(certificates.map(fingerprint)).size, rootCount);
  assert.is(new Set(certificates.map(({ subject }) => subject.comparisonKey)).size, rootCount);
});

roots('each is a self-issued CA without a fault in its structure', () => {
  for (const certificate of certificates) {
    const { basicConstraints, publicKey, structuralFaults, isSelfIssued } = certificate;
    assert.ok(isSelfIssued && !(publicKey instanceof ParseError));
    assert.ok(basicConstraints !== undefined && !(basicConstraints instanceof ParseError) && basicConstraints.ca);
    assert.equal(structuralFaults, []);
  }
});

roots('each bears its common name', () => {
  for (const { certificate, label } of mozillaStore().anchors) {
    const [commonName] = certificate?.subject.textsOf('2.5.4.3') ?? [];
    assert.ok(label && (commonName === undefined || label === commonName), label);
  }
  assert.ok(mozillaStore().anchors.some(({ label }) => label === 'ISRG Root X1'));
});

roots('each is found under its name before it is decoded, and is what an eager store has', () => {
  const eager = createStore(mozillaRoots().map((root) => ({ ...root })));
  assert.equal(eager.rejected, []);
  assert.is(eager.size, rootCount);
  for (const wanted of eager.anchors) {
    const found = createStore(mozillaRoots()).findBySubject(wanted.subject);
    assert.equal(found.map(plain), [plain(wanted)]);
  }
});

roots('a member of the list cannot be changed, and a changed copy counts', () => {
  const [root] = mozillaRoots();
  assert.throws(() => Object.assign(root as object, { certificate: '' }), TypeError);
  const store = createStore([{ ...root, certificate: root?.certificate ?? '', label: 'ours', mayBeLeaf: true }]);
  assert.is(store.anchors[0]?.label, 'ours');
  assert.ok(store.hasLeafAnchors);
});

roots('the store is made once, the list anew', () => {
  assert.is(mozillaStore(), mozillaStore());
  assert.is.not(mozillaRoots(), mozillaRoots());
});

roots('the list has a date and a source', () => {
  assert.is(new Date(mozillaRootsDate).toISOString().slice(0, 10), mozillaRootsDate);
  assert.match(mozillaRootsSource, /^Node\.js \d+\.\d+\.\d+, NSS \d+\.\d+/);
});

roots('a list of more than a year ago is told of', () => {
  const made = Date.parse(mozillaRootsDate);
  assert.is(staleRootsWarning(made - day), undefined);
  assert.is(staleRootsWarning(made + 365 * day), undefined);
  assert.match(staleRootsWarning(made + 366 * day) ?? '', `are of ${mozillaRootsDate}, more than a year ago`);
  assert.match(staleRootsWarning(new Date(made + 3660 * day)) ?? '', 'update certpath');
  assert.throws(() => staleRootsWarning(Number.NaN), /now is not a time/);
  assert.throws(() => staleRootsWarning(new Date('soon')), /now is not a time/);
});

roots.run();

/** A root as Mozilla's list of May 2026 describes it. */
interface DescribedRoot {
  readonly label: string;
  readonly sha256: string;
  readonly server_auth: string;
  readonly server_distrust_after: string | null;
  readonly imposed_name_constraints: { readonly permitted_dns: readonly string[] } | null;
}

const described = suite('embedded Mozilla roots as NSS has them');
const folder = requireSuite('mozilla', 2);
if (folder !== undefined) {
  const list = JSON.parse(readFileSync(join(folder, 'roots.json'), 'utf8')) as { roots: DescribedRoot[] };
  const byFingerprint = new Map(list.roots.map((root) => [root.sha256, root]));

  described('each was trusted for servers in May 2026, or came later', () => {
    const others = mozillaStore().anchors.filter(({ certificate }) => {
      const known = byFingerprint.get(fingerprint(certificate as Certificate));
      return known?.server_auth !== 'trusted_delegator';
    });
    assert.equal(others.map(({ label }) => label).sort(), [
      'SECOM TLS ECC Root CA 2024',
      'SECOM TLS RSA Root CA 2024',
      'Telia EC TLS Root CA v3',
      'Telia RSA TLS Root CA v3',
    ]);
  });

  described('each that left since is known by name', () => {
    const here = new Set(certificates.map(fingerprint));
    const gone = list.roots.filter((root) => root.server_auth === 'trusted_delegator' && !here.has(root.sha256));
    assert.equal(gone.map(({ label }) => label).sort(), [
      'Atos TrustedRoot 2011',
      'Entrust Root Certification Authority',
      'SecureSign Root CA12',
      'ePKI Root Certification Authority',
    ]);
  });

  described('dates of distrust and imposed constraints are the same', () => {
    const found: string[] = [];
    for (const { certificate, distrustAfter, imposedConstraints, label } of mozillaStore().anchors) {
      const known = byFingerprint.get(fingerprint(certificate as Certificate));
      const date = known?.server_distrust_after ?? undefined;
      assert.is(distrustAfter, date === undefined ? undefined : Date.parse(date), label);
      const permitted = imposedConstraints?.permittedSubtrees.map(({ base }) => `.${base.text}`);
      assert.equal(permitted, known?.imposed_name_constraints?.permitted_dns, label);
      if (distrustAfter !== undefined || permitted !== undefined) found.push(label ?? '');
    }
    assert.equal(found.sort(), ['Izenpe.com', 'TUBITAK Kamu SM SSL Kok Sertifikasi - Surum 1']);
  });
}

described.run();
