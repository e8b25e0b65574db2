import { type Finding, finding } from '../../problem.ts';
import type { Anchor } from '../../trust/anchor.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { purposeTexts, serverAuth } from '../purpose.ts';
import type { Request } from '../request.ts';
import type { Role } from '../role.ts';

/** The tables of rules on how certificates are made that the profile and the caller have chosen. */
export function checkConformance(
  certificate: Certificate,
  role: Role,
  anchor: Anchor | undefined,
  request: Request,
  findings: Finding[],
): void {
  const { conformanceRules, profile, purpose } = request.policy;
  if (conformanceRules.length === 0) return;
  const isForServer = purpose !== undefined && purposeTexts(purpose).includes(serverAuth);
  const subject = { certificate, role, anchor, strength: profile.strength, isForServer };
  for (const { rule, clause, roles, isBroken } of conformanceRules) {
    if (!roles.includes(role) || !isBroken(subject)) continue;
    findings.push(finding('conformance-violation', { rule, clause }));
  }
}
