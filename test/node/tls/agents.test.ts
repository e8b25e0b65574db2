import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { get } from 'node:https';
import { Agent, fetch } from 'undici';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PeerVerifyMode, SslCertificate, SslConfiguration, SslKey } from '../../../src/config.ts';
import { createConnector, SslServer, type SslServerOptions, VerifyingAgent, verdictOf } from '../../../src/node.ts';
import {
  anchors,
  type Credentials,
  client,
  expired,
  expiredClient,
  failureOf,
  good,
  host,
  intermediate,
  time,
  until,
  untrusted,
} from './support.ts';

/** As much of Express as it takes: handlers in a row, each of which may call the next one. */
type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

function application(...handlers: readonly Handler[]): RequestListener {
  return (request, response) => {
    const run = (index: number): void => handlers[index]?.(request, response, () => run(index + 1));
    run(0);
  };
}

const named: Handler = (request, response, next) => {
  const leaf = verdictOf(request.socket)?.sentChain[0];
  response.setHeader('x-client', leaf === undefined ? '' : new SslCertificate(leaf, 1).subjectDisplayName());
  next();
};
const hello: Handler = (request, response) => response.end(`hello ${request.url}`);

interface Running {
  readonly url: string;
  readonly port: number;
  /** Requests that reached the application. */
  readonly requests: () => number;
  readonly refusals: readonly string[];
  close(): Promise<void>;
}

async function run(options: Partial<SslServerOptions> = {}): Promise<Running> {
  let requests = 0;
  const counted: Handler = (_request, _response, next) => {
    requests++;
    next();
  };
  const http = createServer(application(counted, named, hello));
  const trust = options.configuration === undefined ? { cert: good.cert, key: good.key, anchors } : {};
  const server = new SslServer({ ...trust, time, ...options }, http);
  const refusals: string[] = [];
  server.on('refused', ({ code }) => refusals.push(code));
  server.listen({ port: 0, host: '127.0.0.1' });
  await until(server, 'listening');
  const port = server.address()?.port ?? 0;
  return {
    url: `https://127.0.0.1:${port}`,
    port,
    requests: () => requests,
    refusals,
    async close() {
      const closed = until(server, 'close');
      server.close();
      http.closeAllConnections();
      await closed;
    },
  };
}

interface Answer {
  readonly text: string;
  readonly client: string;
}

function ask(url: string, agent: VerifyingAgent, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        text += part.toString();
      });
      response.on('end', () => resolve({ text, client: String(response.headers['x-client']) }));
    });
    request.on('error', reject);
  });
}

const shown = ({ cert, key }: Credentials) => ({ cert, key });
const optional = { requireCertificate: false } as const;

const https = suite('VerifyingAgent with https.request');

https('makes requests, several over one connection', async () => {
  const server = await run(optional);
  const agent = new VerifyingAgent({ anchors, time, keepAlive: true, maxSockets: 1 });
  const answers = await Promise.all(['/a', '/b', '/c'].map((path) => ask(server.url + path, agent)));
  assert.equal(
    answers.map(({ text }) => text),
    ['hello /a', 'hello /b', 'hello /c'],
  );
  agent.destroy();
  await server.close();
});

https('fails with the verdict, and no request is made', async () => {
  const server = await run({ ...optional, ...shown(expired) });
  const agent = new VerifyingAgent({ anchors, time });
  const { code, peer } = await failureOf(ask(server.url, agent));
  assert.is(code, 'peer-refused');
  assert.equal(
    peer?.verdict?.problems.map((problem) => problem.code),
    ['expired'],
  );
  assert.is(server.requests(), 0);
  await server.close();
});

https('the server must be who is asked for', async () => {
  const server = await run(optional);
  const agent = new VerifyingAgent({ anchors, time });
  await failureOf(ask(server.url, agent, { host: 'other.example' }), 'peer-refused');
  assert.is((await ask(server.url, agent, { host })).text, 'hello /');
  assert.is(server.requests(), 1);
  await server.close();
});

https('what a request says of trust does not count', async () => {
  const server = await run({ ...optional, ...shown(untrusted) });
  const agent = new VerifyingAgent({ anchors, time });
  const said = { agent, rejectUnauthorized: false, checkServerIdentity: () => undefined, ca: untrusted.cert };
  const error = await new Promise<Error>((resolve) => get(server.url, said).on('error', resolve));
  await failureOf(Promise.reject(error), 'peer-refused');
  assert.is(server.requests(), 0);
  await server.close();
});

