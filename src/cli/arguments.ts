import { domainToASCII } from 'node:url';
import { parseArgs } from 'node:util';
import { parseOidText } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { toPrintable } from '../printable-text.ts';
import { type Identity, parseIdentity } from '../verify/identity/identity.ts';
import { type ProfileName, resolveProfile } from '../verify/profile.ts';
import { resolvePurpose } from '../verify/purpose.ts';
import type { RevocationMode } from '../verify/revocation/revocation-options.ts';
import { parseTimeArgument } from './time-argument.ts';
import { UsageError } from './usage.ts';

/** What `certpath verify` was asked. */
export interface VerifyArguments {
  readonly files: readonly string[];
  readonly identities: readonly Identity[];
  readonly purpose: string;
  readonly profile: ProfileName;
  /** `mozilla`, `system`, or a file or folder. */
  readonly roots: string;
  readonly pool: readonly string[];
  /** Milliseconds since 1970; undefined for now. */
  readonly time: number | undefined;
  readonly checksTime: boolean;
  readonly maxIntermediates: number | undefined;
  readonly isPartialChain: boolean;
  readonly revocation: RevocationMode;
  /** Files of CRLs. */
  readonly crls: readonly string[];
  /** Files of OCSP responses. */
  readonly ocsp: readonly string[];
  /** Dotted OIDs; one of them must be valid. None: policies do not matter. */
  readonly policies: readonly string[];
  /** File of a list of logs, and whose policy is asked; undefined: SCTs do not matter. */
  readonly transparency: { readonly logs: string; readonly policy: 'chrome' | 'apple' } | undefined;
  readonly explains: boolean;
  readonly isJson: boolean;
}

/** What `certpath inspect` was asked. */
export interface InspectArguments {
  readonly files: readonly string[];
  readonly isJson: boolean;
}

const verifyOptions = {
  host: { type: 'string', multiple: true, default: [] as string[] },
  ip: { type: 'string', multiple: true, default: [] as string[] },
  email: { type: 'string', multiple: true, default: [] as string[] },
  purpose: { type: 'string', default: 'serverAuth' },
  profile: { type: 'string', default: 'rfc5280' },
  roots: { type: 'string', default: 'mozilla' },
  pool: { type: 'string', multiple: true, default: [] as string[] },
  time: { type: 'string' },
  'no-check-time': { type: 'boolean', default: false },
  depth: { type: 'string' },
  crl: { type: 'string', multiple: true, default: [] as string[] },
  ocsp: { type: 'string', multiple: true, default: [] as string[] },
  revocation: { type: 'string' },
  policy: { type: 'string', multiple: true, default: [] as string[] },
  'ct-logs': { type: 'string' },
  'ct-policy': { type: 'string' },
  explain: { type: 'boolean', default: false },
  'partial-chain': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** @throws UsageError */
export function parseVerifyArguments(args: readonly string[]): VerifyArguments {
  const { values, positionals } = orUsageError(() =>
    parseArgs({ args: [...args], options: verifyOptions, allowPositionals: true }),
  );
  const { host, ip, email, time, depth } = values;
  return {
    files: checkFiles(positionals, values.pool),
    identities: [...host.map(toHost), ...ip.map(toIp), ...email.map(toEmail)],
    purpose: checkPurpose(values.purpose),
    profile: checkProfile(values.profile),
    roots: checkRoots(values.roots),
    pool: values.pool,
    time: time === undefined ? undefined : parseTimeArgument(time),
    checksTime: !values['no-check-time'],
    maxIntermediates: depth === undefined ? undefined : toCount(depth),
    isPartialChain: values['partial-chain'],
    revocation: checkRevocation(values.revocation, values.crl.length + values.ocsp.length > 0),
    crls: checkEvidence(values.crl, '--crl'),
    ocsp: checkEvidence(values.ocsp, '--ocsp'),
    policies: values.policy.map(checkPolicy),
    transparency: checkTransparency(values['ct-logs'], values['ct-policy']),
    explains: values.explain,
    isJson: values.json,
  };
}

/** @throws UsageError */
export function parseInspectArguments(args: readonly string[]): InspectArguments {
  const { values, positionals } = orUsageError(() =>
    parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    }),
  );
  return { files: checkFiles(positionals, []), isJson: values.json };
}

