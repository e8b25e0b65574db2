import {
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeValue,
} from '../../../src/asn1/der-writer.ts';
import { Tag } from '../../../src/asn1/tags.ts';
import type { VectorCase } from '../case.ts';
import { contentOf, elementsOf, withIndefiniteLength, withTrailingOctets } from '../edits.ts';
import { rsaKey, type TestKey } from '../keys.ts';
import { blockKey, cubeRootKey, digestIdentifier, digestInfo, pkcs1Block } from '../rsa-blocks.ts';
import { accepted, ordinary } from './ordinary.ts';

/** What a signature looks like from inside: forgeries that a lenient reader takes for good. */
export function signatureEncodingCases(): VectorCase[] {
  return [...blockCases(), ...exponentCases(), ...rsaLengthCases(), ...ecdsaCases()];
}

type Certificates = Pick<VectorCase, 'leaf' | 'pool' | 'anchors'>;

function signedBy(key: TestKey): Certificates {
  return ordinary({ intermediate: { key } });
}

function blockCases(): VectorCase[] {
  const clause = 'RFC 8017 §8.2.2';
  const file = 'rsa2048-2';
  const why = 'Octets that nobody looks at are room for a forgery';
  return [
    {
      name: 'octets-behind-digest-info',
      what: 'The padding of the RSA signature is 8 octets long, and zeros follow its DigestInfo.',
      why: `${why} (CVE-2022-24772, CVE-2006-4339).`,
      clause,
      ...signedBy(blockKey(file, (data, digest) => pkcs1Block(digestInfo(data, digest), 8))),
    },
    {
      name: 'octets-inside-digest-info',
      what: 'The DigestInfo of the RSA signature has a third element, an OCTET STRING of 32 zeros.',
      why: `${why} (CVE-2022-24773, CVE-2026-33894).`,
      clause,
      ...signedBy(
        blockKey(file, (data, digest) => {
          const elements = elementsOf(digestInfo(data, digest));
          return pkcs1Block(encodeSequence(...elements, encodeOctetString(new Uint8Array(32))));
        }),
      ),
    },
    {
      name: 'octets-in-digest-parameters',
      what: 'The digest algorithm in the RSA signature has an OCTET STRING of 32 zeros where NULL belongs.',
      why: `${why} (CVE-2022-24771).`,
      clause,
      ...signedBy(
        blockKey(file, (data, digest) => {
          const identifier = digestIdentifier(digest, encodeOctetString(new Uint8Array(32)));
          return pkcs1Block(digestInfo(data, digest, identifier));
        }),
      ),
    },
    {
      name: 'digest-info-of-another-digest',
      what: 'The leaf says sha256WithRSAEncryption; the DigestInfo in its signature says SHA-384, with that digest.',
      why: 'The signature would choose the digest, and with it a weaker one than the certificate says.',
      clause,
      ...signedBy(blockKey(file, (data) => pkcs1Block(digestInfo(data, 'sha384')))),
    },
    {
      name: 'padding-type-2',
      what: 'The block of the RSA signature begins with 00 02, the padding of encryption.',
      why: 'A decryption routine used for verifying takes it.',
      clause,
      ...signedBy(
        blockKey(file, (data, digest) => {
          const block = pkcs1Block(digestInfo(data, digest));
          block[1] = 2;
          return block;
        }),
      ),
    },
  ];
}

function exponentCases(): VectorCase[] {
  return [
    {
      name: 'cube-root-forgery',
      what: 'The public exponent of the intermediate is 3; the signature on the leaf is a cube root made without its key.',
      why: 'Anybody can sign for such a CA where the end of the block goes unread (CVE-2006-4339, CVE-2026-33894).',
      clause: 'RFC 8017 §8.2.2',
      ...signedBy(cubeRootKey('rsa2048-e3')),
    },
    {
      name: 'public-exponent-3',
      what: 'The public exponent of the intermediate is 3, and its signature is in order.',
      why: 'Small exponents are legal; a verifier has to read signatures strictly instead of refusing them.',
      clause: 'CABF BR §6.1.6',
      ...accepted({ intermediate: { key: rsaKey('rsa2048-e3') } }),
    },
  ];
}

