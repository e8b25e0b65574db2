import * as asn1js from 'asn1js';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeSequence } from '../../src/asn1.ts';
import { ParseError, toPrecertificateTbs } from '../../src/transparency.ts';
import type { Certificate } from '../../src/x509.ts';
import { hex } from '../support/hex.ts';
import { describeFailure } from '../support/parsing.ts';
import { ca, type ExtensionInput, extension } from '../support/pki.ts';
import { buildCertificate, buildWithExtensions, extensionDer, parseOk } from '../x509/build.ts';
import { poisonOid, timestampListOid } from './test-log.ts';

const tbs = suite('the TBSCertificate that a log signs');

const nothing = Uint8Array.of(0x05, 0x00);
const mark = (length = 0): Uint8Array => extensionDer(timestampListOid, new Uint8Array(length));
const other = (arc: number, length = 0): Uint8Array => extensionDer(`1.3.6.1.4.1.32473.${arc}`, new Uint8Array(length));

function rebuilt(certificate: Certificate): string {
  const bytes = toPrecertificateTbs(certificate);
  return bytes instanceof ParseError ? (assert.unreachable(bytes.message) as never) : hex(bytes);
}

/** The same by another library: a tree is built, the extensions are taken out, and all is encoded anew. */
function naive(certificate: Certificate): string {
  const { result } = asn1js.fromBER(new Uint8Array(certificate.tbsCertificate).buffer);
  const fields = (result as asn1js.Sequence).valueBlock.value;
  const wrapper = fields.find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 3);
  const list = (wrapper as asn1js.Constructed).valueBlock.value[0] as asn1js.Sequence;
  list.valueBlock.value = list.valueBlock.value.filter((each) => {
    const type = ((each as asn1js.Sequence).valueBlock.value[0] as asn1js.ObjectIdentifier).valueBlock.toString();
    return type !== timestampListOid && type !== poisonOid;
  });
  if (list.valueBlock.value.length === 0) fields.splice(fields.indexOf(wrapper as asn1js.Constructed), 1);
  // A length that was long when it was read stays long otherwise.
  for (const changed of [result, wrapper, list]) if (changed !== undefined) changed.lenBlock.longFormUsed = false;
  return hex(new Uint8Array((result as asn1js.Sequence).toBER()));
}

tbs('a certificate with neither mark is unchanged', () => {
  for (const der of [
    buildCertificate(),
    buildCertificate({ version: null }),
    buildWithExtensions(other(1), other(2)),
  ]) {
    assert.is(rebuilt(parseOk(der)), hex(parseOk(der).tbsCertificate));
  }
});

tbs('the list is taken out from the front, the middle and the end', () => {
  const without = hex(parseOk(buildWithExtensions(other(1), other(2))).tbsCertificate);
  assert.is(rebuilt(parseOk(buildWithExtensions(mark(), other(1), other(2)))), without);
  assert.is(rebuilt(parseOk(buildWithExtensions(other(1), mark(), other(2)))), without);
  assert.is(rebuilt(parseOk(buildWithExtensions(other(1), other(2), mark()))), without);
});

tbs('unique identifiers stay', () => {
  const uniqueIds = [0x81, 0x82].map((tag) => Uint8Array.of(tag, 2, 0, 7));
  const extensions = encodeSequence(mark());
  assert.is(
    rebuilt(parseOk(buildCertificate({ uniqueIds, extensions }))),
    hex(parseOk(buildCertificate({ uniqueIds })).tbsCertificate),
  );
});

tbs('extensions of which none is left are left out', () => {
  assert.is(rebuilt(parseOk(buildWithExtensions(mark()))), hex(parseOk(buildCertificate()).tbsCertificate));
});

