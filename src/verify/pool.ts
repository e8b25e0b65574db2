import { equalBytes } from '../asn1/bytes.ts';
import { toText } from '../asn1/octets.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Name } from '../x509/name.ts';

/** The certificates that came with the leaf: each once, found by subject. */
export class Pool {
  private readonly bySubject: Map<string, Namesakes> = new Map();

  constructor(certificates: Iterable<Certificate>) {
    for (const certificate of certificates) this.add(certificate);
  }

  findBySubject(name: Name): readonly Certificate[] {
    return this.bySubject.get(name.comparisonKey)?.certificates ?? [];
  }

  /** The pool's own copy of this certificate, or the certificate itself. */
  intern(certificate: Certificate): Certificate {
    return this.bySubject.get(certificate.subject.comparisonKey)?.find(certificate) ?? certificate;
  }

  add(certificate: Certificate): void {
    const key = certificate.subject.comparisonKey;
    const known = this.bySubject.get(key);
    if (known === undefined) this.bySubject.set(key, new Namesakes(certificate));
    else if (known.find(certificate) === undefined) known.add(certificate);
  }
}

/** Up to here looking at each is cheaper than an index; only a hostile pool has more certificates of one name. */
const fewNamesakes = 8;

/** Unequal certificates of one subject. */
class Namesakes {
  readonly certificates: Certificate[];
  private byBytes: Map<string, Certificate> | undefined;

  constructor(first: Certificate) {
    this.certificates = [first];
  }

  find(wanted: Certificate): Certificate | undefined {
    if (this.byBytes !== undefined) return this.byBytes.get(toText(wanted.der));
    return this.certificates.find((other) => other === wanted || equalBytes(other.der, wanted.der));
  }

  add(certificate: Certificate): void {
    this.certificates.push(certificate);
    if (this.byBytes !== undefined) this.byBytes.set(toText(certificate.der), certificate);
    else if (this.certificates.length > fewNamesakes) {
      this.byBytes = new Map(this.certificates.map((each) => [toText(each.der), each]));
    }
  }
}
