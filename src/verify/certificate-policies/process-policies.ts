import { authorityPolicies } from './authority-policies.ts';
import { PolicyCounters } from './policy-counters.ts';
import { PolicyGraph } from './policy-graph.ts';
import type { PolicyInputs } from './policy-inputs.ts';
import { type ConstrainedPolicies, constrainToUser } from './policy-set.ts';
import type { PolicyStatement } from './policy-statement.ts';

export interface PolicyOutcome extends ConstrainedPolicies {
  /** explicit_policy is 0 at the end: the path must be valid under a policy of the user's. */
  readonly isExplicitPolicyRequired: boolean;
  /** RFC 9618 §5.5: no policy is required, or one is valid. */
  readonly isAccepted: boolean;
  /** Nodes and edges of the graph that was built. */
  readonly graphSize: number;
}

/**
 * The policy part of RFC 5280 §6.1 as RFC 9618 §5 has it.
 *
 * That §6.1.3 (f) is checked for every certificate there and once at the end here is the same: neither the counter nor
 * an empty graph ever recovers.
 *
 * @param statements of the certificates of a path, the leaf first, the anchor not among them.
 */
export function processPolicies(statements: readonly PolicyStatement[], inputs: PolicyInputs): PolicyOutcome {
  const counters = new PolicyCounters(inputs);
  const graph = new PolicyGraph();
  for (let place = statements.length - 1; place >= 0; place--) {
    const statement = statements[place] as PolicyStatement;
    const isLast = place === 0;
    graph.assertPolicies(statement.policies, counters.inhibitAnyPolicy > 0 || (!isLast && statement.isSelfIssued));
    if (isLast) counters.wrapUp(statement);
    else {
      graph.applyMappings(statement.mappings, counters.policyMapping > 0);
      counters.prepareNext(statement, statement.isSelfIssued);
    }
  }
  const authorityConstrained = authorityPolicies(graph);
  const userConstrained = constrainToUser(authorityConstrained, inputs.initial);
  const isExplicitPolicyRequired = counters.explicitPolicy === 0;
  return {
    authorityConstrained,
    userConstrained,
    isExplicitPolicyRequired,
    isAccepted: !isExplicitPolicyRequired || userConstrained.policies.length > 0,
    graphSize: graph.size,
  };
}
