import { ParseError } from '../asn1/parse-error.ts';
import { toPrintable } from '../printable-text.ts';
import type { Problem, ProblemCode } from '../problem.ts';
import { findingText, timeText } from '../problem-text.ts';
import type { RevocationOutcome, RevocationStatus } from '../revocation/evidence.ts';
import type { TransparencyOutcome } from '../transparency/transparency-requirement.ts';
import type { Anchor } from '../trust/anchor.ts';
import type { Certificate } from '../x509/certificate.ts';
import { fingerprint } from '../x509/fingerprint.ts';
import type { Name } from '../x509/name.ts';
import { nameToString } from '../x509/name-text.ts';
import { oidNameOf } from '../x509/oid-names.ts';
import type { BudgetCounter } from './budget.ts';
import type { PolicySet } from './certificate-policies/policy-set.ts';
import type { AcceptedVerdict, PathReport, PathStep, RefusedVerdict, SignatureState, Verdict } from './verdict.ts';

const maximumNameLength = 120;
const maximumIgnoredShown = 10;
const maximumPoliciesShown = 5;
const maximumLogsShown = 5;
const fingerprintDigitsShown = 16;

const signatureTexts: Readonly<Record<SignatureState, string>> = {
  good: 'signature good',
  bad: 'signature BAD',
  unchecked: 'signature not checked',
};

const counterTexts: Readonly<Record<BudgetCounter, string>> = {
  signatures: 'signature check',
  steps: 'search step',
  nameComparisons: 'name comparison',
};

/** What somebody can do about it; a problem that explains itself has none. */
const advice: { readonly [Code in ProblemCode]?: string } = {
  'issuer-not-found':
    'The peer should send the intermediates with its certificate: add the missing one to the pool, or its root to the store.',
  'self-signed-leaf': 'To trust this very certificate, put it into the store as an anchor that may be the leaf itself.',
  'self-signed-in-chain': 'If this root is to be trusted, add it to the store.',
  'depth-exceeded': 'Allow more intermediates, if a path this long is meant.',
  'signature-invalid':
    'The certificate was altered, or another CA of the same name made it: get it from its issuer again.',
  'signature-unchecked': 'Nothing is known about that signature: allow more signature checks in the budget.',
  'algorithm-unsupported': 'Combine a provider that checks this algorithm.',
  expired: 'Renew the certificate; where an issuer is renewed, the peer has to send the new one.',
  'not-yet-valid': 'Check the clock; the certificate may be meant for later.',
  'revocation-unknown': 'Give a current CRL or OCSP response, or a source; or let what is not known pass (soft).',
  'revocation-stale': 'Fetch a current CRL or OCSP response.',
  'revocation-evidence-bad': 'Find out who made this CRL or OCSP response before trusting anything that came with it.',
  'transparency-policy-unmet':
    'Use a current list of logs and give the SCTs that came by TLS or OCSP; or have the certificate issued anew, with SCTs.',
  'host-mismatch': 'Ask for a name the certificate is made for, or have one issued that holds this name.',
  'ip-mismatch': 'An address counts only where it stands in the certificate as an iPAddress.',
  'purpose-refused': 'Ask for the purpose the certificate is used for, or have one issued for this purpose.',
};

/**
 * A verdict in words, on several lines: the path with every certificate's name, the state of its signature and what is
 * wrong with it; for a refusal also the other paths that were tried, the members of the pool that could not be read,
 * and what to do about it. For people: the words may change at any time.
 *
 * Text of certificates stands in it escaped and cut, so that it is safe to print on a terminal. Durations count from
 * the time the verification judged at, not from now.
 *
 * @example
 * ```ts
 * const verdict = verify({ leaf, pool, store });
 * if (!verdict.ok) console.error(explain(verdict));
 * ```
 */
export function explain(verdict: Verdict): string {
  const lines = verdict.ok ? acceptedLines(verdict) : refusedLines(verdict);
  return [...lines, ...ignoredLines(verdict), ...costLines(verdict)].join('\n');
}

function acceptedLines(verdict: AcceptedVerdict): string[] {
  const { report, problems, matchedPurpose } = verdict;
  const lines = [`accepted: ${certificateName(report.steps[0]?.certificate)}, by ${anchorText(verdict.anchor)}`];
  lines.push(...pathLines(report));
  if (matchedPurpose !== undefined)
    lines.push(`good for the purpose ${oidNameOf(matchedPurpose) ?? toPrintable(matchedPurpose)}`);
  const valid = verdict.policies === undefined ? undefined : policyLine(verdict.policies.userConstrained);
  if (valid !== undefined) lines.push(valid);
  if (verdict.transparency !== undefined) lines.push(transparencyLine(verdict.transparency));
  const end = firstEnd(report);
  if (end !== undefined) lines.push(end);
  if (problems.length > 0) lines.push(`${count(problems.length, 'warning')}, shown with a "~" above`);
  return lines;
}

