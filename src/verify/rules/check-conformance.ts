import { type Finding, finding } from '../../problem.ts';
import type { Anchor } from '../../trust/anchor.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { Request } from '../request.ts';
import type { Role } from '../search/path-node.ts';

/** The tables of rules on how certificates are made that the profile and the caller have chosen. */
export function checkConformance(
  certificate: Certificate,
  role: Role,
  anchor: Anchor | undefined,
  request: Request,
  findings: Finding[],
): void {
  for (const { rule, clause, roles, isBroken } of request.policy.conformanceRules) {
    if (!roles.includes(role) || !isBroken({ certificate, role, anchor, request })) continue;
    findings.push(finding('conformance-violation', { rule, clause }));
  }
}
