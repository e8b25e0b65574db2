/** What the benches measure, bundled as users' bundlers do it: see `build.ts`. */
export { ParseError } from '../../src/asn1/parse-error.ts';
export { createNativeProvider } from '../../src/crypto/native.ts';
export { verifyEd25519 } from '../../src/crypto/portable/ed25519.ts';
export { describePublicKey } from '../../src/crypto/public-key.ts';
export { createVerifier, verify } from '../../src/default-engine.ts';
export { createPortableProvider } from '../../src/portable.ts';
export { createStore } from '../../src/trust/store.ts';
export { resolvePolicyInputs } from '../../src/verify/certificate-policies/policy-inputs.ts';
export { processPolicies } from '../../src/verify/certificate-policies/process-policies.ts';
export { parseSubjectPublicKeyInfo } from '../../src/x509/subject-public-key-info.ts';
export { algorithmOid, Certificate, type Name, parseCertificate, parseCertificateList } from '../../src/x509.ts';
