import {
  encodeBoolean,
  encodeExplicit,
  encodeOctetString,
  encodeSequence,
  encodeValue,
} from '../../../src/asn1/der-writer.ts';
import { contextPrimitive, Tag } from '../../../src/asn1/tags.ts';
import type { CaOptions } from '../authority.ts';
import type { VectorCase } from '../case.ts';
import { contentOf, editAt, elementsOf, tbsField, withIndefiniteLength } from '../edits.ts';
import { basicConstraints, extension, unknownOid } from '../extensions.ts';
import { accepted, ordinary } from './ordinary.ts';
import { malformedLeaf } from './parsing.ts';

/** Encodings that two readers take for two certificates, or that keep one busy. */
export function parsingAttackCases(): VectorCase[] {
  return [...oidCases(), ...headerCases(), ...fieldCases(), ...valueCases(), ...bitCases()];
}

/** 2.5.29 and an arc of 2³² + 19: what is left of it in 32 bits is basicConstraints. */
const truncatedBasicConstraints = Uint8Array.of(0x55, 0x1d, 0x90, 0x80, 0x80, 0x80, 0x13);
/** 1.3.6.1.5.5.7.3 and an arc of 2³² + 1: serverAuth in 32 bits. */
const truncatedServerAuth = Uint8Array.of(0x2b, 6, 1, 5, 5, 7, 3, 0x90, 0x80, 0x80, 0x80, 1);

/** basicConstraints of a CA, not critical, under another OID. */
function withExtensionOid(content: Uint8Array): CaOptions {
  const oid = encodeValue(Tag.objectIdentifier, content);
  return {
    cA: null,
    moreExtensions: [basicConstraints(true, undefined, false)],
    edits: { tbs: editAt([tbsField.extensions, 0, -1, 0], () => oid) },
  };
}

function oidCases(): VectorCase[] {
  const purpose = encodeSequence(encodeValue(Tag.objectIdentifier, truncatedServerAuth));
  return [
    {
      name: 'oid-arc-beyond-32-bits',
      what: 'The intermediate says that it is a CA in an extension 2.5.29.4294967315, whose last arc is 19 in 32 bits.',
      why: 'A reader that cuts arcs off takes it for basicConstraints, which the CA above never gave (CVE-2025-66030).',
      clause: 'X.690 §8.19; RFC 5280 §6.1.4 (k)',
      ...ordinary({ intermediate: withExtensionOid(truncatedBasicConstraints) }),
      profile: 'rfc5280',
    },
    {
      name: 'purpose-arc-beyond-32-bits',
      what: 'The leaf is for 1.3.6.1.5.5.7.3.4294967297, whose last arc is 1 in 32 bits.',
      why: 'A reader that cuts arcs off takes it for serverAuth (CVE-2025-66030).',
      clause: 'X.690 §8.19; RFC 5280 §4.2.1.12',
      ...ordinary({ leaf: { extendedKeyUsage: null, moreExtensions: [extension('2.5.29.37', purpose)] } }),
    },
    {
      name: 'oid-arc-with-leading-zeros',
      what: 'The OID of basicConstraints in the intermediate has an octet 80 before its last arc.',
      why: 'The arc has the same value and other octets: whoever compares octets does not see the extension.',
      clause: 'X.690 §8.19.2',
      ...ordinary({ intermediate: withExtensionOid(Uint8Array.of(0x55, 0x1d, 0x80, 0x13)) }),
      profile: 'rfc5280',
    },
    {
      name: 'oid-without-an-end',
      what: 'The last octet of an OID in the leaf says that another follows.',
      why: 'A reader that looks for the end of an arc runs out of its value.',
      clause: 'X.690 §8.19.2',
      ...malformedLeaf({
        tbs: editAt([tbsField.extensions, 0, 2, 0], () =>
          encodeValue(Tag.objectIdentifier, Uint8Array.of(0x55, 0x1d, 0x8f)),
        ),
      }),
    },
    {
      name: 'oid-of-4000-octets',
      what: 'The leaf has an extension, not critical, whose OID is one arc of 4,000 octets.',
      why: 'Legal, and quadratic work for a reader that makes text of every OID (PeculiarVentures/ASN1.js#148).',
      clause: 'X.690 §8.19; RFC 5280 §4.2',
      ...accepted({
        leaf: {
          moreExtensions: [extension(unknownOid, new Uint8Array())],
          edits: { tbs: editAt([tbsField.extensions, 0, -1, 0], () => encodeValue(Tag.objectIdentifier, longArc())) },
        },
      }),
    },
  ];
}

