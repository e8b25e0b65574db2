import * as nodeCrypto from 'node:crypto';
import { race } from '../measure.ts';
import { type Certpath, certpath } from '../own/build.ts';
import { loadPeers } from '../peers.ts';
import { type RevocationMaterial, revocationMaterial } from '../revocation-material.ts';
import type { Cell, Table } from '../table.ts';

const entryCount = 250_000;

interface ListReader {
  readonly name: string;
  readonly read: (der: Uint8Array) => unknown;
}

/** A CRL of many entries, and what checking a CRL or an OCSP response adds to verifying a chain. */
export async function benchRevocation(): Promise<Table[]> {
  const built = await certpath();
  const material = revocationMaterial(entryCount);
  return [await benchList(built, material), await benchChecks(built, material)];
}

async function benchList(built: Certpath, { crl, serials }: RevocationMaterial): Promise<Table> {
  await loadPeers();
  const peers = (
    (await import(new URL('../peers/revocation-lists.ts', import.meta.url).href)) as { readers: ListReader[] }
  ).readers;
  const index = (der: Uint8Array): unknown => open(built, der).entryCount;
  const able = [{ name: 'certpath', read: index }, ...peers].filter(({ read }) => refusalOf(read, crl) === undefined);
  const contestants = able.map(({ name, read }) => ({ name, run: read }));
  const timings = await race(contestants, [crl], { rounds: 7, sliceMilliseconds: 1, warmUpMilliseconds: 1000 });
  const rows: Cell[][] = timings.map(({ name, microseconds }) => [
    `${name}: parsed and indexed, ms`,
    microseconds / 1000,
  ]);
  for (const { name, read } of peers) {
    const refusal = refusalOf(read, crl);
    if (refusal !== undefined) rows.push([`${name}: refuses it (${refusal.slice(0, 60)})`, '']);
  }
  const list = open(built, crl);
  const [lookUp] = await race([{ name: 'certpath', run: (serial: Uint8Array) => list.findRevoked(serial) }], serials);
  rows.push(['certpath: one look-up, µs', lookUp?.microseconds ?? Number.NaN]);
  rows.push(['certpath: memory beyond the CRL, share of its bytes', memoryOf(built, crl) / crl.length]);
  return {
    group: 'revocation',
    title: `A CRL of ${entryCount.toLocaleString('en-US')} entries, ${(crl.length / 1e6).toFixed(1)} MB`,
    note: 'CPU time; goals: 150 ms, look-up 2 µs, twice its bytes. Go and OpenSSL take 800 to 1,000 ms on such a machine',
    columns: ['', ''],
    rows,
  };
}

function open({ parseCertificateList, ParseError }: Certpath, der: Uint8Array) {
  const list = parseCertificateList(der);
  if (list instanceof ParseError) throw list;
  return list;
}

function refusalOf(read: (der: Uint8Array) => unknown, der: Uint8Array): string | undefined {
  try {
    read(der);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Typed arrays alone hold the index; objects are too few to count. */
function memoryOf(built: Certpath, der: Uint8Array): number {
  const before = process.memoryUsage().arrayBuffers;
  const list = open(built, der);
  const grown = list.entryCount === entryCount ? process.memoryUsage().arrayBuffers - before : Number.NaN;
  return grown;
}

async function benchChecks(built: Certpath, material: RevocationMaterial): Promise<Table> {
  const { root, leaf, crl, ocsp, time } = material;
  const provider = built.createNativeProvider(nodeCrypto);
  const input = { leaf: leaf.der, anchors: [root.der], time, provider };
  const revocations = { 'no revocation': undefined, OCSP: { ocsp: [ocsp] } } as const;
  const contestants = Object.entries(revocations).map(([name, evidence]) => ({
    name,
    run: () => built.verify({ ...input, ...(evidence && { revocation: { mode: 'hard', ...evidence } as const }) }),
  }));
  const data = new Uint8Array(200);
  const { publicKey, privateKey } = nodeCrypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signature = nodeCrypto.sign('sha256', data, privateKey);
  contestants.push({ name: 'raw', run: () => nodeCrypto.verify('sha256', data, publicKey, signature) as never });
  const timings = await race(contestants, [undefined]);
  const [plain, withOcsp, raw] = timings.map(({ microseconds }) => microseconds) as [number, number, number];
  const verifier = built.createVerifier({
    anchors: [root.der],
    time,
    provider,
    revocation: { mode: 'hard', crls: [crl] },
  });
  verifier.verify({ leaf: leaf.der });
  const [known] = await race([{ name: 'CRL', run: () => verifier.verify({ leaf: leaf.der }) }], [undefined]);
  return {
    group: 'revocation',
    title: 'Revocation in a verification: leaf and anchor, P-256, native provider',
    note: 'CPU time, µs; goal: what an OCSP response adds is 1.3 × one raw signature check',
    columns: ['', 'µs'],
    rows: [
      ['one raw signature check', raw],
      ['verify without revocation', plain],
      ['verify with an OCSP response', withOcsp],
      ['what the response adds, in raw checks', (withOcsp - plain) / raw],
      ['verifier with the large CRL, known to it', known?.microseconds ?? Number.NaN],
    ],
  };
}
