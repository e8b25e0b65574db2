import { columnCount, type FieldPlan, type HighestLimb, reducedLimb } from './field-plan.ts';
import { StraightLine, type Term } from './straight-line.ts';

/** Where the highest limb is like all others. */
const everyLimb: HighestLimb = { product: reducedLimb, sum: reducedLimb, operand: reducedLimb };

/**
 * What the formulas of a curve make of columns. The weight of a factor is how many times the limbs of a reduced element
 * its own may be, but for the highest limb where nothing is carried from that.
 */
const largestProducts = {
  /** Of the weights of two factors, and of what their product is scaled with; of two such products the sum. */
  weights: 6n,
  /** How many times the square of the highest limb's bound the scaled products of highest limbs are together. */
  highest: 4n,
  /** Of what a reduced product is scaled with when it is added. */
  addends: 3n,
};

/** columns = a · b */
export function productText(plan: FieldPlan): string {
  const code = new StraightLine();
  load(code, plan, 'a', largestProducts.weights);
  load(code, plan, 'b', 1n);
  storeColumns(code, plan, (column) => pairs(plan, column).map(([i, j]) => ({ of: `a${i}`, by: `b${j}` })));
  return functionText('product', ['columns', 'a', 'b'], [], code.toText());
}

/** columns = a² */
export function squareText(plan: FieldPlan): string {
  const code = new StraightLine();
  loadSquare(code, plan);
  storeColumns(code, plan, (column) => squareTerms(plan, column));
  return functionText('square', ['columns', 'a'], [], code.toText());
}

/** columns = scale · columns + squareScale · a² */
export function addSquareText(plan: FieldPlan): string {
  const code = new StraightLine();
  loadSquare(code, plan);
  for (const column of indices(columnCount(plan))) {
    const terms = squareTerms(plan, column);
    const old = `(columns[${column}] as number) * scale`;
    const text = (sum: string): string => {
      if (terms.length === 0) return old;
      return terms.length === 1 ? `${old} + ${sum} * squareScale` : `${old} + (${sum}) * squareScale`;
    };
    code.store(`columns[${column}]`, terms, text);
  }
  return functionText('addSquare', ['columns', 'a'], ['scale', 'squareScale'], code.toText());
}

/** out = columns: products alone, or products and other products added, or products and such a sum added. */
export function reduceText(plan: FieldPlan): string {
  const { product, sum, operand } = plan.highest ?? everyLimb;
  const text = reduction(plan, { others: 0n, highest: 0n }, product);
  const others = largestProducts.addends * reducedLimb;
  for (const [highest, result] of [
    [largestProducts.addends * product, sum],
    [sum, operand],
  ] as const) {
    if (reduction(plan, { others, highest }, result) !== text) throw new Error('reductions differ');
  }
  return functionText('reduce', ['out', 'columns'], [], `${constantsText}\n${text}`);
}

/** columns = scale · columns + othersScale · others */
export function addColumnsText(plan: FieldPlan): string {
  const lines = indices(columnCount(plan)).map(
    (i) => `columns[${i}] = (columns[${i}] as number) * scale + (others[${i}] as number) * othersScale;`,
  );
  return functionText('addColumns', ['columns', 'others'], ['scale', 'othersScale'], lines.join('\n'));
}

/** columns = columns + scale · a, where a is a reduced product. */
export function addElementText({ limbs, result }: FieldPlan): string {
  const lines = indices(limbs).map(
    (i) => `columns[${result + i}] = (columns[${result + i}] as number) + (a[${i}] as number) * scale;`,
  );
  return functionText('addElement', ['columns', 'a'], ['scale'], lines.join('\n'));
}

/** out = a + scale · b */
export function combineText({ limbs }: FieldPlan): string {
  const lines = indices(limbs).map((i) => `out[${i}] = (a[${i}] as number) + (b[${i}] as number) * scale;`);
  return functionText('combine', ['out', 'a', 'b'], ['scale'], lines.join('\n'));
}

function reduction(plan: FieldPlan, addend: Addend, highest: bigint): string {
  const code = new StraightLine();
  const columns = new Columns(code, plan, addend);
  for (const [first, last] of plan.blocks) columns.clear(first, last);
  for (const i of indices(plan.limbs)) columns.need(plan.result + i);
  const longest = Math.max(...plan.runs.map(([first, last]) => last - first));
  for (const step of indices(longest + 1)) {
    for (const [first, last] of plan.runs) if (first + step <= last) columns.carry(first + step, 'x');
  }
  for (const limb of plan.settles) columns.carry(limb, 'y');
  for (const i of indices(plan.limbs)) {
    const [name, largest] = [`t${plan.result + i}`, i === plan.limbs - 1 ? highest : reducedLimb];
    if (code.bound(name) > largest) throw new Error(`limb ${i} of ${plan.name} may be ${code.bound(name)}`);
    code.statement(`out[${i}] = ${name};`);
  }
  return code.toText();
}

/** The variables of a reduction: each column is loaded when it is first needed. */
class Columns {
  private readonly code: StraightLine;
  private readonly plan: FieldPlan;
  private readonly addend: Addend;

