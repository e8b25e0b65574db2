const shortestBlock = 4096;
/** A block is twice as long as the one before, up to this: a view keeps no more than this alive. */
const longestBlock = 1 << 18;
/** Each piece is three numbers: the index of its block, and where in it the piece lies. */
const stride = 3;

/** Copies of many pieces of memory in few blocks, with no object for any piece. */
export class ByteBlocks {
  private readonly blocks: Uint8Array[] = [];
  private readonly entries: number[] = [];
  private used = 0;

  /** Copies a piece and returns its number: 0 for the first. */
  add(bytes: Uint8Array): number {
    const block = this.blockFor(bytes.length);
    const start = this.used;
    block.set(bytes, start);
    this.used = start + bytes.length;
    return this.entries.push(this.blocks.length - 1, start, this.used) / stride - 1;
  }

  /** Forgets the piece added last; its room serves the next. */
  dropLast(): void {
    this.used = this.startOf(this.entries.length / stride - 1);
    this.entries.length -= stride;
  }

  /** The block that holds a piece: not to be written to. */
  blockOf(piece: number): Uint8Array {
    return this.blocks[this.entries[piece * stride] as number] as Uint8Array;
  }

  startOf(piece: number): number {
    return this.entries[piece * stride + 1] as number;
  }

  endOf(piece: number): number {
    return this.entries[piece * stride + 2] as number;
  }

  private blockFor(length: number): Uint8Array {
    const last = this.blocks[this.blocks.length - 1];
    if (last !== undefined && this.used + length <= last.length) return last;
    const doubled = Math.min(Math.max((last?.length ?? 0) * 2, shortestBlock), longestBlock);
    const block = new Uint8Array(Math.max(doubled, length));
    this.blocks.push(block);
    this.used = 0;
    return block;
  }
}
