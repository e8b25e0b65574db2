import { equalBytes } from '../asn1/bytes.ts';
import { NextProtocolNegotiationStatus, PeerVerifyMode, SslOption, SslProtocol } from './enumerations.ts';
import { SslCertificate } from './ssl-certificate.ts';
import { SslCipher } from './ssl-cipher.ts';
import { SslDiffieHellmanParameters } from './ssl-diffie-hellman-parameters.ts';
import type { SslEllipticCurve } from './ssl-elliptic-curve.ts';
import { SslKey } from './ssl-key.ts';

/** How the name of a peer is compared: as QSslSocket does, or by RFC 9525. */
export type IdentityMatching = 'qt' | 'rfc9525';

/** What a configuration is told. Values are never changed in place, so copies of a configuration share them. */
export interface Settings {
  readonly protocol: SslProtocol;
  readonly peerVerifyMode: PeerVerifyMode;
  readonly peerVerifyDepth: number;
  readonly usesSystemRoots: boolean;
  readonly caCertificates: readonly SslCertificate[];
  readonly ciphers: readonly SslCipher[];
  readonly ellipticCurves: readonly SslEllipticCurve[];
  readonly diffieHellmanParameters: SslDiffieHellmanParameters;
  readonly localCertificateChain: readonly SslCertificate[];
  readonly privateKey: SslKey;
  readonly backendConfiguration: ReadonlyMap<string, string>;
  /** Flags of SslOption. */
  readonly sslOptions: number;
  /** Undefined as long as none is set, which is not the same as an empty one. */
  readonly sessionTicket: Uint8Array | undefined;
  readonly preSharedKeyIdentityHint: Uint8Array | undefined;
  readonly allowedNextProtocols: readonly string[];
  readonly dtlsCookieVerificationEnabled: boolean;
  readonly ocspStaplingEnabled: boolean;
  readonly handshakeMustInterruptOnError: boolean;
  readonly missingCertificateIsFatal: boolean;
  readonly identityMatching: IdentityMatching;
}

/** What a connection has brought. */
export interface SessionState {
  readonly peerCertificate: SslCertificate;
  readonly peerCertificateChain: readonly SslCertificate[];
  readonly sessionCipher: SslCipher;
  readonly sessionProtocol: SslProtocol;
  readonly ephemeralServerKey: SslKey;
  /** Seconds; -1 where no ticket came. */
  readonly sessionTicketLifeTimeHint: number;
  readonly nextNegotiatedProtocol: string | undefined;
  readonly nextProtocolNegotiationStatus: NextProtocolNegotiationStatus;
}

/** One value of a configuration: what it is at first, and when two of them are the same. */
interface Field<Value> {
  readonly initial: Value;
  readonly isSame: (a: Value, b: Value) => boolean;
  /** What makes `isNull()` false; default: whatever is not the same as the initial value. `never` takes no part. */
  readonly isSet?: 'never' | ((value: Value) => boolean);
}

type Fields<Values> = { readonly [Name in keyof Values]: Field<Values[Name]> };

const initialOptions: number =
  SslOption.SslOptionDisableEmptyFragments |
  SslOption.SslOptionDisableCompression |
  SslOption.SslOptionDisableLegacyRenegotiation |
  SslOption.SslOptionDisableSessionPersistence;

function createSettingFields(): Fields<Settings> {
  return {
    protocol: plain<SslProtocol>(SslProtocol.SecureProtocols),
    peerVerifyMode: plain<PeerVerifyMode>(PeerVerifyMode.AutoVerifyPeer),
    peerVerifyDepth: plain(0),
    usesSystemRoots: plain(true),
    caCertificates: list(),
    ciphers: list(),
    ellipticCurves: list(),
    diffieHellmanParameters: value(SslDiffieHellmanParameters.defaultParameters()),
    localCertificateChain: list(),
    privateKey: value(new SslKey()),
    backendConfiguration: { initial: new Map(), isSame: areSameMaps },
    sslOptions: plain(initialOptions),
    sessionTicket: optionalBytes(),
    preSharedKeyIdentityHint: optionalBytes(),
    allowedNextProtocols: { initial: [], isSame: (a, b) => areSameLists(a, b, isIdentical) },
    dtlsCookieVerificationEnabled: { ...plain(true), isSet: 'never' },
    ocspStaplingEnabled: plain(false),
    handshakeMustInterruptOnError: plain(false),
    missingCertificateIsFatal: plain(false),
    identityMatching: plain<IdentityMatching>('qt'),
  };
}

