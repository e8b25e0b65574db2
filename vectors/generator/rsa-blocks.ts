import { createHash } from 'node:crypto';
import {
  encodeExplicit,
  encodeInteger,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodeSequence,
} from '../../src/asn1/der-writer.ts';
import { type Digest, type RsaKeyFile, rsaKey, signBlock, type TestKey } from './keys.ts';

const digestOids: Record<Digest, string> = {
  md5: '1.2.840.113549.2.5',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};

/** Octets of the modulus of every RSA key that signs here but the small one. */
const blockLength = 256;

/** An RSA key that signs whatever block is made of the data, as only its owner can. */
export function blockKey(file: RsaKeyFile, makeBlock: (data: Uint8Array, digest: Digest) => Uint8Array): TestKey {
  return { ...rsaKey(file), sign: (data, digest) => signBlock(file, makeBlock(data, digest)) };
}

/** AlgorithmIdentifier of a digest; NULL parameters unless others are given. */
export function digestIdentifier(digest: Digest, parameters: Uint8Array = encodeNull()): Uint8Array {
  return encodeSequence(encodeOid(digestOids[digest]), parameters);
}

/** DigestInfo (RFC 8017 §9.2 step 2). */
export function digestInfo(
  data: Uint8Array,
  digest: Digest,
  identifier: Uint8Array = digestIdentifier(digest),
): Uint8Array {
  return encodeSequence(identifier, encodeOctetString(hash(digest, data)));
}

/** 00 01, padding octets FF, 00, `content`, and behind it zeros to the end: there are none when the padding fills the block. */
export function pkcs1Block(content: Uint8Array, padding: number = blockLength - 3 - content.length): Uint8Array {
  const block = new Uint8Array(blockLength);
  block[1] = 1;
  block.fill(0xff, 2, 2 + padding);
  block.set(content, 3 + padding);
  return block;
}

/**
 * The signature that nobody's key is needed for: where the exponent is 3, the cube root of a block with short padding
 * and anything behind the DigestInfo (CVE-2006-4339).
 */
export function cubeRootKey(file: RsaKeyFile): TestKey {
  const forge = (data: Uint8Array, digest: Digest): Uint8Array => {
    const root = cubeRoot(toBigInt(pkcs1Block(digestInfo(data, digest), 8))) + 1n;
    return toOctets(root, blockLength);
  };
  return { ...rsaKey(file), sign: forge };
}

/** RSASSA-PSS-params (RFC 4055 §3.1). */
export interface PssInput {
  readonly digest: Digest;
  readonly mgfDigest: Digest;
  readonly saltLength: number;
}

/** RSASSA-PSS-params; `maskGenerator` and `trailer` are what nobody else uses. */
export function pssIdentifier(input: PssInput, maskGenerator = '1.2.840.113549.1.1.8', trailer?: number): Uint8Array {
  const fields = [
    encodeExplicit(0, digestIdentifier(input.digest)),
    encodeExplicit(1, encodeSequence(encodeOid(maskGenerator), digestIdentifier(input.mgfDigest))),
    encodeExplicit(2, encodeInteger(input.saltLength)),
    ...(trailer === undefined ? [] : [encodeExplicit(3, encodeInteger(trailer))]),
  ];
  return encodeSequence(encodeOid('1.2.840.113549.1.1.10'), encodeSequence(...fields));
}

/** A key that signs with RSASSA-PSS; the salt is made from the data, so that the same data has the same signature. */
export function pssKey(file: RsaKeyFile, input: PssInput): TestKey {
  return blockKey(file, (data) => pssBlock(data, input));
}

/** EMSA-PSS (RFC 8017 §9.1.1) for a modulus of 2048 bits. */
function pssBlock(data: Uint8Array, { digest, mgfDigest, saltLength }: PssInput): Uint8Array {
  const salt = hash('sha512', Buffer.concat([Buffer.from('salt'), data])).slice(0, saltLength);
  const inner = hash(digest, Buffer.concat([new Uint8Array(8), hash(digest, data), salt]));
  const block = new Uint8Array(blockLength);
  const maskLength = blockLength - inner.length - 1;
  block[maskLength - salt.length - 1] = 1;
  block.set(salt, maskLength - salt.length);
  mask(mgfDigest, inner, maskLength).forEach((octet, i) => {
    block[i] = (block[i] ?? 0) ^ octet;
  });
  block[0] = (block[0] ?? 0) & 0x7f;
  block.set(inner, maskLength);
  block[blockLength - 1] = 0xbc;
  return block;
}

/** MGF1 (RFC 8017 appendix B.2.1). */
function mask(digest: Digest, seed: Uint8Array, length: number): Uint8Array {
  const octets: number[] = [];
  for (let counter = 0; octets.length < length; counter++) {
    octets.push(...hash(digest, Buffer.concat([seed, Uint8Array.of(0, 0, 0, counter)])));
  }
  return Uint8Array.from(octets.slice(0, length));
}

function hash(digest: Digest, data: Uint8Array): Uint8Array {
  return new Uint8Array(createHash(digest).update(data).digest());
}

/** The greatest number whose cube is no greater, by Newton's method from above. */
function cubeRoot(value: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 3));
  for (;;) {
    const next = (2n * root + value / (root * root)) / 3n;
    if (next >= root) return root;
    root = next;
  }
}

function toBigInt(octets: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(octets).toString('hex')}`);
}

function toOctets(value: bigint, length: number): Uint8Array {
  return new Uint8Array(Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex'));
}
