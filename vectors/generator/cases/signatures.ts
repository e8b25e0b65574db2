import { encodeNull, encodeSequence } from '../../../src/asn1/der-writer.ts';
import { authority, ca } from '../authority.ts';
import type { VectorCase } from '../case.ts';
import { editAt, elementsOf, tbsField, withFlippedBit } from '../edits.ts';
import { ecKey, ed25519Key, rsaKey } from '../keys.ts';
import { accepted, type OrdinaryChanges, ordinary } from './ordinary.ts';

const forged = { edits: { signature: withFlippedBit } } as const;

export function signatureCases(): VectorCase[] {
  return [...goodCases(), ...forgedCases(), untrustedAndForged(), ...weakCases(), ...identifierCases()];
}

function goodCases(): VectorCase[] {
  const rsa = [rsaKey('rsa2048-1'), rsaKey('rsa2048-2')] as const;
  const why = 'Each algorithm has to be there for both a root and an intermediate.';
  return [
    {
      name: 'p-384',
      what: 'Root and intermediate have P-384 keys.',
      why,
      clause: 'RFC 5758 §3.2',
      ...accepted(keys(ecKey('Root', 'P-384'), ecKey('Intermediate', 'P-384'))),
    },
    {
      name: 'p-521',
      what: 'Root and intermediate have P-521 keys.',
      why,
      clause: 'RFC 5758 §3.2',
      ...accepted(keys(ecKey('Root', 'P-521'), ecKey('Intermediate', 'P-521'))),
      profile: 'rfc5280',
    },
    {
      name: 'rsa-2048',
      what: 'Root and intermediate have RSA keys of 2048 bits.',
      why,
      clause: 'RFC 4055 §5',
      ...accepted(keys(...rsa)),
    },
    {
      name: 'ed25519',
      what: 'Root and intermediate have Ed25519 keys.',
      why,
      clause: 'RFC 8410 §3',
      ...accepted(keys(ed25519Key('Root'), ed25519Key('Intermediate'))),
      profile: 'rfc5280',
    },
    {
      name: 'p-384-key-with-sha-256',
      what: 'The intermediate has a P-384 key and signs with SHA-256.',
      why: 'The digest comes from the algorithm, never from the curve.',
      clause: 'RFC 5758 §3.2',
      ...accepted({
        intermediate: { key: ecKey('Intermediate', 'P-384') },
        leaf: { signatureAlgorithm: 'ecdsa-with-SHA256' },
      }),
      profile: 'rfc5280',
    },
  ];
}

function keys(root: ReturnType<typeof ecKey>, intermediate: ReturnType<typeof ecKey>): OrdinaryChanges {
  return { root: { key: root }, intermediate: { key: intermediate } };
}

function forgedCases(): VectorCase[] {
  const clause = 'RFC 5280 §6.1.3 (a) (1)';
  return [
    {
      name: 'forged-leaf',
      what: 'A bit of the signature on the leaf is flipped.',
      why: 'Everything else may look right.',
      clause,
      ...ordinary({ leaf: forged }),
    },
    {
      name: 'forged-intermediate',
      what: 'A bit of the signature on the intermediate is flipped.',
      why: 'Anybody can make a CA of the right name; every signature of the path counts.',
      clause,
      ...ordinary({ intermediate: forged }),
    },
    {
      name: 'forged-leaf-rsa',
      what: 'A bit of the RSA signature on the leaf is flipped.',
      why: 'As forged-leaf, for the other family of algorithms.',
      clause,
      ...ordinary({ ...keys(rsaKey('rsa2048-1'), rsaKey('rsa2048-2')), leaf: forged }),
    },
    {
      name: 'expired-and-forged',
      what: 'The leaf has expired, and its signature is forged.',
      why: 'A caller who tolerates expired certificates must not accept a forgery: both are to be told.',
      clause,
      ...ordinary({ leaf: { ...forged, notAfter: '2025-03-01' } }),
    },
  ];
}

function untrustedAndForged(): VectorCase {
  const intermediate = authority(ca('Absent Root'), 'Intermediate', { label: 'intermediate' });
  return {
    name: 'untrusted-and-forged',
    what: "The intermediate's issuer is nowhere, and the signature on the leaf is forged.",
    why: 'A caller who tolerates unknown roots must not accept a forgery: what is reported has been checked.',
    clause: 'RFC 5280 §6.1.3 (a) (1)',
    leaf: intermediate.issueLeaf({ label: 'leaf', ...forged }),
    pool: [intermediate],
    anchors: [ca('Root', { label: 'root' })],
  };
}

function weakCases(): VectorCase[] {
  const small = rsaKey('rsa1024-1');
  return [
    {
      name: 'small-intermediate-key',
      what: 'The intermediate has an RSA key of 1024 bits.',
      why: 'The weakest key of the path is the strength of the path.',
      clause: 'CABF BR §6.1.5',
      ...ordinary({ intermediate: { key: small } }),
    },
    {
      name: 'sha-1',
      what: 'The leaf is signed with ecdsa-with-SHA1.',
      why: 'SHA-1 collisions can be bought: a CA may have signed another certificate.',
      clause: 'CABF BR §7.1.3.2',
      ...ordinary({ leaf: { signatureAlgorithm: 'ecdsa-with-SHA1' } }),
    },
    {
      name: 'md5',
      what: 'The leaf is signed with md5WithRSAEncryption.',
      why: 'A rogue CA was made with chosen MD5 prefixes in 2008.',
      clause: 'RFC 6151 §2',
      ...ordinary({ intermediate: { key: rsaKey('rsa2048-1') }, leaf: { signatureAlgorithm: 'md5WithRSAEncryption' } }),
    },
  ];
}

function identifierCases(): VectorCase[] {
  return [
    {
      name: 'rsa-algorithm-with-a-curve-key',
      what: 'The leaf says sha256WithRSAEncryption; the key of its issuer is on P-256.',
      why: "Key and algorithm come from two certificates and must fit, or one is fed to the other's arithmetic.",
      clause: 'RFC 5280 §6.1.3 (a) (1)',
      ...ordinary({ leaf: { signatureAlgorithm: 'sha256WithRSAEncryption' } }),
    },
    {
      name: 'ecdsa-with-null-parameters',
      what: 'Both AlgorithmIdentifiers of the leaf have NULL parameters behind ecdsa-with-SHA256.',
      why: 'The parameters must be absent: leniency here gives one certificate several encodings.',
      clause: 'RFC 5758 §3.2',
      ...ordinary({ leaf: { edits: { tbs: editAt([tbsField.signature], withNull), algorithm: withNull } } }),
    },
  ];
}

function withNull(identifier: Uint8Array): Uint8Array {
  return encodeSequence(...elementsOf(identifier), encodeNull());
}