/** Turns the TypeError of a value that the library refuses, or of `parseArgs`, into a message for the user. */
export function orUsageError<Value>(parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [sentence] = error.message.split('\n', 1);
    throw new UsageError(toPrintable((sentence ?? '').replace(/\.$/, ''), 300));
  }
}

function checkFiles(files: readonly string[], pool: readonly string[]): readonly string[] {
  if (files.length === 0) throw new UsageError('no FILE is given');
  const inputs = [...files, ...pool].filter((file) => file === '-');
  if (inputs.length > 1) throw new UsageError('standard input (-) can be read once only');
  return files;
}

function toHost(text: string): Identity {
  // A user types the name as it is shown; the library compares A-labels.
  const isAscii = !/[^\0-\x7f]/.test(text);
  return checkIdentity({ dns: isAscii ? text : domainToASCII(text) }, '--host', text, 'a host name');
}

function toIp(text: string): Identity {
  return checkIdentity({ ip: text }, '--ip', text, 'an IP address');
}

function toEmail(text: string): Identity {
  return checkIdentity({ email: text }, '--email', text, 'an e-mail address');
}

/** What is no such name at all would match no certificate; the user is told before anything is read. */
function checkIdentity(identity: Identity, option: string, text: string, kind: string): Identity {
  const parsed = parseIdentity(identity);
  const value = parsed.kind === 'dns' ? parsed.host : parsed.kind === 'ip' ? parsed.octets : parsed.mailbox;
  if (value !== undefined) return identity;
  const isAddress = parsed.kind === 'dns' && isIpAddress(text);
  throw new UsageError(`${option} ${toPrintable(text)} is not ${kind}${isAddress ? ': say --ip' : ''}`);
}

function isIpAddress(text: string): boolean {
  const parsed = parseIdentity({ ip: text });
  return parsed.kind === 'ip' && parsed.octets !== undefined;
}

function checkPurpose(purpose: string): string {
  orUsageError(() => resolvePurpose(purpose));
  return purpose;
}

function checkProfile(profile: string): ProfileName {
  orUsageError(() => resolveProfile(profile as ProfileName));
  return profile as ProfileName;
}

export function checkRoots(roots: string): string {
  if (roots === '-') throw new UsageError('--roots cannot be read from standard input');
  return roots;
}

/** Who gives evidence wants it to count. */
function checkRevocation(mode: string | undefined, hasEvidence: boolean): RevocationMode {
  if (mode === undefined) return hasEvidence ? 'soft' : 'off';
  if (mode === 'off' && hasEvidence) throw new UsageError('--revocation off goes with neither --crl nor --ocsp');
  if (mode === 'off' || mode === 'soft' || mode === 'hard') return mode;
  throw new UsageError(`--revocation ${toPrintable(mode)} is none of off, soft and hard`);
}

function checkEvidence(files: readonly string[], option: string): readonly string[] {
  if (files.includes('-')) throw new UsageError(`${option} cannot be read from standard input`);
  return files;
}

function checkPolicy(policy: string): string {
  if (parseOidText(policy) instanceof ParseError) {
    throw new UsageError(`--policy ${toPrintable(policy)} is not a dotted OID`);
  }
  return policy;
}

/** Who names a policy wants it to count, and it cannot without logs. */
function checkTransparency(logs: string | undefined, policy: string | undefined): VerifyArguments['transparency'] {
  if (logs === undefined && policy !== undefined) throw new UsageError('--ct-policy goes with --ct-logs');
  if (logs === '-') throw new UsageError('--ct-logs cannot be read from standard input');
  if (logs === undefined) return undefined;
  if (policy === undefined || policy === 'chrome') return { logs, policy: 'chrome' };
  if (policy === 'apple') return { logs, policy };
  throw new UsageError(`--ct-policy ${toPrintable(policy)} is neither chrome nor apple`);
}

export function toCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--depth ${toPrintable(text)} is not a number of intermediates`);
  return Number(text);
}
