import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ProviderName } from '../inside/suite.ts';
import { installedPath } from '../installed.ts';
import type { Answer, Assignment, Host } from './host.ts';

/** Tried while the program starts: every 100 ms, for 10 s. */
const startTries = 100;
const startPause = 100;

const worker = `
import suite from './certpath-suite.js';
export default {
  async fetch(request) {
    const provider = new URL(request.url).pathname.slice(1);
    const result = await suite.run(await request.json(), provider);
    return Response.json({ where: suite.whereAmI(), ...result });
  },
};
`;

/** Cloudflare's runtime; \`node:crypto\` is there with the flag `nodejs_compat` only. */
export function workerdHost(): Host {
  return {
    name: 'workerd',
    providers: ['portable', 'native', 'webcrypto'],
    identity: /^workerd$/,
    run: runWorkerd,
  };
}

async function runWorkerd(assignment: Assignment, provider: ProviderName): Promise<Answer> {
  const port = await freePort();
  const config = join(assignment.folder, 'config.capnp');
  const script = readFileSync(assignment.suite.script, 'utf8');
  writeFileSync(join(assignment.folder, 'certpath-suite.js'), `${script}\nexport default certpathSuite;\n`);
  writeFileSync(join(assignment.folder, 'worker.js'), worker);
  writeFileSync(config, configuration(port, provider));
  const program = spawn(installedPath('.bin/workerd'), ['serve', config], { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    return await ask(program, `http://127.0.0.1:${port}/${provider}`, JSON.stringify(assignment.material));
  } finally {
    program.kill();
    await once(program, 'exit');
  }
}

function configuration(port: number, provider: ProviderName): string {
  const flags = provider === 'native' ? '"nodejs_compat"' : '';
  return `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .certpath)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
const certpath :Workerd.Worker = (
  modules = [
    (name = "worker.js", esModule = embed "worker.js"),
    (name = "certpath-suite.js", esModule = embed "certpath-suite.js")
  ],
  compatibilityDate = "2026-06-01",
  compatibilityFlags = [${flags}]
);
`;
}

async function ask(program: ChildProcess, url: string, body: string): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    if (program.exitCode !== null) throw new Error(`workerd ended with ${program.exitCode}`);
    try {
      const response = await fetch(url, { method: 'POST', body });
      if (!response.ok) throw new TypeError(`workerd answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as Answer;
    } catch (fault) {
      if (tries === startTries || !isRefused(fault)) throw fault;
      await wait(startPause);
    }
  }
}

function isRefused(fault: unknown): boolean {
  const cause = (fault as { cause?: { code?: string } }).cause;
  return cause?.code === 'ECONNREFUSED';
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
