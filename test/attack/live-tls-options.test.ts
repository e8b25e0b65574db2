import { get } from 'node:https';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PeerVerifyMode, SslCertificate, SslConfiguration } from '../../src/config.ts';
import { createVerifier, type Provider } from '../../src/index.ts';
import { type ConnectOptions, connect, createConnector, guardTlsSocket, VerifyingAgent } from '../../src/node.ts';
import {
  anchors,
  expired,
  good,
  host,
  intermediate,
  type Listening,
  pause,
  revoked,
  serve,
  time,
} from '../node/tls/support.ts';
import { crlOf } from '../support/revocation.ts';

function configured(): SslConfiguration {
  const configuration = new SslConfiguration();
  configuration.setCaCertificates(anchors.map((der) => new SslCertificate(der, 1)));
  return configuration;
}

/** The code of the refusal; undefined for a socket. */
function outcomeOf(connector: ReturnType<typeof createConnector>, { port }: Listening): Promise<string | undefined> {
  return new Promise((resolve) => {
    connector({ hostname: '127.0.0.1', port, servername: host }, (error, socket) => {
      socket?.destroy();
      resolve(error === null ? undefined : String((error as NodeJS.ErrnoException).code));
    });
  });
}

const later = suite('attack: options that change after they were handed in');

later('a configuration that is opened up afterwards stays closed', async () => {
  const server = await serve(expired);
  const configuration = configured();
  const connector = createConnector({ configuration, time });
  configuration.setPeerVerifyMode(PeerVerifyMode.VerifyNone);
  assert.is(await outcomeOf(connector, server), 'peer-refused');
  await server.close();
});

later('so do the errors to be ignored', async () => {
  const server = await serve(expired);
  const ignore = { all: false };
  const connector = createConnector({ configuration: configured(), time, ignore });
  ignore.all = true;
  assert.is(await outcomeOf(connector, server), 'peer-refused');
  await server.close();
});

later('CRLs that can be gone through once do for every connection', async () => {
  const server = await serve(revoked);
  function* once(): Generator<Uint8Array> {
    yield crlOf(intermediate, { revoked: [{ certificate: revoked.leaf.der }] });
  }
  const connector = createConnector({ anchors, time, revocation: { mode: 'soft', crls: once() } });
  assert.is(await outcomeOf(connector, server), 'peer-refused');
  assert.is(await outcomeOf(connector, server), 'peer-refused');
  await server.close();
});

later.run();

const beside = suite('attack: options that seem to count');

const said: readonly Partial<ConnectOptions>[] = [
  { identity: { dns: 'somebody.example' } },
  { revocation: { mode: 'hard' } },
  { maxIntermediates: 0 },
  { profile: 'webpki' },
];

for (const options of said) {
  beside(`${Object.keys(options)} beside a configuration is refused`, async () => {
    const server = await serve(good);
    const to = { host: '127.0.0.1', port: server.port, servername: host, time, configuration: configured() };
    const outcome: unknown = await connect({ ...to, ...options }).catch((error: unknown) => error);
    assert.instance(outcome, TypeError);
    const socket = await connect(to);
    assert.throws(() => guardTlsSocket(socket, { ...to, ...options }), /does not count beside a configuration/);
    socket.destroy();
    await server.close();
  });
}

beside('with a verifier they count', async () => {
  const server = await serve(good);
  const to = { host: '127.0.0.1', port: server.port, servername: host, time, verifier: createVerifier({ anchors }) };
  const outcome: unknown = await connect({ ...to, revocation: { mode: 'hard' } }).catch((error: unknown) => error);
  assert.is((outcome as NodeJS.ErrnoException).code, 'peer-refused');
  await server.close();
});

beside.run();

const agents = suite('attack: an agent that is destroyed');

agents('makes no request over a connection that was waiting for its verdict', async () => {
  const server = await serve(good);
  let isAsked = false;
  const provider: Provider = {
    name: 'slow',
    verifyAsync: async (jobs) => {
      isAsked = true;
      await pause(50);
      return jobs.map(() => 'good');
    },
  };
  const agent = new VerifyingAgent({ anchors, time, provider });
  const request = get({ host: '127.0.0.1', port: server.port, servername: host, agent });
  const failed = new Promise<NodeJS.ErrnoException>((resolve) => request.on('error', resolve));
  while (!isAsked) await pause(1);
  agent.destroy();
  const outcome = await Promise.race([failed, pause(500)]);
  request.destroy();
  assert.is(server.received(), 0);
  assert.is(outcome?.code, 'aborted');
  await server.close();
});

agents.run();
