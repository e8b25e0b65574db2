import type { Certificate } from '../../x509/certificate.ts';
import { read } from '../conformance/readable.ts';
import type { Request } from '../request.ts';
import type { PathNode } from '../search/path-node.ts';
import { PolicyCounters } from './policy-counters.ts';
import type { PolicyInputs } from './policy-inputs.ts';
import { anyPolicy } from './policy-oids.ts';
import type { ConstrainedPolicies } from './policy-set.ts';
import {
  noLimits,
  type PolicyLimits,
  type PolicyStatement,
  toPolicyLimits,
  toPolicyStatement,
} from './policy-statement.ts';
import { processPolicies } from './process-policies.ts';

/**
 * What RFC 9618 §5.5 gives for a path.
 *
 * @param nodes a path that ends at an anchor, the leaf first.
 */
export function constrainedPolicies(nodes: readonly PathNode[], request: Request): ConstrainedPolicies {
  const inputs = startingInputs(nodes, request.policy.policies);
  const { authorityConstrained, userConstrained } = processPolicies(statementsOf(nodes), inputs);
  return { authorityConstrained, userConstrained };
}

/**
 * Nodes of a path that requires a valid policy and has none, such that every path with all of them has none; undefined
 * for a path without that fault. As a search may try many paths, what they hold is charged as steps; with too few left
 * a path that requires a policy is refused, for the budget alone.
 *
 * @param nodes a path that ends at an anchor, the leaf first.
 */
export function findPolicyConflict(nodes: readonly PathNode[], request: Request): readonly PathNode[] | undefined {
  const inputs = startingInputs(nodes, request.policy.policies);
  if (!isPolicyRequired(nodes, inputs)) return undefined;
  const silent = nodes.find((node, place) => isProcessed(node, place) && policiesOf(node) === undefined);
  if (silent !== undefined) return silentConflict(silent, nodes, request);
  const statements = statementsOf(nodes);
  if (!request.budget.charge('steps', countEntries(statements))) return nodes;
  return processPolicies(statements, inputs).isAccepted ? undefined : nodes;
}

/** A certificate without certificatePolicies refuses every path that requires a policy from some place on. */
function silentConflict(silent: PathNode, nodes: readonly PathNode[], { policy }: Request): readonly PathNode[] {
  if (policy.policies.explicitPolicy === 0) return [silent];
  const demanding = nodes.find((node) => limitsOf(node).requireExplicitPolicy === 0);
  return demanding === undefined ? nodes : [silent, demanding];
}

function isPolicyRequired(nodes: readonly PathNode[], inputs: PolicyInputs): boolean {
  const counters = new PolicyCounters(inputs);
  for (let place = nodes.length - 1; place > 0; place--) {
    const node = nodes[place] as PathNode;
    if (isProcessed(node, place)) counters.prepareNext(limitsOf(node), isSelfIssued(node));
  }
  counters.wrapUp(limitsOf(nodes[0] as PathNode));
  return counters.explicitPolicy === 0;
}

/** The anchor is not part of the path (RFC 5280 §6.1), except where it is all there is: the leaf itself. */
function isProcessed({ role }: PathNode, place: number): boolean {
  return role !== 'anchor' || place === 0;
}

/**
 * RFC 5937 §3.2: the policies of the anchor's certificate narrow the user's. Of its limits, which the RFC takes for
 * flags, the number of certificates that they skip is kept.
 */
function startingInputs(nodes: readonly PathNode[], inputs: PolicyInputs): PolicyInputs {
  const node = nodes[nodes.length - 1] as PathNode;
  const { certificate, anchor } = node;
  if (nodes.length === 1 || certificate === undefined || anchor?.enforceConstraints === false) return inputs;
  const limits = toPolicyLimits(certificate);
  return {
    initial: narrow(inputs.initial, certificate),
    explicitPolicy: Math.min(inputs.explicitPolicy, limits.requireExplicitPolicy),
    policyMapping: Math.min(inputs.policyMapping, limits.inhibitPolicyMapping),
    inhibitAnyPolicy: Math.min(inputs.inhibitAnyPolicy, limits.inhibitAnyPolicy),
  };
}

function narrow(initial: ReadonlySet<string> | undefined, anchor: Certificate): ReadonlySet<string> | undefined {
  const oids = read(anchor.certificatePolicies)?.map(({ policyIdentifier }) => policyIdentifier);
  if (oids === undefined || oids.includes(anyPolicy)) return initial;
  return new Set(initial === undefined ? oids : oids.filter((oid) => initial.has(oid)));
}

function statementsOf(nodes: readonly PathNode[]): PolicyStatement[] {
  return nodes.filter(isProcessed).flatMap((node) => {
    const { certificate } = node;
    return certificate === undefined ? [] : [toPolicyStatement(certificate, isSelfIssued(node), limitsOf(node))];
  });
}

/** An anchor's owner may have switched off what its certificate demands. */
function limitsOf({ certificate, anchor }: PathNode): PolicyLimits {
  return certificate === undefined || anchor?.enforceConstraints === false ? noLimits : toPolicyLimits(certificate);
}

function isSelfIssued({ role, isCounted }: PathNode): boolean {
  return role === 'intermediate' && !isCounted;
}

function policiesOf({ certificate }: PathNode): PolicyStatement['policies'] {
  return certificate === undefined ? undefined : read(certificate.certificatePolicies);
}

function countEntries(statements: readonly PolicyStatement[]): number {
  return statements.reduce((sum, { policies, mappings }) => sum + (policies?.length ?? 0) + mappings.length, 0);
}
