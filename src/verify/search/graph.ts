import { equalBytes } from '../../asn1/bytes.ts';
import { toText } from '../../asn1/octets.ts';
import { ParseError } from '../../asn1/parse-error.ts';
import type { PublicKey } from '../../crypto/public-key.ts';
import { toWorkingKey } from '../../crypto/working-key.ts';
import { type Finding, isFinding } from '../../problem.ts';
import type { Anchor } from '../../trust/anchor.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { compareKeyIdentifiers, isOwnIssuer, type KeyIdentifierAgreement } from '../../x509/key-identifiers.ts';
import type { Name } from '../../x509/name.ts';
import { publicKeyOf } from '../public-key-of.ts';
import type { Request } from '../request.ts';
import { checkAnchorMoment, checkAnchorStanding, checkTerms } from '../rules/check-anchor.ts';
import { checkMoment, checkStanding } from '../rules/check-certificate.ts';
import { hasSameDomain, Inheritance, lacksParameters } from './inherited-parameters.ts';
import { compareNodes } from './label.ts';
import type { PathEdge, PathNode, SignatureCheck } from './path-node.ts';
import { SignatureChecks } from './signature-checks.ts';

/**
 * The certificates of one verification and who could have issued whom. It grows upwards from the leaf as the search
 * asks; nodes, their findings and what is known of signatures are kept for the whole verification.
 */
export class Graph {
  readonly leaf: PathNode;
  private readonly request: Request;
  private readonly intermediates: Map<Certificate, PathNode> = new Map();
  private readonly heirs: Map<Certificate, readonly PathNode[]> = new Map();
  private readonly inheritance: Inheritance;
  private readonly issuers: Map<string, readonly PathNode[]> = new Map();
  private readonly issuersOfHeirs: Map<string, readonly PathNode[]> = new Map();
  private readonly anchors: Map<Anchor, PathNode> = new Map();
  private readonly checks: Map<Certificate, SignatureChecks> = new Map();

  constructor(request: Request) {
    this.request = request;
    this.inheritance = new Inheritance(request);
    this.leaf = this.createNode(request.leaf, 'leaf');
  }

  /** The leaf as an anchor of its own, where an anchor allows that: a path of one certificate. */
  leafAnchors(): PathNode[] {
    const { store, leaf } = this.request;
    if (!store.hasLeafAnchors) return [];
    const anchors = store.findBySubject(leaf.subject).filter(({ mayBeLeaf }) => mayBeLeaf);
    const ends = anchors.filter((anchor) => isSameCertificate(anchor.certificate, leaf) && this.mayEndAt(anchor));
    return ends.map((anchor) => this.leafAnchor(anchor));
  }

  /** Every node that could have issued `child`, by name (RFC 5280 §6.1.3 (a)(4)). */
  issuersOf(child: PathNode): readonly PathNode[] {
    child.issuers ??=
      child.certificate === undefined || child.role === 'anchor'
        ? []
        : this.findIssuers(child, child.certificate.issuer);
    return child.issuers;
  }

  /** The node of a certificate that stands above another. */
  intermediateNode(certificate: Certificate): PathNode {
    const known = this.intermediates.get(certificate);
    if (known !== undefined) return known;
    const node = this.createNode(certificate, 'intermediate');
    this.intermediates.set(certificate, node);
    return node;
  }

  /** The node of a CA right below a given issuer, from whose key its own inherits what it lacks. */
  nodeBelow(issuer: PathNode | undefined, certificate: Certificate): PathNode {
    const own = publicKeyOf(certificate);
    const above = issuer?.key;
    if (isFinding(own) || !lacksParameters(own) || above === undefined || isFinding(above)) {
      return this.intermediateNode(certificate);
    }
    const heir = toWorkingKey(own, above);
    return isFinding(heir) || heir === own
      ? this.intermediateNode(certificate)
      : this.createNode(certificate, 'intermediate', heir);
  }

