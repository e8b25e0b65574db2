import { type ProtocolRange, type TlsVersion, versionsOf } from './protocol-range.ts';
import { SslCipher } from './ssl-cipher.ts';

const everyVersion: ProtocolRange = { minimum: 'TLSv1', maximum: 'TLSv1.3' };

/**
 * The first of one's own ciphers, in order, that the peer supports too.
 *
 * @param range versions that may be negotiated: a cipher that works in none of them is passed over.
 * @returns the null cipher where the lists have none in common.
 */
export function selectCipher(
  own: readonly SslCipher[],
  offered: readonly SslCipher[],
  range: ProtocolRange = everyVersion,
): SslCipher {
  const versions = versionsOf(range);
  const isCommon = (cipher: SslCipher): boolean => offered.some((other) => other.equals(cipher));
  const isUsable = (cipher: SslCipher): boolean => versions.some((version) => worksIn(cipher, version));
  return own.find((cipher) => isUsable(cipher) && isCommon(cipher)) ?? new SslCipher();
}

/** Whether a connection of that version can use the cipher; those of TLS 1.3 and of all older versions are apart. */
export function worksIn(cipher: SslCipher, version: TlsVersion): boolean {
  switch (cipher.protocolString()) {
    case 'TLSv1.3':
      return version === 'TLSv1.3';
    case 'TLSv1.2':
      return version === 'TLSv1.2';
    case 'TLSv1':
    case 'SSLv3':
      return version !== 'TLSv1.3';
    default:
      return false;
  }
}