function createStateFields(): Fields<SessionState> {
  return {
    peerCertificate: value(SslCertificate.null),
    peerCertificateChain: list(),
    sessionCipher: { ...value(new SslCipher()), isSet: 'never' },
    sessionProtocol: { ...plain<SslProtocol>(SslProtocol.UnknownProtocol), isSet: 'never' },
    ephemeralServerKey: value(new SslKey()),
    sessionTicketLifeTimeHint: plain(-1),
    nextNegotiatedProtocol: plain<string | undefined>(undefined),
    nextProtocolNegotiationStatus: plain<NextProtocolNegotiationStatus>(
      NextProtocolNegotiationStatus.NextProtocolNegotiationNone,
    ),
  };
}

interface Comparable<Value> {
  equals(other: Value): boolean;
}

function plain<Value>(initial: Value): Field<Value> {
  return { initial, isSame: isIdentical };
}

function value<Value extends Comparable<Value>>(initial: Value): Field<Value> {
  return { initial, isSame: (a, b) => a.equals(b) };
}

function list<Item extends Comparable<Item>>(): Field<readonly Item[]> {
  return { initial: [], isSame: (a, b) => areSameLists(a, b, (one, other) => one.equals(other)) };
}

/** None and an empty one compare as equal, and yet setting an empty one leaves nobody null: as Qt has it. */
function optionalBytes(): Field<Uint8Array | undefined> {
  return {
    initial: undefined,
    isSame: (a = noBytes, b = noBytes) => equalBytes(a, b),
    isSet: (bytes) => bytes !== undefined,
  };
}

const noBytes: Uint8Array = /* @__PURE__ */ new Uint8Array(0);

function isIdentical(a: unknown, b: unknown): boolean {
  return a === b;
}

function areSameLists<Item>(a: readonly Item[], b: readonly Item[], isSame: (a: Item, b: Item) => boolean): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => isSame(item, b[i] as Item)));
}

function areSameMaps(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a === b || (a.size === b.size && [...a].every(([name, text]) => b.get(name) === text));
}

/** The values of one kind with what is to be known of each. */
class ValueTable<Values extends object> {
  readonly initial: Values;
  private readonly fields: Fields<Values>;

  constructor(fields: Fields<Values>) {
    this.fields = fields;
    const names = Object.keys(fields) as (keyof Values)[];
    this.initial = Object.fromEntries(names.map((name) => [name, fields[name].initial])) as Values;
  }

  areSame(a: Values, b: Values): boolean {
    return a === b || this.names().every((name) => this.fields[name].isSame(a[name], b[name]));
  }

  /** Whether nothing counts as set. */
  areUnset(values: Values): boolean {
    return values === this.initial || !this.names().some((name) => this.isSet(name, values[name]));
  }

  private isSet<Name extends keyof Values>(name: Name, value: Values[Name]): boolean {
    const { initial, isSame, isSet } = this.fields[name];
    if (isSet === 'never') return false;
    return isSet === undefined ? !isSame(value, initial) : isSet(value);
  }

  private names(): (keyof Values)[] {
    return Object.keys(this.fields) as (keyof Values)[];
  }
}

let settings: ValueTable<Settings> | undefined;
let state: ValueTable<SessionState> | undefined;

export function settingsTable(): ValueTable<Settings> {
  settings ??= new ValueTable(createSettingFields());
  return settings;
}

export function stateTable(): ValueTable<SessionState> {
  state ??= new ValueTable(createStateFields());
  return state;
}
