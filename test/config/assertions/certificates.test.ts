import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  encodeExplicit,
  encodeIa5String,
  encodeImplicit,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSet,
  encodeUtf8String,
} from '../../../src/asn1/der-writer.ts';
import { encodePem } from '../../../src/asn1/pem.ts';
import {
  AlternativeNameEntryType,
  EncodingFormat,
  KeyAlgorithm,
  SubjectInfo,
} from '../../../src/config/enumerations.ts';
import { SslCertificate } from '../../../src/config/ssl-certificate.ts';
import type { KeyIdentifierValue } from '../../../src/config/ssl-certificate-extension.ts';
import { SslKey } from '../../../src/config/ssl-key.ts';
import { hex } from '../../support/hex.ts';
import { spki } from '../../support/keys.ts';
import { type CertificateOptions, ca, ecKey, extension, issue, type LeafOptions, rsaKey } from '../../support/pki.ts';

const { Der, Pem } = EncodingFormat;
const root = ca('Test CA');

function leaf(options: LeafOptions = {}): SslCertificate {
  return new SslCertificate(root.issueLeaf(options).der, Der);
}

/** A certificate as it was made before version 3. */
function oldCertificate(options: { readonly serial: Uint8Array; readonly version: 1 | 3 }): Uint8Array {
  return issue({
    subject: 'C=NO, CN=name/with/slashes',
    issuer: 'C=AU, ST=Queensland, O=CryptSoft Pty Ltd, CN=Test CA (1024 bit)',
    key: rsaKey('rsa1024-1'),
    issuerKey: rsaKey('rsa2048-1'),
    notBefore: '2007-04-17T07:40:26Z',
    notAfter: '2007-05-17T07:40:26Z',
    extensions: [],
    ...options,
  }).der;
}

function accessDescription(method: string, uri: string): Uint8Array {
  return encodeSequence(encodeOid(method), encodeImplicit(6, encodeIa5String(uri)));
}

const old = oldCertificate({ serial: Uint8Array.of(0x11), version: 1 });
const test = suite('assertions about certificates');

test('assertion 1: what a null certificate answers', () => {
  const none = new SslCertificate();
  assert.ok(none.isNull());
  assert.not(none.isBlacklisted());
  assert.not(none.isSelfSigned());
  assert.is(none.version(), '');
  assert.is(none.serialNumber(), '');
  assert.is(hex(none.digest()), createHash('md5').digest('hex'));
  assert.equal(none.subjectInfo(SubjectInfo.CommonName), []);
  assert.equal(none.issuerInfo('CN'), []);
  assert.equal(none.subjectInfoAttributes(), []);
  assert.equal(none.issuerInfoAttributes(), []);
  assert.is(none.subjectAlternativeNames().size, 0);
  assert.equal(none.extensions(), []);
  assert.ok(Number.isNaN(none.effectiveDate().getTime()));
  assert.ok(Number.isNaN(none.expiryDate().getTime()));
  assert.ok(none.publicKey().isNull());
  assert.is(`${none.toPem()}${none.toText()}${none.subjectDisplayName()}${none.issuerDisplayName()}`, '');
  assert.is(none.toDer().length, 0);
  assert.ok(none.equals(new SslCertificate()));
  assert.ok(none.equals(SslCertificate.null));
  assert.not(none.equals(leaf()));
});

test('assertion 2: garbage, and each format read as the other, is null', () => {
  const pem = encodePem('CERTIFICATE', old);
  assert.ok(new SslCertificate('garbage').isNull());
  assert.ok(new SslCertificate(old, Pem).isNull());
  assert.ok(new SslCertificate(new TextEncoder().encode(pem), Der).isNull());
  assert.ok(new SslCertificate(pem, Der).isNull());
  assert.not(new SslCertificate(old, Der).isNull());
  assert.not(new SslCertificate(new TextEncoder().encode(pem)).isNull());
});

test('assertion 3: version, serial number and names of a certificate of old', () => {
  const certificate = new SslCertificate(old, Der);
  assert.is(certificate.version(), '1');
  assert.is(certificate.serialNumber(), '11');
  assert.equal(certificate.issuerInfo(SubjectInfo.Organization), ['CryptSoft Pty Ltd']);
  assert.equal(certificate.issuerInfo(SubjectInfo.CommonName), ['Test CA (1024 bit)']);
  assert.equal(certificate.issuerInfo(SubjectInfo.CountryName), ['AU']);
  assert.equal(certificate.issuerInfo(SubjectInfo.StateOrProvinceName), ['Queensland']);
  assert.equal(certificate.issuerInfo(SubjectInfo.LocalityName), []);
  assert.equal(certificate.issuerInfo(SubjectInfo.OrganizationalUnitName), []);
  assert.equal(certificate.subjectInfo(SubjectInfo.CommonName), ['name/with/slashes']);
  assert.equal(certificate.subjectInfo('C'), ['NO']);
  assert.equal(certificate.subjectInfo('2.5.4.6'), ['NO']);
});

