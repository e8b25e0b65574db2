import type { CertificateAnchorInput } from '../trust/anchor.ts';
import type { Certificate } from '../x509/certificate.ts';
import { readCertificates } from '../x509/certificate-source.ts';
import { type SystemRoots, systemRoots } from './platform.ts';
import { SslCertificate } from './ssl-certificate.ts';

/** The roots of the system with the terms on which it trusts them. */
interface ReadRoots {
  readonly source: SystemRoots | undefined;
  readonly anchors: readonly (Uint8Array | CertificateAnchorInput)[];
  certificates: readonly SslCertificate[] | undefined;
}

let known: ReadRoots | undefined;

/** Read once; again when another source has been bound. */
function roots(): ReadRoots {
  const source = systemRoots();
  if (known === undefined || known.source !== source) {
    known = { source, anchors: source === undefined ? [] : [...source()], certificates: undefined };
  }
  return known;
}

/** The same list as long as the source stays the same. */
export function systemAnchors(): readonly (Uint8Array | CertificateAnchorInput)[] {
  return roots().anchors;
}

export function systemCaCertificates(): readonly SslCertificate[] {
  const read = roots();
  read.certificates ??= certificatesOf(read.anchors).map((each) => SslCertificate.fromCertificate(each));
  return read.certificates;
}

function certificatesOf(anchors: readonly (Uint8Array | CertificateAnchorInput)[]): readonly Certificate[] {
  const sources = anchors.map((anchor) => (anchor instanceof Uint8Array ? anchor : anchor.certificate));
  return readCertificates(sources).certificates;
}
