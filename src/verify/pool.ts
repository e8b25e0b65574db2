import { equalBytes } from '../asn1/bytes.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Name } from '../x509/name.ts';

/** The certificates that came with the leaf: each once, found by subject. */
export class Pool {
  private readonly bySubject: Map<string, Certificate[]> = new Map();

  constructor(certificates: Iterable<Certificate>) {
    for (const certificate of certificates) this.add(certificate);
  }

  findBySubject(name: Name): readonly Certificate[] {
    return this.bySubject.get(name.comparisonKey) ?? [];
  }

  /** The pool's own copy of this certificate, or the certificate itself. */
  intern(certificate: Certificate): Certificate {
    return find(this.findBySubject(certificate.subject), certificate) ?? certificate;
  }

  add(certificate: Certificate): void {
    const key = certificate.subject.comparisonKey;
    const known = this.bySubject.get(key);
    if (known === undefined) this.bySubject.set(key, [certificate]);
    else if (find(known, certificate) === undefined) known.push(certificate);
  }
}

/** Signatures differ in their last bytes, so that unequal certificates are told apart at once. */
function find(known: readonly Certificate[], wanted: Certificate): Certificate | undefined {
  const { der } = wanted;
  const last = der[der.length - 1];
  return known.find((other) => other === wanted || (other.der[der.length - 1] === last && equalBytes(other.der, der)));
}
