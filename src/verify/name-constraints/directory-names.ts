import { ParseError } from '../../asn1/parse-error.ts';
import type { GeneralName } from '../../x509/general-name.ts';
import type { NameForm, Subtrees } from './name-form.ts';

/** The RDN keys of a distinguished name, the most significant first. */
type RelativeNameKeys = readonly string[];

/**
 * directoryName: a subtree holds every name that begins with the RDNs of its base, compared as RFC 5280 §7.1 says; the
 * empty base holds every name.
 */
export const directoryNames: NameForm<RelativeNameKeys> = {
  parse: parseRelativeNameKeys,
  createSubtrees: () => new DirectorySubtrees(),
};

function parseRelativeNameKeys({ name }: GeneralName): RelativeNameKeys | undefined {
  return name === undefined || name.relativeNames instanceof ParseError ? undefined : name.relativeNameKeys;
}

const root = 0;

/** A tree with one map for all of its edges: an object for each node would let a small extension fill the memory. */
class DirectorySubtrees implements Subtrees<RelativeNameKeys> {
  /** Number of the node that an RDN leads to, by the number of the node it starts from and its key. */
  private readonly edges = new Map<string, number>();
  private readonly bases = new Set<number>();

  add(base: GeneralName): boolean {
    const keys = parseRelativeNameKeys(base);
    if (keys === undefined) return false;
    let node = root;
    for (const key of keys) {
      const edge = `${node}/${key}`;
      const next = this.edges.get(edge) ?? this.edges.size + 1;
      this.edges.set(edge, next);
      node = next;
    }
    this.bases.add(node);
    return true;
  }

  permits(keys: RelativeNameKeys): boolean {
    let node: number | undefined = root;
    for (const key of keys) {
      if (this.bases.has(node)) return true;
      node = this.edges.get(`${node}/${key}`);
      if (node === undefined) return false;
    }
    return this.bases.has(node);
  }

  excludes(keys: RelativeNameKeys): boolean {
    return this.permits(keys);
  }
}
