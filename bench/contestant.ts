/** The fields that a reader of certificates usually wants, each decoded to a plain value. */
export interface UsualFields {
  /** Texts of the attributes, in order. */
  readonly subject: readonly string[];
  readonly issuer: readonly string[];
  /** Hexadecimal; case and leading zeros do not count. */
  readonly serialNumber: string;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly dnsNames: readonly string[];
  /** Bit 0 is digitalSignature; undefined without the extension. */
  readonly keyUsage: number | undefined;
  readonly isCa: boolean;
  /** Dotted OIDs of extKeyUsage. */
  readonly purposes: readonly string[];
  /** Dotted OID of the key's algorithm. */
  readonly keyAlgorithm: string;
}

/** Leaves under one intermediate under one root. */
export interface ChainMaterial {
  readonly name: string;
  /** The digest under every signature, as `node:crypto` calls it. */
  readonly digest: 'sha256' | 'sha384';
  readonly root: Uint8Array;
  readonly intermediate: Uint8Array;
  readonly leaves: readonly ChainLeaf[];
  /** Milliseconds since 1970 to verify at. */
  readonly time: number;
}

export interface ChainLeaf {
  readonly der: Uint8Array;
  /** The only name it has. */
  readonly host: string;
}

/** Tells whether a leaf is acceptable for its host, for serverAuth and at the time of the material. */
export type ChainCheck = (leaf: ChainLeaf) => boolean | Promise<boolean>;

/** One library under measurement. What it cannot do it leaves out. */
export interface Library {
  readonly name: string;
  /** Fields that it has no way to read. */
  readonly unreadable?: readonly (keyof UsualFields)[];
  /** Takes RSA keys only. */
  readonly isRsaOnly?: boolean;
  /** From DER to whatever it makes of a certificate when nothing else is asked of it. */
  readonly parse?: (der: Uint8Array) => unknown;
  /** From DER to the fields. */
  readonly readFields?: (der: Uint8Array) => UsualFields;
  /** Everything but the leaf is parsed before, and its key imported where the library can keep one. */
  readonly openKnownChain?: (material: ChainMaterial) => ChainCheck;
  /** The root is parsed before; leaf and intermediate come as DER every time, and nothing is remembered. */
  readonly openNewChain?: (material: ChainMaterial) => ChainCheck;
}
