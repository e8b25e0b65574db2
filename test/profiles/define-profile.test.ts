import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeNull } from '../../src/asn1/der-writer.ts';
import {
  codeSigning,
  defaultStrength,
  defineProfile,
  type ExtensionHandler,
  type Profile,
  type ProfileOverrides,
  rfc5280,
  type VerifyOptions,
  verify,
  webpki,
} from '../../src/index.ts';
import { extension, makeChain, rsaKey, unknownOid } from '../support/pki.ts';
import { now, outcome } from './outcome.ts';

const otherOid = '1.3.6.1.4.1.32473.2';

function judge(profile: Profile, options: VerifyOptions = {}): string {
  const critical = extension(unknownOid, encodeNull(), true);
  const { root, pool, leaf } = makeChain({
    intermediates: [{ moreExtensions: [extension(otherOid, encodeNull())] }],
    leaf: { moreExtensions: [critical], keyUsage: null, subject: 'Leaf' },
  });
  return outcome(verify({ leaf: leaf.der, pool, anchors: [root.der], time: now, profile, ...options }));
}

const good = 'accepted: Leaf < Intermediate 1 < Root';
const unknown = `0 critical-extension-unknown ${unknownOid}`;

const merging = suite('defineProfile: what is overridden');

merging('nothing: an equal copy of the base', () => {
  for (const base of [rfc5280, webpki, codeSigning]) {
    const { extensions, validity, ...copy } = defineProfile(base, {});
    const { extensions: baseExtensions, validity: _none, ...rest } = base;
    assert.equal(copy, rest);
    assert.equal(extensions?.required ?? {}, baseExtensions?.required ?? {});
    assert.equal(validity, {});
  }
  assert.equal(defineProfile('webpki', {}), defineProfile(webpki, {}));
});

merging('strength field by field', () => {
  const profile = defineProfile('rfc5280', { strength: { minimumRsaBits: 3072 } });
  assert.equal(profile.strength, { ...defaultStrength, minimumRsaBits: 3072 });
});

merging('lists as a whole', () => {
  const profile = defineProfile('webpki', { conformance: ['rfc5280'], strength: { hashes: ['SHA-384'] } });
  assert.equal(profile.conformance, ['rfc5280']);
  assert.equal(profile.strength.hashes, ['SHA-384']);
});

merging('validity and required extensions role by role, handlers OID by OID', () => {
  const yes: ExtensionHandler = () => true;
  const no: ExtensionHandler = () => false;
  const first = defineProfile('rfc5280', {
    validity: { leaf: { at: 1000 }, issuer: { notAfter: 'ignore' } },
    extensions: { required: { leaf: ['1.2.3'] }, handlers: { '1.2.3': yes, '1.2.4': yes }, tolerated: ['1.2.5'] },
  });
  const second = defineProfile(first, {
    validity: { leaf: { notBefore: 'ignore' } },
    extensions: { required: { issuer: ['1.2.6'] }, handlers: { '1.2.4': no } },
  });
  assert.equal(second.validity, { leaf: { notBefore: 'ignore' }, issuer: { notAfter: 'ignore' } });
  assert.equal(second.extensions, {
    required: { leaf: ['1.2.3'], issuer: ['1.2.6'] },
    handlers: { '1.2.3': yes, '1.2.4': no },
    tolerated: ['1.2.5'],
  });
});

merging('an undefined field changes nothing', () => {
  const absent = { minimumRsaBits: undefined } as unknown as Partial<typeof defaultStrength>;
  const profile = defineProfile(codeSigning, { purpose: undefined, strength: absent, extensions: undefined });
  assert.equal(profile.purpose, codeSigning.purpose);
  assert.is(profile.strength.minimumRsaBits, 2048);
});

merging('the copy is frozen and owes nothing to its makings', () => {
  const required = [unknownOid];
  const at = new Date(now);
  const profile = defineProfile('rfc5280', {
    extensions: { required: { leaf: required } },
    validity: { leaf: { at } },
  });
  required.push('1.2.3');
  at.setTime(0);
  assert.equal(profile.extensions?.required?.leaf, [unknownOid]);
  assert.is(profile.validity?.leaf?.at, now);
  for (const part of [profile, profile.strength, profile.strength.hashes, profile.extensions?.required?.leaf]) {
    assert.ok(Object.isFrozen(part));
  }
});

merging.run();

const mistakes = suite('defineProfile: mistakes of the program');

/** What the compiler would not let through. */
function refuses(overrides: object, kind: typeof TypeError | typeof RangeError = TypeError): void {
  const define = (): Profile => defineProfile('rfc5280', overrides as ProfileOverrides);
  assert.throws(define, (error: unknown) => error instanceof kind, JSON.stringify(overrides));
}

mistakes('unknown fields', () => {
  refuses({ purposes: 'any' });
  refuses({ strength: { minimumRSABits: 3072 } });
  refuses({ validity: { ca: {} } });
  refuses({ validity: { leaf: { time: 1 } } });
  refuses({ extensions: { forbidden: [] } });
  refuses({ extensions: { required: { anchor: [] } } });
  refuses({ purpose: { anyOf: ['serverAuth'], absent: 'refuse' } });
  refuses({ constructor: 1 });
});

