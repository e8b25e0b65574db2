import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodePem } from '../../../src/asn1/pem.ts';
import { EncodingFormat, PatternSyntax } from '../../../src/config/enumerations.ts';
import { sslCertificatesFromPath } from '../../../src/node/certificate-patterns.ts';
import { expressionPattern, wildcardPattern } from '../../../src/node/path-pattern.ts';
import { ca } from '../../support/pki.ts';

const { Der, Pem } = EncodingFormat;
const { FixedString, RegularExpression, Wildcard } = PatternSyntax;
const { der } = ca('Root');
const pem = encodePem('CERTIFICATE', der);

const test = suite('assertion 21: certificates of a path');
let before = '';
let folder = '';

/** The names of Qt's own tree, and below it one that only a recursive search finds. */
test.before(() => {
  before = process.cwd();
  folder = mkdtempSync(join(tmpdir(), 'certpath-paths-'));
  process.chdir(folder);
  mkdirSync('certificates/deep', { recursive: true });
  for (const name of ['ca-cert', 'cert', 'cert-ss', 'cert-ss-san', 'cert-uri']) {
    writeFileSync(`certificates/${name}.pem`, pem);
  }
  for (const name of ['aspiegel', 'dsa', 'deep/below']) writeFileSync(`certificates/${name}.pem`, pem);
  for (const name of ['cert', 'other']) writeFileSync(`certificates/${name}.der`, der);
  writeFileSync('certificates/cert.txt', 'no certificate');
  mkdirSync('more-certificates');
  writeFileSync('more-certificates/no-newline.pem', pem.trimEnd());
  writeFileSync('more-certificates/trailing.pem', `${pem}  \n\n`);
  writeFileSync('more-certificates/two.pem', pem + pem);
  symlinkSync(join(folder, 'certificates'), 'linked');
  symlinkSync(folder, 'certificates/deep/loop');
});

test.after(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

const cases: readonly (readonly [path: string, format: EncodingFormat, syntax: PatternSyntax, count: number])[] = [
  ['certificates/cert.pem', Pem, FixedString, 1],
  ['certificates/cert.der', Der, FixedString, 1],
  ['certificates/cert.der', Pem, FixedString, 0],
  ['certificates/*', Pem, Wildcard, 7],
  ['certificates/*', Der, Wildcard, 2],
  ['certificates/ca*', Pem, Wildcard, 1],
  ['certificates/cert*', Pem, Wildcard, 4],
  ['certificates/cert-[sure]*', Pem, Wildcard, 3],
  ['certificates/cert-[!s]*', Pem, Wildcard, 1],
  ['certificates/cert-[a-t]?*', Pem, Wildcard, 2],
  ['certificates/cert?pem', Pem, Wildcard, 1],
  ['*/cert.pem', Pem, Wildcard, 1],
  ['linked/cert*', Pem, Wildcard, 4],
  ['certificates/*/*.pem', Pem, Wildcard, 1],
  ['c.*/c.*\\.pem', Pem, RegularExpression, 5],
  ['certificates/(cert|dsa)\\.pem', Pem, RegularExpression, 2],
  ['certificates/[^/]*\\.pem', Pem, RegularExpression, 7],
  ['certificates/(deep/)?[^/]*\\.pem', Pem, RegularExpression, 8],
  ['ertificates/cert\\.pem', Pem, RegularExpression, 0],
  ['certificates/(', Pem, RegularExpression, 0],
  ['more-certificates/two.pem', Pem, FixedString, 2],
  ['more-certificates/t*', Pem, Wildcard, 3],
  ['certificates/*', Pem, FixedString, 0],
  ['certificates/cert-[sure]*', Pem, FixedString, 0],
  ['certificates/cert.pem', Pem, Wildcard, 1],
  ['', Pem, FixedString, 0],
  ['', Pem, Wildcard, 0],
  ['certificates', Pem, FixedString, 0],
  ['certificates/missing.pem', Pem, FixedString, 0],
  ['missing/*', Pem, Wildcard, 0],
  ['certificates/\0*', Pem, Wildcard, 0],
];

for (const [path, format, syntax, count] of cases) {
  const [formatName, syntaxName] = [['PEM', 'DER'][format], ['regular expression', 'wildcard', 'fixed'][syntax]];
  test(`assertion 21: ${formatName}, ${syntaxName} ${JSON.stringify(path)}: ${count}`, () => {
    assert.is(sslCertificatesFromPath(path, format, syntax).length, count);
  });
}

test('an absolute pattern', () => {
  assert.is(sslCertificatesFromPath(`${folder}/certificates/ca*`, Pem, Wildcard).length, 1);
});

test('a search begins at the folder in front of the first special character', () => {
  assert.is(wildcardPattern('/a/b/c*')?.folder, '/a/b');
  assert.is(wildcardPattern('/a*')?.folder, '/');
  assert.is(wildcardPattern('a*')?.folder, '');
  assert.is(expressionPattern('a/b.c')?.folder, 'a');
  assert.is(wildcardPattern('a/b.c'), undefined);
});

test('a wildcard made to backtrack takes no time', () => {
  writeFileSync(`certificates/${'a'.repeat(200)}.der`, '');
  assert.is(sslCertificatesFromPath(`certificates/${'*a'.repeat(60)}b`, Pem, Wildcard).length, 0);
});

test('assertion 22: blanks behind a block, no final line end', () => {
  assert.is(sslCertificatesFromPath('more-certificates/trailing.pem').length, 1);
  assert.is(sslCertificatesFromPath('more-certificates/no-newline.pem').length, 1);
});

test.run();
