import { encodeBitString, encodeInteger, encodeNull, encodeOid, encodeSequence } from '../../../src/asn1/der-writer.ts';
import type { VectorCase } from '../case.ts';
import { contentOf, editAt, elementsOf, withFlippedBit } from '../edits.ts';
import { ecKey, ed25519Key, rsaKey, withSpki } from '../keys.ts';
import { p192Key } from '../p192.ts';
import { accepted, ordinary } from './ordinary.ts';

/** Keys that are odd, weak, or nothing at all: refused in a CA, and of no importance in a leaf. */
export function keyCases(): VectorCase[] {
  return [...rsaCases(), ...curveCases(), ...unknownCases(), ...leafCases()];
}

type Certificates = Pick<VectorCase, 'leaf' | 'pool' | 'anchors'>;

const rsaEncryption = encodeSequence(encodeOid('1.2.840.113549.1.1.1'), encodeNull());

function rsaSpki(modulus: bigint, exponent: bigint): Uint8Array {
  const key = encodeSequence(encodeInteger(modulus), encodeInteger(exponent));
  return encodeSequence(rsaEncryption, encodeBitString(key));
}

/** The modulus of the key that signs here. */
const modulus: bigint = toNumber(contentOf(elementsOf(keyOctets(rsaKey('rsa2048-2').spki))[0] as Uint8Array));

/** An intermediate that claims this key; the signature on the leaf is by the key that it would have. */
function withRsa(claimed: bigint, exponent: bigint): Certificates {
  return ordinary({ intermediate: { key: withSpki(rsaKey('rsa2048-2'), rsaSpki(claimed, exponent)) } });
}

function rsaCases(): VectorCase[] {
  return [
    {
      name: 'public-exponent-1',
      what: 'The public exponent of the intermediate is 1.',
      why: 'Every block is its own signature: anybody signs for this CA.',
      clause: 'RFC 8017 §3.1; CABF BR §6.1.6',
      ...withRsa(modulus, 1n),
    },
    {
      name: 'even-modulus',
      what: 'The modulus of the intermediate is even.',
      why: 'Arithmetic that needs an inverse loops for ever where there is none (CVE-2026-33891, CVE-2026-4598).',
      clause: 'RFC 8017 §3.1',
      ...withRsa(modulus + 1n, 65537n),
    },
    {
      name: 'modulus-of-zero',
      what: 'The modulus of the intermediate is 0.',
      why: 'A division by it stops a program (CVE-2026-4598).',
      clause: 'RFC 8017 §3.1',
      ...withRsa(0n, 65537n),
    },
    {
      name: 'negative-modulus',
      what: 'The modulus of the intermediate is negative: its first bit is set and no zero octet stands before it.',
      why: 'Readers differ: to one it is a good key of 2048 bits, to another no key.',
      clause: 'RFC 8017 appendix A.1.1; X.690 §8.3.3',
      ...withRsa(modulus - (1n << 2048n), 65537n),
    },
    {
      name: 'huge-modulus',
      what: 'The modulus of the intermediate has 20,000 bits.',
      why: 'Checking one signature takes the time of hundreds.',
      clause: 'RFC 8017 §3.1; RFC 5280 §8',
      ...withRsa((1n << 19_999n) + 1n, 65537n),
    },
    {
      name: 'huge-exponent',
      what: 'The public exponent of the intermediate has 2,048 bits.',
      why: 'Checking one signature takes the time of hundreds.',
      clause: 'CABF BR §6.1.6',
      ...withRsa(modulus, (1n << 2047n) + 1n),
    },
    {
      name: 'small-root-key',
      what: 'The root has an RSA key of 1024 bits.',
      why: 'An anchor is trusted for being whose it is; its key must be out of reach all the same.',
      clause: 'CABF BR §6.1.5',
      ...ordinary({ root: { key: rsaKey('rsa1024-1') } }),
    },
  ];
}

const ecPublicKey = '1.2.840.10045.2.1';
const p256 = ecKey('Intermediate');

function withPoint(edit: (point: Uint8Array) => Uint8Array): Certificates {
  const point = keyOctets(p256.spki);
  const spki = editAt([1], () => encodeBitString(edit(point)))(p256.spki);
  return ordinary({ intermediate: { key: withSpki(p256, spki) } });
}

/** ECParameters of P-256 spelled out (RFC 3279 §2.3.5), with the point of the key for its generator. */
function explicitParameters(): Uint8Array {
  const prime = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const field = encodeSequence(encodeOid('1.2.840.10045.1.1'), encodeInteger(prime));
  const point = keyOctets(p256.spki);
  const octets = encodeBitString(point.slice(1, 33));
  const parameters = [
    encodeInteger(1),
    field,
    encodeSequence(octets, octets),
    encodeBitString(point),
    encodeInteger(order),
  ];
  return encodeSequence(encodeOid(ecPublicKey), encodeSequence(...parameters));
}