test('assertion 4: its dates and digests', () => {
  const certificate = new SslCertificate(old, Der);
  assert.is(certificate.effectiveDate().toISOString(), '2007-04-17T07:40:26.000Z');
  assert.is(certificate.expiryDate().toISOString(), '2007-05-17T07:40:26.000Z');
  const other = new X509Certificate(old);
  assert.is(hex(certificate.digest('SHA-1')), other.fingerprint.replaceAll(':', '').toLowerCase());
  assert.is(hex(certificate.digest()), createHash('md5').update(old).digest('hex'));
});

test('assertion 5: PEM and DER are equal objects and come back byte for byte', () => {
  const pem = encodePem('CERTIFICATE', old);
  const fromPem = new SslCertificate(pem);
  const fromDer = new SslCertificate(old, Der);
  assert.ok(fromPem.equals(fromDer));
  assert.is(fromDer.toPem(), pem);
  assert.is(hex(fromPem.toDer()), hex(old));
});

test('assertion 5: so does base64 that ends with a full line', () => {
  const padded = Array.from({ length: 64 }, (_, i) => leaf({ subject: `CN=${'x'.repeat(i)}` })).find(
    (each) => each.toDer().length % 48 === 0,
  );
  assert.ok(padded);
  assert.match(padded.toPem(), /\n[^\n]{64}\n-----END/);
  assert.is(hex(new SslCertificate(padded.toPem()).toDer()), hex(padded.toDer()));
});

test('assertion 6: digests are those of the DER', () => {
  const certificate = leaf();
  for (const [ours, theirs] of [
    ['MD5', 'md5'],
    ['SHA-1', 'sha1'],
    ['SHA-256', 'sha256'],
    ['SHA-384', 'sha384'],
    ['SHA-512', 'sha512'],
  ] as const) {
    assert.is(hex(certificate.digest(ours)), createHash(theirs).update(certificate.toDer()).digest('hex'));
  }
  assert.throws(() => certificate.digest('MD4' as 'MD5'), /MD4/);
});

test('assertion 7: subject alternative names by type', () => {
  const certificate = leaf({
    names: ['dns:www.foobar.org', 'email:arne@foobar.org', 'email:bjarne@foobar.org', 'uri:https://foobar.org/'],
  });
  const names = certificate.subjectAlternativeNames();
  assert.equal([...names.keys()].sort(), [AlternativeNameEntryType.EmailEntry, AlternativeNameEntryType.DnsEntry]);
  assert.equal(names.get(AlternativeNameEntryType.DnsEntry), ['www.foobar.org']);
  assert.equal(names.get(AlternativeNameEntryType.EmailEntry), ['bjarne@foobar.org', 'arne@foobar.org']);
});

test('assertion 8: organization and unit in UTF-8', () => {
  const certificate = leaf({ subject: 'O=Heavy Métal Reçords, OU=Dépârtement 日本' });
  assert.equal(certificate.subjectInfo(SubjectInfo.Organization), ['Heavy Métal Reçords']);
  assert.equal(certificate.subjectInfo(SubjectInfo.OrganizationalUnitName), ['Dépârtement 日本']);
});

test('assertion 9: display names', () => {
  assert.is(leaf({ subject: 'O=R&D, CN=YOUR name' }).subjectDisplayName(), 'YOUR name');
  assert.is(leaf({ subject: 'OU=Foundations, O=R&D' }).subjectDisplayName(), 'R&D');
  assert.is(leaf({ subject: 'C=NO, OU=Foundations' }).subjectDisplayName(), 'Foundations');
  assert.is(leaf({ subject: 'C=NO' }).subjectDisplayName(), '');
  assert.is(leaf().issuerDisplayName(), 'Test CA');
});

test('assertion 10: the public key equals the key of its file, for RSA, DSA and EC', () => {
  const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).publicKey;
  const dsaSpki = new Uint8Array(dsa.export({ type: 'spki', format: 'der' }));
  const keys = [
    [KeyAlgorithm.Rsa, 2048, rsaKey('rsa2048-1').spki],
    [KeyAlgorithm.Dsa, 1024, dsaSpki],
    [KeyAlgorithm.Ec, 384, ecKey('x', 'P-384').spki],
  ] as const;
  for (const [algorithm, bits, der] of keys) {
    const key = leaf({ key: { ...ecKey('x'), spki: der } }).publicKey();
    assert.is(key.algorithm(), algorithm);
    assert.is(key.length(), bits);
    assert.ok(key.equals(new SslKey(encodePem('PUBLIC KEY', der), algorithm, Pem, 1)));
  }
});

