import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  encodeBitString,
  encodeExplicit,
  encodeGeneralizedTime,
  encodeInteger,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeUtcTime,
  encodeValue,
} from '../../src/asn1/der-writer.ts';
import { ParseError } from '../../src/asn1/parse-error.ts';
import {
  type CertificateList,
  maximumCertificateListBytes,
  parseCertificateList,
} from '../../src/x509/certificate-list.ts';
import { Name } from '../../src/x509/name.ts';
import { commonNameDer, ed25519 } from './build.ts';

const issued = encodeUtcTime(Date.UTC(2025, 0, 1));
const due = encodeUtcTime(Date.UTC(2025, 1, 1));

interface Parts {
  readonly version: Uint8Array | null;
  readonly inner: Uint8Array;
  readonly times: readonly Uint8Array[];
  /** The content of revokedCertificates. */
  readonly entries: readonly Uint8Array[] | null;
  readonly extensions: Uint8Array | null;
  readonly signature: Uint8Array;
}

function build(changes: Partial<Parts> = {}): Uint8Array {
  const parts: Parts = {
    version: encodeInteger(1),
    inner: ed25519,
    times: [issued, due],
    entries: null,
    extensions: null,
    signature: encodeBitString(new Uint8Array(64)),
    ...changes,
  };
  const tbs = encodeSequence(
    ...(parts.version === null ? [] : [parts.version]),
    parts.inner,
    commonNameDer('Issuer'),
    ...parts.times,
    ...(parts.entries === null ? [] : [encodeSequence(concat(parts.entries))]),
    ...(parts.extensions === null ? [] : [encodeExplicit(0, parts.extensions)]),
  );
  return encodeSequence(tbs, ed25519, parts.signature);
}

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}

function entry(serial: bigint | number, ...rest: readonly Uint8Array[]): Uint8Array {
  return encodeSequence(encodeInteger(serial), issued, ...rest);
}

function extensionDer(oid: string, value: Uint8Array): Uint8Array {
  return encodeSequence(encodeOid(oid), encodeOctetString(value));
}

function reason(number: number): Uint8Array {
  return encodeSequence(extensionDer('2.5.29.21', encodeValue(0x0a, Uint8Array.of(number))));
}

function content(serial: bigint | number): Uint8Array {
  return encodeInteger(serial).subarray(2);
}

function parse(changes: Partial<Parts> = {}): CertificateList {
  const list = parseCertificateList(build(changes));
  if (list instanceof ParseError) throw list;
  return list;
}

function faultOf(changes: Partial<Parts>): string {
  const list = parseCertificateList(build(changes));
  return list instanceof ParseError ? `${list.field}: ${list.expected}` : 'none';
}

const reading = suite('CertificateList');

reading('has every field', () => {
  const number = extensionDer('2.5.29.20', encodeInteger(258));
  const list = parse({ entries: [entry(5)], extensions: encodeSequence(number) });
  assert.is(list.version, 2);
  assert.equal(list.issuer.textsOf('2.5.4.3'), ['Issuer']);
  assert.is(list.thisUpdate, Date.UTC(2025, 0, 1));
  assert.is(list.nextUpdate, Date.UTC(2025, 1, 1));
  assert.equal(list.crlNumber, Uint8Array.of(1, 2));
  assert.is(list.baseCrlNumber, undefined);
  assert.is(list.entryCount, 1);
  assert.is(list.signature.length, 64);
  assert.is(list.unknownCritical, undefined);
  assert.equal(list.findRevoked(content(5)), {
    revocationDate: Date.UTC(2025, 0, 1),
    reason: undefined,
    invalidityDate: undefined,
  });
  assert.is(list.findRevoked(content(6)), undefined);
});

reading('version 1 has no version field, and no extensions', () => {
  assert.is(parse({ version: null }).version, 1);
  const extensions = encodeSequence(extensionDer('2.5.29.20', encodeInteger(1)));
  assert.is(faultOf({ version: null, extensions }), 'tbsCertList.crlExtensions: no extensions in version 1');
  assert.is(faultOf({ version: encodeInteger(0) }), 'tbsCertList.version: version 2');
});

