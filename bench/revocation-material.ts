import { randomBytes } from 'node:crypto';
import { encodeSequence, encodeUtcTime, encodeValue } from '../src/asn1/der-writer.ts';
import { ca, type IssuedWithKey } from '../test/support/pki.ts';
import { crlOf, ocspOf } from '../test/support/revocation.ts';

export interface RevocationMaterial {
  readonly root: IssuedWithKey;
  readonly leaf: IssuedWithKey;
  /** A CRL of very many entries that does not list the leaf. */
  readonly crl: Uint8Array;
  /** Content octets of serial numbers that it lists. */
  readonly serials: readonly Uint8Array[];
  readonly ocsp: Uint8Array;
  /** Milliseconds since 1970 to verify at. */
  readonly time: number;
}

/** Serial numbers of 16 octets, as public CAs have them, and a reason in every other entry. */
export function revocationMaterial(count: number): RevocationMaterial {
  const root = ca('Root');
  const leaf = root.issueLeaf();
  const serials = Array.from({ length: count }, () => Uint8Array.from([0x40, ...randomBytes(15)]));
  const revokedOn = encodeUtcTime(Date.UTC(2025, 0, 1));
  const reason = Uint8Array.from(Buffer.from('300c300a0603551d1504030a0101', 'hex'));
  const entries = serials.map((serial, i) =>
    encodeSequence(encodeValue(0x02, serial), revokedOn, ...(i % 2 === 0 ? [] : [reason])),
  );
  return {
    root,
    leaf,
    serials,
    crl: crlOf(root, { entries: encodeValue(0x30, Buffer.concat(entries)) }),
    ocsp: ocspOf(root, [{ certificate: leaf.der }]),
    time: Date.UTC(2025, 5, 1),
  };
}
