/** What one verification may spend. Each is charged before the work is done. */
export interface BudgetLimits {
  /** Signature checks asked of the provider. */
  readonly signatures: number;
  /**
   * Moves of the search: one for each certificate tried above another, for each way taken back when a signature turns
   * out bad, and for each policy and mapping of a path that requires a valid policy. A certificate below which nothing
   * has failed is tried once, however many others name it as their issuer.
   */
  readonly steps: number;
  /** Pairs of a name and a constraint of its form; the work itself does not grow with the constraints. */
  readonly nameComparisons: number;
}

/**
 * The default budget.
 *
 * - 256 signatures: Go and webpki stop at 100, pyca at 128; here an edge is asked about once, so a mesh of sixteen CAs
 *   that all certify each other (240 edges) can still be tried out.
 * - 200,000 steps: webpki's figure for its build calls; about a fifth of a second.
 * - 1,048,576 name comparisons: the figure of BoringSSL and pyca (2²⁰).
 */
export const defaultBudget: BudgetLimits = { signatures: 256, steps: 200_000, nameComparisons: 1_048_576 };

export type BudgetCounter = keyof BudgetLimits;

/** Counts what a verification spends and remembers which counter ran out first. */
export class Budget {
  readonly limits: BudgetLimits;
  readonly spent: Record<BudgetCounter, number> = { signatures: 0, steps: 0, nameComparisons: 0 };
  private readonly ranOut: BudgetCounter[] = [];

  constructor(limits: BudgetLimits) {
    this.limits = limits;
  }

  /** The counter that ran out first, if one did. */
  get exhausted(): BudgetCounter | undefined {
    return this.ranOut[0];
  }

  hasRunOut(counter: BudgetCounter): boolean {
    return this.ranOut.includes(counter);
  }

  /** Charges `amount` and answers true, or charges nothing, notes the exhaustion and answers false. */
  charge(counter: BudgetCounter, amount: number): boolean {
    if (this.spent[counter] + amount > this.limits[counter]) {
      if (!this.ranOut.includes(counter)) this.ranOut.push(counter);
      return false;
    }
    this.spent[counter] += amount;
    return true;
  }
}
