import type { VectorCase } from '../case.ts';
import { editAt } from '../edits.ts';
import { rsaKey } from '../keys.ts';
import { type PssInput, pssIdentifier, pssKey } from '../rsa-blocks.ts';
import { accepted, type OrdinaryChanges, ordinary } from './ordinary.ts';

const usual: PssInput = { digest: 'sha256', mgfDigest: 'sha256', saltLength: 32 };

export function pssCases(): VectorCase[] {
  return [...goodCases(), ...refusedCases(), ...wrongCases()];
}

/** The intermediate signs the leaf as `input` says; the leaf may claim something else. */
function signed(input: PssInput, identifier: Uint8Array = pssIdentifier(input)): OrdinaryChanges {
  const signatureAlgorithm = { identifier, digest: input.digest };
  return { intermediate: { key: pssKey('rsa2048-2', input) }, leaf: { signatureAlgorithm } };
}

function goodCases(): VectorCase[] {
  return [
    {
      name: 'pss',
      what: 'The leaf is signed with RSASSA-PSS, SHA-256 throughout and 32 octets of salt.',
      why: 'The parameters stand in the AlgorithmIdentifier and have to be read.',
      clause: 'RFC 4055 §3.1; CABF BR §7.1.3.2.1',
      ...accepted(signed(usual)),
    },
    {
      name: 'pss-sha-512',
      what: 'The leaf is signed with RSASSA-PSS, SHA-512 throughout and 64 octets of salt.',
      why: 'As pss, with other values: a verifier that only knows the usual ones fails here.',
      clause: 'RFC 4055 §3.1; CABF BR §7.1.3.2.1',
      ...accepted(signed({ digest: 'sha512', mgfDigest: 'sha512', saltLength: 64 })),
    },
    {
      name: 'pss-without-salt',
      what: 'The leaf is signed with RSASSA-PSS without salt.',
      why: 'RFC 4055 takes any length; the salt is no secret.',
      clause: 'RFC 4055 §3.1',
      ...accepted(signed({ ...usual, saltLength: 0 })),
      profile: 'rfc5280',
    },
    {
      name: 'pss-mixed-digests',
      what: 'The leaf is signed with RSASSA-PSS: SHA-512 for the data, SHA-256 in MGF1.',
      why: 'Two digests that need not be the same; a verifier that takes one for both fails or asks the wrong question.',
      clause: 'RFC 4055 §3.1',
      ...accepted(signed({ digest: 'sha512', mgfDigest: 'sha256', saltLength: 64 })),
      profile: 'rfc5280',
    },
  ];
}

function refusedCases(): VectorCase[] {
  return [
    {
      name: 'pss-without-salt-in-webpki',
      what: 'As pss-without-salt, under the rules of the CA/Browser Forum.',
      why: 'They allow three sets of parameters, octet for octet.',
      clause: 'CABF BR §7.1.3.2.1',
      ...ordinary(signed({ ...usual, saltLength: 0 })),
    },
    {
      name: 'pss-sha-1-in-the-mask',
      what: 'The leaf is signed with RSASSA-PSS: SHA-256 for the data, SHA-1 in MGF1.',
      why: 'A digest hides in the parameters of a parameter.',
      clause: 'RFC 4055 §3.1; NIST SP 800-131A §3',
      ...ordinary(signed({ ...usual, mgfDigest: 'sha1' })),
      profile: 'rfc5280',
    },
    {
      name: 'pss-sha-1',
      what: 'The leaf is signed with RSASSA-PSS and SHA-1.',
      why: 'The OID says nothing about the digest: a list of refused OIDs lets this pass.',
      clause: 'RFC 4055 §3.1; CABF BR §7.1.3.2',
      ...ordinary(signed({ digest: 'sha1', mgfDigest: 'sha1', saltLength: 20 })),
    },
    {
      name: 'pss-unknown-mask',
      what: 'The mask generation function in the parameters of the leaf is one that nobody knows.',
      why: 'Parameters passed over are parameters that an attacker chooses.',
      clause: 'RFC 4055 §3.1',
      ...ordinary(signed(usual, pssIdentifier(usual, '1.3.6.1.4.1.32473.3'))),
    },
    {
      name: 'pss-trailer-2',
      what: 'trailerField in the parameters of the leaf is 2.',
      why: 'Only 1 has a meaning.',
      clause: 'RFC 4055 §3.1',
      ...ordinary(signed(usual, pssIdentifier(usual, undefined, 2))),
    },
    {
      name: 'pss-without-parameters',
      what: 'The AlgorithmIdentifier of the leaf is id-RSASSA-PSS alone.',
      why: 'Defaults taken for absent parameters would be SHA-1.',
      clause: 'RFC 4055 §3.1',
      ...ordinary(signed(usual, editAt([1], () => new Uint8Array())(pssIdentifier(usual)))),
    },
  ];
}

function wrongCases(): VectorCase[] {
  return [
    {
      name: 'pss-salt-longer-than-said',
      what: 'The parameters of the leaf say 20 octets of salt; the signature has 32.',
      why: 'A verifier that finds the length out by itself has not read the parameters, which the CA signed.',
      clause: 'RFC 8017 §9.1.2 step 10',
      ...ordinary(signed(usual, pssIdentifier({ ...usual, saltLength: 20 }))),
      profile: 'rfc5280',
    },
    {
      name: 'pss-signed-without-pss',
      what: 'The leaf says RSASSA-PSS; its signature is one of PKCS #1 v1.5.',
      why: 'The algorithm of the certificate counts, not what fits.',
      clause: 'RFC 5280 §4.1.1.2',
      ...ordinary({
        intermediate: { key: rsaKey('rsa2048-2') },
        leaf: { signatureAlgorithm: { identifier: pssIdentifier(usual), digest: 'sha256' } },
      }),
    },
  ];
}
