import type { DerReader } from '../asn1/der-reader.ts';
import { Tag } from '../asn1/tags.ts';

/** CRLReason (RFC 5280 §5.3.1) by its number; 7 is not used. */
const reasons = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'unspecified',
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const;

/** Why a certificate was revoked, in RFC 5280's own names. */
export type RevocationReason = (typeof reasons)[number];

/** CRLReason ::= ENUMERATED; a number that the RFC does not know is `unspecified`, because revoked is revoked. */
export function readRevocationReason(reader: DerReader, field: string): RevocationReason {
  return reasons[reader.readSmallInteger(field, Tag.enumerated)] ?? 'unspecified';
}
