import type { IssuerLookup } from '../revocation/question.ts';
import type { TransparencyRequirement } from '../transparency/transparency-requirement.ts';
import type { AnchorInput } from '../trust/anchor.ts';
import type { Store } from '../trust/store.ts';
import type { CertificateSource } from '../x509/certificate-source.ts';
import type { KeyUsageName } from '../x509/extensions/key-usage.ts';
import type { BudgetLimits } from './budget.ts';
import type { PolicyOptions } from './certificate-policies/policy-inputs.ts';
import type { ConformanceGroup } from './conformance/groups.ts';
import type { ExtensionHandler } from './extension-rules.ts';
import type { Identity } from './identity/identity.ts';
import type { Provider } from './platform.ts';
import type { Profile, ProfileName } from './profile.ts';
import type { PurposeInput } from './purpose.ts';
import type { RevocationOptions } from './revocation/revocation-options.ts';
import type { ValidityRules } from './validity-rules.ts';

/** Everything about a verification but the certificates: what a verifier keeps between calls. */
export interface VerifyOptions {
  /** The moment to judge at, in milliseconds since 1970 or as a Date; fractions of a second do not count. */
  readonly time?: Date | number | undefined;
  /**
   * Who the peer must be; of a list, every entry must be presented. Default: not checked.
   * Names are A-labels: convert U-labels before.
   */
  readonly identity?: Identity | readonly Identity[] | undefined;
  /** What the leaf's key is used for; default `serverAuth`. */
  readonly purpose?: PurposeInput | undefined;
  /** Bits that the leaf's keyUsage must have, where it has one; default: none. */
  readonly keyUsage?: readonly KeyUsageName[] | undefined;
  /** A table of rules by name, or one's own; default `rfc5280`. */
  readonly profile?: ProfileName | Profile | undefined;
  /** Default: the verification's time, both ends enforced, for every role. */
  readonly validity?: ValidityRules | undefined;
  /** The most intermediates, those that are self-issued not counted (RFC 5280 §4.2.1.9); default: no limit. */
  readonly maxIntermediates?: number | undefined;
  /** The most intermediates, all counted, as Qt and OpenSSL do; 0, the default, is no limit. */
  readonly peerVerifyDepth?: number | undefined;
  /**
   * Which certificate policies a path must or may have; default: none must be, all may (RFC 5280 §6.1.1). Given, even
   * empty, the verdict tells which ones the path is valid under.
   */
  readonly policies?: PolicyOptions | undefined;
  /** Whether and how the revocation of certificates is checked; default: it is not. */
  readonly revocation?: RevocationOptions | undefined;
  /** Which SCTs the leaf must have: made by `requireTimestamps` of `certpath/transparency`. Default: none. */
  readonly transparency?: TransparencyRequirement | undefined;
  /**
   * Asked for certificates that may have issued one when no good path is found with those at hand: at most 4 times, at
   * most 8 are taken each time, and the search is made again. One that throws, rejects, or answers later where
   * `verify()` cannot wait, has found nothing. Default: nobody is asked.
   */
  readonly issuers?: IssuerLookup | undefined;
  /** Handlers by dotted OID. */
  readonly extensionHandlers?: Readonly<Record<string, ExtensionHandler>> | undefined;
  /** Groups of rules on how certificates are made, beside those of the profile; default: none. */
  readonly certificateConformance?: readonly ConformanceGroup[] | undefined;
  /** Whether a domain is a public suffix; a wildcard right below one then matches nothing. Default: no list is asked. */
  readonly isPublicSuffix?: ((domain: string) => boolean) | undefined;
  /** Counters that bound the work; default `defaultBudget`, each by itself. */
  readonly budget?: Partial<BudgetLimits> | undefined;
  /** Who checks signatures; default: bound by the entry. */
  readonly provider?: Provider | undefined;
}

/** One verification. Exactly one of `store` and `anchors` is given. */
export interface VerifyInput extends VerifyOptions {
  /** The peer's own certificate. Of PEM with several blocks the first is the leaf, the rest join the pool. */
  readonly leaf: CertificateSource;
  /** Any other certificates, in any order; junk, duplicates, the leaf or the root among them do no harm. */
  readonly pool?: Iterable<CertificateSource> | undefined;
  readonly store?: Store | undefined;
  readonly anchors?: Iterable<AnchorInput> | undefined;
}
