import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { connect, SslServer, TlsError } from '../../../src/node.ts';
import { crlOf } from '../../support/revocation.ts';
import { reportSkipped } from '../../support/skipped.ts';
import {
  anchors,
  type Credentials,
  client,
  expired,
  expiredClient,
  good,
  host,
  intermediate,
  missingIntermediate,
  problemsOf,
  revoked,
  time,
  toPem,
  until,
  wrongHost,
} from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'certpath-interop-'));
const versions = [
  ['TLSv1.2', '-tls1_2'],
  ['TLSv1.3', '-tls1_3'],
] as const;
const revocation = {
  mode: 'soft',
  crls: [
    crlOf(intermediate, { revoked: [{ certificate: revoked.leaf.der }, { certificate: revokedClient().leaf.der }] }),
  ],
} as const;
const judging = { anchors, time, revocation } as const;

function revokedClient(): Credentials {
  const options = { subject: 'Former Client', names: [], extendedKeyUsage: ['clientAuth'], key: good.leaf.key };
  const leaf = intermediate.issueLeaf(options);
  return { cert: toPem(leaf, intermediate), key: good.key, leaf };
}

/** Whether a program is here. Where it is not, its cases are counted as skipped, and in CI it is owed. */
function hasProgram(name: string, argument: string, cases: number): boolean {
  const isHere = spawnSync(name, [argument]).status === 0;
  if (!isHere && process.env['CI']) throw new Error(`${name} is not installed`);
  if (!isHere) reportSkipped(`interoperation with ${name}`, cases);
  return isHere;
}

const files = new Map<string, string>();

function fileOf(name: string, text: string): string {
  const file = files.get(text) ?? join(folder, `${files.size}-${name}.pem`);
  if (!files.has(text)) writeFileSync(file, text);
  files.set(text, file);
  return file;
}

/** The arguments for what a side shows: its own certificate, the others of its chain, its key. */
function shownTo(program: 'openssl' | 'curl', { cert, key }: Credentials): string[] {
  const chain = program === 'openssl' ? ['-cert_chain', fileOf('chain', cert)] : [];
  const dashes = program === 'openssl' ? '-' : '--';
  return [`${dashes}cert`, fileOf('cert', cert), `${dashes}key`, fileOf('key', key), ...chain];
}

interface Finished {
  readonly code: number | null;
  readonly out: string;
}

function finish(child: ChildProcess, input = ''): Promise<Finished> {
  let out = '';
  child.stdout?.on('data', (text: Buffer) => {
    out += text.toString();
  });
  child.stdin?.on('error', () => undefined);
  child.stdin?.write(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
}

const asClient = suite('our client and openssl s_server');

const servers: readonly (readonly [name: string, credentials: Credentials, problem: string | undefined])[] = [
  ['good', good, undefined],
  ['expired', expired, 'expired'],
  ['wrong host', wrongHost, 'host-mismatch'],
  ['missing intermediate', missingIntermediate, 'issuer-not-found'],
  ['revoked', revoked, 'revoked'],
];

/** A server of OpenSSL's for one connection, which sends back each line reversed. */
async function serveOpenSsl(credentials: Credentials, flag: string): Promise<{ port: number; child: ChildProcess }> {
  const listening = ['s_server', '-accept', '127.0.0.1:0', '-naccept', '1', '-rev', flag];
  const child = spawn('openssl', [...listening, ...shownTo('openssl', credentials)], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString();
      const [, found] = /ACCEPT \S*:(\d+)/.exec(text) ?? [];
      if (found !== undefined) resolve(Number(found));
    });
    child.on('close', () => reject(new Error(`openssl s_server did not start: ${text}`)));
  });
  return { port, child };
}

