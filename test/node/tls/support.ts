import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer as createNetServer, type Server as NetServer, type Socket } from 'node:net';
import { createServer, type Server, type TLSSocket, type TlsOptions } from 'node:tls';
import { encodePem } from '../../../src/asn1/pem.ts';
import { TlsError, type TlsErrorCode } from '../../../src/node.ts';
import {
  type Authority,
  ca,
  endEntity,
  type IssuedWithKey,
  type LeafOptions,
  type TestKey,
} from '../../support/pki.ts';

/** When everything here is judged, unless a test says otherwise. */
export const time: number = Date.UTC(2025, 5, 1);

export const host = 'www.example.com';

/** A key that also works in a handshake. */
export interface LiveKey extends TestKey {
  readonly pem: string;
}

const keys = new Map<string, LiveKey>();

/** The key of a name in this run. */
export function liveKey(name: string): LiveKey {
  const key = keys.get(name) ?? makeKey();
  keys.set(name, key);
  return key;
}

function makeKey(): LiveKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const known = new Map<string, Uint8Array>();
  return {
    family: 'ecdsa',
    digest: 'sha256',
    spki: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
    // The same bytes are signed with the same signature, so that a certificate that is issued twice is one.
    sign(data, digest) {
      const id = createHash(digest).update(data).digest('hex');
      const signature = known.get(id) ?? new Uint8Array(sign(digest, data, privateKey));
      known.set(id, signature);
      return signature;
    },
    pem: String(privateKey.export({ format: 'pem', type: 'pkcs8' })),
  };
}

export const root: Authority = ca('Root');
export const intermediate: Authority = root.issueCa('Intermediate');
const stranger = ca('Stranger');

/** What a side shows in a handshake. */
export interface Credentials {
  readonly cert: string;
  readonly key: string;
  readonly leaf: IssuedWithKey;
}

export function toPem(...certificates: readonly { readonly der: Uint8Array }[]): string {
  return certificates.map(({ der }) => encodePem('CERTIFICATE', der)).join('');
}

const names = [`dns:${host}`, 'dns:localhost', 'ip:127.0.0.1'];
const forge = { signature: (octets: Uint8Array): Uint8Array => flipped(octets) };

/** Another signature of the same shape. */
function flipped(octets: Uint8Array): Uint8Array {
  const copy = octets.slice();
  const last = copy.length - 1;
  copy[last] = (copy[last] ?? 0) ^ 1;
  return copy;
}

function credentials(options: LeafOptions = {}, more: readonly Authority[] = [intermediate]): Credentials {
  const key = liveKey('leaf');
  const leaf = intermediate.issueLeaf({ names, key, ...options });
  return { cert: toPem(leaf, ...more), key: key.pem, leaf };
}

export const good: Credentials = credentials();
export const expired: Credentials = credentials({ notAfter: '2025-02-01' });
export const wrongHost: Credentials = credentials({ names: ['dns:other.example'] });
export const missingIntermediate: Credentials = credentials({}, []);
export const forged: Credentials = credentials({ edits: forge });
export const expiredForged: Credentials = credentials({ notAfter: '2025-02-01', edits: forge });
export const revoked: Credentials = credentials({ label: 'revoked', serial: Uint8Array.of(0x52) });
export const client: Credentials = credentials({ subject: 'Client', names: [], extendedKeyUsage: ['clientAuth'] });
export const expiredClient: Credentials = credentials({
  subject: 'Late Client',
  names: [],
  extendedKeyUsage: ['clientAuth'],
  notAfter: '2025-02-01',
});
export const selfSigned: Credentials = selfSignedBy(liveKey('self'));
export const untrusted: Credentials = untrustedBy(liveKey('leaf'));

function selfSignedBy(key: LiveKey): Credentials {
  const leaf = endEntity({ subject: host, key }, { subject: host, names, key });
  return { cert: toPem(leaf), key: key.pem, leaf };
}

function untrustedBy(key: LiveKey): Credentials {
  const leaf = stranger.issueLeaf({ names, key });
  return { cert: toPem(leaf, stranger), key: key.pem, leaf };
}

export const anchors: readonly Uint8Array[] = [root.der];

/** Something that listens at a port of this machine until `close`. */
export interface Listening {
  readonly port: number;
  /** All application bytes that came in. */
  readonly received: () => number;
  close(): Promise<void>;
}

/** A plain TLS server of Node's, which greets, and counts what it gets. */
export function serve(options: TlsOptions, onSocket: (socket: TLSSocket) => void = greet): Promise<Listening> {
  let received = 0;
  const server = createServer({ ca: [], ...options }, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      received += data.length;
    });
    onSocket(socket);
  });
  server.on('tlsClientError', () => undefined);
  return listening(server, () => received);
}

function greet(socket: TLSSocket): void {
  socket.write('hello');
}

/** A server that has nothing to do with TLS. */
export function serveRaw(onSocket: (socket: Socket) => void): Promise<Listening> {
  const server = createNetServer((socket) => {
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  return listening(server, () => 0);
}

async function listening(server: Server | NetServer, received: () => number): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve));
  const { port } = server.address() as { readonly port: number };
  return {
    port,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The TlsError that a promise rejects with. */
export async function failureOf(promise: Promise<unknown>, code?: TlsErrorCode): Promise<TlsError> {
  const outcome = await promise.then(
    () => new Error('it came about'),
    (error: Error) => error,
  );
  if (!(outcome instanceof TlsError)) throw outcome;
  if (code !== undefined && outcome.code !== code) throw new Error(`${outcome.code} instead of ${code}`);
  return outcome;
}

/** The codes of the engine's errors in a refusal. */
export function problemsOf({ peer }: TlsError): string[] {
  return (peer?.verdict?.problems ?? []).filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

export function until(emitter: NodeJS.EventEmitter, event: string): Promise<unknown> {
  return new Promise((resolve) => emitter.once(event, resolve));
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
