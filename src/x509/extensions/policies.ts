import type { DerReader } from '../../asn1/der-reader.ts';
import { oidToString } from '../../asn1/oid.ts';
import { contextPrimitive, Tag } from '../../asn1/tags.ts';
import { readCount } from './count.ts';

/** RFC 5280 §4.2.1.4: one policy and its qualifiers, the latter as DER. */
export interface PolicyInformation {
  /** Dotted decimal OID. */
  readonly policyIdentifier: string;
  /** The PolicyQualifierInfo values, each with its header: views of the input. */
  readonly policyQualifiers: readonly Uint8Array[];
}

/** certificatePolicies ::= SEQUENCE SIZE (1..MAX) OF PolicyInformation. */
export function readCertificatePolicies(reader: DerReader): PolicyInformation[] {
  const policies: PolicyInformation[] = [];
  const limit = reader.enter(Tag.sequence, '');
  do policies.push(readPolicyInformation(reader));
  while (!reader.isAtEnd());
  reader.leave(limit, '');
  return policies;
}

function readPolicyInformation(reader: DerReader): PolicyInformation {
  const limit = reader.enter(Tag.sequence, 'policyInformation');
  const policyIdentifier = readOidText(reader, 'policyIdentifier');
  const policyQualifiers = reader.isAtEnd() ? [] : readQualifiers(reader);
  reader.leave(limit, 'policyInformation');
  return { policyIdentifier, policyQualifiers };
}

function readQualifiers(reader: DerReader): Uint8Array[] {
  const qualifiers: Uint8Array[] = [];
  const limit = reader.enter(Tag.sequence, 'policyQualifiers');
  do {
    const start = reader.offset;
    const inner = reader.enter(Tag.sequence, 'policyQualifiers');
    reader.readObjectIdentifier('policyQualifierId');
    reader.readAny('qualifier');
    reader.leave(inner, 'policyQualifiers');
    qualifiers.push(reader.bytes.subarray(start, reader.offset));
  } while (!reader.isAtEnd());
  reader.leave(limit, 'policyQualifiers');
  return qualifiers;
}

function readOidText(reader: DerReader, field: string): string {
  reader.readObjectIdentifier(field);
  return oidToString(reader.bytes, reader.contentStart, reader.contentEnd);
}

/** RFC 5280 §4.2.1.5: the issuer's policy is held to be equal to the subject's. Both are dotted decimal OIDs. */
export interface PolicyMapping {
  readonly issuerDomainPolicy: string;
  readonly subjectDomainPolicy: string;
}

/** policyMappings ::= SEQUENCE SIZE (1..MAX). */
export function readPolicyMappings(reader: DerReader): PolicyMapping[] {
  const mappings: PolicyMapping[] = [];
  const limit = reader.enter(Tag.sequence, '');
  do {
    const inner = reader.enter(Tag.sequence, 'mapping');
    const issuerDomainPolicy = readOidText(reader, 'issuerDomainPolicy');
    const subjectDomainPolicy = readOidText(reader, 'subjectDomainPolicy');
    reader.leave(inner, 'mapping');
    mappings.push({ issuerDomainPolicy, subjectDomainPolicy });
  } while (!reader.isAtEnd());
  reader.leave(limit, '');
  return mappings;
}

/** RFC 5280 §4.2.1.11: how many more certificates may pass before the rule applies. */
export interface PolicyConstraints {
  readonly requireExplicitPolicy: number | undefined;
  readonly inhibitPolicyMapping: number | undefined;
}

export function readPolicyConstraints(reader: DerReader): PolicyConstraints {
  const limit = reader.enter(Tag.sequence, '');
  // "Conforming CAs MUST NOT issue certificates where policy constraints is an empty sequence".
  if (reader.isAtEnd()) throw reader.failure('requireExplicitPolicy or inhibitPolicyMapping', '');
  const requireExplicitPolicy = readSkipCerts(reader, 0, 'requireExplicitPolicy');
  const inhibitPolicyMapping = readSkipCerts(reader, 1, 'inhibitPolicyMapping');
  reader.leave(limit, '');
  return { requireExplicitPolicy, inhibitPolicyMapping };
}

function readSkipCerts(reader: DerReader, number: number, field: string): number | undefined {
  const tag = contextPrimitive(number);
  return reader.peekTag() === tag ? readCount(reader, field, tag) : undefined;
}

/** inhibitAnyPolicy ::= SkipCerts (RFC 5280 §4.2.1.14). */
export function readInhibitAnyPolicy(reader: DerReader): number {
  return readCount(reader, '');
}
