import { maximumFileBytes, parseCertificateFile } from '../node/certificate-file.ts';
import { readBytes } from '../node/read-bytes.ts';
import { toPrintable } from '../printable-text.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { ReadCertificates, RejectedSource } from '../x509/certificate-source.ts';
import type { Terminal } from './terminal.ts';

const maximumRejectsTold = 5;

/** What a file holds, or why there is nothing. */
export interface InputFile extends ReadCertificates {
  /** Set when not one certificate could be read; it says why, after the file's name. */
  readonly fault: string | undefined;
}

/** Reads a FILE argument; `-` is standard input. */
export async function readInputFile(file: string, terminal: Terminal): Promise<InputFile> {
  const name = fileName(file);
  const bytes = file === '-' ? await terminal.readInput() : readBytes(file, { bytes: maximumFileBytes });
  if (!(bytes instanceof Uint8Array)) {
    return { certificates: [], rejected: [], firstFault: undefined, fault: `${name} ${bytes.why}` };
  }
  const list = parseCertificateFile(name, bytes);
  const fault = list.certificates.length === 0 ? noCertificateText(name, list) : undefined;
  return { ...list, fault };
}

/** A FILE as messages name it. */
export function fileName(file: string): string {
  return file === '-' ? 'standard input' : toPrintable(file);
}

/**
 * The leaf of a peer's file, or why it cannot be told: when the first certificate is damaged, the second one is not the
 * leaf, and a verdict about it would be about somebody else.
 */
export function leafOf({ certificates, firstFault }: InputFile, name: string): Certificate | string {
  if (firstFault !== undefined) {
    return `${name}: the first certificate, the leaf, cannot be read: ${toPrintable(firstFault.why)}`;
  }
  return certificates[0] ?? `${name} holds no certificate`;
}

/** One line for each of the first members that could not be read. */
export function rejectTexts(rejected: readonly RejectedSource[]): string[] {
  const texts = rejected.slice(0, maximumRejectsTold).map(({ why }) => toPrintable(why, 400));
  const rest = rejected.length - texts.length;
  return rest > 0 ? [...texts, `and ${rest} more that cannot be read`] : texts;
}

function noCertificateText(name: string, { rejected }: ReadCertificates): string {
  const [first] = rejected;
  const rest = rejected.length > 1 ? `; and ${rejected.length - 1} more` : '';
  return first === undefined ? `${name} holds no certificate` : `${toPrintable(first.why, 400)}${rest}`;
}