function longArc(): Uint8Array {
  return Uint8Array.of(0x2b, 0x81, ...new Uint8Array(3997).fill(0xff), 0x7f);
}

function headerCases(): VectorCase[] {
  return [
    {
      name: 'high-tag-number',
      what: 'The validity of the leaf, a SEQUENCE, has its tag in the form for large numbers, 3F 10.',
      why: 'Two encodings of one tag, and quadratic work where a tag may be of any size (PeculiarVentures/ASN1.js#150).',
      clause: 'X.690 §8.1.2.4',
      ...malformedLeaf({ tbs: editAt([tbsField.validity], (der) => Uint8Array.of(0x3f, 0x10, ...der.slice(1))) }),
    },
    {
      name: 'tag-number-of-2000-octets',
      what: 'An extension of the leaf stands under a tag whose number has 2,000 octets.',
      why: 'Quadratic work where a tag may be of any size (PeculiarVentures/ASN1.js#150).',
      clause: 'X.690 §8.1.2.4; RFC 5280 §4.2',
      ...malformedLeaf({
        tbs: editAt([tbsField.extensions, 0, -1], (der) =>
          Uint8Array.of(0xbf, ...new Uint8Array(1999).fill(0xff), 0x7f, ...der.slice(1)),
        ),
      }),
    },
    {
      name: 'indefinite-length-inside',
      what: 'The subject of the leaf has the indefinite length of BER; the signature covers it so.',
      why: 'A reader that looks at the outermost length alone reads BER.',
      clause: 'X.690 §10.1',
      ...malformedLeaf({ tbs: editAt([tbsField.subject], withIndefiniteLength) }),
    },
    {
      name: 'nested-indefinite-lengths',
      what: 'The subject of the leaf is 1,000 SEQUENCEs of indefinite length, one in the other.',
      why: 'Each end has to be looked for: by recursion, or in quadratic time (CVE-2025-66031).',
      clause: 'X.690 §10.1',
      ...malformedLeaf({ tbs: editAt([tbsField.subject], () => nested(1000, withIndefiniteLength)) }),
    },
    {
      name: 'nested-sequences',
      what: 'The leaf is 2,000 SEQUENCEs, one in the other.',
      why: 'A reader that calls itself for every level overflows its stack (CVE-2025-66031, PeculiarVentures/ASN1.js#131).',
      clause: 'RFC 5280 §4.1',
      ...malformedLeaf({ certificate: () => nested(2000, (der) => encodeSequence(contentOf(der))) }),
    },
    {
      name: 'length-beyond-its-parent',
      what: 'The length of the validity is one more than there is left in the TBSCertificate.',
      why: 'A reader that checks lengths against its input alone reads the fields behind as part of this one.',
      clause: 'X.690 §8.1.3',
      ...malformedLeaf({ tbs: withLengthBeyondItself }),
    },
    {
      name: 'length-of-five-octets',
      what: 'The length of the leaf is written in five octets and is more than 2³².',
      why: 'Cut to 32 bits it is small, negative or zero, and a reader goes round for ever (node-asn1#57).',
      clause: 'X.690 §10.1',
      ...malformedLeaf({ certificate: (der) => Uint8Array.of(0x30, 0x85, 1, 0, 0, 0, 0, ...contentOf(der)) }),
    },
    {
      name: 'reserved-length',
      what: 'The length of the leaf begins with the octet FF.',
      why: 'It promises 127 octets of length, and X.690 keeps it for later.',
      clause: 'X.690 §8.1.3.5',
      ...malformedLeaf({ certificate: (der) => Uint8Array.of(0x30, 0xff, ...contentOf(der)) }),
    },
  ];
}