tbs('the poison is taken out, and both marks together', () => {
  const without = hex(parseOk(buildWithExtensions(other(1))).tbsCertificate);
  const poison = extensionDer(poisonOid, nothing, true);
  assert.is(rebuilt(parseOk(buildWithExtensions(poison, other(1)))), without);
  assert.is(rebuilt(parseOk(buildWithExtensions(poison, other(1), mark()))), without);
});

tbs('lengths shrink across one, two and three octets', () => {
  for (const border of [0x80, 0x100, 0x10000]) {
    for (let kept = border - 120; kept < border + 8; kept += border > 0x1000 ? 3 : 1) {
      const certificate = parseOk(buildWithExtensions(other(1, Math.max(0, kept)), mark(200)));
      const plain = parseOk(buildWithExtensions(other(1, Math.max(0, kept))));
      assert.is(rebuilt(certificate), hex(plain.tbsCertificate), `${kept} bytes kept`);
    }
  }
});

tbs('an extension that is there twice makes no entry', () => {
  const twice = toPrecertificateTbs(parseOk(buildWithExtensions(mark(), mark())));
  assert.is(describeFailure(twice), 'extensions@0 one instance of an extension');
});

tbs('nothing but the marks and the lengths changes, whatever the extensions', () => {
  const one = fc.record({
    arc: fc.integer({ min: 1, max: 3 }),
    length: fc.integer({ min: 0, max: 300 }),
    critical: fc.boolean(),
  });
  const property = fc.property(
    fc.array(one, { maxLength: 6 }),
    fc.nat(),
    fc.nat({ max: 400 }),
    (extensions, at, length) => {
      const encoded = extensions.map((each) =>
        extensionDer(`1.3.6.1.4.1.32473.${each.arc}`, new Uint8Array(each.length), each.critical),
      );
      encoded.splice(at % (encoded.length + 1), 0, mark(length));
      const certificate = parseOk(buildWithExtensions(...encoded));
      assert.is(rebuilt(certificate), naive(certificate));
    },
  );
  fc.assert(property, { numRuns: 300 });
});

const keyIdentifier = (last: number): ExtensionInput =>
  extension('2.5.29.35', encodeSequence(Uint8Array.of(0x80, 1, last)));
const root = ca('CT Root');
const signer = root.issueCa('Precertificate Signer', { extensions: [keyIdentifier(1)] });
const poisoned = extension(poisonOid, nothing, true);

tbs("a signing certificate's issuer and authorityKeyIdentifier replace the precertificate's", () => {
  const serial = Uint8Array.of(7);
  const precertificate = signer.issueLeaf({ serial, extensions: [poisoned, { ...keyIdentifier(2), critical: true }] });
  const final = root.issueLeaf({ serial, extensions: [{ ...keyIdentifier(1), critical: true }] });
  const bytes = toPrecertificateTbs(parseOk(precertificate.der), parseOk(signer.der));
  assert.is(hex(bytes as Uint8Array), hex(parseOk(final.der).tbsCertificate));
});

tbs('without an authorityKeyIdentifier of its own a precertificate gets none', () => {
  const serial = Uint8Array.of(7);
  const precertificate = signer.issueLeaf({ serial, extensions: [poisoned, extension('2.5.29.14', nothing)] });
  const final = root.issueLeaf({ serial, extensions: [extension('2.5.29.14', nothing)] });
  const bytes = toPrecertificateTbs(parseOk(precertificate.der), parseOk(signer.der));
  assert.is(hex(bytes as Uint8Array), hex(parseOk(final.der).tbsCertificate));
});

tbs('a signing certificate must have the authorityKeyIdentifier that the precertificate has', () => {
  const bare = root.issueCa('Bare Signer', { keyIdentifiers: false });
  const precertificate = bare.issueLeaf({ extensions: [poisoned, keyIdentifier(2)] });
  assert.is(
    describeFailure(toPrecertificateTbs(parseOk(precertificate.der), parseOk(bare.der))),
    'extensions@0 an authorityKeyIdentifier in the signing certificate',
  );
});

tbs.run();
