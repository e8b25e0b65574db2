import { authority, ca } from '../authority.ts';
import type { VectorCase } from '../case.ts';
import { accepted, ordinary, ordinaryChain } from './ordinary.ts';

export function buildingCases(): VectorCase[] {
  return [...plainCases(), ...twinCases(), ...crossCases(), ...rootlessCases()];
}

function plainCases(): VectorCase[] {
  const chain = ordinaryChain();
  const { root, intermediate, leaf } = chain;
  return [
    {
      name: 'ordinary-chain',
      what: 'Leaf, intermediate and root, with nothing odd about them.',
      why: 'What everything else here is a change of.',
      clause: 'RFC 5280 §6.1',
      ...accepted(),
      identity: { dns: 'www.example.com' },
    },
    {
      name: 'anchor-is-an-intermediate',
      what: 'The anchor is the intermediate; its root is nowhere.',
      why: 'An anchor is what the verifier trusts, self-signed or not.',
      clause: 'RFC 5280 §6.1.1 (d)',
      leaf,
      pool: [],
      anchors: [intermediate],
      accepted: true,
    },
    {
      name: 'pool-in-any-order',
      what: 'The pool holds the root, a stranger, the leaf again and then the intermediate.',
      why: 'Peers send what they have, in the order they have it.',
      clause: 'RFC 8446 §4.4.2; RFC 4158 §2.4',
      leaf,
      pool: [
        relabel(root, 'root in the pool'),
        ca('Stranger', { label: 'stranger' }),
        relabel(leaf, 'leaf in the pool'),
        intermediate,
      ],
      anchors: [root],
      accepted: true,
    },
    {
      name: 'issuer-not-found',
      what: 'The pool is empty, the intermediate missing.',
      why: 'The commonest fault of servers, to be told from a forgery.',
      clause: 'RFC 5280 §6.1',
      ...ordinary(),
      pool: [],
    },
  ];
}

function relabel<Value>(certificate: Value, label: string): Value {
  return { ...certificate, label };
}

function twinCases(): VectorCase[] {
  const { root, intermediate, leaf } = ordinaryChain();
  const expired = root.issueCa('Intermediate', { label: 'expired twin', notAfter: '2024-01-01' });
  const deadEnd = authority(ca('Absent Root'), 'Intermediate', { label: 'dead-end cross-sign' });
  const bare = ordinaryChain({ intermediate: { keyIdentifiers: false }, leaf: { keyIdentifiers: false } });
  const otherKey = root.issueCa('Intermediate', {
    label: 'twin with another key',
    key: expiredKey(),
    keyIdentifiers: false,
  });
  return [
    {
      name: 'expired-twin',
      what: 'Before the intermediate stands one with the same name and key that has expired.',
      why: 'A builder that takes the first issuer and never goes back refuses a good chain.',
      clause: 'RFC 4158 §2.4',
      leaf,
      pool: [expired, intermediate],
      anchors: [root],
      accepted: true,
    },
    {
      name: 'dead-end-cross-sign',
      what: 'Before the intermediate stands one with the same name and key, signed by a root that nobody has.',
      why: 'As expired-twin; here the dead end shows a step later.',
      clause: 'RFC 4158 §2.4',
      leaf,
      pool: [deadEnd, intermediate],
      anchors: [root],
      accepted: true,
    },
    {
      name: 'twin-with-another-key',
      what: 'Before the intermediate stands one with its name and another key; no certificate has key identifiers.',
      why: 'Only the signature tells them apart, and one that does not fit is no forgery where another fits.',
      clause: 'RFC 4158 §3.5.12',
      leaf: bare.leaf,
      pool: [otherKey, bare.intermediate],
      anchors: [bare.root],
      profile: 'rfc5280',
      accepted: true,
    },
  ];
}

function expiredKey(): ReturnType<typeof ca>['key'] {
  return ca('Another Key').key;
}

function crossCases(): VectorCase[] {
  const root = ca('Root', { label: 'root' });
  const a = root.issueCa('CA A', { label: 'A by the root' });
  const b = a.issueCa('CA B', { label: 'B by A' });
  const aByB = b.issueCa('CA A', { label: 'A by B' });
  const leaf = b.issueLeaf({ label: 'leaf' });
  const oldRoot = ca('Old Root', { label: 'old root' });
  const crossed = authority(oldRoot, 'Root', { label: 'root by the old root' });
  const below = root.issueLeaf({ label: 'leaf' });
  return [
    {
      name: 'cycle-with-a-way-out',
      what: 'A and B certify each other; the root certifies A.',
      why: 'A builder without a memory of its path goes round for ever, or gives up.',
      clause: 'RFC 4158 §2.4.2, §5.2',
      leaf,
      pool: [aByB, b, a],
      anchors: [root],
      accepted: true,
    },
    {
      name: 'cycle-without-a-way-out',
      what: 'A and B certify each other and nobody else certifies them.',
      why: 'The search must end, and the cycle counts as a missing issuer.',
      clause: 'RFC 4158 §5.2',
      leaf,
      pool: [aByB, b],
      anchors: [root],
    },
    {
      name: 'new-root-by-the-old-one',
      what: 'The anchor is the old root; it certified the new root, which signed the leaf and also stands in the pool self-signed.',
      why: 'How a new root works where only the old one is known.',
      clause: 'RFC 4158 §2.2',
      leaf: below,
      pool: [relabel(root, 'self-signed root in the pool'), crossed],
      anchors: [oldRoot],
      accepted: true,
    },
  ];
}

function rootlessCases(): VectorCase[] {
  const { root, intermediate, leaf } = ordinaryChain();
  const stranger = ca('Stranger', { label: 'stranger' });
  const impostor = ca('Root', { label: 'impostor', key: stranger.key });
  const selfSigned = ca('www.example.com', { label: 'self-signed leaf', cA: null, keyUsage: ['digitalSignature'] });
  return [
    {
      name: 'self-signed-leaf',
      what: 'The leaf is signed by its own key and is no anchor.',
      why: "What a developer's machine or an attacker in the middle presents.",
      clause: 'RFC 5280 §6.1',
      leaf: selfSigned,
      pool: [],
      anchors: [root],
      profile: 'rfc5280',
    },
    {
      name: 'self-signed-root-in-the-pool',
      what: 'The pool holds the root, the anchors do not.',
      why: 'What the peer sends is never trusted for being self-signed.',
      clause: 'RFC 5280 §6.1',
      leaf,
      pool: [intermediate, root],
      anchors: [stranger],
    },
    {
      name: 'impostor-of-the-root',
      what: 'The anchor has the name of the root that signed the intermediate, and another key.',
      why: 'A name is not enough: the signature decides.',
      clause: 'RFC 5280 §6.1.3 (a) (1)',
      leaf,
      pool: [intermediate],
      anchors: [impostor],
    },
  ];
}
