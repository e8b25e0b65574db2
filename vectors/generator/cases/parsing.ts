import { encodeSequence, encodeValue } from '../../../src/asn1/der-writer.ts';
import { Tag } from '../../../src/asn1/tags.ts';
import type { LeafOptions } from '../authority.ts';
import type { VectorCase } from '../case.ts';
import {
  contentOf,
  editAt,
  replaceAt,
  tbsField,
  withIndefiniteLength,
  withLongLength,
  withoutLastOctets,
  withTrailingOctets,
} from '../edits.ts';
import { basicConstraints, extension } from '../extensions.ts';
import type { Edits } from '../issue.ts';
import { certificatesOf, ordinary, ordinaryChain } from './ordinary.ts';

/** A leaf with one edit: nothing of it may be believed. */
export function malformedLeaf(edits: Edits, options: LeafOptions = {}): Pick<VectorCase, 'leaf' | 'pool' | 'anchors'> {
  return ordinary({ leaf: { ...options, edits } });
}

export function parsingCases(): VectorCase[] {
  return [...encodingCases(), ...structureCases(), ...fieldCases(), passedOver()];
}

function encodingCases(): VectorCase[] {
  return [
    {
      name: 'trailing-octet',
      what: 'One zero octet follows the leaf.',
      why: 'Two parsers that disagree about where a certificate ends hash, pin and log different certificates.',
      clause: 'RFC 5280 §4.1; X.690 §10',
      ...malformedLeaf({ certificate: withTrailingOctets(0) }),
    },
    {
      name: 'truncated',
      what: 'The last octet of the leaf is missing.',
      why: 'A reader that trusts a length reads past the end of its input.',
      clause: 'X.690 §8.1.3',
      ...malformedLeaf({ certificate: withoutLastOctets(1) }),
    },
    {
      name: 'indefinite-length',
      what: 'The outer SEQUENCE of the leaf has the indefinite length of BER.',
      why: 'One certificate with several encodings slips through every list of fingerprints.',
      clause: 'RFC 5280 §4.1; X.690 §10.1',
      ...malformedLeaf({ certificate: withIndefiniteLength }),
    },
    {
      name: 'nonminimal-length',
      what: 'The length of the TBSCertificate is written with a leading zero octet; the signature covers it so.',
      why: 'A signature over non-DER says nothing about the DER that another reader makes of it.',
      clause: 'X.690 §10.1',
      ...malformedLeaf({ tbs: withLongLength }),
    },
    {
      name: 'nonminimal-serial-number',
      what: 'The serial number begins with a zero octet that it does not need.',
      why: 'The revoked serial number 5 is not found under 00 05.',
      clause: 'X.690 §8.3.2',
      ...malformedLeaf({ tbs: replaceAt([tbsField.serialNumber], encodeValue(Tag.integer, Uint8Array.of(0, 5))) }),
    },
    {
      name: 'boolean-not-ff',
      what: 'The critical flag of keyUsage is the octet 01.',
      why: 'BER takes any octet but zero for true; a reader that compares with FF takes this extension for uncritical.',
      clause: 'X.690 §11.1',
      ...malformedLeaf({ tbs: editAt(criticalOfKeyUsage, () => Uint8Array.of(Tag.boolean, 1, 1)) }),
    },
    {
      name: 'signature-with-unused-bits',
      what: 'The signature BIT STRING of the leaf says that its last bit is unused.',
      why: 'A signature has whole octets; the count is a place where bytes change and the signature stays good.',
      clause: 'RFC 5280 §4.1.1.3; RFC 5758 §3.2',
      ...malformedLeaf({ certificate: editAt([-1], unusedBit) }),
    },
  ];
}

/** The third extension of an ordinary leaf, behind its key identifiers. */
const criticalOfKeyUsage = [tbsField.extensions, 0, 2, 1];

function unusedBit(bitString: Uint8Array): Uint8Array {
  const content = contentOf(bitString);
  content[0] = 1;
  content[content.length - 1] = (content[content.length - 1] ?? 0) & 0xfe;
  return encodeValue(Tag.bitString, content);
}

