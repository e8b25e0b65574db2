import type { ConformanceRule } from './conformance-rule.ts';
import { hasKeyCertSign, isCa } from './readable.ts';

/** RFC 5280 §6.1 ends with any certificate; whoever wants a signer or a device there says so with this. */
export const endEntityRules: readonly ConformanceRule[] = [
  {
    rule: 'end-entity-is-ca',
    clause: 'RFC 5280 §4.2.1.9',
    roles: ['leaf'],
    isBroken: ({ certificate }) => isCa(certificate) || hasKeyCertSign(certificate),
  },
];
