import type { VerdictJson } from '../verify/verdict-json.ts';

/** What `certpath verify --json` prints. Fields are added, never renamed, within one `version`. */
export interface VerifyReport {
  readonly version: 1;
  /** What was asked, defaults filled in. */
  readonly settings: VerifySettings;
  /** One for each FILE, in the order given. */
  readonly results: readonly VerifyResult[];
  /** Files, pool members and roots that could not be read, and roots that are out of date, in words. */
  readonly messages: readonly string[];
}

export interface VerifySettings {
  readonly profile: string;
  readonly purpose: string;
  /** ISO 8601, UTC; null when validity was not checked. */
  readonly time: string | null;
  readonly identities: readonly { readonly type: 'dns' | 'ip' | 'email'; readonly value: string }[];
  readonly roots: { readonly source: string; readonly anchors: number };
  /** Null for no limit. */
  readonly maxIntermediates: number | null;
  readonly revocation: 'off' | 'soft' | 'hard';
  /** Dotted OIDs; none: policies do not matter. */
  readonly policies: readonly string[];
  /** Whose transparency policy is asked, by how many logs; null: SCTs do not matter. */
  readonly transparency: { readonly policy: 'chrome' | 'apple'; readonly logs: number } | null;
}

export type VerifyResult =
  | {
      readonly file: string;
      readonly status: 'accepted' | 'refused';
      readonly verdict: VerdictJson;
      /** With `--explain`. */
      readonly explanation?: string;
    }
  /** Nothing could be verified; `message` says why. */
  | { readonly file: string; readonly status: 'unreadable'; readonly message: string };

/** What `certpath inspect --json` prints. */
export interface InspectReport {
  readonly version: 1;
  readonly results: readonly InspectResult[];
}

export interface InspectResult {
  readonly file: string;
  /** Each as `certificateToJson` writes it. */
  readonly certificates: readonly unknown[];
  /** Why the file, or members of it, could not be read. */
  readonly messages: readonly string[];
}
