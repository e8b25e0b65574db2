import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseBackend } from '../../../src/crypto/portable/backend-choice.ts';
import type { CurveBackend, CurvePoint } from '../../../src/crypto/portable/curve-backend.ts';

const POINT: CurvePoint = { x: 1n, y: 1n };

/** A clock that moves only when a backend is asked. */
class World {
  time = 0;
  made = 0;
  asked = '';
  readonly now = (): number => this.time;

  /** `milliseconds` for its checks, the first ones each as long as `slow` says. */
  backend(name: string, milliseconds: number, slow: readonly number[] = []): CurveBackend {
    let calls = 0;
    return {
      name,
      isSignature: (u1) => {
        this.time += slow[calls++] ?? milliseconds;
        this.asked += name;
        return u1 === 1n;
      },
    };
  }

  challenger(milliseconds: number, slow: readonly number[] = []): () => CurveBackend {
    return () => {
      this.made++;
      return this.backend('c', milliseconds, slow);
    };
  }
}

function ask(backend: CurveBackend, times: number): void {
  for (let i = 0; i < times; i++) {
    assert.is(backend.isSignature(1n, 1n, POINT, 1n), true);
    assert.is(backend.isSignature(2n, 1n, POINT, 1n), false);
  }
}

const choice = suite('choice of a backend');

choice('the challenger comes late, and stays where it is faster', () => {
  const world = new World();
  const chosen = chooseBackend(world.backend('s', 4), world.challenger(1, [50, 9, 3]), world.now);
  ask(chosen, 8);
  assert.is(world.asked, 's'.repeat(16));
  ask(chosen, 92);
  assert.is(world.asked, 's'.repeat(16) + 'c'.repeat(184));
  assert.is(world.made, 1);
  assert.is(chosen.name, 'c');
});

choice('a short run never makes the challenger', () => {
  const world = new World();
  ask(chooseBackend(world.backend('s', 4), world.challenger(1), world.now), 7);
  assert.is(world.made, 0);
});

choice('a challenger that is slower is given up for good', () => {
  const world = new World();
  const chosen = chooseBackend(world.backend('s', 2), world.challenger(20), world.now);
  ask(chosen, 100);
  assert.is(world.asked.replaceAll('s', '').length, 8, 'four to get warm and four timed');
  assert.is(world.asked.slice(-176), 's'.repeat(176));
  assert.is(world.made, 1);
  assert.is(chosen.name, 's');
});

choice('only warm checks count: the first ones of either side do not', () => {
  const world = new World();
  const slowStart = Array.from({ length: 12 }, () => 1);
  const chosen = chooseBackend(world.backend('s', 4, slowStart), world.challenger(3, [90, 90, 90, 90]), world.now);
  ask(chosen, 100);
  assert.is(chosen.name, 'c');
});

choice('a check that was interrupted decides nothing', () => {
  const world = new World();
  const interrupted = [50, 9, 3, 1, 80, 1, 1, 1];
  const chosen = chooseBackend(world.backend('s', 4), world.challenger(1, interrupted), world.now);
  ask(chosen, 100);
  assert.is(chosen.name, 'c');
});

choice('a coarse clock shows it in the sum', () => {
  const world = new World();
  const coarse = () => Math.floor(world.time / 10) * 10;
  for (const [milliseconds, name] of [
    [1, 'c'],
    [9, 's'],
  ] as const) {
    const chosen = chooseBackend(world.backend('s', 6), world.challenger(milliseconds), coarse);
    ask(chosen, 100);
    assert.is(chosen.name, name);
  }
});

choice('a clock that stands still leaves the starter', () => {
  const world = new World();
  const chosen = chooseBackend(world.backend('s', 0), world.challenger(0), world.now);
  ask(chosen, 100);
  assert.is(chosen.name, 's');
});

choice('no clock, or no challenger: no trial', () => {
  const world = new World();
  const starter = world.backend('s', 4);
  assert.is(chooseBackend(starter, world.challenger(1), undefined), starter);
  const alone = chooseBackend(starter, () => undefined, world.now);
  ask(alone, 100);
  assert.is(world.asked, 's'.repeat(200));
  assert.is(world.made, 0);
});

choice.run();
