import * as nodeCrypto from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeExplicit, encodeImplicit, encodeSequence } from '../../src/asn1/der-writer.ts';
import { createNativeProvider } from '../../src/crypto/native.ts';
import {
  checkPath,
  createVerifier,
  explain,
  type RevocationOptions,
  type VerifyInput,
  verify,
  verifyAsync,
} from '../../src/index.ts';
import { toJson } from '../../src/verify/verdict-json.ts';
import { ca, ecKey, extension, makeChain } from '../support/pki.ts';
import { crlOf, ocspOf, read } from '../support/revocation.ts';
import { outcomeOf, problemsOf, RecordingVerifier, testTime } from '../support/verification.ts';

const test = suite('revocation in the engine');

function input(
  more: Partial<VerifyInput> & Pick<VerifyInput, 'leaf' | 'anchors'>,
  revocation: Partial<RevocationOptions>,
): VerifyInput {
  return { time: testTime, ...more, revocation: { mode: 'hard', ...revocation } };
}

test('every certificate but the anchor is asked about, the anchor side first', () => {
  const { root, intermediates, leaf, pool } = makeChain({ intermediates: [{}, {}] });
  const crls = [root, ...intermediates].map((issuer) => crlOf(issuer));
  const asked: string[] = [];
  const source = {
    name: 'log',
    lookup: ({ certificate }: { certificate: ReturnType<typeof read> }) => {
      asked.push(certificate.subject.textsOf('2.5.4.3')[0] as string);
      return { status: 'good' } as const;
    },
  };
  const given = { leaf: leaf.der, pool, anchors: [root.der] };
  assert.ok(verify(input(given, { sources: [source] })).ok);
  assert.equal(asked, ['Intermediate 1', 'Intermediate 2', 'www.example.com']);
  const verdict = verify(input(given, { crls }));
  assert.ok(verdict.ok);
  assert.equal(
    verdict.report.steps.map(({ revocation }) => revocation?.status),
    ['good', 'good', 'good', undefined],
  );
});

test('nothing is asked about a path that is refused anyway until it is the one told of', () => {
  const { root, leaf } = makeChain({ intermediates: [], leaf: { notAfter: '2025-02-01' } });
  const crls = [crlOf(root, { revoked: [{ certificate: leaf.der }] })];
  const verdict = verify(input({ leaf: leaf.der, anchors: [root.der] }, { crls }));
  assert.equal(problemsOf(verdict).sort(), ['0 expired', '0 revoked']);
});

test('a forged signature is told first, and a status that rests on it is not told at all', () => {
  const { root, leaf } = makeChain({ intermediates: [] });
  const forged = ca('Root', { key: ecKey('Mallory') }).issueLeaf();
  const crls = [crlOf(root, { revoked: [{ certificate: forged.der }] })];
  const verdict = verify(input({ leaf: forged.der, anchors: [root.der] }, { crls }));
  assert.equal(problemsOf(verdict), ['0 signature-invalid']);
  assert.ok(leaf.der.length > 0);
});

test('another anchor is tried when the signer of a CRL has no path to the first one', () => {
  const [a, b] = [ca('Root A'), ca('Root B')];
  const key = ecKey('Issuing');
  const underA = a.issueCa('Issuing', { key });
  const underB = b.issueCa('Issuing', { key });
  const middle = underA.issueCa('Middle');
  const service = b.issueCa('Service', { keyUsage: ['cRLSign'], cA: null });
  const name = encodeExplicit(4, read(service.der).subject.der);
  const point = extension('2.5.29.31', encodeSequence(encodeSequence(encodeImplicit(2, encodeSequence(name)))));
  const leaf = middle.issueLeaf({ moreExtensions: [point] });
  const indirect = extension('2.5.29.28', encodeSequence(encodeImplicit(4, Uint8Array.of(1, 1, 0xff))), true);
  const crls = [crlOf(a), crlOf(b), crlOf(underA), crlOf(service, { extensions: [indirect] })];
  for (const pool of [
    [underA.der, underB.der, middle.der, service.der],
    [service.der, middle.der, underB.der, underA.der],
  ]) {
    const verdict = verify(input({ leaf: leaf.der, pool, anchors: [a.der, b.der] }, { crls }));
    assert.ok(verdict.ok, explain(verdict));
    assert.equal(verdict.anchor.subject.textsOf('2.5.4.3'), ['Root B']);
  }
  const alone = verify(
    input({ leaf: leaf.der, pool: [underA.der, middle.der, service.der], anchors: [a.der] }, { crls }),
  );
  assert.is(outcomeOf(alone), '0 revocation-unknown');
});

