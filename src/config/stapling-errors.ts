import type { PathReport, Verdict } from '../verify/verdict.ts';
import type { Certificate } from '../x509/certificate.ts';
import { isOwnIssuer } from '../x509/key-identifiers.ts';
import { checkStapledResponse } from './check-stapled-response.ts';
import type { OcspResponse } from './ocsp-response.ts';
import type { PeerVerifyOptions } from './peer-verification.ts';
import { sslPlatform } from './platform.ts';
import type { SslCertificate } from './ssl-certificate.ts';
import { SslError, SslErrorCode } from './ssl-error.ts';
import { askFor, type Work } from './verifier-driver.ts';

/** What a stapled response has to say. */
export interface StaplingOutcome {
  readonly errors: readonly SslError[];
  readonly responses: readonly OcspResponse[];
  /** False for bytes that are no response: the handshake fails, whatever is ignored. */
  readonly isReadable: boolean;
}

export const noStapling: StaplingOutcome = { errors: [], responses: [], isReadable: true };

/** Judges what the peer stapled against the issuer that the path has shown, so that no certificate merely sent counts. */
export function* staplingOutcome(
  leaf: SslCertificate,
  peer: Certificate,
  verdict: Verdict,
  { stapled, time, provider }: PeerVerifyOptions,
): Work<StaplingOutcome> {
  const moment = time === undefined ? sslPlatform().now() : Number(time);
  const question = { stapled, peer, issuers: issuersOf(peer, verdict), time: moment };
  const { isReadable, errors, responses } = yield* askFor(checkStapledResponse(question), provider);
  const codes = isReadable ? errors : [SslErrorCode.OcspMalformedResponse];
  return { isReadable, errors: codes.map((code) => new SslError(code, leaf)), responses };
}

function issuersOf(peer: Certificate, verdict: Verdict): Certificate[] {
  const report: PathReport | undefined = verdict.ok ? verdict.report : verdict.best;
  const [first, second] = report?.steps ?? [];
  if (second?.certificate !== undefined) return first?.signature === 'good' ? [second.certificate] : [];
  return isOwnIssuer(peer) ? [peer] : [];
}
