import { toPrintable } from '../printable-text.ts';
import { timeText } from '../problem-text.ts';
import { explain } from '../verify/explain.ts';
import type { Identity } from '../verify/identity/identity.ts';
import type { ValidityRules } from '../verify/validity-rules.ts';
import type { Verdict } from '../verify/verdict.ts';
import { toJson } from '../verify/verdict-json.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { VerifyArguments } from './arguments.ts';
import { type VerifyOptions, verify } from './engine.ts';
import { type LogsFile, readLogs } from './logs.ts';
import { fileName, leafOf, readInputFile, rejectTexts } from './peer.ts';
import type { VerifyReport, VerifyResult, VerifySettings } from './report.ts';
import { readEvidence } from './revocation.ts';
import { complain, ExitCode, paint, type Terminal } from './terminal.ts';
import { loadTrust, type Trust } from './trust.ts';

/** Everything the files of one command have in common. */
interface Session {
  readonly terminal: Terminal;
  readonly trust: Trust;
  readonly pool: readonly Certificate[];
  readonly options: VerifyOptions;
  /** What could not be read, told as it is found and kept for the JSON. */
  readonly messages: string[];
  readonly isJson: boolean;
}

/** One FILE's outcome; the verdict itself is kept for the text. */
type Outcome = { readonly file: string } & ({ readonly verdict: Verdict } | { readonly message: string });

const ignored: ValidityRules['leaf'] = { notBefore: 'ignore', notAfter: 'ignore' };

/** Verifies each FILE as one peer. */
export async function runVerify(request: VerifyArguments, terminal: Terminal): Promise<ExitCode> {
  const trust = loadTrust(request.roots, request.isPartialChain, terminal.now());
  const evidence = readEvidence(request);
  const logs = readLogs(request);
  const { revocation } = evidence;
  const options = { ...toOptions(request, terminal), revocation, transparency: logs.transparency };
  const messages: string[] = [];
  const partial = { terminal, trust, options, messages, isJson: request.isJson };
  const faults = [...evidence.faults, ...logs.faults];
  tell(partial, [...faults, ...logs.warnings]);
  tell(partial, [...rejectTexts(trust.rejected), ...trust.warnings]);
  if (trust.store.size === 0) tell(partial, [noAnchorText(trust)]);
  const { pool, isWhole } = await readPool(request.pool, partial);
  const session: Session = { ...partial, pool: [...trust.pool, ...pool] };
  const settings = { ...toSettings(request, session), transparency: toTransparencyJson(request, logs) };
  if (!request.isJson) terminal.writeOut(`${settingsText(settings)}\n`);
  const outcomes: Outcome[] = [];
  for (const file of request.files) outcomes.push(await verifyFile(file, session));
  if (request.isJson) writeJson(request, terminal, settings, outcomes, messages);
  return exitCode(outcomes, isWhole && isReadable(trust) && faults.length === 0);
}

/** A file of certificates among which there is no anchor was read all the same. */
function isReadable({ store, pool }: Trust): boolean {
  return store.size > 0 || pool.length > 0;
}

function noAnchorText(trust: Trust): string {
  const hint =
    trust.pool.length > 0 ? ': its certificates are not self-issued; to trust them, say --partial-chain' : '';
  return `the roots (${trust.source}) hold no trust anchor${hint}`;
}

function toOptions(request: VerifyArguments, terminal: Terminal): VerifyOptions {
  return {
    time: request.time ?? terminal.now(),
    identity: request.identities.length === 0 ? undefined : request.identities,
    purpose: request.purpose,
    profile: request.profile,
    validity: request.checksTime ? undefined : { leaf: ignored, issuer: ignored, anchor: ignored },
    maxIntermediates: request.maxIntermediates,
    policies: request.policies.length === 0 ? undefined : { initial: request.policies, requireExplicit: true },
  };
}

async function readPool(
  files: readonly string[],
  session: Omit<Session, 'pool'>,
): Promise<{ pool: Certificate[]; isWhole: boolean }> {
  const pool: Certificate[] = [];
  let isWhole = true;
  for (const file of files) {
    const { certificates, rejected, fault } = await readInputFile(file, session.terminal);
    tell(session, fault === undefined ? rejectTexts(rejected) : [fault]);
    isWhole &&= fault === undefined;
    for (const certificate of certificates) pool.push(certificate);
  }
  return { pool, isWhole };
}

