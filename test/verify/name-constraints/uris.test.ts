import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dnsName, uriName } from '../identity/certificate-of.ts';
import { faults } from './constraints-of.ts';

function assertBoth(constraint: string, name: string, isInside: boolean): void {
  assert.is(faults([uriName(name)], { permitted: [uriName(constraint)] }), isInside ? '' : 'not-permitted', name);
  assert.is(faults([uriName(name)], { excluded: [uriName(constraint)] }), isInside ? 'excluded' : '', name);
}

const test = suite('name constraints: uniformResourceIdentifier');

test('a base is one host', () => {
  const inside = [
    'http://host.example',
    'https://HOST.Example/a/b',
    'ftp://user:pw@host.example:21/',
    'x+y-z.1://host.example?q',
    'http://host.example#f',
    'http://host.example:/',
  ];
  for (const uri of inside) assertBoth('Host.example', uri, true);
  for (const uri of [
    'http://a.host.example/',
    'http://example/',
    'http://other.example/host.example',
    'http://host.example@other.example/',
  ]) {
    assertBoth('host.example', uri, false);
  }
});

test('a base with a leading period is what is below it', () => {
  assertBoth('.example', 'http://a.example/', true);
  assertBoth('.example', 'http://b.a.EXAMPLE/', true);
  assertBoth('.example', 'http://example/', false);
  assertBoth('.host.example', 'http://nothost.example/', false);
});

test('a URI without a host name is neither permitted nor free of exclusions', () => {
  const uris = [
    '',
    'host.example',
    'mailto:a@host.example',
    'urn:x:host.example',
    'http:host.example',
    '//host.example/',
    '://host.example',
    'http:///a',
    'http://',
    'http://192.0.2.1/',
    'http://[::1]/',
    'http://host.example.',
    'http://a@host.example@host.example/',
    'http://evil.example\\@host.example/',
    'http://host%2eexample/',
    'http://*.example/',
    'http://host.example:8a/',
    'http://host.example:1:2/',
    '1http://host.example/',
    'ht tp://host.example/',
    'http://ho st.example/',
    'http://a b@host.example',
  ];
  for (const uri of uris) {
    assert.is(faults([uriName(uri)], { permitted: [uriName('host.example')] }), 'not-permitted', uri);
    assert.is(faults([uriName(uri)], { excluded: [uriName('other.example')] }), 'excluded', uri);
  }
});

test('a malformed subtree refuses every URI and nothing else', () => {
  for (const base of [
    '',
    '.',
    'http://host.example',
    'host.example:80',
    '192.0.2.1',
    '[::1]',
    '*.example',
    'host.example/',
    'a@host.example',
  ]) {
    assert.is(
      faults([uriName('http://host.example/')], { permitted: [uriName(base)] }),
      'constraint-unsupported',
      base,
    );
    assert.is(faults([dnsName('host.example')], { permitted: [uriName(base)] }), '', base);
  }
});

test.run();
