import { Socket } from 'node:net';
import type { SecureVersion, TLSSocket } from 'node:tls';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SslCertificate, SslConfiguration } from '../../../src/config.ts';
import { createVerifier, type Provider } from '../../../src/index.ts';
import { type ConnectOptions, connect, TlsError, verdictOf } from '../../../src/node.ts';
import { crlOf } from '../../support/revocation.ts';
import {
  anchors,
  type Credentials,
  client,
  expired,
  expiredForged,
  failureOf,
  forged,
  good,
  host,
  intermediate,
  type Listening,
  missingIntermediate,
  pause,
  problemsOf,
  revoked,
  selfSigned,
  serve,
  serveRaw,
  time,
  toPem,
  until,
  untrusted,
  wrongHost,
} from './support.ts';

const versions: readonly SecureVersion[] = ['TLSv1.2', 'TLSv1.3'];

function to(server: Listening, more: Partial<ConnectOptions> = {}): ConnectOptions {
  return { host: '127.0.0.1', port: server.port, servername: host, anchors, time, handshakeTimeout: 5000, ...more };
}

async function against(credentials: Credentials, more: Partial<ConnectOptions> = {}): Promise<TlsError> {
  const server = await serve(credentials);
  try {
    return await failureOf(connect(to(server, more)));
  } finally {
    await server.close();
  }
}

const accepting = suite('connect: a server that is accepted');

for (const version of versions) {
  accepting(`${version}: hands out the socket with its verdict`, async () => {
    const server = await serve({ ...good, minVersion: version, maxVersion: version });
    const socket = await connect(to(server));
    assert.is(socket.getProtocol(), version);
    const judgement = verdictOf(socket);
    assert.ok(judgement?.accepted);
    assert.ok(judgement.verdict?.ok);
    assert.is(judgement.sentChain.length, 2);
    assert.is(String(await until(socket, 'data')), 'hello');
    socket.write('question');
    while (server.received() < 8) await pause(1);
    socket.destroy();
    await server.close();
  });
}

accepting('takes an address for an address', async () => {
  const server = await serve(good);
  const { servername, ...options } = to(server);
  const socket = await connect(options);
  assert.ok(verdictOf(socket)?.accepted);
  socket.destroy();
  assert.equal(problemsOf(await failureOf(connect({ ...options, identity: { ip: '127.0.0.2' } }))), ['ip-mismatch']);
  await server.close();
});

accepting('judges by a verifier, and by a configuration', async () => {
  const server = await serve(good);
  const { anchors: _, ...options } = to(server);
  const byVerifier = await connect({ ...options, verifier: createVerifier({ anchors, profile: 'webpki' }) });
  assert.ok(verdictOf(byVerifier)?.verdict?.ok);
  byVerifier.destroy();
  const configuration = new SslConfiguration();
  configuration.setCaCertificates(anchors.map((der) => new SslCertificate(der, 1)));
  configuration.setAllowedNextProtocols(['http/1.1']);
  const byConfiguration = await connect({ ...options, configuration });
  const { verification } = verdictOf(byConfiguration) ?? {};
  assert.ok(verification?.accepted);
  assert.is(verification.configuration.peerCertificateChain().length, 2);
  assert.not(verification.configuration.sessionCipher().isNull());
  byConfiguration.destroy();
  configuration.setPeerVerifyDepth(1);
  configuration.setCaCertificates([]);
  const { code, peer } = await failureOf(connect({ ...options, configuration }));
  assert.is(code, 'peer-refused');
  assert.is(peer?.verification?.sslErrors.length, 1);
  await server.close();
});

accepting('says nothing of sockets that came from elsewhere', () => {
  assert.is(verdictOf(new Socket()), undefined);
});

accepting.run();

const refusing = suite('connect: a server that is refused');

const cases: readonly (readonly [name: string, server: Credentials, codes: readonly string[]])[] = [
  ['expired', expired, ['expired']],
  ['wrong host', wrongHost, ['host-mismatch']],
  ['missing intermediate', missingIntermediate, ['issuer-not-found']],
  ['self-signed', selfSigned, ['self-signed-leaf']],
  ['untrusted', untrusted, ['self-signed-in-chain']],
  ['forged', forged, ['signature-invalid']],
  ['expired and forged', expiredForged, ['signature-invalid', 'expired']],
];

