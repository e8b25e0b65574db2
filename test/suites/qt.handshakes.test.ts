import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  PeerVerifyMode,
  type SslCertificate,
  SslConfiguration,
  SslError,
  SslErrorCode,
  SslKey,
  SslProtocol,
  sslErrorName,
} from '../../src/config.ts';
import { SocketError, SslSocket } from '../../src/node.ts';
import { requireSuite } from '../support/vectors.ts';
import { QtVectors } from './qt-vectors.ts';

/** A handshake of Qt's: signals with their arguments, in order; the last five members are absent where we are the server. */
interface Handshake {
  readonly name: string;
  readonly events: readonly (readonly unknown[])[];
  readonly peerChain?: readonly string[];
  readonly peer?: string;
  readonly handshakeErrors?: readonly string[];
  readonly cipher?: string;
  readonly protocol?: string;
}

/** One side's certificate and settings. */
interface Side {
  /** A file with the chain, and one with the key; none: no certificate. */
  readonly chain?: string;
  readonly key?: string;
  readonly set?: (configuration: SslConfiguration) => void;
}

interface Scenario {
  readonly client: Side;
  readonly server: Side;
  readonly host?: string;
  readonly trust?: readonly string[];
  readonly before?: (socket: SslSocket) => void;
  readonly after?: (socket: SslSocket) => void;
}

/** All rows are run. Parts of them that are left out of the comparison, with the reason. */
const leftOut: Readonly<Record<'alertSent' | 'disconnected' | 'peer', string>> = {
  alertSent:
    'OpenSSL tells which alerts are sent through a callback that Node does not offer; in tls-modes.json every row but those that fail in the handshake has one',
  disconnected: 'where we are the server, the recorded program had gone before that signal',
  peer: 'interrupted inside the handshake, Qt has a chain and no certificate; Node tells of both when it has ended',
};

const time = Date.parse('2026-11-22T00:00:00Z');
const patience = 10_000;
const folder = requireSuite('qt', 60);
const vectors = folder === undefined ? undefined : new QtVectors(folder);

class Names {
  private readonly vectors: QtVectors;
  private readonly known: readonly (readonly [name: string, certificate: SslCertificate])[];

  constructor(vectors: QtVectors) {
    this.vectors = vectors;
    const names = 'leaf0 leaf1 leaf2 leaf3 i1 i2 i3 root oleaf oi oroot ss expired clientonly serveronly client';
    const more = 'rsa1024 rsa2048 ed login';
    this.known = `${names} ${more}`.split(' ').map((name) => [name, vectors.certificate(name)]);
  }

  nameOf(certificate: SslCertificate): string {
    if (certificate.isNull()) return '-';
    const name = this.known.find(([, each]) => each.equals(certificate))?.[0] ?? '?';
    return name === 'login' ? 'login.live.com' : name;
  }

  configurationOf({ chain, key, set }: Side, trust: readonly string[]): SslConfiguration {
    const configuration = new SslConfiguration();
    configuration.setCaCertificates(trust.map((name) => this.vectors.certificate(name)));
    if (chain !== undefined) configuration.setLocalCertificateChain(this.vectors.certificates([chain]));
    if (key !== undefined) {
      configuration.setPrivateKey(new SslKey(readFileSync(join(this.vectors.folder, 'certs', `${key}.key`))));
    }
    set?.(configuration);
    return configuration;
  }
}

/** What happened to one side, as the rows write it. */
interface Outcome {
  readonly socket: SslSocket;
  readonly events: unknown[][];
  readonly ended: Promise<unknown>;
  /** What the socket said while it was encrypted. */
  session: { readonly cipher: string; readonly protocol: string };
}

