import * as crypto from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createNativeProvider } from '../../src/crypto/native.ts';
import {
  type AsyncSignatureVerifier,
  type Certificate,
  createStore,
  createVerifier,
  parseCertificate,
  type SignatureJob,
  toJson,
  type Verdict,
  type VerifyInput,
  verify,
  verifyAsync,
} from '../../src/index.ts';
import { makeChain } from '../support/pki.ts';
import { outcomeOf, testTime } from '../support/verification.ts';

const { root, pool, leaf } = makeChain();
const native = createNativeProvider(crypto);

/** The same chain in buffers of its own, and a way to overwrite them. A `slice` of Node's Buffer is a view. */
function buffers(copy: (der: Uint8Array) => Uint8Array = (der) => der.slice()): {
  input: VerifyInput;
  scribble: () => void;
} {
  const copies = [copy(leaf.der), ...pool.map(copy), copy(root.der)];
  const [own, ...others] = copies as [Uint8Array, ...Uint8Array[]];
  const anchor = others.pop() as Uint8Array;
  return {
    input: { leaf: own, pool: others, anchors: [anchor], time: testTime },
    scribble: () => {
      for (const each of copies) each.fill(0xff);
    },
  };
}

const expected = JSON.stringify(toJson(verify(buffers().input), { certificates: 'der' }));

function text(verdict: Verdict): string {
  return JSON.stringify(toJson(verdict, { certificates: 'der' }));
}

const test = suite('a caller that uses its buffers again');

test('after verify has no effect on the verdict', () => {
  const { input, scribble } = buffers();
  const verdict = verify(input);
  scribble();
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(text(verdict), expected);
});

test('of the kind that Node has has no effect', async () => {
  const toBuffer = (der: Uint8Array): Uint8Array => Buffer.from(der);
  const early = buffers(toBuffer);
  const verdict = verify(early.input);
  early.scribble();
  assert.is(text(verdict), expected);
  const late = buffers(toBuffer);
  assert.is(text(await verifyAsync({ ...late.input, provider: scribbling(late.scribble) })), expected);
  const kept = buffers(toBuffer);
  const verifier = createVerifier({ anchors: kept.input.anchors, time: testTime });
  assert.is(text(verifier.verify({ leaf: kept.input.leaf, pool: kept.input.pool })), expected);
  kept.scribble();
  const again = verifier.verify({ leaf: leaf.der, pool });
  assert.equal([outcomeOf(again), again.spent.signatures], ['accepted', 1]);
});

test('right after the call of verifyAsync has no effect', async () => {
  const { input, scribble } = buffers();
  const promise = verifyAsync(input);
  scribble();
  assert.is(text(await promise), expected);
});

test('while a question is open has no effect', async () => {
  const { input, scribble } = buffers();
  const verdict = await verifyAsync({ ...input, provider: scribbling(scribble) });
  assert.is(text(verdict), expected);
});

test('behind parsed certificates has no effect either', async () => {
  const { input, scribble } = buffers();
  const parsed: VerifyInput = {
    ...input,
    leaf: parse(input.leaf),
    pool: [...(input.pool ?? [])].map(parse),
    anchors: [...(input.anchors ?? [])].map((anchor) => parse(anchor as Uint8Array)),
  };
  const verdict = await verifyAsync({ ...parsed, provider: scribbling(scribble) });
  assert.is(text(verdict), expected);
});

test('does not reach a store', () => {
  const anchor = root.der.slice();
  const store = createStore([anchor]);
  anchor.fill(0xff);
  assert.is(text(verify({ leaf: leaf.der, pool, store, time: testTime })), expected);
});

test('does not reach what a verifier keeps', async () => {
  const { input, scribble } = buffers();
  const verifier = createVerifier({ anchors: [root.der], time: testTime, provider: scribbling(scribble) });
  const first = await verifier.verifyAsync({ leaf: input.leaf, pool: input.pool });
  assert.is(text(first), expected);
  const second = await verifier.verifyAsync({ leaf: leaf.der, pool });
  assert.is(outcomeOf(second), 'accepted');
  assert.is(second.spent.signatures, 1);
});

test('cannot make a verifier take one certificate for another', () => {
  const verifier = createVerifier({ anchors: [root.der], time: testTime });
  const buffer = new Uint8Array(pool[0] as Uint8Array);
  assert.is(outcomeOf(verifier.verify({ leaf: leaf.der, pool: [buffer] })), 'accepted');
  const forged = makeChain({
    intermediates: [{ edits: { signature: (s) => s.map((b, i) => (i === 20 ? b ^ 1 : b)) } }],
  });
  buffer.set((forged.pool[0] as Uint8Array).subarray(0, buffer.length));
  assert.is(verifier.verify({ leaf: leaf.der, pool: [buffer] }).ok, false);
  assert.is(outcomeOf(verifier.verify({ leaf: leaf.der, pool })), 'accepted');
});

test('with an identity in octets has no effect', async () => {
  const { root: top, pool: others, leaf: host } = makeChain({ leaf: { names: ['ip:192.0.2.1'] } });
  const ip = Uint8Array.of(192, 0, 2, 1);
  const input = { leaf: host.der, pool: others, anchors: [top.der], time: testTime, identity: { ip } };
  const verdict = await verifyAsync({ ...input, provider: scribbling(() => ip.fill(0)) });
  assert.is(outcomeOf(verdict), 'accepted');
});

/** Overwrites the caller's buffers before it answers. */
function scribbling(scribble: () => void): AsyncSignatureVerifier {
  return {
    name: 'scribbling',
    verifyAsync: async (jobs: readonly SignatureJob[]) => {
      scribble();
      await Promise.resolve();
      return jobs.map((job) => native.verify(job));
    },
  };
}

function parse(der: VerifyInput['leaf']): Certificate {
  return parseCertificate(der as Uint8Array) as Certificate;
}

test.run();
