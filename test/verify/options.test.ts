import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeInteger, encodeNull } from '../../src/asn1/der-writer.ts';
import { type ExtensionHandler, type Identity, type VerifyInput, verify } from '../../src/index.ts';
import { rfc5280, webpki } from '../../src/verify/profile.ts';
import { ca, ed25519Key, rsaKey } from '../support/pki.ts';
import { type FakeCertificateOptions, fakeExtension } from '../support/pki-fake.ts';
import { fakeCa, fakeLeaf, fakeVerify, outcomeOf, testTime } from '../support/verification.ts';

const oid = '1.3.6.1.4.1.32473.1';
const content = encodeInteger(42);

function withExtension(critical: boolean): Partial<FakeCertificateOptions> {
  return { moreExtensions: [fakeExtension(oid, content, critical)] };
}

function judge(leaf: Uint8Array, options: Partial<VerifyInput> = {}, pool: readonly Uint8Array[] = []): string {
  return outcomeOf(fakeVerify({ leaf, pool, anchors: [fakeCa('Root')], ...options }));
}

const extensions = suite('extension handlers');

extensions('an extension that nobody knows is refused when it is critical, and only then', () => {
  assert.is(judge(fakeLeaf('Root', withExtension(true))), '0 critical-extension-unknown');
  assert.is(judge(fakeLeaf('Root', withExtension(false))), 'accepted');
});

for (const [where, depth] of [
  ['leaf', 0],
  ['intermediate', 1],
  ['anchor', 2],
] as const) {
  extensions(`a handler is asked about the ${where}, and its answer counts`, () => {
    const asked: string[] = [];
    const run = (answer: boolean, critical: boolean): string => {
      const handler: ExtensionHandler = (extension, certificate) => {
        asked.push(
          `${extension.oid} ${extension.critical} ${extension.value.length} ${certificate.extensionCount > 0}`,
        );
        return answer;
      };
      const more = (level: number): Partial<FakeCertificateOptions> => (level === depth ? withExtension(critical) : {});
      const pool = [fakeCa('Intermediate', 'Root', more(1))];
      const options = { anchors: [fakeCa('Root', 'Root', more(2))], extensionHandlers: { [oid]: handler } };
      return judge(fakeLeaf('Intermediate', more(0)), options, pool);
    };
    assert.is(run(true, true), 'accepted');
    assert.equal(asked, [`${oid} true 3 true`]);
    assert.is(run(false, true), `${depth} extension-refused`);
    assert.is(run(false, false), `${depth} extension-refused`);
    assert.is(run(true, false), 'accepted');
  });
}

extensions('a handler for another extension does not help', () => {
  const extensionHandlers = { '1.3.6.1.4.1.32473.2': () => true };
  assert.is(judge(fakeLeaf('Root', withExtension(true)), { extensionHandlers }), '0 critical-extension-unknown');
});

extensions('an OID that is a name of every object has no handler', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    const extensionHandlers = { [name]: () => true };
    assert.is(judge(fakeLeaf('Root', withExtension(true)), { extensionHandlers }), '0 critical-extension-unknown');
  }
});

extensions('every one of several unknown extensions is told', () => {
  const moreExtensions = [1, 2].map((last) => fakeExtension(`1.3.6.1.4.1.32473.${last}`, encodeNull(), true));
  const verdict = fakeVerify({ leaf: fakeLeaf('Root', { moreExtensions }), anchors: [fakeCa('Root')] });
  assert.equal(
    verdict.problems.map(({ parameters }) => parameters),
    [{ oid: '1.3.6.1.4.1.32473.1' }, { oid: '1.3.6.1.4.1.32473.2' }],
  );
});

extensions('one that is processed and cannot be read is refused when it is critical', () => {
  for (const known of ['2.5.29.31', '2.5.29.46', '2.5.29.18', '2.5.29.36']) {
    const moreExtensions = [fakeExtension(known, encodeNull(), true)];
    assert.is(judge(fakeLeaf('Root', { moreExtensions })), '0 extension-malformed', known);
  }
});

