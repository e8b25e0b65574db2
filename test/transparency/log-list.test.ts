import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeBase64 } from '../../src/asn1.ts';
import { parseLogList } from '../../src/transparency.ts';
import { hex } from '../support/hex.ts';
import { ecKey, rsaKey, type TestKey } from '../support/pki.ts';
import { digest } from './test-log.ts';

const lists = suite('log lists');

const usable = { usable: { timestamp: '2025-01-02T03:04:05Z' } };

function entry(key: TestKey = ecKey('log'), changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { log_id: encodeBase64(digest(key.spki)), key: encodeBase64(key.spki), mmd: 86400, state: usable, ...changes };
}

function listWith(...logs: readonly unknown[]): unknown {
  return { version: '1.2', log_list_timestamp: '2026-01-01T00:00:00Z', operators: [{ name: 'A', email: [], logs }] };
}

/** What was rejected, as `path: expected`. */
function rejectedOf(list: unknown): string[] {
  return parseLogList(list).rejected.map(({ path, expected }) => `${path}: ${expected}`);
}

lists('a list in the schema of Chrome', () => {
  const tiled = entry(ecKey('tiled'), { submission_url: 'https://a.example/', monitoring_url: 'https://b.example/' });
  const sold = entry(ecKey('log'), {
    description: 'A log',
    url: 'https://ct.example/',
    log_type: 'prod',
    temporal_interval: { start_inclusive: '2026-01-01T00:00:00Z', end_exclusive: '2026-07-01T00:00:00Z' },
    previous_operators: [
      { name: 'C', end_time: '2025-02-01T00:00:00Z' },
      { name: 'B', end_time: '2025-01-01T00:00:00Z' },
    ],
  });
  const operators = [{ name: 'A', email: ['a@example.com'], logs: [sold], tiled_logs: [tiled] }];
  const text = JSON.stringify({ version: '55.5', log_list_timestamp: '2024-11-12T00:00:00Z', operators });
  const list = parseLogList(text);
  assert.equal(list.rejected, []);
  assert.is(list.version, '55.5');
  assert.is(list.timestamp, Date.UTC(2024, 10, 12));
  const [first, second] = list.logs;
  assert.is(hex(first?.logId as Uint8Array), hex(digest(ecKey('log').spki)));
  assert.is(hex(first?.publicKey as Uint8Array), hex(ecKey('log').spki));
  assert.equal(first?.state, { name: 'usable', since: Date.UTC(2025, 0, 2, 3, 4, 5) });
  assert.equal(first?.temporalInterval, { from: Date.UTC(2026, 0, 1), until: Date.UTC(2026, 6, 1) });
  assert.equal(first?.previousOperators, [
    { name: 'B', until: Date.UTC(2025, 0, 1) },
    { name: 'C', until: Date.UTC(2025, 1, 1) },
  ]);
  assert.equal([first?.operator, first?.kind, first?.description], ['A', 'rfc6962', 'A log']);
  assert.equal([second?.operator, second?.kind, second?.description], ['A', 'static-ct', undefined]);
});

lists('a list in the schema of Apple', () => {
  const retired = { retired: { timestamp: '2025-01-01T00:00:00Z', version: '7' } };
  const logs = [entry(rsaKey('rsa2048-1'), { state: retired, dns: 'a.example', tls_only: true })];
  const operators = [{ name: 'A', email: ['a@example.com'], logs, tiled_logs: [] }];
  const list = parseLogList({ version: '1.0.0b', assetVersion: 3, assetVersionV2: 1003, operators });
  assert.equal(list.rejected, []);
  assert.is(list.timestamp, undefined);
  assert.equal(list.logs[0]?.state, { name: 'retired', since: Date.UTC(2025, 0, 1) });
});

lists('every state is read', () => {
  for (const name of ['pending', 'qualified', 'usable', 'readonly', 'retired', 'rejected'] as const) {
    const state = { [name]: { timestamp: '2025-01-01T00:00:00.250Z' } };
    assert.equal(parseLogList(listWith(entry(ecKey('log'), { state }))).logs[0]?.state, {
      name,
      since: Date.UTC(2025, 0, 1, 0, 0, 0, 250),
    });
  }
});

