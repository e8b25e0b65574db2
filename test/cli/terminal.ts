import { runCommandLine } from '../../src/cli/run.ts';

/** What a command did. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** What the command finds around it. */
export interface Surroundings {
  readonly input?: Uint8Array | string;
  readonly hasColour?: boolean;
  readonly now?: number;
}

/** Runs the command line in this process. */
export async function run(args: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  let out = '';
  let error = '';
  const code = await runCommandLine(args, {
    writeOut: (text) => {
      out += text;
    },
    writeError: (text) => {
      error += text;
    },
    readInput: async () => Buffer.from(surroundings.input ?? ''),
    hasColour: surroundings.hasColour ?? false,
    now: () => surroundings.now ?? Date.UTC(2026, 10, 22),
  });
  return { code, out, error };
}
