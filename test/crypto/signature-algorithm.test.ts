import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeInteger, encodeOid, encodeSequence } from '../../src/asn1/der-writer.ts';
import { identifySignatureAlgorithm } from '../../src/crypto/signature-algorithm.ts';
import { isFinding } from '../../src/problem.ts';
import { algorithm, hashIdentifier, mgf1, NULL, OID, pssParameters, pssSha256, textOf } from '../support/keys.ts';

/** OID, name, scheme, digest. */
const TABLE = `
1.2.840.113549.1.1.2 md2WithRSAEncryption RSASSA-PKCS1-v1_5 MD2
1.2.840.113549.1.1.4 md5WithRSAEncryption RSASSA-PKCS1-v1_5 MD5
1.2.840.113549.1.1.5 sha1WithRSAEncryption RSASSA-PKCS1-v1_5 SHA-1
1.3.14.3.2.29 sha1WithRSAEncryption RSASSA-PKCS1-v1_5 SHA-1
1.2.840.113549.1.1.14 sha224WithRSAEncryption RSASSA-PKCS1-v1_5 SHA-224
1.2.840.113549.1.1.11 sha256WithRSAEncryption RSASSA-PKCS1-v1_5 SHA-256
1.2.840.113549.1.1.12 sha384WithRSAEncryption RSASSA-PKCS1-v1_5 SHA-384
1.2.840.113549.1.1.13 sha512WithRSAEncryption RSASSA-PKCS1-v1_5 SHA-512
1.2.840.113549.1.1.15 sha512-224WithRSAEncryption RSASSA-PKCS1-v1_5 SHA-512/224
1.2.840.113549.1.1.16 sha512-256WithRSAEncryption RSASSA-PKCS1-v1_5 SHA-512/256
2.16.840.1.101.3.4.3.13 id-rsassa-pkcs1-v1-5-with-sha3-224 RSASSA-PKCS1-v1_5 SHA3-224
2.16.840.1.101.3.4.3.14 id-rsassa-pkcs1-v1-5-with-sha3-256 RSASSA-PKCS1-v1_5 SHA3-256
2.16.840.1.101.3.4.3.15 id-rsassa-pkcs1-v1-5-with-sha3-384 RSASSA-PKCS1-v1_5 SHA3-384
2.16.840.1.101.3.4.3.16 id-rsassa-pkcs1-v1-5-with-sha3-512 RSASSA-PKCS1-v1_5 SHA3-512
1.2.840.10045.4.1 ecdsa-with-SHA1 ECDSA SHA-1
1.2.840.10045.4.3.1 ecdsa-with-SHA224 ECDSA SHA-224
1.2.840.10045.4.3.2 ecdsa-with-SHA256 ECDSA SHA-256
1.2.840.10045.4.3.3 ecdsa-with-SHA384 ECDSA SHA-384
1.2.840.10045.4.3.4 ecdsa-with-SHA512 ECDSA SHA-512
2.16.840.1.101.3.4.3.9 id-ecdsa-with-sha3-224 ECDSA SHA3-224
2.16.840.1.101.3.4.3.10 id-ecdsa-with-sha3-256 ECDSA SHA3-256
2.16.840.1.101.3.4.3.11 id-ecdsa-with-sha3-384 ECDSA SHA3-384
2.16.840.1.101.3.4.3.12 id-ecdsa-with-sha3-512 ECDSA SHA3-512
1.2.840.10040.4.3 id-dsa-with-sha1 DSA SHA-1
2.16.840.1.101.3.4.3.1 id-dsa-with-sha224 DSA SHA-224
2.16.840.1.101.3.4.3.2 id-dsa-with-sha256 DSA SHA-256
2.16.840.1.101.3.4.3.3 id-dsa-with-sha384 DSA SHA-384
2.16.840.1.101.3.4.3.4 id-dsa-with-sha512 DSA SHA-512
2.16.840.1.101.3.4.3.5 id-dsa-with-sha3-224 DSA SHA3-224
2.16.840.1.101.3.4.3.6 id-dsa-with-sha3-256 DSA SHA3-256
2.16.840.1.101.3.4.3.7 id-dsa-with-sha3-384 DSA SHA3-384
2.16.840.1.101.3.4.3.8 id-dsa-with-sha3-512 DSA SHA3-512
1.3.101.112 Ed25519 EdDSA
1.3.101.113 Ed448 EdDSA
2.16.840.1.101.3.4.3.17 ML-DSA-44 ML-DSA
2.16.840.1.101.3.4.3.18 ML-DSA-65 ML-DSA
2.16.840.1.101.3.4.3.19 ML-DSA-87 ML-DSA
2.16.840.1.101.3.4.3.20 SLH-DSA-SHA2-128s SLH-DSA
2.16.840.1.101.3.4.3.21 SLH-DSA-SHA2-128f SLH-DSA
2.16.840.1.101.3.4.3.22 SLH-DSA-SHA2-192s SLH-DSA
2.16.840.1.101.3.4.3.23 SLH-DSA-SHA2-192f SLH-DSA
2.16.840.1.101.3.4.3.24 SLH-DSA-SHA2-256s SLH-DSA
2.16.840.1.101.3.4.3.25 SLH-DSA-SHA2-256f SLH-DSA
2.16.840.1.101.3.4.3.26 SLH-DSA-SHAKE-128s SLH-DSA
2.16.840.1.101.3.4.3.27 SLH-DSA-SHAKE-128f SLH-DSA
2.16.840.1.101.3.4.3.28 SLH-DSA-SHAKE-192s SLH-DSA
2.16.840.1.101.3.4.3.29 SLH-DSA-SHAKE-192f SLH-DSA
2.16.840.1.101.3.4.3.30 SLH-DSA-SHAKE-256s SLH-DSA
2.16.840.1.101.3.4.3.31 SLH-DSA-SHAKE-256f SLH-DSA
1.3.6.1.5.5.7.6.30 id-RSASSA-PSS-SHAKE128 RSASSA-PSS SHAKE128
1.3.6.1.5.5.7.6.31 id-RSASSA-PSS-SHAKE256 RSASSA-PSS SHAKE256
1.3.6.1.5.5.7.6.32 id-ecdsa-with-shake128 ECDSA SHAKE128
1.3.6.1.5.5.7.6.33 id-ecdsa-with-shake256 ECDSA SHAKE256`;

