import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SslCertificate, type SslError, SslErrorCode, type SslErrorName } from '../../src/config.ts';

/** One error of Qt's: `certIndex` points into the chain given, null where Qt attaches no certificate. */
export interface QtError {
  readonly error: SslErrorName;
  readonly certIndex: number | null;
}

export interface VerifyRow {
  readonly id: string;
  readonly trust: readonly string[];
  readonly chain: readonly string[];
  readonly host: string;
  readonly errors: readonly QtError[];
}

export interface HostRow {
  readonly san: readonly string[];
  readonly cn: string;
  readonly host: string;
  readonly match: boolean;
}

/** What a setter does to `isNull()` and to equality with a new object. */
export interface SetterRow {
  readonly call: string;
  readonly argument: string;
  readonly isNull: boolean;
  readonly equalsFresh: boolean;
  readonly afterUndo?: { readonly isNull: boolean; readonly equalsFresh: boolean };
}

export interface CipherAttributes {
  readonly name: string;
  readonly supportedBits: number;
  readonly usedBits: number;
  readonly keyExchangeMethod: string;
  readonly authenticationMethod: string;
  readonly encryptionMethod: string;
  readonly protocolString: string;
  readonly protocol: string;
}

/** What Qt answers, as recorded: the folder `qt` of the external suites. */
export class QtVectors {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  read<Shape>(name: string): Shape {
    return JSON.parse(readFileSync(join(this.folder, name), 'utf8')) as Shape;
  }

  /** The certificates of several PEM files, one behind the other. */
  certificates(names: readonly string[]): SslCertificate[] {
    return names.flatMap((name) => SslCertificate.fromData(this.pem(name)));
  }

  certificate(name: string): SslCertificate {
    return new SslCertificate(this.pem(name));
  }

  private pem(name: string): string {
    return readFileSync(join(this.folder, 'certs', `${name}.pem`), 'utf8');
  }
}

/** Qt's name of an error and the place of its certificate in `chain`: `CertificateExpired 1`, or `-` for none. */
export function errorText(error: SslError, chain: readonly SslCertificate[]): string {
  const [name] = Object.entries(SslErrorCode).find(([, code]) => code === error.error()) ?? ['?'];
  const index = chain.findIndex((each) => each.equals(error.certificate()));
  return `${name} ${placeText(error.certificate().isNull(), index)}`;
}

function placeText(isNull: boolean, index: number): string {
  if (isNull) return '-';
  return index < 0 ? 'elsewhere' : String(index);
}

export function rowText({ error, certIndex }: QtError): string {
  return `${error} ${certIndex ?? '-'}`;
}
