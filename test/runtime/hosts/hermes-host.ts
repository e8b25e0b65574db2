import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installedPath } from '../installed.ts';
import type { Answer, Assignment, Host } from './host.ts';

const maximumOutput = 16 * 1024 * 1024;

/** Hermes, React Native's engine, with the script lowered as React Native lowers it. */
export function hermesHost(): Host {
  return { name: 'hermes', providers: ['portable'], identity: /^hermes \d/, run: runHermes };
}

async function runHermes(assignment: Assignment): Promise<Answer> {
  const script = join(assignment.folder, 'hermes.js');
  const material = JSON.stringify(JSON.stringify(assignment.material));
  const tail = `
var result = certpathSuite.runPortable(JSON.parse(${material}));
result.where = certpathSuite.whereAmI();
print(JSON.stringify(result));`;
  writeFileSync(script, readFileSync(assignment.suite.lowered, 'utf8') + tail);
  const { stdout } = await promisify(execFile)(installedPath(hermesProgram()), ['-O', '-w', script], {
    maxBuffer: maximumOutput,
  });
  return JSON.parse(stdout) as Answer;
}

function hermesProgram(): string {
  const folders: Readonly<Record<string, string>> = { linux: 'linux64-bin', darwin: 'osx-bin', win32: 'win64-bin' };
  return `hermes-engine-cli/${folders[process.platform]}/hermes`;
}
