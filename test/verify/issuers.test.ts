import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodePem } from '../../src/asn1/pem.ts';
import {
  type Certificate,
  type CertificateSource,
  createVerifier,
  type VerifyInput,
  verify,
  verifyAsync,
} from '../../src/index.ts';
import { type Authority, ca, makeChain } from '../support/pki.ts';
import { crlOf } from '../support/revocation.ts';
import { outcomeOf, testTime } from '../support/verification.ts';

type Lookup = (certificate: Certificate) => readonly CertificateSource[];

const { root, intermediates, leaf } = makeChain({ intermediates: [{}, {}, {}] });
const chain = intermediates.map(({ der }) => der);
const noIssuer = /issuer-not-found/;

/** A look-up that knows these CAs by name, and whom it was asked about. */
function knowing(...known: readonly Uint8Array[]): { readonly lookup: Lookup; readonly asked: string[] } {
  const asked: string[] = [];
  const all = known.map((der) => [subjectOf(der), der] as const);
  const lookup: Lookup = (certificate) => {
    asked.push(certificate.subject.toString());
    const wanted = certificate.issuer.comparisonKey;
    return all.filter(([name]) => name === wanted).map(([, der]) => der);
  };
  return { lookup, asked };
}

function subjectOf(der: Uint8Array): string {
  const verdict = verify({ leaf: der, anchors: [root.der], time: testTime });
  const [first] = verdict.ok ? verdict.path : (verdict.best?.steps.map(({ certificate }) => certificate) ?? []);
  return first?.subject.comparisonKey ?? '';
}

function check(issuers: VerifyInput['issuers'], more: Partial<VerifyInput> = {}): string {
  return outcomeOf(verify({ leaf: leaf.der, anchors: [root.der], time: testTime, issuers, ...more } as VerifyInput));
}

const asking = suite('issuers asked for');

asking('each missing one in turn, until the path is whole', () => {
  const { lookup, asked } = knowing(...chain);
  assert.match(check(undefined), noIssuer);
  assert.is(check(lookup), 'accepted');
  assert.is(asked.length, 3);
});

asking('nobody is asked while a good path is at hand', () => {
  const { lookup, asked } = knowing();
  assert.is(check(lookup, { pool: chain }), 'accepted');
  assert.equal(asked, []);
});

asking('only what is missing', () => {
  const { lookup, asked } = knowing(...chain);
  assert.is(check(lookup, { pool: [chain[0], chain[2]] as Uint8Array[] }), 'accepted');
  assert.equal(asked.length, 1);
});

asking('further down only where nothing new comes of it', () => {
  const other = ca('Elsewhere').issueCa('Intermediate 2', { key: ca('Another key').key });
  const { lookup, asked } = knowing(...chain);
  // The namesake ends the path; the issuer of the one below it is missing.
  assert.is(check(lookup, { pool: [chain[0], other.der, chain[2]] as Uint8Array[] }), 'accepted');
  assert.is(asked.length, 2);
});

asking('nothing found is the same verdict as nobody asked', () => {
  const { lookup, asked } = knowing();
  assert.is(check(lookup), check(undefined));
  assert.is(asked.length, 1);
});

asking('a better certificate of an issuer at hand that has expired', () => {
  const options = { notBefore: '2020-01-01', notAfter: '2021-01-01' };
  const expired = root.issueCa('Intermediate', options);
  const renewed = root.issueCa('Intermediate');
  const input = { leaf: renewed.issueLeaf().der, pool: [expired.der] };
  assert.match(check(undefined, input), /expired/);
  assert.is(
    check(() => [renewed.der], input),
    'accepted',
  );
});

asking('what bears the issuer’s name and did not issue stands in nobody’s way', () => {
  const intermediate = root.issueCa('Intermediate');
  const other = ca('Elsewhere').issueCa('Intermediate', { key: ca('Another key').key });
  const input = { leaf: intermediate.issueLeaf().der, pool: [other.der] };
  assert.is(
    check(() => [intermediate.der], input),
    'accepted',
  );
});

asking('not when the leaf itself cannot be accepted', () => {
  const { lookup, asked } = knowing(...chain);
  assert.match(check(lookup, { identity: { dns: 'www.example.org' } }), /not-found/);
  assert.equal(asked, []);
});

