/**
 * Certificates for tests, issued in memory: really signed, the same bytes in every run, and nothing asynchronous.
 *
 *     const root = ca('Root');
 *     const intermediate = root.issueCa('Intermediate', { pathLenConstraint: 0 });
 *     const leaf = intermediate.issueLeaf({ names: ['dns:example.com'] });
 *     leaf.der;
 *
 * A certificate costs about two milliseconds. For tens of thousands of graphs take `pki-fake.ts`.
 */
import {
  type Authority,
  type CaOptions,
  ca,
  type IssuedWithKey,
  type LeafOptions,
} from '../../vectors/generator/authority.ts';

export {
  type Authority,
  authority,
  type CaOptions,
  type CertificateOptions,
  ca,
  endEntity,
  type IssuedWithKey,
  type LeafOptions,
} from '../../vectors/generator/authority.ts';
export {
  contentOf,
  editAt,
  elementsOf,
  replaceAt,
  tbsField,
  withFlippedBit,
  withTrailingOctets,
} from '../../vectors/generator/edits.ts';
export {
  basicConstraints,
  type ExtensionInput,
  extendedKeyUsage,
  extension,
  keyUsage,
  nameConstraints,
  subjectAlternativeName,
  unknownOid,
} from '../../vectors/generator/extensions.ts';
export { type Issued, issue } from '../../vectors/generator/issue.ts';
export { ecKey, ed25519Key, rsaKey, type TestKey } from '../../vectors/generator/keys.ts';

/** A chain from root to leaf. */
export interface TestChain {
  readonly root: Authority;
  /** The one below the root first. */
  readonly intermediates: readonly Authority[];
  readonly leaf: IssuedWithKey;
  /** DER of the intermediates. */
  readonly pool: readonly Uint8Array[];
}

/** What a chain shall be; everything has a default. */
export interface ChainOptions {
  readonly root?: CaOptions;
  /** One entry for each intermediate, the one below the root first; a single ordinary one unless given. */
  readonly intermediates?: readonly CaOptions[];
  readonly leaf?: LeafOptions;
}

/** Root, intermediates and a leaf for `www.example.com`, valid at 2025-06-01. */
export function makeChain(options: ChainOptions = {}): TestChain {
  const root = ca('Root', options.root);
  const intermediates: Authority[] = [];
  let issuer = root;
  for (const each of options.intermediates ?? [{}]) {
    issuer = issuer.issueCa(`Intermediate ${intermediates.length + 1}`, each);
    intermediates.push(issuer);
  }
  return { root, intermediates, leaf: issuer.issueLeaf(options.leaf), pool: intermediates.map(({ der }) => der) };
}