/** The length of the validity is made one octet longer than what follows in the TBSCertificate. */
function withLengthBeyondItself(tbs: Uint8Array): Uint8Array {
  const fields = elementsOf(tbs);
  const length = fields.slice(tbsField.validity).reduce((sum, field) => sum + field.length, 0) - 2 + 1;
  return editAt([tbsField.validity], (der) => Uint8Array.of(0x30, 0x82, length >> 8, length & 0xff, ...contentOf(der)))(
    tbs,
  );
}

/** `depth` values, one in the other, each wrapped as `wrap` does. */
function nested(depth: number, wrap: (der: Uint8Array) => Uint8Array): Uint8Array {
  let der = encodeSequence();
  for (let level = 1; level < depth; level++) der = wrap(encodeSequence(der));
  return der;
}

function withElement(index: number, element: Uint8Array): (tbs: Uint8Array) => Uint8Array {
  return (tbs) => {
    const fields = elementsOf(tbs);
    return encodeSequence(...fields.slice(0, index), element, ...fields.slice(index));
  };
}

function fieldCases(): VectorCase[] {
  const why = 'A validator that skips what it does not expect, and a reader that does not, see two certificates';
  const caExtensions = encodeExplicit(3, encodeSequence(extensionOf(basicConstraints(true))));
  return [
    {
      name: 'two-extension-fields',
      what: 'The leaf has a second field of extensions behind the first; there it is a CA.',
      why: `${why} (CVE-2025-12816).`,
      clause: 'RFC 5280 §4.1',
      ...malformedLeaf({ tbs: withElement(8, caExtensions) }),
    },
    {
      name: 'extensions-before-the-key',
      what: 'The extensions of the leaf stand before its public key.',
      why: `${why} (CVE-2025-12816).`,
      clause: 'RFC 5280 §4.1',
      ...malformedLeaf({
        tbs: (tbs) => {
          const fields = elementsOf(tbs);
          return encodeSequence(...fields.slice(0, 6), ...fields.slice(7), ...fields.slice(6, 7));
        },
      }),
    },
    {
      name: 'field-of-no-version',
      what: 'A field under the tag [4] stands behind the extensions of the leaf.',
      why: `${why} (CVE-2025-12816).`,
      clause: 'RFC 5280 §4.1',
      ...malformedLeaf({ tbs: withElement(8, encodeExplicit(4, encodeBoolean(true))) }),
    },
    {
      name: 'unique-identifiers-in-reverse',
      what: 'subjectUniqueID of the leaf stands before issuerUniqueID.',
      why: 'A SEQUENCE has an order; a reader that takes optional fields in any order accepts what no CA wrote.',
      clause: 'RFC 5280 §4.1; X.690 §8.9',
      ...malformedLeaf({
        tbs: (tbs) =>
          withElement(
            7,
            encodeValue(contextPrimitive(2), Uint8Array.of(0, 1)),
          )(withElement(7, encodeValue(contextPrimitive(1), Uint8Array.of(0, 1)))(tbs)),
      }),
    },
    {
      name: 'third-time',
      what: 'The validity of the leaf has a third time behind notAfter, in the year 2049.',
      why: 'A reader that takes the last of them has a certificate that does not expire.',
      clause: 'RFC 5280 §4.1.2.5',
      ...malformedLeaf({
        tbs: editAt([tbsField.validity], (der) =>
          encodeSequence(...elementsOf(der), encodeValue(Tag.utcTime, Buffer.from('491231235959Z'))),
        ),
      }),
    },
    {
      name: 'element-behind-the-signature',
      what: 'An OCTET STRING follows the signature inside the SEQUENCE of the leaf.',
      why: 'It is not signed: anybody can put another fingerprint on a good certificate.',
      clause: 'RFC 5280 §4.1',
      ...malformedLeaf({ certificate: (der) => encodeSequence(...elementsOf(der), encodeOctetString()) }),
    },
  ];
}

/** An Extension in DER. */
function extensionOf({ oid, value }: { readonly oid: string; readonly value: Uint8Array }): Uint8Array {
  return encodeSequence(
    encodeValue(Tag.objectIdentifier, Uint8Array.of(0x55, 0x1d, Number(oid.slice(7)))),
    encodeOctetString(value),
  );
}

