import type { BuiltSuite } from '../build-suite.ts';
import type { RuntimeMaterial, RuntimeResult } from '../inside/run-cases.ts';
import type { ProviderName } from '../inside/suite.ts';

/** What a host is given to run. */
export interface Assignment {
  readonly suite: BuiltSuite;
  readonly material: RuntimeMaterial;
  /** The same material as a file of JSON. */
  readonly materialFile: string;
  /** A folder of its own. */
  readonly folder: string;
}

/** What came back from inside the runtime. */
export interface Answer extends RuntimeResult {
  /** What the runtime says it is. */
  readonly where: string;
}

/** Starts one runtime and runs the suite in it. */
export interface Host {
  readonly name: string;
  readonly providers: readonly ProviderName[];
  /** What `where` must look like: that the suite really ran where it says. */
  readonly identity: RegExp;
  run(assignment: Assignment, provider: ProviderName): Promise<Answer>;
}
