/** Run with `--expose-gc` and the number of anchors: prints what a store of that many costs, as JSON. */
import { createStore } from '../../src/trust/store.ts';
import { type Certificate, parseCertificate } from '../../src/x509/certificate.ts';
import { fakeCertificate } from '../../test/support/pki-fake.ts';
import { median } from '../measure.ts';

export interface StoreCost {
  readonly inputBytes: number;
  readonly firstMilliseconds: number;
  readonly milliseconds: number;
  readonly bytes: number;
  readonly lookUpMicroseconds: number;
}

const count = Number(process.argv[2]);
const anchors = Array.from({ length: count }, (_, index) => {
  const name = `Fake Trust Services Root ${index}`;
  return fakeCertificate({ subject: name, issuer: name, key: name, issuerKey: name, keyIdentifiers: true });
});

const before = memoryInUse();
const started = process.cpuUsage();
let store = createStore(anchors);
const firstMilliseconds = millisecondsSince(started);
const bytes = memoryInUse() - before;

const samples: number[] = [];
for (let round = 0; round < 5; round++) {
  const begun = process.cpuUsage();
  store = createStore(anchors);
  samples.push(millisecondsSince(begun));
}

const cost: StoreCost = {
  inputBytes: anchors.reduce((sum, { length }) => sum + length, 0),
  firstMilliseconds,
  milliseconds: median(samples),
  bytes,
  lookUpMicroseconds: timeLookUps(),
};
console.log(JSON.stringify(cost));

/** Names as they come from a certificate: nothing about them has been worked out before. */
function timeLookUps(): number {
  const rounds: number[] = [];
  for (let round = 0; round < 9; round++) {
    const children = anchors
      .filter((_, index) => index % 50 === round)
      .map((der) => parseCertificate(der) as Certificate);
    const begun = process.cpuUsage();
    let found = 0;
    for (const { issuer } of children) found += store.findBySubject(issuer).length;
    rounds.push((1000 * millisecondsSince(begun)) / children.length);
    if (found !== children.length) throw new Error('an anchor is not found');
  }
  return median(rounds);
}

function memoryInUse(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function millisecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