asking('one that has expired further up, where the path then ends', () => {
  const [upper, middle] = intermediates as readonly [Authority, Authority];
  const expired = upper.issueCa('Intermediate 2', { notBefore: '2020-01-01', notAfter: '2021-01-01' });
  const { lookup, asked } = knowing(...chain);
  assert.is(check(lookup, { pool: [chain[2] as Uint8Array, expired.der] }), 'accepted');
  assert.is(asked.length, 2);
  assert.is(middle.subject, expired.subject);
});

asking('nobody about a root that is not trusted', () => {
  const elsewhere = ca('Elsewhere');
  const intermediate = elsewhere.issueCa('Intermediate');
  const { lookup, asked } = knowing();
  check(lookup, { leaf: intermediate.issueLeaf().der, pool: [elsewhere.der, intermediate.der] });
  assert.is(asked.length, 2);
});

asking('at most four times, however many certificates lead nowhere', () => {
  const deep = makeChain({ intermediates: Array.from({ length: 6 }, () => ({})) });
  const { lookup, asked } = knowing(...deep.intermediates.map(({ der }) => der));
  assert.match(check(lookup, { leaf: deep.leaf.der }), noIssuer);
  assert.is(asked.length, 4);
  const wide = Array.from({ length: 20 }, (_, at) => ca(`Root ${at}`).issueCa('Intermediate 3', { key: leaf.key }).der);
  const none = knowing();
  check(none.lookup, { pool: wide });
  assert.is(none.asked.length, 4);
});

asking('at most eight certificates of an answer', () => {
  const others = Array.from({ length: 8 }, (_, at) => ca(`Other ${at}`).der);
  const { lookup } = knowing(...chain);
  assert.is(
    check((each) => [...lookup(each), ...others]),
    'accepted',
  );
  assert.match(
    check((each) => [...others, ...lookup(each)]),
    noIssuer,
  );
  const pem = others.map((der) => encodePem('CERTIFICATE', der)).join('');
  assert.is.not(
    check((each) => [pem, ...lookup(each)]),
    'accepted',
  );
});

asking('what is found is judged like anything else', () => {
  const forged = ca('Root', { key: ca('Forger').key }).issueCa('Intermediate 3', {
    key: intermediates[2]?.key as never,
  });
  assert.not.match(
    check(() => [forged.der]),
    /^accepted/,
  );
  assert.match(
    check(() => ['junk!', new Uint8Array(3)]),
    noIssuer,
  );
});

asking('one that throws, rejects, answers later or nothing has found nothing', () => {
  const failing: readonly VerifyInput['issuers'][] = [
    () => {
      throw new Error('no network');
    },
    () => Promise.reject(new Error('no network')),
    async (certificate) => knowing(...chain).lookup(certificate),
    () => undefined as never,
  ];
  for (const issuers of failing) assert.is(check(issuers), check(undefined));
});

asking('verifyAsync waits, and a failure is nothing found', async () => {
  const input = { leaf: leaf.der, anchors: [root.der], time: testTime };
  const { lookup } = knowing(...chain);
  const late = await verifyAsync({ ...input, issuers: async (certificate) => lookup(certificate) });
  assert.is(outcomeOf(late), 'accepted');
  assert.is(outcomeOf(await verifyAsync({ ...input, issuers: lookup })), 'accepted');
  for (const issuers of [() => Promise.reject(1), () => undefined as never]) {
    assert.match(outcomeOf(await verifyAsync({ ...input, issuers })), noIssuer);
  }
});

asking('a verifier asks by its own option or by that of the call', () => {
  const { lookup } = knowing(...chain);
  const input = { leaf: leaf.der, time: testTime };
  assert.is(outcomeOf(createVerifier({ anchors: [root.der], issuers: lookup }).verify(input)), 'accepted');
  assert.is(outcomeOf(createVerifier({ anchors: [root.der] }).verify({ ...input, issuers: lookup })), 'accepted');
});

asking('revocation is checked on the path that was found', () => {
  const intermediate = root.issueCa('Intermediate');
  const input = { leaf: intermediate.issueLeaf().der };
  const revoked = [{ certificate: intermediate.der }];
  const crls = [crlOf(root, { revoked }), crlOf(intermediate)];
  const issuers = () => [intermediate.der];
  assert.match(check(issuers, { ...input, revocation: { mode: 'soft', crls } }), /1 revoked/);
  const good = [crlOf(root), crlOf(intermediate)];
  assert.is(check(issuers, { ...input, revocation: { mode: 'hard', crls: good } }), 'accepted');
});

asking.run();