function rsaLengthCases(): VectorCase[] {
  const withLeadingZero = (signature: Uint8Array): Uint8Array => Uint8Array.of(0, ...signature);
  return [
    {
      name: 'rsa-signature-with-leading-zero',
      what: 'A zero octet stands before the RSA signature on the leaf, which is 257 octets long then.',
      why: 'One certificate with several encodings slips through every list of fingerprints (CVE-2020-14968 for PSS).',
      clause: 'RFC 8017 §8.2.2 step 1',
      ...ordinary({ intermediate: { key: rsaKey('rsa2048-2') }, leaf: { edits: { signature: withLeadingZero } } }),
    },
    {
      name: 'empty-signature',
      what: 'The signature BIT STRING of the leaf is empty.',
      why: 'The number 0 raised to anything is 0: a reader of numbers has something to compare with nothing.',
      clause: 'RFC 8017 §8.2.2 step 1',
      ...ordinary({
        intermediate: { key: rsaKey('rsa2048-2') },
        leaf: { edits: { signature: () => new Uint8Array() } },
      }),
    },
  ];
}

/** The order of P-256 (FIPS 186-4 §D.1.2.3). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

function ecdsaCases(): VectorCase[] {
  const clause = 'RFC 3279 §2.2.3; SEC 1 §4.1.4';
  const edited = (signature: (der: Uint8Array) => Uint8Array): Certificates =>
    ordinary({ leaf: { edits: { signature } } });
  return [
    {
      name: 'ecdsa-zeros',
      what: 'Both numbers of the ECDSA signature on the leaf are 0.',
      why: 'The equation holds for every key and message when the range is not checked (CVE-2022-21449).',
      clause,
      ...edited(() => encodeSequence(encodeInteger(0), encodeInteger(0))),
    },
    {
      name: 'ecdsa-order-as-number',
      what: 'Both numbers of the ECDSA signature on the leaf are the order of the curve.',
      why: 'They are 0 modulo the order: as ecdsa-zeros, behind a check for zero alone (CVE-2022-21449).',
      clause,
      ...edited(() => encodeSequence(encodeInteger(order), encodeInteger(order))),
    },
    {
      name: 'ecdsa-without-der',
      what: 'The ECDSA signature on the leaf is the two numbers of 32 octets side by side, as JOSE has it.',
      why: 'Each format has its place; a verifier that takes both has two encodings of one signature.',
      clause,
      ...edited((der) => Uint8Array.from(elementsOf(der).flatMap((each) => [...fixedOctets(toNumber(each))]))),
    },
    {
      name: 'ecdsa-trailing-octet',
      what: 'A zero octet follows the SEQUENCE of the ECDSA signature on the leaf.',
      why: 'Whoever holds a certificate can make another of it that is not on the list of revoked fingerprints.',
      clause: 'RFC 3279 §2.2.3; X.690 §10',
      ...edited(withTrailingOctets(0)),
    },
    {
      name: 'ecdsa-needless-zero',
      what: 'The second number of the ECDSA signature on the leaf has a leading zero octet too many.',
      why: 'As ecdsa-trailing-octet, by another way of BER.',
      clause: 'X.690 §8.3.2',
      ...edited((der) => {
        const [r = der, s = der] = elementsOf(der);
        return encodeSequence(r, encodeValue(Tag.integer, Uint8Array.of(0, 0), contentOf(s)));
      }),
    },
    {
      name: 'ecdsa-indefinite-length',
      what: 'The SEQUENCE of the ECDSA signature on the leaf has the indefinite length of BER.',
      why: 'As ecdsa-trailing-octet, by another way of BER.',
      clause: 'X.690 §10.1',
      ...edited(withIndefiniteLength),
    },
    {
      name: 'ecdsa-high-s',
      what: 'The second number of the ECDSA signature on the leaf is the greater of the two that fit.',
      why: 'X.509 knows no low-s rule: refusing it fails half of all certificates.',
      clause: 'SEC 1 §4.1.4',
      accepted: true,
      ...edited((der) => {
        const [r = der, s = der] = elementsOf(der);
        const value = toNumber(s);
        return encodeSequence(r, encodeInteger(value > order / 2n ? value : order - value));
      }),
    },
    {
      name: 'unknown-signature-algorithm',
      what: 'Both AlgorithmIdentifiers of the leaf hold an OID that nobody knows.',
      why: 'Unknown is not the same as good, and no reason to stop working (CVE-2024-24783 for keys).',
      clause: 'RFC 5280 §6.1.3 (a) (1)',
      ...ordinary({
        leaf: {
          signatureAlgorithm: { identifier: encodeSequence(encodeOid('1.3.6.1.4.1.32473.2')), digest: 'sha256' },
        },
      }),
    },
  ];
}

function toNumber(integer: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(contentOf(integer)).toString('hex')}`);
}

function fixedOctets(value: bigint): Uint8Array {
  return new Uint8Array(Buffer.from(value.toString(16).padStart(64, '0'), 'hex'));
}
