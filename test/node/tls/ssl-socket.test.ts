import { connect as connectPlain, createServer, type Socket } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  PeerVerifyMode,
  SslCertificate,
  SslConfiguration,
  SslError,
  SslErrorCode,
  SslMode,
  SslOption,
  SslProtocol,
} from '../../../src/config.ts';
import { defaultProvider } from '../../../src/default-provider.ts';
import type { Provider } from '../../../src/index.ts';
import { PauseMode, SslSocket, verdictOf } from '../../../src/node.ts';
import { configure, connectOnce, QtServer, watch } from './qt-peers.ts';
import {
  type Credentials,
  client,
  expired,
  expiredForged,
  forged,
  good,
  host,
  intermediate,
  pause,
  root,
  selfSigned,
  serve,
  serveRaw,
  time,
  toPem,
  until,
  untrusted,
} from './support.ts';

const sslSocket = suite('SslSocket');

/** Against a server that closes when it is encrypted. */
async function outcome(
  server: Credentials,
  configuration: SslConfiguration,
  prepare: (socket: SslSocket) => void = () => undefined,
): Promise<{ events: string[]; socket: SslSocket }> {
  const peer = new QtServer(configure(server), (socket) => socket.on('encrypted', () => socket.close()));
  const port = await peer.listen();
  const watched = watch();
  watched.socket.setSslConfiguration(configuration);
  prepare(watched.socket);
  const events = await connectOnce(watched, port);
  await peer.close();
  return { events, socket: watched.socket };
}

const start = ['mode 1', 'connected'];
const remote = ['error RemoteHostClosedError', 'disconnected'];
const failed = ['error SslHandshakeFailedError', 'disconnected'];

sslSocket('talks, and tells what was agreed on', async () => {
  const server = new QtServer(configure(good), (socket) => {
    socket.on('readyRead', () => socket.write(socket.readAll()));
  });
  const port = await server.listen();
  const { socket, events } = watch();
  const configuration = configure();
  configuration.setAllowedNextProtocols(['h2']);
  socket.setSslConfiguration(configuration);
  socket.connectToHostEncrypted('127.0.0.1', port, host);
  assert.is(socket.write('early '), 6);
  assert.is(socket.bytesToWrite(), 6);
  await until(socket, 'encrypted');
  socket.write(new TextEncoder().encode('late'));
  let text = '';
  while (text.length < 10) {
    await until(socket, 'readyRead');
    assert.ok(socket.bytesAvailable() > 0);
    text += Buffer.from(socket.readAll()).toString();
  }
  assert.is(text, 'early late');
  assert.is(socket.mode(), SslMode.SslClientMode);
  assert.ok(socket.isEncrypted());
  assert.is(socket.sessionProtocol(), SslProtocol.TlsV1_3);
  assert.is(socket.sslConfiguration().sessionCipher().name(), 'TLS_AES_256_GCM_SHA384');
  assert.is(socket.peerCertificateChain().length, 2);
  assert.ok(verdictOf(socket)?.verdict?.ok);
  const ended = until(socket, 'disconnected');
  socket.close();
  await ended;
  assert.equal(events, [...start, 'encrypted', 'disconnected']);
  assert.not(socket.isEncrypted());
  assert.ok(socket.sessionCipher().isNull());
  assert.is(socket.write('later'), -1);
  await server.close();
});

sslSocket('starts TLS on what is connected already, on both sides', async () => {
  const server = createServer((plain) => {
    const { socket } = watch();
    socket.setSslConfiguration(configure(good));
    assert.ok(socket.setSocket(plain));
    assert.not(socket.setSocket(plain));
    socket.on('readyRead', () => {
      const text = Buffer.from(socket.readAll()).toString();
      if (text !== 'STARTTLS') return;
      socket.write('go');
      socket.startServerEncryption();
    });
    socket.on('encrypted', () => socket.write('secret'));
  });
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve));
  const { port } = server.address() as { readonly port: number };
  const { socket, events } = watch();
  socket.setSslConfiguration(configure());
  socket.setPeerVerifyName(host);
  socket.connectToHost('127.0.0.1', port);
  socket.write('STARTTLS');
  await until(socket, 'readyRead');
  assert.is(Buffer.from(socket.readAll()).toString(), 'go');
  socket.startClientEncryption();
  await until(socket, 'readyRead');
  assert.is(Buffer.from(socket.readAll()).toString(), 'secret');
  assert.equal(events, ['connected', 'mode 1', 'encrypted']);
  socket.abort();
  await new Promise((resolve) => server.close(resolve));
});

