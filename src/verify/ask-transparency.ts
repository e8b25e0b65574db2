import type { TransparencyAnswer } from '../transparency/transparency-requirement.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { OcspResponse } from '../x509/ocsp-response.ts';
import type { Verification } from './question.ts';
import type { Request } from './request.ts';
import type { PathNode } from './search/path-node.ts';
import type { LeafPath } from './transparency-checks.ts';

/** A verification's time is a whole second, and logs count milliseconds: all of that second is not the future yet. */
const restOfSecond = 999;

/**
 * Asks about the leaf's SCTs.
 *
 * @returns undefined where nobody demands any, or where the leaf's own signature is not known to be good: what a log has
 *   signed covers the key that made it.
 */
export function* askTransparency(path: LeafPath, request: Request): Verification<TransparencyAnswer | undefined> {
  const { transparency: requirement } = request.policy;
  const [leaf, issuer, finalIssuer] = path.nodes;
  const isSigned = path.edges[0]?.signature.state === 'good' || leaf?.role === 'anchor';
  if (requirement === undefined || !isSigned) return undefined;
  const known = request.transparency.find(path);
  if (known !== undefined) return known;
  const answer = yield* requirement.check({
    certificate: request.leaf,
    issuer: holderOf(issuer),
    finalIssuer: holderOf(finalIssuer),
    responses: responsesAbout(request.leaf, request),
    time: request.time + restOfSecond,
    charge: () => request.budget.charge('signatures', 1),
  });
  request.transparency.keep(path, answer);
  return answer;
}

function holderOf(node: PathNode | undefined): PathNode['certificate'] | PathNode['anchor'] {
  return node?.certificate ?? node?.anchor;
}

function responsesAbout({ serialNumber }: Certificate, { policy: { revocation } }: Request): readonly OcspResponse[] {
  return revocation === undefined ? [] : [...revocation.stapled, ...revocation.evidence.responses.of(serialNumber)];
}
