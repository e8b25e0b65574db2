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
  /** Undefined once the choice is made. */
  private checks: number | undefined = 0;
  private starterTime = 0;
  private challengerTime = 0;

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
    if (this.checks === undefined) return this.current.isSignature(u1, u2, key, r);
    const start = this.now();
    const answer = this.current.isSignature(u1, u2, key, r);
    this.count(this.checks, this.now() - start);
    return answer;
  }

  /** Books a check of the trial and, between its stages, moves on. */
  private count(check: number, time: number): void {
    this.checks = check + 1;
    if (check >= checksBeforeTrial + warmUpChecks) this.challengerTime += time;
    else if (check < checksBeforeTrial && check >= checksBeforeTrial - timedChecks) this.starterTime += time;
    if (this.checks === checksBeforeTrial) this.startTrial();
    if (check >= checksBeforeTrial + warmUpChecks) this.decideIfClear();
  }

  private startTrial(): void {
    const challenger = this.makeChallenger();
    if (challenger === undefined) this.checks = undefined;
    else this.current = challenger;
  }

  /** The challenger has lost as soon as it has taken as long as the starter did, and won if it never has. */
  private decideIfClear(): void {
    const isBeaten = this.challengerTime >= this.starterTime;
    if (isBeaten) this.current = this.starter;
    if (isBeaten || this.checks === checksBeforeTrial + warmUpChecks + timedChecks) this.checks = undefined;
  }
}
