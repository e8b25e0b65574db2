import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type IgnoredErrors,
  isPeerAccepted,
  type PeerRole,
  type PeerVerification,
  PeerVerifyMode,
  type SslCertificate,
  SslConfiguration,
  SslError,
  SslErrorCode,
  SslProtocol,
  sslErrorName,
  verifyPeer,
} from '../../src/config.ts';
import { requireSuite } from '../support/vectors.ts';
import { QtVectors } from './qt-vectors.ts';

/** A handshake of Qt's: signals with their arguments, in order. */
interface Handshake {
  readonly name: string;
  readonly events: readonly (readonly unknown[])[];
  readonly peerChain?: readonly string[];
}

const folder = requireSuite('qt', 60);
const vectors = folder === undefined ? undefined : new QtVectors(folder);
const time = Date.parse('2026-11-22T00:00:00Z');

/** What is asked of `verifyPeer` for a row. */
interface Question {
  readonly role: PeerRole;
  readonly chain: readonly string[];
  readonly host?: string;
  readonly trust?: readonly string[];
  readonly ignore?: IgnoredErrors;
  readonly set?: (configuration: SslConfiguration) => void;
}

/** Certificates by the names that the rows call them. */
class Names {
  private readonly vectors: QtVectors;

  constructor(vectors: QtVectors) {
    this.vectors = vectors;
  }

  chain(names: readonly string[]): SslCertificate[] {
    return names.map((name) => this.vectors.certificate(name === 'login.live.com' ? 'login' : name));
  }

  /** `CertificateExpired expired`, or `-` for no certificate. */
  textOf(error: SslError, chain: readonly string[]): string {
    const known = [...chain, 'root'];
    const name = known.find((each) => this.chain([each])[0]?.equals(error.certificate()));
    return `${sslErrorName(error.error())} ${error.certificate().isNull() ? '-' : (name ?? '?')}`;
  }
}

function answer(names: Names, { role, chain, host, trust, ignore, set }: Question): PeerVerification {
  const configuration = new SslConfiguration();
  configuration.setCaCertificates(names.chain(trust ?? ['root']));
  set?.(configuration);
  return verifyPeer(configuration, role, names.chain(chain), host ?? 'example.com', { time, ignore });
}

/** What a row says of the errors, and whether the connection came about. */
function expected({ events }: Handshake): { emitted: string[]; listed: string[]; accepted: boolean } {
  const emitted = events.filter(([signal]) => signal === 'peerVerifyError').map(([, code, name]) => `${code} ${name}`);
  const list = events.find(([signal]) => signal === 'sslErrors')?.[1] as readonly (readonly string[])[] | undefined;
  const listed = (list ?? []).map(([code, name]) => `${code} ${name}`);
  return { emitted, listed, accepted: events.some(([signal]) => signal === 'encrypted') };
}

function compare(names: Names, row: Handshake, question: Question): void {
  const { peerVerifyErrors, sslErrors, accepted } = answer(names, question);
  const text = (errors: readonly SslError[]): string[] => errors.map((error) => names.textOf(error, question.chain));
  assert.equal({ emitted: text(peerVerifyErrors), listed: text(sslErrors), accepted }, expected(row));
}

const depth = suite('Qt: depth, without sockets');

if (vectors !== undefined) {
  const rows = vectors.read<readonly Handshake[]>('tls-depth.json');
  const names = new Names(vectors);
  depth('20 handshakes', () => assert.is(rows.length, 20));
  for (const row of rows) {
    depth(row.name, () => {
      const limit = Number(row.name.slice(row.name.indexOf('=') + 1));
      compare(names, row, { role: 'client', chain: row.peerChain ?? [], set: (c) => c.setPeerVerifyDepth(limit) });
    });
  }
}

depth.run();

const modes = suite('Qt: modes, without sockets');

const none = (c: SslConfiguration): void => c.setPeerVerifyMode(PeerVerifyMode.VerifyNone);
const query = (c: SslConfiguration): void => c.setPeerVerifyMode(PeerVerifyMode.QueryPeer);
const limit = (depth: number) => (c: SslConfiguration) => c.setPeerVerifyDepth(depth);

