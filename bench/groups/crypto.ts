import { verify } from 'node:crypto';
import { type Contestant, race, type Timing } from '../measure.ts';
import { type Certpath, certpath } from '../own/build.ts';
import { loadPeers } from '../peers.ts';
import {
  digestOf,
  type SignatureAlgorithmName,
  type SignatureCheck,
  type SignatureLibrary,
  type SignedMessage,
  signedMessages,
} from '../signature-material.ts';
import type { Cell, Table } from '../table.ts';

interface Discipline {
  readonly algorithm: SignatureAlgorithmName;
  /** How the reader knows it. */
  readonly name: string;
  readonly keys: number;
  /** Times of `crypto.verify` that the portable provider may take. */
  readonly goal: number;
  /** Times the portable provider's that the other library is to take at least. */
  readonly libraryGoal: number;
}

/** More keys than any cache of ours keeps something dear of. */
const many = 80;
const messages = 80;

const disciplines: readonly Discipline[] = [
  { algorithm: 'RSA-2048', name: 'RSA-2048', keys: 1, goal: 5, libraryGoal: 8 },
  { algorithm: 'P-256', name: 'P-256, many keys', keys: many, goal: 2.5, libraryGoal: 8 },
  { algorithm: 'P-256', name: 'P-256, one key', keys: 1, goal: 1.2, libraryGoal: 8 },
  { algorithm: 'P-384', name: 'P-384, many keys', keys: many, goal: 1.5, libraryGoal: 5 },
  { algorithm: 'P-384', name: 'P-384, one key', keys: 1, goal: 0.5, libraryGoal: 5 },
  { algorithm: 'Ed25519', name: 'Ed25519, many keys', keys: many, goal: 2, libraryGoal: 4 },
];

/** One signature checked over 1,200 bytes, hashing included: in JavaScript alone, by OpenSSL and by other libraries. */
export async function benchCrypto(): Promise<Table[]> {
  const built = await certpath();
  await loadPeers();
  const { libraries } = (await import(new URL('../peers/signatures.ts', import.meta.url).href)) as {
    libraries: SignatureLibrary[];
  };
  const rows: Cell[][] = [];
  for (const discipline of disciplines) rows.push(await compete(built, discipline, libraries));
  return [
    {
      group: 'crypto',
      title: 'One signature, portable provider',
      note: 'CPU time with the keys imported before; goals in brackets',
      columns: ['', 'µs', '× crypto.verify', '', 'library', 'takes × as long', ''],
      rows,
    },
  ];
}

async function compete(
  built: Certpath,
  discipline: Discipline,
  libraries: readonly SignatureLibrary[],
): Promise<Cell[]> {
  const { algorithm, name, keys, goal, libraryGoal } = discipline;
  const signed = signedMessages(algorithm, keys, messages);
  const [other] = libraries.flatMap((library) => {
    const check = library.open(algorithm, signed);
    return check === undefined ? [] : [{ name: library.name, run: check }];
  });
  if (other === undefined) throw new Error(`no other library has ${algorithm}`);
  const contestants = [
    { name: 'portable', run: portableCheck(built, algorithm, signed) },
    { name: 'crypto.verify', run: nativeCheck(algorithm) },
    other,
  ];
  for (const contestant of contestants) assertWorks(contestant, signed);
  const [portable, native, library] = (await race(contestants, signed)) as [Timing, Timing, Timing];
  const share = 1 / native.ratio;
  return [name, portable.microseconds, share, `(≤ ${goal})`, library.name, library.ratio, `(≥ ${libraryGoal})`];
}

function nativeCheck(algorithm: SignatureAlgorithmName): SignatureCheck {
  const digest = digestOf(algorithm);
  return ({ key, message, signature }) => verify(digest, message, key, signature);
}

/** By a provider as users have it, but that each job is prepared before, as a verifier does once for each certificate. */
function portableCheck(
  built: Certpath,
  algorithm: SignatureAlgorithmName,
  signed: readonly SignedMessage[],
): SignatureCheck {
  if (algorithm === 'Ed25519') {
    return ({ rawKey, message, signature }) => built.verifyEd25519(rawKey, message, signature);
  }
  const provider = built.createPortableProvider();
  const keys = new Map(signed.map(({ key, spki }) => [key, publicKeyOf(built, spki)]));
  const hash = algorithm === 'P-384' ? 'SHA-384' : 'SHA-256';
  const scheme = algorithm.startsWith('RSA') ? 'RSASSA-PKCS1-v1_5' : 'ECDSA';
  const named = { name: `${scheme} ${hash}`, scheme, hash } as const;
  return ({ key, message, signature }) => {
    const job = { algorithm: named, key: keys.get(key) as ReturnType<typeof publicKeyOf>, data: message, signature };
    return provider.verify(job) === 'good';
  };
}

function publicKeyOf(built: Certpath, der: Uint8Array) {
  const spki = built.parseSubjectPublicKeyInfo(der);
  if (spki instanceof built.ParseError) throw spki;
  const key = built.describePublicKey(spki);
  if ('code' in key) throw new Error(key.code);
  return key;
}

/** Everyone must accept every signature, and refuse one that is over another message. */
function assertWorks({ name, run }: Contestant<SignedMessage>, signed: readonly SignedMessage[]): void {
  for (const each of signed) {
    if (run(each) !== true) throw new Error(`${name} refuses a signature`);
    const message = each.message.slice(1);
    if (run({ ...each, message }) !== false) throw new Error(`${name} accepts a forged signature`);
  }
}