for (const [name, credentials, codes] of cases) {
  for (const version of versions) {
    refusing(`${name}, ${version}`, async () => {
      const error = await against(credentials, { minVersion: version, maxVersion: version });
      assert.is(error.code, 'peer-refused');
      assert.equal(problemsOf(error), codes);
      assert.ok(error.message.startsWith(codes[0] ?? ''));
    });
  }
}

refusing('revoked', async () => {
  const crls = [crlOf(intermediate, { revoked: [{ certificate: revoked.leaf.der }] })];
  const error = await against(revoked, { revocation: { mode: 'soft', crls } });
  assert.equal(problemsOf(error), ['revoked']);
  const server = await serve(good);
  (await connect(to(server, { revocation: { mode: 'soft', crls } }))).destroy();
  await server.close();
});

refusing('whatever OpenSSL thinks of it', async () => {
  // What is not among our anchors does not become one by being in Node's own store.
  const server = await serve(good);
  const other = { ...to(server, { anchors: [selfSigned.leaf.der] }), rejectUnauthorized: true };
  assert.is((await failureOf(connect(other))).code, 'peer-refused');
  await server.close();
});

refusing('one without a certificate', async () => {
  const anonymous = { ciphers: 'ADH-AES128-SHA256:@SECLEVEL=0', maxVersion: 'TLSv1.2' } as const;
  const server = await serve({ ...anonymous, dhparam: 'auto' });
  const error = await failureOf(connect(to(server, anonymous)));
  assert.is(error.code, 'peer-refused');
  assert.is(error.message, 'the peer sent no certificate');
  await server.close();
});

refusing('one that sends very many certificates, or the same ones again and again', async () => {
  const { leaf, key } = untrusted;
  const many = Array.from({ length: 200 }, () => intermediate);
  const error = await against({ leaf, key, cert: toPem(leaf, ...many) });
  assert.ok(error.code === 'peer-refused' || error.code === 'handshake-failed', error.code);
  const far = Array.from({ length: 500 }, () => intermediate);
  assert.is((await against({ leaf, key, cert: toPem(leaf, ...far) })).code, 'handshake-failed');
  const server = await serve({ ...good, cert: toPem(good.leaf, intermediate, good.leaf, intermediate) });
  (await connect(to(server))).destroy();
  await server.close();
});

refusing.run();

const ending = suite('connect: what ends early');

ending('nobody listens', async () => {
  const server = await serve(good);
  await server.close();
  assert.is((await failureOf(connect(to(server)))).code, 'connection-failed');
});

ending('the server closes in the middle of the handshake', async () => {
  for (const answer of ['', '\u0016\u0003\u0003\u0000\u0040']) {
    const server = await serveRaw((socket) => socket.once('data', () => socket.end(answer, 'latin1')));
    assert.is((await failureOf(connect(to(server)))).code, 'closed-early');
    await server.close();
  }
});

ending('the server speaks another language', async () => {
  const server = await serveRaw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  assert.is((await failureOf(connect(to(server)))).code, 'handshake-failed');
  await server.close();
});

ending('the server never answers', async () => {
  const server = await serveRaw(() => undefined);
  const error = await failureOf(connect(to(server, { handshakeTimeout: 50 })));
  assert.is(error.code, 'timed-out');
  await server.close();
});

ending('the verdict never comes', async () => {
  const server = await serve(good);
  const provider: Provider = { name: 'silent', verifyAsync: () => new Promise(() => undefined) };
  const error = await failureOf(connect(to(server, { provider, handshakeTimeout: 200 })));
  assert.is(error.code, 'timed-out');
  assert.is(server.received(), 0);
  await server.close();
});

ending('the caller gives up', async () => {
  const server = await serveRaw(() => undefined);
  const controller = new AbortController();
  const attempt = connect(to(server, { signal: controller.signal }));
  setTimeout(() => controller.abort(), 20);
  assert.is((await failureOf(attempt)).code, 'aborted');
  assert.is((await failureOf(connect(to(server, { signal: AbortSignal.abort() })))).code, 'aborted');
  await server.close();
});

