import { ExtensionKind } from '../../x509/extension-kind.ts';
import type { ConformanceRule } from './conformance-rule.ts';
import { read } from './readable.ts';

/** id-kp-timeStamping. */
const timeStamping = '1.3.6.1.5.5.7.3.8';
const clause = 'RFC 3161 §2.3';

/** A time-stamping authority's key is for time stamps alone, and its certificate says so critically. */
export const timeStampingRules: readonly ConformanceRule[] = [
  {
    rule: 'time-stamping-not-alone',
    clause,
    roles: ['leaf'],
    isBroken: ({ certificate }) => read(certificate.extendedKeyUsage)?.purposes.join(' ') !== timeStamping,
  },
  {
    rule: 'time-stamping-not-critical',
    clause,
    roles: ['leaf'],
    isBroken: ({ certificate }) => !certificate.isCritical(ExtensionKind.extendedKeyUsage),
  },
];
