import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ProviderName } from '../inside/suite.ts';
import type { Answer, Assignment, Host } from './host.ts';

/** A runtime that is a program with files: Node, Deno, Bun. */
export interface ProcessRuntime {
  readonly name: string;
  readonly program: string;
  readonly arguments: readonly string[];
  readonly identity: RegExp;
}

const maximumOutput = 16 * 1024 * 1024;

/** Reads both files by `node:fs`, which these runtimes have, and evaluates the suite as a classic script. */
const driver = `
const { readFileSync } = process.getBuiltinModule('node:fs');
const [suite, material, provider] = process.argv.slice(2);
const certpathSuite = (0, eval)(readFileSync(suite, 'utf8') + ';certpathSuite');
const result = await certpathSuite.run(JSON.parse(readFileSync(material, 'utf8')), provider);
console.log(JSON.stringify({ where: certpathSuite.whereAmI(), ...result }));
`;

export function processHost(runtime: ProcessRuntime): Host {
  return {
    name: runtime.name,
    providers: ['portable', 'native', 'webcrypto'],
    identity: runtime.identity,
    run: (assignment, provider) => runProcess(runtime, assignment, provider),
  };
}

async function runProcess(runtime: ProcessRuntime, assignment: Assignment, provider: ProviderName): Promise<Answer> {
  const script = join(assignment.folder, 'driver.mjs');
  writeFileSync(script, driver);
  const words = [...runtime.arguments, script, assignment.suite.script, assignment.materialFile, provider];
  const { stdout } = await promisify(execFile)(runtime.program, words, { maxBuffer: maximumOutput });
  return JSON.parse(stdout) as Answer;
}
