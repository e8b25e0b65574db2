/**
 * The valid_policy_tree of RFC 5280 §6.1 word by word, exponential as it is, to hold the graph against. It shares no
 * code with it.
 */
import type { PolicyInputs } from '../../../src/verify/certificate-policies/policy-inputs.ts';
import type { PolicyStatement } from '../../../src/verify/certificate-policies/policy-statement.ts';

const any = '2.5.29.32.0';

interface Node {
  readonly validPolicy: string;
  readonly qualifiers: readonly Uint8Array[];
  expected: string[];
  readonly parent: Node | undefined;
  readonly children: Node[];
  readonly depth: number;
}

export interface TreeOutcome {
  readonly isAccepted: boolean;
  /** Qualifiers by policy, in hexadecimal. */
  readonly authority: ReadonlyMap<string, ReadonlySet<string>>;
  readonly user: ReadonlyMap<string, ReadonlySet<string>>;
}

/** @param statements the leaf first. */
export function processTree(statements: readonly PolicyStatement[], inputs: PolicyInputs): TreeOutcome {
  const n = statements.length;
  let tree: Node | undefined = grow(undefined, any, [], 0);
  let explicitPolicy = Math.min(inputs.explicitPolicy, n + 1);
  let policyMapping = Math.min(inputs.policyMapping, n + 1);
  let inhibitAnyPolicy = Math.min(inputs.inhibitAnyPolicy, n + 1);
  let isAccepted = true;
  for (let i = 1; i <= n; i++) {
    const statement = statements[n - i] as PolicyStatement;
    if (statement.policies === undefined) tree = undefined;
    else if (tree !== undefined) {
      const isAnyAllowed = inhibitAnyPolicy > 0 || (i < n && statement.isSelfIssued);
      tree = assertPolicies(tree, statement, i, isAnyAllowed);
    }
    if (explicitPolicy === 0 && tree === undefined) isAccepted = false;
    if (i === n) {
      if (explicitPolicy > 0) explicitPolicy--;
      if (statement.requireExplicitPolicy === 0) explicitPolicy = 0;
      continue;
    }
    if (tree !== undefined) tree = applyMappings(tree, statement, i, policyMapping > 0);
    if (!statement.isSelfIssued) {
      if (explicitPolicy > 0) explicitPolicy--;
      if (policyMapping > 0) policyMapping--;
      if (inhibitAnyPolicy > 0) inhibitAnyPolicy--;
    }
    if (statement.requireExplicitPolicy < explicitPolicy) explicitPolicy = statement.requireExplicitPolicy;
    if (statement.inhibitPolicyMapping < policyMapping) policyMapping = statement.inhibitPolicyMapping;
    if (statement.inhibitAnyPolicy < inhibitAnyPolicy) inhibitAnyPolicy = statement.inhibitAnyPolicy;
  }
  const authority = gather(tree, n);
  if (tree !== undefined && inputs.initial !== undefined) tree = intersect(tree, inputs.initial, n);
  if (explicitPolicy === 0 && tree === undefined) isAccepted = false;
  return { isAccepted, authority, user: gather(tree, n) };
}

function grow(parent: Node | undefined, validPolicy: string, qualifiers: Node['qualifiers'], depth: number): Node {
  const node: Node = { validPolicy, qualifiers, expected: [validPolicy], parent, children: [], depth };
  parent?.children.push(node);
  return node;
}

function assertPolicies(tree: Node, { policies }: PolicyStatement, i: number, isAnyAllowed: boolean): Node | undefined {
  const above = atDepth(tree, i - 1);
  for (const { policyIdentifier, policyQualifiers } of policies ?? []) {
    if (policyIdentifier === any) continue;
    const matching = above.filter(({ expected }) => expected.includes(policyIdentifier));
    const parents = matching.length > 0 ? matching : above.filter(({ validPolicy }) => validPolicy === any);
    for (const parent of parents) grow(parent, policyIdentifier, policyQualifiers, i);
  }
  const anyInformation = policies?.find(({ policyIdentifier }) => policyIdentifier === any);
  if (anyInformation !== undefined && isAnyAllowed) {
    for (const parent of above) {
      for (const expected of parent.expected) {
        if (parent.children.some(({ validPolicy }) => validPolicy === expected)) continue;
        grow(parent, expected, anyInformation.policyQualifiers, i);
      }
    }
  }
  return prune(tree, i);
}

