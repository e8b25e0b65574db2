import { toPrintable } from './printable-text.ts';
import type { FaultyTimestamps, Finding, Problem, ProblemCode, ProblemParameters } from './problem.ts';

/** Of a list that a certificate brings, as many are shown. */
const maximumListed = 5;
const maximumNameLength = 200;
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365.25 * day;

/** What people call the OIDs that problems name most. */
const oidNames: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['1.3.6.1.5.5.7.3.1', 'serverAuth'],
  ['1.3.6.1.5.5.7.3.2', 'clientAuth'],
  ['1.3.6.1.5.5.7.3.3', 'codeSigning'],
  ['1.3.6.1.5.5.7.3.4', 'emailProtection'],
  ['1.3.6.1.5.5.7.3.8', 'timeStamping'],
  ['1.3.6.1.5.5.7.3.9', 'OCSPSigning'],
  ['2.5.29.37.0', 'anyExtendedKeyUsage'],
  ['2.5.29.9', 'subjectDirectoryAttributes'],
  ['2.5.29.14', 'subjectKeyIdentifier'],
  ['2.5.29.15', 'keyUsage'],
  ['2.5.29.17', 'subjectAltName'],
  ['2.5.29.18', 'issuerAltName'],
  ['2.5.29.19', 'basicConstraints'],
  ['2.5.29.30', 'nameConstraints'],
  ['2.5.29.31', 'cRLDistributionPoints'],
  ['2.5.29.32', 'certificatePolicies'],
  ['2.5.29.33', 'policyMappings'],
  ['2.5.29.35', 'authorityKeyIdentifier'],
  ['2.5.29.36', 'policyConstraints'],
  ['2.5.29.37', 'extKeyUsage'],
  ['2.5.29.46', 'freshestCRL'],
  ['2.5.29.54', 'inhibitAnyPolicy'],
  ['2.5.29.56', 'noRevAvail'],
  ['1.3.6.1.5.5.7.1.1', 'authorityInfoAccess'],
  ['1.3.6.1.5.5.7.1.11', 'subjectInfoAccess'],
  ['1.3.6.1.5.5.7.1.24', 'tlsFeature'],
  ['1.3.6.1.4.1.11129.2.4.2', 'signedCertificateTimestamps'],
]);

type Predicates = { readonly [Code in ProblemCode]: (parameters: ProblemParameters[Code]) => string };

