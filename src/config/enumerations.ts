/**
 * Qt 6's enumerations with Qt 6's numbers, under Qt's names. Numbers of Qt 4 and 5 differ: compare by name across
 * generations, never by number.
 */

/** QSsl::SslProtocol. TLS 1.0, 1.1 and DTLS 1.0 are deprecated; SSL 2 and 3 are gone. */
export const SslProtocol = {
  TlsV1_0: 0,
  TlsV1_1: 1,
  TlsV1_2: 2,
  AnyProtocol: 3,
  SecureProtocols: 4,
  TlsV1_0OrLater: 5,
  TlsV1_1OrLater: 6,
  TlsV1_2OrLater: 7,
  DtlsV1_0: 8,
  DtlsV1_0OrLater: 9,
  DtlsV1_2: 10,
  DtlsV1_2OrLater: 11,
  TlsV1_3: 12,
  TlsV1_3OrLater: 13,
  UnknownProtocol: -1,
} as const;
export type SslProtocol = (typeof SslProtocol)[keyof typeof SslProtocol];

/** QSslSocket::PeerVerifyMode. AutoVerifyPeer is VerifyPeer for a client and QueryPeer for a server. */
export const PeerVerifyMode = { VerifyNone: 0, QueryPeer: 1, VerifyPeer: 2, AutoVerifyPeer: 3 } as const;
export type PeerVerifyMode = (typeof PeerVerifyMode)[keyof typeof PeerVerifyMode];

/** QSslSocket::SslMode. */
export const SslMode = { UnencryptedMode: 0, SslClientMode: 1, SslServerMode: 2 } as const;
export type SslMode = (typeof SslMode)[keyof typeof SslMode];

/** QSsl::KeyType. */
export const KeyType = { PrivateKey: 0, PublicKey: 1 } as const;
export type KeyType = (typeof KeyType)[keyof typeof KeyType];

/** QSsl::EncodingFormat. */
export const EncodingFormat = { Pem: 0, Der: 1 } as const;
export type EncodingFormat = (typeof EncodingFormat)[keyof typeof EncodingFormat];

/** QSsl::KeyAlgorithm. `Ed25519` and `Ed448` are this library's, outside Qt's numbering: Qt has no value for them. */
export const KeyAlgorithm = { Opaque: 0, Rsa: 1, Dsa: 2, Ec: 3, Dh: 4, MlDsa: 5, Ed25519: 1001, Ed448: 1002 } as const;
export type KeyAlgorithm = (typeof KeyAlgorithm)[keyof typeof KeyAlgorithm];

/** QSsl::AlternativeNameEntryType. */
export const AlternativeNameEntryType = { EmailEntry: 0, DnsEntry: 1, IpAddressEntry: 2 } as const;
export type AlternativeNameEntryType = (typeof AlternativeNameEntryType)[keyof typeof AlternativeNameEntryType];

/** QSsl::SslOption, flags. */
export const SslOption = {
  SslOptionDisableEmptyFragments: 0x01,
  SslOptionDisableSessionTickets: 0x02,
  SslOptionDisableCompression: 0x04,
  SslOptionDisableServerNameIndication: 0x08,
  SslOptionDisableLegacyRenegotiation: 0x10,
  SslOptionDisableSessionSharing: 0x20,
  SslOptionDisableSessionPersistence: 0x40,
  SslOptionDisableServerCipherPreference: 0x80,
} as const;
export type SslOption = (typeof SslOption)[keyof typeof SslOption];

/** QSslCertificate::SubjectInfo. */
export const SubjectInfo = {
  Organization: 0,
  CommonName: 1,
  LocalityName: 2,
  OrganizationalUnitName: 3,
  CountryName: 4,
  StateOrProvinceName: 5,
  DistinguishedNameQualifier: 6,
  SerialNumber: 7,
  EmailAddress: 8,
} as const;
export type SubjectInfo = (typeof SubjectInfo)[keyof typeof SubjectInfo];

/** QSslCertificate::PatternSyntax. */
export const PatternSyntax = { RegularExpression: 0, Wildcard: 1, FixedString: 2 } as const;
export type PatternSyntax = (typeof PatternSyntax)[keyof typeof PatternSyntax];

/** QSslConfiguration::NextProtocolNegotiationStatus. */
export const NextProtocolNegotiationStatus = {
  NextProtocolNegotiationNone: 0,
  NextProtocolNegotiationNegotiated: 1,
  NextProtocolNegotiationUnsupported: 2,
} as const;
export type NextProtocolNegotiationStatus =
  (typeof NextProtocolNegotiationStatus)[keyof typeof NextProtocolNegotiationStatus];

/** QSsl::ImplementedClass. */
export const ImplementedClass = {
  Key: 0,
  Certificate: 1,
  Socket: 2,
  DiffieHellman: 3,
  EllipticCurve: 4,
  Dtls: 5,
  DtlsCookie: 6,
} as const;
export type ImplementedClass = (typeof ImplementedClass)[keyof typeof ImplementedClass];

/** QSsl::SupportedFeature. */
export const SupportedFeature = {
  CertificateVerification: 0,
  ClientSideAlpn: 1,
  ServerSideAlpn: 2,
  Ocsp: 3,
  Psk: 4,
  SessionTicket: 5,
  Alerts: 6,
} as const;
export type SupportedFeature = (typeof SupportedFeature)[keyof typeof SupportedFeature];
