import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeOctetString, encodeSequence, encodeValue } from '../../src/asn1/der-writer.ts';
import { maximumCertificateBytes, parseCertificate } from '../../src/x509/certificate.ts';
import { maximumExtensions } from '../../src/x509/extension-table.ts';
import { hex } from '../support/hex.ts';
import { describeFailure, unhex } from '../support/parsing.ts';
import { buildCertificate, buildWithExtensions, extensionDer, extensionOids, parseOk, standardParts } from './build.ts';

const empty = new Uint8Array(0);

const hostile = suite('hostile certificates');

hostile('100,000 nested SEQUENCEs are refused at the third', () => {
  const reversed: number[] = [];
  for (let depth = 0; depth < 100_000; depth++) {
    const length = reversed.length;
    const octets = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
    for (let i = 0; i < octets; i++) reversed.push((length >> (8 * i)) & 0xff);
    reversed.push(octets === 0 ? length : 0x80 + octets, 0x30);
  }
  const der = Uint8Array.from(reversed.reverse());
  assert.is(describeFailure(parseCertificate(der)), 'tbsCertificate.serialNumber@10 INTEGER');
});

hostile('a length that overruns names the field', () => {
  const der = buildCertificate();
  const at = hex(der).indexOf(hex(standardParts.subject)) / 2;
  der[at + 1] = 0x7f;
  assert.is(describeFailure(parseCertificate(der)), `tbsCertificate.subject@${at} 127 content bytes`);
  const huge = buildCertificate({ subject: unhex('3084ffffffff') });
  assert.match(describeFailure(parseCertificate(huge)), /^tbsCertificate\.subject@\d+ 4294967295 content bytes$/);
});

hostile('50,000 names in a SAN are read', () => {
  const name = unhex('8203612e62');
  const list = new Uint8Array(50_000 * name.length);
  for (let i = 0; i < 50_000; i++) list.set(name, i * name.length);
  const san = encodeValue(0x30, list);
  const certificate = parseOk(buildWithExtensions(extensionDer(extensionOids.subjectAlternativeName, san)));
  const names = certificate.subjectAlternativeName;
  if (!Array.isArray(names)) return assert.unreachable();
  assert.is(names.length, 50_000);
  assert.is(names[49_999].text, 'a.b');
});

hostile(`more than ${maximumExtensions} extensions are refused`, () => {
  const list = Array.from({ length: maximumExtensions + 1 }, (_, i) => extensionDer(`1.2.${i}`, empty));
  assert.is(parseOk(buildWithExtensions(...list.slice(1))).extensionCount, maximumExtensions);
  assert.match(
    describeFailure(parseCertificate(buildWithExtensions(...list))),
    /^tbsCertificate\.extensions@\d+ at most 1024 extensions$/,
  );
  const tenThousand = Array.from({ length: 10_000 }, () => extensionDer('1.2.3', empty));
  assert.match(describeFailure(parseCertificate(buildWithExtensions(...tenThousand))), / at most 1024 extensions$/);
});

hostile('long OIDs that differ in the last byte alone cost no quadratic comparison', () => {
  const arcs = new Uint8Array(3000).fill(1);
  const list = Array.from({ length: 1000 }, (_, i) => {
    arcs[2998] = i >> 7;
    arcs[2999] = i & 0x7f;
    return encodeSequence(encodeValue(0x06, arcs), encodeOctetString(empty));
  });
  assert.equal(parseOk(buildWithExtensions(...list)).structuralFaults, []);
});

hostile('too many bytes are refused unread', () => {
  const bytes = new Uint8Array(maximumCertificateBytes + 1);
  assert.match(describeFailure(parseCertificate(bytes)), /^certificate@0 a certificate of at most \d+ bytes$/);
});

hostile('an RDN of 100,000 attributes and a name of 100,000 RDNs have keys', () => {
  const attribute = unhex('3009 0603 550403 0c02 6141');
  const many = new Uint8Array(100_000 * attribute.length);
  for (let i = 0; i < 100_000; i++) many.set(attribute, i * attribute.length);
  const wide = parseOk(buildCertificate({ subject: encodeSequence(encodeValue(0x31, many)) }));
  assert.is(wide.subject.relativeNameKeys.length, 1);
  const relative = encodeValue(0x31, attribute);
  const deep = new Uint8Array(100_000 * relative.length);
  for (let i = 0; i < 100_000; i++) deep.set(relative, i * relative.length);
  const long = parseOk(buildCertificate({ subject: encodeValue(0x30, deep) }));
  assert.is(long.subject.relativeNameKeys.length, 100_000);
  assert.is(long.subject.comparisonKey, long.subject.relativeNameKeys.join(''));
});

hostile.run();
