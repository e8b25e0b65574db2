/**
 * `node --import tsx scripts/known-answers.ts`: makes new keys, signs one message with each, and writes
 * `src/crypto/known-answers.ts`. The private keys are forgotten.
 */
import { constants, generateKeyPairSync, type KeyObject, type SignKeyObjectInput, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const target = fileURLToPath(new URL('../src/crypto/known-answers.ts', import.meta.url));
const message = Buffer.from('certpath');

interface Row {
  readonly scheme: string;
  readonly hash: string;
  readonly signature: string;
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const curves = { 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1' } as const;
const hashes = { 'SHA-1': 'sha1', 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' } as const;
const sha2 = ['SHA-256', 'SHA-384', 'SHA-512'] as const;

function row(scheme: string, hash: keyof typeof hashes, key: KeyObject | SignKeyObjectInput): Row {
  return { scheme, hash, signature: sign(hashes[hash], message, key).toString('base64') };
}

function toText(type: string, publicKey: KeyObject, rows: readonly Row[]): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const lines = rows.map(
    ({ scheme, hash, signature }) =>
      `      {\n        scheme: '${scheme}',\n        hash: '${hash}',\n${propertyLine('signature', signature)}\n      },`,
  );
  return `  {\n    type: '${type}',\n    spki: '${spki}',\n    signatures: [\n${lines.join('\n')}\n    ],\n  },`;
}

/** As the formatter has it: a line that is too long breaks after the colon. */
function propertyLine(name: string, value: string): string {
  const line = `        ${name}: '${value}',`;
  return line.length <= 120 ? line : `        ${name}:\n          '${value}',`;
}

const pss = sha2.map((hash) => {
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return row('RSASSA-PSS', hash, { key: rsa.privateKey, ...padding });
});
const pkcs1 = (['SHA-1', ...sha2] as const).map((hash) => row('RSASSA-PKCS1-v1_5', hash, rsa.privateKey));
const ec = Object.entries(curves).map(([type, namedCurve]) => {
  const pair = generateKeyPairSync('ec', { namedCurve });
  return toText(
    type,
    pair.publicKey,
    sha2.map((hash) => row('ECDSA', hash, pair.privateKey)),
  );
});
const edwards = (['ed25519'] as const).map((name) => {
  const pair = generateKeyPairSync(name);
  const signature = sign(null, message, pair.privateKey).toString('base64');
  return toText('Ed25519', pair.publicKey, [{ scheme: 'EdDSA', hash: '', signature }]);
});

writeFileSync(
  target,
  `// Written by scripts/known-answers.ts.

/** A public key, and signatures by it over {@link knownMessage}; SubjectPublicKeyInfo and signatures in base64. */
interface KnownKey {
  readonly type: string;
  readonly spki: string;
  readonly signatures: readonly KnownSignature[];
}

interface KnownSignature {
  readonly scheme: string;
  /** Empty where the algorithm takes the message whole. RSASSA-PSS has it for MGF1 too, and a salt of its length. */
  readonly hash: string;
  readonly signature: string;
}

/** \`certpath\` in ASCII. */
export const knownMessage: readonly number[] = [${[...message].join(', ')}];

export const knownKeys: readonly KnownKey[] = [
${[toText('RSA', rsa.publicKey, [...pkcs1, ...pss]), ...ec, ...edwards].join('\n')}
];
`,
);
