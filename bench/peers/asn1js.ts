/** asn1js: the tree of the whole certificate, extension values left as octets. It knows no certificates, so no fields. */
import { fromBER } from 'asn1js';
import type { Library } from '../contestant.ts';

export const library: Library = {
  name: 'asn1js (tree only)',
  parse: (der) => {
    const { offset, result } = fromBER(der);
    if (offset < 0) throw new Error(result.error);
    return result;
  },
};