https('refuses unusable options at once', () => {
  assert.throws(() => new VerifyingAgent({}), /exactly one/);
  assert.throws(() => new VerifyingAgent({ anchors, ca: 'x' } as object), /not ca/);
  assert.throws(() => createConnector({ anchors, handshakeTimeout: -1 }), /handshakeTimeout/);
});

https.run();

const undici = suite('createConnector with undici');

undici('fetches from a server that is accepted, and from no other', async () => {
  const dispatcher = new Agent({ connect: createConnector({ anchors, time, ...shown(client) }) });
  const server = await run();
  const response = await fetch(`${server.url}/path`, { dispatcher });
  assert.is(await response.text(), 'hello /path');
  assert.is(response.headers.get('x-client'), 'Client');
  const other = await run({ ...optional, ...shown(untrusted) });
  const failed = (await fetch(other.url, { dispatcher }).catch((error: unknown) => error)) as Error;
  await failureOf(Promise.reject(failed.cause), 'peer-refused');
  assert.is(other.requests(), 0);
  await dispatcher.destroy();
  await server.close();
  await other.close();
});

undici('connects nowhere without TLS', async () => {
  const dispatcher = new Agent({ connect: createConnector({ anchors, time }) });
  const failed = (await fetch('http://127.0.0.1:8/', { dispatcher }).catch((error: unknown) => error)) as Error;
  assert.match(String(failed.cause), /no TLS/);
  await dispatcher.destroy();
});

undici.run();

const mutual = suite('SslServer before an application');

mutual('tells the application who the client is', async () => {
  const server = await run();
  const answer = await ask(server.url, new VerifyingAgent({ anchors, time, ...shown(client) }));
  assert.equal(answer, { text: 'hello /', client: 'Client' });
  await server.close();
});

mutual('refuses clients before the application hears of them', async () => {
  const server = await run();
  for (const credentials of [undefined, expiredClient, good, untrusted]) {
    const agent = new VerifyingAgent({ anchors, time, ...(credentials && shown(credentials)) });
    const error = (await ask(server.url, agent).catch((reason: unknown) => reason)) as NodeJS.ErrnoException;
    assert.ok(error instanceof Error);
  }
  assert.is(server.requests(), 0);
  assert.equal(
    server.refusals,
    Array.from({ length: 4 }, () => 'peer-refused'),
  );
  await server.close();
});

mutual('a certificate may be optional, and then still has to be good', async () => {
  const server = await run(optional);
  assert.is((await ask(server.url, new VerifyingAgent({ anchors, time }))).client, '');
  await ask(server.url, new VerifyingAgent({ anchors, time, ...shown(expiredClient) })).catch(() => undefined);
  assert.is(server.requests(), 1);
  await server.close();
});

mutual('takes a configuration with its mode', async () => {
  const configuration = new SslConfiguration();
  configuration.setCaCertificates([new SslCertificate(anchors[0], 1)]);
  configuration.setLocalCertificateChain([
    new SslCertificate(good.leaf.der, 1),
    new SslCertificate(intermediate.der, 1),
  ]);
  configuration.setPrivateKey(new SslKey(good.key));
  const agent = () => new VerifyingAgent({ anchors, time, ...shown(expiredClient) });
  const modes = [
    [PeerVerifyMode.VerifyNone, 1],
    [PeerVerifyMode.QueryPeer, 1],
    [PeerVerifyMode.AutoVerifyPeer, 1],
    [PeerVerifyMode.VerifyPeer, 0],
  ] as const;
  for (const [mode, requests] of modes) {
    configuration.setPeerVerifyMode(mode);
    const server = await run({ configuration });
    await ask(server.url, agent()).catch(() => undefined);
    assert.is(server.requests(), requests, String(mode));
    await server.close();
  }
});

mutual('tells of handshakes that fail, and refuses unusable options at once', async () => {
  const server = await run();
  const agent = new VerifyingAgent({ anchors, time, maxVersion: 'TLSv1.1', minVersion: 'TLSv1' });
  await ask(server.url, agent).catch(() => undefined);
  assert.equal(server.refusals, ['handshake-failed']);
  await server.close();
  assert.throws(() => new SslServer({ cert: good.cert, key: good.key }), /exactly one/);
  assert.throws(() => new SslServer({ configuration: new SslConfiguration() }), /needs a certificate/);
  assert.throws(() => new SslServer({ anchors, ca: 'x' } as object), /not ca/);
});

mutual.run();