reading('is refused for another inner algorithm, a malformed time, an extension twice, or anything behind', () => {
  assert.match(faultOf({ inner: encodeSequence(encodeOid('1.2.3')) }), 'signatureAlgorithm');
  assert.match(faultOf({ times: [encodeNull()] }), 'tbsCertList.thisUpdate');
  const number = extensionDer('2.5.29.20', encodeInteger(1));
  assert.match(faultOf({ extensions: encodeSequence(number, number) }), 'each extension once');
  assert.ok(parseCertificateList(concat([build(), Uint8Array.of(0)])) instanceof ParseError);
});

reading('without nextUpdate it has none', () => {
  assert.is(parse({ times: [issued] }).nextUpdate, undefined);
  assert.is(parse({ times: [issued], entries: [entry(1)] }).entryCount, 1);
});

reading('more bytes than the limit are refused unread', () => {
  const list = parseCertificateList(new Uint8Array(maximumCertificateListBytes + 1));
  assert.ok(list instanceof ParseError && list.expected.includes('at most'));
});

reading('entries in any form of DER: long serial numbers, GeneralizedTime, negative numbers, many extensions', () => {
  const long = (1n << 1100n) + 5n;
  const invalidity = extensionDer('2.5.29.24', encodeGeneralizedTime(Date.UTC(2024, 5, 1)));
  const list = parse({
    entries: [
      entry(long),
      encodeSequence(encodeInteger(-3), encodeGeneralizedTime(Date.UTC(2025, 0, 9))),
      entry(9, encodeSequence(extensionDer('2.5.29.21', encodeValue(0x0a, Uint8Array.of(4))), invalidity)),
      entry(10, reason(1)),
      entry(11, reason(42)),
    ],
  });
  assert.is(list.entryCount, 5);
  const found = (serial: bigint | number) => list.findRevoked(content(serial));
  assert.ok(list.findRevoked(encodeInteger(long).subarray(3)));
  assert.is((found(-3) as { revocationDate: number }).revocationDate, Date.UTC(2025, 0, 9));
  assert.equal(found(9), {
    revocationDate: Date.UTC(2025, 0, 1),
    reason: 'superseded',
    invalidityDate: Date.UTC(2024, 5, 1),
  });
  assert.is((found(10) as { reason: string }).reason, 'keyCompromise');
  assert.is((found(11) as { reason: string }).reason, 'unspecified');
});

reading('malformed entries are found when the first one is looked for, and the fault stays', () => {
  const malformed: readonly Uint8Array[] = [
    encodeSequence(encodeInteger(1)),
    encodeSequence(encodeInteger(1), encodeNull()),
    encodeSequence(Uint8Array.of(2, 2, 0, 1), issued),
    encodeSequence(Uint8Array.of(2, 0), issued),
    encodeSequence(encodeInteger(1), issued, encodeSequence()),
    encodeSequence(encodeInteger(1), issued, encodeSequence(extensionDer('1.2', encodeNull())), encodeNull()),
    encodeNull(),
  ];
  for (const bad of malformed) {
    const list = parse({ entries: [entry(7), bad] });
    const fault = list.findRevoked(content(7));
    assert.ok(fault instanceof ParseError, 'even for an entry before it');
    assert.is(list.findRevoked(content(7)), fault);
    assert.is(list.entryCount, fault);
    assert.is(list.unknownCritical, fault);
    assert.match(fault.field, 'tbsCertList.revokedCertificates');
  }
});

reading('a time that is none is found when its entry is', () => {
  const list = parse({ entries: [encodeSequence(encodeInteger(1), encodeValue(0x17, new Uint8Array(13)))] });
  assert.is(list.entryCount, 1);
  assert.ok(list.findRevoked(content(1)) instanceof ParseError);
});

reading('of two entries for one number the first counts', () => {
  const list = parse({ entries: [entry(1, reason(1)), entry(1, reason(8))] });
  assert.is((list.findRevoked(content(1)) as { reason: string }).reason, 'keyCompromise');
});

reading('finds what a map would find, in any set of numbers', () => {
  const serials = fc.array(fc.oneof(fc.bigInt(-300n, 300n), fc.bigInt(0n, 1n << 160n)), { maxLength: 200 });
  fc.assert(
    fc.property(serials, fc.array(fc.bigInt(-400n, 400n), { maxLength: 50 }), (revoked, others) => {
      const list = parse({ entries: revoked.length === 0 ? null : revoked.map((serial) => entry(serial)) });
      const known = new Set(revoked);
      for (const serial of [...revoked, ...others]) {
        assert.is(list.findRevoked(content(serial)) !== undefined, known.has(serial), String(serial));
      }
    }),
    { numRuns: 60 },
  );
});