function watch(socket: SslSocket, names: Names): Outcome {
  const events: unknown[][] = [];
  const told = (error: SslError): string[] => [sslErrorName(error.error()), names.nameOf(error.certificate())];
  socket.on('peerVerifyError', (error) => events.push(['peerVerifyError', ...told(error)]));
  socket.on('sslErrors', (errors) => events.push(['sslErrors', errors.map(told)]));
  socket.on('handshakeInterruptedOnError', (error) => events.push(['interrupted', ...told(error)]));
  socket.on('errorOccurred', (error) => events.push(['error', nameIn(SocketError, error)]));
  const ended = new Promise((resolve) => socket.once('disconnected', () => resolve(events.push(['disconnected']))));
  const outcome: Outcome = { socket, events, ended, session: { cipher: '', protocol: 'UnknownProtocol' } };
  socket.on('encrypted', () => {
    events.push(['encrypted']);
    const protocol = nameIn(SslProtocol, socket.sessionProtocol());
    outcome.session = { cipher: socket.sessionCipher().name(), protocol };
  });
  return outcome;
}

function nameIn(table: Readonly<Record<string, number>>, value: number): string {
  return Object.keys(table).find((name) => table[name] === value) ?? '?';
}

/** One handshake over a real connection; the side that is not looked at closes as soon as it is encrypted. */
async function shake(names: Names, observed: 'client' | 'server', scenario: Scenario): Promise<Outcome> {
  const { client, server, host = 'example.com', trust = ['root'], before, after } = scenario;
  const ours = new SslSocket({ now: () => time, handshakeTimeout: patience });
  const others = new SslSocket({ now: () => time, handshakeTimeout: patience });
  const [clientSocket, serverSocket] = observed === 'client' ? [ours, others] : [others, ours];
  const outcome = watch(ours, names);
  others.on('encrypted', () => others.close());
  clientSocket.setSslConfiguration(names.configurationOf(client, trust));
  serverSocket.setSslConfiguration(names.configurationOf(server, trust));
  const listener = createServer((socket) => {
    serverSocket.setSocket(socket);
    serverSocket.startServerEncryption();
  });
  await new Promise<void>((resolve) => listener.listen({ port: 0, host: '127.0.0.1' }, resolve));
  const { port } = listener.address() as { readonly port: number };
  before?.(ours);
  clientSocket.connectToHostEncrypted('127.0.0.1', port, host);
  after?.(ours);
  await outcome.ended;
  clientSocket.abort();
  serverSocket.abort();
  await new Promise((resolve) => listener.close(resolve));
  return outcome;
}

/** Events but those that are left out. */
function comparable(events: readonly (readonly unknown[])[], alsoOut?: keyof typeof leftOut): unknown[][] {
  return events.filter(([name]) => name !== 'alertSent' && name !== alsoOut).map((event) => [...event]);
}

/** Some rows were recorded while the connection was still open. */
function checkEvents({ events }: Outcome, row: Handshake): void {
  const isOpen = row.events.at(-1)?.[0] === 'encrypted';
  assert.equal(isOpen ? events.slice(0, row.events.length) : events, comparable(row.events));
}

function checkPeer(names: Names, { socket }: Outcome, row: Handshake): void {
  assert.equal(
    socket.peerCertificateChain().map((each) => names.nameOf(each)),
    row.peerChain,
  );
  if (!row.name.startsWith('interrupt on')) assert.is(names.nameOf(socket.peerCertificate()), row.peer);
  assert.equal(
    socket.sslHandshakeErrors().map((error) => sslErrorName(error.error())),
    row.handshakeErrors,
  );
}

const depth = suite('Qt: depth, over sockets');

if (vectors !== undefined) {
  const rows = vectors.read<readonly Handshake[]>('tls-depth.json');
  const names = new Names(vectors);
  depth('20 handshakes', () => assert.is(rows.length, 20));
  for (const row of rows) {
    depth(row.name, async () => {
      const [chain = '', limit] = row.name.split(' depth=');
      const set = (configuration: SslConfiguration): void => configuration.setPeerVerifyDepth(Number(limit));
      const server = { chain, key: chain.replace('chain', 'leaf') };
      const outcome = await shake(names, 'client', { client: { set }, server });
      checkEvents(outcome, row);
      assert.equal(outcome.session, { cipher: row.cipher, protocol: row.protocol });
      checkPeer(names, outcome, row);
    });
  }
}

depth.run();