test('revoked under every twin of its issuer, a leaf is refused at the cost of one CRL signature', () => {
  const root = ca('Root');
  const key = ecKey('Issuing');
  const twins = Array.from({ length: 12 }, (_, i) => root.issueCa('Issuing', { key, notAfter: `20${40 + i}-01-01` }));
  const leaf = twins[0]?.issueLeaf();
  assert.ok(leaf !== undefined && twins[0] !== undefined);
  const crls = [crlOf(root), crlOf(twins[0], { revoked: [{ certificate: leaf.der }] })];
  const given = { leaf: leaf.der, pool: twins.map(({ der }) => der), anchors: [root.der] };
  const verdict = verify(input(given, { crls }));
  assert.is(outcomeOf(verdict), '0 revoked');
  // The leaf, each twin, and both CRLs.
  assert.is(verdict.spent.signatures, 1 + twins.length + 2);
});

test('verify and verifyAsync agree to the letter', async () => {
  const { root, intermediates, leaf, pool } = makeChain();
  const [intermediate] = intermediates;
  assert.ok(intermediate !== undefined);
  const given = { leaf: leaf.der, pool, anchors: [root.der] };
  for (const crls of [[], [crlOf(root)], [crlOf(root), crlOf(intermediate)]]) {
    const one = input(given, { crls, ocsp: [ocspOf(intermediate, [{ certificate: leaf.der }])] });
    assert.equal(toJson(await verifyAsync(one)), toJson(verify(one)));
  }
});

test('a verifier checks the signature of a CRL once, and an option of one call overrides its own', () => {
  const { root, leaf } = makeChain({ intermediates: [] });
  const options = { anchors: [root.der], time: testTime };
  const verifier = createVerifier({ ...options, revocation: { mode: 'hard', crls: [crlOf(root)] } });
  assert.is(verifier.verify({ leaf: leaf.der }).spent.signatures, 2);
  assert.is(verifier.verify({ leaf: root.issueLeaf({ names: ['dns:b.example'] }).der }).spent.signatures, 1);
  const revoked = crlOf(root, { revoked: [{ certificate: leaf.der }] });
  const overridden = verifier.verify({ leaf: leaf.der, revocation: { mode: 'hard', crls: [revoked] } });
  assert.is(outcomeOf(overridden), '0 revoked');
});

test('checkPath asks too', () => {
  const { root, intermediates, leaf, pool } = makeChain();
  const [intermediate] = intermediates;
  assert.ok(intermediate !== undefined);
  const crls = [crlOf(root), crlOf(intermediate, { revoked: [{ certificate: leaf.der }] })];
  const path = [leaf.der, ...pool, root.der];
  const problems = checkPath(path, { time: testTime, revocation: { mode: 'hard', crls } });
  assert.equal(problemsOf({ problems }), ['0 revoked']);
});

