import { request } from 'node:https';
import { connect as connectTls } from 'node:tls';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SslCertificate, SslConfiguration } from '../../../src/config.ts';
import { guardTlsSocket, SslServer, SslSocket, TlsError, VerifyingAgent } from '../../../src/node.ts';
import { crlOf } from '../../support/revocation.ts';
import {
  anchors,
  type Credentials,
  client,
  expired,
  expiredClient,
  forged,
  good,
  host,
  intermediate,
  type Listening,
  missingIntermediate,
  pause,
  revoked,
  selfSigned,
  serve,
  time,
  until,
  untrusted,
  wrongHost,
} from './support.ts';

const tries = 100;
const atOnce = 10;
const secret = 'GET /secret HTTP/1.1\r\nHost: www.example.com\r\n\r\n';
const crls = [crlOf(intermediate, { revoked: [{ certificate: revoked.leaf.der }] })];
const judging = { anchors, time, revocation: { mode: 'soft', crls }, handshakeTimeout: 10_000 } as const;
const target = ({ port }: Listening) => ({ host: '127.0.0.1', port, servername: host });

/** Ways to send before there is a verdict. Each answers whether it was refused. */
type Way = (server: Listening) => Promise<boolean>;

const wasRefused = (error: unknown): boolean => error instanceof TlsError && error.code === 'peer-refused';

function guarded(write: (socket: ReturnType<typeof connectTls>) => void): Way {
  return async (server) => {
    const socket = connectTls({ ...target(server), rejectUnauthorized: false });
    const verdict = guardTlsSocket(socket, { ...judging, host });
    write(socket);
    let got = 0;
    socket.on('data', (data: Buffer) => {
      got += data.length;
    });
    const error = await verdict.catch((reason: unknown) => reason);
    const isRefused = wasRefused(error);
    assert.is(isRefused ? got : 0, 0, 'something was handed over');
    socket.destroy();
    return isRefused;
  };
}

const agents = new WeakMap<Listening, VerifyingAgent>();

function agentFor(server: Listening): VerifyingAgent {
  const agent = agents.get(server) ?? new VerifyingAgent(judging);
  agents.set(server, agent);
  return agent;
}

const ways: readonly Way[] = [
  guarded((socket) => socket.write(secret)),
  guarded((socket) => socket.end(secret)),
  guarded((socket) => {
    socket.on('secureConnect', () => {
      socket.write(secret);
      socket.uncork();
      socket.write(secret);
    });
  }),
  (server) =>
    new Promise((resolve) => {
      const outgoing = request({ ...target(server), method: 'POST', agent: agentFor(server) });
      outgoing.on('error', (error) => resolve(wasRefused(error)));
      outgoing.on('response', () => resolve(false));
      outgoing.end(secret);
    }),
  async (server) => {
    const configuration = new SslConfiguration();
    configuration.setCaCertificates(anchors.map((der) => new SslCertificate(der, 1)));
    const socket = new SslSocket({ now: () => time });
    socket.setSslConfiguration(configuration);
    let isEncrypted = false;
    socket.on('encrypted', () => {
      isEncrypted = true;
      socket.abort();
    });
    const ended = until(socket, 'disconnected');
    socket.connectToHostEncrypted('127.0.0.1', server.port, host);
    socket.write(secret);
    await ended;
    return !isEncrypted;
  },
];

/** The last way asks no CRL. */
const withoutRevocation = ways.slice(0, -1);

async function tryAll(server: Listening, chosen: readonly Way[]): Promise<number> {
  let refused = 0;
  for (let done = 0; done < tries; done += atOnce) {
    const round = Array.from({ length: atOnce }, (_, i) => chosen[(done + i) % chosen.length] as Way);
    const outcomes = await Promise.all(round.map((way) => way(server)));
    refused += outcomes.filter(Boolean).length;
  }
  // What is on its way arrives.
  await pause(50);
  return refused;
}

const leaks = suite('nothing leaks to a server that is refused');

const cases: readonly (readonly [name: string, credentials: Credentials, ways: readonly Way[]])[] = [
  ['expired', expired, ways],
  ['wrong host', wrongHost, ways],
  ['missing intermediate', missingIntermediate, ways],
  ['self-signed', selfSigned, ways],
  ['untrusted', untrusted, ways],
  ['forged', forged, ways],
  ['revoked', revoked, withoutRevocation],
];

for (const [name, credentials, chosen] of cases) {
  leaks(`${name}: ${tries} tries, no byte`, async () => {
    const server = await serve(credentials);
    assert.is(await tryAll(server, chosen), tries);
    assert.is(server.received(), 0);
    await server.close();
  });
}

leaks('the same ways reach a server that is accepted', async () => {
  for (const way of ways.slice(0, 3)) {
    const server = await serve(good);
    const socket = connectTls({ ...target(server), rejectUnauthorized: false });
    socket.destroy();
    assert.not(await way(server));
    while (server.received() === 0) await pause(1);
    await server.close();
  }
});

leaks.run();

const toClients = suite('nothing leaks to a client that is refused');

const clients: readonly (readonly [name: string, shown: Partial<Credentials>])[] = [
  ['no certificate', {}],
  ['expired', expiredClient],
  ['self-signed', selfSigned],
  ['made for servers', good],
];

for (const [name, { cert, key }] of clients) {
  toClients(`${name}: ${tries} tries, no byte either way`, async () => {
    let handedOver = 0;
    const server = new SslServer(
      { cert: good.cert, key: good.key, anchors, time },
      {
        emit(_, socket) {
          handedOver++;
          return socket.write('hello');
        },
      },
    );
    let refused = 0;
    server.on('refused', () => refused++);
    server.listen({ port: 0, host: '127.0.0.1' });
    await until(server, 'listening');
    const port = server.address()?.port ?? 0;
    let got = 0;
    const attempt = async (): Promise<void> => {
      const shown = cert === undefined || key === undefined ? {} : { cert, key };
      const socket = connectTls({ host: '127.0.0.1', port, servername: host, rejectUnauthorized: false, ...shown });
      socket.on('error', () => undefined);
      socket.on('data', (data: Buffer) => {
        got += data.length;
      });
      socket.write(secret);
      await until(socket, 'close');
    };
    for (let done = 0; done < tries; done += atOnce) await Promise.all(Array.from({ length: atOnce }, attempt));
    assert.equal({ handedOver, got, refused }, { handedOver: 0, got: 0, refused: tries });
    server.close();
    await until(server, 'close');
  });
}

toClients('one that is accepted is greeted', async () => {
  const server = new SslServer({ cert: good.cert, key: good.key, anchors, time });
  server.on('connection', (socket) => socket.end('hello'));
  server.listen({ port: 0, host: '127.0.0.1' });
  await until(server, 'listening');
  const { cert, key } = client;
  const port = server.address()?.port ?? 0;
  const socket = connectTls({ host: '127.0.0.1', port, servername: host, rejectUnauthorized: false, cert, key });
  assert.is(String(await until(socket, 'data')), 'hello');
  server.close();
  await until(server, 'close');
});

toClients.run();
