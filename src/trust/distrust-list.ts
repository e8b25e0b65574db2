import { ParseError } from '../asn1/parse-error.ts';
import type { Certificate } from '../x509/certificate.ts';
import { binaryText } from '../x509/name.ts';

/** A certificate, or an anchor that may be bare. */
type NameAndKey = Pick<Certificate, 'subject' | 'publicKey'>;

/** Certificates that are explicitly refused, whatever vouches for them: told by subject and public key. */
export class DistrustList {
  private readonly keys: Set<string>;

  constructor(certificates: Iterable<Certificate>) {
    this.keys = new Set();
    for (const certificate of certificates) this.keys.add(distrustKey(certificate));
  }

  has(holder: NameAndKey): boolean {
    return this.keys.size > 0 && this.keys.has(distrustKey(holder));
  }
}

function distrustKey({ publicKey: key, subject }: NameAndKey): string {
  const keyText = key instanceof ParseError ? '' : binaryText(key.der);
  return `${keyText.length}:${keyText}${subject.comparisonKey}`;
}