  constructor(code: StraightLine, plan: FieldPlan, addend: Addend) {
    this.code = code;
    this.plan = plan;
    this.addend = addend;
  }

  need(column: number): void {
    if (this.code.has(`t${column}`)) return;
    const isProduct = column < columnCount(this.plan);
    this.code.input(`t${column}`, isProduct ? `columns[${column}] as number` : '0', this.largest(column));
  }

  /** Brings a block to zero. */
  clear(first: number, last: number): void {
    const block = indices(last + 1).slice(first);
    for (const column of block) this.need(column);
    for (const column of block) this.code.round(`r${column}`, `t${column}`);
    for (const column of block) this.isolate(column, first);
    this.clearOverflow(first, last);
    for (const column of block) this.tap(`t${column}`, column);
  }

  /** Carries to the next limb, and from the highest one by the taps. */
  carry(limb: number, prefix: string): void {
    const [column, rounded] = [this.plan.result + limb, `${prefix}${limb}`];
    this.code.round(rounded, `t${column}`);
    this.code.removeRounded(`t${column}`, rounded);
    if (limb < this.plan.limbs - 1) {
      this.code.addCarry(`t${column + 1}`, rounded);
      return;
    }
    this.code.declareCarry('over', rounded);
    this.tap('over', column + 1);
  }

  /** Leaves in a column what is not carried to the next one, and adds what its neighbour in the block carries to it. */
  private isolate(column: number, first: number): void {
    this.code.removeRounded(`t${column}`, `r${column}`);
    if (column > first) this.code.addCarry(`t${column}`, `r${column - 1}`);
  }

  /** What a block carries upwards: to a column still to be cleared or kept, or else by the taps at once. */
  private clearOverflow(first: number, last: number): void {
    if (this.plan.result > last) {
      this.need(last + 1);
      this.code.addCarry(`t${last + 1}`, `r${last}`);
      return;
    }
    this.code.declareCarry(`over${first}`, `r${last}`);
    this.tap(`over${first}`, last + 1);
  }

  private tap(variable: string, column: number): void {
    for (const { offset, factor } of this.plan.taps) {
      this.need(column + offset);
      this.code.add(`t${column + offset}`, { factor, of: variable });
    }
  }

  private largest(column: number): bigint {
    const products = pairs(this.plan, column).map((pair) => largestProduct(this.plan, pair));
    return products.reduce((sum, product) => sum + product, this.largestAddend(column - this.plan.result));
  }

  private largestAddend(limb: number): bigint {
    if (limb < 0 || limb >= this.plan.limbs) return 0n;
    return limb === this.plan.limbs - 1 ? this.addend.highest : this.addend.others;
  }
}

function largestProduct(plan: FieldPlan, [i, j]: Pair): bigint {
  const isHighest = plan.highest !== undefined && i === plan.limbs - 1 && j === plan.limbs - 1;
  return (isHighest ? largestProducts.highest : largestProducts.weights) * largestLimb(plan, i) * largestLimb(plan, j);
}

function largestLimb({ limbs, highest }: FieldPlan, limb: number): bigint {
  return limb === limbs - 1 ? (highest ?? everyLimb).operand : reducedLimb;
}

function load(code: StraightLine, plan: FieldPlan, letter: 'a' | 'b', weight: bigint): void {
  for (const i of indices(plan.limbs)) {
    code.input(`${letter}${i}`, `${letter}[${i}] as number`, weight * largestLimb(plan, i));
  }
}

/** Weight 2 is the largest whose square is allowed. */
function loadSquare(code: StraightLine, plan: FieldPlan): void {
  load(code, plan, 'a', 2n);
  for (const i of indices(plan.limbs - 1)) code.declare(`twice${i}`, [{ factor: 2, of: `a${i}` }]);
}

function squareTerms(plan: FieldPlan, column: number): Term[] {
  return pairs(plan, column)
    .filter(([i, j]) => i <= j)
    .map(([i, j]) => ({ of: i === j ? `a${i}` : `twice${i}`, by: `a${j}` }));
}

/** Each column is stored as soon as it is known, which keeps an engine from holding all of them at once. */
function storeColumns(code: StraightLine, plan: FieldPlan, terms: (column: number) => Term[]): void {
  for (const column of indices(columnCount(plan))) code.store(`columns[${column}]`, terms(column));
}

/** The largest magnitudes of the limbs of what is added to columns. */
interface Addend {
  readonly highest: bigint;
  readonly others: bigint;
}

type Pair = readonly [number, number];

/** The limbs whose products a column holds. */
function pairs({ limbs }: FieldPlan, column: number): Pair[] {
  return indices(limbs)
    .map((i): Pair => [i, column - i])
    .filter(([, j]) => j >= 0 && j < limbs);
}

function functionText(name: string, numbers: string[], scalars: string[], body: string): string {
  const parameters = [...numbers.map((each) => `${each}: Limbs`), ...scalars.map((each) => `${each}: number`)];
  return `function ${name}(${parameters.join(', ')}): void {\n${body}\n}`;
}

/** Within the function, as engines do not rely on a module's variable to stay a number. */
const constantsText = `const rounder = 3 * 2 ** 75;
const carrier = 2 ** -24;`;

function indices(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