test('assertion 11: a certificate with a broken key is one, its key is null', () => {
  const broken = spki('1.2.840.113549.1.1.1', [Uint8Array.of(5, 0)], Uint8Array.of(1, 2, 3)).der;
  const certificate = leaf({ key: { ...ecKey('x'), spki: broken } });
  assert.not(certificate.isNull());
  assert.ok(certificate.publicKey().isNull());
});

test('assertion 12: NUL is kept in common names and in alternative names', () => {
  const name = 'www.bank.com\0.badguy.com';
  const certificate = leaf({ subject: `CN=${name}`, names: [`dns:${name}`] });
  assert.equal(certificate.subjectInfo(SubjectInfo.CommonName), [name]);
  assert.equal(certificate.subjectAlternativeNames().get(AlternativeNameEntryType.DnsEntry), [name]);
});

test('assertion 13: a serial number of 20 bytes', () => {
  const serial = Uint8Array.from({ length: 20 }, (_, i) => (i % 10) + 16 * Math.floor((i + 1) / 10) + 1);
  const text = Array.from(serial, (octet) => octet.toString(16).padStart(2, '0')).join(':');
  assert.is(leaf({ serial }).serialNumber(), text);
  assert.is(text.length, 59);
});

test('a serial number is printed as its magnitude, like 0, 80 and a negative one', () => {
  assert.is(leaf({ serial: Uint8Array.of(0) }).serialNumber(), '00');
  assert.is(leaf({ serial: Uint8Array.of(0, 0x80) }).serialNumber(), '80');
  assert.is(leaf({ serial: Uint8Array.of(0xff) }).serialNumber(), '01');
  assert.is(leaf({ serial: Uint8Array.of(0x80, 0) }).serialNumber(), '80:00');
});

test('assertion 14: an end of validity behind 2049', () => {
  const certificate = leaf({ notAfter: '2051-08-29T09:53:41Z' });
  assert.is(certificate.expiryDate().toISOString(), '2051-08-29T09:53:41.000Z');
});

test('assertion 16: self-signed', () => {
  assert.ok(new SslCertificate(root.der, Der).isSelfSigned());
  assert.not(leaf().isSelfSigned());
  assert.not(new SslCertificate().isSelfSigned());
});

test('self-signed takes key identifiers and key usage into account, and no signature', () => {
  const options: CertificateOptions = { keyUsage: ['keyCertSign'] };
  const isSelfSigned = (der: Uint8Array): boolean => new SslCertificate(der, Der).isSelfSigned();
  const forged = ca('Self', { edits: { signature: (signature) => signature.map((octet) => octet ^ 1) } });
  assert.ok(isSelfSigned(forged.der));
  assert.not(isSelfSigned(ca('Self', { keyUsage: ['digitalSignature'] }).der));
  assert.ok(isSelfSigned(ca('Self', { keyUsage: null }).der));
  assert.not(isSelfSigned(root.issueCa('Test CA', { ...options, key: ecKey('another') }).der));
});

test('self-signed: an authority key identifier may name another serial number or issuer', () => {
  const serial = Uint8Array.of(5);
  const identified = (issuer: string, number: number): boolean => {
    const names = encodeExplicit(1, encodeExplicit(4, distinguishedName(issuer)));
    const value = encodeSequence(names, encodeImplicit(2, encodeInteger(number)));
    return new SslCertificate(
      ca('Self', { serial, extensions: [extension('2.5.29.35', value)] }).der,
      Der,
    ).isSelfSigned();
  };
  assert.ok(identified('Self', 5));
  assert.not(identified('Self', 6));
  assert.not(identified('Other', 5));
});

function distinguishedName(commonName: string): Uint8Array {
  return encodeSequence(encodeSet(encodeSequence(encodeOid('2.5.4.3'), encodeUtf8String(commonName))));
}

test('assertion 17: both of two common names, the last first', () => {
  const certificate = leaf({ subject: 'CN=www.example.com, CN=www2.example.com' });
  assert.equal(certificate.subjectInfo(SubjectInfo.CommonName), ['www2.example.com', 'www.example.com']);
  assert.is(certificate.subjectDisplayName(), 'www2.example.com');
});

test('assertion 18: attributes by short name, or OID where there is none', () => {
  const subject = '0.9.2342.19200300.100.1.5=tea, 1.3.6.1.4.1.311.60.2.1.3=GB, 1.2.3.4=x, C=GB, CN=a, CN=b';
  const certificate = leaf({ subject });
  assert.equal(certificate.subjectInfoAttributes(), ['1.2.3.4', 'C', 'CN', 'favouriteDrink', 'jurisdictionC']);
  assert.equal(certificate.subjectInfo('favouriteDrink'), ['tea']);
  assert.equal(certificate.subjectInfo('1.2.3.4'), ['x']);
  assert.equal(certificate.subjectInfo('no such'), []);
});

