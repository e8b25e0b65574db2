import * as nodeCrypto from 'node:crypto';
import { ParseError } from '../../src/asn1/parse-error.ts';
import { parseOcspResponse } from '../../src/x509/ocsp-response.ts';
import { policyBlowUp } from '../../test/verify/certificate-policies/statements.ts';
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

/** A CRL of many entries, what checking an OCSP response adds to verifying a chain, and policies made to explode. */
export async function benchRevocation(): Promise<Table[]> {
  const built = await certpath();
  const material = revocationMaterial(entryCount);
  return [await benchList(built, material), await benchChecks(built, material), await benchPolicies(built)];
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

/** One verifier for all, so that the CA's key is known to it; each call is given the next of many responses. */
async function benchChecks(built: Certpath, material: RevocationMaterial): Promise<Table> {
  const { root, leaf, crl, responses, delegated, time } = material;
  const options = { anchors: [root.der], time, provider: built.createNativeProvider(nodeCrypto) };
  const verifier = built.createVerifier(options);
  const next = [takeInTurn(responses), takeInTurn(delegated)] as const;
  const stapled = (response: Uint8Array) => ({ mode: 'hard', stapled: response }) as const;
  const withList = built.createVerifier({ ...options, revocation: { mode: 'hard', crls: [crl] } });
  const timings = await race(
    [
      { name: 'one raw signature check', run: rawCheck(root.key.spki, responses[0] as Uint8Array) },
      { name: 'verify without revocation', run: () => accepted(verifier.verify({ leaf: leaf.der })) },
      {
        name: 'verify with an OCSP response of the CA',
        run: () => accepted(verifier.verify({ leaf: leaf.der, revocation: stapled(next[0]()) })),
      },
      {
        name: 'verify with an OCSP response of a delegate',
        run: () => accepted(verifier.verify({ leaf: leaf.der, revocation: stapled(next[1]()) })),
      },
      { name: 'verify with the large CRL, known before', run: () => accepted(withList.verify({ leaf: leaf.der })) },
    ],
    [undefined],
    { rounds: 31 },
  );
  const [raw, plain, byCa, byDelegate] = timings.map(({ microseconds }) => microseconds) as [
    number,
    number,
    number,
    number,
  ];
  return {
    group: 'revocation',
    title: 'Revocation in a verification: leaf and anchor, P-256, native provider, a verifier that is kept',
    note: 'CPU time, µs; goal: what an OCSP response adds is 1.3 × one raw signature check. Each response is a new one',
    columns: ['', 'µs'],
    rows: [
      ...timings.map(({ name, microseconds }): Cell[] => [name, microseconds]),
      ['what the response of the CA adds, in raw checks', (byCa - plain) / raw],
      ["what the delegate's adds, in raw checks", (byDelegate - plain) / raw],
    ],
  };
}

/** The response's signature, as `node:crypto` is asked about it by who has taken the response apart before. */
function rawCheck(spki: Uint8Array, response: Uint8Array): () => boolean {
  const parsed = parseOcspResponse(response);
  if (parsed instanceof ParseError || parsed.basic === undefined) throw new TypeError('an OCSP response');
  const { tbsResponseData, signature } = parsed.basic;
  const key = nodeCrypto.createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  return () => nodeCrypto.verify('sha256', tbsResponseData, key, signature);
}

function takeInTurn<Item>(items: readonly Item[]): () => Item {
  let at = 0;
  return () => items[at++ % items.length] as Item;
}

function accepted({ ok }: { readonly ok: boolean }): true {
  if (!ok) throw new Error('refused: there is nothing to be measured');
  return true;
}

/** The published shape: every certificate maps each of its policies to each of the next one's (RFC 9618 §3). */
async function benchPolicies(built: Certpath): Promise<Table> {
  const statements = policyBlowUp(20, 32);
  const inputs = built.resolvePolicyInputs({ initial: ['1.2.3.99'], requireExplicit: true });
  const run = (): unknown => built.processPolicies(statements, inputs);
  const [timing] = await race([{ name: 'certpath', run }], [undefined]);
  return {
    group: 'revocation',
    title: 'Certificate policies: 20 certificates, 32 policies in each, all mapped to all',
    note: 'CPU time, ms; goal: 5. A tree has 32 to the 20 nodes',
    columns: ['', 'ms'],
    rows: [['the policy graph of the path', (timing?.microseconds ?? Number.NaN) / 1000]],
  };
}
