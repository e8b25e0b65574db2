import { equalBytes } from '../asn1/bytes.ts';
import type { Certificate } from './certificate.ts';

/** Certificates that have been part of an accepted path, found again by their bytes. */
export class CertificateCache {
  private young: Map<number, Certificate[]> = new Map();
  private old: Map<number, Certificate[]> = new Map();
  private count = 0;
  private readonly capacity: number;

  /** @param capacity about how many certificates are kept; between half of it and all of it. */
  constructor(capacity: number) {
    this.capacity = capacity;
  }

  find(der: Uint8Array): Certificate | undefined {
    const key = keyOf(der);
    const known = findIn(this.young.get(key), der);
    if (known !== undefined) return known;
    const older = findIn(this.old.get(key), der);
    if (older !== undefined) this.add(older);
    return older;
  }

  add(certificate: Certificate): void {
    const key = keyOf(certificate.der);
    const bucket = this.young.get(key);
    if (findIn(bucket, certificate.der) !== undefined) return;
    if (this.count >= this.capacity / 2) this.age();
    if (bucket === undefined || this.count === 0) this.young.set(key, [certificate]);
    else bucket.push(certificate);
    this.count++;
  }

  private age(): void {
    this.old = this.young;
    this.young = new Map();
    this.count = 0;
  }
}

/** Finds an entry, decides nothing: the last octets belong to the signature and differ from certificate to certificate. */
function keyOf(der: Uint8Array): number {
  const { length } = der;
  const tail = ((der[length - 1] ?? 0) << 16) | ((der[length - 2] ?? 0) << 8) | (der[length - 3] ?? 0);
  return tail * 65536 + (length & 0xffff);
}

function findIn(bucket: readonly Certificate[] | undefined, der: Uint8Array): Certificate | undefined {
  return bucket?.find((certificate) => certificate.der === der || equalBytes(certificate.der, der));
}