test('assertion 19: versions', () => {
  assert.is(new SslCertificate().version(), '');
  assert.is(leaf().version(), '3');
  assert.is(new SslCertificate(old, Der).version(), '1');
});

test('assertion 20: malformed dates are invalid dates', () => {
  const spoil = (tbs: Uint8Array): Uint8Array => {
    const at = Buffer.from(tbs).indexOf('250101000000Z');
    return tbs.map((octet, i) => (i === at + 2 ? 0x39 : octet));
  };
  const certificate = leaf({ edits: { tbs: spoil } });
  assert.not(certificate.isNull());
  assert.ok(Number.isNaN(certificate.effectiveDate().getTime()));
  assert.is(certificate.expiryDate().toISOString(), '2026-01-01T00:00:00.000Z');
});

test('assertion 22: blanks behind a block, no final line end, and BEGIN alone', () => {
  const pem = encodePem('CERTIFICATE', old);
  assert.is(SslCertificate.fromData(`${pem}  \n \n\t`).length, 1);
  assert.is(SslCertificate.fromData(pem.trimEnd()).length, 1);
  assert.is(SslCertificate.fromData('-----BEGIN CERTIFICATE-----').length, 0);
});

test('assertion 29: nine extensions, four of them supported', () => {
  const access = encodeSequence(
    accessDescription('1.3.6.1.5.5.7.48.1', 'http://ocsp.x/a'),
    accessDescription('1.3.6.1.5.5.7.48.2', 'http://ca.x/cert.der'),
  );
  const certificate = leaf({
    names: ['dns:www.example.com'],
    cA: false,
    moreExtensions: [
      extension('1.3.6.1.5.5.7.1.1', access),
      extension('2.5.29.31', encodeSequence()),
      extension('1.3.6.1.5.5.7.1.12', Uint8Array.of(1, 2, 255)),
    ],
  });
  const extensions = certificate.extensions();
  const byName = new Map(extensions.map((each) => [each.name(), each]));
  assert.is(extensions.length, 9);
  assert.is(byName.size, 9);
  const supported = extensions.filter((each) => each.isSupported()).map((each) => each.name());
  assert.equal(supported.sort(), [
    'authorityInfoAccess',
    'authorityKeyIdentifier',
    'basicConstraints',
    'subjectKeyIdentifier',
  ]);
  const uris = byName.get('authorityInfoAccess')?.value() as ReadonlyMap<string, string> | undefined;
  assert.equal([...(uris ?? [])].sort(), [
    ['OCSP', 'http://ocsp.x/a'],
    ['caIssuers', 'http://ca.x/cert.der'],
  ]);
  assert.equal(byName.get('basicConstraints')?.value(), { ca: false });
  assert.match(byName.get('subjectKeyIdentifier')?.value() as string, /^([0-9A-F]{2}:){19}[0-9A-F]{2}$/);
  const authority = byName.get('authorityKeyIdentifier')?.value() as KeyIdentifierValue | undefined;
  const rootId = new SslCertificate(root.der, Der).extensions().find((each) => each.name() === 'subjectKeyIdentifier');
  assert.is(authority?.keyid, String(rootId?.value()).replaceAll(':', '').toLowerCase());
  const logotype = byName.get('1.3.6.1.5.5.7.1.12');
  assert.is(logotype?.oid(), '1.3.6.1.5.5.7.1.12');
  assert.is(hex(logotype?.value() as Uint8Array), '0102ff');
});

test('assertion 30: critical extensions, supported or not', () => {
  const extensions = new SslCertificate(ca('Root', { pathLenConstraint: 2 }).der, Der).extensions();
  const constraints = extensions.find((each) => each.name() === 'basicConstraints');
  assert.ok(constraints?.isCritical() && constraints.isSupported());
  assert.equal(constraints?.value(), { ca: true, pathLenConstraint: 2 });
  const usage = extensions.find((each) => each.name() === 'keyUsage');
  assert.ok(usage?.isCritical());
  assert.not(usage?.isSupported());
  assert.equal(usage?.value(), ['keyCertSign', 'cRLSign']);
});

test('a malformed extension answers its bytes and is not supported', () => {
  const value = encodeOctetString(Uint8Array.of(1));
  const [bad] = leaf({ extensions: [extension('2.5.29.19', value, true)] }).extensions();
  assert.is(bad?.name(), 'basicConstraints');
  assert.not(bad?.isSupported());
  assert.is(hex(bad?.value() as Uint8Array), hex(value));
});

test.run();