  anchorNode(anchor: Anchor): PathNode {
    const known = this.anchors.get(anchor);
    if (known !== undefined) return known;
    const node = this.createAnchorNode(anchor);
    this.anchors.set(anchor, node);
    return node;
  }

  /** The edge between two nodes, whatever their names. */
  edgeBetween(child: PathNode, issuer: PathNode): PathEdge {
    child.edges ??= new Map();
    const known = child.edges.get(issuer);
    if (known !== undefined) return known;
    const key = issuer.key ?? publicKeyOf(issuer.certificate as Certificate);
    const edge: PathEdge = {
      child,
      issuer,
      signature: this.checkOf(child.certificate as Certificate, key),
      implausibility: implausibilityOf(child, issuer),
      revocationWeight: 0,
    };
    child.edges.set(issuer, edge);
    return edge;
  }

  /** A bare name and key has nothing above it that could be missing. */
  private mayEndAt({ certificate }: Anchor): boolean {
    const { partialChains } = this.request.policy.profile;
    return partialChains !== 'refuse' || certificate === undefined || isOwnIssuer(certificate);
  }

  private leafAnchor(anchor: Anchor): PathNode {
    const known = this.anchors.get(anchor);
    if (known !== undefined) return known;
    const findings = [...this.leaf.findings];
    checkTerms(anchor, this.request, findings);
    const weight = countErrors(findings);
    const node: PathNode = { ...this.leaf, role: 'anchor', anchor, findings, weight };
    this.anchors.set(anchor, node);
    return node;
  }

  /** One list for all that name the same issuer and inherit the same parameters. */
  private findIssuers({ inheritsFrom: heir }: PathNode, name: Name): readonly PathNode[] {
    if (heir === undefined) return remember(this.issuers, name.comparisonKey, () => this.namesakes(name));
    // A DER value shows its own end, so the two cannot run into each other.
    const key = toText(heir.spki.algorithm.parameters ?? new Uint8Array()) + name.comparisonKey;
    return remember(this.issuersOfHeirs, key, () => this.namesakes(name).filter((node) => hasSameDomain(node, heir)));
  }

  private namesakes(name: Name): PathNode[] {
    const { store, pool } = this.request;
    const nodes: PathNode[] = [];
    const anchors = store.findBySubject(name);
    const others = pool.findBySubject(name);
    const intermediates = new Set(others);
    for (const anchor of anchors) {
      if (this.mayEndAt(anchor)) nodes.push(this.anchorNode(anchor));
      const mayServe = anchor.mayBeIntermediate && anchor.certificate !== undefined;
      if (mayServe && !isAlone(anchor, anchors, others)) intermediates.add(pool.intern(anchor.certificate));
    }
    for (const certificate of intermediates) nodes.push(...this.intermediateNodes(certificate));
    // The order of the pool must not show, not even in what is done before the steps run out.
    return nodes.length > 1 ? nodes.sort(compareNodes) : nodes;
  }

  /** A CA whose key lacks parameters is a node for each key that it may have them from. */
  private intermediateNodes(certificate: Certificate): readonly PathNode[] {
    if (!lacksParameters(publicKeyOf(certificate))) return [this.intermediateNode(certificate)];
    const known = this.heirs.get(certificate);
    if (known !== undefined) return known;
    const keys = this.inheritance.keysOf(certificate);
    const nodes = keys.map((key) => this.createNode(certificate, 'intermediate', key));
    const heirs = nodes.length > 0 ? nodes : [this.intermediateNode(certificate)];
    this.heirs.set(certificate, heirs);
    return heirs;
  }

  private checkOf(child: Certificate, key: PublicKey | Finding): SignatureCheck {
    let checks = this.checks.get(child);
    if (checks === undefined) {
      checks = new SignatureChecks();
      this.checks.set(child, checks);
    }
    const known = checks.find(key);
    if (known !== undefined) return known;
    const remembered = isFinding(key) ? undefined : this.request.memo?.find(child, key);
    const check: SignatureCheck = {
      child,
      key,
      state: remembered ?? 'unknown',
      finding: undefined,
      transparencyWeight: 0,
    };
    checks.add(check);
    return check;
  }