/** What each problem says of its certificate or path; each text follows a subject such as `the leaf`. */
const predicates: Predicates = {
  'certificate-malformed': (fault) => `cannot be read: ${parseFault(fault)}`,
  'extension-malformed': (fault) => `has an extension ${oidText(fault.oid)} that cannot be read: ${parseFault(fault)}`,
  'extension-duplicate': ({ oid }) => `has the extension ${oidText(oid)} twice`,
  'version-mismatch': ({ version, field }) => `is of version ${version}, which does not go with ${foreign(field)}`,
  'algorithm-inconsistent': () => 'names one signature algorithm inside the signed part and another one outside',
  'not-before-malformed': (fault) => `has a start of validity that cannot be read: ${expectation(fault)}`,
  'not-after-malformed': (fault) => `has an end of validity that cannot be read: ${expectation(fault)}`,

  'issuer-not-found': ({ issuer }) =>
    `has no issuer among the trust anchors and the pool: ${foreign(issuer)} is not there, or did not sign it`,
  'self-signed-leaf': () => 'is signed by itself and is no trust anchor',
  'self-signed-in-chain': () => 'is signed by itself and is no trust anchor, so that nothing above it can be trusted',
  'depth-exceeded': ({ intermediates, limit, counted }) =>
    `has ${plural(intermediates, 'intermediate')}${counted === 'all' ? '' : ' that are not self-issued'}, and at most ${limit} may be there`,
  'name-chaining-broken': ({ issuer, subject }) =>
    `names ${foreign(issuer)} as its issuer, and the next certificate is of ${foreign(subject)}`,

  'signature-invalid': () => 'has a signature that the key of its issuer did not make',
  'signature-unchecked': () => 'has a signature that was not checked, because the budget ran out',
  'issuer-key-malformed': ({ expected }) =>
    `cannot be checked, because the key of its issuer is malformed: ${foreign(expected)}`,
  'algorithm-unsupported': ({ oid }) => `is signed with the algorithm ${oidText(oid)}, which nobody here can check`,
  'algorithm-refused': ({ algorithm }) => `is signed with ${foreign(algorithm)}, which the profile does not allow`,
  'algorithm-parameters-refused': ({ algorithm }) =>
    `is signed with ${foreign(algorithm)} under parameters that are not allowed`,
  'algorithm-key-mismatch': ({ algorithm, key }) =>
    `is signed with ${foreign(algorithm)}, but the key of its issuer is ${foreign(key)}`,
  'digest-too-weak': ({ digest }) => `is signed over the digest ${foreign(digest)}, which is too weak`,
  'key-too-small': ({ key, bits, minimum }) => `has a ${foreign(key)} key of ${bits} bits, and ${minimum} is the least`,
  'key-refused': ({ key, why }) => `has a ${foreign(key)} key that is not accepted: ${foreign(why)}`,

  'not-yet-valid': ({ notBefore, at }) =>
    `is valid from ${timeText(notBefore)} on, ${duration(notBefore - at)} after the time checked (${timeText(at)})`,
  expired: ({ notAfter, at }) =>
    `expired on ${timeText(notAfter)}, ${duration(at - notAfter)} before the time checked (${timeText(at)})`,
  'not-a-ca': () => 'issued the certificate below it and is no CA by its basicConstraints',
  'key-cert-sign-missing': () => 'issued the certificate below it, and its keyUsage lacks keyCertSign',
  'path-length-exceeded': ({ limit, intermediates }) =>
    `allows ${plural(limit, 'intermediate')} below it (pathLenConstraint), and ${intermediates} are there`,
  'critical-extension-unknown': ({ oid }) =>
    `has the critical extension ${oidText(oid)}, which nothing here knows how to honour`,
  'extension-refused': ({ oid }) => `has the extension ${oidText(oid)}, whose handler refuses its content`,
  'extension-missing': ({ oid }) => `lacks the extension ${oidText(oid)}, which the profile requires`,
  'key-usage-missing': ({ missing }) =>
    `has a keyUsage without ${missing.slice(0, maximumListed).map(foreign).join(' or ')}, which the purpose needs`,
  'purpose-refused': ({ wanted, found }) =>
    `is not for ${alternatives(wanted)}: its extKeyUsage says ${list(found.map(oidText))}`,
  'policy-required': () => 'has no certificate policy that is valid all along, and one is required',
  'policy-duplicate': ({ oid }) => `names the certificate policy ${oidText(oid)} twice`,
  'policy-qualifier-unknown': ({ oid }) =>
    `has critical certificate policies with a qualifier ${oidText(oid)}, which nothing here can interpret`,
  'policy-mapping-invalid': () => 'maps from or to anyPolicy, which stands for every policy and is none',
  'conformance-violation': ({ rule, clause }) => `breaks the rule ${foreign(rule)} (${foreign(clause)})`,

  revoked: ({ reason, at }) => `was revoked on ${timeText(at)} (${foreign(reason)})`,
  'revocation-unknown': ({ status, why }) =>
    `is not known to be unrevoked (${status}${why === null ? '' : `: ${foreign(why)}`}), and that is required`,
  'revocation-stale': ({ kind, why, nextUpdate }) =>
    `has ${evidenceText(kind)} that is out of date (${foreign(why)}${nextUpdate === null ? '' : `; the next one was due on ${timeText(nextUpdate)}`})`,
  'revocation-evidence-bad': ({ kind, why }) => `has ${evidenceText(kind)} that cannot be trusted: ${foreign(why)}`,
  'must-staple-missing': () => 'promises a stapled OCSP response, and none that tells its status came with it',
  'no-rev-avail-conflict': ({ with: other }) =>
    `says by noRevAvail that nobody tells whether it is revoked, which ${foreign(other)} contradicts`,

  'transparency-policy-unmet': ({ why, good, presented }) =>
    `was not logged as the transparency policy demands: ${foreign(why)}, with ${good} good of ${plural(presented, 'SCT')}`,
  'transparency-timestamp-malformed': (faulty) => `has ${timestamps(faulty)} that cannot be read`,
  'transparency-version-unsupported': (faulty) => `has ${timestamps(faulty)} of a version other than 1`,
  'transparency-log-unknown': (faulty) => `has ${timestamps(faulty)} of a log that is not on the list`,
  'transparency-timestamp-in-future': (faulty) => `has ${timestamps(faulty)} that will only be made`,
  'transparency-log-not-valid': (faulty) => `has ${timestamps(faulty)} of a log that did not count then`,
  'transparency-algorithm-unsupported': (faulty) => `has ${timestamps(faulty)} by an algorithm that cannot be checked`,
  'transparency-issuer-unknown': (faulty) => `has ${timestamps(faulty)} over the key of an issuer that is not known`,
  'transparency-signature-invalid': (faulty) => `has ${timestamps(faulty)} with a signature that the log did not make`,
  'transparency-signature-unchecked': (faulty) => `has ${timestamps(faulty)} whose signature was not checked`,

  'name-not-permitted': ({ name, type, constrainedBy }) =>
    `has the name ${foreign(name)} (${foreign(type)}), which is outside what ${foreign(constrainedBy)} permits`,
  'name-excluded': ({ name, type, constrainedBy }) =>
    `has the name ${foreign(name)} (${foreign(type)}), which ${foreign(constrainedBy)} excludes`,
  'imposed-name-not-permitted': ({ name, type, constrainedBy }) =>
    `has the name ${foreign(name)} (${foreign(type)}), which is outside what ${foreign(constrainedBy)} is trusted for`,
  'imposed-name-excluded': ({ name, type, constrainedBy }) =>
    `has the name ${foreign(name)} (${foreign(type)}), which ${foreign(constrainedBy)} is not trusted for`,
  'name-constraint-unsupported': ({ type, constrainedBy }) =>
    `has a name of type ${foreign(type)}, which ${foreign(constrainedBy)} constrains in a way that cannot be checked`,
  'host-mismatch': (mismatch) => `is not for the host ${identities(mismatch)}`,
  'ip-mismatch': (mismatch) => `is not for the IP address ${identities(mismatch)}`,
  'email-mismatch': (mismatch) => `is not for the e-mail address ${identities(mismatch)}`,

  distrusted: () => 'is on the list of what is explicitly distrusted',
  'anchor-not-usable-yet': ({ usableFrom, at }) =>
    `may be used from ${timeText(usableFrom)} on, after the time checked (${timeText(at)})`,
  'anchor-no-longer-usable': ({ usableUntil, at }) =>
    `could be used until ${timeText(usableUntil)}, before the time checked (${timeText(at)})`,
  'distrusted-after': ({ distrustAfter, notBefore }) =>
    `is trusted for leaves issued until ${timeText(distrustAfter)}, and this one is of ${timeText(notBefore)}`,
  'anchor-purpose-refused': ({ wanted }) => `is not trusted for ${alternatives(wanted)}`,
};

