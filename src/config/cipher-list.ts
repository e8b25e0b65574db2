import { cipherTable } from './cipher-table.ts';
import { SslCipher } from './ssl-cipher.ts';

/** Ciphers of a weaker key are supported, and not among the defaults. */
const minimumDefaultBits = 128;

/** Every cipher this library knows, the preferred one first. */
export function supportedCiphers(): SslCipher[] {
  return cipherTable.map(([name]) => new SslCipher(name));
}

/** The supported ciphers of at least 128 bits. */
export function defaultCiphers(): SslCipher[] {
  return supportedCiphers().filter((cipher) => cipher.usedBits() >= minimumDefaultBits);
}

/**
 * Ciphers by their names with colons between, as `setCiphers` of a text takes them: names are case-sensitive, those of
 * no supported cipher are passed over, order and duplicates stay. OpenSSL's `HIGH`, `!RC4` and `@SECLEVEL` mean nothing.
 */
export function parseCipherNames(names: string): SslCipher[] {
  return names
    .split(':')
    .map((name) => new SslCipher(name))
    .filter((cipher) => !cipher.isNull());
}
