import { ParseError } from '../asn1/parse-error.ts';
export class OcspResponse {
  readonly der: Uint8Array = new Uint8Array(0);
  readonly isOwned: boolean = true;
}
export function parseOwnedOcspResponse(der: Uint8Array): OcspResponse | ParseError {
  return new ParseError('OCSP', '', der.length);
}
