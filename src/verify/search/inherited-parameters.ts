import { equalBytes } from '../../asn1/bytes.ts';
import type { PublicKey } from '../../crypto/public-key.ts';
import { toWorkingKey } from '../../crypto/working-key.ts';
import { type Finding, isFinding } from '../../problem.ts';
import type { Anchor } from '../../trust/anchor.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { Name } from '../../x509/name.ts';
import { publicKeyOf } from '../public-key-of.ts';
import type { Request } from '../request.ts';
import type { PathNode } from './path-node.ts';

/** As many sets of parameters as are tried for one key, and names looked up for them. */
const maximumDomains = 8;
const maximumNames = 64;

/** Whether a key is to inherit its parameters (RFC 3279 §2.3.2). */
export function lacksParameters(key: PublicKey | Finding): boolean {
  return !isFinding(key) && key.family === 'DSA' && key.domain === undefined;
}

/** What the certificates of one name have to pass on. */
interface Estate {
  /** Keys with parameters, no two with the same. */
  readonly keys: readonly PublicKey[];
  /** Issuers of those whose keys lack parameters too. */
  readonly issuers: readonly Name[];
}

/** Finds the parameters that keys may inherit; each name is looked through once. */
export class Inheritance {
  private readonly request: Pick<Request, 'store' | 'pool'>;
  private readonly estates: Map<string, Estate> = new Map();

  constructor(request: Pick<Request, 'store' | 'pool'>) {
    this.request = request;
  }

  /**
   * The working keys that a certificate without parameters of its own may have: one for each set of parameters found
   * among its possible issuers, and theirs, as long as those lack parameters too.
   */
  keysOf(certificate: Certificate): PublicKey[] {
    const own = publicKeyOf(certificate);
    const heirs: PublicKey[] = [];
    if (isFinding(own)) return heirs;
    for (const source of this.sourcesOf(certificate.issuer)) {
      const heir = toWorkingKey(own, source);
      const isNew = !isFinding(heir) && !heirs.some((known) => equalBytes(known.spki.der, heir.spki.der));
      if (isNew) heirs.push(heir);
      if (heirs.length >= maximumDomains) break;
    }
    return heirs;
  }

  /** Keys with parameters above a name, with only keys without parameters between. */
  private *sourcesOf(name: Name): Generator<PublicKey> {
    const visited = new Set([name.comparisonKey]);
    const pending = [name];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { keys, issuers } = this.estateOf(next);
      yield* keys;
      for (const issuer of issuers) {
        if (visited.size >= maximumNames || visited.has(issuer.comparisonKey)) continue;
        visited.add(issuer.comparisonKey);
        pending.push(issuer);
      }
    }
  }

  private estateOf(name: Name): Estate {
    const known = this.estates.get(name.comparisonKey);
    if (known !== undefined) return known;
    const keys: PublicKey[] = [];
    const issuers = new Map<string, Name>();
    for (const holder of this.holdersOf(name)) {
      const key = publicKeyOf(holder);
      if (isFinding(key) || key.family !== 'DSA') continue;
      if (key.domain === undefined) {
        if ('issuer' in holder && issuers.size < maximumNames) issuers.set(holder.issuer.comparisonKey, holder.issuer);
      } else if (keys.length < maximumDomains && !keys.some((other) => hasSameParameters(other, key))) keys.push(key);
    }
    const estate = { keys, issuers: [...issuers.values()] };
    this.estates.set(name.comparisonKey, estate);
    return estate;
  }

  private holdersOf(name: Name): (Certificate | Anchor)[] {
    const { store, pool } = this.request;
    const anchors = store.findBySubject(name).map((anchor) => anchor.certificate ?? anchor);
    return [...anchors, ...pool.findBySubject(name)];
  }
}

/** Whether an issuer's working key has the parameters of one below it that inherits them. */
export function hasSameDomain({ key: issuer }: PathNode, heir: PublicKey): boolean {
  if (issuer === undefined || isFinding(issuer) || issuer.family !== 'DSA' || heir.family !== 'DSA') return false;
  return hasSameParameters(issuer, heir);
}

function hasSameParameters(one: PublicKey, other: PublicKey): boolean {
  const [a, b] = [one.spki.algorithm.parameters, other.spki.algorithm.parameters];
  return a !== undefined && b !== undefined && equalBytes(a, b);
}