const setMode = (mode: PeerVerifyMode) => (configuration: SslConfiguration) => configuration.setPeerVerifyMode(mode);
const setLimit = (limit: number) => (configuration: SslConfiguration) => configuration.setPeerVerifyDepth(limit);
const setBackend = (name: string, value: string) => (configuration: SslConfiguration) =>
  configuration.setBackendConfigurationOption(name, value);
const setProtocol = (protocol: SslProtocol) => (configuration: SslConfiguration) => configuration.setProtocol(protocol);

function setOldCipher(authentication: string): (configuration: SslConfiguration) => void {
  return (configuration) => {
    configuration.setProtocol(SslProtocol.TlsV1_2);
    configuration.setCiphers(`ECDHE-${authentication}-AES128-GCM-SHA256`);
  };
}

function from(chain: string, key = chain): Pick<Scenario, 'server' | 'client'> {
  return { server: { chain, key }, client: {} };
}

/** Rows where we are the client. */
function clientScenarios(vectors: QtVectors): Readonly<Record<string, Scenario>> {
  const ss = from('ss');
  const certificate = (name: string): SslCertificate => vectors.certificate(name);
  const selfSigned = (name?: string): SslError =>
    new SslError(SslErrorCode.SelfSignedCertificate, name === undefined ? undefined : certificate(name));
  const inSlot = (socket: SslSocket): void => {
    socket.on('sslErrors', () => socket.ignoreSslErrors());
  };
  const weak = { server: { chain: 'rsa1024', key: 'rsa1024', set: setBackend('CipherString', 'DEFAULT@SECLEVEL=0') } };
  const chain2 = from('chain2', 'leaf2');
  return {
    'chain2r depth1': { ...from('chain2r', 'leaf2'), client: { set: setLimit(1) } },
    'chain2r depth2': { ...from('chain2r', 'leaf2'), client: { set: setLimit(2) } },
    'ochain depth1 (untrusted root sent)': { ...from('ochain', 'oleaf'), client: { set: setLimit(1) } },
    'missing intermediates': from('missing', 'leaf2'),
    selfsigned: ss,
    'expired+badhost': { ...from('expired'), host: 'bad.test' },
    'untrusted root sent, badhost': { ...from('ochain', 'oleaf'), host: 'bad.test' },
    ok: chain2,
    'VerifyNone selfsigned badhost': { ...ss, client: { set: setMode(PeerVerifyMode.VerifyNone) }, host: 'bad.test' },
    'QueryPeer selfsigned badhost': { ...ss, client: { set: setMode(PeerVerifyMode.QueryPeer) }, host: 'bad.test' },
    'VerifyPeer selfsigned badhost': { ...ss, client: { set: setMode(PeerVerifyMode.VerifyPeer) }, host: 'bad.test' },
    'VerifyNone blacklisted name?': {
      ...from('login'),
      client: { set: setMode(PeerVerifyMode.VerifyNone) },
      host: 'login.live.com',
    },
    'clientonly EKU as server': from('clientonly'),
    'ignoreSslErrors() before': { ...ss, before: (socket) => socket.ignoreSslErrors() },
    'ignore in slot': { ...ss, before: inSlot },
    'ignore list exact': { ...ss, before: (socket) => socket.ignoreSslErrors([selfSigned('ss')]) },
    'ignore list no-cert': { ...ss, before: (socket) => socket.ignoreSslErrors([selfSigned()]) },
    'ignore list other cert': { ...ss, before: (socket) => socket.ignoreSslErrors([selfSigned('leaf0')]) },
    'ignore list partial': {
      ...ss,
      host: 'bad.test',
      before: (socket) => socket.ignoreSslErrors([selfSigned('ss')]),
    },
    'ignore list empty after ignoreAll': {
      ...ss,
      before(socket) {
        socket.ignoreSslErrors();
        socket.ignoreSslErrors([]);
      },
    },
    'ignoreAll + nonmatching list': {
      ...ss,
      before(socket) {
        socket.ignoreSslErrors([selfSigned()]);
        inSlot(socket);
      },
    },
    'interrupt on error': { ...ss, client: { set: (each) => each.setHandshakeMustInterruptOnError(true) } },
    'rsa1024 leaf, server level 0': { ...weak, client: {} },
    'rsa1024 leaf, client SECLEVEL=0 via backend CipherString': {
      ...weak,
      client: { set: setBackend('CipherString', 'DEFAULT@SECLEVEL=0') },
    },
    'TLS1.2 rsa cert, client only ECDSA cipher': { ...from('rsa2048'), client: { set: setOldCipher('ECDSA') } },
    'TLS1.2 ec cert, client only RSA cipher': { ...from('leaf0'), client: { set: setOldCipher('RSA') } },
    'TLS1.2 ed25519 cert, client ECDSA cipher': { ...from('ed'), client: { set: setOldCipher('ECDSA') } },
    'TLS1.3 server, rsa cert, client only a 1.2 ECDSA cipher listed': {
      ...from('rsa2048'),
      client: { set: (each) => each.setCiphers('ECDHE-ECDSA-AES128-GCM-SHA256') },
    },
    'only TLS1.3 cipher listed; server TLS1.2': {
      server: { chain: 'rsa2048', key: 'rsa2048', set: setProtocol(SslProtocol.TlsV1_2) },
      client: { set: (each) => each.setCiphers('TLS_AES_256_GCM_SHA384') },
    },
    'sigalgs RSA+SHA512 only with EC cert': {
      ...from('leaf0'),
      client: { set: setBackend('SignatureAlgorithms', 'RSA+SHA512') },
    },
    'sigalgs ECDSA+SHA256 only, chain EC/sha256': {
      ...chain2,
      client: { set: setBackend('SignatureAlgorithms', 'ECDSA+SHA256') },
    },
    'no CAs': { ...from('leaf0'), trust: [] },
    'interrupt + continue in slot is n/a; ignoreAll after connect': {
      ...ss,
      after: (socket) => socket.ignoreSslErrors(),
    },
  };
}

