import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { TlsError } from './tls-error.ts';

const defaultMaximum = 1000;

/** @throws RangeError for what is no number of clients. */
export function maximumPendingOf({
  maximumPending = defaultMaximum,
}: {
  readonly maximumPending?: number | undefined;
}): number {
  const isCount = maximumPending === Infinity || (Number.isSafeInteger(maximumPending) && maximumPending > 0);
  if (!isCount) throw new RangeError('maximumPending is a number of clients above 0');
  return maximumPending;
}

/**
 * The connections of a server from their first moment to the verdict: not too many at a time, and each for a limited time
 * in all. Whoever has connected and says nothing costs as much as who is being judged.
 */
export class ClientsToJudge {
  private readonly maximum: number;
  private readonly timeout: number;
  /** When each has come, in milliseconds of the process. */
  private readonly waiting: Map<Socket, number> = new Map();
  private readonly turnedAway: WeakSet<Socket> = new WeakSet();

  constructor(maximum: number, timeout: number) {
    this.maximum = maximum;
    this.timeout = timeout;
  }

  admit(plain: Socket): void {
    if (this.waiting.size >= this.maximum) {
      this.turnedAway.add(plain);
      plain.destroy();
      return;
    }
    this.waiting.set(plain, performance.now());
    plain.once('close', () => this.waiting.delete(plain));
  }

  wasTurnedAway(socket: TLSSocket): boolean {
    return this.turnedAway.has(connectionOf(socket));
  }

  refusal(): TlsError {
    return new TlsError('too-many-pending', `${this.maximum} clients are not judged yet`);
  }

  /** Milliseconds, at least 1. */
  timeLeft(socket: TLSSocket): number {
    const start = this.waiting.get(connectionOf(socket)) ?? performance.now();
    return Math.max(1, this.timeout - (performance.now() - start));
  }

  /** There is a verdict. */
  release(socket: TLSSocket): void {
    this.waiting.delete(connectionOf(socket));
  }

  /** Ends them all. */
  giveUp(): void {
    for (const plain of [...this.waiting.keys()]) plain.destroy();
  }
}

/** The connection below, under the name that Node has for it. */
function connectionOf(socket: TLSSocket): Socket {
  return (socket as unknown as { readonly _parent?: Socket })._parent ?? socket;
}
