import type { CurveBackend, CurvePoint } from './curve-backend.ts';

/** A clock that only runs forwards, in milliseconds from wherever it likes. */
export type Clock = () => number;

/** Checks before the challenger is tried: about as long as it takes to get ready, so that a short run never waits for it. */
const checksBeforeTrial = 16;
/** Checks of the challenger that are not timed: an engine compiles it meanwhile. */
const warmUpChecks = 4;
/** Checks timed on either side. */
const timedChecks = 4;

/**
 * A backend that starts as `starter` and becomes `challenger` where that turns out faster. Every check of the trial is
 * one that was asked for, and both sides answer alike: a trial costs the difference in time and nothing else.
 *
 * A clock that stands still, as it does on runtimes that fear timing attacks, leaves it with the starter.
 *
 * @param makeChallenger asked once, at the trial.
 * @param now without a clock there is no trial.
 */
export function chooseBackend(
  starter: CurveBackend,
  makeChallenger: () => CurveBackend | undefined,
  now: Clock | undefined,
): CurveBackend {
  return now === undefined ? starter : new ContestedBackend(starter, makeChallenger, now);
}

class ContestedBackend implements CurveBackend {
  private current: CurveBackend;
  private readonly starter: CurveBackend;
  private readonly makeChallenger: () => CurveBackend | undefined;
  private readonly now: Clock;
  /** How long each check took until the choice was made; undefined from then on. */
  private times: number[] | undefined = [];

  constructor(starter: CurveBackend, makeChallenger: () => CurveBackend | undefined, now: Clock) {
    this.current = starter;
    this.starter = starter;
    this.makeChallenger = makeChallenger;
    this.now = now;
  }

  get name(): string {
    return this.current.name;
  }

  isSignature(u1: bigint, u2: bigint, key: CurvePoint, r: bigint): boolean {
    if (this.times === undefined) return this.current.isSignature(u1, u2, key, r);
    const start = this.now();
    const answer = this.current.isSignature(u1, u2, key, r);
    this.times.push(this.now() - start);
    this.moveOn(this.times);
    return answer;
  }

  private moveOn(times: readonly number[]): void {
    if (times.length === checksBeforeTrial) this.startTrial();
    if (times.length < checksBeforeTrial + warmUpChecks + timedChecks) return;
    const starterTimes = times.slice(checksBeforeTrial - timedChecks, checksBeforeTrial);
    if (!isFaster(times.slice(-timedChecks), starterTimes)) this.current = this.starter;
    this.times = undefined;
  }

  private startTrial(): void {
    const challenger = this.makeChallenger();
    if (challenger === undefined) this.times = undefined;
    else this.current = challenger;
  }
}

/** By the best time, which other work on the machine disturbs least; by the sum where a coarse clock sees no difference. */
function isFaster(challenger: readonly number[], starter: readonly number[]): boolean {
  const lead = Math.min(...starter) - Math.min(...challenger);
  return lead > 0 || (lead === 0 && sumOf(challenger) < sumOf(starter));
}

function sumOf(times: readonly number[]): number {
  return times.reduce((sum, time) => sum + time, 0);
}