function policyLine(set: PolicySet): string | undefined {
  if (set.anyPolicy) return 'valid under every certificate policy';
  if (set.policies.length === 0) return undefined;
  const shown = set.policies.slice(0, maximumPoliciesShown).map(({ oid }) => toPrintable(oid, maximumNameLength));
  const rest = set.policies.length - shown.length;
  return `valid under the certificate policy ${shown.join(' or ')}${rest > 0 ? `, and ${rest} more` : ''}`;
}

function transparencyLine({ ok, why, timestamps, untold }: TransparencyOutcome): string {
  const good = timestamps.filter(({ state }) => state === 'good');
  const logs = good
    .slice(0, maximumLogsShown)
    .map(({ log, logId }) => toPrintable(log ?? logId ?? '', maximumNameLength));
  const rest = good.length - logs.length;
  const names = logs.length === 0 ? '' : `, by ${logs.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  const reason = ok ? '' : ` (${toPrintable(why, maximumNameLength)})`;
  const presented = count(timestamps.length + untold, 'SCT');
  return `transparency policy ${ok ? '' : 'not '}met${reason}: ${good.length} good of ${presented}${names}`;
}

function refusedLines(verdict: RefusedVerdict): string[] {
  const { best, problems } = verdict;
  const lines = [`refused: ${headline(best, problems)}`];
  if (best !== undefined) lines.push(...bestLines(best));
  if (verdict.transparency !== undefined) lines.push(transparencyLine(verdict.transparency));
  lines.push(...triedLines(verdict));
  const hints = new Set(problems.map(({ code }) => advice[code]));
  for (const hint of hints) if (hint !== undefined) lines.push(`→ ${hint}`);
  return lines;
}

function headline(best: PathReport | undefined, problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return best === undefined ? 'the leaf could not be read' : 'no path was found';
  const rest = errors.length > 1 ? `; and ${count(errors.length - 1, 'more problem')}` : '';
  return `${problemLine(first, best)}${rest}`;
}

function bestLines(best: PathReport): string[] {
  const end = best.anchor === undefined ? 'it ends without a trust anchor' : `it ends at ${anchorText(best.anchor)}`;
  return [`the path with the least wrong about it; ${end}:`, ...pathLines(best)];
}

/** The other paths, one line each, with what is wrong with them alone: `tried` may repeat the best one. */
function triedLines({ best, tried, untold }: RefusedVerdict): string[] {
  const others = tried.filter((report) => report !== best && !isSamePath(report, best));
  const lines = others.map((report) => {
    const ownProblems = report.problems.filter(
      (problem) => !best?.problems.some((told) => isSameProblem(told, problem)),
    );
    return `also tried: ${routeText(report)}: ${headline(report, ownProblems.length > 0 ? ownProblems : report.problems)}`;
  });
  if (untold > 0) lines.push(`and ${count(untold, 'more path')} that ${untold === 1 ? 'was' : 'were'} refused`);
  return lines;
}

function isSameProblem(a: Problem, b: Problem): boolean {
  return a.code === b.code && a.depth === b.depth && a.certificate === b.certificate;
}

function pathLines(report: PathReport): string[] {
  const lines: string[] = [];
  report.steps.forEach((step, depth) => {
    lines.push(`  ${depth}  ${stepText(step, depth, report)}`);
    lines.push(...problemLines(report.problems.filter((problem) => problem.depth === depth)));
  });
  const beyond = report.problems.filter(({ depth }) => typeof depth === 'number' && depth >= report.steps.length);
  const ofThePath = report.problems.filter(({ depth }) => depth === 'path');
  if (ofThePath.length > 0) lines.push('     the path as a whole', ...problemLines(ofThePath));
  return [...lines, ...problemLines(beyond)];
}

const revocationTexts: Readonly<Record<RevocationStatus, string>> = {
  good: 'not revoked',
  revoked: 'REVOKED',
  unknown: 'revocation unknown',
  stale: 'revocation known from stale evidence alone',
  unreachable: 'revocation source not reached',
  'not-offered': 'revocation not offered',
};

function revocationText(outcome: RevocationOutcome | undefined): string {
  if (outcome === undefined) return '';
  const [first] = outcome.evidence;
  const source = first === undefined ? '' : ` (${first.kind} of ${toPrintable(first.issuer, maximumNameLength)})`;
  return `, ${revocationTexts[outcome.status]}${source}`;
}

function stepText({ certificate, signature, revocation }: PathStep, depth: number, report: PathReport): string {
  const name = certificate === undefined ? anchorName(report.anchor) : certificateName(certificate);
  const digits = certificate === undefined ? '' : ` [${fingerprint(certificate).slice(0, fingerprintDigitsShown)}…]`;
  const state = signature === undefined ? endText(report) : signatureTexts[signature];
  return `${roleOf(depth, report).padEnd(12)}  ${name}${digits}, ${state}${revocationText(revocation)}`;
}

function endText(report: PathReport): string {
  return report.anchor === undefined ? 'the search ended here' : 'trusted';
}

function problemLines(problems: readonly Problem[]): string[] {
  return problems.map((problem) => `       ${problem.severity === 'error' ? '!' : '~'} ${findingText(problem)}`);
}

function problemLine(problem: Problem, report: PathReport | undefined): string {
  const { depth } = problem;
  if (depth === 'path') return `the path ${findingText(problem)}`;
  const role = report === undefined && depth > 0 ? 'certificate' : roleOf(depth, report);
  const place = role === 'leaf' ? 'the leaf' : `the ${role} at depth ${depth}`;
  const certificate = report?.steps[depth]?.certificate;
  const name = certificate === undefined ? '' : ` (${certificateName(certificate)})`;
  return `${place}${name} ${findingText(problem)}`;
}

function roleOf(depth: number, report: PathReport | undefined): string {
  if (report?.anchor !== undefined && depth === report.steps.length - 1) return 'anchor';
  return depth === 0 ? 'leaf' : 'intermediate';
}

/** The names between leaf and end, which tell one path from another. */
function routeText(report: PathReport): string {
  const names = report.steps.slice(1).map(({ certificate }) => {
    return certificate === undefined ? anchorName(report.anchor) : certificateName(certificate);
  });
  return names.length === 0 ? 'the leaf alone' : `through ${names.join(' → ')}`;
}

function isSamePath(a: PathReport, b: PathReport | undefined): boolean {
  if (a.steps.length !== b?.steps.length || a.anchor !== b.anchor) return false;
  return a.steps.every(({ certificate }, depth) => certificate === b.steps[depth]?.certificate);
}

/** Who wants to know how long a path holds looks at the certificate that expires first. */
function firstEnd({ steps }: PathReport): string | undefined {
  let earliest: number | undefined;
  let depthOfEarliest = 0;
  steps.forEach(({ certificate }, depth) => {
    const notAfter = certificate?.notAfter;
    if (notAfter === undefined || notAfter instanceof ParseError) return;
    if (earliest !== undefined && earliest <= notAfter) return;
    earliest = notAfter;
    depthOfEarliest = depth;
  });
  return earliest === undefined
    ? undefined
    : `valid until ${timeText(earliest)}, when depth ${depthOfEarliest} expires`;
}

function ignoredLines({ ignored }: Verdict): string[] {
  const lines = ignored.slice(0, maximumIgnoredShown).map(({ index, line, why }) => {
    const place = line === undefined ? '' : `, line ${line}`;
    return `ignored: pool member ${index}${place}: ${toPrintable(why)}`;
  });
  const rest = ignored.length - lines.length;
  if (rest > 0) lines.push(`ignored: ${count(rest, 'more pool member')}`);
  return lines;
}

function costLines({ spent, exhausted }: Verdict): string[] {
  const costs = Object.entries(counterTexts).map(([counter, text]) => count(spent[counter as BudgetCounter], text));
  const lines = [`spent: ${costs.join(', ')}`];
  if (exhausted !== undefined) {
    lines.push(
      `the budget of ${counterTexts[exhausted]}s ran out, and the answer holds for this budget alone: ` +
        `raise budget.${exhausted} to search on`,
    );
  }
  return lines;
}

function anchorText(anchor: Anchor): string {
  const label = anchor.label === undefined ? '' : ` "${toPrintable(anchor.label, maximumNameLength)}"`;
  return `the trust anchor${label} ${nameText(anchor.subject)}`;
}

function anchorName(anchor: Anchor | undefined): string {
  return anchor === undefined ? 'unknown' : nameText(anchor.subject);
}

function certificateName(certificate: Certificate | undefined): string {
  return certificate === undefined ? 'unknown' : nameText(certificate.subject);
}

function nameText(name: Name): string {
  return name.isEmpty
    ? '(a certificate without subject)'
    : toPrintable(nameToString(name, maximumNameLength), maximumNameLength);
}

function count(size: number, noun: string): string {
  return `${size} ${noun}${size === 1 ? '' : 's'}`;
}
