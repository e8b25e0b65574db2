import { equalBytes } from '../asn1/bytes.ts';
import type { PublicKey } from '../crypto/public-key.ts';
import type { Certificate } from '../x509/certificate.ts';

interface Remembered {
  readonly key: PublicKey;
  readonly state: 'good' | 'bad';
}

/** One certificate rarely has more than two issuers' keys tried on it; a hostile pool must not make this list long. */
const maximumKeys = 8;

/**
 * Signatures checked before, kept for as long as the certificate object lives. Only certificates whose memory nobody
 * else can write to are remembered.
 */
export class SignatureMemo {
  private readonly known: WeakMap<Certificate, Remembered[]> = new WeakMap();

  find(child: Certificate, key: PublicKey): 'good' | 'bad' | undefined {
    return this.known.get(child)?.find((entry) => isSameKey(entry.key, key))?.state;
  }

  remember(child: Certificate, key: PublicKey, state: 'good' | 'bad'): void {
    if (!child.isOwned) return;
    const entries = this.known.get(child);
    if (entries === undefined) this.known.set(child, [{ key, state }]);
    else if (entries.length < maximumKeys) entries.push({ key, state });
  }
}

function isSameKey(a: PublicKey, b: PublicKey): boolean {
  return a === b || equalBytes(a.spki.der, b.spki.der);
}
