import { type ReadCertificates, type RejectedSource, readCertificates } from '../x509/certificate-source.ts';
import { type FileFault, readBytes } from './read-bytes.ts';

/** Files of more bytes than this are refused unread: the largest bundles in use have less than a megabyte. */
export const maximumFileBytes: number = 64 * 1024 * 1024;

/**
 * Every certificate of a PEM or DER file.
 *
 * A file that cannot be read, and a member that is no certificate, is listed in `rejected` with the file's name in
 * front of `why`; nothing is thrown.
 *
 * @example
 * ```ts
 * const { certificates, rejected } = readCertificateFile('chain.pem');
 * for (const { why } of rejected) console.warn(why); // chain.pem: PEM block PRIVATE KEY, not CERTIFICATE
 * ```
 */
export function readCertificateFile(path: string): ReadCertificates {
  const bytes = readBytes(path, { bytes: maximumFileBytes });
  if (bytes instanceof Uint8Array) return parseCertificateFile(path, bytes);
  const fault = rejectFile(path, bytes);
  return { certificates: [], rejected: [fault], firstFault: fault };
}

/** What a file held, its bytes read already; `name` goes in front of every `why`. */
export function parseCertificateFile(name: string, bytes: Uint8Array): ReadCertificates {
  const { certificates, rejected, firstFault } = readCertificates([bytes]);
  const inFile = (member: RejectedSource): RejectedSource => ({ ...member, why: `${name}: ${member.why}` });
  return { certificates, rejected: rejected.map(inFile), firstFault: firstFault && inFile(firstFault) };
}

/** The entry of `rejected` for a whole file. */
export function rejectFile(name: string, { why }: FileFault, index = 0): RejectedSource {
  return { index, line: undefined, why: `${name}: ${why}`, error: undefined };
}