reading('finds what a map would find in an indirect CRL, whose entries belong to the issuer named last', () => {
  const issuers = ['Issuer', 'B', 'C', 'D'].map(commonNameDer);
  const naming = (name: Uint8Array): Uint8Array =>
    encodeSequence(extensionDer('2.5.29.29', encodeSequence(encodeExplicit(4, name))));
  const entries = fc.array(fc.tuple(fc.nat(9), fc.option(fc.nat(3), { nil: undefined })), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(entries, (revoked) => {
      const known = new Set<string>();
      let current = 0;
      const ders = revoked.map(([serial, issuer]) => {
        current = issuer ?? current;
        known.add(`${current} ${serial}`);
        return entry(serial, ...(issuer === undefined ? [] : [naming(issuers[issuer] as Uint8Array)]));
      });
      const list = parse({ entries: ders });
      for (let serial = 0; serial < 10; serial++) {
        issuers.forEach((name, issuer) => {
          const found = list.findRevoked(content(serial), new Name(name));
          assert.is(found !== undefined, known.has(`${issuer} ${serial}`), `${issuer} ${serial}`);
        });
      }
    }),
    { numRuns: 200 },
  );
});

reading('another issuer finds nothing in a CRL that is not indirect', () => {
  const list = parse({ entries: [entry(1)] });
  assert.is(list.findRevoked(content(1), new Name(commonNameDer('Other'))), undefined);
  assert.ok(list.findRevoked(content(1), new Name(commonNameDer('ISSUER'))), 'names compare as RFC 5280 §7.1 says');
});

reading('any bytes are a CRL or a ParseError, whatever is then asked', () => {
  const good = build({
    entries: [entry(5), entry(6, reason(1))],
    extensions: encodeSequence(extensionDer('2.5.29.20', encodeInteger(1))),
  });
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, octet, cut) => {
      const bytes = good.slice(0, cut % 3 === 0 ? cut : good.length);
      if (at < bytes.length) bytes[at] = octet;
      const list = parseCertificateList(bytes);
      if (list instanceof ParseError) return;
      void [list.entryCount, list.unknownCritical, list.crlNumber, list.issuingDistributionPoint, list.freshestCrl];
      void [
        list.findRevoked(content(5)),
        list.authorityKeyIdentifier,
        list.signatureAlgorithm,
        list.issuer.comparisonKey,
      ];
    }),
    { numRuns: 2000 },
  );
});

reading('three million entries, the most that fit, are indexed in memory of a fraction of their bytes', () => {
  const count = 1_000_000;
  const bytes = new Uint8Array(count * 22);
  const plain = encodeSequence(encodeInteger(0x010203), issued);
  assert.is(plain.length, 22);
  for (let i = 0; i < count; i++) {
    bytes.set(plain, i * 22);
    bytes[i * 22 + 4] = 1 + (i >> 16);
    bytes[i * 22 + 5] = i >> 8;
    bytes[i * 22 + 6] = i;
  }
  const list = parse({ entries: [bytes] });
  const before = process.memoryUsage().arrayBuffers;
  assert.is(list.entryCount, count);
  assert.ok(process.memoryUsage().arrayBuffers - before < bytes.length);
  assert.ok(list.findRevoked(Uint8Array.of(3, 0, 9)));
  assert.is(list.findRevoked(Uint8Array.of(0x70, 0, 9)), undefined);
});

/** The first slot that a serial number asks for: who makes up numbers can compute it too. */
function slotOf(serial: Uint8Array, slots: number): number {
  let hash = 0x811c9dc5;
  for (const octet of serial) hash = Math.imul(hash ^ octet, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return (hash ^ (hash >>> 15)) & (slots - 1);
}

reading('serial numbers made to collide are refused before they cost more than their count', () => {
  const colliding: Uint8Array[] = [];
  for (let number = 0x400000; colliding.length < 1500; number++) {
    const serial = encodeInteger(number).subarray(2);
    if (slotOf(serial, 4096) < 4) colliding.push(encodeSequence(encodeInteger(number), issued));
  }
  const fault = parse({ entries: colliding }).entryCount;
  assert.ok(fault instanceof ParseError && fault.expected.includes('collide'));
});

reading.run();
