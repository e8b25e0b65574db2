import { type FieldPlan, reducedLimb } from './field-plan.ts';
import { StraightLine, type Term } from './straight-line.ts';

/** An operand of which limb `i` is the variable `letter`ᵢ. */
type Letter = 'a' | 'b' | 'c' | 'd' | 'f';

/** The products of a column, already named. */
type ColumnTerms = (column: number) => Term[];

/** out = scale · a · b */
export function multiplyText(plan: FieldPlan): string {
  const proofs = [1n, 2n].map((scale) => {
    const code = new StraightLine();
    code.parameter('scale', scale);
    load(code, plan, 'f', 4n / scale, 'a');
    for (const i of indices(plan.limbs)) code.declare(`a${i}`, [{ of: `f${i}`, by: 'scale' }]);
    load(code, plan, 'b', 1n);
    clear(code, plan, (column) => products(plan, column, 'a', 'b'));
    return close(code, plan);
  });
  return functionText('multiply', ['out', 'a', 'b'], ['scale'], proofs);
}

/** out = scale · a² + factor · addend */
export function squareText(plan: FieldPlan): string {
  const weightsAndScales: [bigint, bigint][] = [
    [2n, 1n],
    [1n, 3n],
  ];
  const proofs = weightsAndScales.map(([weight, scale]) => {
    const code = new StraightLine();
    code.parameter('scale', scale);
    code.parameter('factor', 3n);
    load(code, plan, 'a', weight);
    for (const i of indices(plan.limbs)) code.declare(`once${i}`, [{ of: `a${i}`, by: 'scale' }]);
    for (const i of indices(plan.limbs - 1)) code.declare(`twice${i}`, [{ factor: 2, of: `once${i}` }]);
    loadAddend(code, plan);
    clear(code, plan, (column) => [...squareTerms(plan, column), ...addendTerms(plan, column)]);
    return close(code, plan, plan.highest?.sum);
  });
  return functionText('square', ['out', 'a', 'addend'], ['scale', 'factor'], proofs);
}

/** out = a · b + factor · c · d */
export function multiplyPairText(plan: FieldPlan): string {
  const proofs = [1n, 2n].map((factor) => {
    const code = new StraightLine();
    load(code, plan, 'a', 5n - factor);
    for (const letter of ['b', 'c', 'd'] as const) load(code, plan, letter, 1n);
    code.parameter('factor', factor);
    clear(
      code,
      plan,
      (column) => products(plan, column, 'a', 'b'),
      (column) => products(plan, column, 'c', 'd'),
    );
    return close(code, plan);
  });
  return functionText('multiplyPair', ['out', 'a', 'b', 'c', 'd'], ['factor'], proofs);
}

/** out = a + factor · b */
export function addMultipleText({ limbs }: FieldPlan): string {
  const lines = indices(limbs).map((i) => `out[${i}] = (a[${i}] as number) + (b[${i}] as number) * factor;`);
  return `function addMultiple(out: Limbs, a: Limbs, b: Limbs, factor: number): void {\n${lines.join('\n')}\n}`;
}

/** @param weight how many times those of a reduced element the limbs may be. */
function load(code: StraightLine, plan: FieldPlan, letter: Letter, weight: bigint, operand: string = letter): void {
  for (const i of indices(plan.limbs)) {
    const isHighest = i === plan.limbs - 1;
    const bound = (isHighest ? plan.highest?.operand : undefined) ?? weight * reducedLimb;
    code.input(`${letter}${i}`, `${operand}[${i}] as number`, bound);
  }
}

/** What is added to a square is a product. */
function loadAddend(code: StraightLine, { limbs, highest }: FieldPlan): void {
  for (const i of indices(limbs)) {
    const bound = (i === limbs - 1 ? highest?.product : undefined) ?? reducedLimb;
    code.input(`b${i}`, `addend[${i}] as number`, bound);
  }
}

function addendTerms({ result, limbs }: FieldPlan, column: number): Term[] {
  const limb = column - result;
  return limb >= 0 && limb < limbs ? [{ of: `b${limb}`, by: 'factor' }] : [];
}

function products({ limbs }: FieldPlan, column: number, left: Letter, right: Letter): Term[] {
  return indices(limbs)
    .filter((i) => column - i >= 0 && column - i < limbs)
    .map((i) => ({ of: `${left}${i}`, by: `${right}${column - i}` }));
}

function squareTerms({ limbs }: FieldPlan, column: number): Term[] {
  return indices(limbs)
    .filter((i) => i <= column - i && column - i < limbs)
    .map((i) => ({ of: i === column - i ? `once${i}` : `twice${i}`, by: `a${column - i}` }));
}

