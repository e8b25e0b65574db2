import { generateKeyPairSync } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { concatenate } from '../../src/asn1/bytes.ts';
import { encodeInteger, encodeOctetString, encodeOid, encodeSequence, encodeValue } from '../../src/asn1/der-writer.ts';
import { encodePem } from '../../src/asn1/pem.ts';
import { bindKeyProtection, keyProtection } from '../../src/config/platform.ts';
import {
  EncodingFormat,
  SslConfiguration,
  SslDiffieHellmanParameters,
  SslErrorCode,
  SslKey,
  verifyPeerAsync,
} from '../../src/config.ts';
import { defaultProvider } from '../../src/default-provider.ts';
import { importPkcs12, readPkcs7 } from '../../src/pkijs.ts';
import { sslCertificate, trusting } from '../config/support/peers.ts';
import { makePkcs12 } from '../support/pkcs12.ts';
import { makeChain } from '../support/pki.ts';
import { ocspOf } from '../support/revocation.ts';
import { testTime as time } from '../support/verification.ts';

const values = suite('values of a configuration');
const { root, leaf, intermediates, pool } = makeChain({ intermediates: [{}] });
const sent = [leaf.der, ...pool];

/** Checks signatures once `release` has been called. */
function heldProvider() {
  const { promise, resolve } = withResolvers();
  const provider = {
    name: 'held',
    verifyAsync: async (jobs: readonly Parameters<ReturnType<typeof defaultProvider>['verify']>[0][]) => {
      await promise;
      return jobs.map((job) => defaultProvider().verify(job));
    },
  };
  return { provider, release: resolve };
}

function withResolvers() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

values('a list handed in as state is copied', () => {
  const list = [sslCertificate(leaf)];
  const configuration = new SslConfiguration().withState({ peerCertificateChain: list });
  list.push(sslCertificate(root));
  assert.is(configuration.peerCertificateChain().length, 1);
});

values('Diffie-Hellman parameters own their bytes', () => {
  const der = SslDiffieHellmanParameters.defaultParameters().toDer();
  const parameters = new SslDiffieHellmanParameters(der);
  der.fill(0);
  assert.ok(parameters.equals(SslDiffieHellmanParameters.defaultParameters()));
});

values('what is set while a peer is being verified is for the next one', async () => {
  const { provider, release } = heldProvider();
  const partial = root.issueLeaf({ subject: 'www.example.com', names: ['dns:w*.example.com'] });
  const configuration = trusting(root);
  configuration.setIdentityMatching('rfc9525');
  const pending = verifyPeerAsync(configuration, 'client', [partial.der], 'www.example.com', { time, provider });
  configuration.setIdentityMatching('qt');
  configuration.setCaCertificates([]);
  release();
  const answer = await pending;
  assert.not(answer.accepted);
  assert.is(answer.configuration.caCertificates().length, 1);
});

values('a stapled response is read as it was handed in', async () => {
  const { provider, release } = heldProvider();
  const configuration = trusting(root);
  configuration.setOcspStaplingEnabled(true);
  const issuer = intermediates[0] ?? root;
  const current = { thisUpdate: time - 1000, nextUpdate: time + 1000 };
  const revoked = ocspOf(issuer, [{ certificate: leaf.der, ...current, status: { at: time - 5000 } }]);
  const buffer = new Uint8Array(revoked);
  const host = 'www.example.com';
  const pending = verifyPeerAsync(configuration, 'client', sent, host, { time, provider, stapled: buffer });
  buffer.fill(0);
  release();
  const { sslErrors } = await pending;
  assert.ok(sslErrors.some((error) => error.error() === SslErrorCode.CertificateRevoked));
});

values.run();

const keys = suite('encrypted keys that take for ever');
let before: ReturnType<typeof keyProtection>;
let asked: string[] = [];
keys.before(() => {
  before = keyProtection();
  bindKeyProtection({ decrypt: (pem) => void asked.push(pem), encrypt: () => undefined });
});
keys.before.each(() => {
  asked = [];
});
keys.after(() => bindKeyProtection(before));

