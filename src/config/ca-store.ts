import { equalBytes } from '../asn1/bytes.ts';
import type { AnchorInput, CertificateAnchorInput } from '../trust/anchor.ts';
import { createStore, type Store } from '../trust/store.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { SslCertificate } from './ssl-certificate.ts';
import { systemAnchors } from './system-roots.ts';

type SystemAnchors = ReturnType<typeof systemAnchors>;

/** The stores made of one list of CA certificates: alone, and with the system's roots as they were then. */
interface Stores {
  alone: Store | undefined;
  beside: Store | undefined;
  system: SystemAnchors | undefined;
}

/** By the list itself: lists of a configuration are never changed, and its copies share them. */
const known: WeakMap<readonly SslCertificate[], Stores> = /* @__PURE__ */ new WeakMap();

/** The CA database as the engine takes it, made at first need and kept as long as the list is. */
export function caStoreOf(certificates: readonly SslCertificate[], usesSystemRoots: boolean): Store {
  let stores = known.get(certificates);
  if (stores === undefined) {
    stores = { alone: undefined, beside: undefined, system: undefined };
    known.set(certificates, stores);
  }
  return usesSystemRoots ? storeBeside(stores, certificates) : storeAlone(stores, certificates);
}

function storeAlone(stores: Stores, certificates: readonly SslCertificate[]): Store {
  stores.alone ??= createStore(certificates.flatMap(toAnchors));
  return stores.alone;
}

function storeBeside(stores: Stores, certificates: readonly SslCertificate[]): Store {
  const system = systemAnchors();
  if (stores.beside === undefined || stores.system !== system) {
    stores.beside = createStore([...certificates.flatMap(toAnchors), ...system.map(toOwnRoot)]);
    stores.system = system;
  }
  return stores.beside;
}

/** A null certificate stands in the list and is nobody's anchor. */
function toAnchors(certificate: SslCertificate): AnchorInput[] {
  const parsed = certificate.certificate();
  return parsed === undefined ? [] : [toOwnRoot(parsed)];
}

/** OpenSSL takes a self-signed certificate of the database as its own root. */
function toOwnRoot(input: Certificate | Uint8Array | CertificateAnchorInput): AnchorInput {
  return 'certificate' in input ? { ...input, mayBeLeaf: true } : { certificate: input, mayBeLeaf: true };
}

/** Whether the very certificate stands in the store, as a root or not. */
export function isInStore(certificate: Certificate, store: Store): boolean {
  const anchors = store.findBySubject(certificate.subject);
  return anchors.some(
    (anchor) => anchor.certificate !== undefined && equalBytes(anchor.certificate.der, certificate.der),
  );
}
