/** `factor` · `of` · `by`, where the operands are variables of the function being written. */
export interface Term {
  readonly factor?: number;
  readonly of: string;
  readonly by?: string;
}

/** Integers up to here are doubles, so that no sum below it loses a bit. */
const exactLimit = 2n ** 53n;

interface Line {
  /** The variable that it declares, or undefined. */
  readonly declares?: string;
  readonly text: string;
}

/**
 * A function without branches, written line by line, and the largest magnitude that each of its variables can have.
 * All variables are integers. A line whose sum, taken in any order, could pass 2⁵³ is refused: what has been written
 * is therefore exact.
 */
export class StraightLine {
  private readonly lines: Line[] = [];
  private readonly bounds = new Map<string, bigint>();
  private readonly changed = new Set<string>();

  /** A variable that comes from outside. */
  input(name: string, text: string, bound: bigint): void {
    this.bounds.set(name, this.exact(bound));
    this.lines.push({ declares: name, text });
  }

  /** A number that is a parameter, and the most it may be. */
  parameter(name: string, bound: bigint): void {
    this.bounds.set(name, bound);
  }

  declare(name: string, terms: readonly Term[]): void {
    this.bounds.set(name, this.sumBound(terms));
    this.lines.push({ declares: name, text: sumText(terms) });
  }

  /** Stores outside what `use` makes of a sum. */
  store(place: string, terms: readonly Term[], use: (sum: string) => string = (sum) => sum): void {
    this.sumBound(terms);
    this.lines.push({ text: `${place} = ${use(sumText(terms))};` });
  }

  add(name: string, { factor = 1, of, by }: Term): void {
    this.bounds.set(name, this.sumBound([{ of: name }, { factor, of, ...(by === undefined ? {} : { by }) }]));
    const magnitude = { factor: Math.abs(factor), of, ...(by === undefined ? {} : { by }) };
    this.change(name, `${name} ${factor < 0 ? '-=' : '+='} ${sumText([magnitude])};`);
  }

  /** The multiple of 2²⁴ nearest to a variable: adding 3·2⁷⁵ leaves a double no room for the 24 lowest bits. */
  round(name: string, variable: string): void {
    this.bounds.set(name, this.bound(variable) + 2n ** 23n);
    this.lines.push({ declares: name, text: `${variable} + rounder - rounder` });
  }

  /** Takes away from `variable` the `rounded` that was made of it. */
  removeRounded(variable: string, rounded: string): void {
    this.bounds.set(variable, 2n ** 23n);
    this.change(variable, `${variable} -= ${rounded};`);
  }

  /** Carries to `variable` what was rounded off 24 bits below. */
  addCarry(variable: string, rounded: string): void {
    const carry = this.bound(rounded) >> 24n;
    this.bounds.set(variable, this.exact(this.bound(variable) + carry));
    this.change(variable, `${variable} += ${rounded} * carrier;`);
  }

  declareCarry(name: string, rounded: string): void {
    this.bounds.set(name, this.bound(rounded) >> 24n);
    this.lines.push({ declares: name, text: `${rounded} * carrier` });
  }

  /** A statement that changes no variable. */
  statement(text: string): void {
    this.lines.push({ text });
  }

  has(name: string): boolean {
    return this.bounds.has(name);
  }

  bound(name: string): bigint {
    const bound = this.bounds.get(name);
    if (bound === undefined) throw new Error(`no variable ${name}`);
    return bound;
  }

  toText(): string {
    return this.lines
      .map(({ declares, text }) => (declares === undefined ? text : this.declaration(declares, text)))
      .join('\n');
  }

  private declaration(name: string, text: string): string {
    return `${this.changed.has(name) ? 'let' : 'const'} ${name} = ${text};`;
  }

  private change(name: string, text: string): void {
    this.changed.add(name);
    this.lines.push({ text });
  }

  private sumBound(terms: readonly Term[]): bigint {
    const sizes = terms.map(({ factor = 1, of, by }) => {
      const product = BigInt(Math.abs(factor)) * this.bound(of) * (by === undefined ? 1n : this.bound(by));
      return this.exact(product);
    });
    return this.exact(sizes.reduce((sum, size) => sum + size, 0n));
  }

  private exact(bound: bigint): bigint {
    if (bound > exactLimit) throw new Error(`a sum may reach ${Number(bound) / 2 ** 53} times what a double holds`);
    return bound;
  }
}

function sumText(terms: readonly Term[]): string {
  if (terms.length === 0) return '0';
  return terms
    .map((term, i) => {
      const { factor = 1 } = term;
      if (i === 0) return factor < 0 ? `-${productText(term)}` : productText(term);
      return `${factor < 0 ? '-' : '+'} ${productText(term)}`;
    })
    .join(' ');
}

function productText({ factor = 1, of, by }: Term): string {
  const factors = [of, ...(by === undefined ? [] : [by]), ...(Math.abs(factor) === 1 ? [] : [Math.abs(factor)])];
  return factors.join(' * ');
}
