import { equalBytes } from '../asn1/bytes.ts';
import type { ParseError } from '../asn1/parse-error.ts';
import type { PublicKey } from '../crypto/public-key.ts';
import { type Certificate, parseOwnedCertificate } from '../x509/certificate.ts';
import { CertificateCache } from '../x509/certificate-cache.ts';

type Known = 'good' | 'signature-invalid';

/** More keys than this are not remembered for one object. */
const maximumKeys = 8;
/** Responders met again and again; each CA has a few. */
const cachedResponders = 128;

/** What a verifier remembers of evidence: signatures checked before, and who answers for CAs. */
export class EvidenceMemo {
  /** Kept for as long as the object with the owned bytes lives. */
  private readonly known: WeakMap<object, { readonly key: PublicKey; readonly outcome: Known }[]> = new WeakMap();
  private responders: CertificateCache | undefined;

  /** @param owner a CRL, a response or a responder's certificate: its object stands for its bytes. */
  find(owner: object, key: PublicKey): Known | undefined {
    return this.known.get(owner)?.find((entry) => isSameKey(entry.key, key))?.outcome;
  }

  remember(owner: { readonly isOwned: boolean }, key: PublicKey, outcome: Known): void {
    if (!owner.isOwned) return;
    const entries = this.known.get(owner);
    if (entries === undefined) this.known.set(owner, [{ key, outcome }]);
    else if (entries.length < maximumKeys) entries.push({ key, outcome });
  }

  /** The certificate that came with a response, the same object for the same bytes once it has been kept. */
  readResponder(der: Uint8Array): Certificate | ParseError {
    return this.responders?.find(der) ?? parseOwnedCertificate(der);
  }

  /** @param certificate has been found to be its issuer's responder: what is merely sent along is not worth the room. */
  keepResponder(certificate: Certificate): void {
    this.responders ??= new CertificateCache(cachedResponders);
    this.responders.add(certificate);
  }
}

function isSameKey(a: PublicKey, b: PublicKey): boolean {
  return a === b || equalBytes(a.spki.der, b.spki.der);
}
