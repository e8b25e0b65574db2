import { ParseError } from '../asn1/parse-error.ts';
import { describePublicKey, type PublicKey } from '../crypto/public-key.ts';
import { type Finding, finding } from '../problem.ts';
import type { Anchor } from '../trust/anchor.ts';
import type { Certificate } from '../x509/certificate.ts';

const described: WeakMap<Certificate | Anchor, PublicKey | Finding> = /* @__PURE__ */ new WeakMap();

/** The subject's key ready for checking signatures, or why it cannot be; worked out once for each certificate. */
export function publicKeyOf(holder: Certificate | Anchor): PublicKey | Finding {
  const known = described.get(holder);
  if (known !== undefined) return known;
  const { publicKey } = holder;
  const key =
    publicKey instanceof ParseError
      ? finding('issuer-key-malformed', { expected: publicKey.message })
      : describePublicKey(publicKey);
  described.set(holder, key);
  return key;
}
