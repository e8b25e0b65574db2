import { type Counts, isDominated, type Label } from './label.ts';
import { LabelQueue } from './label-queue.ts';

/**
 * Arrivals at a node that another one dominates. When that one dies, the cheapest takes its place and mostly dominates
 * the rest, which then stay as they are: many twins below one certificate cost no more than what is looked at.
 */
export class ParkedLabels {
  private queue: LabelQueue = new LabelQueue('parked');
  /** No label here has less of anything. */
  private lowest: Counts | undefined;

  add(label: Label): void {
    const { problems, intermediates, certificates } = this.lowest ?? label;
    this.lowest = {
      problems: Math.min(problems, label.problems),
      intermediates: Math.min(intermediates, label.intermediates),
      certificates: Math.min(certificates, label.certificates),
    };
    this.queue.push(label);
  }

  /** Takes over the labels of another, which is empty then. */
  absorb(other: ParkedLabels): void {
    if (other.queue.length > this.queue.length) {
      [this.queue, other.queue] = [other.queue, this.queue];
      [this.lowest, other.lowest] = [other.lowest, this.lowest];
    }
    for (let label = other.take(); label !== undefined; label = other.take()) this.add(label);
  }

  /** Removes the cheapest label. */
  take(): Label | undefined {
    return this.queue.pop();
  }

  areDominatedBy(label: Label): boolean {
    return this.lowest === undefined || isDominated(this.lowest, label);
  }
}