function valueCases(): VectorCase[] {
  const booleanOne = encodeSequence(Uint8Array.of(Tag.boolean, 1, 1));
  const explicitFalse = editAt([tbsField.extensions, 0, -1], (der) => {
    const [oid = der, value = der] = elementsOf(der);
    return encodeSequence(oid, encodeBoolean(false), value);
  });
  return [
    {
      name: 'ca-boolean-not-ff',
      what: 'cA in basicConstraints of the intermediate is the octet 01.',
      why: 'BER takes any octet but zero for true, DER one alone: readers differ about who is a CA (sigstore/sigstore-js#1678).',
      clause: 'X.690 §11.1',
      ...ordinary({ intermediate: { cA: null, moreExtensions: [extension('2.5.29.19', booleanOne, true)] } }),
      profile: 'rfc5280',
    },
    {
      name: 'empty-extension-value',
      what: 'keyUsage of the intermediate is an OCTET STRING without content.',
      why: 'Taken for absent it restricts nothing.',
      clause: 'RFC 5280 §4.2.1.3',
      ...ordinary({
        intermediate: { keyUsage: null, moreExtensions: [extension('2.5.29.15', new Uint8Array(), true)] },
      }),
      profile: 'rfc5280',
    },
    {
      name: 'constructed-octet-string',
      what: 'The value of an extension of the leaf is a constructed OCTET STRING of two pieces.',
      why: 'BER can cut a string up; a reader that hands over the pieces with their headers reads other octets.',
      clause: 'X.690 §10.2',
      ...malformedLeaf({
        tbs: editAt([tbsField.extensions, 0, -1, -1], (der) => {
          const content = contentOf(der);
          return encodeValue(0x24, encodeOctetString(content.slice(0, 3)), encodeOctetString(content.slice(3)));
        }),
      }),
    },
    {
      name: 'default-spelled-out',
      what: 'An extension of the leaf says critical FALSE, which DER leaves out.',
      why: 'Real CAs have done it, and no meaning hangs on it: refused only on request.',
      clause: 'X.690 §11.5; RFC 5280 §4.1',
      ...accepted({ leaf: { edits: { tbs: explicitFalse } } }),
    },
    {
      name: 'default-spelled-out-refused',
      what: 'As default-spelled-out; the question asks for certificates made as RFC 5280 §4 says.',
      why: 'It is a second encoding of one certificate.',
      clause: 'X.690 §11.5',
      ...ordinary({ leaf: { edits: { tbs: explicitFalse } } }),
      options: { certificateConformance: ['rfc5280'] },
    },
  ];
}

function bitCases(): VectorCase[] {
  const withKeyUsage = (...octets: readonly number[]): Pick<VectorCase, 'leaf' | 'pool' | 'anchors' | 'profile'> => {
    const usage = extension('2.5.29.15', Uint8Array.from(octets), true);
    return { ...ordinary({ intermediate: { keyUsage: null, moreExtensions: [usage] } }), profile: 'rfc5280' };
  };
  return [
    {
      name: 'key-usage-with-33-unused-bits',
      what: 'keyUsage of the intermediate says that 33 bits of its one octet are unused.',
      why: 'A shift by 33 is one by 1 in 32 bits, and other bits are read (sigstore/sigstore-js#1678).',
      clause: 'X.690 §8.6.2.2',
      ...withKeyUsage(3, 2, 33, 6),
    },
    {
      name: 'key-usage-in-unused-bits',
      what: 'keyUsage of the intermediate has keyCertSign set in a bit that it says is unused.',
      why: 'Readers differ about who may sign certificates (sigstore/sigstore-js#1678).',
      clause: 'X.690 §11.2.1',
      ...withKeyUsage(3, 2, 7, 0x84),
    },
    {
      name: 'constructed-signature',
      what: 'The signature of the leaf is a constructed BIT STRING.',
      why: 'Only BER can cut a string up, and the signature does not cover how.',
      clause: 'X.690 §10.2',
      ...malformedLeaf({ certificate: editAt([-1], (der) => encodeValue(0x23, der)) }),
    },
  ];
}
