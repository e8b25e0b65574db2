import type { Library, UsualFields } from '../contestant.ts';
import { chainMaterial, chainNames, mozillaRoots } from '../corpus.ts';
import { type Contestant, race } from '../measure.ts';
import { certpath } from '../own/build.ts';
import { certpathLibrary } from '../own/certpath.ts';
import { nodeLibrary } from '../own/node.ts';
import { loadPeers } from '../peers.ts';
import type { Table } from '../table.ts';
import { timingTable } from '../timing-table.ts';

const goals = {
  parse: 'goal: 3 µs, and a 200th of what pkijs takes',
  readFields: 'goal: 10 µs; subject, issuer, serial, validity, DNS names, key usage, CA flag, EKU, key algorithm',
};

/** The OID 1.2.840.113549.1.1.1 and the NULL behind it: the algorithm of a key, never of a signature. */
const rsaEncryption = Uint8Array.of(0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00);

/**
 * One certificate from DER: every extension located, and the usual fields read. Those with RSA keys are timed once more,
 * together with the libraries that take no others.
 */
export async function benchParse(): Promise<Table[]> {
  const libraries = [certpathLibrary(await certpath()), nodeLibrary, ...(await loadPeers())];
  const certificates = [...mozillaRoots(), ...chainNames.flatMap(certificatesOf)];
  const rsa = certificates.filter((der) => Buffer.from(der).includes(Buffer.from(rsaEncryption)));
  checkFields(libraries, certificates, rsa);
  const general = libraries.filter(({ isRsaOnly }) => isRsaOnly !== true);
  return [
    ...(await timeBoth(general, certificates, `${certificates.length} certificates`)),
    ...(await timeBoth(libraries, rsa, `${rsa.length} certificates with RSA keys`)),
  ];
}

function certificatesOf(name: (typeof chainNames)[number]): Uint8Array[] {
  const { leaves, intermediate } = chainMaterial(name);
  return [intermediate, ...leaves.slice(0, 60).map(({ der }) => der)];
}

async function timeBoth(
  libraries: readonly Library[],
  certificates: readonly Uint8Array[],
  kind: string,
): Promise<Table[]> {
  const parsing = await race(contestants(libraries, 'parse'), certificates);
  const reading = await race(contestants(libraries, 'readFields'), certificates);
  return [
    timingTable('parse', `Parse, every extension located: ${kind}`, goals.parse, parsing),
    timingTable('parse', `Parse and read the usual fields: ${kind}`, goals.readFields, reading),
  ];
}

function contestants(libraries: readonly Library[], work: 'parse' | 'readFields'): Contestant<Uint8Array>[] {
  return libraries.flatMap(({ name, [work]: run }) => (run === undefined ? [] : [{ name, run }]));
}

/** Who reads fewer fields, or others, does not do the same work. */
function checkFields(
  [first, ...others]: readonly Library[],
  certificates: readonly Uint8Array[],
  rsa: readonly Uint8Array[],
): void {
  for (const library of others) {
    for (const der of library.isRsaOnly === true ? rsa : certificates) {
      const [wanted, found] = [first?.readFields?.(der), library.readFields?.(der)];
      if (wanted !== undefined && found !== undefined) compareFields(library, wanted, found);
    }
  }
}

function compareFields({ name, unreadable = [] }: Library, wanted: UsualFields, found: UsualFields): void {
  for (const field of Object.keys(wanted) as (keyof UsualFields)[]) {
    if (unreadable.includes(field) || normalise(wanted, field) === normalise(found, field)) continue;
    throw new Error(`${name} reads ${field} of ${wanted.subject} as ${found[field]}, not as ${wanted[field]}`);
  }
}

/** Of names the number of their attributes: libraries print texts in ways of their own. */
function normalise(fields: UsualFields, field: keyof UsualFields): string {
  const value = fields[field];
  if (field === 'subject' || field === 'issuer') return String((value as readonly string[]).length);
  if (field === 'serialNumber') return String(value).toLowerCase().replace(/^0+/, '');
  return String(value);
}
