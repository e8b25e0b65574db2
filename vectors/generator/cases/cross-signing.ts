import { type Authority, authority, ca, endEntity } from '../authority.ts';
import type { VectorCase } from '../case.ts';
import { ecKey } from '../keys.ts';
import { ordinaryChain } from './ordinary.ts';

/** Several ways up, most of them wrong ones. */
export function crossSigningCases(): VectorCase[] {
  return [...rootChangeCases(), ...mutualCases(), ladder(true), ladder(false), ...spellingCases(), bridge()];
}

function rootChangeCases(): VectorCase[] {
  const oldRoot = ca('Root R3', { label: 'old root' });
  const newRoot = ca('Root R46', { label: 'new root' });
  const crossed = authority(oldRoot, 'Root R46', { label: 'new root by the old one', key: newRoot.key });
  const intermediate = newRoot.issueCa('Intermediate', { label: 'intermediate' });
  const leaf = intermediate.issueLeaf({ label: 'leaf' });
  const pool = [intermediate, crossed];
  const oldAndExpired = ca('Root R3', { label: 'old root, expired', notAfter: '2024-01-01' });
  return [
    {
      name: 'cross-sign-nobody-needs',
      what: 'The pool holds the intermediate and the new root as signed by the old one; only the new root is an anchor.',
      why: 'Not every certificate that comes along belongs to the path (MasterKale/SimpleWebAuthn#795).',
      clause: 'RFC 4158 §2.4; RFC 5280 §6.1',
      accepted: true,
      leaf,
      pool,
      anchors: [newRoot],
    },
    {
      name: 'cross-sign-needed',
      what: 'As cross-sign-nobody-needs; only the old root is an anchor.',
      why: 'The same chain has to work for those who have not heard of the new root.',
      clause: 'RFC 4158 §2.2',
      accepted: true,
      leaf,
      pool,
      anchors: [oldRoot],
    },
    {
      name: 'both-roots-are-anchors',
      what: 'As cross-sign-nobody-needs; both roots are anchors.',
      why: 'The shorter path is the better one, whatever the order of the anchors.',
      clause: 'RFC 4158 §3.5',
      accepted: true,
      leaf,
      pool,
      anchors: [oldRoot, newRoot],
    },
    {
      name: 'expired-root-beside-a-good-one',
      what: 'As both-roots-are-anchors; the old root has expired, and its cross-sign comes first in the pool.',
      why: 'A builder that follows what the peer sent to the expired root and stops there refuses a good chain (openssl/openssl#16861).',
      clause: 'RFC 4158 §2.4',
      accepted: true,
      leaf,
      pool: [crossed, intermediate],
      anchors: [oldAndExpired, newRoot],
    },
    {
      name: 'dead-end-siblings-above',
      what: 'The new root stands in the pool four times, signed by roots that nobody has; the anchor is the new root itself.',
      why: 'A branch without an issuer says nothing about the others (PeculiarVentures/PKI.js#108, MasterKale/SimpleWebAuthn#796).',
      clause: 'RFC 4158 §2.4',
      accepted: true,
      leaf,
      pool: [
        ...[1, 2, 3, 4].map((n) =>
          authority(ca(`Absent Root ${n}`), 'Root R46', { label: `new root by absent root ${n}`, key: newRoot.key }),
        ),
        intermediate,
      ],
      anchors: [newRoot],
    },
  ];
}

function mutualCases(): VectorCase[] {
  const one = ca('Root One', { label: 'root one' });
  const two = ca('Root Two', { label: 'root two' });
  const oneByTwo = authority(two, 'Root One', { label: 'root one by two', key: one.key });
  const twoByOne = authority(one, 'Root Two', { label: 'root two by one', key: two.key });
  const leaf = one.issueLeaf({ label: 'leaf' });
  const { root, intermediate, leaf: ordinaryLeaf } = ordinaryChain();
  const byItself = authority(intermediate, 'Intermediate', { label: 'intermediate by itself' });
  return [
    {
      name: 'roots-certify-each-other',
      what: 'Two roots certify each other, the pool holds both certificates, and only the second root is an anchor.',
      why: 'Distributed trust: a verifier that took the ring for an error refused such chains (CVE-2024-0567).',
      clause: 'RFC 4158 §2.4.2',
      accepted: true,
      leaf,
      pool: [twoByOne, oneByTwo],
      anchors: [two],
    },
    {
      name: 'intermediate-certifies-itself',
      what: 'Beside the intermediate stands one that it has signed itself, with the same name and key.',
      why: 'A ring of one: round and round, or past it.',
      clause: 'RFC 4158 §5.2',
      accepted: true,
      leaf: ordinaryLeaf,
      pool: [byItself, intermediate],
      anchors: [root],
    },
  ];
}