function applyMappings(tree: Node, statement: PolicyStatement, i: number, isAllowed: boolean): Node | undefined {
  const issuerPolicies = new Set(statement.mappings.map(({ issuerDomainPolicy }) => issuerDomainPolicy));
  for (const policy of issuerPolicies) {
    const nodes = atDepth(tree, i).filter(({ validPolicy }) => validPolicy === policy);
    if (!isAllowed) {
      for (const node of nodes) remove(node);
      continue;
    }
    const parent = atDepth(tree, i).find(({ validPolicy }) => validPolicy === any)?.parent;
    if (nodes.length === 0 && parent !== undefined) {
      const anyInformation = statement.policies?.find(({ policyIdentifier }) => policyIdentifier === any);
      nodes.push(grow(parent, policy, anyInformation?.policyQualifiers ?? [], i));
    }
    const mappings = statement.mappings.filter(({ issuerDomainPolicy }) => issuerDomainPolicy === policy);
    for (const node of nodes) {
      node.expected = [...new Set(mappings.map(({ subjectDomainPolicy }) => subjectDomainPolicy))];
    }
  }
  return prune(tree, i);
}

/** §6.1.5 (g)(iii). */
function intersect(tree: Node, initial: ReadonlySet<string>, n: number): Node | undefined {
  const nodeSet = belowAny(tree);
  for (const node of nodeSet) if (node.validPolicy !== any && !initial.has(node.validPolicy)) remove(node);
  const last = atDepth(tree, n).find(({ validPolicy }) => validPolicy === any);
  if (last !== undefined && last.parent !== undefined) {
    for (const oid of initial) {
      if (nodeSet.some(({ validPolicy }) => validPolicy === oid)) continue;
      grow(last.parent, oid, last.qualifiers, n);
    }
    remove(last);
  }
  return prune(tree, n);
}

/** The policies right below anyPolicy, and anyPolicy at the end, with the qualifiers above and below them. */
function gather(tree: Node | undefined, n: number): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  if (tree === undefined) return found;
  const wanted = belowAny(tree).filter(({ validPolicy, depth }) => validPolicy !== any || depth === n);
  for (const node of wanted) {
    const known = found.get(node.validPolicy) ?? new Set<string>();
    found.set(node.validPolicy, known);
    const ancestors: Node[] = [];
    for (let up = node.parent; up !== undefined; up = up.parent) ancestors.push(up);
    for (const each of [...ancestors, ...everyNode(node)]) {
      for (const qualifier of each.qualifiers) known.add(Buffer.from(qualifier).toString('hex'));
    }
  }
  return found;
}

function belowAny(tree: Node): Node[] {
  return everyNode(tree).filter(({ parent }) => parent?.validPolicy === any);
}

function everyNode(tree: Node): Node[] {
  return [tree, ...tree.children.flatMap(everyNode)];
}

function atDepth(tree: Node, depth: number): Node[] {
  return everyNode(tree).filter((node) => node.depth === depth);
}

function remove(node: Node): void {
  const siblings = node.parent?.children ?? [];
  const place = siblings.indexOf(node);
  if (place >= 0) siblings.splice(place, 1);
}

/** Childless nodes above `depth` go, until none is left. */
function prune(tree: Node, depth: number): Node | undefined {
  for (;;) {
    const childless = everyNode(tree).find((node) => node.depth < depth && node.children.length === 0);
    if (childless === undefined) return tree;
    if (childless === tree) return undefined;
    remove(childless);
  }
}