extensions('one that validation does not read may be unreadable when it is not critical', () => {
  const moreExtensions = [fakeExtension('2.5.29.31', encodeNull())];
  assert.is(judge(fakeLeaf('Root', { moreExtensions })), 'accepted');
});

extensions.run();

const depth = suite('limits on depth');

// Two ordinary intermediates and a self-issued one, which a key change leaves behind.
const long = [
  fakeCa('A', 'B'),
  fakeCa('B', 'B', { key: 'B', issuerKey: 'B-old' }),
  fakeCa('B', 'Root', { key: 'B-old' }),
];

function deep(options: Partial<VerifyInput>): string {
  return judge(fakeLeaf('A'), options, long);
}

depth('maxIntermediates does not count self-issued certificates', () => {
  assert.is(deep({ maxIntermediates: 2 }), 'accepted');
  assert.is(deep({ maxIntermediates: 1 }), 'path depth-exceeded');
});

depth('peerVerifyDepth counts them all', () => {
  assert.is(deep({ peerVerifyDepth: 3 }), 'accepted');
  assert.is(deep({ peerVerifyDepth: 2 }), 'path depth-exceeded');
});

depth('peerVerifyDepth 0 is no limit, maxIntermediates 0 is one', () => {
  assert.is(deep({ peerVerifyDepth: 0 }), 'accepted');
  assert.is(deep({ maxIntermediates: 0 }), 'path depth-exceeded');
  assert.is(judge(fakeLeaf('Root'), { maxIntermediates: 0 }), 'accepted');
});

depth('the problem tells both counts apart', () => {
  const verdict = fakeVerify({
    leaf: fakeLeaf('A'),
    pool: long,
    anchors: [fakeCa('Root')],
    maxIntermediates: 1,
    peerVerifyDepth: 1,
  });
  assert.equal(
    verdict.problems.map(({ parameters }) => parameters),
    [
      { intermediates: 2, limit: 1, counted: 'not-self-issued' },
      { intermediates: 3, limit: 1, counted: 'all' },
    ],
  );
});

depth('of two paths with one thing wrong with each, the shorter one is told', () => {
  const verdict = fakeVerify({
    leaf: fakeLeaf('A'),
    pool: [fakeCa('A', 'B'), fakeCa('B', 'Root'), fakeCa('A', 'Root', { serial: 2, notAfter: testTime - 1000 })],
    anchors: [fakeCa('Root')],
    maxIntermediates: 1,
  });
  assert.is(verdict.ok, false);
  assert.is(outcomeOf(verdict), '1 expired');
});

depth('pathLenConstraint does not count self-issued certificates either', () => {
  const limited = (limit: number): string => deep({ anchors: [fakeCa('Root', 'Root', { pathLenConstraint: limit })] });
  assert.is(limited(2), 'accepted');
  assert.is(limited(1), '4 path-length-exceeded');
});

depth('pathLenConstraint 0 of an intermediate allows a leaf right below', () => {
  const pool = [fakeCa('A', 'Root', { pathLenConstraint: 0 })];
  assert.is(judge(fakeLeaf('A'), {}, pool), 'accepted');
  assert.is(judge(fakeLeaf('B'), {}, [...pool, fakeCa('B', 'A')]), '2 path-length-exceeded');
});

depth.run();

const identity = suite('identity');

const named = ca('Root').issueLeaf({
  names: ['dns:www.example.com', 'dns:*.example.org', 'ip:192.0.2.1', 'email:a@example.com'],
}).der;

function who(expected: Identity | readonly Identity[] | undefined, more: Partial<VerifyInput> = {}): string {
  return outcomeOf(verify({ leaf: named, anchors: [ca('Root').der], time: testTime, identity: expected, ...more }));
}

identity('is not checked unless given', () => {
  assert.is(who(undefined), 'accepted');
  assert.is(who([]), 'accepted');
});

