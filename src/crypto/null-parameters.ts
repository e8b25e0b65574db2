import { Tag } from '../asn1/tags.ts';

/** Whether an AlgorithmIdentifier's parameters are an ASN.1 NULL; absent ones are not. */
export function isNull(parameters: Uint8Array | undefined): boolean {
  return parameters?.length === 2 && parameters[0] === Tag.null && parameters[1] === 0;
}
