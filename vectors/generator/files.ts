import { encodePem } from '../../src/asn1/pem.ts';
import { type CaseRevocation, evidenceOf, toCaseFile, type VectorCase } from './case.ts';
import { anchorCases } from './cases/anchors.ts';
import { buildingCases } from './cases/building.ts';
import { caCheckAttackCases } from './cases/ca-check-attacks.ts';
import { caCheckCases } from './cases/ca-checks.ts';
import { conformanceCases } from './cases/conformance.ts';
import { constraintAttackCases } from './cases/constraint-attacks.ts';
import { constraintShapeCases } from './cases/constraint-shapes.ts';
import { constraintCases } from './cases/constraints.ts';
import { crossSigningCases } from './cases/cross-signing.ts';
import { extensionCases } from './cases/extensions.ts';
import { identityCases } from './cases/identities.ts';
import { keyCases } from './cases/keys.ts';
import { limitCases } from './cases/limits.ts';
import { nameAttackCases } from './cases/name-attacks.ts';
import { nameCases } from './cases/names.ts';
import { parsingCases } from './cases/parsing.ts';
import { parsingAttackCases } from './cases/parsing-attacks.ts';
import { policyCases } from './cases/policies.ts';
import { pssCases } from './cases/pss.ts';
import { purposeCases } from './cases/purpose.ts';
import { revocationCases } from './cases/revocation.ts';
import { serialNumberCases } from './cases/serial-numbers.ts';
import { signatureEncodingCases } from './cases/signature-encodings.ts';
import { signatureCases } from './cases/signatures.ts';
import { validityCases } from './cases/validity.ts';
import { demo } from './demo.ts';
import type { Issued } from './issue.ts';

const groups: Readonly<Record<string, () => readonly VectorCase[]>> = {
  anchors: anchorCases,
  building: () => [...buildingCases(), ...crossSigningCases()],
  'ca-checks': () => [...caCheckCases(), ...caCheckAttackCases()],
  conformance: conformanceCases,
  constraints: () => [...constraintCases(), ...constraintAttackCases(), ...constraintShapeCases()],
  extensions: extensionCases,
  keys: keyCases,
  limits: limitCases,
  names: () => [...nameCases(), ...nameAttackCases(), ...identityCases()],
  parsing: () => [...parsingCases(), ...parsingAttackCases(), ...serialNumberCases()],
  policies: policyCases,
  purpose: purposeCases,
  revocation: revocationCases,
  signatures: () => [...signatureCases(), ...signatureEncodingCases(), ...pssCases()],
  validity: validityCases,
};

/** The folders below `vectors` in which nothing stands but what {@link generateFiles} makes. */
export const generatedFolders: readonly string[] = ['cases', 'demo'];

/** Every generated file by its path below `vectors`, always the same. */
export function generateFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const [group, makeCases] of Object.entries(groups)) {
    for (const each of makeCases()) addCase(files, `cases/${group}/${each.name}`, each);
  }
  const { chain, deep, roots } = demo();
  files.set('demo/leaf.pem', toPem(chain));
  files.set('demo/deep.pem', toPem(deep));
  files.set('demo/roots.pem', toPem(roots));
  return files;
}

/** What differs between the files that stand somewhere and the generated ones, a line each; nothing when they agree. */
export function compareFiles(found: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): string[] {
  const lines: string[] = [];
  for (const [path, text] of wanted) {
    if (!found.has(path)) lines.push(`missing: ${path}`);
    else if (found.get(path) !== text) lines.push(`differs: ${path}`);
  }
  for (const path of found.keys()) if (!wanted.has(path)) lines.push(`extra: ${path}`);
  return lines.sort();
}

function addCase(files: Map<string, string>, folder: string, each: VectorCase): void {
  const labels = [each.leaf, ...each.pool, ...each.anchors].map(({ label }) => label);
  if (new Set(labels).size < labels.length) throw new Error(`${folder}: two certificates have the same label`);
  if (files.has(`${folder}/case.json`)) throw new Error(`${folder}: two cases have the same name`);
  files.set(`${folder}/case.json`, `${JSON.stringify(toCaseFile(each), undefined, 2)}\n`);
  files.set(`${folder}/chain.pem`, toPem([each.leaf, ...each.pool]));
  files.set(`${folder}/anchors.pem`, toPem(each.anchors));
  if (each.revocation !== undefined) files.set(`${folder}/evidence.pem`, toEvidencePem(each.revocation));
}

function toEvidencePem(revocation: CaseRevocation): string {
  const isList = new Set(revocation.crls);
  const blocks = evidenceOf(revocation).map((each) => {
    const block = encodePem(isList.has(each) ? 'X509 CRL' : 'OCSP RESPONSE', each.der);
    return `# ${each.label}\n${block}`;
  });
  return blocks.join('\n');
}

/** PEM with a word to the reader above each block. */
function toPem(certificates: readonly Issued[]): string {
  return certificates.map((each) => `${describe(each)}${encodePem('CERTIFICATE', each.der)}`).join('\n');
}

function describe({ label, subject, issuer, notBefore, notAfter }: Issued): string {
  return `# ${label}\n#   subject:  ${subject}\n#   issuer:   ${issuer}\n#   validity: ${notBefore} to ${notAfter}\n`;
}
