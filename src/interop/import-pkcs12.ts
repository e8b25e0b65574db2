import type * as Pkijs from 'pkijs';
import { largestNumber, maximumIterations } from '../config/encrypted-key.ts';
import { encodePassPhrase } from '../config/ssl-key.ts';
import { hasTooManyIdentifiers } from './identifier-budget.ts';
import { loadPkijs, type Pkijs as PkijsModule, type PkijsOptions } from './load-pkijs.ts';
import { readBags } from './pkcs12-bags.ts';
import { type Pkcs12Content, Pkcs12Fault } from './pkcs12-content.ts';

/** Larger files are not read. */
const maximumFileBytes = 16 * 1024 * 1024;
/** The derivation of the integrity key is JavaScript of pkijs, some seconds of it; NSS writes so many. */
const maximumIntegrityIterations = 600_000;
const pbes2 = '1.2.840.113549.1.5.13';

/**
 * QSslCertificate::importPkcs12: key, its certificate and further certificates of a PFX (RFC 7292). Either all of it or
 * a {@link Pkcs12Fault}; nothing is handed out before the integrity of the file has been checked with the pass phrase.
 *
 * Read are files as OpenSSL 3, Java 17 and their contemporaries write them: PBES2 with AES in CBC mode. The RC2 and triple DES of
 * older files is `unsupported`.
 *
 * @param passPhrase a text stands for its UTF-8.
 * @throws TypeError where pkijs is not there.
 *
 * @example
 * ```ts
 * const content = await importPkcs12(await readFile('client.p12'), 'secret');
 * if (!content.isOk) throw new Error(content.message);
 * configuration.setPrivateKey(content.key);
 * configuration.setLocalCertificateChain([content.certificate, ...content.caCertificates]);
 * ```
 */
export async function importPkcs12(
  data: Uint8Array,
  passPhrase: Uint8Array | string = '',
  options: PkijsOptions = {},
): Promise<Pkcs12Content | Pkcs12Fault> {
  const pkijs = await loadPkijs(options);
  try {
    return await read(pkijs, data, encodePassPhrase(passPhrase));
  } catch (error) {
    if (error instanceof Pkcs12Fault) return error;
    throw error;
  }
}

async function read(pkijs: PkijsModule, data: Uint8Array, passPhrase: Uint8Array): Promise<Pkcs12Content> {
  const password = new Uint8Array(passPhrase).buffer;
  const pfx = parse(pkijs, data);
  const content = await openContent(pkijs, pfx, password);
  checkEncryption(pkijs, parseSafe(pkijs, content));
  // Looking into pkijs's objects uses them up.
  return readBags(pkijs, await decrypt(pkijs, parseSafe(pkijs, content), password), passPhrase);
}

function parse(pkijs: PkijsModule, data: Uint8Array): Pkijs.PFX {
  if (data.length > maximumFileBytes) throw new Pkcs12Fault('too-expensive', `more than ${maximumFileBytes} bytes`);
  refuseIdentifiers(data);
  try {
    return pkijs.PFX.fromBER(data.slice());
  } catch {
    throw new Pkcs12Fault('malformed', 'no PKCS #12 file');
  }
}

/** The content, its integrity checked. */
async function openContent(pkijs: PkijsModule, pfx: Pkijs.PFX, password: ArrayBuffer): Promise<ArrayBuffer> {
  const { macData, authSafe } = pfx;
  if (authSafe.contentType !== pkijs.ContentInfo.DATA) {
    throw new Pkcs12Fault('unsupported', 'its integrity is not under a pass phrase');
  }
  if (macData === undefined) throw new Pkcs12Fault('unsupported', 'its integrity is not protected');
  const content = contentOf(authSafe.content);
  await checkIntegrity(pkijs, macData, content, password);
  return content;
}

function refuseIdentifiers(ber: Uint8Array): void {
  if (hasTooManyIdentifiers(ber)) throw new Pkcs12Fault('too-expensive', 'more OIDs than are read');
}

function parseSafe(pkijs: PkijsModule, content: ArrayBuffer): Pkijs.AuthenticatedSafe {
  refuseIdentifiers(new Uint8Array(content));
  try {
    return pkijs.AuthenticatedSafe.fromBER(content);
  } catch {
    throw new Pkcs12Fault('malformed', 'an AuthenticatedSafe that cannot be read');
  }
}

