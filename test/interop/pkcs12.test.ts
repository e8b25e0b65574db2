import { generateKeyPairSync } from 'node:crypto';
import * as pkijs from 'pkijs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeInteger, encodeOctetString, encodeSequence } from '../../src/asn1/der-writer.ts';
import { EncodingFormat, KeyAlgorithm } from '../../src/config/enumerations.ts';
import { bindKeyProtection, keyProtection } from '../../src/config/platform.ts';
import type { SslCertificate } from '../../src/config/ssl-certificate.ts';
import { SslKey } from '../../src/config/ssl-key.ts';
import { importPkcs12, type Pkcs12Content, type Pkcs12Fault } from '../../src/pkijs.ts';
import { contentInfo, makePkcs12, type Pkcs12Options } from '../support/pkcs12.ts';
import { ca, ecKey } from '../support/pki.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const root = ca('Root');
const intermediate = root.issueCa('Intermediate');
const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));
const leaf = intermediate.issueLeaf({ subject: 'Leaf', key: { ...ecKey('x'), spki } });
const chain = [{ der: root.der }, { der: leaf.der }, { der: intermediate.der }];
const whole: Pkcs12Options = { passPhrase: 'sécret', key: privateKey, certificates: chain };

function namesOf(certificates: readonly SslCertificate[]): string {
  return certificates.map((each) => each.subjectDisplayName()).join(' ');
}

async function contentOf(options: Pkcs12Options, passPhrase?: string | Uint8Array): Promise<Pkcs12Content> {
  const content = await importPkcs12(makePkcs12(options), passPhrase ?? options.passPhrase);
  assert.ok(content.isOk, content.isOk ? '' : content.message);
  return content;
}

async function faultOf(data: Uint8Array, passPhrase = 'sécret'): Promise<Pkcs12Fault> {
  const fault = await importPkcs12(data, passPhrase);
  assert.ok(!fault.isOk, 'was read');
  assert.equal(Object.keys(fault).sort(), ['isOk', 'name', 'reason']);
  return fault;
}

const test = suite('importPkcs12');
let before: ReturnType<typeof keyProtection>;
test.before(() => {
  before = keyProtection();
  // WebCrypto has to do.
  bindKeyProtection(undefined);
});
test.after(() => bindKeyProtection(before));

test('key, its certificate wherever it stands, and the others in order', async () => {
  const content = await contentOf(whole);
  assert.is(content.key.algorithm(), KeyAlgorithm.Ec);
  const plain = privateKey.export({ format: 'der', type: 'pkcs8' });
  assert.ok(content.key.equals(new SslKey(new Uint8Array(plain), undefined, EncodingFormat.Der)));
  assert.is(content.certificate.subjectDisplayName(), 'Leaf');
  assert.is(namesOf(content.caCertificates), 'Root Intermediate');
});

test('the pass phrase as bytes, and an empty one', async () => {
  assert.ok((await contentOf(whole, new TextEncoder().encode('sécret'))).isOk);
  assert.ok((await contentOf({ ...whole, passPhrase: '' })).isOk);
});

test('pkijs may be handed in', async () => {
  assert.ok((await importPkcs12(makePkcs12(whole), 'sécret', { pkijs })).isOk);
});

test('a key that does not tell its public half is matched by the identifier', async () => {
  const { privateKey: secret, publicKey: half } = generateKeyPairSync('ed25519');
  const own = root.issueLeaf({
    subject: 'Ed',
    key: { ...ecKey('x'), spki: new Uint8Array(half.export({ format: 'der', type: 'spki' })) },
  });
  const other = root.issueLeaf({ subject: 'Other Ed', key: { ...ecKey('x'), spki: spkiOfEd25519() } });
  const both = [
    { der: other.der, id: 1 },
    { der: own.der, id: 2 },
  ];
  const content = await contentOf({ passPhrase: 'p', key: secret, keyId: 2, certificates: both });
  assert.is(content.certificate.subjectDisplayName(), 'Ed');
  const unmarked = await importPkcs12(makePkcs12({ passPhrase: 'p', key: secret, certificates: both }), 'p');
  assert.is(unmarked.isOk ? '' : unmarked.reason, 'no-certificate');
  const single = await contentOf({ passPhrase: 'p', key: secret, certificates: [{ der: own.der }] });
  assert.is(single.certificate.subjectDisplayName(), 'Ed');
});

function spkiOfEd25519(): Uint8Array {
  return new Uint8Array(generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }));
}

test('of two certificates of one key the marked one is taken', async () => {
  const renewed = intermediate.issueLeaf({ subject: 'Renewed', key: { ...ecKey('x'), spki } });
  const both = [
    { der: leaf.der, id: 1 },
    { der: renewed.der, id: 2 },
  ];
  assert.is((await contentOf({ ...whole, keyId: 2, certificates: both })).certificate.subjectDisplayName(), 'Renewed');
  assert.is((await contentOf({ ...whole, certificates: both })).certificate.subjectDisplayName(), 'Leaf');
});

