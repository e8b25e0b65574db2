import { parseOidText } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import type { Anchor, AnchorOptions } from './anchor.ts';
import { toNameConstraints } from './subtrees.ts';

/** What is known about an anchor beside its name and key, with every default filled in. */
export type AnchorTerms = Omit<Anchor, 'certificate' | 'subject' | 'publicKey'>;

/** The terms of an anchor without options. */
export const defaultTerms: AnchorTerms = /* @__PURE__ */ toAnchorTerms({});

/**
 * A copy of the options, so that a caller may reuse the object.
 *
 * @throws TypeError when a time is none, a purpose is no OID, or the constraints cannot be read.
 */
export function toAnchorTerms(options: AnchorOptions): AnchorTerms {
  return {
    label: options.label,
    usableFrom: toMilliseconds(options.usableFrom, 'usableFrom'),
    usableUntil: toMilliseconds(options.usableUntil, 'usableUntil'),
    distrustAfter: toMilliseconds(options.distrustAfter, 'distrustAfter'),
    imposedConstraints: options.constraints === undefined ? undefined : toNameConstraints(options.constraints),
    purposes: options.purposes?.map(toPurpose),
    enforceValidity: options.enforceValidity ?? true,
    enforceConstraints: options.enforceConstraints ?? true,
    mayBeIntermediate: options.mayBeIntermediate ?? true,
    mayBeLeaf: options.mayBeLeaf ?? false,
    exemptFromConformance: options.exemptFromConformance ?? false,
  };
}

/** A name would match nothing and so refuse everything, without a word. */
function toPurpose(purpose: string): string {
  if (parseOidText(purpose) instanceof ParseError)
    throw new TypeError(`a purpose of an anchor is a dotted OID: ${purpose}`);
  return purpose;
}

function toMilliseconds(time: Date | number | undefined, field: string): number | undefined {
  if (time === undefined) return undefined;
  const milliseconds = typeof time === 'number' ? time : time.getTime();
  if (Number.isNaN(milliseconds)) throw new TypeError(`${field} is not a time`);
  return milliseconds;
}
