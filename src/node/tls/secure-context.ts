import { constants } from 'node:crypto';
import { type ConnectionOptions, createSecureContext, type SecureContextOptions, type TlsOptions } from 'node:tls';
import { encodePem } from '../../asn1/pem.ts';
import {
  BackendConfigurationError,
  type CipherPolicy,
  cipherPolicyOf,
  type SecurityLevel,
  type SslConfiguration,
  SslDiffieHellmanParameters,
  SslOption,
} from '../../config.ts';
import { chainOfSession } from './session-memory.ts';
import { TlsError, toTlsError } from './tls-error.ts';

/** What Node has for the settings of both sides. */
type SharedContext = Pick<SecureContextOptions, 'ciphers' | 'ecdhCurve' | 'minVersion' | 'maxVersion'> &
  Pick<SecureContextOptions, 'sigalgs' | 'cert' | 'key' | 'secureOptions'> &
  Pick<ConnectionOptions, 'ALPNProtocols'>;

export type ClientContext = SharedContext & Pick<ConnectionOptions, 'servername' | 'session'>;
export type ServerContext = SharedContext & Pick<TlsOptions, 'dhparam' | 'honorCipherOrder'>;

/** @throws TlsError `configuration-unusable` */
export function clientContextOf(configuration: SslConfiguration, securityLevel?: SecurityLevel): ClientContext {
  const isNameless = configuration.testSslOption(SslOption.SslOptionDisableServerNameIndication);
  const session = configuration.sessionTicket();
  // Of a session that nobody here has seen begin, the peer's certificates would not be known.
  const isKnown = session.length > 0 && chainOfSession(session) !== undefined;
  const context: ClientContext = {
    ...sharedContextOf(configuration, securityLevel),
    ...(isNameless && { servername: '' }),
    ...(isKnown && { session: Buffer.from(session) }),
  };
  checkContext(context);
  return context;
}

/** @throws TlsError `configuration-unusable` */
export function serverContextOf(configuration: SslConfiguration, securityLevel?: SecurityLevel): ServerContext {
  const context: ServerContext = {
    ...sharedContextOf(configuration, securityLevel),
    dhparam: diffieHellmanOf(configuration),
    honorCipherOrder: !configuration.testSslOption(SslOption.SslOptionDisableServerCipherPreference),
  };
  if (context.cert === undefined) throw unusable('a server needs a certificate and its key');
  checkContext(context);
  return { ...context, secureOptions: withoutResumption(context.secureOptions) };
}

/** A second handshake might bring other certificates than those that were judged. */
export function withoutRenegotiation(flags = 0): number {
  return flags | constants.SSL_OP_NO_RENEGOTIATION;
}

/** A resumed session shows a server the client's own certificate at most, and not the others that it had sent. */
export function withoutResumption(flags = 0): number {
  return withoutRenegotiation(flags) | constants.SSL_OP_NO_TICKET;
}

function sharedContextOf(configuration: SslConfiguration, securityLevel?: SecurityLevel): SharedContext {
  const policy = cipherPolicyOf(configuration, securityLevel === undefined ? {} : { securityLevel });
  if (policy instanceof BackendConfigurationError) throw toTlsError('configuration-unusable', policy);
  const [maxVersion] = policy.versions;
  const minVersion = policy.versions.at(-1);
  const sigalgs = backendValue(configuration, 'signaturealgorithms');
  const alpn = configuration.allowedNextProtocols().filter(isProtocolName);
  return {
    ciphers: cipherTextOf(policy),
    ecdhCurve: groupsOf(configuration),
    ...(minVersion && { minVersion }),
    ...(maxVersion && { maxVersion }),
    ...(sigalgs && { sigalgs }),
    ...(alpn.length > 0 && { ALPNProtocols: alpn }),
    ...credentialsOf(configuration),
    secureOptions: withoutRenegotiation(optionFlagsOf(configuration)),
  };
}

/** RFC 7301 §3.1; Qt leaves out the others as well. */
function isProtocolName(name: string): boolean {
  const size = Buffer.byteLength(name);
  return size > 0 && size < 256;
}

/** Without ciphers for a version Node would leave the version out; the policy has those that OpenSSL leaves it. */
function cipherTextOf({ ciphers, versions, securityLevel }: CipherPolicy): string {
  const isNew = (protocol: string): boolean => protocol === 'TLSv1.3';
  const hasOld = versions.some((version) => !isNew(version));
  const hasNew = versions.some(isNew);
  const used = ciphers.filter((cipher) => (isNew(cipher.protocolString()) ? hasNew : hasOld));
  if (used.length === 0) throw unusable('the settings leave no cipher');
  return [...used.map((cipher) => cipher.name()), ...(hasOld ? [`@SECLEVEL=${securityLevel}`] : [])].join(':');
}

function groupsOf(configuration: SslConfiguration): string {
  const names = configuration.ellipticCurves().filter((curve) => curve.isValid());
  const own = names.map((curve) => curve.shortName()).join(':');
  return backendValue(configuration, 'groups') ?? backendValue(configuration, 'curves') ?? (own === '' ? 'auto' : own);
}

/** Names of commands are read in any case, as OpenSSL does; the last one counts. */
function backendValue(configuration: SslConfiguration, command: string): string | undefined {
  let found: string | undefined;
  for (const [name, value] of configuration.backendConfiguration()) {
    if (name.toLowerCase() === command) found = value;
  }
  return found;
}

function credentialsOf(configuration: SslConfiguration): Pick<SecureContextOptions, 'cert' | 'key'> {
  const cert = configuration
    .localCertificateChain()
    .map((certificate) => certificate.toPem())
    .join('');
  const key = configuration.privateKey();
  if (cert === '') return {};
  if (key.isNull()) throw unusable('there is a certificate and no private key');
  if (key.handle() !== undefined) throw unusable('Node takes no opaque key');
  return { cert, key: key.toPem() };
}

const optionFlags: readonly (readonly [option: SslOption, flag: number])[] = [
  [SslOption.SslOptionDisableEmptyFragments, constants.SSL_OP_DONT_INSERT_EMPTY_FRAGMENTS],
  [SslOption.SslOptionDisableSessionTickets, constants.SSL_OP_NO_TICKET],
  [SslOption.SslOptionDisableCompression, constants.SSL_OP_NO_COMPRESSION],
];

function optionFlagsOf(configuration: SslConfiguration): number {
  const set = optionFlags.filter(([option]) => configuration.testSslOption(option));
  return set.reduce((flags, [, flag]) => flags | flag, 0);
}

/** Qt's default, and none, are for the library to choose by the strength of the cipher. */
function diffieHellmanOf(configuration: SslConfiguration): string {
  const parameters = configuration.diffieHellmanParameters();
  if (!parameters.isValid()) throw unusable(parameters.errorString());
  const isDefault = parameters.equals(SslDiffieHellmanParameters.defaultParameters());
  return parameters.isEmpty() || isDefault ? 'auto' : encodePem('DH PARAMETERS', parameters.toDer());
}

/** Node says at once what is wrong: keys that do not match, names that OpenSSL does not know. */
function checkContext(context: SecureContextOptions): void {
  try {
    createSecureContext({ ...context, ca: [] });
  } catch (cause) {
    throw toTlsError('configuration-unusable', cause);
  }
}

function unusable(message: string): TlsError {
  return new TlsError('configuration-unusable', message);
}