test('a file of more than 16 MiB is refused unread', async () => {
  assert.is((await faultOf(new Uint8Array(16 * 1024 * 1024 + 1))).reason, 'too-expensive');
});

test('a wrong pass phrase gives nothing but the reason', async () => {
  assert.is((await faultOf(makePkcs12(whole), 'wrong')).reason, 'wrong-pass-phrase');
  assert.is((await faultOf(makePkcs12(whole), '')).reason, 'wrong-pass-phrase');
});

test('a damaged file is not told from a wrong pass phrase, and never read in part', async () => {
  const file = makePkcs12(whole);
  for (let at = 0; at < file.length; at += 41) {
    const damaged = Uint8Array.from(file, (octet, i) => (i === at ? octet ^ 0x10 : octet));
    const fault = await importPkcs12(damaged, 'sécret');
    assert.not(fault.isOk, `octet ${at}`);
  }
});

test('what is under the integrity and yet cannot be read is malformed, and what is no such thing unsupported', async () => {
  const number = encodeInteger(1);
  const enveloped = '1.2.840.113549.1.7.3';
  const safes: readonly (readonly [safe: Uint8Array, reason: string])[] = [
    [number, 'malformed'],
    [encodeSequence(contentInfo(enveloped, encodeSequence())), 'unsupported'],
    [encodeSequence(contentInfo('1.2.840.113549.1.7.6', number)), 'malformed'],
    [encodeSequence(contentInfo('1.2.840.113549.1.7.1', encodeOctetString(number))), 'malformed'],
    [encodeSequence(contentInfo('1.2.840.113549.1.7.1', number)), 'malformed'],
  ];
  for (const [safe, reason] of safes) assert.is((await faultOf(makePkcs12({ ...whole, safe }))).reason, reason);
  assert.is((await faultOf(makePkcs12({ ...whole, authSafeType: enveloped }))).reason, 'unsupported');
  assert.is((await faultOf(makePkcs12({ ...whole, claimedIterations: 999 }))).reason, 'malformed');
});

test('what pkijs throws beyond that is not hidden', async () => {
  const failing = {
    PFX: {
      fromBER: () => {
        const broken = {};
        Object.defineProperty(broken, 'macData', {
          get: () => {
            throw new RangeError('broken');
          },
        });
        return broken;
      },
    },
  };
  try {
    await importPkcs12(makePkcs12(whole), 'sécret', { pkijs: failing as never });
    assert.unreachable();
  } catch (error) {
    assert.instance(error, RangeError);
  }
});

test('garbage and truncation are malformed', async () => {
  const file = makePkcs12(whole);
  for (const data of [new Uint8Array(0), Uint8Array.of(0x30, 0), new Uint8Array(500), file.subarray(0, 300)]) {
    assert.is((await faultOf(data)).reason, 'malformed');
  }
});

test('a certificate of another key is not handed out with this one', async () => {
  const stranger = [{ der: intermediate.der, id: 1 }];
  const fault = await faultOf(makePkcs12({ ...whole, keyId: 1, certificates: stranger }));
  assert.is(fault.reason, 'no-certificate');
  assert.is((await faultOf(makePkcs12({ ...whole, certificates: [] }))).reason, 'no-certificate');
});

test('no key, and a key under another pass phrase', async () => {
  assert.is((await faultOf(makePkcs12({ passPhrase: 'sécret', certificates: chain }))).reason, 'no-key');
  assert.is((await faultOf(makePkcs12({ ...whole, keyPassPhrase: 'another' }))).reason, 'unsupported');
});

test('what is not supported is named', async () => {
  const des = await faultOf(makePkcs12({ ...whole, encryption: '1.2.840.113549.1.12.1.3' }));
  assert.is(des.reason, 'unsupported');
  assert.match(des.message, /1\.2\.840\.113549\.1\.12\.1\.3/);
  assert.is((await faultOf(makePkcs12({ ...whole, mac: false }))).reason, 'unsupported');
  const pbmac = await faultOf(makePkcs12({ ...whole, macDigest: '1.2.840.113549.1.5.14' }));
  assert.is(pbmac.reason, 'unsupported');
});

test('no iterations are no way round the pass phrase', async () => {
  const unkeyed = makePkcs12({ ...whole, iterations: 0, claimedIterations: 1000 });
  assert.is((await faultOf(unkeyed, 'any')).reason, 'too-expensive');
});

test('iterations without end are refused at once', async () => {
  for (const claimedMacIterations of [600_001, 2 ** 24, 2 ** 31 - 1, 2 ** 40, 0, -1]) {
    assert.is((await faultOf(makePkcs12({ ...whole, claimedMacIterations }))).reason, 'too-expensive');
  }
  assert.is((await faultOf(makePkcs12({ ...whole, claimedIterations: 2 ** 31 - 1 }))).reason, 'too-expensive');
  assert.is((await faultOf(makePkcs12({ ...whole, claimedIterations: 10_000_001 }))).reason, 'too-expensive');
});

test.run();
