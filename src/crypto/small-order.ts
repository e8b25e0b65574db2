import { hexOf } from '../asn1/bytes.ts';
import type { WholeKeyType } from './whole-key.ts';

/**
 * y of every point whose order divides the cofactor, the sign bit cleared; on edwards25519 also those from p on, which
 * some implementations reduce.
 */
const smallOrderPoints: Readonly<Record<'Ed25519' | 'Ed448', readonly string[]>> = {
  Ed25519: [
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ],
  Ed448: [
    '000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
    '010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
    'fefffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffffffffffffffffffffffffffffffffffffffffffffffffff00',
  ],
};

/**
 * Whether these octets, a public key or the first half of a signature, are a point of small order on the curve of an
 * EdDSA key; of other keys nothing is. With such a key anybody can sign, and implementations differ on whether that is
 * a signature: older ones compute what RFC 8032 §5.1.7 says, newer ones refuse (as does the Web Cryptography API's
 * section on Ed25519).
 */
export function isSmallOrder(type: WholeKeyType, octets: Uint8Array): boolean {
  if (type !== 'Ed25519' && type !== 'Ed448') return false;
  const y = new Uint8Array(octets);
  const last = y.length - 1;
  y[last] = (y[last] as number) & 0x7f;
  return smallOrderPoints[type].includes(hexOf(y));
}
