import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from '../x509/certificate.ts';
import type { RejectedSource } from '../x509/certificate-source.ts';
import { maximumFileBytes, parseCertificateFile, rejectFile } from './certificate-file.ts';
import { type FileFault, readBytes, toFileFault } from './read-bytes.ts';

/** Of a folder with more entries, or more bytes, the first ones by name are read. */
const maximumFolderEntries = 100_000;
const maximumFolderBytes = 4 * maximumFileBytes;

/** What a list of files and folders held: each certificate once, though folders like to hold links to one file. */
export class CertificateCollection {
  readonly certificates: Certificate[] = [];
  readonly rejected: RejectedSource[] = [];
  private readonly known: Set<string> = new Set();

  /** Reads a PEM or DER file, or every file of a folder; folders in a folder are not entered. */
  addPath(path: string, index: number): void {
    let isFolder: boolean;
    try {
      isFolder = statSync(path).isDirectory();
    } catch (error) {
      this.rejected.push(rejectFile(path, toFileFault(error), index));
      return;
    }
    if (isFolder) this.addFolder(path, index);
    else this.addFile(path, index, false);
  }

  addCertificates(certificates: readonly Certificate[]): void {
    for (const certificate of certificates) this.add(certificate);
  }

  private addFolder(folder: string, index: number): void {
    let names: string[];
    try {
      names = readdirSync(folder).sort();
    } catch (error) {
      this.rejected.push(rejectFile(folder, toFileFault(error), index));
      return;
    }
    let length = 0;
    for (const [place, name] of names.entries()) {
      if (place === maximumFolderEntries || length > maximumFolderBytes) {
        this.rejected.push(rejectFile(folder, restUnread(names.length - place), index));
        return;
      }
      length += this.addFile(join(folder, name), index, true);
    }
  }

  /** @returns how many bytes were read. */
  private addFile(path: string, index: number, regularOnly: boolean): number {
    const bytes = readBytes(path, { bytes: maximumFileBytes, regularOnly });
    if (!(bytes instanceof Uint8Array)) {
      this.rejected.push(rejectFile(path, bytes, index));
      return 0;
    }
    const { certificates, rejected } = parseCertificateFile(path, bytes);
    this.addCertificates(certificates);
    for (const member of rejected) this.rejected.push({ ...member, index });
    return bytes.length;
  }

  private add(certificate: Certificate): void {
    const { der } = certificate;
    const key = Buffer.from(der.buffer, der.byteOffset, der.length).toString('latin1');
    if (this.known.has(key)) return;
    this.known.add(key);
    this.certificates.push(certificate);
  }
}

function restUnread(count: number): FileFault {
  return { why: `holds too much: the last ${count} of its entries are not read` };
}
