import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PeerVerifyMode, SslCertificate, SslConfiguration } from '../../src/config.ts';
import { SslSocket, verdictOf } from '../../src/node.ts';
import {
  anchors,
  expired,
  good,
  host,
  type Listening,
  pause,
  serve,
  serveRaw,
  time,
  until,
} from '../node/tls/support.ts';

function socketWith(change: (configuration: SslConfiguration) => void = () => undefined): SslSocket {
  const configuration = new SslConfiguration();
  configuration.setCaCertificates(anchors.map((der) => new SslCertificate(der, 1)));
  change(configuration);
  const socket = new SslSocket({ now: () => time, handshakeTimeout: 1000 });
  socket.setSslConfiguration(configuration);
  return socket;
}

/** Whether it came to `encrypted`. */
async function connects(socket: SslSocket, { port }: Listening): Promise<boolean> {
  let isEncrypted = false;
  socket.once('encrypted', () => {
    isEncrypted = true;
    socket.abort();
  });
  const ended = until(socket, 'disconnected');
  socket.connectToHostEncrypted('127.0.0.1', port, host);
  await ended;
  socket.removeAllListeners('encrypted');
  return isEncrypted;
}

async function uncaughtDuring(work: () => Promise<void>): Promise<string[]> {
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  const messages: string[] = [];
  process.on('uncaughtException', (error) => messages.push(error.message));
  try {
    await work();
  } finally {
    process.removeAllListeners('uncaughtException');
    for (const listener of others) process.on('uncaughtException', listener);
  }
  return messages;
}

const plain = suite('attack: SslSocket in the plain');

plain('what is written while modeChanged is told, or before, never goes out unencrypted', async () => {
  let got = '';
  const server = await serveRaw((socket) => {
    socket.on('data', (data) => {
      got += data.toString('latin1');
    });
    setTimeout(() => socket.destroy(), 100);
  });
  const socket = socketWith();
  socket.on('modeChanged', () => socket.write('a secret'));
  const ended = until(socket, 'disconnected');
  socket.connectToHostEncrypted('127.0.0.1', server.port, host);
  socket.write('another secret');
  await ended;
  assert.ok(got.length > 0);
  assert.not.ok(got.includes('secret'));
  await server.close();
});

plain('nor when a listener of modeChanged throws', async () => {
  let got = '';
  const server = await serveRaw((socket) => {
    socket.on('data', (data) => {
      got += data.toString('latin1');
    });
  });
  const socket = socketWith();
  socket.on('modeChanged', () => {
    throw new Error('of the listener');
  });
  const messages = await uncaughtDuring(async () => {
    socket.connectToHostEncrypted('127.0.0.1', server.port, host);
    await pause(50);
    socket.write('a secret');
    await pause(50);
  });
  assert.equal(messages, ['of the listener']);
  assert.not.ok(got.includes('secret'));
  socket.abort();
  await server.close();
});

plain.run();

const settings = suite('attack: settings that change during a handshake');

settings('count from the next handshake on', async () => {
  const server = await serve(expired);
  const socket = socketWith();
  socket.on('connected', () => socket.setPeerVerifyMode(PeerVerifyMode.VerifyNone));
  assert.not(await connects(socket, server));
  assert.is(socket.peerVerifyMode(), PeerVerifyMode.VerifyNone);
  assert.ok(await connects(socket, server));
  await server.close();
});

settings('the name that is looked for is the one that was asked for', async () => {
  const server = await serve(good);
  const socket = socketWith();
  socket.on('connected', () => socket.setPeerVerifyName(host));
  const ended = until(socket, 'disconnected');
  let isEncrypted = false;
  socket.on('encrypted', () => {
    isEncrypted = true;
    socket.abort();
  });
  socket.connectToHostEncrypted('127.0.0.1', server.port, 'other.example');
  await ended;
  assert.not(isEncrypted);
  await server.close();
});

settings('names of protocols that cannot be sent are left out, and nothing is thrown', async () => {
  const server = await serve({ ...good, ALPNProtocols: ['good'] });
  const socket = socketWith((configuration) => configuration.setAllowedNextProtocols(['', 'x'.repeat(256), 'good']));
  let isEncrypted = false;
  const messages = await uncaughtDuring(async () => {
    isEncrypted = await Promise.race([connects(socket, server), pause(2000).then(() => false)]);
  });
  assert.equal(messages, []);
  assert.ok(isEncrypted);
  await server.close();
});

settings.run();

const states = suite('attack: SslSocket, what is left behind');

states('an earlier verdict is not told of a connection that is refused', async () => {
  const [first, second] = [await serve(good), await serve(expired)];
  const socket = socketWith();
  assert.ok(await connects(socket, first));
  assert.ok(verdictOf(socket)?.accepted);
  assert.not(await connects(socket, second));
  assert.is(verdictOf(socket), undefined);
  await first.close();
  await second.close();
});

states('a listener that throws does not keep a refused connection open', async () => {
  const server = await serve(expired);
  const socket = socketWith();
  socket.on('errorOccurred', () => {
    throw new Error('of the listener');
  });
  let isOver = false;
  const messages = await uncaughtDuring(async () => {
    const ended = until(socket, 'disconnected').then(() => true);
    socket.connectToHostEncrypted('127.0.0.1', server.port, host);
    isOver = await Promise.race([ended, pause(1500).then(() => false)]);
  });
  socket.abort();
  assert.ok(isOver);
  assert.equal(messages, ['of the listener']);
  await server.close();
});

states('close ends although nobody reads what came', async () => {
  const server = await serve(good);
  const socket = socketWith();
  socket.on('encrypted', () => socket.close());
  const ended = until(socket, 'disconnected').then(() => true);
  socket.connectToHostEncrypted('127.0.0.1', server.port, host);
  const isOver = await Promise.race([ended, pause(1000).then(() => false)]);
  socket.abort();
  assert.ok(isOver);
  await server.close();
});

states('an interruption is continued by who is told of it, not beforehand', async () => {
  const server = await serve(expired);
  const socket = socketWith((configuration) => configuration.setHandshakeMustInterruptOnError(true));
  const events: string[] = [];
  socket.on('handshakeInterruptedOnError', () => events.push('interrupted'));
  socket.on('sslErrors', () => events.push('sslErrors'));
  socket.on('connected', () => socket.continueInterruptedHandshake());
  assert.not(await connects(socket, server));
  assert.equal(events, ['interrupted']);
  await server.close();
});

states.run();
