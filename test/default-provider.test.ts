import * as crypto from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { SignatureJob } from '../src/crypto/signature-job.ts';
import { defaultProvider, type Host, providerOf } from '../src/default-provider.ts';
import { algorithm } from './support/keys.ts';
import { flipped, signedJob } from './support/signing.ts';

const DATA = new TextEncoder().encode('to be signed');
const good = jobOn('P-256');
const tampered: SignatureJob = { ...good, data: flipped(DATA, 0) };

function jobOn(namedCurve: string): SignatureJob {
  const pair = crypto.generateKeyPairSync('ec', { namedCurve });
  return signedJob(pair, algorithm('1.2.840.10045.4.3.2'), 'sha256', DATA);
}

/** A runtime whose `node:crypto` is the real one with something replaced; counts the signatures it is asked about. */
function hostWith(replaced: Partial<typeof crypto>): { readonly host: Host; readonly asked: () => number } {
  let asked = 0;
  const verify = (...given: Parameters<typeof crypto.verify>) => {
    asked++;
    return (replaced.verify ?? crypto.verify)(...given);
  };
  const module = { ...crypto, ...replaced, verify };
  const getBuiltinModule = (name: string) => (name === 'node:crypto' ? module : undefined);
  return { host: { process: { getBuiltinModule } }, asked: () => asked };
}

const defaults = suite('default provider');

defaults('is the portable one where there is no node:crypto', () => {
  const hosts: Host[] = [{}, { process: {} }, { process: { getBuiltinModule: () => undefined } }];
  for (const host of hosts) {
    const provider = providerOf(host);
    assert.is(provider.name, 'portable');
    assert.equal([provider.verify(good), provider.verify(tampered)], ['good', 'bad']);
    assert.is(provider.verify(jobOn('brainpoolP256r1')), 'unsupported');
  }
});

defaults('asks node:crypto once it has shown what it can', () => {
  const { host, asked } = hostWith({});
  const provider = providerOf(host);
  assert.is(provider.name, 'native');
  assert.is(asked(), 0);
  assert.equal([provider.verify(good), provider.verify(tampered)], ['good', 'bad']);
  assert.is(asked(), 4);
});

defaults('answers for itself where node:crypto answers wrongly or not at all', () => {
  const refuse = (): never => {
    throw new Error('not implemented');
  };
  const opposite = (hash: string, data: Uint8Array, key: crypto.KeyObject, signature: Uint8Array) =>
    !crypto.verify(hash, data, key, signature);
  const wrong = [() => true, () => false, opposite, refuse];
  for (const verify of wrong) {
    const provider = providerOf(hostWith({ verify: verify as unknown as typeof crypto.verify }).host);
    assert.equal([provider.verify(good), provider.verify(tampered)], ['good', 'bad'], String(verify));
  }
  const unable = providerOf(hostWith({ createPublicKey: refuse, generateKeyPairSync: refuse as never }).host);
  assert.equal([unable.verify(good), unable.verify(tampered)], ['good', 'bad']);
});

defaults('leaves to node:crypto what only that knows', () => {
  const provider = providerOf(hostWith({}).host);
  const brainpool = jobOn('brainpoolP256r1');
  assert.is(provider.verify(brainpool), 'good');
  assert.is(provider.verify({ ...brainpool, data: flipped(DATA, 0) }), 'bad');
});

defaults('does not believe a node:crypto that finds everything good about what only that knows', () => {
  const provider = providerOf(hostWith({ verify: (() => true) as unknown as typeof crypto.verify }).host);
  assert.is(provider.verify(jobOn('brainpoolP256r1')), 'unsupported');
});

defaults('is made once', () => {
  assert.is(defaultProvider(), defaultProvider());
  assert.is(defaultProvider().name, 'native');
});

defaults.run();
