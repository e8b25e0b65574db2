import { encodeBase64 } from '../../src/asn1/base64.ts';
import { ParseError } from '../../src/asn1/parse-error.ts';
import { parsePem } from '../../src/asn1/pem.ts';
import type { EmbeddedRoot, RootTerms } from '../../src/mozilla/embedded-root.ts';
import { type Certificate, parseCertificate } from '../../src/x509/certificate.ts';
import { fingerprint } from '../../src/x509/fingerprint.ts';
import { nameToString } from '../../src/x509/name-text.ts';
import type { NodeRoots } from './newest-node.ts';

/** Each root with its terms, in the order of their subjects: relatives stand together, which compresses well. */
export function toEmbeddedRoots(
  pems: readonly string[],
  termsByFingerprint: ReadonlyMap<string, RootTerms>,
): EmbeddedRoot[] {
  const rows = pems.map(readRoot).map((certificate) => ({
    order: `${nameToString(certificate.subject)} ${fingerprint(certificate)}`,
    root: {
      label: labelOf(certificate),
      subjectHash: certificate.subject.comparisonHash,
      certificate: encodeBase64(certificate.der),
      ...termsByFingerprint.get(fingerprint(certificate)),
    },
  }));
  return rows.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ root }) => root);
}

/** The terms whose root is not in the list. */
export function unusedTerms(pems: readonly string[], termsByFingerprint: ReadonlyMap<string, RootTerms>): string[] {
  const known = new Set(pems.map((pem) => fingerprint(readRoot(pem))));
  return [...termsByFingerprint.keys()].filter((key) => !known.has(key));
}

/** The whole of `src/mozilla/snapshot.ts`. */
export function toSnapshotText({ version, date, nss }: NodeRoots, roots: readonly EmbeddedRoot[]): string {
  return [
    '// Made by `npm run roots`: do not edit.',
    "import type { EmbeddedRoot } from './embedded-root.ts';",
    '',
    '/** Day of the release that the embedded roots were taken from: `YYYY-MM-DD`. */',
    `export const snapshotDate = '${date}';`,
    '',
    "/** Where the embedded roots come from: a release of Node, and the version of Mozilla's NSS whose list it has. */",
    `export const snapshotSource = 'Node.js ${version}, NSS ${nss}';`,
    '',
    `/** ${roots.length} roots, each as its program trusts it. */`,
    'export const embeddedRoots: readonly EmbeddedRoot[] = [',
    ...roots.map(toLines),
    '];',
    '',
  ].join('\n');
}

function readRoot(pem: string): Certificate {
  const certificate = parseCertificate(parsePem(pem).blocks[0]?.bytes ?? new Uint8Array());
  if (certificate instanceof ParseError) throw new Error(`a root cannot be read: ${certificate.message}`);
  return certificate;
}

function labelOf({ subject }: Certificate): string {
  return subject.textsOf('2.5.4.3')[0] ?? nameToString(subject);
}

function toLines({ label, subjectHash, certificate, distrustAfter, constraints }: EmbeddedRoot): string {
  return [
    '  {',
    `    label: ${quote(label)},`,
    `    subjectHash: ${subjectHash},`,
    `    certificate:\n      '${certificate}',`,
    ...(distrustAfter === undefined ? [] : [`    distrustAfter: '${distrustAfter}',`]),
    ...(constraints === undefined ? [] : [`    constraints: ${literal(constraints)},`]),
    '  },',
  ].join('\n');
}

/** As the formatter writes it. */
function literal(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  const fields = Object.entries(value as object).map(([key, field]) => `${key}: ${literal(field)}`);
  return `{ ${fields.join(', ')} }`;
}

function quote(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\');
  return escaped.includes("'") ? `"${escaped.replaceAll('"', '\\"')}"` : `'${escaped}'`;
}
