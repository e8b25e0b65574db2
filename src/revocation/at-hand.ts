import type { ListPool } from './list-pool.ts';
import type { ResponsePool } from './response-pool.ts';

/** The evidence that need not be asked for. */
export interface AtHand {
  readonly lists: ListPool;
  readonly responses: ResponsePool;
}
