import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { defaultCiphers, parseCipherNames, supportedCiphers } from '../../src/config/cipher-list.ts';
import { SslProtocol } from '../../src/config/enumerations.ts';
import { selectCipher } from '../../src/config/select-cipher.ts';
import { SslCipher } from '../../src/config/ssl-cipher.ts';
import { requireSuite } from '../support/vectors.ts';

interface OracleCipher {
  readonly name: string;
  readonly supportedBits: number;
  readonly usedBits: number;
  readonly keyExchangeMethod: string;
  readonly authenticationMethod: string;
  readonly encryptionMethod: string;
  readonly protocolString: string;
  readonly protocol: keyof typeof SslProtocol;
}

const test = suite('SslCipher');
const folder = requireSuite('qt', 8);

if (folder !== undefined) {
  test('the supported ciphers, their order and their attributes are those that Qt has', () => {
    const expected = JSON.parse(readFileSync(join(folder, 'ciphers.json'), 'utf8')) as OracleCipher[];
    const found = supportedCiphers().map((cipher) => ({
      name: cipher.name(),
      supportedBits: cipher.supportedBits(),
      usedBits: cipher.usedBits(),
      keyExchangeMethod: cipher.keyExchangeMethod(),
      authenticationMethod: cipher.authenticationMethod(),
      encryptionMethod: cipher.encryptionMethod(),
      protocolString: cipher.protocolString(),
      protocol: cipher.protocol(),
    }));
    assert.is(expected.length, 60);
    assert.equal(
      found,
      expected.map((each) => ({ ...each, protocol: SslProtocol[each.protocol] })),
    );
  });
}

test('every supported cipher has the 128 bits that a default one needs', () => {
  assert.equal(namesOf(defaultCiphers()), namesOf(supportedCiphers()));
});

test('names are case-sensitive, unknown ones are dropped, order and duplicates stay', () => {
  const text = 'AES128-SHA::aes256-sha:HIGH:!RC4:@SECLEVEL=1:AES256-SHA:AES128-SHA';
  assert.equal(namesOf(parseCipherNames(text)), ['AES128-SHA', 'AES256-SHA', 'AES128-SHA']);
});

test('the first of the own list that the peer supports is selected', () => {
  const own = parseCipherNames('TLS_AES_128_GCM_SHA256:ECDHE-RSA-AES128-GCM-SHA256:AES128-SHA');
  const offered = parseCipherNames('AES128-SHA:ECDHE-RSA-AES128-GCM-SHA256');
  assert.is(selectCipher(own, offered).name(), 'ECDHE-RSA-AES128-GCM-SHA256');
  assert.is(selectCipher(own, own).name(), 'TLS_AES_128_GCM_SHA256');
  assert.ok(selectCipher(own, []).isNull());
  assert.ok(selectCipher([new SslCipher()], [new SslCipher()]).isNull());
});

test('a cipher of no version that may be negotiated is not selected', () => {
  const all = parseCipherNames('TLS_AES_128_GCM_SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA:AES128-SHA');
  const pick = (version: 'TLSv1' | 'TLSv1.2' | 'TLSv1.3'): string =>
    selectCipher(all, all, { minimum: version, maximum: version }).name();
  assert.is(pick('TLSv1'), 'ECDHE-RSA-AES128-SHA');
  assert.is(pick('TLSv1.2'), 'ECDHE-RSA-AES128-GCM-SHA256');
  assert.is(pick('TLSv1.3'), 'TLS_AES_128_GCM_SHA256');
  assert.ok(selectCipher(parseCipherNames('AES128-SHA'), all, { minimum: 'TLSv1.3', maximum: 'TLSv1.3' }).isNull());
});

function namesOf(ciphers: readonly SslCipher[]): string[] {
  return ciphers.map((cipher) => cipher.name());
}

test.run();