mistakes('unknown names and what is no OID', () => {
  refuses({ conformance: ['rfc5820'] });
  refuses({ purpose: 'server' });
  refuses({ purpose: { anyOf: [] } });
  refuses({ purpose: { anyOf: ['serverAuth'], whenAbsent: 'reject' } });
  refuses({ keyUsage: ['nonRepudiation'] });
  refuses({ validity: { leaf: { notAfter: 'ignored' } } });
  refuses({ extensions: { required: { leaf: ['keyUsage'] } } });
  refuses({ extensions: { tolerated: ['1'] } });
  refuses({ extensions: { handlers: { aaguid: () => true } } });
  refuses({ extensions: { handlers: { '1.2.3': true } } });
});

mistakes('values that would switch a check off', () => {
  refuses({ strength: { minimumRsaBits: '3072' } });
  refuses({ strength: { minimumRsaBits: Number.NaN } });
  refuses({ strength: { hashes: 'SHA-256' } });
  refuses({ maxIntermediates: -1 }, RangeError);
  refuses({ validity: { leaf: { at: 'yesterday' } } });
  assert.throws(() => defineProfile('rfc5820' as 'rfc5280', {}), TypeError);
});

mistakes.run();

const effect = suite('profile: extensions');

effect('an unknown critical extension is refused, tolerated or handled', () => {
  const handled = (answer: boolean): Profile =>
    defineProfile('rfc5280', { extensions: { handlers: { [unknownOid]: () => answer } } });
  assert.is(judge(rfc5280), unknown);
  assert.is(judge(defineProfile('rfc5280', { extensions: { tolerated: [otherOid] } })), unknown);
  assert.is(judge(defineProfile('rfc5280', { extensions: { tolerated: [unknownOid] } })), good);
  assert.is(judge(handled(true)), good);
  assert.is(judge(handled(false)), `0 extension-refused ${unknownOid}`);
});

effect('a handler goes before tolerance, an option before the handler of the profile', () => {
  const profile = defineProfile('rfc5280', {
    extensions: { tolerated: [unknownOid], handlers: { [unknownOid]: () => false } },
  });
  assert.is(judge(profile), `0 extension-refused ${unknownOid}`);
  assert.is(judge(profile, { extensionHandlers: { [unknownOid]: () => true } }), good);
  assert.is(judge(profile, { extensionHandlers: { [otherOid]: () => true } }), `0 extension-refused ${unknownOid}`);
});

effect('a handler is told the role, and is asked about processed extensions too', () => {
  const roles: string[] = [];
  const handler: ExtensionHandler = (_extension, _certificate, role) => roles.push(role) > 0;
  const extensionHandlers = { '2.5.29.14': handler, [unknownOid]: () => true };
  assert.is(judge(rfc5280, { extensionHandlers }), good);
  assert.equal(roles.sort(), ['anchor', 'intermediate', 'leaf']);
  const basicConstraints = { '2.5.29.19': () => false, [unknownOid]: () => true };
  const found = '1 extension-refused 2.5.29.19, 2 extension-refused 2.5.29.19';
  assert.is(judge(rfc5280, { extensionHandlers: basicConstraints }), found);
});

effect('required extensions count by role', () => {
  const requiring = (required: object): string =>
    judge(defineProfile('rfc5280', { extensions: { tolerated: [unknownOid], required } }));
  assert.is(requiring({ leaf: [unknownOid], issuer: [otherOid, '2.5.29.19'] }), good);
  assert.is(requiring({ leaf: [otherOid] }), `0 extension-missing ${otherOid}`);
  assert.is(requiring({ issuer: [unknownOid] }), `1 extension-missing ${unknownOid}`);
  assert.is(
    requiring({ leaf: ['2.5.29.15', otherOid] }),
    `0 extension-missing 2.5.29.15, 0 extension-missing ${otherOid}`,
  );
});

effect.run();

const algorithms = suite('profile: algorithms');

algorithms('a list of digests, a list of keys', () => {
  const { root, pool, leaf } = makeChain({ root: { key: rsaKey('rsa2048-1') } });
  const run = (strength: Partial<typeof defaultStrength>): string => {
    const profile = defineProfile('rfc5280', { strength });
    return outcome(verify({ leaf: leaf.der, pool, anchors: [root.der], time: now, profile }));
  };
  assert.is(run({ hashes: ['SHA-256'] }), 'accepted: www.example.com < Intermediate 1 < Root');
  assert.is(run({ hashes: ['SHA-384'] }), '0 algorithm-refused, 1 algorithm-refused');
  assert.is(run({ keyTypes: ['P-256'] }), '2 key-refused');
  assert.is(run({ schemes: ['ECDSA'] }), '1 algorithm-refused');
  assert.is(run({ minimumRsaBits: 3072 }), '2 key-too-small');
});

algorithms.run();
