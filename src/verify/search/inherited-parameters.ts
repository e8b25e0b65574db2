import { equalBytes } from '../../asn1/bytes.ts';
import type { PublicKey } from '../../crypto/public-key.ts';
import { toWorkingKey } from '../../crypto/working-key.ts';
import { type Finding, isFinding } from '../../problem.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { publicKeyOf } from '../public-key-of.ts';
import type { Request } from '../request.ts';
import type { PathNode } from './path-node.ts';

/** As many sets of parameters as are tried for one key, and certificates looked through for them. */
const maximumDomains = 8;
const maximumVisited = 64;

/** Whether a key is to inherit its parameters (RFC 3279 §2.3.2). */
export function lacksParameters(key: PublicKey | Finding): boolean {
  return !isFinding(key) && key.family === 'DSA' && key.domain === undefined;
}

/**
 * The working keys that a certificate without parameters of its own may have: one for each set of parameters found among
 * its possible issuers, and theirs, as long as those lack parameters too.
 */
export function inheritedKeys(certificate: Certificate, request: Request): PublicKey[] {
  const own = publicKeyOf(certificate);
  const heirs: PublicKey[] = [];
  if (isFinding(own)) return heirs;
  for (const source of sourcesOf(certificate, request)) {
    const heir = toWorkingKey(own, source);
    const isNew = !isFinding(heir) && !heirs.some((known) => equalBytes(known.spki.der, heir.spki.der));
    if (isNew) heirs.push(heir);
    if (heirs.length >= maximumDomains) break;
  }
  return heirs;
}

/** Keys with parameters above a certificate, with only keys without parameters between. */
function* sourcesOf(certificate: Certificate, { store, pool }: Request): Generator<PublicKey> {
  const visited = new Set<Certificate>([certificate]);
  const pending = [certificate];
  for (let child = pending.pop(); child !== undefined; child = pending.pop()) {
    const anchors = store.findBySubject(child.issuer);
    for (const holder of [
      ...anchors.map((anchor) => anchor.certificate ?? anchor),
      ...pool.findBySubject(child.issuer),
    ]) {
      const key = publicKeyOf(holder);
      if (isFinding(key) || key.family !== 'DSA') continue;
      if (key.domain !== undefined) yield key;
      else if ('issuer' in holder && !visited.has(holder) && visited.size < maximumVisited) {
        visited.add(holder);
        pending.push(holder);
      }
    }
  }
}

/** Whether an issuer's working key has the parameters that the child inherits. */
export function hasSameDomain({ key: issuer }: PathNode, { inheritsFrom: heir }: PathNode): boolean {
  if (issuer === undefined || isFinding(issuer) || issuer.family !== 'DSA' || heir?.family !== 'DSA') return false;
  const [a, b] = [issuer.spki.algorithm.parameters, heir.spki.algorithm.parameters];
  return a !== undefined && b !== undefined && equalBytes(a, b);
}
