import { ParseError } from '../../asn1/parse-error.ts';
import { parsePem } from '../../asn1/pem.ts';
import { type Finding, finding } from '../../problem.ts';
import type { Evidence } from '../../revocation/evaluate.ts';
import { ListPool } from '../../revocation/list-pool.ts';
import { ResponsePool } from '../../revocation/response-pool.ts';
import { CertificateList, parseOwnedCertificateList } from '../../x509/certificate-list.ts';
import { OcspResponse, parseOwnedOcspResponse } from '../../x509/ocsp-response.ts';
import type { RevocationMode, RevocationOptions } from './revocation-options.ts';

/** {@link RevocationOptions} made ready: evidence parsed once for all verifications that share it. */
export interface RevocationPolicy {
  readonly mode: Readonly<Record<'leaf' | 'intermediate', RevocationMode>>;
  readonly evidence: Evidence;
  /** Evidence that could not be read. */
  readonly malformed: readonly Finding[];
  readonly refusesBadEvidence: boolean;
  readonly refusesNotOffered: boolean;
  readonly skew: number;
  readonly maximumAge: number;
  readonly nonce: Uint8Array | undefined;
  readonly shortLived: number;
  /** Undefined: the verification's time. */
  readonly evidenceTime: number | undefined;
  /** What the peer stapled to the leaf: one response or none. */
  readonly stapled: readonly OcspResponse[];
  /** Whether it is known that the peer stapled no OCSP response, or nothing that can be read as one. */
  readonly isKnownUnstapled: boolean;
}

const fiveMinutes = 5 * 60 * 1000;
const oneDay = 24 * 60 * 60 * 1000;
const pemStart = 0x2d;
const noLists: ListPool = /* @__PURE__ */ new ListPool();
const noResponses: ResponsePool = /* @__PURE__ */ new ResponsePool();

/** @returns undefined where nothing is checked. @throws TypeError or RangeError for unusable options. */
export function resolveRevocation(options: RevocationOptions | undefined): RevocationPolicy | undefined {
  if (options === undefined) return undefined;
  const mode = {
    leaf: resolveMode(options.perRole?.leaf ?? options.mode),
    intermediate: resolveMode(options.perRole?.issuer ?? options.mode),
  };
  if (mode.leaf === 'off' && mode.intermediate === 'off') return undefined;
  const { crls, ocsp, stapled, sources = [], badEvidence = 'refuse', whenNotOffered = 'refuse' } = options;
  const malformed: Finding[] = [];
  const refusesBadEvidence = checkWord(badEvidence, 'refuse', 'ignore', 'badEvidence');
  const reject = (kind: 'crl' | 'ocsp'): void => {
    if (refusesBadEvidence) malformed.push(finding('revocation-evidence-bad', { kind, why: 'malformed' }));
  };
  const readable = stapled === undefined || stapled === null ? [] : readResponses([stapled], () => reject('ocsp'));
  return {
    mode,
    evidence: {
      lists: crls === undefined ? noLists : new ListPool(readLists(crls, () => reject('crl'))),
      responses: ocsp === undefined ? noResponses : new ResponsePool(readResponses(ocsp, () => reject('ocsp'))),
      sources,
    },
    malformed,
    refusesBadEvidence,
    refusesNotOffered: checkWord(whenNotOffered, 'refuse', 'accept', 'whenNotOffered'),
    skew: resolveDuration(options.skew, fiveMinutes, 'skew'),
    maximumAge: resolveDuration(options.maximumAge, oneDay, 'maximumAge'),
    nonce: options.nonce && new Uint8Array(options.nonce),
    shortLived: resolveDuration(options.shortLived, 0, 'shortLived'),
    evidenceTime: options.evidenceTime === undefined ? undefined : toMoment(options.evidenceTime),
    stapled: readable,
    isKnownUnstapled: stapled !== undefined && readable.length === 0,
  };
}

function resolveMode(mode: RevocationMode): RevocationMode {
  if (mode !== 'off' && mode !== 'soft' && mode !== 'hard') throw new TypeError('revocation.mode: off, soft or hard');
  return mode;
}

function checkWord(word: string, yes: string, no: string, name: string): boolean {
  if (word !== yes && word !== no) throw new TypeError(`revocation.${name}: ${yes} or ${no}`);
  return word === yes;
}

function resolveDuration(value: number | undefined, fallback: number, name: string): number {
  if (value === undefined) return fallback;
  if (!(value >= 0)) throw new RangeError(`revocation.${name} is a number of milliseconds from 0`);
  return value;
}

function toMoment(time: Date | number): number {
  const milliseconds = Number(time);
  if (!Number.isFinite(milliseconds)) throw new TypeError('revocation.evidenceTime is no moment');
  return milliseconds;
}

function* readLists(
  sources: Iterable<Uint8Array | string | CertificateList>,
  reject: () => void,
): Generator<CertificateList> {
  for (const source of sources) {
    if (source instanceof CertificateList && source.isOwned) {
      yield source;
      continue;
    }
    for (const der of source instanceof CertificateList ? [source.der] : listsIn(source)) {
      const list = parseOwnedCertificateList(der);
      if (list instanceof ParseError) reject();
      else yield list;
    }
  }
}

/** DER as it is, or every `X509 CRL` of PEM; what is neither is handed on, to be refused. */
function listsIn(source: Uint8Array | string): readonly Uint8Array[] {
  if (typeof source !== 'string' && source[0] !== pemStart && source[0] === 0x30) return [source];
  const blocks = parsePem(source).blocks.filter(({ label }) => label === 'X509 CRL');
  return blocks.length > 0 ? blocks.map(({ bytes }) => bytes) : [new Uint8Array(0)];
}

function readResponses(sources: Iterable<Uint8Array | OcspResponse>, reject: () => void): OcspResponse[] {
  const responses: OcspResponse[] = [];
  for (const source of sources) {
    const isOwned = source instanceof OcspResponse && source.isOwned;
    const response = isOwned ? source : parseOwnedOcspResponse(source instanceof OcspResponse ? source.der : source);
    if (response instanceof ParseError) reject();
    else responses.push(response);
  }
  return responses;
}
