import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dnsName, ipName } from '../identity/certificate-of.ts';
import { faults } from './constraints-of.ts';

const zeros = (count: number): number[] => new Array<number>(count).fill(0);
const ones = (count: number): number[] => new Array<number>(count).fill(255);
const documentation = ipName(192, 0, 2, 0, 255, 255, 255, 0);

const test = suite('name constraints: iPAddress');

test('a subtree is a network', () => {
  assert.is(faults([ipName(192, 0, 2, 200)], { permitted: [documentation] }), '');
  assert.is(faults([ipName(192, 0, 3, 1)], { permitted: [documentation] }), 'not-permitted');
  assert.is(faults([ipName(192, 0, 2, 1)], { excluded: [documentation] }), 'excluded');
  assert.is(faults([ipName(192, 0, 3, 1)], { excluded: [documentation] }), '');
  assert.is(faults([ipName(...zeros(15), 1)], { permitted: [ipName(...zeros(15), 1, ...ones(16))] }), '');
  assert.is(faults([ipName(...zeros(15), 2)], { permitted: [ipName(...zeros(15), 1, ...ones(16))] }), 'not-permitted');
});

test('a prefix may end within an octet', () => {
  const network = ipName(10, 16, 0, 0, 255, 240, 0, 0);
  assert.is(faults([ipName(10, 31, 255, 255)], { permitted: [network] }), '');
  assert.is(faults([ipName(10, 32, 0, 0)], { permitted: [network] }), 'not-permitted');
});

test('a mask of zeros holds all addresses of its length', () => {
  assert.is(faults([ipName(1, 2, 3, 4)], { excluded: [ipName(...zeros(8))] }), 'excluded');
  assert.is(faults([ipName(...ones(16))], { excluded: [ipName(...zeros(8))] }), '');
  assert.is(faults([ipName(...ones(16))], { excluded: [ipName(...zeros(32))] }), 'excluded');
});

test('where only one family is permitted, no address of the other is', () => {
  assert.is(faults([ipName(...ones(16))], { permitted: [documentation] }), 'not-permitted');
  assert.is(faults([ipName(192, 0, 2, 1)], { permitted: [ipName(...zeros(32))] }), 'not-permitted');
  assert.is(faults([ipName(...zeros(10), 255, 255, 192, 0, 2, 1)], { permitted: [documentation] }), 'not-permitted');
});

test('an address of another length is neither permitted nor free of exclusions', () => {
  for (const octets of [[], [1, 2, 3], [192, 0, 2, 0, 255, 255, 255, 0], zeros(15), zeros(32)]) {
    assert.is(faults([ipName(...octets)], { permitted: [ipName(...zeros(8)), ipName(...zeros(32))] }), 'not-permitted');
    assert.is(faults([ipName(...octets)], { excluded: [documentation] }), 'excluded');
  }
});

test('a malformed subtree refuses every address and nothing else', () => {
  const malformed = [
    [],
    [127, 0, 0, 1],
    zeros(16),
    zeros(24),
    [...zeros(4), 255, 0, 255, 0],
    [...zeros(4), 0, 0, 0, 1],
    [...zeros(4), 255, 254, 128, 0],
    [...zeros(16), 255, ...zeros(14), 1],
  ];
  for (const octets of malformed) {
    assert.is(
      faults([ipName(127, 0, 0, 1)], { permitted: [ipName(...octets)] }),
      'constraint-unsupported',
      `${octets}`,
    );
    assert.is(faults([dnsName('a.example')], { permitted: [ipName(...octets)] }), '', `${octets}`);
  }
});

test('looking up by prefix answers as masking each network does', () => {
  const octet = fc.constantFrom(0, 1, 128, 255);
  const address = fc.array(octet, { minLength: 4, maxLength: 4 });
  const network = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([base, prefix]) => {
    const mask = [24, 16, 8, 0].map((shift) => ((prefix === 0 ? 0 : -1 << (32 - prefix)) >> shift) & 0xff);
    return { base, mask };
  });
  fc.assert(
    fc.property(fc.array(network, { minLength: 1, maxLength: 5 }), address, (networks, octets) => {
      const isInside = networks.some(({ base, mask }) =>
        mask.every((bits, i) => ((base[i] as number) & bits) === ((octets[i] as number) & bits)),
      );
      const subtrees = networks.map(({ base, mask }) => ipName(...base, ...mask));
      assert.is(faults([ipName(...octets)], { permitted: subtrees }), isInside ? '' : 'not-permitted');
      assert.is(faults([ipName(...octets)], { excluded: subtrees }), isInside ? 'excluded' : '');
    }),
    { numRuns: 500 },
  );
});

test.run();
