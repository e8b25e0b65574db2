import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { oidToString } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import type { Finding } from '../problem.ts';
import type { SubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';
import { type Curve, type CurveName, findCurve } from './curve.ts';
import { malformedKey, refusedKey } from './key-finding.ts';

export interface EcPublicKey {
  readonly family: 'EC';
  readonly type: CurveName;
  readonly spki: SubjectPublicKeyInfo;
  /** Of the curve's field. */
  readonly bits: number;
  /** The point's coordinates, big-endian, each as long as the field. That it lies on the curve is not checked. */
  readonly x: Uint8Array;
  readonly y: Uint8Array;
}

/** A key on a named curve that this library does not know. */
export interface UnknownCurvePublicKey {
  readonly family: 'unknown';
  readonly type: 'EC-other';
  readonly spki: SubjectPublicKeyInfo;
  readonly bits: 0;
  /** Of the curve, dotted decimal. */
  readonly oid: string;
}

export function describeEcKey(spki: SubjectPublicKeyInfo): EcPublicKey | UnknownCurvePublicKey | Finding {
  const parameters = spki.algorithm.parameters;
  if (parameters === undefined) return malformedKey('EC parameters');
  // RFC 5480 §2.1.1: implicitCurve and specifiedCurve MUST NOT be used.
  if (parameters[0] === Tag.sequence) return refusedKey('EC', 'explicit curve parameters');
  if (parameters[0] === Tag.null) return refusedKey('EC', 'an implicit curve');
  const curveOid = parseWhole(readCurveOid, parameters, 'namedCurve');
  if (curveOid instanceof ParseError) return malformedKey(curveOid);
  const curve = findCurve(curveOid);
  if (curve === undefined) return { family: 'unknown', type: 'EC-other', spki, bits: 0, oid: oidToString(curveOid) };
  return describePoint(spki, curve);
}

function readCurveOid(reader: DerReader): Uint8Array {
  reader.readObjectIdentifier('');
  return reader.content();
}

/** SEC 1 §2.3.4: 04 and two coordinates, or 02 or 03 and one. RFC 5480 §2.2 lets the latter be refused. */
function describePoint(spki: SubjectPublicKeyInfo, { name, bits }: Curve): EcPublicKey | Finding {
  const point = spki.publicKey;
  const length = Math.ceil(bits / 8);
  const isCompressed = (point[0] === 2 || point[0] === 3) && point.length === length + 1;
  if (isCompressed) return refusedKey(name, 'a compressed point');
  if (point[0] !== 4 || point.length !== 2 * length + 1) return malformedKey(`an uncompressed point on ${name}`);
  return { family: 'EC', type: name, spki, bits, x: point.subarray(1, length + 1), y: point.subarray(length + 1) };
}
