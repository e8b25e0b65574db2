import { ParseError } from '../asn1/parse-error.ts';
import type { Certificate } from '../x509/certificate.ts';
import { binaryText } from '../x509/name.ts';

/** Certificates that are explicitly refused, whatever vouches for them: told by subject and public key. */
export class DistrustList {
  private readonly keys: Set<string>;

  constructor(certificates: Iterable<Certificate>) {
    this.keys = new Set();
    for (const certificate of certificates) this.keys.add(distrustKey(certificate));
  }

  has(certificate: Certificate): boolean {
    return this.keys.size > 0 && this.keys.has(distrustKey(certificate));
  }
}

function distrustKey(certificate: Certificate): string {
  const key = certificate.publicKey;
  const keyText = key instanceof ParseError ? '' : binaryText(key.der);
  return `${keyText.length}:${keyText}${certificate.subject.comparisonKey}`;
}