lists('what is no list is told as a whole', () => {
  for (const json of ['', '{', 'null', '[]', '1', '{"operators":{}}', '{"operators":[]}', '['.repeat(100_000)]) {
    assert.equal(rejectedOf(json), [': an array of operators'], json.slice(0, 20));
  }
  const inherited = Object.create({ operators: [{ name: 'A', logs: [entry()] }] }) as unknown;
  for (const json of [undefined, null, 1, [], {}, () => 1, inherited]) assert.is(rejectedOf(json).length, 1);
});

lists('a log that cannot be taken is told, and the others are taken', () => {
  const key = 'a key of P-256, or RSA from 2048 bits';
  const state = 'exactly one known state with its timestamp';
  const cases: readonly (readonly [unknown, string])[] = [
    [null, key],
    [{}, key],
    [entry(ecKey('log'), { key: 'AAAA' }), key],
    [entry(ecKey('log'), { key: '!' }), key],
    [entry(ecKey('log', 'P-384')), key],
    [entry(rsaKey('rsa1024-1')), key],
    [entry(ecKey('log'), { log_id: encodeBase64(digest(ecKey('two').spki)) }), 'the SHA-256 of the key as log_id'],
    [entry(ecKey('log'), { log_id: undefined }), 'the SHA-256 of the key as log_id'],
    [entry(ecKey('log'), { state: undefined }), state],
    [entry(ecKey('log'), { state: { frozen: { timestamp: '2025-01-01T00:00:00Z' } } }), state],
    [entry(ecKey('log'), { state: { ...usable, retired: { timestamp: '2025-01-01T00:00:00Z' } } }), state],
    [entry(ecKey('log'), { state: { usable: {} } }), state],
    [
      entry(ecKey('log'), { state: JSON.parse('{"__proto__":{"usable":{"timestamp":"2025-01-01T00:00:00Z"}}}') }),
      state,
    ],
    [entry(ecKey('log'), { log_type: 'test' }), 'a log for production'],
    [entry(ecKey('log'), { temporal_interval: { start_inclusive: '2025' } }), 'a temporal_interval of two dates'],
    [entry(ecKey('log'), { previous_operators: [{ name: 'B' }] }), 'previous_operators with names and dates'],
    [entry(ecKey('log'), { previous_operators: 'B' }), 'previous_operators with names and dates'],
  ];
  for (const [log, expected] of cases) {
    const list = parseLogList(listWith(log, entry(ecKey('other'))));
    assert.equal(list.rejected, [{ path: 'operators[0].logs[0]', expected }]);
    assert.is(list.logs.length, 1);
  }
});

lists('a log that is there twice is taken once', () => {
  assert.equal(rejectedOf(listWith(entry(), entry())), ['operators[0].logs[1]: a log that was not there before']);
});

lists('operators and their logs must have their shapes', () => {
  assert.equal(rejectedOf({ operators: [{ logs: [entry()] }] }), ['operators[0]: the name of an operator']);
  assert.equal(rejectedOf({ operators: [{ name: 'A', logs: 'no' }] }), ['operators[0].logs: an array of logs']);
});

lists('dates are in UTC and exist', () => {
  for (const timestamp of [
    '2025-02-30T00:00:00Z',
    '2025-01-01',
    '2025-01-01T00:00:00+01:00',
    '2025-01-01T24:00:00Z',
    1,
    '',
  ]) {
    assert.is(parseLogList(listWith(entry(ecKey('log'), { state: { usable: { timestamp } } }))).logs.length, 0);
  }
  assert.is(parseLogList({ log_list_timestamp: '0001-01-01T00:00:00Z' }).timestamp, Date.parse('0001-01-01T00:00:00Z'));
});

lists('more logs than lists have are not read', () => {
  const others = (count: number) => Array.from({ length: count }, () => null);
  assert.is(parseLogList(listWith(...others(4095), entry())).logs.length, 1);
  const { logs, rejected } = parseLogList(listWith(...others(4096), entry()));
  assert.equal([logs.length, rejected.length], [0, 4096]);
});

lists('whatever the JSON is, nothing is thrown', () => {
  const good = listWith(entry(), entry(ecKey('two')));
  const property = fc.property(fc.json(), fc.nat(), fc.string(), (json, at, piece) => {
    parseLogList(json);
    const text = JSON.stringify(good);
    const position = at % text.length;
    parseLogList(`${text.slice(0, position)}${piece}${text.slice(position + piece.length)}`);
    parseLogList(
      text.replace(/"[a-z_]+":/g, (name, start: number) => (start % 7 === at % 7 ? `"x":${json},${name}` : name)),
    );
  });
  fc.assert(property, { numRuns: 300 });
});

lists.run();