const ROWS = TABLE.trim()
  .split('\n')
  .map((line) => line.split(' ') as [oid: string, name: string, scheme: string, hash?: string]);

function identify(oid: string, ...parameters: Uint8Array[]): string {
  const found = identifySignatureAlgorithm(algorithm(oid, ...parameters));
  if (isFinding(found)) return textOf(found);
  return [found.name, found.scheme, 'hash' in found ? found.hash : undefined].filter(Boolean).join(' ');
}

const table = suite('signature algorithms');

table('are identified, the broken ones too', () => {
  for (const [oid, ...expected] of ROWS) {
    const parameters = expected[1] === 'RSASSA-PKCS1-v1_5' ? [NULL] : [];
    assert.is(identify(oid, ...parameters), expected.join(' '));
  }
});

table('have the parameters of their RFC', () => {
  const mayBeAbsent = ['SHA-224', 'SHA-256', 'SHA-384', 'SHA-512'];
  for (const [oid, name, scheme, hash] of ROWS) {
    const refusal = `algorithm-parameters-refused {"algorithm":"${name}"}`;
    assert.is(identify(oid, encodeInteger(0)), refusal);
    assert.is(identify(oid, Uint8Array.of(5, 1, 0)), refusal);
    if (scheme !== 'RSASSA-PKCS1-v1_5') assert.is(identify(oid, NULL), refusal);
    // RFC 4055 §5, for its four algorithms alone.
    else if (!mayBeAbsent.includes(hash ?? '')) assert.is(identify(oid), refusal);
    else assert.is(identify(oid), [name, scheme, hash].join(' '));
  }
});

table('that are not known are unsupported, by OID', () => {
  for (const oid of ['1.2.3', '1.2.840.113549.1.1.1', '1.2.840.113549.1.1.99', '1.3.6.1.5.5.7.6.29', '1.3.101.114']) {
    assert.is(identify(oid), `algorithm-unsupported {"oid":"${oid}"}`);
  }
});

table('never throw, whatever the parameters', () => {
  const oids = [OID.rsassaPss, ...ROWS.map(([oid]) => oid)];
  fc.assert(
    fc.property(fc.constantFrom(...oids), fc.uint8Array({ maxLength: 60 }), (oid, content) => {
      const identified = identifySignatureAlgorithm(algorithm(oid, encodeSequence(content)));
      assert.ok(isFinding(identified) || identified.name === 'RSASSA-PSS');
    }),
  );
});

