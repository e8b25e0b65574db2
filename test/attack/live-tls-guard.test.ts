import { connect as connectHttp2, createSecureServer } from 'node:http2';
import { createServer as createHttps } from 'node:https';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Provider } from '../../src/index.ts';
import { connect, guardTlsSocket, TlsError, verdictOf } from '../../src/node.ts';
import {
  anchors,
  client,
  expired,
  expiredClient,
  failureOf,
  good,
  host,
  type Listening,
  pause,
  serve,
  time,
  until,
} from '../node/tls/support.ts';

/** Answers late, so that there is time between the handshake and the verdict. */
function slowly(milliseconds = 100): Provider {
  return {
    name: 'slow',
    verifyAsync: async (jobs) => {
      await pause(milliseconds);
      return jobs.map(() => 'good');
    },
  };
}

function open(port: number, more: ConnectionOptions = {}): TLSSocket {
  return connectTls({ host: '127.0.0.1', port, servername: host, rejectUnauthorized: false, ...more });
}

interface PortServer {
  listen(port: number, host: string, listening: () => void): unknown;
  address(): unknown;
}

async function portOf(server: PortServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { readonly port: number }).port;
}

function textOf(socket: NodeJS.ReadableStream): () => string {
  let text = '';
  socket.on('data', (data: Buffer) => {
    text += data.toString();
  });
  return () => text;
}

const handles = suite('attack: what takes the native handle of a guarded socket');

async function requestByHttp2(credentials: { readonly cert: string; readonly key: string }): Promise<object> {
  let requests = 0;
  const server = createSecureServer({ cert: credentials.cert, key: credentials.key });
  server.on('session', (session) => session.on('error', () => undefined));
  server.on('stream', (stream) => {
    requests++;
    stream.respond();
    stream.end('body');
  });
  const socket = open(await portOf(server), { ALPNProtocols: ['h2'] });
  const verdict = guardTlsSocket(socket, { host, anchors, time, provider: slowly() });
  const session = connectHttp2(`https://${host}`, { createConnection: () => socket });
  session.on('error', () => undefined);
  const request = session.request({ ':path': '/secret' });
  request.on('error', () => undefined);
  const text = textOf(request);
  request.end();
  const accepted = await verdict.then(
    (judgement) => judgement.accepted,
    () => false,
  );
  await Promise.race([until(request, 'close'), pause(1000)]);
  session.destroy();
  await new Promise<unknown>((resolve) => server.close(resolve));
  return { accepted, requests, text: text() };
}

handles('an HTTP/2 request reaches no server before it is accepted', async () => {
  assert.equal(await requestByHttp2(expired), { accepted: false, requests: 0, text: '' });
  assert.equal(await requestByHttp2(good), { accepted: true, requests: 1, text: 'body' });
});

async function requestOfClient(shown: { readonly cert: string; readonly key: string }): Promise<object> {
  let requests = 0;
  const { cert, key } = good;
  const server = createHttps({ cert, key, requestCert: true, rejectUnauthorized: false }, (_, response) => {
    requests++;
    response.end('answer');
  });
  server.prependListener('secureConnection', (socket) => {
    guardTlsSocket(socket, { role: 'server', anchors, time, provider: slowly() }).catch(() => undefined);
  });
  const socket = open(await portOf(server), { cert: shown.cert, key: shown.key });
  socket.on('error', () => undefined);
  const text = textOf(socket);
  socket.write('GET /secret HTTP/1.1\r\nHost: www.example.com\r\nConnection: close\r\n\r\n');
  await until(socket, 'close');
  await new Promise<unknown>((resolve) => server.close(resolve));
  return { requests, answered: text().includes('answer') };
}

handles('an HTTP server gets no request of a client before it is accepted', async () => {
  assert.equal(await requestOfClient(expiredClient), { requests: 0, answered: false });
  assert.equal(await requestOfClient(client), { requests: 1, answered: true });
});

handles('onread is refused: its buffer is filled below the stream', async () => {
  const server = await serve(expired);
  const counts: number[] = [];
  const onread = { buffer: new Uint8Array(100), callback: (count: number) => counts.push(count) > 0 };
  const options = { host: '127.0.0.1', port: server.port, servername: host, anchors, time, provider: slowly(), onread };
  const error: unknown = await connect(options).catch((reason: unknown) => reason);
  assert.equal(counts, []);
  assert.instance(error, TypeError);
  await server.close();
});

handles.run();

const moments = suite('attack: guards that come late, twice or not alone');

moments('what had come before the guard is handed to nobody', async () => {
  const server = await serve(expired);
  const socket = open(server.port);
  await until(socket, 'secureConnect');
  while (socket.readableLength === 0) await pause(1);
  const verdict = failureOf(guardTlsSocket(socket, { host, anchors, time }));
  const text = textOf(socket);
  assert.is((await verdict).code, 'guarded-too-late');
  await until(socket, 'close');
  assert.is(text(), '');
  await server.close();
});

moments('a second guard does not let go of the first', async () => {
  const server = await serve(expired);
  const socket = open(server.port);
  const verdict = failureOf(guardTlsSocket(socket, { host, anchors, time, provider: slowly() }));
  const text = textOf(socket);
  const inTime = Date.UTC(2025, 0, 15);
  let second: unknown;
  try {
    await guardTlsSocket(socket, { host, anchors, time: inTime });
  } catch (error) {
    second = error;
  }
  assert.is((await verdict).code, 'peer-refused');
  assert.is(text(), '');
  assert.instance(second, TypeError);
  await server.close();
});

moments('a handshake between the first one and its verdict ends the connection', async () => {
  const server: Listening = await serve({ ...good, maxVersion: 'TLSv1.2' }, (socket) => {
    socket.renegotiate({}, () => undefined);
  });
  const socket = open(server.port);
  await failureOf(guardTlsSocket(socket, { host, anchors, time, provider: slowly(300) }), 'renegotiated');
  assert.ok(socket.destroyed);
  await server.close();
});

moments('what a listener throws when it gets its bytes is no failure of the handshake', async () => {
  const server = await serve(good);
  const socket = open(server.port);
  let count = 0;
  socket.on('data', () => {
    count++;
    throw new Error('of the listener');
  });
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  const thrown = until(process, 'uncaughtException') as Promise<Error>;
  try {
    const outcome = await guardTlsSocket(socket, { host, anchors, time, provider: slowly() }).catch((error) => error);
    assert.not.instance(outcome, TlsError);
    assert.is((await thrown).message, 'of the listener');
  } finally {
    process.removeAllListeners('uncaughtException');
    for (const listener of others) process.on('uncaughtException', listener);
  }
  assert.is(count, 1);
  assert.ok(verdictOf(socket)?.accepted);
  assert.not(socket.destroyed);
  socket.destroy();
  await server.close();
});

moments.run();
