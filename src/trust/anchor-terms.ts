import type { Anchor, AnchorOptions } from './anchor.ts';
import { toNameConstraints } from './subtrees.ts';

/** What is known about an anchor beside its name and key, with every default filled in. */
export type AnchorTerms = Omit<Anchor, 'certificate' | 'subject' | 'publicKey'>;

/** The terms of an anchor without options. */
export const defaultTerms: AnchorTerms = /* @__PURE__ */ toAnchorTerms({});

/**
 * A copy of the options, so that a caller may reuse the object.
 *
 * @throws TypeError when a time is none, or the constraints cannot be read.
 */
export function toAnchorTerms(options: AnchorOptions): AnchorTerms {
  return {
    label: options.label,
    usableFrom: toMilliseconds(options.usableFrom, 'usableFrom'),
    usableUntil: toMilliseconds(options.usableUntil, 'usableUntil'),
    distrustAfter: toMilliseconds(options.distrustAfter, 'distrustAfter'),
    imposedConstraints: options.constraints === undefined ? undefined : toNameConstraints(options.constraints),
    purposes: options.purposes,
    enforceValidity: options.enforceValidity ?? true,
    enforceConstraints: options.enforceConstraints ?? true,
    mayBeIntermediate: options.mayBeIntermediate ?? true,
    mayBeLeaf: options.mayBeLeaf ?? false,
    exemptFromConformance: options.exemptFromConformance ?? false,
  };
}

function toMilliseconds(time: Date | number | undefined, field: string): number | undefined {
  if (time === undefined) return undefined;
  const milliseconds = typeof time === 'number' ? time : time.getTime();
  if (Number.isNaN(milliseconds)) throw new TypeError(`${field} is not a time`);
  return milliseconds;
}
