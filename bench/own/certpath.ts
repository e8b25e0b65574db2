import * as nodeCrypto from 'node:crypto';
import type { ChainCheck, ChainMaterial, Library, UsualFields } from '../contestant.ts';
import type { Certpath } from './build.ts';

const anchorOptions = { purpose: 'serverAuth' } as const;

/** certpath with its native provider. */
export function certpathLibrary(certpath: Certpath): Library {
  return {
    name: 'certpath',
    parse: certpath.parseCertificate,
    readFields: (der) => readFields(certpath, der),
    openKnownChain: (material) => openKnownChain(certpath, material),
    openNewChain: (material) => openNewChain(certpath, material),
  };
}

function readFields({ parseCertificate, Certificate, algorithmOid }: Certpath, der: Uint8Array): UsualFields {
  const certificate = parseCertificate(der);
  if (!(certificate instanceof Certificate)) throw certificate;
  const names = present(certificate.subjectAlternativeName) ?? [];
  return {
    subject: textsOf(certificate.subject),
    issuer: textsOf(certificate.issuer),
    serialNumber: Buffer.from(certificate.serialNumber).toString('hex'),
    notBefore: certificate.notBefore as number,
    notAfter: certificate.notAfter as number,
    dnsNames: names.filter(({ type }) => type === 'dNSName').map(({ text }) => text),
    keyUsage: present(certificate.keyUsage)?.bits,
    isCa: present(certificate.basicConstraints)?.ca ?? false,
    purposes: present(certificate.extendedKeyUsage)?.purposes ?? [],
    keyAlgorithm: algorithmOid(present(certificate.publicKey).algorithm),
  };
}

function present<Value>(value: Value): Exclude<Value, Error> {
  if (value instanceof Error) throw value;
  return value as Exclude<Value, Error>;
}

function textsOf(name: InstanceType<Certpath['Certificate']>['subject']): string[] {
  const texts: string[] = [];
  for (const step of present(name.relativeNames)) for (const { text } of step) texts.push(text ?? '');
  return texts;
}

/** One verifier for all leaves; the intermediate is sent along with each leaf, as a peer does. */
function openKnownChain({ createVerifier }: Certpath, material: ChainMaterial): ChainCheck {
  const { root, intermediate, time } = material;
  const verifier = createVerifier({ anchors: [root], time, ...anchorOptions });
  const pool = [intermediate];
  return ({ der, host }) => verifier.verify({ leaf: der, pool, identity: { dns: host } }).ok;
}

/** A new verifier each time, and a provider that has imported the root's key and never the intermediate's. */
function openNewChain(
  { createVerifier, createStore, createNativeProvider }: Certpath,
  material: ChainMaterial,
): ChainCheck {
  const { root, intermediate, time } = material;
  const store = createStore([root]);
  const kept = createNativeProvider(nodeCrypto);
  const rootKey = present(store.anchors[0]?.publicKey)?.der ?? new Uint8Array();
  const provider: typeof kept = {
    name: 'native',
    verify: (job) => (isSame(job.key.spki.der, rootKey) ? kept : createNativeProvider(nodeCrypto)).verify(job),
  };
  const pool = [intermediate];
  return ({ der, host }) => {
    const verifier = createVerifier({ store, provider, time, ...anchorOptions });
    return verifier.verify({ leaf: der, pool, identity: { dns: host } }).ok;
  };
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}