function curveCases(): VectorCase[] {
  return [
    {
      name: 'point-off-the-curve',
      what: 'The key of the intermediate is no point of P-256: a bit of it is flipped.',
      why: 'Arithmetic goes on happily on another, weaker curve.',
      clause: 'SEC 1 §3.2.2',
      ...withPoint(withFlippedBit),
    },
    {
      name: 'compressed-point',
      what: 'The key of the intermediate is a compressed point of P-256.',
      why: 'Not every runtime reads it, and one certificate must have one verdict.',
      clause: 'RFC 5480 §2.2',
      ...withPoint((point) => Uint8Array.of(2 + ((point[64] ?? 0) & 1), ...point.slice(1, 33))),
    },
    {
      name: 'explicit-curve-parameters',
      what: 'The key of the intermediate spells its curve out and takes the public key itself for the generator.',
      why: 'With a generator of his own choice anybody has the private key of any CA (CVE-2020-0601).',
      clause: 'RFC 5480 §2.1.1',
      ...ordinary({ intermediate: { key: withSpki(p256, editAt([0], explicitParameters)(p256.spki)) } }),
    },
    {
      name: 'p-192',
      what: 'The key of the intermediate is on P-192.',
      why: 'An old curve of 96 bits of security, which FIPS 186-5 has dropped.',
      clause: 'NIST SP 800-131A §3; CABF BR §6.1.5',
      ...ordinary({ intermediate: { key: p192Key('Intermediate') } }),
      profile: 'rfc5280',
    },
    {
      name: 'p-256-key-with-sha-512',
      what: 'The intermediate has a P-256 key and signs with SHA-512.',
      why: 'The digest is longer than the order and has to be cut, not reduced; it comes from the algorithm, never from the curve (denoland/deno#36309).',
      clause: 'RFC 5758 §3.2; SEC 1 §4.1.4',
      ...accepted({ leaf: { signatureAlgorithm: 'ecdsa-with-SHA512' } }),
      profile: 'rfc5280',
    },
  ];
}

const unknownSpki = encodeSequence(
  encodeSequence(encodeOid('1.3.6.1.4.1.32473.4')),
  encodeBitString(new Uint8Array(32).fill(9)),
);
/** DSA with neither parameters nor anybody to inherit them from (RFC 3279 §2.3.2). */
const dsaSpki = encodeSequence(encodeSequence(encodeOid('1.2.840.10040.4.1')), encodeBitString(encodeInteger(5)));

function unknownCases(): VectorCase[] {
  const why = 'A program that expects one of the keys it knows stops';
  return [
    {
      name: 'unknown-key-algorithm',
      what: 'The key of the intermediate is of an algorithm that nobody knows.',
      why: `${why} (CVE-2024-24783).`,
      clause: 'RFC 5280 §6.1.3 (a) (1)',
      ...ordinary({ intermediate: { key: withSpki(p256, unknownSpki) } }),
    },
    {
      name: 'dsa-key',
      what: 'The key of the intermediate is a DSA key without parameters, below a root that has none to inherit.',
      why: `${why} (CVE-2025-58188).`,
      clause: 'RFC 3279 §2.3.2; RFC 5280 §6.1.4 (e)',
      ...ordinary({ intermediate: { key: withSpki(p256, dsaSpki) } }),
      profile: 'rfc5280',
    },
    {
      name: 'ed25519-in-webpki',
      what: 'The intermediate has an Ed25519 key, under the rules of the CA/Browser Forum.',
      why: 'A good algorithm that they do not allow: which are allowed is for the profile to say.',
      clause: 'CABF BR §6.1.5, §7.1.3',
      ...ordinary({ intermediate: { key: ed25519Key('Intermediate') } }),
    },
  ];
}

function leafCases(): VectorCase[] {
  return [
    {
      name: 'unknown-key-algorithm-in-the-leaf',
      what: 'The key of the leaf is of an algorithm that nobody knows.',
      why: 'The path does not use it: it is for whoever asked, and no reason to stop (CVE-2024-24783).',
      clause: 'RFC 5280 §6.1.5 (c)',
      ...accepted({ leaf: { key: withSpki(p256, unknownSpki) } }),
    },
    {
      name: 'small-leaf-key',
      what: 'The leaf has an RSA key of 1024 bits; the question asks for good keys of subscribers too.',
      why: 'A chain of strong CAs ends in a key that can be broken.',
      clause: 'CABF BR §6.1.5',
      ...ordinary({ leaf: { key: rsaKey('rsa1024-1') } }),
      options: { certificateConformance: ['subscriber-key'] },
    },
  ];
}

/** The octets of the BIT STRING of a SubjectPublicKeyInfo. */
function keyOctets(spki: Uint8Array): Uint8Array {
  return contentOf(elementsOf(spki)[1] as Uint8Array).slice(1);
}

function toNumber(octets: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(octets).toString('hex')}`);
}
