import { ParseError } from '../asn1/parse-error.ts';
import { Certificate } from '../x509/certificate.ts';
import { type CertificateSource, type RejectedSource, readCertificates } from '../x509/certificate-source.ts';
import { Name } from '../x509/name.ts';
import { parseSubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';
import type { AnchorInput, KeyAnchorInput } from './anchor.ts';
import { AnchorTable } from './anchor-table.ts';
import { type AnchorTerms, defaultTerms, toAnchorTerms } from './anchor-terms.ts';
import { LazyAnchor, toAnchor } from './lazy-anchor.ts';

/** What a list of inputs held. */
export interface AnchorList {
  readonly table: AnchorTable;
  readonly rejected: RejectedSource[];
}

const firstOfDer = 0x30;

/**
 * Reads every input, so that whatever cannot be read is known.
 *
 * @throws TypeError as `createStore` says.
 */
export function readAnchors(inputs: Iterable<AnchorInput>): AnchorList {
  const list: AnchorList = { table: new AnchorTable(), rejected: [] };
  let index = 0;
  for (const input of inputs) readInput(input, index++, list);
  return list;
}

function readInput(input: AnchorInput, index: number, list: AnchorList): void {
  if (isSource(input)) readSource(input, index, defaultTerms, list);
  else if (input instanceof LazyAnchor) list.table.add(input);
  else if (isKeyInput(input)) readKey(input, index, list);
  else readSource(input.certificate, index, toAnchorTerms(input), list);
}

function isSource(input: AnchorInput): input is CertificateSource {
  return input instanceof Uint8Array || typeof input === 'string' || input instanceof Certificate;
}

function isKeyInput(input: AnchorInput): input is KeyAnchorInput {
  return typeof input === 'object' && 'key' in input && 'name' in input;
}

function readSource(
  source: CertificateSource,
  index: number,
  terms: AnchorTerms,
  { table, rejected }: AnchorList,
): void {
  if (source instanceof Uint8Array && source[0] === firstOfDer && table.addDer(source, terms)) return;
  const list = readCertificates([source]);
  for (const certificate of list.certificates) {
    // One that came parsed stays the object it is: others may know it.
    if (source instanceof Certificate) table.add(toAnchor(certificate, terms));
    else table.addCertificate(certificate, terms);
  }
  for (const fault of list.rejected) rejected.push({ ...fault, index });
}

function readKey(input: KeyAnchorInput, index: number, list: AnchorList): void {
  const publicKey = parseSubjectPublicKeyInfo(new Uint8Array(input.key));
  const subject = new Name(new Uint8Array(input.name));
  const fault = publicKey instanceof ParseError ? publicKey : subject.relativeNames;
  if (fault instanceof ParseError) list.rejected.push({ index, line: undefined, why: fault.message, error: fault });
  else list.table.add({ certificate: undefined, subject, publicKey, ...toAnchorTerms(input) });
}