function ignoring(names: Names, code: SslErrorCode, certificate?: string): IgnoredErrors {
  const [found] = certificate === undefined ? [] : names.chain([certificate]);
  return { errors: [new SslError(code, found)] };
}

/** Rows where we are the client. */
function clientRows(names: Names): Readonly<Record<string, Question>> {
  const ss = { role: 'client', chain: ['ss'] } as const;
  const selfSigned = SslErrorCode.SelfSignedCertificate;
  return {
    'chain2r depth1': { role: 'client', chain: ['leaf2', 'i2', 'i1', 'root'], set: limit(1) },
    'chain2r depth2': { role: 'client', chain: ['leaf2', 'i2', 'i1', 'root'], set: limit(2) },
    'ochain depth1 (untrusted root sent)': { role: 'client', chain: ['oleaf', 'oi', 'oroot'], set: limit(1) },
    'missing intermediates': { role: 'client', chain: ['leaf2'] },
    selfsigned: ss,
    'expired+badhost': { role: 'client', chain: ['expired'], host: 'bad.test' },
    'untrusted root sent, badhost': { role: 'client', chain: ['oleaf', 'oi', 'oroot'], host: 'bad.test' },
    ok: { role: 'client', chain: ['leaf2', 'i2', 'i1'] },
    'VerifyNone selfsigned badhost': { ...ss, host: 'bad.test', set: none },
    'QueryPeer selfsigned badhost': { ...ss, host: 'bad.test', set: query },
    'VerifyPeer selfsigned badhost': { ...ss, host: 'bad.test' },
    'VerifyNone blacklisted name?': { role: 'client', chain: ['login.live.com'], host: 'login.live.com', set: none },
    'clientonly EKU as server': { role: 'client', chain: ['clientonly'] },
    'ignoreSslErrors() before': ss,
    'ignore in slot': { ...ss, ignore: { all: true } },
    'ignore list exact': { ...ss, ignore: ignoring(names, selfSigned, 'ss') },
    'ignore list no-cert': { ...ss, ignore: ignoring(names, selfSigned) },
    'ignore list other cert': { ...ss, ignore: ignoring(names, selfSigned, 'leaf0') },
    'ignore list partial': { ...ss, host: 'bad.test', ignore: ignoring(names, selfSigned, 'ss') },
    'ignore list empty after ignoreAll': { ...ss, ignore: { errors: [] } },
    'ignoreAll + nonmatching list': { ...ss, ignore: { all: true, ...ignoring(names, selfSigned) } },
    'rsa1024 leaf, server level 0': { role: 'client', chain: ['rsa1024'] },
    'rsa1024 leaf, client SECLEVEL=0 via backend CipherString': {
      role: 'client',
      chain: ['rsa1024'],
      set: (c) => c.setBackendConfigurationOption('CipherString', 'DEFAULT@SECLEVEL=0'),
    },
    'TLS1.2 ed25519 cert, client ECDSA cipher': { role: 'client', chain: ['ed'], set: (c) => oldCipher(c, 'ECDSA') },
    'TLS1.3 server, rsa cert, client only a 1.2 ECDSA cipher listed': {
      role: 'client',
      chain: ['rsa2048'],
      set: (c) => c.setCiphers('ECDHE-ECDSA-AES128-GCM-SHA256'),
    },
    'only TLS1.3 cipher listed; server TLS1.2': {
      role: 'client',
      chain: ['rsa2048'],
      set: (c) => c.setCiphers('TLS_AES_256_GCM_SHA384'),
    },
    'sigalgs ECDSA+SHA256 only, chain EC/sha256': {
      role: 'client',
      chain: ['leaf2', 'i2', 'i1'],
      set: (c) => c.setBackendConfigurationOption('SignatureAlgorithms', 'ECDSA+SHA256'),
    },
    'no CAs': { role: 'client', chain: ['leaf0'], trust: [] },
    'interrupt + continue in slot is n/a; ignoreAll after connect': { ...ss, ignore: { all: true } },
  };
}

