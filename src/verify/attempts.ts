import type { PathFinding } from './judge.ts';
import { type JudgedPath, judgedPath } from './report.ts';
import { compareLabels, type Label, weightOf } from './search/label.ts';
import { isRefuted, refutedWeight } from './search/path-node.ts';

/** A path that did not serve. */
export interface Attempt {
  readonly path: JudgedPath;
  readonly label: Label;
  readonly weight: number;
}

/** What is remembered of the paths that did not serve. */
export class Attempts {
  readonly paths: Attempt[] = [];

  /** @param more problems that neither the label nor the findings count. */
  add(label: Label, pathFindings: readonly PathFinding[], isDeadEnd: boolean, more = 0): void {
    const errors = pathFindings.filter(({ finding }) => finding.severity === 'error').length;
    const weight = weightOf(label) + errors + Number(isDeadEnd) + more;
    this.paths.push({ path: judgedPath(label, pathFindings, isDeadEnd), label, weight });
  }

  /** The one with the least wrong about it first. */
  inOrderOfCost(): Attempt[] {
    return [...this.paths].sort((a, b) => weigh(a) - weigh(b) || compareLabels(a.label, b.label));
  }
}

/** The weight of a path by what is known of its signatures now, which may be more than when it was found. */
export function weigh({ path, weight }: Attempt): number {
  return (weight % refutedWeight) + refutedWeight * path.edges.filter(isRefuted).length;
}
