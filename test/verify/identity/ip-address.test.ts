import { isIP } from 'node:net';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { formatIpAddress, parseIpAddress } from '../../../src/verify/identity/ip-address.ts';
import { hex } from '../../support/hex.ts';

const test = suite('IP addresses');

function parsed(text: string): string | undefined {
  const octets = parseIpAddress(text);
  return octets && hex(octets);
}

test('of version 4 are four decimal numbers without leading zeros', () => {
  assert.is(parsed('192.0.2.1'), 'c0000201');
  assert.is(parsed('0.0.0.0'), '00000000');
  assert.is(parsed('255.255.255.255'), 'ffffffff');
  for (const text of [
    '',
    '1',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.00',
    '0x1.2.3.4',
    '1.2.3.',
    '.1.2.3',
    '1.2.3.4 ',
    '+1.2.3.4',
    '1.2.3.1e1',
    '1.2.3.4/32',
    '1.2.3.٤',
  ]) {
    assert.is(parsed(text), undefined, text);
  }
});

test('of version 6 have the forms of RFC 4291', () => {
  assert.is(parsed('2001:db8::1'), '20010db8000000000000000000000001');
  assert.is(parsed('::'), '0'.repeat(32));
  assert.is(parsed('1::'), `0001${'0'.repeat(28)}`);
  assert.is(parsed('1:2:3:4:5:6:7:8'), '00010002000300040005000600070008');
  assert.is(parsed('1:2:3:4:5:6:7::'), '00010002000300040005000600070000');
  assert.is(parsed('::FFFF:192.0.2.1'), '00000000000000000000ffffc0000201');
  assert.is(parsed('1:2:3:4:5:6:192.0.2.1'), '000100020003000400050006c0000201');
});

test('of version 6 are refused in any other', () => {
  const malformed = [
    ':',
    ':::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    '1:2:3:4:5:6:7:8::',
    '::1:2:3:4:5:6:7:8',
    '1:::2',
    ':1::2',
    '1::2:',
    '12345::',
    'g::',
    '::1%eth0',
    '[::1]',
    '::1/128',
    '::1.2.3',
    '::01.2.3.4',
    '1.2.3.4::',
    '1:1.2.3.4:1::',
    '1:2:3:4:5:6:7:1.2.3.4',
    ' ::1',
    '::ffff:1.2.3.4:1',
  ];
  for (const text of malformed) assert.is(parsed(text), undefined, text);
});

test('are what node:net takes for one, of near misses too', () => {
  const near = fc.array(fc.constantFrom('0', '1', '9', '25', '256', 'f', 'a1', ':', ':', '::', '.', '.', '%'), {
    maxLength: 17,
  });
  fc.assert(
    fc.property(near, (parts) => {
      const text = parts.join('');
      const version = text.includes('%') ? 0 : isIP(text);
      assert.is(parseIpAddress(text)?.length, { 0: undefined, 4: 4, 6: 16 }[version], text);
    }),
    { numRuns: 3000 },
  );
});

test('come back from their text, in the form of RFC 5952', () => {
  const octets = fc.oneof(
    ...[4, 16].map((length) => fc.array(fc.constantFrom(0, 0, 0, 1, 255), { minLength: length, maxLength: length })),
  );
  fc.assert(
    fc.property(octets, (values) => {
      const address = Uint8Array.from(values);
      const text = formatIpAddress(address);
      assert.is(parsed(text), hex(address));
      if (address.length === 16) assert.is(`[${text}]`, new URL(`http://[${text}]`).host);
    }),
    { numRuns: 500 },
  );
});

test('have bounded text when they are none', () => {
  assert.is(formatIpAddress(Uint8Array.of(1, 2, 171)), '#0102ab');
  assert.is(formatIpAddress(new Uint8Array(1e6)).length, 67);
});

test.run();