function oldCipher(configuration: SslConfiguration, authentication: string): void {
  configuration.setProtocol(SslProtocol.TlsV1_2);
  configuration.setCiphers(`ECDHE-${authentication}-AES128-GCM-SHA256`);
}

/** What a client sends in the rows where we are the server. */
const sentByClient: Readonly<Record<string, readonly string[]>> = {
  nocert: [],
  'nocert tls12': [],
  'nocert fatal': [],
  selfsigned: ['ss'],
  'valid client': ['client'],
  'serverAuth-only EKU': ['serveronly'],
  'chain2 client': ['leaf2', 'i2', 'i1'],
  'no CA': ['client'],
};

function serverQuestion(name: string): Question | undefined {
  const mode = name.slice(0, name.indexOf(' '));
  const sent = sentByClient[name.slice(name.indexOf(' ') + 1)];
  if (sent === undefined || !Object.hasOwn(PeerVerifyMode, mode)) return undefined;
  const set = (configuration: SslConfiguration): void => {
    configuration.setPeerVerifyMode(PeerVerifyMode[mode as keyof typeof PeerVerifyMode]);
    configuration.setMissingCertificateIsFatal(name.endsWith('fatal'));
    if (name.endsWith('tls12')) configuration.setProtocol(SslProtocol.TlsV1_2);
  };
  return { role: 'server', chain: sent, trust: name.endsWith('no CA') ? [] : ['root'], set };
}

/** Handshakes that fail before there is anything to verify: said of the certificate that the server would have shown. */
const withoutHandshake: Readonly<Record<string, Question>> = {
  'TLS1.2 rsa cert, client only ECDSA cipher': {
    role: 'client',
    chain: ['rsa2048'],
    set: (c) => oldCipher(c, 'ECDSA'),
  },
  'TLS1.2 ec cert, client only RSA cipher': { role: 'client', chain: ['leaf0'], set: (c) => oldCipher(c, 'RSA') },
  'sigalgs RSA+SHA512 only with EC cert': {
    role: 'client',
    chain: ['leaf0'],
    set: (c) => c.setBackendConfigurationOption('SignatureAlgorithms', 'RSA+SHA512'),
  },
};

/** The handshake stops from within, so that there are no lists; the error at which it does is told. */
const interrupted: Readonly<Record<string, readonly [question: Question, error: string]>> = {
  'interrupt on error': [
    { role: 'client', chain: ['ss'], set: (c) => c.setHandshakeMustInterruptOnError(true) },
    'SelfSignedCertificate ss',
  ],
  'VerifyPeer nocert fatal': [serverQuestion('VerifyPeer nocert fatal') as Question, 'NoPeerCertificate -'],
  'QueryPeer nocert fatal': [serverQuestion('QueryPeer nocert fatal') as Question, 'NoPeerCertificate -'],
};

if (vectors !== undefined) {
  const rows = vectors.read<readonly Handshake[]>('tls-modes.json');
  const names = new Names(vectors);
  const asClient = clientRows(names);
  modes('54 handshakes', () => assert.is(rows.length, 54));
  for (const row of rows) {
    modes(row.name, () => {
      const stop = interrupted[row.name];
      const early = withoutHandshake[row.name];
      if (stop !== undefined) checkInterrupted(names, ...stop);
      else if (early !== undefined) checkRefusedByPolicy(names, early);
      else {
        const question = asClient[row.name] ?? serverQuestion(row.name);
        assert.ok(question, 'a row without its question');
        compare(names, row, question);
      }
    });
  }
}

function checkInterrupted(names: Names, question: Question, error: string): void {
  const { accepted, interruptedOn } = answer(names, question);
  assert.not(accepted);
  assert.ok(interruptedOn);
  assert.is(names.textOf(interruptedOn, question.chain), error);
}

function checkRefusedByPolicy(names: Names, question: Question): void {
  const { accepted, sslErrors, mode } = answer(names, question);
  assert.not(accepted);
  assert.not(isPeerAccepted({ mode, sslErrors }));
  const texts = new Set(sslErrors.map((error) => names.textOf(error, question.chain)));
  assert.equal([...texts], [`UnspecifiedError ${question.chain[0]}`]);
}

modes.run();
