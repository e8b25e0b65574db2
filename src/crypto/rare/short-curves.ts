import type { CurveParameters } from '../portable/curve-parameters.ts';

/** FIPS 186-4 §D.1.2.1 and §D.1.2.2: of the kind that the portable arithmetic is made for, and too short for new keys. */
export const shortCurves: Readonly<Record<'P-192' | 'P-224', CurveParameters>> = {
  'P-192': {
    bits: 192,
    p: 0xfffffffffffffffffffffffffffffffeffffffffffffffffn,
    n: 0xffffffffffffffffffffffff99def836146bc9b1b4d22831n,
    b: 0x64210519e59c80e70fa7e9ab72243049feb8deecc146b9b1n,
    generator: {
      x: 0x188da80eb03090f67cbf20eb43a18800f4ff0afd82ff1012n,
      y: 0x7192b95ffc8da78631011ed6b24cdd573f977a11e794811n,
    },
  },
  'P-224': {
    bits: 224,
    p: 0xffffffffffffffffffffffffffffffff000000000000000000000001n,
    n: 0xffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3dn,
    b: 0xb4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4n,
    generator: {
      x: 0xb70e0cbd6bb4bf7f321390b94a03c1d356c21122343280d6115c1d21n,
      y: 0xbd376388b5f723fb4c22dfe6cd4375a05a07476444d5819985007e34n,
    },
  },
};
