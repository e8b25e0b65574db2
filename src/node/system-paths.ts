/**
 * Where systems keep the bundle of their roots, tried in this order; the first that holds a certificate is taken.
 * The places are those that Go's crypto/x509 and OpenSSL's packagers agree on.
 */
export const bundleFiles: readonly string[] = [
  // Debian, Ubuntu, Alpine, Arch, Gentoo
  '/etc/ssl/certs/ca-certificates.crt',
  // Fedora, RHEL 7 and later
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  // openSUSE
  '/etc/ssl/ca-bundle.pem',
  '/var/lib/ca-certificates/ca-bundle.pem',
  // NixOS
  '/etc/ssl/certs/ca-bundle.crt',
  // Alpine, OpenBSD, FreeBSD, macOS
  '/etc/ssl/cert.pem',
  '/usr/local/etc/ssl/cert.pem',
  '/usr/local/share/certs/ca-root-nss.crt',
  // NetBSD, OpenIndiana
  '/etc/openssl/certs/ca-certificates.crt',
  '/etc/certs/ca-certificates.crt',
];

/** Folders of one root a file, for systems without a bundle. */
export const bundleFolders: readonly string[] = [
  '/etc/ssl/certs',
  '/etc/pki/tls/certs',
  // Android
  '/apex/com.android.conscrypt/cacerts',
  '/system/etc/security/cacerts',
];
