import { equalBytes } from '../../asn1/bytes.ts';
import type { PublicKey } from '../../crypto/public-key.ts';
import { type Finding, isFinding } from '../../problem.ts';
import type { SignatureCheck } from './path-node.ts';

/** Up to here looking at each is cheaper than an index; only a hostile pool has more keys of one name. */
const fewChecks = 8;

/** The checks of one certificate's signature, one for each key that it has been held against. */
export class SignatureChecks {
  private readonly checks: SignatureCheck[] = [];
  private index: Map<number, SignatureCheck[]> | undefined;

  find(key: PublicKey | Finding): SignatureCheck | undefined {
    const candidates = this.index === undefined ? this.checks : this.index.get(hashOf(key));
    return candidates?.find((check) => isSameKey(check.key, key));
  }

  add(check: SignatureCheck): void {
    this.checks.push(check);
    if (this.index !== undefined) this.addToIndex(check);
    else if (this.checks.length > fewChecks) {
      this.index = new Map();
      for (const known of this.checks) this.addToIndex(known);
    }
  }

  private addToIndex(check: SignatureCheck): void {
    const hash = hashOf(check.key);
    const known = this.index?.get(hash);
    if (known === undefined) this.index?.set(hash, [check]);
    else known.push(check);
  }
}

function isSameKey(a: PublicKey | Finding, b: PublicKey | Finding): boolean {
  return a === b || (!isFinding(a) && !isFinding(b) && equalBytes(a.spki.der, b.spki.der));
}

/** FNV-1a over the key. */
function hashOf(key: PublicKey | Finding): number {
  if (isFinding(key)) return 0;
  let hash = 0x811c9dc5;
  for (const octet of key.spki.der) hash = Math.imul(hash ^ octet, 0x01000193);
  return hash >>> 0;
}
