import { ParseError } from '../asn1/parse-error.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { CertificateList, IssuingDistributionPoint } from '../x509/certificate-list.ts';
import type { DistributionPoint } from '../x509/extensions/distribution-points.ts';
import { GeneralName } from '../x509/general-name.ts';
import type { Name } from '../x509/name.ts';
import { fullNames, haveCommonName } from './distribution-point-names.ts';

/** ReasonFlags bits 1 to 8; bit 0 is unused (RFC 5280 §4.2.1.13). */
export const allReasons = 0x1fe;

/** Where a certificate's status may be told: its distribution points, and what RFC 5280 §6.3.3 assumes beside them. */
export function distributionPointsOf(certificate: Certificate): readonly DistributionPoint[] {
  const named = certificate.crlDistributionPoints;
  const points = named === undefined || named instanceof ParseError ? [] : named;
  return [...points, assumedPoint(certificate)];
}

/** "assume a DP with both the reasons and the cRLIssuer fields omitted and a distribution point name of the certificate issuer" */
function assumedPoint({ issuer, issuerAlternativeName }: Certificate): DistributionPoint {
  const others = issuerAlternativeName instanceof ParseError ? [] : (issuerAlternativeName ?? []);
  const fullName = [new GeneralName('directoryName', issuer.der), ...others];
  return { distributionPoint: { fullName }, reasons: undefined, cRLIssuer: undefined };
}

/** Who issues the CRLs of a distribution point (RFC 5280 §6.3.3 (b)(1)). */
export function listIssuersOf({ cRLIssuer }: DistributionPoint, certificate: Certificate): readonly Name[] {
  return cRLIssuer === undefined ? [certificate.issuer] : cRLIssuer.flatMap(({ name }) => name ?? []);
}

/**
 * Whether a CRL of the right issuer is about this certificate at this distribution point (RFC 5280 §6.3.3 (b)).
 *
 * @returns the reasons it covers there (§6.3.3 (d)); 0 where it is about something else; what is malformed.
 */
export function reasonsCovered(
  list: CertificateList,
  point: DistributionPoint,
  certificate: Certificate,
): number | ParseError {
  const scope = list.issuingDistributionPoint;
  if (scope instanceof ParseError) return scope;
  if (point.cRLIssuer !== undefined && scope?.indirectCRL !== true) return 0;
  if (scope !== undefined && !isInScope(list, scope, point, certificate)) return 0;
  return (scope?.onlySomeReasons ?? allReasons) & (point.reasons ?? allReasons) & allReasons;
}

function isInScope(
  list: CertificateList,
  scope: IssuingDistributionPoint,
  point: DistributionPoint,
  certificate: Certificate,
): boolean {
  if (scope.onlyContainsAttributeCerts) return false;
  const constraints = certificate.basicConstraints;
  const isCa = constraints !== undefined && !(constraints instanceof ParseError) && constraints.ca;
  if (isCa ? scope.onlyContainsUserCerts : scope.onlyContainsCACerts) return false;
  if (scope.distributionPoint === undefined) return true;
  const own = fullNames(scope.distributionPoint, list.issuer);
  return haveCommonName(own, namesOf(point, list.issuer));
}

/** Without a name of its own a distribution point goes by its cRLIssuer (RFC 5280 §6.3.3 (b)(2)(i)). */
function namesOf({ distributionPoint, cRLIssuer }: DistributionPoint, issuer: Name): readonly GeneralName[] {
  return distributionPoint === undefined ? (cRLIssuer ?? []) : fullNames(distributionPoint, issuer);
}
