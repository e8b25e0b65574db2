import type { Certificate } from '../x509/certificate.ts';
import {
  countLogs,
  countOperators,
  type GoodTimestamp,
  goodTimestamps,
  type PolicyDecision,
  type PolicyQuestion,
  refuse,
  satisfied,
} from './transparency-policy.ts';

const day = 86_400_000;

/** Until then Chrome asks for an SCT of a log that RFC 6962's own interface reads. */
const chromeTakesStaticLogs = 1_776_211_200_000; // 2026-04-15T00:00:00Z

/**
 * Chrome's policy (https://googlechrome.github.io/CertificateTransparency/ct_policy.html), for a list in Chrome's schema:
 * - SCTs in the certificate: of two distinct logs for a lifetime of at most 180 days, of three for a longer one, each
 *   trusted now or retired after it signed; one of them trusted now; two distinct operators; or
 * - SCTs from OCSP or TLS: of two logs with distinct operators, trusted now;
 * - before 2026-04-15 one of those that count must be of a log that is compliant with RFC 6962.
 *
 * Chrome stops enforcing it when its list is older than 70 days: who holds the list decides about that.
 */
export function chromePolicy(question: PolicyQuestion): PolicyDecision {
  const lifetime = lifetimeOf(question.certificate);
  if (lifetime === undefined) return refuse('validity-malformed');
  const good = goodTimestamps(question);
  const embedded = good.filter(isEmbedded);
  const delivered = good.filter((each) => !isEmbedded(each) && each.isCurrent);
  const mustHaveRfc6962 = question.time < chromeTakesStaticLogs;
  const byDelivery = judgeChrome(delivered, 2, mustHaveRfc6962);
  if (byDelivery.ok || embedded.length === 0) return byDelivery;
  return judgeChrome(embedded, lifetime <= 180 * day ? 2 : 3, mustHaveRfc6962);
}

function judgeChrome(counted: readonly GoodTimestamp[], logs: number, mustHaveRfc6962: boolean): PolicyDecision {
  if (countLogs(counted) < logs) return refuse('too-few-timestamps');
  if (!counted.some(({ isCurrent }) => isCurrent)) return refuse('no-current-log');
  if (countOperators(counted) < 2) return refuse('too-few-operators');
  return mustHaveRfc6962 && !counted.some(isOfRfc6962Log) ? refuse('no-rfc6962-log') : satisfied;
}

/**
 * Apple's policy (https://support.apple.com/103214), for a list in Apple's schema:
 * - SCTs of two distinct logs that are trusted now, one of them from OCSP or TLS; or
 * - SCTs in the certificate, one of them of a log that is trusted now: two for a lifetime of at most 180 days, where one
 *   of an operator counts, and three for a longer one, where two of an operator count;
 * - one SCT of a log that is compliant with RFC 6962.
 *
 * The lifetime includes both ends, and any time beyond a whole number of days is another day. The table for certificates
 * from before 2021-04-21, all of which have expired, is left out.
 */
export function applePolicy(question: PolicyQuestion): PolicyDecision {
  const lifetime = lifetimeOf(question.certificate);
  if (lifetime === undefined) return refuse('validity-malformed');
  const good = goodTimestamps(question);
  const embedded = good.filter(isEmbedded);
  const current = good.filter(({ isCurrent }) => isCurrent);
  const isDelivered = countLogs(current) >= 2 && current.some((each) => !isEmbedded(each));
  const decision = isDelivered ? satisfied : judgeAppleEmbedded(embedded, Math.ceil((lifetime + 1000) / day));
  if (!decision.ok) return decision;
  return good.some(isOfRfc6962Log) ? satisfied : refuse('no-rfc6962-log');
}

/** Of as many logs as are needed, enough count within the bound for one operator just when two operators are among them. */
function judgeAppleEmbedded(embedded: readonly GoodTimestamp[], days: number): PolicyDecision {
  if (countLogs(embedded) < (days <= 180 ? 2 : 3)) return refuse('too-few-timestamps');
  if (!embedded.some(({ isCurrent }) => isCurrent)) return refuse('no-current-log');
  return countOperators(embedded) < 2 ? refuse('too-few-operators') : satisfied;
}

function isEmbedded({ source }: GoodTimestamp): boolean {
  return source === 'certificate';
}

function isOfRfc6962Log({ log }: GoodTimestamp): boolean {
  return (log.kind ?? 'rfc6962') === 'rfc6962';
}

/** From notBefore to notAfter, milliseconds. */
function lifetimeOf({ notBefore, notAfter }: Certificate): number | undefined {
  return typeof notBefore === 'number' && typeof notAfter === 'number' ? notAfter - notBefore : undefined;
}