async function verifyFile(file: string, session: Session): Promise<Outcome> {
  const input = await readInputFile(file, session.terminal);
  const leaf = input.fault ?? leafOf(input, fileName(file));
  if (typeof leaf === 'string') {
    tell(session, [leaf]);
    return { file, message: leaf };
  }
  tell(session, rejectTexts(input.rejected));
  const pool = [...input.certificates.slice(1), ...session.pool];
  const verdict = verify({ ...session.options, leaf, pool, store: session.trust.store });
  if (!session.isJson) writeVerdict(session.terminal, file, verdict);
  return { file, verdict };
}

function writeVerdict(terminal: Terminal, file: string, verdict: Verdict): void {
  const [word, ...rest] = explain(verdict).split(':');
  const painted = paint(terminal, verdict.ok ? 'green' : 'red', word as string);
  terminal.writeOut(`\n${paint(terminal, 'bold', fileName(file))}: ${[painted, ...rest].join(':')}\n`);
}

function tell(session: Omit<Session, 'pool'>, messages: readonly string[]): void {
  for (const message of messages) {
    session.messages.push(message);
    complain(session.terminal, message);
  }
}

function toSettings(request: VerifyArguments, { trust, options }: Session): Omit<VerifySettings, 'transparency'> {
  return {
    profile: request.profile,
    purpose: request.purpose,
    time: request.checksTime ? new Date(Number(options.time)).toISOString() : null,
    identities: request.identities.map(toIdentityJson),
    roots: { source: trust.source, anchors: trust.store.size },
    maxIntermediates: request.maxIntermediates ?? null,
    revocation: request.revocation,
    policies: request.policies,
  };
}

function toTransparencyJson({ transparency }: VerifyArguments, { count }: LogsFile): VerifySettings['transparency'] {
  return transparency === undefined ? null : { policy: transparency.policy, logs: count };
}

function toIdentityJson(identity: Identity): VerifySettings['identities'][number] {
  if ('dns' in identity) return { type: 'dns', value: identity.dns };
  if ('email' in identity) return { type: 'email', value: identity.email };
  return { type: 'ip', value: String(identity.ip) };
}

function settingsText(settings: VerifySettings): string {
  const { profile, purpose, identities, roots, time, maxIntermediates, revocation, policies, transparency } = settings;
  const names = identities.map(({ type, value }) => `${type} ${toPrintable(value)}`).join(', ');
  return [
    `profile ${profile}`,
    `purpose ${toPrintable(purpose)}`,
    `identity ${names === '' ? 'not checked' : names}`,
    `roots ${roots.source} (${roots.anchors})`,
    `time ${time === null ? 'not checked' : timeText(Date.parse(time))}`,
    `intermediates ${maxIntermediates ?? 'without limit'}`,
    `revocation ${revocation === 'off' ? 'not checked' : revocation}`,
    ...(policies.length > 0 ? [`policies ${policies.map((oid) => toPrintable(oid)).join(', ')}`] : []),
    ...(transparency === null ? [] : [`transparency policy of ${transparency.policy}, logs ${transparency.logs}`]),
  ].join('; ');
}

function writeJson(
  request: VerifyArguments,
  terminal: Terminal,
  settings: VerifySettings,
  outcomes: Outcome[],
  messages: string[],
): void {
  const results = outcomes.map((outcome) => toResult(outcome, request.explains));
  const report: VerifyReport = { version: 1, settings, results, messages };
  terminal.writeOut(`${JSON.stringify(report, null, 2)}\n`);
}

function toResult(outcome: Outcome, explains: boolean): VerifyResult {
  if ('message' in outcome) return { file: outcome.file, status: 'unreadable', message: outcome.message };
  const { file, verdict } = outcome;
  const status = verdict.ok ? 'accepted' : 'refused';
  return { file, status, verdict: toJson(verdict), ...(explains && { explanation: explain(verdict) }) };
}

function exitCode(outcomes: readonly Outcome[], isInputWhole: boolean): ExitCode {
  if (!isInputWhole || outcomes.some((outcome) => 'message' in outcome)) return ExitCode.unusable;
  return outcomes.every((outcome) => 'verdict' in outcome && outcome.verdict.ok) ? ExitCode.accepted : ExitCode.refused;
}
