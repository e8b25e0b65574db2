import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeBase64 } from '../../src/asn1/base64.ts';
import { encodeIa5String, encodePrintableString, encodeUtf8String, encodeValue } from '../../src/asn1/der-writer.ts';
import { encodePem } from '../../src/asn1/pem.ts';
import { Tag } from '../../src/asn1/tags.ts';
import type { Anchor } from '../../src/trust/anchor.ts';
import { createStore, Store } from '../../src/trust/store.ts';
import { maximumCertificateBytes } from '../../src/x509/certificate.ts';
import { Name } from '../../src/x509/name.ts';
import { hex } from '../support/hex.ts';
import {
  attribute,
  buildCertificate,
  commonName,
  commonNameDer,
  nameDer,
  parseOk,
  standardParts,
} from '../x509/build.ts';

function der(subject: Uint8Array): Uint8Array {
  return buildCertificate({ subject });
}

function named(text: string): Uint8Array {
  return der(commonNameDer(text));
}

function hexOfAnchor({ certificate }: Anchor): string {
  return hex(certificate?.der ?? new Uint8Array());
}

const found = suite('anchors found by subject');

const bmp = (text: string): Uint8Array =>
  encodeValue(
    Tag.bmpString,
    Uint8Array.from(Array.from(text, (each) => [each.charCodeAt(0) >> 8, each.charCodeAt(0) & 0xff]).flat()),
  );

/** Few texts, many ways to write them: many names match, and are not the same bytes. */
const value = fc
  .record({
    word: fc.constantFrom('ca', 'root', 'stra\u00dfe', 'strasse', '\u00e9', 'e\u0301', 'o\ufb03ce', 'OFFICE', ''),
    isUpper: fc.boolean(),
    spaces: fc.constantFrom('', ' ', '  '),
    encode: fc.constantFrom(encodeUtf8String, encodePrintableString, encodeIa5String, bmp),
  })
  .map(({ word, isUpper, spaces, encode }) => {
    const text = `${spaces}${isUpper ? word.toUpperCase() : word}${spaces}x`;
    const isAscii = Array.from(text).every((each) => each < '\u0080');
    return isAscii || encode === bmp ? encode(text) : encodeUtf8String(text);
  });

const name = fc.oneof(
  fc
    .array(fc.tuple(fc.constantFrom(commonName, '2.5.4.10'), value), { maxLength: 2 })
    .map((attributes) => nameDer(...attributes.map(([type, bytes]) => attribute(type, bytes)))),
  fc.constantFrom(Uint8Array.of(0x30, 2, 0x31, 0), Uint8Array.of(0x30, 2, 0x30, 0), Uint8Array.of(0x30, 1, 5)),
  fc.constant(commonNameDer('long '.repeat(80))),
);

found('as a map on the whole comparison key finds them', () => {
  const property = fc.property(fc.array(name, { maxLength: 30 }), fc.array(name, { maxLength: 10 }), (held, asked) => {
    const inputs = held.map(der);
    const store = createStore(inputs);
    assert.is(store.rejected.length, 0);
    for (const wanted of [...asked, ...held]) {
      const key = new Name(wanted).comparisonKey;
      const expected = inputs.filter((_, index) => new Name(held[index] as Uint8Array).comparisonKey === key);
      assert.equal(store.findBySubject(new Name(wanted)).map(hexOfAnchor), expected.map(hex));
    }
  });
  fc.assert(property, { numRuns: 300 });
});

/** Two names that differ and have one hash, found among 100,000; another hash needs another pair. */
const [collidingA, collidingB] = ['Root 126505y', 'Root 8jei0g'].map((text) => new Name(commonNameDer(text))) as [
  Name,
  Name,
];

found('not by the hash alone', () => {
  const [a, b] = [collidingA, collidingB];
  assert.is(a.comparisonHash, b.comparisonHash);
  assert.is.not(a.comparisonKey, b.comparisonKey);
  const [first, second] = [der(a.der), der(b.der)];
  assert.equal(createStore([first]).findBySubject(b), []);
  const store = createStore([first, second, first]);
  assert.equal(store.findBySubject(b).map(hexOfAnchor), [hex(second)]);
  assert.equal(store.findBySubject(a).map(hexOfAnchor), [hex(first), hex(first)]);
});

found('the same objects at every look-up and in the list', () => {
  const store = createStore([named('A'), named('B'), named('a')]);
  const name = new Name(commonNameDer('A'));
  const [first, second] = store.findBySubject(name);
  assert.is(store.size, 3);
  assert.is(store.anchors[0], first);
  assert.is(store.anchors[2], second);
  assert.is(store.findBySubject(name)[0], first);
  assert.is(store.anchors, store.anchors);
});

