import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as pkijs from 'pkijs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ParseError } from '../../src/asn1/parse-error.ts';
import { parsePem } from '../../src/asn1/pem.ts';
import { algorithmOid } from '../../src/x509/algorithm-identifier.ts';
import type { Certificate } from '../../src/x509/certificate.ts';
import { dumpCertificate } from '../../src/x509/dump.ts';
import { ExtensionKind, type ExtensionName } from '../../src/x509/extension-kind.ts';
import { keyUsageNames } from '../../src/x509/extensions/key-usage.ts';
import { fingerprint } from '../../src/x509/fingerprint.ts';
import type { Name } from '../../src/x509/name.ts';
import { nameToString } from '../../src/x509/name-text.ts';
import { hex } from '../support/hex.ts';
import { requireSuite } from '../support/vectors.ts';
import { parseOk } from './build.ts';

const roots = suite('Mozilla roots');

/** What pkijs makes of a decoded string. */
interface PkijsText {
  readonly valueBlock: { readonly value: string };
}

function attributesOf(name: Name): string[] {
  const names = name.relativeNames;
  if (names instanceof ParseError) return assert.unreachable(names.message) as never;
  return names.flat().map(({ type, text }) => `${type}=${text}`);
}

function pkijsAttributes(name: pkijs.RelativeDistinguishedNames): string[] {
  return name.typesAndValues.map(({ type, value }) => `${type}=${(value as unknown as PkijsText).valueBlock.value}`);
}

function isOk<Value>(value: Value | ParseError | undefined): value is Value {
  if (value instanceof ParseError) assert.unreachable(value.message);
  return value !== undefined;
}

function compareWithNode(certificate: Certificate, peer: X509Certificate): void {
  assert.is(fingerprint(certificate), peer.fingerprint256.replaceAll(':', '').toLowerCase());
  assert.is(BigInt(`0x${hex(certificate.serialNumber)}`), BigInt(`0x${peer.serialNumber}`));
  assert.is(certificate.notBefore, Date.parse(peer.validFrom));
  assert.is(certificate.notAfter, Date.parse(peer.validTo));
  const { publicKey, basicConstraints } = certificate;
  assert.ok(isOk(publicKey));
  assert.is(hex(publicKey.der), hex(peer.publicKey.export({ type: 'spki', format: 'der' })));
  assert.is(isOk(basicConstraints) && basicConstraints.ca, peer.ca);
  assert.is(certificate.isSelfIssued, peer.checkIssued(peer));
}

function compareWithPkijs(certificate: Certificate, peer: pkijs.Certificate): void {
  assert.is(certificate.version, peer.version + 1);
  assert.is(hex(certificate.serialNumber), hex(peer.serialNumber.valueBlock.valueHexView));
  assert.equal(attributesOf(certificate.subject), pkijsAttributes(peer.subject));
  assert.equal(attributesOf(certificate.issuer), pkijsAttributes(peer.issuer));
  assert.is(certificate.notBefore, peer.notBefore.value.getTime());
  assert.is(certificate.notAfter, peer.notAfter.value.getTime());
  assert.is(algorithmOid(certificate.signatureAlgorithm), peer.signatureAlgorithm.algorithmId);
  assert.is(algorithmOid(certificate.innerSignatureAlgorithm), peer.signature.algorithmId);
  assert.is(hex(certificate.signature), hex(peer.signatureValue.valueBlock.valueHexView));
  assert.is(hex(certificate.tbsCertificate), hex(peer.tbsView));
  assert.equal(
    certificate.extensions.map(({ oid, critical, value }) => [oid, critical, hex(value)]),
    (peer.extensions ?? []).map(({ extnID, critical, extnValue }) => [
      extnID,
      critical,
      hex(extnValue.valueBlock.valueHexView),
    ]),
  );
  for (const extension of peer.extensions ?? []) compareExtension(certificate, extension);
}

