import { X509Certificate } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parsePem } from '../src/asn1/pem.ts';
import { compareFiles, generateFiles } from '../vectors/generator/files.ts';
import { readGenerated } from '../vectors/generator/folder.ts';
import { checkExpectations } from '../vectors/runner/check-expectations.ts';
import type { Expectation } from '../vectors/runner/expectation.ts';
import { expectationSummary, rebase } from '../vectors/runner/rebase.ts';
import { readCases } from '../vectors/runner/stored-case.ts';

const wanted = generateFiles();
const generator = suite('generator of the vectors');

generator('makes the files that stand there, and there are no others', () => {
  assert.is(compareFiles(readGenerated(wanted), wanted).join('\n'), '');
});

generator('names what is missing, what differs and what is one too many', () => {
  const found = new Map(Object.entries({ same: '1', other: '2', extra: '3' }));
  const wanted = new Map(Object.entries({ same: '1', other: '', gone: '4' }));
  assert.is(compareFiles(found, wanted).join(', '), 'differs: other, extra: extra, missing: gone');
});

generator.run();

const cases = suite('cases of the vectors');

cases('say what, why and by which clause', () => {
  const found = readCases();
  assert.ok(found.length >= 160, `${found.length} cases`);
  for (const { name, file } of found) {
    for (const text of [file.what, file.why]) assert.ok(/^\S.*\.$/.test(text), `${name}: ${text}`);
    assert.ok(/§|CVE|GHSA|X\.690/.test(file.clause), `${name}: ${file.clause}`);
  }
});

cases('accepted by expectation have signatures that Node takes for good', () => {
  for (const { name, expectation, certificates } of readCases()) {
    if (!expectation?.ok) continue;
    const path = expectation.path.map((label) => new X509Certificate(certificates.get(label) ?? new Uint8Array()));
    path.reduce((child, issuer) => {
      assert.ok(child.verify(issuer.publicKey), `${name}: ${child.subject}`);
      return issuer;
    });
  }
});

cases('give every certificate, CRL and response a label of its own', () => {
  for (const { name, file, certificates, evidence } of readCases()) {
    assert.is(certificates.size, file.chain.length + file.anchors.length, name);
    const { crls = [], ocsp = [], stapled } = file.revocation ?? {};
    assert.is(evidence.size, crls.length + ocsp.length + Number(stapled !== undefined), name);
  }
});

cases('have expectations that agree with their word', () => {
  assert.is(checkExpectations(readCases()).join('\n'), '');
});

cases('with a wrong expectation are named', () => {
  const good = readCases().find(({ name }) => name === 'building/ordinary-chain');
  assert.ok(good);
  const faultOf = (expectation: Expectation | undefined): string =>
    checkExpectations([{ ...good, expectation }]).join();
  const place = `${good.name}/expect.json`;
  assert.is(faultOf(undefined), `${place}: missing`);
  assert.is(faultOf({ ok: false, problems: [] }), `${place}: contradicts "accepted" of case.json`);
  assert.is(faultOf({ ok: true, path: ['leaf', 'root'] }), '');
  assert.is(faultOf({ ok: true, path: ['leaf', 'x'] }), `${place}: no certificate is called x`);
  assert.is(faultOf({ ok: true, path: ['intermediate', 'root'] }), `${place}: the path does not start at the leaf`);
});

cases('are rebased by their problems and never by their answer', () => {
  const good = readCases().find(({ name }) => name === 'building/ordinary-chain');
  assert.ok(good);
  const texts: string[] = [];
  const write = (name: string, text: string): number => texts.push(`${name} ${text}`);
  assert.equal(rebase([good], write), { written: [], contradicted: [] });
  const path = ['leaf', 'root'];
  const { written } = rebase([{ ...good, expectation: { ok: true, path } }], write);
  assert.equal(written, [`${good.name}: accepted leaf < root → accepted leaf < intermediate < root`]);
  assert.is(texts.length, 1);
  const { contradicted } = rebase(
    [{ ...good, file: { ...good.file, accepted: false }, expectation: undefined }],
    write,
  );
  assert.equal(contradicted, [`${good.name}: nothing → accepted leaf < intermediate < root`]);
  assert.is(texts.length, 1);
});

cases('are told in a line when a rebase changes them', () => {
  const problems = [
    { code: 'conformance-violation', depth: 0, rule: 'leaf-is-ca' },
    { code: 'depth-exceeded', depth: 'path' },
  ] as const;
  const refused: Expectation = { ok: false, problems, exhausted: 'steps' };
  assert.is(expectationSummary(undefined), 'nothing');
  assert.is(expectationSummary({ ok: true, path: ['leaf', 'root'] }), 'accepted leaf < root');
  assert.is(
    expectationSummary(refused),
    'refused conformance-violation leaf-is-ca at 0, depth-exceeded at path, out of steps',
  );
});

cases.run();

const demo = suite('demo vectors');

demo('hold a leaf with three certificates of its intermediate, the good one last, and two roots', () => {
  const files = wanted;
  const [leaf, expired, deadEnd, good] = readPem(files.get('demo/leaf.pem'));
  const [unrelated, root] = readPem(files.get('demo/roots.pem'));
  assert.ok(leaf && expired && deadEnd && good && unrelated && root);
  for (const twin of [expired, deadEnd, good]) assert.ok(leaf.verify(twin.publicKey));
  assert.ok(expired.verify(root.publicKey) && good.verify(root.publicKey));
  assert.not(deadEnd.verify(root.publicKey) || deadEnd.verify(unrelated.publicKey));
  assert.is(leaf.subjectAltName, 'DNS:demo.example.com, DNS:www.demo.example.com');
  assert.ok(Date.parse(expired.validTo) < Date.parse('2026-01-01'));
  for (const each of [leaf, good, root]) assert.is(Date.parse(each.validTo), Date.parse('2045-01-01T00:00:00Z'));
});

demo('hold a leaf below two intermediates', () => {
  const [leaf, lower, upper] = readPem(wanted.get('demo/deep.pem'));
  const [, root] = readPem(wanted.get('demo/roots.pem'));
  assert.ok(leaf && lower && upper && root);
  assert.ok(leaf.verify(lower.publicKey) && lower.verify(upper.publicKey) && upper.verify(root.publicKey));
});

function readPem(text = ''): X509Certificate[] {
  return parsePem(text).blocks.map(({ bytes }) => new X509Certificate(bytes));
}

demo.run();