ending('the server makes a second handshake', async () => {
  const server = await serve({ ...good, maxVersion: 'TLSv1.2' }, (socket) => {
    socket.renegotiate({}, () => undefined);
  });
  const socket = await connect(to(server));
  socket.on('error', () => undefined);
  let count = 0;
  socket.on('secure', () => count++);
  socket.resume();
  await Promise.race([until(socket, 'close'), pause(200)]);
  assert.ok(socket.destroyed || count === 0, 'a second handshake was made and nobody cared');
  socket.destroy();
  await server.close();
});

ending.run();

const options = suite('connect: options');

async function mistakeOf(given: object): Promise<string> {
  const error: unknown = await connect({ host, port: 1, ...given }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof TlsError) return error.code;
  return error instanceof Error ? error.name : 'none';
}

options('refuses what cannot be meant', async () => {
  assert.is(await mistakeOf({}), 'TypeError');
  assert.is(await mistakeOf({ anchors, verifier: createVerifier({ anchors }) }), 'TypeError');
  assert.is(await mistakeOf({ anchors, ca: toPem(intermediate) }), 'TypeError');
  assert.is(await mistakeOf({ anchors, crl: 'x' }), 'TypeError');
  assert.is(await mistakeOf({ anchors, handshakeTimeout: 0 }), 'RangeError');
  assert.is(await mistakeOf({ anchors, host: undefined, socket: new Socket() }), 'TypeError');
});

options('tells settings that no connection can be made with', async () => {
  assert.is(await mistakeOf({ anchors, ciphers: 'nonsense' }), 'configuration-unusable');
  assert.is(await mistakeOf({ anchors, cert: good.cert, key: selfSigned.key }), 'configuration-unusable');
  const configuration = new SslConfiguration();
  configuration.setBackendConfigurationOption('Nonsense', '1');
  assert.is(await mistakeOf({ configuration }), 'configuration-unusable');
});

options.run();

const sessions = suite('connect: sessions');

async function sessionOf(server: Listening, more: Partial<ConnectOptions> = {}): Promise<Buffer> {
  const socket = await connect(to(server, more));
  const session = (await until(socket, 'session')) as Buffer;
  socket.destroy();
  return session;
}

sessions('a resumed session carries what the server has shown, which is judged anew', async () => {
  const server = await serve(good);
  const session = await sessionOf(server);
  const socket = await connect(to(server, { session: Buffer.from(session) }));
  assert.ok(socket.isSessionReused());
  const judgement = verdictOf(socket);
  assert.ok(judgement?.isResumed);
  assert.is(judgement.sentChain.length, 2);
  socket.destroy();
  const later = await failureOf(connect(to(server, { session, time: Date.UTC(2026, 5, 1) })));
  assert.equal(problemsOf(later), ['expired']);
  const other = await failureOf(connect(to(server, { session, identity: { dns: 'other.example' } })));
  assert.equal(problemsOf(other), ['host-mismatch']);
  await server.close();
});

sessions('a session that did not begin here is refused', async () => {
  const server = await serve(good);
  const { connect: connectTls } = await import('node:tls');
  const elsewhere: TLSSocket = connectTls({ host: '127.0.0.1', port: server.port, rejectUnauthorized: false });
  elsewhere.resume();
  const session = (await until(elsewhere, 'session')) as Buffer;
  elsewhere.destroy();
  assert.is((await failureOf(connect(to(server, { session })))).code, 'session-unknown');
  await server.close();
});

sessions('a client shows its certificate where it is asked', async () => {
  const server = await serve({ ...good, requestCert: true, rejectUnauthorized: false }, (socket) => {
    socket.write(String(socket.getPeerCertificate().subject.CN));
  });
  const socket = await connect(to(server, { cert: client.cert, key: client.key }));
  assert.is(String(await until(socket, 'data')), 'Client');
  socket.destroy();
  await server.close();
});

sessions.run();
