import { X509Certificate } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ParseError } from '../src/asn1/parse-error.ts';
import { prepareSignature } from '../src/crypto/prepare-signature.ts';
import { describePublicKey, type PublicKey } from '../src/crypto/public-key.ts';
import { type Certificate, parseCertificate } from '../src/x509/certificate.ts';
import { hex } from './support/hex.ts';
import { ed25519Key, makeChain, rsaKey } from './support/pki.ts';
import { type FakeCertificateOptions, FakeVerifier, fakeCertificate } from './support/pki-fake.ts';

const pki = suite('test PKI');

pki('issues chains that Node takes for good, with keys of every family', () => {
  for (const options of [{}, { root: { key: rsaKey('rsa2048-1') } }, { root: { key: ed25519Key('Root') } }]) {
    const { root, intermediates, leaf } = makeChain(options);
    const [top, middle, end] = [root, ...intermediates, leaf].map(({ der }) => new X509Certificate(der));
    assert.ok(top && middle && end);
    assert.ok(end.verify(middle.publicKey) && middle.verify(top.publicKey) && top.verify(top.publicKey));
    assert.ok(end.checkIssued(middle) && middle.checkIssued(top));
    assert.is(end.checkHost('www.example.com'), 'www.example.com');
  }
});

pki('makes the same bytes twice', () => {
  assert.is(hex(makeChain().leaf.der), hex(makeChain().leaf.der));
});

pki.run();

const fake = suite('fake certificates');

const ordinary: FakeCertificateOptions = { subject: 'B', issuer: 'A', key: 'b', issuerKey: 'a' };

fake('parse, with everything that was asked for', () => {
  const certificate = parse({
    ...ordinary,
    pathLenConstraint: 3,
    dns: ['b.example'],
    permitted: ['example'],
    excluded: ['c.example'],
    extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
    keyIdentifiers: true,
  });
  assert.is(certificate.structuralFaults.length, 0);
  assert.is(valid(certificate.basicConstraints).pathLenConstraint, 3);
  assert.is(valid(certificate.subjectAlternativeName)[0]?.text, 'b.example');
  for (const value of [certificate.nameConstraints, certificate.extendedKeyUsage, certificate.authorityKeyIdentifier])
    valid(value);
});

fake('are signed by the key that is named and by no other', () => {
  assert.is(check(ordinary, 'a'), 'good');
  assert.is(check(ordinary, 'c'), 'bad');
  assert.is(check({ ...ordinary, forged: true }, 'a'), 'bad');
});

fake.run();

function parse(options: FakeCertificateOptions): Certificate {
  return valid(parseCertificate(fakeCertificate(options)));
}

function check(options: FakeCertificateOptions, issuerKey: string): string {
  const child = parse(options);
  const issuer = parse({ subject: 'A', issuer: 'A', key: issuerKey, issuerKey });
  const key = describePublicKey(valid(issuer.publicKey)) as PublicKey;
  const signed = { algorithm: child.signatureAlgorithm, data: child.tbsCertificate, signature: child.signature };
  const job = prepareSignature(signed, key);
  assert.ok('key' in job, JSON.stringify(job));
  return new FakeVerifier().verify(job);
}

function valid<Value>(value: Value | ParseError | undefined): Value {
  assert.ok(value !== undefined && !(value instanceof ParseError), String(value));
  return value as Value;
}
