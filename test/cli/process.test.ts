import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Outcome } from './terminal.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const chainPem = readFileSync(new URL('../../vectors/demo/leaf.pem', import.meta.url));
const roots = ['--roots', 'vectors/demo/roots.pem'];

interface Running {
  readonly args: readonly string[];
  readonly input?: Uint8Array | 'endless' | undefined;
  /** Stop reading after the first piece of output, as `head` does. */
  readonly hangsUp?: boolean | undefined;
}

/** Runs the command line as a user does, in a process of its own. */
function start({ args, input, hangsUp }: Running): Promise<Outcome> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], { cwd: project });
  let out = '';
  let error = '';
  child.stdout.on('data', (text) => {
    out += text;
    if (hangsUp === true) child.stdout.destroy();
  });
  child.stderr.on('data', (text) => {
    error += text;
  });
  // The child may stop reading before we stop writing.
  child.stdin.on('error', () => undefined);
  if (input === 'endless') writeForEver(child.stdin);
  else child.stdin.end(input);
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code: code ?? -1, out, error }));
  });
}

function writeForEver(stream: NodeJS.WritableStream & { readonly destroyed?: boolean }): void {
  const piece = new Uint8Array(1 << 20);
  const more = (): void => {
    while (stream.destroyed !== true && stream.write(piece));
  };
  stream.on('drain', more);
  more();
}

const command = suite('certpath as a process');

command('without arguments shows the demonstration', async () => {
  const { code, out, error } = await start({ args: [] });
  assert.is(code, 0, error);
  assert.is(error, '');
  assert.match(out, /accepted: CN=demo\.example\.com[\s\S]*refused: the leaf .* is not for the host/);
  assert.not.ok(out.includes('\u001b'), 'colour without a terminal');
});

command('reads standard input and answers with its exit code', async () => {
  const { code, out, error } = await start({ args: ['verify', ...roots, '-', 'absent.pem'], input: chainPem });
  assert.is(code, 2);
  assert.match(out, /standard input: accepted/);
  assert.is(error, 'certpath: absent.pem does not exist\n');
});

command('stops reading an input without an end', async () => {
  const { code, error } = await start({ args: ['verify', ...roots, '-'], input: 'endless' });
  assert.is(code, 2);
  assert.is(error, 'certpath: standard input is too large: at most 64 MiB are read\n');
});

command('is quiet when its reader goes away', async () => {
  const files = new Array<string>(60).fill('vectors/demo/leaf.pem');
  const { code, error } = await start({ args: ['inspect', ...files], hangsUp: true });
  assert.is(error, '');
  assert.is(code, 0);
});

command.run();
