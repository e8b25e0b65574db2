import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { PurposeInput } from '../../src/index.ts';
import { verify } from '../../src/index.ts';
import { ca, type LeafOptions } from '../support/pki.ts';
import { fakeCa, fakeLeaf, fakeVerify, outcomeOf, testTime } from '../support/verification.ts';

const oid = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  OCSPSigning: '1.3.6.1.5.5.7.3.9',
} as const;
const any = '2.5.29.37.0';
type Usage = readonly string[] | undefined;

/** Verifies leaf, intermediate and root with the extKeyUsage given; undefined leaves the extension out. */
function judge(purpose: PurposeInput | undefined, leaf: Usage, intermediate?: Usage, root?: Usage): string {
  return outcomeOf(run(purpose, leaf, intermediate, root));
}

function run(purpose: PurposeInput | undefined, leaf: Usage, intermediate?: Usage, root?: Usage) {
  return fakeVerify({
    leaf: fakeLeaf('Intermediate', usage(leaf)),
    pool: [fakeCa('Intermediate', 'Root', usage(intermediate))],
    anchors: [fakeCa('Root', 'Root', usage(root))],
    purpose,
  });
}

function usage(extendedKeyUsage: Usage): { extendedKeyUsage?: readonly string[] } {
  return extendedKeyUsage === undefined ? {} : { extendedKeyUsage };
}

const test = suite('purpose');

for (const [name, value] of Object.entries(oid)) {
  test(`${name} may be asked for by name and by OID`, () => {
    const other = value === oid.serverAuth ? oid.clientAuth : oid.serverAuth;
    for (const purpose of [name, value]) {
      assert.is(judge(purpose, [value]), 'accepted');
      assert.is(judge(purpose, [other]), '0 purpose-refused');
    }
  });
}

test('serverAuth is asked for unless another purpose is given', () => {
  assert.is(judge(undefined, [oid.clientAuth]), '0 purpose-refused');
  assert.is(judge(undefined, [oid.serverAuth]), 'accepted');
});

test('any OID may be asked for', () => {
  assert.is(judge('1.3.6.1.4.1.32473.5', ['1.3.6.1.4.1.32473.5']), 'accepted');
  assert.is(judge('1.3.6.1.4.1.32473.5', ['1.3.6.1.4.1.32473.50']), '0 purpose-refused');
});

test('any asks for nothing', () => {
  const verdict = run('any', ['1.2.3'], ['1.2.4']);
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.ok && verdict.matchedPurpose, undefined);
});

test('anyExtendedKeyUsage allows every purpose, in leaf and CA', () => {
  assert.is(judge('clientAuth', [any], [any], [any]), 'accepted');
});

test('a leaf without extKeyUsage is not restricted, unless the caller wants it refused', () => {
  assert.is(judge('serverAuth', undefined), 'accepted');
  assert.is(judge({ anyOf: ['serverAuth'], whenAbsent: 'refuse' }, undefined), '0 purpose-refused');
  assert.is(judge({ anyOf: ['serverAuth'], whenAbsent: 'refuse' }, [oid.serverAuth]), 'accepted');
});

test('the extKeyUsage of an intermediate restricts what is below, unless it shall not', () => {
  assert.is(judge('serverAuth', [oid.serverAuth], [oid.clientAuth]), '1 purpose-refused');
  assert.is(judge({ anyOf: ['serverAuth'], throughIssuers: false }, [oid.serverAuth], [oid.clientAuth]), 'accepted');
});

test('that of an anchor does too', () => {
  assert.is(judge('serverAuth', [oid.serverAuth], undefined, [oid.clientAuth]), '2 purpose-refused');
  const rules = { anyOf: ['serverAuth'], throughIssuers: false };
  assert.is(judge(rules, [oid.serverAuth], undefined, [oid.clientAuth]), 'accepted');
});

test('the leaf is checked even when issuers are not', () => {
  assert.is(judge({ anyOf: ['serverAuth'], throughIssuers: false }, [oid.clientAuth]), '0 purpose-refused');
});