test('checkPath finds the signer of a CRL in its pool, and the path stays the one that is given', () => {
  const root = ca('Root');
  const services = root.issueCa('Services');
  const service = services.issueCa('Service', { keyUsage: ['cRLSign'], cA: null });
  const name = encodeExplicit(4, read(service.der).subject.der);
  const point = extension('2.5.29.31', encodeSequence(encodeSequence(encodeImplicit(2, encodeSequence(name)))));
  const leaf = root.issueLeaf({ moreExtensions: [point] });
  const indirect = extension('2.5.29.28', encodeSequence(encodeImplicit(4, Uint8Array.of(1, 1, 0xff))), true);
  const crls = [crlOf(root), crlOf(services), crlOf(service, { extensions: [indirect] })].slice(1);
  const options = { time: testTime, revocation: { mode: 'hard', perRole: { issuer: 'off' }, crls } } as const;
  const check = (path: readonly Uint8Array[], pool: readonly Uint8Array[]) =>
    problemsOf({ problems: checkPath(path, { ...options, pool }) });
  assert.equal(check([leaf.der, root.der], []), ['0 revocation-unknown']);
  assert.equal(check([leaf.der, root.der], [service.der]), ['0 revocation-unknown'], 'nobody above the signer');
  assert.equal(check([leaf.der, root.der], [service.der, services.der]), []);
  const below = services.issueLeaf();
  assert.ok(check([below.der, root.der], [services.der]).includes('0 name-chaining-broken'));
});

test("a verifier checks the certificate of a CA's responder once, but not by what another provider says", () => {
  const { root, leaf } = makeChain({ intermediates: [] });
  const responder = root.issueLeaf({ subject: 'Responder', names: [], extendedKeyUsage: ['OCSPSigning'] });
  const stapled = (producedAt: number) => {
    const options = { responder, certificates: [responder.der], producedAt };
    return { mode: 'hard', stapled: ocspOf(root, [{ certificate: leaf.der }], options) } as const;
  };
  const verifier = createVerifier({ anchors: [root.der], time: testTime });
  const spent = [3, 2, 1].map((days) => {
    const verdict = verifier.verify({ leaf: leaf.der, revocation: stapled(testTime - days * 86_400_000) });
    assert.ok(verdict.ok, explain(verdict));
    return verdict.spent.signatures;
  });
  assert.equal(spent, [3, 2, 2]);
  const other = { name: 'none', verify: () => 'bad' as const };
  const refused = verifier.verify({ leaf: leaf.der, revocation: stapled(testTime), provider: other });
  assert.equal(problemsOf(refused), ['0 signature-invalid']);
});

test('what a verifier has found out about a CRL is not told to another provider', () => {
  const { root, leaf } = makeChain({ intermediates: [] });
  const native = createNativeProvider(nodeCrypto);
  const revocation = { mode: 'hard', crls: [crlOf(root)] } as const;
  const verifier = createVerifier({ anchors: [root.der], time: testTime, provider: native, revocation });
  assert.ok(verifier.verify({ leaf: leaf.der }).ok);
  const recording = new RecordingVerifier(native);
  assert.ok(verifier.verify({ leaf: leaf.der, provider: recording }).ok);
  assert.is(recording.jobs.length, 2, 'the leaf and the CRL');
});

test('the caller may write into its CRL afterwards', () => {
  const { root, leaf } = makeChain({ intermediates: [] });
  const crl = Buffer.from(crlOf(root, { revoked: [{ certificate: leaf.der }] }));
  const verifier = createVerifier({ anchors: [root.der], time: testTime, revocation: { mode: 'soft', crls: [crl] } });
  crl.fill(0);
  assert.is(outcomeOf(verifier.verify({ leaf: leaf.der })), '0 revoked');
});

test('the words say what was found out', () => {
  const { root, leaf } = makeChain({ intermediates: [] });
  const given = { leaf: leaf.der, anchors: [root.der] };
  const revoked = crlOf(root, { revoked: [{ certificate: leaf.der, reason: 1 }] });
  assert.match(explain(verify(input(given, { crls: [revoked] }))), /REVOKED \(crl of CN=Root\)[\s\S]*keyCompromise/);
  assert.match(explain(verify(input(given, { crls: [crlOf(root)] }))), 'not revoked (crl of CN=Root)');
  assert.match(explain(verify(input(given, {}))), 'revocation not offered');
});

test.run();
