import type { Asking } from '../revocation/question.ts';
import type { Store } from '../trust/store.ts';
import { driveAsync, driveSync, toSyncProvider } from '../verify/drivers.ts';
import type { Provider } from '../verify/platform.ts';
import { qt } from '../verify/profiles/qt.ts';
import type { Verdict } from '../verify/verdict.ts';
import { createVerifierOn, type Verifier, type VerifierInput } from '../verify/verifier.ts';
import { sslPlatform } from './platform.ts';

/** Something that checks signatures, at once or later. */
interface Step {
  readonly now: () => unknown;
  readonly later: () => Promise<unknown>;
}

/** Work that goes on with the outcome of each of its steps. */
export type Work<Outcome> = Generator<Step, Outcome, unknown>;

/** By store, so that what is known of a CA's signature outlives a handshake. */
const verifiers: WeakMap<Store, Verifier> = /* @__PURE__ */ new WeakMap();

function verifierOf(store: Store): Verifier {
  const known = verifiers.get(store);
  if (known !== undefined) return known;
  // The platform may be bound again.
  const platform = { now: () => sslPlatform().now(), provider: () => sslPlatform().provider() };
  const verifier = createVerifierOn(platform, { store, profile: qt });
  verifiers.set(store, verifier);
  return verifier;
}

/** One verification under the profile `qt` unless the input names another. */
export function* askEngine(store: Store, input: VerifierInput): Work<Verdict> {
  const verifier = verifierOf(store);
  const outcome = yield { now: () => verifier.verify(input), later: () => verifier.verifyAsync(input) };
  return outcome as Verdict;
}

/** Anything else that asks for signatures. */
export function* askFor<Outcome>(asking: Asking<Outcome>, provider?: Provider): Work<Outcome> {
  const by = (): Provider => provider ?? sslPlatform().provider();
  const outcome = yield { now: () => driveSync(asking, toSyncProvider(by())), later: () => driveAsync(asking, by()) };
  return outcome as Outcome;
}

export function workSync<Outcome>(work: Work<Outcome>): Outcome {
  let step = work.next();
  while (step.done !== true) step = work.next(step.value.now());
  return step.value;
}

export async function workAsync<Outcome>(work: Work<Outcome>): Promise<Outcome> {
  let step = work.next();
  while (step.done !== true) step = work.next(await step.value.later());
  return step.value;
}
