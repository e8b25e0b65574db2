import * as crypto from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeInteger, encodeOid, encodeSequence } from '../../../src/asn1/der-writer.ts';
import { ParseError } from '../../../src/asn1/parse-error.ts';
import type { DsaPublicKey } from '../../../src/crypto/dsa-key.ts';
import { createNativeProvider } from '../../../src/crypto/native.ts';
import { modularPower } from '../../../src/crypto/portable/modular-power.ts';
import { createPortableProvider } from '../../../src/crypto/portable/portable-provider.ts';
import { parseSignaturePair } from '../../../src/crypto/signature-pair.ts';
import { allowDsa, defaultStrength, defineProfile, verify } from '../../../src/index.ts';
import { hex } from '../../support/hex.ts';
import { algorithm, keyOf, OID, spki } from '../../support/keys.ts';
import { ca, type TestKey } from '../../support/pki.ts';
import { flipped, jobOf, signedJob } from '../../support/signing.ts';
import { outcomeOf, testTime } from '../../support/verification.ts';

const DATA = new TextEncoder().encode('to be signed');
const SIZES = [
  [1024, 160],
  [2048, 224],
  [2048, 256],
] as const;
const HASHES = {
  sha1: '1.2.840.10040.4.3',
  sha224: '2.16.840.1.101.3.4.3.1',
  sha256: '2.16.840.1.101.3.4.3.2',
  sha384: '2.16.840.1.101.3.4.3.3',
  sha512: '2.16.840.1.101.3.4.3.4',
} as const;
const pairs = SIZES.map(([modulusLength, divisorLength]) =>
  crypto.generateKeyPairSync('dsa', { modulusLength, divisorLength }),
);
const [small] = pairs as [crypto.KeyPairKeyObjectResult];
const provider = createPortableProvider();

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${hex(bytes)}`);
}

interface Numbers {
  readonly p: bigint;
  readonly q: bigint;
  readonly g: bigint;
  readonly y: bigint;
}

function numbersOf(pair: crypto.KeyPairKeyObjectResult): Numbers {
  const key = keyOf(pair.publicKey.export({ type: 'spki', format: 'der' }));
  assert.ok(key.family === 'DSA' && key.domain !== undefined);
  const { p, q, g } = key.domain;
  return { p: toNumber(p), q: toNumber(q), g: toNumber(g), y: toNumber(key.y) };
}

function keyFrom({ p, q, g, y }: Numbers): DsaPublicKey {
  const domain = encodeSequence(encodeInteger(p), encodeInteger(q), encodeInteger(g));
  return keyOf(spki(OID.dsa, [domain], encodeInteger(y)).der) as DsaPublicKey;
}

const dsa = suite('DSA');

for (const [i, [p, q]] of SIZES.entries()) {
  dsa(`${p} and ${q} bits: digests shorter and longer than q (FIPS 186-4 §4.7)`, () => {
    for (const [hash, oid] of Object.entries(HASHES)) {
      const job = signedJob(pairs[i] as crypto.KeyPairKeyObjectResult, algorithm(oid), hash, DATA);
      assert.is(provider.verify(job), 'good', hash);
      assert.is(provider.verify({ ...job, data: flipped(DATA, 5) }), 'bad', hash);
    }
  });
}

dsa('r and s lie between 0 and q', () => {
  const job = signedJob(small, algorithm(HASHES.sha256), 'sha256', DATA);
  const { q } = numbersOf(small);
  const numbers = parseSignaturePair(job.signature);
  if (numbers instanceof ParseError) throw numbers;
  const [r, s] = [toNumber(numbers.r), toNumber(numbers.s)];
  const answer = (left: bigint, right: bigint) =>
    provider.verify({ ...job, signature: encodeSequence(encodeInteger(left), encodeInteger(right)) });
  assert.is(answer(r, s), 'good');
  for (const [left, right] of [
    [r + q, s],
    [r, s + q],
    [q, s],
    [r, q],
    [0n, s],
    [r, 0n],
    [-r, s],
    [r, s - q],
  ] as const) {
    assert.is(answer(left, right), 'bad', `${left - r} ${right - s}`);
  }
  assert.is(provider.verify({ ...job, signature: Uint8Array.of(...job.signature, 0) }), 'bad');
});

dsa('numbers that are no group of order q make a malformed key', () => {
  const good = numbersOf(small);
  const { p, q, g, y } = good;
  const job = signedJob(small, algorithm(HASHES.sha1), 'sha1', DATA);
  const answer = (numbers: Partial<Numbers>) => provider.verify({ ...job, key: keyFrom({ ...good, ...numbers }) });
  assert.is(answer({}), 'good');
  assert.is(answer({ y: (y * g) % p }), 'bad');
  assert.is(answer({ q: q - 2n }), 'key-malformed', 'q does not divide p − 1');
  assert.is(answer({ g: p - 1n }), 'key-malformed', 'g of order 2');
  assert.is(answer({ g: g + 1n }), 'key-malformed', 'g of another order');
  assert.is(answer({ y: p - 1n }), 'key-malformed', 'y of order 2');
  assert.is(answer({ y: y + 1n }), 'key-malformed', 'y outside the group');
  assert.is(answer({ y: y + 1n }), 'key-malformed', 'and again');
});

dsa('q divides p − 1 even where the powers do not tell: p is then no prime', () => {
  const { p, q, g, y } = numbersOf(small);
  // Modulo p as before, modulo 3 one: of order q modulo 3·p.
  const lifted = (value: bigint) => [value, value + p, value + 2n * p].find((each) => each % 3n === 1n) as bigint;
  const key = keyFrom({ p: 3n * p, q, g: lifted(g), y: lifted(y) });
  const job = signedJob(small, algorithm(HASHES.sha1), 'sha1', DATA);
  assert.is(provider.verify({ ...job, key }), 'key-malformed');
});

dsa('an s without an inverse makes no signature: q is then no prime', () => {
  const q = 3n * ((1n << 158n) + 1n);
  let p = q * 2n ** 40n + 1n;
  while (modularPower(2n, p - 1n, p) !== 1n) p += 2n * q;
  const g = modularPower(2n, (p - 1n) / q, p);
  const signature = encodeSequence(encodeInteger(1), encodeInteger(3));
  const key = keyFrom({ p, q, g, y: modularPower(g, 7n, p) });
  assert.is(provider.verify(jobOf(algorithm(HASHES.sha256), key, DATA, signature)), 'bad');
});

dsa('a key still without its domain is malformed', () => {
  const job = signedJob(small, algorithm(HASHES.sha1), 'sha1', DATA);
  const key = keyOf(spki(OID.dsa, [], encodeInteger(7n)).der);
  assert.is(provider.verify({ ...job, key }), 'key-malformed');
});

dsa('the dearest key there is takes bounded time', () => {
  const q = (1n << 256n) - 1n;
  const p = ((1n << 3072n) / q) * q - q + 1n;
  const key = keyFrom({ p: p % 2n === 1n ? p : p - q, q, g: 2n, y: 3n });
  const start = process.cpuUsage();
  const signature = encodeSequence(encodeInteger(q - 2n), encodeInteger(q - 3n));
  assert.is(provider.verify(jobOf(algorithm(HASHES.sha256), key, DATA, signature)), 'key-malformed');
  const { user, system } = process.cpuUsage(start);
  assert.ok(user + system < 1_000_000, `${user + system} µs`);
});

/** A key for certificates; without parameters where they are to be inherited (RFC 3279 §2.3.2). */
function testKey(pair: crypto.KeyPairKeyObjectResult, inherits = false): TestKey {
  const numbers = numbersOf(pair);
  const der = inherits ? spki(OID.dsa, [], encodeInteger(numbers.y)).der : keyFrom(numbers).spki.der;
  return {
    family: 'rsa',
    digest: 'sha256',
    spki: der,
    sign: (data, digest) => crypto.sign(digest, data, pair.privateKey),
  };
}

/** A key pair in the same group. */
function sibling(pair: crypto.KeyPairKeyObjectResult): crypto.KeyPairKeyObjectResult {
  const { p, q, g } = numbersOf(pair);
  const x = q / 3n;
  const domain = encodeSequence(encodeInteger(p), encodeInteger(q), encodeInteger(g));
  const identifier = encodeSequence(encodeOid(OID.dsa), domain);
  const secret = encodeInteger(x);
  const der = encodeSequence(encodeInteger(0), identifier, Uint8Array.of(4, secret.length, ...secret));
  const privateKey = crypto.createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
  return { privateKey, publicKey: crypto.createPublicKey(privateKey) };
}

dsa('a chain whose keys inherit their domain has the native verdict, and needs the explicit allowance', () => {
  const pair = pairs[2] as crypto.KeyPairKeyObjectResult;
  const signatureAlgorithm = { identifier: encodeSequence(encodeOid(HASHES.sha256)), digest: 'sha256' } as const;
  const root = ca('DSA root', { key: testKey(pair), signatureAlgorithm });
  const intermediate = root.issueCa('DSA intermediate', { key: testKey(sibling(pair), true), signatureAlgorithm });
  const leaf = intermediate.issueLeaf({ signatureAlgorithm });
  const forged = intermediate.issueLeaf({ signatureAlgorithm, edits: { signature: (octets) => flipped(octets, 100) } });
  const allowing = defineProfile('rfc5280', { name: 'with DSA', strength: allowDsa(defaultStrength) });
  const outcomes = [createNativeProvider(crypto), provider].map((each) =>
    [leaf, forged].map(({ der }) => {
      const input = { leaf: der, pool: [intermediate.der], anchors: [root.der], time: testTime, provider: each };
      return [outcomeOf(verify({ ...input, profile: allowing })), outcomeOf(verify({ ...input, profile: 'rfc5280' }))];
    }),
  );
  assert.equal(outcomes[1], outcomes[0]);
  assert.is(outcomes[1]?.[0]?.[0], 'accepted');
  assert.match(String(outcomes[1]?.[0]?.[1]), 'key-refused');
  assert.match(String(outcomes[1]?.[1]?.[0]), 'signature-invalid');
});

dsa.run();