sslSocket('a connection that does not come about has an error and no end', async () => {
  const raw = await serveRaw(() => undefined);
  await raw.close();
  const { socket, events } = watch();
  socket.connectToHostEncrypted('127.0.0.1', raw.port);
  await until(socket, 'errorOccurred');
  await pause(5);
  assert.equal(events, ['error ConnectionRefusedError']);
  assert.equal(socket.sslHandshakeErrors(), []);
});

sslSocket('tells a peer that closes, is silent or speaks no TLS', async () => {
  const closing = await serveRaw((socket) => socket.end());
  assert.equal((await connectOnce(watch(), closing.port)).slice(2), remote);
  const silent = await serveRaw(() => undefined);
  const impatient = watch(new SslSocket({ handshakeTimeout: 30 }));
  assert.equal((await connectOnce(impatient, silent.port)).slice(2), ['error SocketTimeoutError', 'disconnected']);
  const other = await serveRaw((socket) => socket.end('220 ready\r\n'));
  assert.equal((await connectOnce(watch(), other.port)).slice(2), failed);
  for (const server of [closing, silent, other]) await server.close();
});

sslSocket('settings that no handshake can be made with are an error of their own', async () => {
  const server = await serve(good);
  const bad = [
    (each: SslConfiguration) => each.setBackendConfigurationOption('Nonsense', 'x'),
    (each: SslConfiguration) => each.setProtocol(SslProtocol.UnknownProtocol),
    (each: SslConfiguration) => each.setLocalCertificate(new SslCertificate(good.leaf.der, 1)),
    (each: SslConfiguration) => each.setBackendConfigurationOption('CipherString', 'PSK:!PSK'),
  ];
  for (const spoil of bad) {
    const { socket, events } = watch();
    const configuration = configure();
    spoil(configuration);
    socket.setSslConfiguration(configuration);
    assert.equal(
      (await connectOnce({ socket, events }, server.port)).filter((event) => event.startsWith('error')),
      ['error SslInvalidUserDataError'],
    );
  }
  await server.close();
});

sslSocket('an interrupted handshake ends, or goes on where the listener says so', async () => {
  const interrupting = configure();
  interrupting.setHandshakeMustInterruptOnError(true);
  const interrupted = await outcome(expired, interrupting);
  assert.equal(interrupted.events, [...start, 'interrupted CertificateExpired', ...failed]);
  assert.equal(interrupted.socket.sslHandshakeErrors(), []);
  const going = (socket: SslSocket): void => {
    socket.on('handshakeInterruptedOnError', () => socket.continueInterruptedHandshake());
  };
  const errors = ['peerVerifyError CertificateExpired', 'sslErrors CertificateExpired'];
  const continued = await outcome(expired, interrupting, going);
  assert.equal(continued.events, [...start, 'interrupted CertificateExpired', ...errors, ...failed]);
  const ignored = await outcome(expired, interrupting, (socket) => {
    going(socket);
    socket.on('sslErrors', () => socket.ignoreSslErrors());
  });
  assert.equal(ignored.events, [...start, 'interrupted CertificateExpired', ...errors, 'encrypted', ...remote]);
});

sslSocket('a pause on errors lasts until resume', async () => {
  const server = new QtServer(configure(expired));
  const port = await server.listen();
  const resuming = async (decide: (socket: SslSocket) => void): Promise<string[]> => {
    const watched = watch();
    const { socket } = watched;
    socket.setSslConfiguration(configure());
    socket.setPauseMode(PauseMode.PauseOnSslErrors);
    socket.on('encrypted', () => socket.close());
    socket.on('sslErrors', () => {
      setTimeout(() => {
        decide(socket);
        socket.resume();
      }, 10);
    });
    return await connectOnce(watched, port);
  };
  assert.equal((await resuming((socket) => socket.ignoreSslErrors())).slice(-2), ['encrypted', 'disconnected']);
  assert.equal((await resuming(() => undefined)).slice(-2), failed);
  await server.close();
});

sslSocket('what a peer sends before it closes is not lost, however long the verdict takes', async () => {
  const server = await serve(good, (socket) => socket.end('last words'));
  const slow: Provider = {
    name: 'slow',
    async verifyAsync(jobs) {
      await pause(50);
      return jobs.map((job) => defaultProvider().verify(job));
    },
  };
  const { socket, events } = watch(new SslSocket({ now: () => time, provider: slow }));
  socket.setSslConfiguration(configure());
  let text = '';
  socket.on('readyRead', () => {
    text += Buffer.from(socket.readAll()).toString();
  });
  assert.equal(await connectOnce({ socket, events }, server.port), [...start, 'encrypted', ...remote]);
  assert.is(text, 'last words');
  await server.close();
});

