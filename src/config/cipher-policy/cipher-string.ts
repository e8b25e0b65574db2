import { supportedCiphers } from '../cipher-list.ts';
import { SslCipher } from '../ssl-cipher.ts';
import type { SecurityLevel } from './security-level.ts';

/** What a CipherString says; of the level nothing unless it has `@SECLEVEL`. */
export interface CipherString {
  readonly ciphers: readonly SslCipher[];
  readonly securityLevel: SecurityLevel | undefined;
}

type Selector = (cipher: SslCipher) => boolean;

/** Groups of ciphers by OpenSSL's names (ciphers(1)), as far as any of theirs are supported. */
const selectors: ReadonlyMap<string, Selector> = /* @__PURE__ */ new Map<string, Selector>([
  ['ALL', () => true],
  ['DEFAULT', () => true],
  ['HIGH', () => true],
  ['COMPLEMENTOFDEFAULT', () => false],
  ['kRSA', usesKeyExchange('RSA')],
  ['RSA', (cipher) => cipher.keyExchangeMethod() === 'RSA' || cipher.authenticationMethod() === 'RSA'],
  ['aRSA', authenticatesWith('RSA')],
  ['aECDSA', authenticatesWith('ECDSA')],
  ['ECDSA', authenticatesWith('ECDSA')],
  ['kDHE', usesKeyExchange('DH')],
  ['kEDH', usesKeyExchange('DH')],
  ['DHE', usesKeyExchange('DH')],
  ['EDH', usesKeyExchange('DH')],
  ['kECDHE', usesKeyExchange('ECDH')],
  ['kEECDH', usesKeyExchange('ECDH')],
  ['ECDHE', usesKeyExchange('ECDH')],
  ['EECDH', usesKeyExchange('ECDH')],
  ['kPSK', usesKeyExchange('PSK')],
  ['kRSAPSK', usesKeyExchange('RSAPSK')],
  ['kDHEPSK', usesKeyExchange('DHEPSK')],
  ['kECDHEPSK', usesKeyExchange('ECDHEPSK')],
  ['PSK', (cipher) => cipher.keyExchangeMethod().endsWith('PSK')],
  ['aPSK', authenticatesWith('PSK')],
  ['SRP', usesKeyExchange('SRP')],
  ['kSRP', usesKeyExchange('SRP')],
  ['aSRP', authenticatesWith('SRP')],
  ['AES', encryptsWith('AES')],
  ['AES128', (cipher) => encryptsWith('AES')(cipher) && cipher.usedBits() === 128],
  ['AES256', (cipher) => encryptsWith('AES')(cipher) && cipher.usedBits() === 256],
  ['AESGCM', encryptsWith('AESGCM')],
  ['CHACHA20', encryptsWith('CHACHA20')],
  ['TLSv1.2', (cipher) => cipher.protocolString() === 'TLSv1.2'],
  ['TLSv1.0', (cipher) => cipher.protocolString() === 'TLSv1'],
  ['TLSv1', (cipher) => cipher.protocolString() === 'TLSv1'],
  ['SSLv3', (cipher) => cipher.protocolString() === 'SSLv3'],
  ['SHA1', hashesWith('-SHA')],
  ['SHA', hashesWith('-SHA')],
  ['SHA256', (cipher) => hashesWith('-SHA256')(cipher) && !encryptsWith('AESGCM')(cipher)],
  ['SHA384', (cipher) => hashesWith('-SHA384')(cipher) && !encryptsWith('AESGCM')(cipher)],
]);

/** Names of what is not supported at all. */
const emptySelectors: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'COMPLEMENTOFALL LOW MEDIUM EXP EXPORT EXPORT40 EXPORT56 aNULL eNULL NULL ADH AECDH aDSS DSS aGOST aGOST01 kGOST ' +
    'GOST94 GOST89MAC RC2 RC4 DES 3DES IDEA SEED CAMELLIA CAMELLIA128 CAMELLIA256 ARIA ARIA128 ARIA256 ARIAGCM AESCCM ' +
    'AESCCM8 MD5 CBC aDH kDHr kDHd kDH kECDHr kECDHe kECDH ECDH aECDH DH'
  ).split(' '),
);

/**
 * A CipherString as OpenSSL's SSL_CONF takes it, for TLS 1.2 and below: names and groups of ciphers with `:`, `,` or a
 * blank between; `+` within one joins groups, `!` and `-` take away, a `+` in front moves to the end, `@SECLEVEL=n` sets
 * the security level.
 *
 * @returns a text that is no cipher, group or command: OpenSSL passes over a name that it does not know, and whoever
 * mistypes what he meant to exclude does not hear of it.
 */
export function parseCipherString(text: string): CipherString | { readonly unknown: string } {
  const all = supportedCiphers().filter((cipher) => cipher.protocolString() !== 'TLSv1.3');
  const killed = new Set<SslCipher>();
  let chosen: readonly SslCipher[] = [];
  let securityLevel: SecurityLevel | undefined;
  for (const part of text.split(/[:, ;]/)) {
    const [selection, command, ...more] = part.split('@') as [string, ...string[]];
    const level = command === undefined ? undefined : parseCommand(command);
    if (level === null || more.length > 0) return { unknown: part };
    securityLevel = level ?? securityLevel;
    if (selection === '') continue;
    const operator = '!-+'.includes(selection.charAt(0)) ? selection.charAt(0) : '';
    const select = selectorOf(selection.slice(operator.length));
    if (select === undefined) return { unknown: part };
    chosen = apply(operator, new Set(all.filter(select)), chosen, killed);
  }
  return { ciphers: chosen, securityLevel };
}

/** Undefined for a command that says nothing of the level, null for one that is none. */
function parseCommand(command: string): SecurityLevel | undefined | null {
  if (command === 'STRENGTH') return undefined;
  return /^SECLEVEL=[0-5]$/.test(command) ? (Number(command.slice(-1)) as SecurityLevel) : null;
}

function selectorOf(text: string): Selector | undefined {
  const parts = text.split('+').map(simpleSelectorOf);
  return parts.every((part) => part !== undefined) ? (cipher) => parts.every((part) => part(cipher)) : undefined;
}

function simpleSelectorOf(name: string): Selector | undefined {
  if (emptySelectors.has(name)) return () => false;
  if (!new SslCipher(name).isNull()) return (cipher) => cipher.name() === name;
  return selectors.get(name);
}

function apply(
  operator: string,
  selected: ReadonlySet<SslCipher>,
  chosen: readonly SslCipher[],
  killed: Set<SslCipher>,
): readonly SslCipher[] {
  const others = chosen.filter((cipher) => !selected.has(cipher));
  if (operator === '+') return [...others, ...chosen.filter((cipher) => selected.has(cipher))];
  if (operator === '!') for (const cipher of selected) killed.add(cipher);
  if (operator !== '') return others;
  return [...chosen, ...[...selected].filter((cipher) => !killed.has(cipher) && !chosen.includes(cipher))];
}

function usesKeyExchange(method: string): Selector {
  return (cipher) => cipher.keyExchangeMethod() === method;
}

function authenticatesWith(method: string): Selector {
  return (cipher) => cipher.authenticationMethod() === method;
}

/** The start of the method's name. */
function encryptsWith(method: string): Selector {
  return (cipher) => cipher.encryptionMethod().startsWith(method);
}

/** The end of the cipher's name; `-SHA` is SHA-1. */
function hashesWith(suffix: string): Selector {
  return (cipher) => cipher.name().endsWith(suffix);
}
