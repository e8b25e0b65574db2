import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Provider } from '../../src/index.ts';
import { SslServer, type SslServerOptions } from '../../src/node.ts';
import { anchors, client, good, pause, time, until } from '../node/tls/support.ts';

interface Running {
  readonly server: SslServer;
  readonly port: number;
  readonly refusals: readonly string[];
}

async function run(options: Partial<SslServerOptions>): Promise<Running> {
  const server = new SslServer({ cert: good.cert, key: good.key, anchors, time, ...options });
  const refusals: string[] = [];
  server.on('refused', ({ code }) => refusals.push(code));
  server.listen({ port: 0, host: '127.0.0.1' });
  await until(server, 'listening');
  return { server, port: server.address()?.port ?? 0, refusals };
}

/** Connects, and says nothing. */
async function silent(port: number): Promise<Socket> {
  const socket = connectPlain(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.resume();
  await until(socket, 'connect');
  return socket;
}

async function within(milliseconds: number, event: Promise<unknown>): Promise<boolean> {
  return await Promise.race([event.then(() => true), pause(milliseconds).then(() => false)]);
}

const slow = suite('attack: clients that keep a server waiting');

slow('one that never ends its handshake is cut off in time', async () => {
  const { server, port, refusals } = await run({ handshakeTimeout: 50 });
  const socket = await silent(port);
  assert.ok(await within(1000, until(socket, 'close')));
  assert.equal(refusals, ['timed-out']);
  server.close();
  await until(server, 'close');
});

slow('the time runs from the first moment, not anew after the handshake', async () => {
  const provider = { name: 'silent', verifyAsync: () => new Promise<never>(() => undefined) };
  const { server, port, refusals } = await run({ handshakeTimeout: 600, provider });
  const start = performance.now();
  const plain = await silent(port);
  await pause(400);
  const { cert, key } = client;
  const socket = connectTls({ socket: plain, rejectUnauthorized: false, cert, key });
  socket.on('error', () => undefined);
  await until(socket, 'close');
  assert.ok(performance.now() - start < 900, 'the handshake and the verdict had the whole time each');
  assert.equal(refusals, ['timed-out']);
  server.close();
  await until(server, 'close');
});

slow('a server that closes does not wait for them', async () => {
  const { server, port } = await run({});
  const socket = await silent(port);
  await pause(50);
  const closed = until(server, 'close');
  server.close();
  const isClosed = await within(1000, closed);
  socket.destroy();
  assert.ok(isClosed);
});

slow.run();

const ends = suite('attack: a client that ends at once');

ends('its end is told after it is handed over', async () => {
  const provider: Provider = {
    name: 'slow',
    verifyAsync: async (jobs) => {
      await pause(100);
      return jobs.map(() => 'good');
    },
  };
  const { server, port } = await run({ provider });
  const events: string[] = [];
  const closed = new Promise((resolve) => {
    server.on('connection', (socket) => {
      events.push('connection');
      socket.on('end', () => events.push('end'));
      socket.on('close', resolve);
    });
  });
  const { cert, key } = client;
  const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false, cert, key });
  socket.on('error', () => undefined);
  socket.once('secureConnect', () => socket.end());
  socket.resume();
  await closed;
  assert.equal(events, ['connection', 'end']);
  server.close();
  await until(server, 'close');
});

ends.run();

const crowd = suite('attack: more clients than can be judged');

crowd('those above maximumPending are turned away, and who is judged no longer counts', async () => {
  const { server, port, refusals } = await run({ maximumPending: 3 });
  const handedOver: Socket[] = [];
  server.on('connection', (socket) => handedOver.push(socket));
  const { cert, key } = client;
  for (let i = 1; i <= 4; i++) {
    const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false, cert, key });
    socket.on('error', () => undefined);
    while (handedOver.length < i) await pause(1);
  }
  const waiting = [await silent(port), await silent(port), await silent(port)];
  await pause(50);
  const more = await silent(port);
  assert.ok(await within(1000, until(more, 'close')));
  assert.equal(refusals, ['too-many-pending']);
  assert.not(waiting.some((socket) => socket.destroyed));
  waiting[0]?.destroy();
  await pause(50);
  const next = await silent(port);
  assert.not(await within(100, until(next, 'close')));
  server.close();
  for (const socket of handedOver) socket.destroy();
  await until(server, 'close');
});

crowd('refuses what is no number of clients', () => {
  for (const maximumPending of [0, -1, 1.5, Number.NaN]) {
    assert.throws(
      () => new SslServer({ cert: good.cert, key: good.key, anchors, maximumPending }),
      (error: unknown) => error instanceof RangeError,
    );
  }
});

crowd.run();
