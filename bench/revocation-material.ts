import { randomBytes } from 'node:crypto';
import { encodeNull, encodeSequence, encodeUtcTime, encodeValue } from '../src/asn1/der-writer.ts';
import { ca, type IssuedWithKey } from '../test/support/pki.ts';
import { crlOf, type OcspOptions, ocspOf } from '../test/support/revocation.ts';

export interface RevocationMaterial {
  readonly root: IssuedWithKey;
  readonly leaf: IssuedWithKey;
  /** A CRL of very many entries that does not list the leaf. */
  readonly crl: Uint8Array;
  /** Content octets of serial numbers that it lists. */
  readonly serials: readonly Uint8Array[];
  /** OCSP responses about the leaf, each made a second after the other: by the CA itself, and by its delegate. */
  readonly responses: readonly Uint8Array[];
  readonly delegated: readonly Uint8Array[];
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
  const delegate = root.issueLeaf({
    subject: 'Responder',
    names: [],
    extendedKeyUsage: ['OCSPSigning'],
    moreExtensions: [{ oid: '1.3.6.1.5.5.7.48.1.5', critical: false, value: encodeNull() }],
  });
  const responsesOf = (options: OcspOptions): Uint8Array[] =>
    Array.from({ length: 64 }, (_, i) =>
      ocspOf(root, [{ certificate: leaf.der }], { ...options, producedAt: Date.UTC(2025, 4, 15) + i * 1000 }),
    );
  return {
    root,
    leaf,
    serials,
    crl: crlOf(root, { entries: encodeValue(0x30, Buffer.concat(entries)) }),
    responses: responsesOf({}),
    delegated: responsesOf({ responder: delegate, certificates: [delegate.der] }),
    time: Date.UTC(2025, 5, 1),
  };
}
