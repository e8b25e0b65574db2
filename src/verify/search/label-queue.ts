import { compareLabels, type Label } from './label.ts';

/** A binary heap of labels, the cheapest on top. */
export class LabelQueue {
  private readonly heap: Label[] = [];

  push(label: Label): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(label);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const other = heap[parent] as Label;
      if (compareLabels(other, label) <= 0) break;
      heap[at] = other;
      at = parent;
    }
    heap[at] = label;
  }

  /** Removes the cheapest label; what has died while it waited is dropped on the way. */
  pop(): Label | undefined {
    for (;;) {
      const label = this.popAny();
      if (label === undefined || label.state === 'open') return label;
    }
  }

  private popAny(): Label | undefined {
    const { heap } = this;
    const top = heap[0];
    const last = heap.pop();
    if (top !== undefined && last !== undefined && top !== last) this.sink(last);
    return top;
  }

  private sink(label: Label): void {
    const { heap } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      const right = heap[child + 1];
      if (right !== undefined && compareLabels(right, heap[child] as Label) < 0) child++;
      const smaller = heap[child] as Label;
      if (compareLabels(label, smaller) <= 0) break;
      heap[at] = smaller;
      at = child;
    }
    heap[at] = label;
  }
}
