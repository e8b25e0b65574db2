import type * as Pkijs from 'pkijs';
import { hexOf } from '../asn1/bytes.ts';
import { EncodingFormat } from '../config/enumerations.ts';
import { SslCertificate } from '../config/ssl-certificate.ts';
import type { SslKey } from '../config/ssl-key.ts';
import { decryptSslKey } from './decrypt-ssl-key.ts';
import type { Pkijs as PkijsModule } from './load-pkijs.ts';
import { type Pkcs12Content, Pkcs12Fault } from './pkcs12-content.ts';

const localKeyId = '1.2.840.113549.1.9.21';

/** A key or certificate with the identifier that says what belongs together. */
interface Marked<Value> {
  readonly value: Value;
  readonly id: string | undefined;
}

/** The first key of the bags, its certificate, and the other certificates. */
export async function readBags(
  pkijs: PkijsModule,
  bags: readonly Pkijs.SafeBag[],
  passPhrase: Uint8Array,
): Promise<Pkcs12Content> {
  const key = await readKey(pkijs, bags, passPhrase);
  const certificates = readCertificates(pkijs, bags);
  const own = findCertificate(key, certificates);
  if (own === undefined) throw new Pkcs12Fault('no-certificate', 'no certificate belongs to the key');
  const others = certificates.filter((each) => each !== own);
  return { isOk: true, key: key.value, certificate: own.value, caCertificates: others.map(({ value }) => value) };
}

async function readKey(
  pkijs: PkijsModule,
  bags: readonly Pkijs.SafeBag[],
  passPhrase: Uint8Array,
): Promise<Marked<SslKey>> {
  const bag = bags.find(({ bagValue }) => isKeyBag(pkijs, bagValue));
  if (bag === undefined) throw new Pkcs12Fault('no-key', 'it holds no private key');
  const der = new Uint8Array((bag.bagValue as Pkijs.PrivateKeyInfo).toSchema().toBER());
  const value = await decryptSslKey(der, passPhrase, { format: EncodingFormat.Der });
  if (value.isNull())
    throw new Pkcs12Fault('unsupported', 'its key cannot be decrypted here, or is of an unknown kind');
  return { value, id: idOf(bag) };
}

function isKeyBag(pkijs: PkijsModule, value: unknown): boolean {
  return value instanceof pkijs.PrivateKeyInfo || value instanceof pkijs.PKCS8ShroudedKeyBag;
}

/** A certificate that is not strict DER counts as none, as everywhere. */
function readCertificates(pkijs: PkijsModule, bags: readonly Pkijs.SafeBag[]): Marked<SslCertificate>[] {
  const certificates: Marked<SslCertificate>[] = [];
  for (const bag of bags) {
    const octets = bag.bagValue instanceof pkijs.CertBag ? octetsOf(bag.bagValue) : undefined;
    if (octets === undefined) continue;
    const value = new SslCertificate(octets, EncodingFormat.Der);
    if (!value.isNull()) certificates.push({ value, id: idOf(bag) });
  }
  return certificates;
}

/** Under another tag than that of octets pkijs leaves the value as it is. */
function octetsOf({ certValue }: Pkijs.CertBag): Uint8Array | undefined {
  const { getValue } = certValue as { readonly getValue?: () => ArrayBuffer };
  return typeof getValue === 'function' ? new Uint8Array(getValue.call(certValue)) : undefined;
}

function idOf({ bagAttributes }: Pkijs.SafeBag): string | undefined {
  const attribute = bagAttributes?.find(({ type }) => type === localKeyId);
  const value = attribute?.values[0] as { toBER(): ArrayBuffer } | undefined;
  return value && hexOf(new Uint8Array(value.toBER()));
}

/** Of those that are not of another key: the one with the key's identifier, a proven one, or the only one there is. */
function findCertificate(
  { value: key, id }: Marked<SslKey>,
  certificates: readonly Marked<SslCertificate>[],
): Marked<SslCertificate> | undefined {
  const possible = certificates.filter(({ value }) => key.matches(value.publicKey()) !== false);
  const proven = possible.find(({ value }) => key.matches(value.publicKey()) === true);
  const marked = possible.find((each) => id !== undefined && each.id === id);
  return marked ?? proven ?? (certificates.length === 1 ? possible[0] : undefined);
}