table.run();

const pss = suite('RSASSA-PSS parameters');
const REFUSED = 'algorithm-parameters-refused {"algorithm":"RSASSA-PSS"}';

function identifyPss(...parameters: Uint8Array[]): string {
  const found = identifySignatureAlgorithm(algorithm(OID.rsassaPss, ...parameters));
  if (isFinding(found)) return textOf(found);
  assert.ok(found.scheme === 'RSASSA-PSS');
  return `${found.hash} ${found.mgfHash} ${found.saltLength}`;
}

pss('are fixed for SHAKE by the OID, which names no digest of others (RFC 8692 §3)', () => {
  for (const [arc, hash, saltLength] of [
    [30, 'SHAKE128', 32],
    [31, 'SHAKE256', 64],
  ] as const) {
    const found = identifySignatureAlgorithm(algorithm(`1.3.6.1.5.5.7.6.${arc}`));
    assert.ok(!isFinding(found) && found.scheme === 'RSASSA-PSS');
    assert.equal([found.hash, found.mgfHash, found.saltLength], [hash, hash, saltLength]);
    const shake = `2.16.840.1.101.3.4.2.${arc - 19}`;
    assert.is(identifyPss(pssParameters({ hash: hashIdentifier(shake) })), REFUSED);
    assert.is(identifyPss(pssParameters({ mask: mgf1(shake) })), REFUSED);
  }
});

pss('must be present (RFC 4055 §3.1)', () => {
  assert.is(identifyPss(), REFUSED);
  assert.is(identifyPss(NULL), REFUSED);
});

pss('default to SHA-1, MGF1 with SHA-1 and 20 bytes, spelled out or not', () => {
  assert.is(identifyPss(pssParameters({})), 'SHA-1 SHA-1 20');
  const hash = hashIdentifier(OID.sha1, NULL);
  const spelledOut = { hash, mask: mgf1(OID.sha1), salt: encodeInteger(20), trailer: encodeInteger(1) };
  assert.is(identifyPss(pssParameters(spelledOut)), 'SHA-1 SHA-1 20');
});

pss('are read field by field', () => {
  assert.is(identifyPss(pssSha256()), 'SHA-256 SHA-256 32');
  assert.is(identifyPss(pssSha256(0, OID.sha384)), 'SHA-256 SHA-384 0');
  assert.is(identifyPss(pssParameters({ hash: hashIdentifier(OID.sha256) })), 'SHA-256 SHA-1 20');
  assert.is(identifyPss(pssParameters({ mask: mgf1(OID.sha256) })), 'SHA-1 SHA-256 20');
});

pss('are refused when one of them is not what it should be', () => {
  const wrong = {
    hash: [
      hashIdentifier('1.2.3', NULL),
      hashIdentifier(OID.sha256, encodeInteger(0)),
      hashIdentifier('2.16.840.1.101.3.4.2.11'),
      encodeInteger(1),
    ],
    mask: [
      hashIdentifier(OID.mgf1),
      hashIdentifier(OID.mgf1, NULL),
      hashIdentifier('1.2.3', hashIdentifier(OID.sha256)),
      hashIdentifier(OID.mgf1, hashIdentifier('1.2.3')),
      hashIdentifier(OID.mgf1, hashIdentifier(OID.sha256), NULL),
    ],
    salt: [encodeInteger(-1), encodeInteger(1n << 40n), encodeOid('1.2.3')],
    trailer: [encodeInteger(2), encodeInteger(0), NULL],
  };
  for (const [field, values] of Object.entries(wrong)) {
    for (const value of values) {
      try {
        assert.is(identifyPss(pssParameters({ [field]: value })), REFUSED);
      } catch (error) {
        throw new Error(`${field}: ${error}`);
      }
    }
  }
});

pss('hold nothing else, in their order', () => {
  const parameters = pssSha256();
  const extra = encodeSequence(parameters.subarray(parameters[1] === 0x81 ? 3 : 2), Uint8Array.of(0xa4, 2, 5, 0));
  assert.is(identifyPss(extra), REFUSED);
  const swapped = encodeSequence(Uint8Array.of(0xa3, 3, 2, 1, 1), Uint8Array.of(0xa2, 3, 2, 1, 20));
  assert.is(identifyPss(swapped), REFUSED);
});

pss.run();