/** The octets of an OCTET STRING, which pkijs leaves untyped. */
function contentOf(value: { readonly getValue?: () => ArrayBuffer }): ArrayBuffer {
  if (typeof value?.getValue !== 'function') throw new Pkcs12Fault('malformed', 'no octets where content is due');
  return value.getValue();
}

async function checkIntegrity(
  pkijs: PkijsModule,
  { mac, macSalt, iterations = 1 }: Pkijs.MacData,
  contentToVerify: ArrayBuffer,
  password: ArrayBuffer,
): Promise<void> {
  const hashAlgorithm = digests.get(mac.digestAlgorithm.algorithmId);
  if (hashAlgorithm === undefined) {
    throw new Pkcs12Fault('unsupported', `integrity by the algorithm ${mac.digestAlgorithm.algorithmId}`);
  }
  // Larger numbers than a small one come as 0, with which no key would be derived at all.
  if (!(iterations >= 1 && iterations <= maximumIntegrityIterations)) {
    throw new Pkcs12Fault(
      'too-expensive',
      `its integrity takes another number of iterations than 1 to ${maximumIntegrityIterations}`,
    );
  }
  const isSound = await pkijs.getCrypto(true).verifyDataStampedWithPassword({
    password,
    hashAlgorithm,
    salt: contentOf(macSalt),
    iterationCount: iterations,
    contentToVerify,
    signatureToVerify: contentOf(mac.digest),
  });
  if (!isSound) throw new Pkcs12Fault('wrong-pass-phrase', 'the pass phrase is wrong, or the file is damaged');
}

/** Before anything is decrypted: whether all of it can be, and in bounded time. */
function checkEncryption(pkijs: PkijsModule, { safeContents }: Pkijs.AuthenticatedSafe): void {
  let iterations = 0;
  for (const { contentType, content } of safeContents) {
    if (contentType === pkijs.ContentInfo.DATA) continue;
    if (contentType !== pkijs.ContentInfo.ENCRYPTED_DATA) {
      throw new Pkcs12Fault('unsupported', 'contents that are not under a pass phrase');
    }
    const { algorithmId, algorithmParams } = encryptionOf(pkijs, content);
    if (algorithmId !== pbes2) throw new Pkcs12Fault('unsupported', `encryption by the algorithm ${algorithmId}`);
    iterations += largestNumber(new Uint8Array(algorithmParams.toBER()));
    if (iterations > maximumIterations)
      throw new Pkcs12Fault('too-expensive', `more than ${maximumIterations} iterations`);
  }
}

function encryptionOf(pkijs: PkijsModule, schema: unknown): Pkijs.AlgorithmIdentifier {
  try {
    return new pkijs.EncryptedData({ schema }).encryptedContentInfo.contentEncryptionAlgorithm;
  } catch {
    throw new Pkcs12Fault('malformed', 'EncryptedData that cannot be read');
  }
}

async function decrypt(
  pkijs: PkijsModule,
  { safeContents }: Pkijs.AuthenticatedSafe,
  password: ArrayBuffer,
): Promise<Pkijs.SafeBag[]> {
  const bags: Pkijs.SafeBag[] = [];
  for (const { contentType, content } of safeContents) {
    const isPlain = contentType === pkijs.ContentInfo.DATA;
    bags.push(...readSafe(pkijs, isPlain ? contentOf(content) : await decryptOne(pkijs, content, password)));
  }
  return bags;
}

async function decryptOne(pkijs: PkijsModule, schema: unknown, password: ArrayBuffer): Promise<ArrayBuffer> {
  try {
    return await new pkijs.EncryptedData({ schema }).decrypt({ password });
  } catch {
    // The pass phrase is right: the integrity says so.
    throw new Pkcs12Fault('malformed', 'contents that cannot be decrypted');
  }
}

function readSafe(pkijs: PkijsModule, octets: ArrayBuffer): readonly Pkijs.SafeBag[] {
  refuseIdentifiers(new Uint8Array(octets));
  try {
    return pkijs.SafeContents.fromBER(octets).safeBags;
  } catch {
    throw new Pkcs12Fault('malformed', 'contents that cannot be read');
  }
}

/** What pkijs derives an integrity key with. */
const digests: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['1.3.14.3.2.26', 'SHA-1'],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
]);