/** The content of an EncryptedPrivateKeyInfo by PBES2. */
function encryptedContent(iterations: number): Uint8Array[] {
  const random = encodeOctetString(new Uint8Array(16));
  const derivation = encodeSequence(
    encodeOid('1.2.840.113549.1.5.12'),
    encodeSequence(random, encodeInteger(iterations)),
  );
  const cipher = encodeSequence(encodeOid('2.16.840.1.101.3.4.1.42'), random);
  const algorithm = encodeSequence(encodeOid('1.2.840.113549.1.5.13'), encodeSequence(derivation, cipher));
  return [algorithm, encodeOctetString(new Uint8Array(64))];
}

const forever = encodeSequence(...encryptedContent(2_000_000_000));
const label = 'ENCRYPTED PRIVATE KEY';

function isAsked(pem: string): boolean {
  assert.ok(new SslKey(pem, undefined, EncodingFormat.Pem, undefined, 'secret').isNull());
  return asked.length > 0;
}

keys('in an encoding that a runtime reads and this library does not', () => {
  const content = forever.subarray(3);
  const forms = {
    'a length of four octets': Uint8Array.of(0x30, 0x84, 0, 0, 0, content.length, ...content),
    'the indefinite form': Uint8Array.of(0x30, 0x80, ...content, 0, 0),
    'octets behind it': Uint8Array.of(...forever, 0),
  };
  assert.is(forever[1], 0x81);
  for (const [name, der] of Object.entries(forms)) assert.not(isAsked(encodePem(label, der)), name);
});

keys('hidden in the block of a traditional key', () => {
  const lax = Uint8Array.of(...forever, 0);
  const hidden = `-----BEGIN RSA PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
-----BEGIN X-----
-----END X-----
${encodePem(label, lax)}-----END RSA PRIVATE KEY-----
`;
  assert.not(isAsked(hidden));
});

keys('and what is asked for is what was looked at', () => {
  const der = encodeSequence(...encryptedContent(1000));
  const pem = encodePem(label, der);
  assert.ok(isAsked(`a comment\n${pem.replaceAll('\n', ' \r\n')}`));
  assert.equal(asked, [pem]);
});

keys.run();

const files = suite('files for pkijs');
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
/** Every octet is an arc. */
const arcs = new Uint8Array(200_000).fill(1);
const identifiers = {
  plain: encodeValue(6, arcs),
  relative: encodeValue(13, arcs),
  'with a tag of two octets': concatenate(Uint8Array.of(0x1f), encodeValue(6, arcs)),
  'in octets': encodeOctetString(encodeValue(6, arcs)),
  'in bits': encodeValue(3, Uint8Array.of(0), encodeValue(6, arcs)),
  many: encodeSequence(...Array.from({ length: 4 }, () => encodeValue(6, arcs.subarray(0, 50_000)))),
  'in the indefinite form': concatenate(
    Uint8Array.of(0x30, 0x80, 0x30, 0x80, 0, 0),
    encodeValue(6, arcs),
    new Uint8Array(2),
  ),
};

for (const [name, value] of Object.entries(identifiers)) {
  files(`OIDs without end: ${name}`, async () => {
    const file = encodeSequence(value);
    const { rejected } = await readPkcs7(file, EncodingFormat.Der);
    assert.equal(rejected, ['a bundle of more OIDs than are read']);
    const fault = await importPkcs12(file, 'p');
    assert.is(fault.isOk ? '' : fault.reason, 'too-expensive');
  });
}

files('OIDs without end, encrypted', async () => {
  const certificates = [{ der: root.der, value: encodeValue(6, arcs) }];
  const fault = await importPkcs12(makePkcs12({ passPhrase: 'p', key: privateKey, certificates }), 'p');
  assert.is(fault.isOk ? '' : fault.reason, 'too-expensive');
});

files('a certificate under another tag than that of octets', async () => {
  const certificates = [{ der: root.der, value: encodeValue(0x80, root.der) }];
  const fault = await importPkcs12(makePkcs12({ passPhrase: 'p', key: privateKey, certificates }), 'p');
  assert.is(fault.isOk ? '' : fault.reason, 'no-certificate');
});

files.run();
