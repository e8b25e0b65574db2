export {
  fromPkijsCertificate,
  fromPkijsCertificateList,
  fromPkijsOcspResponse,
  toPkijsCertificate,
  toPkijsCertificateList,
  toPkijsOcspResponse,
} from './interop/convert.ts';
export { importPkcs12 } from './interop/import-pkcs12.ts';
export type { Pkijs, PkijsOptions } from './interop/load-pkijs.ts';
export { type Pkcs7Bundle, readPkcs7 } from './interop/pkcs7.ts';
export { type Pkcs12Content, Pkcs12Fault, type Pkcs12FaultReason } from './interop/pkcs12-content.ts';
