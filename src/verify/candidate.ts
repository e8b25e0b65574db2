import { askSignatures } from './ask-signatures.ts';
import type { Verification } from './question.ts';
import type { Request } from './request.ts';
import { edgesOf, type Label, weightOf } from './search/label.ts';
import { isRefuted, refutedWeight } from './search/path-node.ts';
import type { Search } from './search/search.ts';

/** A path that reaches an anchor, as one search found it. */
export interface Candidate {
  readonly search: Search;
  readonly label: Label;
}

/** The cheapest path of a search whose signatures hold, or whose signatures nobody can afford to check. */
export function* nextCandidate(search: Search, request: Request): Verification<Candidate | undefined> {
  for (let label = search.next(); label !== undefined; label = search.next()) {
    if (weightOf(label) >= refutedWeight) return { search, label };
    const edges = edgesOf(label);
    // Another search may have refuted what this one has passed over since.
    let refuted = edges.filter(isRefuted).map(({ signature }) => signature);
    if (refuted.length === 0) {
      const round = yield* askSignatures(edges, 'until-first-fault', request);
      if (round.isCutShort || round.refuted.length === 0) return { search, label };
      refuted = [...round.refuted];
    }
    for (const check of refuted) search.refute(check);
  }
  return undefined;
}