function compareExtension(certificate: Certificate, { extnID, parsedValue }: pkijs.Extension): void {
  const { basicConstraints, keyUsage, subjectKeyIdentifier, authorityKeyIdentifier } = certificate;
  if (extnID === '2.5.29.19') {
    assert.ok(isOk(basicConstraints));
    assert.is(basicConstraints.ca, parsedValue.cA);
    assert.is(basicConstraints.pathLenConstraint, parsedValue.pathLenConstraint);
  } else if (extnID === '2.5.29.15') {
    assert.ok(isOk(keyUsage));
    const octets: Uint8Array = parsedValue.valueBlock.valueHexView;
    const bits = keyUsageNames.map((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
    assert.equal(
      keyUsageNames.map((_, bit) => (keyUsage.bits & (1 << bit)) !== 0),
      bits,
    );
  } else if (extnID === '2.5.29.14') {
    assert.ok(isOk(subjectKeyIdentifier));
    assert.is(hex(subjectKeyIdentifier), hex(parsedValue.valueBlock.valueHexView));
  } else if (extnID === '2.5.29.35') {
    assert.ok(isOk(authorityKeyIdentifier));
    const theirs: Uint8Array | undefined = parsedValue.keyIdentifier?.valueBlock.valueHexView;
    assert.is(hex(authorityKeyIdentifier.keyIdentifier ?? new Uint8Array()), hex(theirs ?? new Uint8Array()));
  }
}

/** One root as the list's description has it. */
interface DescribedRoot {
  readonly pem: string;
  readonly subject: string;
  readonly sha256: string;
  readonly not_before: string;
  readonly not_after: string;
}

/** The description writes these types as OIDs, which RFC 4514 §2.3 leaves open. */
function withShortNames(subject: string): string {
  return subject
    .replaceAll('1.2.840.113549.1.9.1=', 'emailAddress=')
    .replaceAll('2.5.4.97=', 'organizationIdentifier=')
    .replaceAll('2.5.4.5=', 'serialNumber=');
}

const folder = requireSuite('mozilla', 2);
if (folder !== undefined) {
  const { blocks } = parsePem(readFileSync(join(folder, 'roots.pem')));
  const certificates = blocks.map(({ bytes }) => parseOk(bytes));

  roots('there are 121, and none has a structural fault', () => {
    assert.is(certificates.length, 121);
    assert.equal(
      certificates.flatMap((each) => each.structuralFaults),
      [],
    );
  });

  roots('field for field what node:crypto reads', () => {
    for (const each of certificates) compareWithNode(each, new X509Certificate(each.der));
  });

  roots('field for field what pkijs reads', () => {
    for (const each of certificates) compareWithPkijs(each, pkijs.Certificate.fromBER(each.der.slice()));
  });

  roots('every extension that is known decodes', () => {
    for (const each of certificates) {
      for (const [name, kind] of Object.entries(ExtensionKind)) {
        assert.is(isOk(each[name as ExtensionName]), each.hasExtension(kind), name);
      }
    }
  });

  roots('a dump tells of no malformed part', () => {
    for (const each of certificates) assert.not.match(dumpCertificate(each), 'malformed');
  });

  roots('names and times as the description of the list has them, roots for e-mail included', () => {
    const described = JSON.parse(readFileSync(join(folder, 'roots.json'), 'utf8')) as { roots: DescribedRoot[] };
    assert.is(described.roots.length, 167);
    for (const { pem, sha256, subject, not_before, not_after } of described.roots) {
      const certificate = parseOk(parsePem(pem).blocks[0]?.bytes ?? new Uint8Array());
      assert.is(fingerprint(certificate), sha256);
      assert.is(nameToString(certificate.subject), withShortNames(subject));
      assert.is(certificate.notBefore, Date.parse(not_before));
      assert.is(certificate.notAfter, Date.parse(not_after));
    }
  });
}

roots.run();