found('none in an empty store', () => assert.equal(createStore([]).findBySubject(new Name(commonNameDer('A'))), []));

found('in a store made of the anchors of another', () => {
  const { anchors, distrusted } = createStore([named('A'), named('B')]);
  const store = new Store(anchors, [], distrusted);
  assert.is(store.findBySubject(new Name(commonNameDer('b')))[0], anchors[1]);
});

found.run();

const inputs = suite('inputs of a store');

inputs('in every form, in order, each with its own options', () => {
  const parsed = parseOk(named('D'));
  const key = standardParts.key;
  const store = createStore([
    named('A'),
    { certificate: encodePem('CERTIFICATE', named('B')) + encodePem('CERTIFICATE', named('C')), label: 'two' },
    { certificate: parsed, distrustAfter: new Date(5) },
    encodeBase64(named('E')),
    { name: commonNameDer('F'), key, mayBeLeaf: true },
    { certificate: named('G'), enforceValidity: false },
  ]);
  const texts = store.anchors.map((anchor) => anchor.subject.textsOf(commonName)[0]);
  assert.equal(texts, ['A', 'B', 'C', 'D', 'E', 'F', 'G']);
  assert.equal(
    store.anchors.map(({ label }) => label),
    [undefined, 'two', 'two', undefined, undefined, undefined, undefined],
  );
  assert.is(store.anchors[3]?.distrustAfter, 5);
  assert.equal(
    store.anchors.map(({ enforceValidity }) => enforceValidity),
    [true, true, true, true, true, true, false],
  );
  assert.ok(store.hasLeafAnchors);
  assert.not(createStore([named('A')]).hasLeafAnchors);
});

inputs('an owned certificate stays the same object', () => {
  const [certificate] = createStore([named('A')]).anchors.map((anchor) => anchor.certificate);
  assert.ok(certificate?.isOwned);
  assert.is(createStore([certificate as NonNullable<typeof certificate>]).anchors[0]?.certificate, certificate);
});

inputs('may be overwritten at once', () => {
  const [certificate, name, key, purposes] = [named('A'), commonNameDer('B'), standardParts.key.slice(), ['1.2.3']];
  const options = { certificate, label: 'ours', purposes, mayBeLeaf: false };
  const store = createStore([certificate, options, { name, key }]);
  for (const bytes of [certificate, name, key]) bytes.fill(0);
  Object.assign(options, { label: 'theirs', mayBeLeaf: true, certificate: named('X') });
  assert.equal(
    store.anchors.map(({ subject }) => subject.textsOf(commonName)[0]),
    ['A', 'A', 'B'],
  );
  assert.is(store.anchors[1]?.label, 'ours');
  assert.is(store.anchors[1]?.mayBeLeaf, false);
});

inputs('that cannot be read are told of when the store is made, and shift nothing', () => {
  const cut = named('B').slice(0, -1);
  const long = new Uint8Array(maximumCertificateBytes + 1).fill(0x30, 0, 1);
  const store = createStore([
    named('A'),
    cut,
    Uint8Array.of(0x30, 0),
    long,
    'no base64!',
    named('C'),
    new Uint8Array(0),
  ]);
  assert.equal(
    store.rejected.map(({ index, error }) => [index, error?.field, error?.offset]),
    [
      [1, 'certificate', 0],
      [2, 'tbsCertificate', 2],
      [3, 'certificate', 0],
      [4, 'base64', 2],
      [6, undefined, undefined],
    ],
  );
  assert.equal(store.anchors.map(hexOfAnchor), [hex(named('A')), hex(named('C'))]);
});

inputs('of many sizes, beyond the blocks they are kept in', () => {
  const list = Array.from({ length: 300 }, (_, i) => named('x'.repeat((i * 37) % 9000)));
  list.push(named('y'.repeat(600_000)), named('z'));
  const store = createStore(list);
  assert.equal(store.anchors.map(hexOfAnchor), list.map(hex));
});

inputs('with unusable options are refused at once', () => {
  const certificate = named('A');
  assert.throws(() => createStore([{ certificate, usableFrom: Number.NaN }]), /usableFrom is not a time/);
  assert.throws(() => createStore([{ certificate, constraints: Uint8Array.of(1) }]), TypeError);
  assert.throws(() => createStore([{ certificate: 5 as never }]), TypeError);
  assert.throws(() => createStore('text' as never), TypeError);
});

inputs.run();
