import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  encodeBitString,
  encodeExplicit,
  encodeIa5String,
  encodeImplicit,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSet,
  encodeValue,
} from '../../src/asn1/der-writer.ts';
import { Tag } from '../../src/asn1/tags.ts';
import { attributeShortName } from '../../src/config/attribute-short-names.ts';
import { AlternativeNameEntryType, EncodingFormat, KeyAlgorithm } from '../../src/config/enumerations.ts';
import { md5 } from '../../src/config/md5.ts';
import { nameInfo } from '../../src/config/name-info.ts';
import { SslCertificate } from '../../src/config/ssl-certificate.ts';
import { SslCertificateExtension } from '../../src/config/ssl-certificate-extension.ts';
import { type Certificate, parseCertificate } from '../../src/x509/certificate.ts';
import { Name } from '../../src/x509/name.ts';
import { hex } from '../support/hex.ts';
import { ca, ed25519Key, extension, type LeafOptions } from '../support/pki.ts';

const { Der } = EncodingFormat;
const root = ca('Root');

function leaf(options: LeafOptions = {}): SslCertificate {
  return new SslCertificate(root.issueLeaf(options).der, Der);
}

function nameOf(...attributes: readonly (readonly [type: string, tag: number, value: string])[]): Name {
  const encoded = attributes.map(([type, tag, value]) =>
    encodeSet(encodeSequence(encodeOid(type), encodeValue(tag, Uint8Array.from(Buffer.from(value, 'latin1'))))),
  );
  return new Name(encodeSequence(...encoded));
}

const test = suite('SslCertificate');

test('hands the engine its certificate, and takes one from it', () => {
  const parsed = parseCertificate(root.der) as Certificate;
  const certificate = SslCertificate.fromCertificate(parsed);
  assert.is(certificate.certificate(), parsed);
  assert.ok(certificate.equals(new SslCertificate(root.der, Der)));
  assert.is(new SslCertificate().certificate(), undefined);
});

test('owns its bytes', () => {
  const bytes = root.der.slice();
  const certificate = new SslCertificate(bytes, Der);
  bytes.fill(0);
  certificate.toDer().fill(0);
  assert.is(hex(certificate.toDer()), hex(root.der));
  certificate.subjectInfo('CN').push('x');
  certificate.subjectAlternativeNames().set(AlternativeNameEntryType.DnsEntry, ['x']);
  assert.equal(certificate.subjectInfo('CN'), ['Root']);
  assert.is(certificate.subjectAlternativeNames().size, 0);
});

test('addresses as Qt prints them; other lengths are left out', () => {
  const octets = (...values: number[]): Uint8Array => encodeImplicit(7, encodeOctetString(Uint8Array.from(values)));
  const names = encodeSequence(octets(192, 0, 2, 1), octets(1, 2, 3), octets(...new Array(15).fill(0), 1));
  const certificate = leaf({ names: [], moreExtensions: [extension('2.5.29.17', names)] });
  const addresses = certificate.subjectAlternativeNames().get(AlternativeNameEntryType.IpAddressEntry);
  assert.equal(addresses, ['::1', '192.0.2.1']);
});

test('a name of 8192 bytes is left out, one of 8191 is not', () => {
  const names = encodeSequence(
    encodeImplicit(2, encodeIa5String('a'.repeat(8191))),
    encodeImplicit(2, encodeIa5String('b'.repeat(8192))),
  );
  const certificate = leaf({ names: [], moreExtensions: [extension('2.5.29.17', names)] });
  const dns = certificate.subjectAlternativeNames().get(AlternativeNameEntryType.DnsEntry);
  assert.equal(
    dns?.map((name) => name.length),
    [8191],
  );
});

test('malformed alternative names are none', () => {
  const certificate = leaf({ names: [], moreExtensions: [extension('2.5.29.17', encodeInteger(1))] });
  assert.is(certificate.subjectAlternativeNames().size, 0);
});