/**
 * A problem in one sentence, for people; it may change at any time and is never to be compared. Names and other text
 * of a certificate stand in it escaped and cut to a bounded length.
 */
export function problemText(problem: Problem): string {
  return `${subjectOf(problem.depth)} ${findingText(problem)}`;
}

/** The sentence without its subject, for a reader who knows which certificate is meant: `expired on …`. */
export function findingText(finding: Finding): string {
  // The compiler cannot see that the code and the parameters of one finding belong together.
  const predicate = predicates[finding.code] as (parameters: Finding['parameters']) => string;
  return predicate(finding.parameters);
}

/** A time in UTC, to the second; `at` is milliseconds since 1970. */
export function timeText(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return 'a time out of range';
  return `${date.toISOString().replace('T', ' ').slice(0, -5)} UTC`;
}

function subjectOf(depth: Problem['depth']): string {
  if (depth === 'path') return 'the path';
  return depth === 0 ? 'the leaf' : `the certificate at depth ${depth}`;
}

function parseFault(fault: { readonly field: string; readonly expected: string; readonly offset: number }): string {
  return fault.field === '' ? expectation(fault) : `${foreign(fault.field)}: ${expectation(fault)}`;
}

function expectation({ expected, offset }: { readonly expected: string; readonly offset: number }): string {
  return `expected ${foreign(expected)} at byte ${offset}`;
}

function identities({
  expected,
  presented,
}: {
  readonly expected: string;
  readonly presented: readonly string[];
}): string {
  const others = presented.length === 0 ? 'it names none' : `it names ${list(presented.map(foreign))}`;
  return `${foreign(expected)}: ${others}`;
}

function alternatives(oids: readonly string[]): string {
  return oids.slice(0, maximumListed).map(oidText).join(' or ');
}

function list(items: readonly string[]): string {
  if (items.length === 0) return 'nothing';
  const rest = items.length - maximumListed;
  const shown = items.slice(0, maximumListed).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

function oidText(oid: string): string {
  const name = oidNames.get(oid);
  return name === undefined ? foreign(oid) : `${name} (${oid})`;
}

/** Text that may come from a certificate. */
function foreign(text: string): string {
  return toPrintable(text, maximumNameLength);
}

function evidenceText(kind: 'crl' | 'ocsp'): string {
  return kind === 'crl' ? 'a CRL' : 'an OCSP response';
}

const timestampSources: Readonly<Record<FaultyTimestamps['source'], string>> = {
  certificate: 'in itself',
  ocsp: 'from OCSP',
  caller: 'from the caller',
};

function timestamps({ source, count, logId, timestamp }: FaultyTimestamps): string {
  const log = logId === null ? '' : ` (log ${foreign(logId.slice(0, 16))}…`;
  const first = log === '' ? '' : `${log}, ${timestamp === null ? 'no time' : timeText(timestamp)})`;
  return `${plural(count, 'SCT')} ${timestampSources[source]}${first}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function duration(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  if (size < minute) return plural(Math.round(size / second), 'second');
  if (size < hour) return plural(Math.floor(size / minute), 'minute');
  if (size < 2 * day) return plural(Math.floor(size / hour), 'hour');
  if (size < 2 * year) return plural(Math.floor(size / day), 'day');
  return plural(Math.floor(size / year), 'year');
}
