export { ParseError } from './asn1/parse-error.ts';
export { combine } from './crypto/combine.ts';
export type { PublicKey } from './crypto/public-key.ts';
export type { SignatureAlgorithm } from './crypto/signature-algorithm.ts';
export type {
  AsyncSignatureVerifier,
  SignatureJob,
  SignatureResult,
  SignatureVerifier,
} from './crypto/signature-job.ts';
export { allowDsa, allowSha1, defaultStrength, type StrengthPolicy, webpkiStrength } from './crypto/strength.ts';
export type { Finding, Problem, ProblemCode, ProblemParameters, Severity } from './problem.ts';
export { problemText } from './problem-text.ts';
export type {
  EvidenceFault,
  FaultyEvidence,
  RevocationEvidence,
  RevocationOutcome,
  RevocationStatus,
} from './revocation/evidence.ts';
export type { IssuerLookup } from './revocation/question.ts';
export type { RevocationAnswer, RevocationQuery, RevocationSource } from './revocation/source.ts';
export type {
  TimestampOutcome,
  TransparencyAnswer,
  TransparencyOutcome,
  TransparencyRequirement,
  TransparencySubject,
} from './transparency/transparency-requirement.ts';
export type { Anchor, AnchorInput, AnchorOptions, CertificateAnchorInput, KeyAnchorInput } from './trust/anchor.ts';
export { createStore, type Store, type StoreOptions } from './trust/store.ts';
export type { SubtreeInput, SubtreesInput } from './trust/subtrees.ts';
export { type BudgetCounter, type BudgetLimits, defaultBudget } from './verify/budget.ts';
export type { PolicyOptions } from './verify/certificate-policies/policy-inputs.ts';
export type { ConstrainedPolicies, PolicySet, ValidPolicy } from './verify/certificate-policies/policy-set.ts';
export type { CheckPathOptions } from './verify/check-path.ts';
export type { ConformanceGroup } from './verify/conformance/groups.ts';
export { createEngine, type Engine } from './verify/create-engine.ts';
export { defineProfile, type ProfileOverrides } from './verify/define-profile.ts';
export { explain } from './verify/explain.ts';
export type { ExtensionHandler, ExtensionRules, RequiredExtensions } from './verify/extension-rules.ts';
export type { Identity } from './verify/identity/identity.ts';
export type { VerifyInput, VerifyOptions } from './verify/input.ts';
export type { Platform, Provider } from './verify/platform.ts';
export { type Profile, type ProfileName, rfc5280, webpki } from './verify/profile.ts';
export { appStore } from './verify/profiles/app-store.ts';
export { androidAttestation, appleAttestation, packedAttestation } from './verify/profiles/attestation.ts';
export { codeSigning, timeStamping } from './verify/profiles/code-signing.ts';
export { jose } from './verify/profiles/jose.ts';
export { opcua } from './verify/profiles/opcua.ts';
export { qt } from './verify/profiles/qt.ts';
export { sigstore } from './verify/profiles/sigstore.ts';
export type { PurposeInput, PurposeName, PurposeRules } from './verify/purpose.ts';
export type { RevocationMode, RevocationOptions } from './verify/revocation/revocation-options.ts';
export type { ValidityRule, ValidityRules } from './verify/validity-rules.ts';
export type {
  AcceptedVerdict,
  PathReport,
  PathStep,
  RefusedVerdict,
  SignatureState,
  Verdict,
} from './verify/verdict.ts';
export { toJson, type VerdictJson, type VerdictJsonOptions } from './verify/verdict-json.ts';
export { assertVerified, VerificationError } from './verify/verification-error.ts';
export type { Verifier, VerifierInput, VerifierOptions } from './verify/verifier.ts';
export { Certificate, type Extension, parseCertificate } from './x509/certificate.ts';
export { CertificateList, parseCertificateList, type RevocationReason } from './x509/certificate-list.ts';
export type { CertificateSource, RejectedSource } from './x509/certificate-source.ts';
export { encodeOcspRequest, type OcspRequestOptions } from './x509/ocsp-request.ts';
export { OcspResponse, parseOcspResponse } from './x509/ocsp-response.ts';
