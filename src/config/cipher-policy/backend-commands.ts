import { type ProtocolRange, type TlsVersion, tlsVersions } from '../protocol-range.ts';
import { SslCipher } from '../ssl-cipher.ts';
import { BackendConfigurationError } from './backend-configuration-error.ts';
import { parseCipherString } from './cipher-string.ts';
import { canonicalGroup } from './groups.ts';
import type { SecurityLevel } from './security-level.ts';
import { findTlsSignatures, type TlsSignature } from './tls-signature.ts';

/** What backend commands say, each undefined where none does. */
export interface BackendSettings {
  /** Of TLS 1.2 and below. */
  readonly ciphers?: readonly SslCipher[];
  /** Of TLS 1.3. */
  readonly ciphersuites?: readonly SslCipher[];
  readonly securityLevel?: SecurityLevel | undefined;
  readonly signatures?: readonly TlsSignature[];
  /** What a server takes from a client. */
  readonly clientSignatures?: readonly TlsSignature[];
  readonly groups?: readonly string[];
  readonly minimum?: ProtocolRange['minimum'];
  readonly maximum?: ProtocolRange['maximum'];
}

/** One command's reading of its value, or what it expected. */
type Command = (value: string) => BackendSettings | string;

/** OpenSSL's SSL_CONF commands for files (SSL_CONF_cmd(3)), in lower case: their case does not count. */
const commands: ReadonlyMap<string, Command> = /* @__PURE__ */ new Map<string, Command>([
  ['cipherstring', readCipherString],
  ['ciphersuites', readCiphersuites],
  ['signaturealgorithms', (value) => readList(value, findTlsSignatures, (signatures) => ({ signatures }))],
  [
    'clientsignaturealgorithms',
    (value) => readList(value, findTlsSignatures, (clientSignatures) => ({ clientSignatures })),
  ],
  ['groups', (value) => readList(value, findGroup, (groups) => ({ groups }))],
  ['curves', (value) => readList(value, findGroup, (groups) => ({ groups }))],
  ['minprotocol', (value) => readVersion(value, 'TLSv1', (minimum) => ({ minimum }))],
  ['maxprotocol', (value) => readVersion(value, 'TLSv1.3', (maximum) => ({ maximum }))],
  // These say nothing about the peer's certificate.
  ...['options', 'dhparameters', 'ecdhparameters', 'numtickets', 'recordpadding'].map((name): [string, Command] => [
    name,
    () => ({}),
  ]),
]);

/** What all commands say together, or the first that is none or has a value that it cannot take. */
export function readBackendCommands(
  configuration: ReadonlyMap<string, unknown>,
): BackendSettings | BackendConfigurationError {
  let settings: BackendSettings = {};
  for (const [name, value] of configuration) {
    const command = commands.get(name.toLowerCase());
    if (command === undefined) return new BackendConfigurationError(name, 'a command that is known here');
    if (typeof value !== 'string') return new BackendConfigurationError(name, 'a text as its value');
    const read = command(value);
    if (typeof read === 'string') return new BackendConfigurationError(name, read, value);
    settings = { ...settings, ...read };
  }
  return settings;
}

function readCipherString(value: string): BackendSettings | string {
  const read = parseCipherString(value);
  if ('unknown' in read) return 'names and groups of ciphers';
  if (read.ciphers.length === 0) return 'at least one cipher';
  const { ciphers, securityLevel } = read;
  return securityLevel === undefined ? { ciphers } : { ciphers, securityLevel };
}

function readCiphersuites(value: string): BackendSettings | string {
  const ciphersuites = value
    .split(':')
    .filter((name) => name !== '')
    .map((name) => new SslCipher(name));
  const isGood = ciphersuites.every((cipher) => cipher.protocolString() === 'TLSv1.3');
  return isGood ? { ciphersuites } : 'names of TLS 1.3 ciphers';
}

function readList<Value>(
  value: string,
  find: (name: string) => readonly Value[],
  toSettings: (values: readonly Value[]) => BackendSettings,
): BackendSettings | string {
  const found = value.split(':').map(find);
  return found.every((each) => each.length > 0)
    ? toSettings(found.flat())
    : 'names that are known, with colons between';
}

function findGroup(name: string): readonly string[] {
  const group = canonicalGroup(name);
  return group === undefined ? [] : [group];
}

/** `None` takes the limit away. */
function readVersion(
  value: string,
  none: TlsVersion,
  toSettings: (version: TlsVersion) => BackendSettings,
): BackendSettings | string {
  const version = value === 'None' ? none : tlsVersions.find((each) => each === value);
  return version === undefined ? `None, ${tlsVersions.join(', ')}` : toSettings(version);
}
