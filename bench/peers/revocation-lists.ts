/** How other libraries read a CRL: everything decoded into objects, there being no cheaper way in. */
import 'reflect-metadata';
import { X509Crl } from '@peculiar/x509';
import { CertificateRevocationList } from 'pkijs';

export const readers: readonly { readonly name: string; readonly read: (der: Uint8Array) => unknown }[] = [
  { name: 'pkijs', read: (der) => CertificateRevocationList.fromBER(der) },
  { name: '@peculiar/x509', read: (der) => new X509Crl(der).entries.length },
];
