/**
 * Canonical names of groups by every name that OpenSSL takes, in lower case. Canonical are the names that keys have in
 * this library, and OpenSSL's for what no certificate's key is on.
 */
const aliases: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['p-192', 'P-192'],
  ['prime192v1', 'P-192'],
  ['secp192r1', 'P-192'],
  ['p-224', 'P-224'],
  ['secp224r1', 'P-224'],
  ['p-256', 'P-256'],
  ['prime256v1', 'P-256'],
  ['secp256r1', 'P-256'],
  ['p-384', 'P-384'],
  ['secp384r1', 'P-384'],
  ['p-521', 'P-521'],
  ['secp521r1', 'P-521'],
  ['brainpoolp256r1', 'brainpoolP256r1'],
  ['brainpoolp384r1', 'brainpoolP384r1'],
  ['brainpoolp512r1', 'brainpoolP512r1'],
  ['secp256k1', 'secp256k1'],
  ['x25519', 'X25519'],
  ['x448', 'X448'],
  ['ffdhe2048', 'ffdhe2048'],
  ['ffdhe3072', 'ffdhe3072'],
  ['ffdhe4096', 'ffdhe4096'],
  ['ffdhe6144', 'ffdhe6144'],
  ['ffdhe8192', 'ffdhe8192'],
]);

/** The canonical name of a group; undefined for one that is not known. */
export function canonicalGroup(name: string): string | undefined {
  return aliases.get(name.toLowerCase());
}
