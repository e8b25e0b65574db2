import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  encodeExplicit,
  encodeImplicit,
  encodeInteger,
  encodeOid,
  encodeSequence,
  encodeSet,
} from '../../src/asn1/der-writer.ts';
import { encodePem } from '../../src/asn1/pem.ts';
import { EncodingFormat } from '../../src/config/enumerations.ts';
import { type Pkcs7Bundle, readPkcs7 } from '../../src/pkijs.ts';
import { ca } from '../support/pki.ts';
import { crlOf } from '../support/revocation.ts';

const { Der, Pem } = EncodingFormat;
const root = ca('Root');
const leaf = root.issueLeaf();

function bundle(certificates: readonly Uint8Array[], lists: readonly Uint8Array[] = []): Uint8Array {
  const signedData = encodeSequence(
    encodeInteger(1),
    encodeSet(),
    encodeSequence(encodeOid('1.2.840.113549.1.7.1')),
    encodeImplicit(0, encodeSet(...certificates)),
    ...(lists.length === 0 ? [] : [encodeImplicit(1, encodeSet(...lists))]),
    encodeSet(),
  );
  return encodeSequence(encodeOid('1.2.840.113549.1.7.2'), encodeExplicit(0, signedData));
}

function namesOf({ certificates }: Pkcs7Bundle): string[] {
  return certificates.map((each) => each.subjectDisplayName()).sort();
}

const test = suite('readPkcs7');

test('certificates of PEM and DER', async () => {
  const der = bundle([root.der, leaf.der]);
  const wanted = ['Root', 'www.example.com'];
  assert.equal(namesOf(await readPkcs7(der, Der)), wanted);
  for (const label of ['PKCS7', 'CMS']) {
    assert.equal(namesOf(await readPkcs7(encodePem(label, der))), wanted);
    assert.equal(namesOf(await readPkcs7(new TextEncoder().encode(encodePem(label, der)), Pem)), wanted);
  }
});

test('CRLs', async () => {
  const list = crlOf(root);
  const { certificateLists, rejected } = await readPkcs7(bundle([root.der], [list]), Der);
  assert.is(certificateLists.length, 1);
  assert.equal(certificateLists[0]?.der, list);
  assert.equal(rejected, []);
});

test('no bundle: empty, and says why', async () => {
  const enveloped = encodeSequence(encodeOid('1.2.840.113549.1.7.3'), encodeExplicit(0, encodeSequence()));
  const whole = bundle([root.der]);
  for (const [data, format, why] of [
    ['garbage', Pem, /PEM/],
    [encodePem('CERTIFICATE', root.der), Pem, /PEM/],
    ['text', Der, /PEM/],
    [new Uint8Array(0), Der, /no PKCS/],
    [root.der, Der, /no PKCS/],
    [enveloped, Der, /no bundle/],
    [whole.subarray(0, whole.length - 1), Der, /no PKCS/],
    [new Uint8Array(16 * 1024 * 1024 + 1), Der, /more than/],
  ] as const) {
    const { certificates, certificateLists, rejected } = await readPkcs7(data, format);
    assert.is(certificates.length + certificateLists.length, 0);
    assert.is(rejected.length, 1);
    assert.match(rejected[0] ?? '', why);
  }
});

test.run();