sslSocket('a listener may end the connection at any event', async () => {
  for (const event of ['peerVerifyError', 'sslErrors'] as const) {
    const { events } = await outcome(expired, configure(), (socket) => socket.once(event, () => socket.abort()));
    assert.is(events.at(-1), 'disconnected');
    assert.not(events.includes('encrypted'));
    assert.not(events.includes('error SslHandshakeFailedError'));
  }
});

const expiredError = new SslError(SslErrorCode.CertificateExpired, new SslCertificate(expired.leaf.der, 1));
const expiredForgedError = new SslError(SslErrorCode.CertificateExpired, new SslCertificate(expiredForged.leaf.der, 1));

sslSocket('an expired leaf may be ignored, a forged one never', async () => {
  const tolerant = (socket: SslSocket): void => socket.ignoreSslErrors([expiredError, expiredForgedError]);
  const late = await outcome(expired, configure(), tolerant);
  assert.ok(late.events.includes('encrypted'));
  const both = ['CertificateSignatureFailed', 'CertificateExpired'];
  const told = [...both.map((name) => `peerVerifyError ${name}`), `sslErrors ${both.join(' ')}`];
  const forgery = await outcome(expiredForged, configure(), tolerant);
  assert.equal(forgery.events, [...start, ...told, ...failed]);
  const everything = (socket: SslSocket): void => {
    socket.on('sslErrors', (errors) => {
      socket.ignoreSslErrors(errors);
      socket.ignoreSslErrors();
    });
  };
  assert.equal((await outcome(expiredForged, configure(), everything)).events, [...start, ...told, ...failed]);
  assert.equal((await outcome(forged, configure(), everything)).events.at(-2), 'error SslHandshakeFailedError');
});

sslSocket('under QueryPeer an expired leaf passes, and a forged one is told and refused', async () => {
  const querying = configure();
  querying.setPeerVerifyMode(PeerVerifyMode.QueryPeer);
  const late = await outcome(expired, querying);
  assert.equal(late.events.slice(-4), ['sslErrors CertificateExpired', 'encrypted', ...remote]);
  const tolerant = (socket: SslSocket): void => socket.ignoreSslErrors([expiredForgedError]);
  const { events, socket } = await outcome(expiredForged, querying, tolerant);
  assert.equal(events.slice(-3), ['sslErrors CertificateSignatureFailed CertificateExpired', ...failed]);
  assert.is(socket.sslHandshakeErrors()[0]?.error(), SslErrorCode.CertificateSignatureFailed);
});

sslSocket('sessions are kept where the configuration says so, and judged anew', async () => {
  const server = await serve(good, (socket) => socket.end('x'));
  const configuration = configure();
  configuration.setSslOption(SslOption.SslOptionDisableSessionPersistence, false);
  const { socket, events } = watch();
  socket.on('readyRead', () => socket.readAll());
  socket.setSslConfiguration(configuration);
  const first = await connectOnce({ socket, events }, server.port);
  assert.ok(first.includes('ticket'));
  assert.ok(socket.sslConfiguration().sessionTicket().length > 0);
  await connectOnce({ socket, events }, server.port);
  assert.ok(verdictOf(socket)?.isResumed);
  assert.is(socket.peerCertificateChain().length, 2);
  const stricter = watch();
  const other = socket.sslConfiguration();
  other.setCaCertificates([new SslCertificate(untrusted.leaf.der, 1)]);
  stricter.socket.setSslConfiguration(other);
  assert.ok((await connectOnce(stricter, server.port)).includes('error SslHandshakeFailedError'));
  await server.close();
});

sslSocket('refuses a socket that is not connected, and does nothing without one', () => {
  const socket = new SslSocket();
  assert.not(socket.setSocket(connectPlain({ port: 1, host: '127.0.0.1' }).on('error', () => undefined) as Socket));
  socket.startClientEncryption();
  socket.close();
  socket.abort();
  socket.resume();
  assert.is(socket.mode(), SslMode.UnencryptedMode);
  assert.is(socket.bytesAvailable(), 0);
  assert.is(socket.readAll().length, 0);
  assert.throws(() => new SslSocket({ handshakeTimeout: Number.NaN }), /handshakeTimeout/);
});

sslSocket.run();

const qt = suite('Qt: assertions that need a socket');

