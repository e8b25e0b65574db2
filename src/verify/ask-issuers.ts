import type { IssuersQuestion } from '../revocation/question.ts';
import type { Certificate } from '../x509/certificate.ts';
import { type CertificateSource, readCertificates } from '../x509/certificate-source.ts';
import { maximumLookups } from './issuer-lookups.ts';
import type { Pool } from './pool.ts';
import type { Verification } from './question.ts';
import type { Request } from './request.ts';
import type { Graph } from './search/graph.ts';
import { type Label, nodesOf } from './search/label.ts';
import type { PathNode } from './search/path-node.ts';
import type { Search } from './search/search.ts';

/** More certificates of one answer than this are passed over. */
const maximumAnswers = 8;

/**
 * Asks for issuers of the certificates where a path without any problem might go on, one after another, until one of
 * them brings something new.
 *
 * @returns whether the pool has grown: the search must be made again then.
 */
export function* askIssuers(graph: Graph, search: Search, request: Request): Verification<boolean> {
  const { issuers, pool, budget } = request;
  if (issuers === undefined || budget.exhausted !== undefined) return false;
  for (const certificate of openEnds(graph, search)) {
    if (!issuers.take(certificate)) continue;
    const question: IssuersQuestion = { kind: 'issuers', lookup: issuers.lookup, certificate, answer: [] };
    yield question;
    if (addTo(pool, question.answer)) return true;
  }
  return false;
}

/** @returns whether one of them was not there before. */
function addTo(pool: Pool, sources: readonly CertificateSource[]): boolean {
  let isNew = false;
  const { certificates } = readCertificates(sources.slice(0, maximumAnswers));
  for (const issuer of certificates.slice(0, maximumAnswers)) {
    const { length } = pool.findBySubject(issuer.subject);
    pool.add(issuer);
    isNew ||= pool.findBySubject(issuer.subject).length > length;
  }
  return isNew;
}

/**
 * The ends of paths as far as nothing is wrong with them, then what stands below the ends: what seemed to be an issuer
 * may be none.
 */
function openEnds(graph: Graph, search: Search): Certificate[] {
  const parts = search.deadEnds(maximumLookups).map(cleanPart);
  const nodes = [...parts.flatMap((part) => part.slice(0, 1)), ...parts.flat(), ...cleanNodes([graph.leaf])];
  const certificates: Certificate[] = [];
  for (const { certificate } of nodes) {
    if (certificate !== undefined && !certificate.isSelfIssued) certificates.push(certificate);
  }
  return certificates;
}

/** The part of a path below its first problem, the leaf last. */
function cleanPart(label: Label): PathNode[] {
  return cleanNodes(nodesOf(label)).reverse();
}

function cleanNodes(nodes: readonly PathNode[]): PathNode[] {
  const first = nodes.findIndex(({ weight }) => weight > 0);
  return nodes.slice(0, first < 0 ? nodes.length : first);
}