/** Brings every column outside the result to zero. */
function clear(code: StraightLine, plan: FieldPlan, terms: ColumnTerms, second?: ColumnTerms): void {
  const columns = new Columns(code, plan, terms, second);
  for (const [first, last] of plan.blocks) {
    const block = indices(last + 1).slice(first);
    for (const column of block) columns.need(column);
    for (const column of block) code.round(`r${column}`, `t${column}`);
    for (const column of block) columns.isolate(column, first);
    const isBelow = plan.result > last;
    const targets = block.flatMap((column) => plan.taps.map(({ offset }) => column + offset));
    for (const target of [...targets, isBelow ? last + 1 : last].sort((a, b) => a - b)) columns.need(target);
    if (isBelow) code.addCarry(`t${last + 1}`, `r${last}`);
    else columns.clearOverflow(last, first);
    for (const column of block) columns.tap(`t${column}`, column);
  }
  for (const i of indices(plan.limbs)) columns.need(plan.result + i);
}

/** Sums of products, each written when it is first needed. */
class Columns {
  private readonly code: StraightLine;
  private readonly plan: FieldPlan;
  private readonly terms: ColumnTerms;
  private readonly second: ColumnTerms | undefined;

  constructor(code: StraightLine, plan: FieldPlan, terms: ColumnTerms, second: ColumnTerms | undefined) {
    this.code = code;
    this.plan = plan;
    this.terms = terms;
    this.second = second;
  }

  need(column: number): void {
    const name = `t${column}`;
    if (this.code.has(name)) return;
    const terms = this.terms(column);
    this.code.parameter('0', 0n);
    this.code.declare(name, terms.length === 0 ? [{ of: '0' }] : terms);
    const second = this.second?.(column) ?? [];
    if (second.length > 0) {
      this.code.declare(`s${column}`, second);
      this.code.add(name, { of: `s${column}`, by: 'factor' });
    }
    this.pin(column);
  }

  /** A column without what is carried to the next one, and with what its neighbour in the block carries to it. */
  isolate(column: number, first: number): void {
    this.code.removeRounded(`t${column}`, `r${column}`);
    if (column > first) this.code.addCarry(`t${column}`, `r${column - 1}`);
    this.pin(column);
  }

  /** What a block carries to a column that is cleared already, or never was. */
  clearOverflow(last: number, first: number): void {
    const overflow = `over${first}`;
    this.code.declareCarry(overflow, `r${last}`);
    for (const { offset } of this.plan.taps) this.need(last + 1 + offset);
    this.tap(overflow, last + 1);
  }

  tap(variable: string, column: number): void {
    for (const { offset, factor } of this.plan.taps) this.code.add(`t${column + offset}`, { factor, of: variable });
  }

  /** Storing it at once, where a limb of the result comes later, keeps compilers from computing all sums first. */
  private pin(column: number): void {
    this.code.statement(`out[${column % this.plan.limbs}] = t${column};`);
  }
}

/** Carries until every limb is small again, and stores them. */
function close(code: StraightLine, plan: FieldPlan, highest = plan.highest?.product): string {
  const longest = Math.max(...plan.runs.map(([first, last]) => last - first));
  for (const step of indices(longest + 1)) {
    for (const [first, last] of plan.runs) if (first + step <= last) carry(code, plan, first + step, 'x');
  }
  for (const limb of plan.settles) carry(code, plan, limb, 'y');
  for (const [i, t] of resultColumns(plan).entries()) {
    const largest = (i === plan.limbs - 1 ? highest : undefined) ?? reducedLimb;
    if (code.bound(t) > largest) throw new Error(`limb ${i} of ${plan.name} may be ${code.bound(t)}`);
    code.statement(`out[${i}] = ${t};`);
  }
  return code.toText();
}

/** Carries to the next limb, and from the highest one by the taps. */
function carry(code: StraightLine, plan: FieldPlan, limb: number, prefix: string): void {
  const [column, rounded] = [plan.result + limb, `${prefix}${limb}`];
  code.round(rounded, `t${column}`);
  code.removeRounded(`t${column}`, rounded);
  if (limb < plan.limbs - 1) {
    code.addCarry(`t${column + 1}`, rounded);
    return;
  }
  code.declareCarry('over', rounded);
  for (const { offset, factor } of plan.taps) code.add(`t${column + 1 + offset}`, { factor, of: 'over' });
}

function resultColumns({ result, limbs }: FieldPlan): string[] {
  return indices(limbs).map((i) => `t${result + i}`);
}

function functionText(name: string, elements: string[], numbers: string[], proofs: string[]): string {
  const [text] = proofs;
  if (proofs.some((each) => each !== text)) throw new Error(`what is proved of ${name} is not all of one text`);
  const parameters = [...elements.map((each) => `${each}: Limbs`), ...numbers.map((each) => `${each}: number`)];
  return `function ${name}(${parameters.join(', ')}): void {\n${text}\n}`;
}

function indices(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
