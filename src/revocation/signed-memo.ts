import { equalBytes } from '../asn1/bytes.ts';
import type { PublicKey } from '../crypto/public-key.ts';

type Known = 'good' | 'signature-invalid';

/** More keys than this are not remembered for one CRL or response. */
const maximumKeys = 8;

/** Signatures on CRLs and OCSP responses checked before, kept for as long as the object with the owned bytes lives. */
export class SignedMemo {
  private readonly known: WeakMap<object, { readonly key: PublicKey; readonly outcome: Known }[]> = new WeakMap();

  find(owner: object, key: PublicKey): Known | undefined {
    return this.known.get(owner)?.find((entry) => equalBytes(entry.key.spki.der, key.spki.der))?.outcome;
  }

  remember(owner: { readonly isOwned: boolean }, key: PublicKey, outcome: Known): void {
    if (!owner.isOwned) return;
    const entries = this.known.get(owner);
    if (entries === undefined) this.known.set(owner, [{ key, outcome }]);
    else if (entries.length < maximumKeys) entries.push({ key, outcome });
  }
}
