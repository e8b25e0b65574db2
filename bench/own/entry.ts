/** What the benches measure, bundled as users' bundlers do it: see `build.ts`. */
export { ParseError } from '../../src/asn1/parse-error.ts';
export { createNativeProvider } from '../../src/crypto/native.ts';
export { createVerifier, verify } from '../../src/default-engine.ts';
export { createStore } from '../../src/trust/store.ts';
export { resolvePolicyInputs } from '../../src/verify/certificate-policies/policy-inputs.ts';
export { processPolicies } from '../../src/verify/certificate-policies/process-policies.ts';
export { algorithmOid, Certificate, type Name, parseCertificate, parseCertificateList } from '../../src/x509.ts';