  private createNode(certificate: Certificate, role: 'leaf' | 'intermediate', heir?: PublicKey): PathNode {
    const { request } = this;
    const key = role === 'leaf' ? undefined : (heir ?? publicKeyOf(certificate));
    const standing = (): Finding[] => collect((found) => checkStanding(certificate, role, key, request, found));
    const findings = collect((found) => checkMoment(certificate, role, request, found));
    const isKept = role === 'intermediate' && heir === undefined && request.standing !== undefined;
    append(findings, isKept ? request.standing.ofIntermediate(certificate, standing) : standing());
    return {
      role,
      certificate,
      anchor: undefined,
      subject: certificate.subject,
      key,
      findings,
      weight: countErrors(findings),
      isCounted: role === 'intermediate' && !certificate.isSelfIssued,
      pathLenConstraint: role === 'leaf' ? Number.POSITIVE_INFINITY : pathLenConstraintOf(certificate),
      issuers: undefined,
      edges: undefined,
      inheritsFrom: heir,
    };
  }

  private createAnchorNode(anchor: Anchor): PathNode {
    const { request } = this;
    const { certificate } = anchor;
    const key = publicKeyOf(certificate ?? anchor);
    const standing = (): Finding[] => collect((found) => checkAnchorStanding(anchor, key, request, found));
    const findings = collect((found) => checkAnchorMoment(anchor, request, found));
    append(findings, request.standing?.ofAnchor(anchor, standing) ?? standing());
    return {
      role: 'anchor',
      certificate,
      anchor,
      subject: anchor.subject,
      key,
      findings,
      weight: countErrors(findings),
      isCounted: false,
      pathLenConstraint: anchor.enforceConstraints ? pathLenConstraintOf(certificate) : Number.POSITIVE_INFINITY,
      issuers: undefined,
      edges: undefined,
      inheritsFrom: undefined,
    };
  }
}

function remember<Value>(known: Map<string, Value>, key: string, work: () => Value): Value {
  const value = known.get(key) ?? work();
  known.set(key, value);
  return value;
}

function collect(check: (findings: Finding[]) => void): Finding[] {
  const findings: Finding[] = [];
  check(findings);
  return findings;
}

function append(findings: Finding[], more: readonly Finding[]): void {
  for (const found of more) findings.push(found);
}

/** How many findings refuse. */
export function countErrors(findings: readonly Finding[]): number {
  let errors = 0;
  for (const { severity } of findings) if (severity === 'error') errors++;
  return errors;
}

/** A self-issued anchor that is the only certificate of its name has no issuer, so it is no intermediate of any path. */
function isAlone({ certificate }: Anchor, anchors: readonly Anchor[], others: readonly Certificate[]): boolean {
  return anchors.length + others.length === 1 && certificate?.isSelfIssued === true;
}

function pathLenConstraintOf(certificate: Certificate | undefined): number {
  const constraints = certificate?.basicConstraints;
  if (constraints === undefined || constraints instanceof ParseError) return Number.POSITIVE_INFINITY;
  return constraints.pathLenConstraint ?? Number.POSITIVE_INFINITY;
}

export function isSameCertificate(a: Certificate | undefined, b: Certificate): boolean {
  return a === b || (a !== undefined && equalBytes(a.der, b.der));
}

const implausibility: Readonly<Record<KeyIdentifierAgreement, 0 | 1 | 2>> = { agree: 0, silent: 1, differ: 2 };

function implausibilityOf(child: PathNode, issuer: PathNode): 0 | 1 | 2 {
  if (child.certificate === undefined || issuer.certificate === undefined) return implausibility.silent;
  return implausibility[compareKeyIdentifiers(child.certificate, issuer.certificate)];
}
