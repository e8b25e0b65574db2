import { ParseError } from '../asn1/parse-error.ts';
import { Certificate } from '../x509/certificate.ts';
import { type CertificateSource, type RejectedSource, readCertificates } from '../x509/certificate-source.ts';
import { Name } from '../x509/name.ts';
import { parseSubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';
import type { Anchor, AnchorInput, KeyAnchorInput } from './anchor.ts';
import { type AnchorTerms, defaultTerms, toAnchorTerms } from './anchor-terms.ts';
import { CertificateAnchor, LazyAnchor, toAnchor } from './lazy-anchor.ts';

/** What a list of inputs held. */
export interface AnchorList {
  readonly members: (Anchor | LazyAnchor)[];
  readonly rejected: RejectedSource[];
}

/**
 * Reads every input, so that all that cannot be read is known, and keeps the bytes of certificates alone.
 *
 * @throws TypeError as `createStore` says.
 */
export function readAnchors(inputs: Iterable<AnchorInput>): AnchorList {
  const list: AnchorList = { members: [], rejected: [] };
  let index = 0;
  for (const input of inputs) readInput(input, index++, list);
  return list;
}

function readInput(input: AnchorInput, index: number, list: AnchorList): void {
  if (isSource(input)) readSource(input, index, defaultTerms, list);
  else if (input instanceof LazyAnchor) list.members.push(input);
  else if (isKeyInput(input)) readKey(input, index, list);
  else readSource(input.certificate, index, toAnchorTerms(input), list);
}

function isSource(input: AnchorInput): input is CertificateSource {
  return input instanceof Uint8Array || typeof input === 'string' || input instanceof Certificate;
}

function isKeyInput(input: AnchorInput): input is KeyAnchorInput {
  return typeof input === 'object' && 'key' in input && 'name' in input;
}

function readSource(source: CertificateSource, index: number, terms: AnchorTerms, list: AnchorList): void {
  const { certificates, rejected } = readCertificates([source]);
  // The objects of a certificate that came parsed are there already, and others may know them.
  const isParsed = source instanceof Certificate;
  for (const certificate of certificates) {
    list.members.push(isParsed ? toAnchor(certificate, terms) : new CertificateAnchor(certificate, terms));
  }
  for (const fault of rejected) list.rejected.push({ ...fault, index });
}

function readKey(input: KeyAnchorInput, index: number, list: AnchorList): void {
  const publicKey = parseSubjectPublicKeyInfo(new Uint8Array(input.key));
  const subject = new Name(new Uint8Array(input.name));
  const fault = publicKey instanceof ParseError ? publicKey : subject.relativeNames;
  if (fault instanceof ParseError) list.rejected.push({ index, line: undefined, why: fault.message, error: fault });
  else list.members.push({ certificate: undefined, subject, publicKey, ...toAnchorTerms(input) } as Anchor);
}
