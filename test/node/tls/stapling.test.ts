import { createServer } from 'node:tls';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { OcspCertificateStatus } from '../../../src/config.ts';
import { connect, verdictOf } from '../../../src/node.ts';
import { ocspOf } from '../../support/revocation.ts';
import { configure, connectOnce, watch } from './qt-peers.ts';
import { anchors, failureOf, good, host, intermediate, problemsOf, time } from './support.ts';

const stapling = suite('OCSP stapling');

/** A server that staples `response` where it is asked, closes at once, and counts who asked. */
async function stapled(response: Uint8Array | undefined, visit: (port: number) => Promise<void>): Promise<number> {
  let asked = 0;
  const server = createServer({ cert: good.cert, key: good.key, ca: [] }, (socket) => {
    socket.on('error', () => undefined);
    socket.end();
  });
  server.on('OCSPRequest', (_certificate, _issuer, answer) => {
    asked++;
    answer(null, response === undefined ? null : Buffer.from(response));
  });
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve));
  await visit((server.address() as { readonly port: number }).port);
  await new Promise((resolve) => server.close(resolve));
  return asked;
}

const isGood = ocspOf(intermediate, [{ certificate: good.leaf.der }]);
const isRevoked = ocspOf(intermediate, [{ certificate: good.leaf.der, status: { at: time - 1000 } }]);
const revocation = { mode: 'hard', perRole: { issuer: 'off' } } as const;

stapling('connect asks where revocation counts, and judges what comes', async () => {
  const options = (port: number) => ({ host: '127.0.0.1', port, servername: host, anchors, time });
  const accepts = async (port: number): Promise<void> => {
    const socket = await connect({ ...options(port), revocation });
    assert.ok(verdictOf(socket)?.accepted);
    socket.destroy();
  };
  const refuses = (code: string) => async (port: number) => {
    const error = await failureOf(connect({ ...options(port), revocation }), 'peer-refused');
    assert.ok(problemsOf(error).includes(code), problemsOf(error).join());
  };
  assert.is(await stapled(isGood, accepts), 1);
  assert.is(await stapled(isRevoked, refuses('revoked')), 1);
  assert.is(await stapled(undefined, refuses('revocation-unknown')), 1);
  const unasked = await stapled(isRevoked, async (port) => {
    (await connect(options(port))).destroy();
  });
  assert.is(unasked, 0);
});

stapling('SslSocket asks where the configuration says so', async () => {
  const eventsOf = async (response: Uint8Array | undefined, statuses: readonly OcspCertificateStatus[]) => {
    const watched = watch();
    const configuration = configure();
    configuration.setOcspStaplingEnabled(true);
    watched.socket.setSslConfiguration(configuration);
    let events: string[] = [];
    await stapled(response, async (port) => {
      events = await connectOnce(watched, port);
    });
    const found = watched.socket.ocspResponses().map((each) => each.certificateStatus());
    assert.equal(found, statuses);
    return events;
  };
  assert.ok((await eventsOf(isGood, [OcspCertificateStatus.Good])).includes('encrypted'));
  const revoked = await eventsOf(isRevoked, [OcspCertificateStatus.Revoked]);
  assert.ok(revoked.includes('sslErrors CertificateRevoked') && !revoked.includes('encrypted'));
  assert.ok((await eventsOf(undefined, [])).includes('sslErrors OcspNoResponseFound'));
  // What is no response ends the handshake, as in Qt, with no list and no way to go on.
  const garbage = await eventsOf(Uint8Array.of(1, 2, 3), []);
  assert.equal(garbage, ['mode 1', 'connected', 'error SslHandshakeFailedError', 'disconnected']);
});

stapling.run();