/** What a client shows in the rows where we are the server. */
const shownByClient: Readonly<Record<string, Side>> = {
  nocert: {},
  'nocert tls12': {},
  'nocert fatal': {},
  selfsigned: { chain: 'ss', key: 'ss' },
  'valid client': { chain: 'client', key: 'client' },
  'serverAuth-only EKU': { chain: 'serveronly', key: 'serveronly' },
  'chain2 client': { chain: 'chain2', key: 'leaf2' },
  'no CA': { chain: 'client', key: 'client' },
};

function serverScenario(name: string): Scenario | undefined {
  const mode = name.slice(0, name.indexOf(' '));
  const shown = shownByClient[name.slice(name.indexOf(' ') + 1)];
  if (shown === undefined || !Object.hasOwn(PeerVerifyMode, mode)) return undefined;
  const set = (configuration: SslConfiguration): void => {
    configuration.setPeerVerifyMode(PeerVerifyMode[mode as keyof typeof PeerVerifyMode]);
    configuration.setMissingCertificateIsFatal(name.endsWith('fatal'));
    if (name.endsWith('tls12')) configuration.setProtocol(SslProtocol.TlsV1_2);
  };
  return {
    // What the server is, is not the question; a client that verifies nobody still tells of a host that is not the one.
    client: { ...shown, set: setMode(PeerVerifyMode.VerifyNone) },
    server: { chain: 'leaf0', key: 'leaf0', set },
    trust: name.endsWith('no CA') ? [] : ['root'],
  };
}

const modes = suite('Qt: modes, over sockets');

if (vectors !== undefined) {
  const rows = vectors.read<readonly Handshake[]>('tls-modes.json');
  const names = new Names(vectors);
  const asClient = clientScenarios(vectors);
  modes('54 handshakes', () => assert.is(rows.length, 54));
  for (const row of rows) {
    modes(row.name, async () => {
      const scenario = asClient[row.name];
      if (scenario !== undefined) {
        const outcome = await shake(names, 'client', scenario);
        checkEvents(outcome, row);
        checkPeer(names, outcome, row);
        return;
      }
      const other = serverScenario(row.name);
      assert.ok(other, 'a row without its scenario');
      const outcome = await shake(names, 'server', other);
      assert.equal(comparable(outcome.events, 'disconnected'), comparable(row.events));
    });
  }
}

modes.run();
