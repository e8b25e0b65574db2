import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkTimestamps, ParseError, toPrecertificateTbs } from '../../src/transparency.ts';
import { parseCertificate } from '../../src/x509.ts';
import { hex } from '../support/hex.ts';
import { ca } from '../support/pki.ts';
import { parseOk } from '../x509/build.ts';
import { issueLogged, judgedAt, testLog, timestampExtension, timestampList, x509Entry } from './test-log.ts';

const hostile = suite('hostile SCTs');

const root = ca('CT Root');
const issuer = parseOk(root.der);
const log = testLog('one');
const logged = issueLogged(root, [log, log]).der;
const certificate = parseOk(logged);
const unlogged = parseOk(root.issueLeaf().der);
const sct = log.sign(x509Entry(unlogged.der));

/** Bytes with a few of them changed, and perhaps cut off. */
function mutations(base: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(fc.nat({ max: base.length - 1 }), fc.nat({ max: 255 }));
  const end = fc.oneof({ weight: 4, arbitrary: fc.constant(base.length) }, fc.nat({ max: base.length }));
  return fc.tuple(fc.array(change, { minLength: 1, maxLength: 3 }), end).map(([changes, length]) => {
    const copy = base.slice();
    for (const [at, value] of changes) copy[at] = value;
    return copy.subarray(0, length);
  });
}

const input = { certificate, issuer, logs: [log.log], time: judgedAt };

hostile('a changed SCT is not good', () => {
  fc.assert(
    fc.property(mutations(sct), (bytes) => {
      const [checked] = checkTimestamps({ ...input, certificate: unlogged, timestamps: [bytes] }).timestamps;
      assert.is(checked?.state === 'good', hex(bytes) === hex(sct));
    }),
    { numRuns: 300 },
  );
});

hostile('changed lists of OCSP and TLS never throw', () => {
  fc.assert(
    fc.property(mutations(timestampList(sct)), mutations(timestampExtension(sct)), (timestamps, ocspTimestamps) => {
      const report = checkTimestamps({ ...input, timestamps, ocspTimestamps });
      assert.ok(report.timestamps.length >= 4);
    }),
    { numRuns: 200 },
  );
});

hostile('changed certificates never throw, and what has changed is not good', () => {
  fc.assert(
    fc.property(mutations(logged), (der) => {
      const changed = parseCertificate(der);
      if (changed instanceof ParseError) return;
      toPrecertificateTbs(changed, issuer);
      const { timestamps } = checkTimestamps({ ...input, certificate: changed });
      const isGood = timestamps.some(({ state }) => state === 'good');
      const tbs = toPrecertificateTbs(changed);
      const isSame = !(tbs instanceof ParseError) && hex(tbs) === hex(toPrecertificateTbs(certificate) as Uint8Array);
      assert.ok(!isGood || isSame);
    }),
    { numRuns: 500 },
  );
});

hostile('a list of the greatest length takes bounded time', () => {
  const flood = timestampList(...Array.from({ length: 500 }, () => sct));
  const started = process.hrtime.bigint();
  checkTimestamps({
    ...input,
    timestamps: flood,
    ocspTimestamps: timestampExtension(...Array.from({ length: 500 }, () => sct)),
  });
  assert.ok(process.hrtime.bigint() - started < 2_000_000_000n);
});

hostile.run();