qt('assertion 34: mode and depth of a socket: defaults, what is set, and what is ignored', () => {
  const socket = new SslSocket();
  assert.is(socket.peerVerifyMode(), PeerVerifyMode.AutoVerifyPeer);
  assert.is(socket.peerVerifyDepth(), 0);
  socket.setPeerVerifyDepth(1);
  const { warn } = console;
  console.warn = () => undefined;
  socket.setPeerVerifyDepth(-1);
  console.warn = warn;
  assert.is(socket.peerVerifyDepth(), 1);
  socket.setPeerVerifyMode(PeerVerifyMode.VerifyNone);
  assert.is(socket.sslConfiguration().peerVerifyMode(), PeerVerifyMode.VerifyNone);
});

qt('assertion 36: a configuration goes through a socket and stays equal', () => {
  const socket = new SslSocket();
  const configuration = configure(good);
  socket.setSslConfiguration(configuration);
  assert.ok(socket.sslConfiguration().equals(configuration));
  assert.ok(new SslSocket().sslConfiguration().equals(SslConfiguration.defaultConfiguration()));
});

qt('assertion 37: another default leaves a socket its CAs and ciphers', () => {
  const before = SslConfiguration.defaultConfiguration();
  const socket = new SslSocket();
  const other = new SslConfiguration();
  other.setCaCertificates([new SslCertificate(intermediate.der, 1)]);
  SslConfiguration.setDefaultConfiguration(other);
  assert.ok(socket.sslConfiguration().equals(before));
  assert.ok(new SslSocket().sslConfiguration().equals(other));
  SslConfiguration.setDefaultConfiguration(before);
});

qt('assertion 41: of ignore lists none and a wrong one fail, the right one and one with more pass', async () => {
  const wrong = new SslError(SslErrorCode.CertificateExpired);
  const lists = [
    [[], false],
    [[wrong], false],
    [[expiredError], true],
    [[expiredError, wrong], true],
  ] as const;
  for (const [list, passes] of lists) {
    const { events } = await outcome(expired, configure(), (socket) => socket.ignoreSslErrors(list));
    assert.is(events.includes('encrypted'), passes);
  }
});

const clientRows: readonly (readonly [name: string, shown: Credentials | undefined, isRefused: boolean])[] = [
  ['none', undefined, true],
  ['self-signed', selfSigned, true],
  ['made for servers', good, true],
  ['made for clients', client, false],
  ['made for clients, with its CA', { ...client, cert: client.cert + toPem(root) }, false],
];

for (const mode of ['AutoVerifyPeer', 'QueryPeer', 'VerifyNone', 'VerifyPeer'] as const) {
  for (const [name, shown, isRefused] of clientRows) {
    qt(`assertion 42: over sockets, a server with ${mode} and a client with ${name}`, async () => {
      const configuration = configure(good);
      configuration.setPeerVerifyMode(PeerVerifyMode[mode]);
      const server = new QtServer(configuration, (socket) => socket.on('encrypted', () => socket.close()));
      const port = await server.listen();
      const watched = watch();
      watched.socket.setSslConfiguration(configure(shown));
      await connectOnce(watched, port);
      const [peer] = server.peers;
      while (peer?.events.at(-1) !== 'disconnected') await pause(1);
      assert.is(peer.events.includes('encrypted'), mode !== 'VerifyPeer' || !isRefused);
      const sent = mode === 'VerifyNone' || shown === undefined ? [] : SslCertificate.fromData(shown.cert);
      const seen = peer.socket.peerCertificateChain();
      assert.is(seen.length, sent.length);
      assert.ok(seen.every((each, index) => sent[index]?.equals(each)));
      assert.is(peer.socket.peerCertificate().isNull(), sent.length === 0);
      await server.close();
    });
  }
}

qt('assertion 43: a second connection does not repeat the errors of the first', async () => {
  const bad = new QtServer(configure(expired), (socket) => socket.on('encrypted', () => socket.close()));
  const fine = new QtServer(configure(good), (socket) => socket.on('encrypted', () => socket.close()));
  const [badPort, finePort] = [await bad.listen(), await fine.listen()];
  const watched = watch();
  watched.socket.setSslConfiguration(configure());
  await connectOnce(watched, badPort);
  assert.is(watched.socket.sslHandshakeErrors().length, 1);
  assert.equal(await connectOnce(watched, finePort), [...start, 'encrypted', ...remote]);
  assert.equal(watched.socket.sslHandshakeErrors(), []);
  await connectOnce(watched, badPort);
  assert.is(watched.socket.sslHandshakeErrors().length, 1);
  for (const server of [bad, fine]) await server.close();
});

qt.run();
