/** CRLs and OCSP responses for tests: really signed, by the CAs of `pki.ts`. */
export {
  type CrlOptions,
  crlOf,
  type OcspOptions,
  ocspOf,
  read,
  type SingleInput,
  unableResponse,
} from '../../vectors/generator/revocation.ts';
