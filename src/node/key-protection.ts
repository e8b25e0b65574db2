import { createPrivateKey } from 'node:crypto';
import { bindKeyProtection, type KeyProtection } from '../config/platform.ts';

/**
 * Private keys under a pass phrase through `node:crypto`. It reads encrypted PKCS #8 and traditional encrypted PEM as
 * far as the runtime has the cipher: OpenSSL 3 has no DES, RC2 and RC4. It writes PKCS #8 with AES-256-CBC.
 */
export const nodeKeyProtection: KeyProtection = {
  decrypt(pem, passPhrase) {
    try {
      const key = createPrivateKey({ key: pem, format: 'pem', passphrase: Buffer.from(passPhrase) });
      return new Uint8Array(key.export({ format: 'der', type: 'pkcs8' }));
    } catch {
      // A wrong pass phrase, a cipher that is missing and a damaged key are told apart by no runtime reliably.
      return undefined;
    }
  },
  encrypt(pem, passPhrase) {
    try {
      const options = { cipher: 'aes-256-cbc', passphrase: Buffer.from(passPhrase) } as const;
      // The typings want a text where Node takes octets too.
      const passphrase = options.passphrase as unknown as string;
      return String(createPrivateKey(pem).export({ ...options, passphrase, format: 'pem', type: 'pkcs8' }));
    } catch {
      return undefined;
    }
  },
};

/** Hands `value` on with Node's key protection bound: who uses what is exported so has encrypted keys too. */
export function withKeyProtection<Value>(value: Value): Value {
  bindKeyProtection(nodeKeyProtection);
  return value;
}
