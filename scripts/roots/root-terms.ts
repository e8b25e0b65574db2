import type { RootTerms } from '../../src/mozilla/embedded-root.ts';

/**
 * What Mozilla says of roots beside their being roots, by SHA-256: `tls.rootCertificates` has the certificates alone.
 * A row of a root that has left the list is told of and left out.
 *
 * Sources: the reports "Included CA Certificates" of the CCADB, column "Distrust for TLS After Date", and
 * https://wiki.mozilla.org/CA/Additional_Trust_Changes.
 */
export const termsByFingerprint: ReadonlyMap<string, RootTerms> = new Map<string, RootTerms>([
  // Entrust Root Certification Authority, - G2, - EC1, and Entrust.net Certification Authority (2048):
  // announced on dev-security-policy@mozilla.org on 2024-07-31
  ['73c176434f1bc6d5adf45b0e76e727287c8de57616c1e6e6141a2b2cbc7d8e4c', { distrustAfter: '2024-11-30T23:59:59Z' }],
  ['43df5774b03e7fef5fe40d931a7bedf1bb2e6b42738c4e6d3841103d3aa7f339', { distrustAfter: '2024-11-30T23:59:59Z' }],
  ['02ed0eb28c14da45165c566791700d6451d7fb56f0b2ab1d3b8eb070e56edff5', { distrustAfter: '2024-11-30T23:59:59Z' }],
  ['6dc47172e01cbcb0bf62580d895fe2b8ac9ad4f873801e0c10b9c837d21eb177', { distrustAfter: '2024-11-30T23:59:59Z' }],
  // ePKI Root Certification Authority (Chunghwa Telecom): Mozilla Root Store Policy §7.4, age of the key
  ['c0a6f4dc63a24bfdcf54ef2a6a082a0a72de35803e2ff5ff527ae5d87206dfd5', { distrustAfter: '2025-04-15T23:59:59Z' }],
  // Izenpe.com: the same; NSS of April 2026, bug 2017317
  ['2530cc8e98321502bad96f9b1fba1b099e2d299e0f4548bb914f363bc0d4531f', { distrustAfter: '2026-04-15T23:59:59Z' }],
  // TUBITAK Kamu SM SSL Kok Sertifikasi - Surum 1: NSS compiles in a permitted dNSName of ".tr" (lib/certdb/genname.c);
  // RFC 5280 §4.2.1.10 writes that domain without the period
  ['46edc3689046d53a453fb3104ab80dcaec658b2660ea1629dd7e867990648716', { constraints: { permitted: [{ dns: 'tr' }] } }],
]);
