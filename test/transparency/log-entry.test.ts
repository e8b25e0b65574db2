import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isPrecertificate, ParseError, parseLogEntry, toPrecertificateTbs } from '../../src/transparency.ts';
import { hex } from '../support/hex.ts';
import { describeFailure } from '../support/parsing.ts';
import { ca, extension } from '../support/pki.ts';
import { parseOk } from '../x509/build.ts';
import { bytes, digest, number, poisonOid, precertEntry, signedAt, vector, x509Entry } from './test-log.ts';

const entries = suite('entries of a log');

const root = ca('CT Root');
const leaf = root.issueLeaf();
const precertificate = root.issueLeaf({ moreExtensions: [extension(poisonOid, Uint8Array.of(5, 0), true)] });

function leafInput(entry: Uint8Array, extensions: Uint8Array = new Uint8Array()): Uint8Array {
  return bytes(number(0, 2), number(signedAt, 8), entry, vector(extensions, 2));
}

function chainOf(...certificates: readonly Uint8Array[]): Uint8Array {
  return vector(bytes(...certificates.map((each) => vector(each, 3))), 3);
}

const x509Leaf = leafInput(x509Entry(leaf.der), Uint8Array.of(9));
const precertLeaf = leafInput(precertEntry(root.key.spki, parseOk(leaf.der).tbsCertificate));
const precertExtra = bytes(vector(precertificate.der, 3), chainOf(root.der));

entries('a certificate and its chain', () => {
  const entry = parseLogEntry(x509Leaf, chainOf(root.der, leaf.der));
  if (entry instanceof ParseError || entry.type !== 'x509') return assert.unreachable();
  assert.is(entry.timestamp, signedAt);
  assert.is(hex(entry.certificate), hex(leaf.der));
  assert.is(hex(entry.extensions), '09');
  assert.equal(entry.chain?.map(hex), [hex(root.der), hex(leaf.der)]);
});

entries('a precertificate: the TBSCertificate of the entry is the one that is rebuilt', () => {
  const entry = parseLogEntry(precertLeaf, precertExtra);
  if (entry instanceof ParseError || entry.type !== 'precertificate') return assert.unreachable();
  assert.is(hex(entry.issuerKeyHash), hex(digest(root.key.spki)));
  assert.equal(entry.chain?.map(hex), [hex(root.der)]);
  const submitted = parseOk(entry.precertificate as Uint8Array);
  assert.ok(isPrecertificate(submitted));
  assert.is(hex(toPrecertificateTbs(submitted) as Uint8Array), hex(entry.tbsCertificate));
});

entries('without extra data there is no chain', () => {
  for (const input of [x509Leaf, precertLeaf]) {
    const entry = parseLogEntry(input);
    assert.not(entry instanceof ParseError);
    assert.is((entry as { chain: unknown }).chain, undefined);
  }
});

entries('an empty chain is one', () => {
  const entry = parseLogEntry(x509Leaf, chainOf());
  assert.equal((entry as { chain: unknown }).chain, []);
});

entries('what is no entry is told with its place', () => {
  const failure = (input: Uint8Array, extra?: Uint8Array): string => describeFailure(parseLogEntry(input, extra));
  const changed = (at: number, value: number): Uint8Array => x509Leaf.map((octet, i) => (i === at ? value : octet));
  assert.is(failure(new Uint8Array()), 'leaf_input.version@0 1 bytes');
  assert.is(failure(changed(0, 1)), 'leaf_input.version@0 version v1');
  assert.is(failure(changed(1, 1)), 'leaf_input.leaf_type@1 timestamped_entry');
  assert.is(failure(changed(11, 2)), 'leaf_input.entry_type@10 x509_entry or precert_entry');
  assert.is(failure(bytes(x509Leaf, number(0, 1))), `leaf_input@${x509Leaf.length} no trailing data`);
  assert.is(failure(x509Leaf.subarray(0, -1)), `leaf_input.extensions@${x509Leaf.length - 1} 1 bytes`);
  assert.is(failure(leafInput(x509Entry(new Uint8Array()))), 'leaf_input.certificate@12 at least 1 bytes');
  assert.is(failure(x509Leaf, new Uint8Array()), 'extra_data.certificate_chain@0 3 bytes');
  const chain = chainOf(root.der);
  assert.is(failure(x509Leaf, bytes(chain, number(0, 1))), `extra_data@${chain.length} no trailing data`);
  assert.is(failure(precertLeaf, chain.subarray(0, 9)).slice(0, 26), 'extra_data.pre_certificate');
});

entries('a certificate ends with its vector', () => {
  const beyond = bytes(number(4, 3), vector(Uint8Array.of(1, 2), 3));
  assert.is(
    describeFailure(parseLogEntry(x509Leaf, beyond)),
    'extra_data.certificate_chain@7 certificates that end with their vector',
  );
});

entries('a chain longer than any is refused', () => {
  const issuers = (count: number): Uint8Array => chainOf(...Array.from({ length: count }, () => Uint8Array.of(1)));
  assert.not(parseLogEntry(x509Leaf, issuers(64)) instanceof ParseError);
  assert.match(describeFailure(parseLogEntry(x509Leaf, issuers(65))), 'at most 64 issuers');
});

entries('whatever the bytes are, nothing is thrown', () => {
  const input = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(x509Leaf, precertLeaf));
  const change = fc.tuple(fc.nat(), fc.nat({ max: 255 }));
  const mutated = fc.tuple(input, fc.array(change, { maxLength: 4 })).map(([base, changes]) => {
    const copy = base.slice();
    for (const [at, value] of changes) if (copy.length > 0) copy[at % copy.length] = value;
    return copy;
  });
  const extra = fc.oneof(fc.uint8Array({ maxLength: 50 }), fc.constantFrom(precertExtra, chainOf(root.der)));
  fc.assert(
    fc.property(mutated, extra, (first, second) => {
      const entry = parseLogEntry(first, second);
      assert.ok(entry instanceof ParseError || entry.chain !== undefined);
    }),
    { numRuns: 1000 },
  );
});

entries.run();
