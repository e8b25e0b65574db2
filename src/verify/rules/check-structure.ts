import { type Finding, finding } from '../../problem.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { StructuralFault } from '../../x509/structural-fault.ts';

/** What RFC 5280 §4.1 and §4.2 forbid and the reader let pass so that the rest could be read. */
export function checkStructure(certificate: Certificate, findings: Finding[]): void {
  for (const fault of certificate.structuralFaults) {
    const found = toFinding(fault, certificate);
    if (found !== undefined) findings.push(found);
  }
}

function toFinding(fault: StructuralFault, { version }: Certificate): Finding | undefined {
  switch (fault.kind) {
    case 'version-unknown':
      return finding('version-mismatch', { version: fault.version, field: 'version' });
    case 'field-of-later-version':
      return finding('version-mismatch', { version, field: fault.field });
    case 'extension-duplicate':
      return finding('extension-duplicate', { oid: fault.oid });
    case 'algorithm-inconsistent':
      return finding('algorithm-inconsistent', {});
    default:
      // An encoded DEFAULT says the same as its absence; `certificateConformance` has a rule about it.
      return undefined;
  }
}