if (hasProgram('openssl', 'version', servers.length * versions.length)) {
  for (const [version, flag] of versions) {
    for (const [name, credentials, problem] of servers) {
      asClient(`${version}, ${name}`, async () => {
        const { port, child } = await serveOpenSsl(credentials, flag);
        const attempt = connect({ host: '127.0.0.1', port, servername: host, ...judging });
        const outcome = await attempt.catch((error: unknown) => error);
        if (outcome instanceof TlsError) {
          assert.equal(problemsOf(outcome), [problem]);
        } else {
          const socket = await attempt;
          assert.is(problem, undefined);
          assert.is(socket.getProtocol(), version);
          socket.write('ping\n');
          assert.is(String(await until(socket, 'data')), 'gnip\n');
          socket.destroy();
        }
        child.kill();
      });
    }
  }
}

asClient.run();

/** Our server before an application, and what came of one client. */
async function withServer(
  visit: (port: number) => Promise<Finished>,
): Promise<Finished & { refusals: string[]; requests: number }> {
  let requests = 0;
  const http = createServer((_request, response) => {
    requests++;
    response.end('hello');
  });
  const server = new SslServer({ cert: good.cert, key: good.key, ...judging }, http);
  const refusals: string[] = [];
  server.on('refused', (error) => refusals.push(problemsOf(error)[0] ?? error.code));
  server.listen({ port: 0, host: '127.0.0.1' });
  await until(server, 'listening');
  const finished = await visit(server.address()?.port ?? 0);
  server.close();
  http.closeAllConnections();
  await until(server, 'close');
  return { ...finished, refusals, requests };
}

const lateClient: Credentials = { ...client, cert: toPem(client.leaf) };
const clients: readonly (readonly [name: string, shown: Credentials | undefined, problem: string | undefined])[] = [
  ['good', client, undefined],
  ['none', undefined, 'peer-refused'],
  ['expired', expiredClient, 'expired'],
  ['made for servers', good, 'purpose-refused'],
  ['missing intermediate', lateClient, 'issuer-not-found'],
  ['revoked', revokedClient(), 'revoked'],
];

const asServer = suite('our server and openssl s_client');

if (hasProgram('openssl', 'version', clients.length * versions.length)) {
  for (const [version, flag] of versions) {
    for (const [name, shown, problem] of clients) {
      asServer(`${version}, ${name}`, async () => {
        const { out, refusals, requests } = await withServer((port) => {
          const to = ['s_client', '-connect', `127.0.0.1:${port}`, '-servername', host, '-ign_eof', flag];
          const own = shown === undefined ? [] : shownTo('openssl', shown);
          const child = spawn('openssl', [...to, ...own], { stdio: ['pipe', 'pipe', 'ignore'] });
          return finish(child, 'GET / HTTP/1.0\r\n\r\n');
        });
        assert.equal(refusals, problem === undefined ? [] : [problem]);
        assert.is(requests, problem === undefined ? 1 : 0);
        assert.is(out.includes('hello'), problem === undefined);
      });
    }
  }
}

asServer.run();

const curl = suite('our server and curl');

if (hasProgram('curl', '--version', clients.length * versions.length)) {
  for (const [version] of versions) {
    for (const [name, shown, problem] of clients) {
      curl(`${version}, ${name}`, async () => {
        const { code, out, refusals, requests } = await withServer((port) => {
          const limits = ['--max-time', '10', `--tlsv${version.slice(4)}`, '--tls-max', version.slice(4)];
          const own = shown === undefined ? [] : shownTo('curl', shown);
          // The certificates here are not valid today, which is the clock that curl goes by.
          const child = spawn('curl', ['-s', '-k', ...limits, ...own, `https://127.0.0.1:${port}/`]);
          return finish(child);
        });
        assert.equal(refusals, problem === undefined ? [] : [problem]);
        assert.is(requests, problem === undefined ? 1 : 0);
        assert.is(out, problem === undefined ? 'hello' : '');
        assert.is(code === 0, problem === undefined);
      });
    }
  }
}

curl.after(() => rmSync(folder, { recursive: true, force: true }));
curl.run();