identity('may be a host, an address in text or octets, or a mailbox', () => {
  assert.is(who({ dns: 'www.example.com' }), 'accepted');
  assert.is(who({ ip: '192.0.2.1' }), 'accepted');
  assert.is(who({ ip: Uint8Array.of(192, 0, 2, 1) }), 'accepted');
  assert.is(who({ email: 'a@example.com' }), 'accepted');
  assert.is(who({ dns: 'example.com' }), '0 host-mismatch');
  assert.is(who({ ip: '192.0.2.2' }), '0 ip-mismatch');
  assert.is(who({ email: 'b@example.com' }), '0 email-mismatch');
});

identity('of a list every entry must be presented, and each that is not is told', () => {
  assert.is(who([{ dns: 'www.example.com' }, { ip: '192.0.2.1' }]), 'accepted');
  assert.is(who([{ dns: 'www.example.com' }, { ip: '192.0.2.9' }]), '0 ip-mismatch');
  assert.is(who([{ dns: 'a.example' }, { ip: '192.0.2.9' }]), '0 host-mismatch, 0 ip-mismatch');
});

identity('a wildcard right below a public suffix matches nothing, when there is a list to ask', () => {
  assert.is(who({ dns: 'a.example.org' }), 'accepted');
  const asked: string[] = [];
  const isPublicSuffix = (domain: string): boolean => asked.push(domain) > 0 && domain === 'example.org';
  assert.is(who({ dns: 'a.example.org' }, { isPublicSuffix }), '0 host-mismatch');
  assert.equal([...new Set(asked)], ['example.org']);
  assert.is(who({ dns: 'www.example.com' }, { isPublicSuffix }), 'accepted');
});

identity('a wrong host and an expired leaf are told together', () => {
  assert.is(who({ dns: 'a.example' }, { time: Date.UTC(2030, 0) }), '0 expired, 0 host-mismatch');
});

identity.run();

const profile = suite('profiles');

function signed(options: Parameters<typeof ca>[1], more: Partial<VerifyInput>): string {
  const root = ca('Root', options);
  return outcomeOf(verify({ leaf: root.issueLeaf().der, anchors: [root.der], time: testTime, ...more }));
}

profile('rfc5280 takes Ed25519, webpki does not', () => {
  const options = { key: ed25519Key('Root') };
  assert.is(signed(options, {}), 'accepted');
  assert.is(signed(options, { profile: 'rfc5280' }), 'accepted');
  assert.match(signed(options, { profile: 'webpki' }), '0 algorithm-refused');
});

profile('both refuse RSA below 2048 bits, and a profile of the caller can take it', () => {
  const options = { key: rsaKey('rsa1024-1') };
  assert.is(signed(options, { profile: 'rfc5280' }), '1 key-too-small');
  assert.is(signed(options, { profile: 'webpki' }), '1 key-too-small');
  const lenient = { ...rfc5280, name: 'old', strength: { ...rfc5280.strength, minimumRsaBits: 1024 } };
  assert.is(signed(options, { profile: lenient }), 'accepted');
});

profile('webpki brings the baseline rules, rfc5280 none', () => {
  const leaf = ca('Root').issueLeaf({ subject: 'stray.example', names: ['dns:www.example.com'] }).der;
  const judged = (name: 'webpki' | 'rfc5280'): string =>
    outcomeOf(verify({ leaf, anchors: [ca('Root').der], time: testTime, profile: name }));
  assert.is(judged('rfc5280'), 'accepted');
  assert.is(judged('webpki'), '0 conformance-violation');
});

profile('a profile of the caller adds to what it starts from', () => {
  const strict = { ...webpki, conformance: [...webpki.conformance, 'serial-number'] } as const;
  const leaf = ca('Root').issueLeaf({ serial: Uint8Array.of(0) }).der;
  const options = { leaf, anchors: [ca('Root').der], time: testTime };
  assert.is(outcomeOf(verify({ ...options, profile: 'webpki' })), 'accepted');
  assert.is(outcomeOf(verify({ ...options, profile: strict })), '0 conformance-violation');
});

profile.run();