test('of several purposes one is enough, and the verdict says which', () => {
  const verdict = run({ anyOf: ['serverAuth', 'clientAuth'] }, [oid.clientAuth]);
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.ok && verdict.matchedPurpose, oid.clientAuth);
});

test('the first of several that every certificate allows is the one that matched', () => {
  const both = [oid.clientAuth, oid.serverAuth];
  const verdict = run({ anyOf: ['serverAuth', 'clientAuth'] }, both, both);
  assert.is(verdict.ok && verdict.matchedPurpose, oid.serverAuth);
  const narrowed = run({ anyOf: ['serverAuth', 'clientAuth'] }, both, [oid.clientAuth]);
  assert.is(narrowed.ok && narrowed.matchedPurpose, oid.clientAuth);
});

test('each certificate allowing some other purpose of several is a problem of the path', () => {
  const purpose = { anyOf: ['serverAuth', 'clientAuth'] };
  assert.is(judge(purpose, [oid.serverAuth], [oid.clientAuth]), 'path purpose-refused');
  assert.is(judge({ ...purpose, throughIssuers: false }, [oid.serverAuth], [oid.clientAuth]), 'accepted');
});

test('a twin of the intermediate that allows the right purpose makes the path work', () => {
  const wrong = fakeCa('Intermediate', 'Root', { extendedKeyUsage: [oid.clientAuth] });
  const right = fakeCa('Intermediate', 'Root', { extendedKeyUsage: [oid.serverAuth], serial: 2 });
  for (const pool of [
    [wrong, right],
    [right, wrong],
  ]) {
    const verdict = fakeVerify({
      leaf: fakeLeaf('Intermediate', { extendedKeyUsage: [oid.serverAuth] }),
      pool,
      anchors: [fakeCa('Root')],
      purpose: { anyOf: ['clientAuth', 'serverAuth'] },
    });
    assert.is(outcomeOf(verdict), 'accepted');
    assert.is(verdict.ok && verdict.matchedPurpose, oid.serverAuth);
  }
});

test('several intermediates must share one purpose, which a twin high up can bring about', () => {
  const leaf = fakeLeaf('A');
  const a = fakeCa('A', 'B', { extendedKeyUsage: [oid.serverAuth, oid.emailProtection] });
  const b = fakeCa('B', 'Root', { extendedKeyUsage: [oid.clientAuth, oid.codeSigning] });
  const bTwin = fakeCa('B', 'Root', { extendedKeyUsage: [oid.emailProtection], serial: 2 });
  const purpose = { anyOf: ['serverAuth', 'clientAuth', 'emailProtection', 'codeSigning'] };
  const anchors = [fakeCa('Root')];
  assert.is(outcomeOf(fakeVerify({ leaf, pool: [a, b], anchors, purpose })), 'path purpose-refused');
  const verdict = fakeVerify({ leaf, pool: [a, b, bTwin], anchors, purpose });
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.ok && verdict.matchedPurpose, oid.emailProtection);
});

test.run();

const bits = suite('key usage of the leaf');

const root = ca('Root');

function withUsage(keyUsage: LeafOptions['keyUsage'], wanted: readonly 'digitalSignature'[] | undefined): string {
  const leaf = root.issueLeaf(keyUsage === undefined ? {} : { keyUsage }).der;
  return outcomeOf(verify({ leaf, anchors: [root.der], time: testTime, keyUsage: wanted }));
}

bits('nothing is asked for unless the caller says so', () => {
  assert.is(withUsage(['keyAgreement'], undefined), 'accepted');
});

bits('a bit that is missing refuses', () => {
  assert.is(withUsage(['keyAgreement'], ['digitalSignature']), '0 key-usage-missing');
  assert.is(withUsage(['digitalSignature', 'keyAgreement'], ['digitalSignature']), 'accepted');
});

bits('a leaf without the extension is not restricted', () => {
  assert.is(withUsage(null, ['digitalSignature']), 'accepted');
});

bits.run();
