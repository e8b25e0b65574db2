import { connect as connectTls, createServer, type TLSSocket } from 'node:tls';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { holdSocket } from '../../../src/node/tls/socket-hold.ts';
import { guardTlsSocket, verdictOf } from '../../../src/node.ts';
import {
  anchors,
  client,
  expired,
  failureOf,
  good,
  host,
  type Listening,
  pause,
  problemsOf,
  serve,
  time,
  until,
} from './support.ts';

const guard = suite('guardTlsSocket');

function open({ port }: Listening): TLSSocket {
  return connectTls({ host: '127.0.0.1', port, servername: host, rejectUnauthorized: false });
}

guard('lets through what waited, in order, once the server is accepted', async () => {
  const server = await serve(good, (socket) => socket.on('data', (data) => socket.write(data)));
  const socket = open(server);
  const verdict = guardTlsSocket(socket, { host, anchors, time });
  assert.ok(socket.writableCorked > 0);
  socket.write('one ');
  socket.write('two ');
  let text = '';
  socket.on('data', (data: Buffer) => {
    text += data.toString();
  });
  const judgement = await verdict;
  assert.ok(judgement.accepted);
  assert.is(verdictOf(socket), judgement);
  socket.end('three');
  await until(socket, 'end');
  assert.is(text, 'one two three');
  await server.close();
});

guard('hands nothing over and sends nothing where the server is refused', async () => {
  const server = await serve(expired, (socket) => socket.write('x'.repeat(1_000_000)));
  const socket = open(server);
  const verdict = guardTlsSocket(socket, { host, anchors, time });
  let got = 0;
  socket.on('data', (data: Buffer) => {
    got += data.length;
  });
  socket.pipe(process.stderr, { end: false });
  socket.write('secret', () => undefined);
  socket.end();
  const error = await failureOf(verdict, 'peer-refused');
  assert.equal(problemsOf(error), ['expired']);
  await until(socket, 'close');
  await pause(20);
  assert.is(got + server.received(), 0);
  assert.is(verdictOf(socket), undefined);
  await server.close();
});

guard('much that comes before the verdict arrives whole after it', async () => {
  const size = 3_000_000;
  const server = await serve(good, (socket) => socket.end('y'.repeat(size)));
  const socket = open(server);
  const verdict = guardTlsSocket(socket, { host, anchors, time, issuers: undefined });
  let got = 0;
  for await (const part of socket) got += (part as Buffer).length;
  assert.is(got, size);
  assert.ok((await verdict).accepted);
  await server.close();
});

guard('refuses a socket that was written to before', async () => {
  const server = await serve(good);
  const socket = open(server);
  socket.write('too early');
  await failureOf(guardTlsSocket(socket, { host, anchors, time }), 'guarded-too-late');
  assert.ok(socket.destroyed);
  await server.close();
});

guard('takes a socket whose handshake has ended, and refuses one that is gone', async () => {
  const server = await serve(good);
  const socket = open(server);
  await until(socket, 'secureConnect');
  assert.ok((await guardTlsSocket(socket, { host, anchors, time })).accepted);
  socket.destroy();
  await failureOf(guardTlsSocket(socket, { host, anchors, time }), 'closed-early');
  await server.close();
});

guard('judges clients on the sockets of a server', async () => {
  let judged: Promise<unknown> | undefined;
  const server = createServer(
    { cert: good.cert, key: good.key, requestCert: true, rejectUnauthorized: false },
    (socket) => {
      judged = guardTlsSocket(socket, { role: 'server', anchors, time });
      socket.write('hello');
    },
  );
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve));
  const { port } = server.address() as { readonly port: number };
  const { cert, key } = client;
  const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false, cert, key });
  assert.is(String(await until(socket, 'data')), 'hello');
  await judged;
  socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

guard('refuses unusable options at once, and leaves the socket', async () => {
  const server = await serve(good);
  const socket = open(server);
  assert.throws(() => guardTlsSocket(socket, {}), /exactly one/);
  assert.throws(() => guardTlsSocket(socket, { anchors }), /who the server must be/);
  assert.not(socket.destroyed);
  socket.destroy();
  await server.close();
});

guard('what another handshake would bring is refused', async () => {
  // Guarded sockets have whatever options their maker gave them, so that renegotiation may be possible.
  const server = await serve({ ...good, maxVersion: 'TLSv1.2' }, (socket) => {
    socket.once('data', () => socket.renegotiate({}, () => undefined));
  });
  const socket = open(server);
  await guardTlsSocket(socket, { host, anchors, time });
  const error = until(socket, 'error') as Promise<NodeJS.ErrnoException>;
  socket.resume();
  socket.write('now');
  assert.is((await error).code, 'renegotiated');
  await server.close();
});

guard.run();

const hold = suite('holdSocket');

hold('tells of the end while it is held', async () => {
  const server = await serve(good, (socket) => socket.end());
  const socket = open(server);
  const ended = new Promise<void>((resolve) => {
    const held = holdSocket(socket, () => {
      setImmediate(() => resolve(held.release()));
    });
  });
  await ended;
  socket.resume();
  await until(socket, 'close');
  await server.close();
});

hold.run();
