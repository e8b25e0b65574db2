/** How the parties agree on a key, by OpenSSL's names; `any` is TLS 1.3, whose ciphers leave it open. */
export type KeyExchange = 'any' | 'ECDH' | 'DH' | 'RSA' | 'PSK' | 'RSAPSK' | 'DHEPSK' | 'ECDHEPSK' | 'SRP';

/** What authenticates the server, by OpenSSL's names. */
export type Authentication = 'any' | 'ECDSA' | 'RSA' | 'PSK' | 'SRP';

/** The lowest version that a cipher is defined for, by OpenSSL's names. */
export type CipherProtocol = 'TLSv1.3' | 'TLSv1.2' | 'TLSv1' | 'SSLv3';

/** Name, key exchange, authentication, encryption with its bits, lowest protocol version. */
export type CipherRow = readonly [
  name: string,
  keyExchange: KeyExchange,
  authentication: Authentication,
  encryption: string,
  protocol: CipherProtocol,
];

/**
 * OpenSSL 3's default ciphers without the anonymous ones, in its order of preference: what Qt calls supported. The same
 * on every runtime.
 */
export const cipherTable: readonly CipherRow[] = [
  ['TLS_AES_256_GCM_SHA384', 'any', 'any', 'AESGCM(256)', 'TLSv1.3'],
  ['TLS_CHACHA20_POLY1305_SHA256', 'any', 'any', 'CHACHA20/POLY1305(256)', 'TLSv1.3'],
  ['TLS_AES_128_GCM_SHA256', 'any', 'any', 'AESGCM(128)', 'TLSv1.3'],
  ['ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDH', 'ECDSA', 'AESGCM(256)', 'TLSv1.2'],
  ['ECDHE-RSA-AES256-GCM-SHA384', 'ECDH', 'RSA', 'AESGCM(256)', 'TLSv1.2'],
  ['DHE-RSA-AES256-GCM-SHA384', 'DH', 'RSA', 'AESGCM(256)', 'TLSv1.2'],
  ['ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDH', 'ECDSA', 'CHACHA20/POLY1305(256)', 'TLSv1.2'],
  ['ECDHE-RSA-CHACHA20-POLY1305', 'ECDH', 'RSA', 'CHACHA20/POLY1305(256)', 'TLSv1.2'],
  ['DHE-RSA-CHACHA20-POLY1305', 'DH', 'RSA', 'CHACHA20/POLY1305(256)', 'TLSv1.2'],
  ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDH', 'ECDSA', 'AESGCM(128)', 'TLSv1.2'],
  ['ECDHE-RSA-AES128-GCM-SHA256', 'ECDH', 'RSA', 'AESGCM(128)', 'TLSv1.2'],
  ['DHE-RSA-AES128-GCM-SHA256', 'DH', 'RSA', 'AESGCM(128)', 'TLSv1.2'],
  ['ECDHE-ECDSA-AES256-SHA384', 'ECDH', 'ECDSA', 'AES(256)', 'TLSv1.2'],
  ['ECDHE-RSA-AES256-SHA384', 'ECDH', 'RSA', 'AES(256)', 'TLSv1.2'],
  ['DHE-RSA-AES256-SHA256', 'DH', 'RSA', 'AES(256)', 'TLSv1.2'],
  ['ECDHE-ECDSA-AES128-SHA256', 'ECDH', 'ECDSA', 'AES(128)', 'TLSv1.2'],
  ['ECDHE-RSA-AES128-SHA256', 'ECDH', 'RSA', 'AES(128)', 'TLSv1.2'],
  ['DHE-RSA-AES128-SHA256', 'DH', 'RSA', 'AES(128)', 'TLSv1.2'],
  ['ECDHE-ECDSA-AES256-SHA', 'ECDH', 'ECDSA', 'AES(256)', 'TLSv1'],
  ['ECDHE-RSA-AES256-SHA', 'ECDH', 'RSA', 'AES(256)', 'TLSv1'],
  ['DHE-RSA-AES256-SHA', 'DH', 'RSA', 'AES(256)', 'SSLv3'],
  ['ECDHE-ECDSA-AES128-SHA', 'ECDH', 'ECDSA', 'AES(128)', 'TLSv1'],
  ['ECDHE-RSA-AES128-SHA', 'ECDH', 'RSA', 'AES(128)', 'TLSv1'],
  ['DHE-RSA-AES128-SHA', 'DH', 'RSA', 'AES(128)', 'SSLv3'],
  ['RSA-PSK-AES256-GCM-SHA384', 'RSAPSK', 'RSA', 'AESGCM(256)', 'TLSv1.2'],
  ['DHE-PSK-AES256-GCM-SHA384', 'DHEPSK', 'PSK', 'AESGCM(256)', 'TLSv1.2'],
  ['RSA-PSK-CHACHA20-POLY1305', 'RSAPSK', 'RSA', 'CHACHA20/POLY1305(256)', 'TLSv1.2'],
  ['DHE-PSK-CHACHA20-POLY1305', 'DHEPSK', 'PSK', 'CHACHA20/POLY1305(256)', 'TLSv1.2'],
  ['ECDHE-PSK-CHACHA20-POLY1305', 'ECDHEPSK', 'PSK', 'CHACHA20/POLY1305(256)', 'TLSv1.2'],
  ['AES256-GCM-SHA384', 'RSA', 'RSA', 'AESGCM(256)', 'TLSv1.2'],
  ['PSK-AES256-GCM-SHA384', 'PSK', 'PSK', 'AESGCM(256)', 'TLSv1.2'],
  ['PSK-CHACHA20-POLY1305', 'PSK', 'PSK', 'CHACHA20/POLY1305(256)', 'TLSv1.2'],
  ['RSA-PSK-AES128-GCM-SHA256', 'RSAPSK', 'RSA', 'AESGCM(128)', 'TLSv1.2'],
  ['DHE-PSK-AES128-GCM-SHA256', 'DHEPSK', 'PSK', 'AESGCM(128)', 'TLSv1.2'],
  ['AES128-GCM-SHA256', 'RSA', 'RSA', 'AESGCM(128)', 'TLSv1.2'],
  ['PSK-AES128-GCM-SHA256', 'PSK', 'PSK', 'AESGCM(128)', 'TLSv1.2'],
  ['AES256-SHA256', 'RSA', 'RSA', 'AES(256)', 'TLSv1.2'],
  ['AES128-SHA256', 'RSA', 'RSA', 'AES(128)', 'TLSv1.2'],
  ['ECDHE-PSK-AES256-CBC-SHA384', 'ECDHEPSK', 'PSK', 'AES(256)', 'TLSv1'],
  ['ECDHE-PSK-AES256-CBC-SHA', 'ECDHEPSK', 'PSK', 'AES(256)', 'TLSv1'],
  ['SRP-RSA-AES-256-CBC-SHA', 'SRP', 'RSA', 'AES(256)', 'SSLv3'],
  ['SRP-AES-256-CBC-SHA', 'SRP', 'SRP', 'AES(256)', 'SSLv3'],
  ['RSA-PSK-AES256-CBC-SHA384', 'RSAPSK', 'RSA', 'AES(256)', 'TLSv1'],
  ['DHE-PSK-AES256-CBC-SHA384', 'DHEPSK', 'PSK', 'AES(256)', 'TLSv1'],
  ['RSA-PSK-AES256-CBC-SHA', 'RSAPSK', 'RSA', 'AES(256)', 'SSLv3'],
  ['DHE-PSK-AES256-CBC-SHA', 'DHEPSK', 'PSK', 'AES(256)', 'SSLv3'],
  ['AES256-SHA', 'RSA', 'RSA', 'AES(256)', 'SSLv3'],
  ['PSK-AES256-CBC-SHA384', 'PSK', 'PSK', 'AES(256)', 'TLSv1'],
  ['PSK-AES256-CBC-SHA', 'PSK', 'PSK', 'AES(256)', 'SSLv3'],
  ['ECDHE-PSK-AES128-CBC-SHA256', 'ECDHEPSK', 'PSK', 'AES(128)', 'TLSv1'],
  ['ECDHE-PSK-AES128-CBC-SHA', 'ECDHEPSK', 'PSK', 'AES(128)', 'TLSv1'],
  ['SRP-RSA-AES-128-CBC-SHA', 'SRP', 'RSA', 'AES(128)', 'SSLv3'],
  ['SRP-AES-128-CBC-SHA', 'SRP', 'SRP', 'AES(128)', 'SSLv3'],
  ['RSA-PSK-AES128-CBC-SHA256', 'RSAPSK', 'RSA', 'AES(128)', 'TLSv1'],
  ['DHE-PSK-AES128-CBC-SHA256', 'DHEPSK', 'PSK', 'AES(128)', 'TLSv1'],
  ['RSA-PSK-AES128-CBC-SHA', 'RSAPSK', 'RSA', 'AES(128)', 'SSLv3'],
  ['DHE-PSK-AES128-CBC-SHA', 'DHEPSK', 'PSK', 'AES(128)', 'SSLv3'],
  ['AES128-SHA', 'RSA', 'RSA', 'AES(128)', 'SSLv3'],
  ['PSK-AES128-CBC-SHA256', 'PSK', 'PSK', 'AES(128)', 'TLSv1'],
  ['PSK-AES128-CBC-SHA', 'PSK', 'PSK', 'AES(128)', 'SSLv3'],
];
