import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  NextProtocolNegotiationStatus,
  type SslConfiguration,
  SslDiffieHellmanParameters,
  SslEllipticCurve,
  SslKey,
  SslOption,
  SslProtocol,
} from '../../../src/config.ts';
import { identityOf, serverNameOf } from '../../../src/node/tls/peer-name.ts';
import { clientContextOf, serverContextOf } from '../../../src/node/tls/secure-context.ts';
import type { SslSocket } from '../../../src/node.ts';
import { configure, connectOnce, QtServer, watch } from './qt-peers.ts';
import { failureOf, good, selfSigned } from './support.ts';

const settings = suite('settings of a configuration in a handshake');

type Change = (configuration: SslConfiguration) => void;

/** What a client has agreed on with a server, or the error. */
async function agreed(
  ofClient: Change,
  ofServer: Change = () => undefined,
): Promise<{ socket: SslSocket; told: string }> {
  const serving = configure(good);
  ofServer(serving);
  const server = new QtServer(serving, (socket) => socket.on('encrypted', () => socket.close()));
  const port = await server.listen();
  const watched = watch();
  const { socket } = watched;
  const configuration = configure();
  ofClient(configuration);
  socket.setSslConfiguration(configuration);
  let told = '';
  socket.on('encrypted', () => {
    const state = socket.sslConfiguration();
    const cipher = state.sessionCipher().name();
    told = `${state.sessionProtocol()} ${cipher} ${state.nextNegotiatedProtocol() ?? '-'} ${state.nextProtocolNegotiationStatus()}`;
  });
  const events = await connectOnce(watched, port);
  await server.close();
  return { socket, told: told === '' ? (events.find((event) => event.startsWith('error')) ?? '') : told };
}

const { NextProtocolNegotiationNegotiated, NextProtocolNegotiationUnsupported } = NextProtocolNegotiationStatus;
const failed = 'error SslHandshakeFailedError';

settings('protocol', async () => {
  const only = (protocol: SslProtocol) => (each: SslConfiguration) => each.setProtocol(protocol);
  assert.ok((await agreed(only(SslProtocol.TlsV1_2))).told.startsWith(`${SslProtocol.TlsV1_2} ECDHE-ECDSA-`));
  assert.is((await agreed(only(SslProtocol.TlsV1_2), only(SslProtocol.TlsV1_3))).told, failed);
});

settings('ciphers, where those of a version that has none stay as they are', async () => {
  const old = 'ECDHE-ECDSA-CHACHA20-POLY1305';
  const both: Change = (each) => each.setCiphers(`TLS_CHACHA20_POLY1305_SHA256:${old}`);
  assert.match((await agreed(both)).told, /^12 TLS_CHACHA20_POLY1305_SHA256 /);
  assert.match((await agreed((each) => each.setCiphers(old))).told, /^12 TLS_/);
  assert.match((await agreed(both, (each) => each.setProtocol(SslProtocol.TlsV1_2))).told, new RegExp(`^2 ${old} `));
});

settings('curves and groups', async () => {
  const curve = (name: string) => (each: SslConfiguration) => each.setEllipticCurves([new SslEllipticCurve(name)]);
  assert.is((await agreed(curve('secp384r1'), curve('secp521r1'))).told, failed);
  assert.match((await agreed(curve('secp384r1'), curve('secp384r1'))).told, /^12 /);
  const groups: Change = (each) => each.setBackendConfigurationOption('gROUPS', 'P-521');
  assert.match((await agreed(groups, curve('secp521r1'))).told, /^12 /);
});

settings('ALPN', async () => {
  const offer =
    (...names: string[]) =>
    (each: SslConfiguration) =>
      each.setAllowedNextProtocols(names);
  assert.match(
    (await agreed(offer('h2', 'http/1.1'), offer('http/1.1'))).told,
    new RegExp(` http/1.1 ${NextProtocolNegotiationNegotiated}$`),
  );
  assert.match((await agreed(offer('h2'))).told, new RegExp(` - ${NextProtocolNegotiationUnsupported}$`));
});

settings('backend commands go before', async () => {
  const command = (name: string, value: string) => (each: SslConfiguration) =>
    each.setBackendConfigurationOption(name, value);
  assert.match((await agreed(command('MaxProtocol', 'TLSv1.2'))).told, /^2 /);
  assert.match((await agreed(command('Ciphersuites', 'TLS_AES_128_GCM_SHA256'))).told, /^12 TLS_AES_128_GCM_SHA256 /);
  assert.is((await agreed(command('SignatureAlgorithms', 'RSA+SHA256'))).told, failed);
});

settings('Diffie-Hellman parameters', () => {
  const configuration = configure(good);
  assert.is(serverContextOf(configuration).dhparam, 'auto');
  configuration.setDiffieHellmanParameters(new SslDiffieHellmanParameters());
  assert.is(serverContextOf(configuration).dhparam, 'auto');
});

settings('options', () => {
  const configuration = configure(good);
  assert.is(clientContextOf(configuration).servername, undefined);
  configuration.setSslOption(SslOption.SslOptionDisableServerNameIndication, true);
  assert.is(clientContextOf(configuration).servername, '');
  assert.is(serverContextOf(configuration).honorCipherOrder, true);
  configuration.setSslOption(SslOption.SslOptionDisableServerCipherPreference, true);
  assert.is(serverContextOf(configuration).honorCipherOrder, false);
  configuration.setSessionTicket(Uint8Array.of(1, 2, 3));
  assert.is(clientContextOf(configuration).session, undefined);
});

async function messageOf(change: Change, context = clientContextOf): Promise<string> {
  const configuration = configure(good);
  change(configuration);
  const attempt = (async () => context(configuration))();
  return (await failureOf(attempt, 'configuration-unusable')).message;
}

settings('what no connection can be made with is told', async () => {
  assert.match(await messageOf((each) => each.setPrivateKey(new SslKey())), /no private key/);
  assert.match(await messageOf((each) => each.setPrivateKey(new SslKey({ handle: {} }))), /opaque/);
  assert.ok((await messageOf((each) => each.setPrivateKey(new SslKey(selfSigned.key)))) !== '');
  assert.match(await messageOf((each) => each.setBackendConfigurationOption('Nonsense', 'x')), /Nonsense/);
  assert.match(await messageOf((each) => each.setProtocol(SslProtocol.UnknownProtocol)), /protocol/);
  assert.match(await messageOf((each) => each.setLocalCertificateChain([]), serverContextOf), /needs a certificate/);
});

settings('names are asked for in A-labels, addresses are not asked for', () => {
  assert.is(serverNameOf('EXAMPLE.com.'), 'EXAMPLE.com');
  assert.is(serverNameOf('b\u00fccher.example'), 'xn--bcher-kva.example');
  assert.is(serverNameOf('[::1]'), '');
  assert.is(serverNameOf('127.0.0.1'), '');
  assert.equal(identityOf('b\u00fccher.example'), { dns: 'xn--bcher-kva.example' });
  assert.equal(identityOf('[::1]'), { ip: '::1' });
});

settings.run();