function structureCases(): VectorCase[] {
  return [
    {
      name: 'empty-extensions',
      what: 'The extensions field of the leaf is there and holds no extension.',
      why: 'Extensions is SIZE (1..MAX): what the grammar forbids must not be read as a certificate without rules.',
      clause: 'RFC 5280 §4.1.2.9',
      ...malformedLeaf({ tbs: editAt([tbsField.extensions, 0], () => encodeSequence()) }),
    },
    {
      name: 'missing-serial-number',
      what: 'The leaf has no serial number.',
      why: 'Positions shift: a reader that does not check tags takes one field for the next.',
      clause: 'RFC 5280 §4.1',
      ...malformedLeaf({ tbs: editAt([tbsField.serialNumber], () => new Uint8Array()) }),
    },
    {
      name: 'empty-certificate',
      what: 'The leaf is an empty SEQUENCE.',
      why: 'The smallest input that looks like a certificate.',
      clause: 'RFC 5280 §4.1',
      ...malformedLeaf({ certificate: () => encodeSequence() }),
    },
    {
      name: 'duplicate-extension',
      what: 'The leaf has basicConstraints twice: first as no CA, then as a CA.',
      why: 'A verifier that takes the first and one that takes the last come to opposite results.',
      clause: 'RFC 5280 §4.2',
      ...ordinary({ leaf: { cA: false, moreExtensions: [basicConstraints(true)] } }),
      profile: 'rfc5280',
    },
    {
      name: 'extensions-in-version-1',
      what: 'The leaf is of version 1 and has extensions.',
      why: 'A verifier that ignores the extensions of version 1 ignores a critical constraint with them.',
      clause: 'RFC 5280 §4.1.2.9',
      ...ordinary({ leaf: { version: 1 } }),
      profile: 'rfc5280',
    },
    {
      name: 'algorithm-mismatch',
      what: 'tbsCertificate.signature says ecdsa-with-SHA384, signatureAlgorithm ecdsa-with-SHA256.',
      why: 'The outer field is not signed: believed alone, it lets an attacker choose how the signature is checked.',
      clause: 'RFC 5280 §4.1.1.2',
      ...ordinary({ leaf: { innerAlgorithm: 'ecdsa-with-SHA384' } }),
    },
  ];
}

function fieldCases(): VectorCase[] {
  return [
    {
      name: 'not-after-without-seconds',
      what: 'notAfter of the leaf is the UTCTime 2601010000Z, which lacks its seconds.',
      why: 'A lenient date parser reads another moment from it, or none, and no moment never expires.',
      clause: 'RFC 5280 §4.1.2.5.1',
      ...ordinary({ leaf: { edits: { tbs: replaceAt([tbsField.validity, 1], utcTime('2601010000Z')) } } }),
    },
    {
      name: 'malformed-basic-constraints',
      what: 'basicConstraints of the intermediate has an octet behind its SEQUENCE.',
      why: 'A malformed extension taken for an absent one makes rules disappear.',
      clause: 'RFC 5280 §4.2.1.9',
      ...ordinary({
        intermediate: {
          cA: null,
          moreExtensions: [extension('2.5.29.19', Uint8Array.of(0x30, 3, 1, 1, 0xff, 0), true)],
        },
      }),
      profile: 'rfc5280',
    },
  ];
}

function utcTime(text: string): Uint8Array {
  return encodeValue(
    Tag.utcTime,
    Uint8Array.from(text, (character) => character.charCodeAt(0)),
  );
}

function passedOver(): VectorCase {
  const chain = ordinaryChain();
  const broken = chain.root.issueCa('Intermediate', {
    label: 'truncated twin',
    edits: { certificate: withoutLastOctets(9) },
  });
  return {
    name: 'malformed-member-of-the-pool',
    what: 'Before the intermediate stands a truncated copy of it.',
    why: 'The pool comes from the peer: one unreadable member must not make a good chain fail.',
    clause: 'RFC 4158 §2.4',
    ...certificatesOf(chain),
    pool: [broken, chain.intermediate],
    accepted: true,
  };
}