test('texts of every string type, also with characters that the type has not', () => {
  assert.equal(nameInfo(nameOf(['2.5.4.10', Tag.printableString, 'R&D *']), 'O'), ['R&D *']);
  assert.equal(nameInfo(nameOf(['2.5.4.10', Tag.teletexString, 'M\xe9tal']), 'O'), ['Métal']);
  assert.equal(nameInfo(nameOf(['2.5.4.10', Tag.bmpString, '\0M\0\xe9']), 'O'), ['Mé']);
  assert.equal(nameInfo(nameOf(['2.5.4.10', Tag.utf8String, '\xff']), 'O'), []);
  assert.equal(nameInfo(nameOf(['2.5.4.10', Tag.integer, '\x01']), 'O'), []);
});

test('short names of attributes', () => {
  assert.is(attributeShortName('2.5.4.9'), 'street');
  assert.is(attributeShortName('2.5.4.42'), 'GN');
  assert.is(attributeShortName('2.5.4.999'), '2.5.4.999');
  assert.is(attributeShortName('2.5.4.3.1'), '2.5.4.3.1');
  assert.is(attributeShortName(''), '');
});

test('an Ed25519 key is a key, where Qt has none', () => {
  const key = leaf({ key: ed25519Key('x') }).publicKey();
  assert.is(key.algorithm(), KeyAlgorithm.Ed25519);
  assert.is(key.length(), 255);
});

test('prints itself for a reader', () => {
  assert.match(leaf().toText(), /subject:.*www\.example\.com/);
});

test('MD5 is MD5', () => {
  const property = fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    assert.is(hex(md5(bytes)), createHash('md5').update(bytes).digest('hex'));
  });
  fc.assert(property);
});

const extensions = suite('SslCertificateExtension');

extensions('of nothing', () => {
  const none = new SslCertificateExtension();
  assert.is(`${none.oid()}${none.name()}`, '');
  assert.is(none.value(), undefined);
  assert.not(none.isCritical());
  assert.not(none.isSupported());
});

extensions('authority key identifiers carry the serial number as well', () => {
  const value = encodeSequence(
    encodeImplicit(0, encodeOctetString(Uint8Array.of(1, 0xab))),
    encodeExplicit(1, encodeExplicit(4, encodeSequence())),
    encodeImplicit(2, encodeInteger(2n ** 70n)),
  );
  const [identifier] = leaf({ extensions: [extension('2.5.29.35', value)] }).extensions();
  assert.equal(identifier?.value(), { keyid: '01ab', serial: 2n ** 70n });
});

extensions('access methods: what is no URI is left out, the last URI of a method counts', () => {
  const uri = (method: string, text: string): Uint8Array =>
    encodeSequence(encodeOid(method), encodeImplicit(6, encodeIa5String(text)));
  const value = encodeSequence(
    uri('1.3.6.1.5.5.7.48.2', 'http://a'),
    uri('1.3.6.1.5.5.7.48.2', 'http://b'),
    uri('1.2.3', 'http://c'),
    encodeSequence(encodeOid('1.3.6.1.5.5.7.48.1'), encodeImplicit(2, encodeIa5String('d.example'))),
  );
  const [access] = leaf({ extensions: [extension('1.3.6.1.5.5.7.1.1', value)] }).extensions();
  assert.equal(
    [...((access?.value() as ReadonlyMap<string, string> | undefined) ?? [])],
    [
      ['caIssuers', 'http://b'],
      ['1.2.3', 'http://c'],
    ],
  );
});

extensions('a second extension of its OID answers its bytes', () => {
  const id = (octet: number): Uint8Array => encodeOctetString(Uint8Array.of(octet));
  const twice = [extension('2.5.29.14', id(1)), extension('2.5.29.14', id(2))];
  const [first, second] = leaf({ extensions: twice }).extensions();
  assert.is(first?.value(), '01');
  assert.is(hex(second?.value() as Uint8Array), hex(id(2)));
  assert.not(second?.isSupported());
});

extensions('bytes that are handed out are copies', () => {
  const [unknown] = leaf({ extensions: [extension('1.2.3.4', encodeBitString(Uint8Array.of(1)))] }).extensions();
  const handedOut = unknown?.value() as Uint8Array | undefined;
  handedOut?.fill(0);
  assert.is(hex(unknown?.value() as Uint8Array), '03020001');
});

test.run();
extensions.run();
