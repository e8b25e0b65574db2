import { maximumFileBytes } from '../node/certificate-file.ts';
import { readBytes } from '../node/read-bytes.ts';
import { toPrintable } from '../printable-text.ts';
import type { VerifyArguments } from './arguments.ts';
import type { VerifyOptions } from './engine.ts';

/** Evidence as the files hold it; what is in them is the library's to judge. */
export interface EvidenceFiles {
  readonly revocation: VerifyOptions['revocation'];
  /** Files that could not be read. */
  readonly faults: readonly string[];
}

/** Reads the files of `--crl` and `--ocsp`. */
export function readEvidence({ revocation, crls, ocsp }: VerifyArguments): EvidenceFiles {
  const faults: string[] = [];
  const readAll = (files: readonly string[]): Uint8Array[] =>
    files.flatMap((file) => {
      const bytes = readBytes(file, { bytes: maximumFileBytes });
      if (bytes instanceof Uint8Array) return [bytes];
      faults.push(`${toPrintable(file)} ${bytes.why}`);
      return [];
    });
  if (revocation === 'off') return { revocation: undefined, faults };
  return { revocation: { mode: revocation, crls: readAll(crls), ocsp: readAll(ocsp) }, faults };
}
