import { SslProtocol } from './enumerations.ts';

/** Versions of TLS, the oldest first. DTLS counts as the version of TLS that it is made from. */
export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type TlsVersion = (typeof tlsVersions)[number];

/** Both ends belong to it. */
export interface ProtocolRange {
  readonly minimum: TlsVersion;
  readonly maximum: TlsVersion;
}

const ranges: ReadonlyMap<SslProtocol, ProtocolRange> = /* @__PURE__ */ new Map<SslProtocol, ProtocolRange>([
  [SslProtocol.TlsV1_0, { minimum: 'TLSv1', maximum: 'TLSv1' }],
  [SslProtocol.TlsV1_1, { minimum: 'TLSv1.1', maximum: 'TLSv1.1' }],
  [SslProtocol.TlsV1_2, { minimum: 'TLSv1.2', maximum: 'TLSv1.2' }],
  [SslProtocol.TlsV1_3, { minimum: 'TLSv1.3', maximum: 'TLSv1.3' }],
  [SslProtocol.AnyProtocol, { minimum: 'TLSv1', maximum: 'TLSv1.3' }],
  [SslProtocol.SecureProtocols, { minimum: 'TLSv1.2', maximum: 'TLSv1.3' }],
  [SslProtocol.TlsV1_0OrLater, { minimum: 'TLSv1', maximum: 'TLSv1.3' }],
  [SslProtocol.TlsV1_1OrLater, { minimum: 'TLSv1.1', maximum: 'TLSv1.3' }],
  [SslProtocol.TlsV1_2OrLater, { minimum: 'TLSv1.2', maximum: 'TLSv1.3' }],
  [SslProtocol.TlsV1_3OrLater, { minimum: 'TLSv1.3', maximum: 'TLSv1.3' }],
  [SslProtocol.DtlsV1_0, { minimum: 'TLSv1.1', maximum: 'TLSv1.1' }],
  [SslProtocol.DtlsV1_0OrLater, { minimum: 'TLSv1.1', maximum: 'TLSv1.2' }],
  [SslProtocol.DtlsV1_2, { minimum: 'TLSv1.2', maximum: 'TLSv1.2' }],
  [SslProtocol.DtlsV1_2OrLater, { minimum: 'TLSv1.2', maximum: 'TLSv1.2' }],
]);

/** The versions that a protocol setting allows; undefined for UnknownProtocol, which allows none. */
export function protocolRangeOf(protocol: SslProtocol): ProtocolRange | undefined {
  return ranges.get(protocol);
}

/** The versions of a range, the newest first; none where its ends are the wrong way round. */
export function versionsOf({ minimum, maximum }: ProtocolRange): TlsVersion[] {
  return tlsVersions.slice(tlsVersions.indexOf(minimum), tlsVersions.indexOf(maximum) + 1).reverse();
}
