import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createStore, createVerifier, defineProfile, type VerifierInput } from '../../src/index.ts';
import { ca, type LeafOptions } from '../support/pki.ts';
import { now, outcome } from './outcome.ts';

const root = ca('Company Root');
const devices = root.issueCa('Devices', { nameConstraints: { permitted: ['dns:devices.example'] } });
const device: LeafOptions = { names: ['dns:a.devices.example'], cA: false, extendedKeyUsage: ['clientAuth'] };

/** What a server behind a proxy asks of its clients, said once. */
const profile = defineProfile('rfc5280', {
  name: 'clients',
  conformance: ['end-entity', 'subscriber-key'],
  purpose: { anyOf: ['clientAuth'], whenAbsent: 'refuse' },
  keyUsage: ['digitalSignature'],
  maxIntermediates: 1,
});
const verifier = createVerifier({ store: createStore([root.der]), profile, time: now });

function judge(leaf: LeafOptions, more: Partial<VerifierInput> = {}): string {
  const { der } = devices.issueLeaf({ ...device, ...leaf });
  return outcome(verifier.verify({ leaf: der, pool: [devices.der], ...more }));
}

const good = 'accepted: a.devices.example < Devices < Company Root';
const clients = suite('a profile for clients');

clients('a device', () => {
  assert.is(judge({}), good);
});

clients('refuses a server, a certificate for anything, and a CA', () => {
  assert.is(judge({ extendedKeyUsage: ['serverAuth'] }), '0 purpose-refused');
  assert.is(judge({ extendedKeyUsage: null }), '0 purpose-refused');
  assert.is(judge({ cA: true }), '0 conformance-violation end-entity-is-ca');
});

clients('refuses a device of a CA that is not for it', () => {
  const found = judge({ names: ['dns:a.servers.example'] });
  assert.is(found, '0 name-not-permitted');
});

clients('refuses a longer path, unless a call allows it', () => {
  const lower = devices.issueCa('Lower');
  const { der } = lower.issueLeaf(device);
  const pool = [devices.der, lower.der];
  assert.is(outcome(verifier.verify({ leaf: der, pool })), 'path depth-exceeded');
  const accepted = 'accepted: a.devices.example < Lower < Devices < Company Root';
  assert.is(outcome(verifier.verify({ leaf: der, pool, maxIntermediates: 2 })), accepted);
});

clients('an option of a call overrides the profile for that call alone', () => {
  assert.is(judge({ extendedKeyUsage: ['serverAuth'] }, { purpose: 'serverAuth' }), good);
  assert.is(judge({ extendedKeyUsage: ['serverAuth'] }), '0 purpose-refused');
});

clients.run();