const rungs = 8;
const twins = 4;

/** `rungs` CAs one above the other, each with `twins` certificates of the same name and key, of which one is valid. */
function ladder(hasAnchor: boolean): VectorCase {
  const root = ca('Root', { label: 'root' });
  const pool: Authority[] = [];
  let issuer: Authority = root;
  for (let rung = 1; rung <= rungs; rung++) {
    const name = `CA ${rung}`;
    for (let twin = 1; twin < twins; twin++) {
      pool.push(issuer.issueCa(name, { label: `${name}, expired ${twin}`, notAfter: `202${twin}-01-01` }));
    }
    issuer = issuer.issueCa(name, { label: name });
    pool.push(issuer);
  }
  const common = { leaf: issuer.issueLeaf({ label: 'leaf' }), pool };
  if (hasAnchor) {
    return {
      name: 'ladder-of-twins',
      what: `${rungs} CAs one above the other, each with ${twins} certificates: of the ${twins ** rungs} paths one is good.`,
      why: 'Tried one after the other they are hours of work (CVE-2018-16875).',
      clause: 'RFC 4158 §2.4; RFC 5280 §8',
      accepted: true,
      ...common,
      anchors: [root],
    };
  }
  return {
    name: 'ladder-of-twins-without-an-anchor',
    what: `As ladder-of-twins, and the root is nowhere: all ${twins ** rungs} paths end at the same place.`,
    why: 'An attacker chooses what he sends, and need not send a path at all (CVE-2018-16875).',
    clause: 'RFC 5280 §8',
    ...common,
    anchors: [ca('Stranger', { label: 'stranger' })],
  };
}

function spellingCases(): VectorCase[] {
  const { root, intermediate } = ordinaryChain();
  return [
    {
      name: 'issuer-in-another-spelling',
      what: 'The leaf calls its issuer "  INTERMEDIATE ", the intermediate calls itself "Intermediate".',
      why: 'Names compare without regard to case and to spaces at the ends; readers of octets do not find the issuer.',
      clause: 'RFC 5280 §7.1; RFC 4518 §2',
      accepted: true,
      leaf: endEntity({ subject: 'CN=  INTERMEDIATE ', key: intermediate.key }, { label: 'leaf' }),
      pool: [intermediate],
      anchors: [root],
    },
    {
      name: 'issuer-of-another-name',
      what: 'The leaf calls its issuer "Intermediate 2"; the key that signed it is that of "Intermediate".',
      why: 'A signature that fits is not enough: the name says under whose rules it was made.',
      clause: 'RFC 5280 §6.1.3 (a) (4)',
      leaf: endEntity({ subject: 'Intermediate 2', key: intermediate.key }, { label: 'leaf' }),
      pool: [intermediate],
      anchors: [root],
    },
  ];
}

/** A bridge: the path goes up into one hierarchy and down into the next. */
function bridge(): VectorCase {
  const mine = ca('Root of Mine', { label: 'my root' });
  const theirs = ca('Root of Theirs', { label: 'their root' });
  const bridgeKey = ecKey('Bridge');
  const byMine = mine.issueCa('Bridge', { label: 'bridge by my root', key: bridgeKey });
  const byTheirs = theirs.issueCa('Bridge', { label: 'bridge by their root', key: bridgeKey });
  const theirsByBridge = authority(byMine, 'Root of Theirs', { label: 'their root by the bridge', key: theirs.key });
  const mineByBridge = authority(byMine, 'Root of Mine', { label: 'my root by the bridge', key: mine.key });
  const leaf = theirs.issueLeaf({ label: 'leaf' });
  return {
    name: 'bridge-between-hierarchies',
    what: 'Two roots and a bridge certify each other both ways; the leaf is below the one root, the anchor is the other.',
    why: 'The way leads over the bridge, and every other certificate in the pool leads back.',
    clause: 'RFC 4158 §1.5.4',
    accepted: true,
    leaf,
    pool: [mineByBridge, byTheirs, theirsByBridge, byMine],
    anchors: [mine],
  };
}
