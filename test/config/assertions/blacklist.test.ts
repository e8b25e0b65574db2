import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isRefusedPair } from '../../../src/config/blacklist.ts';
import { EncodingFormat } from '../../../src/config/enumerations.ts';
import { SslCertificate } from '../../../src/config/ssl-certificate.ts';
import { ca } from '../../support/pki.ts';

const { Der } = EncodingFormat;

/** A positive INTEGER of these octets. */
function serialOf(text: string): Uint8Array {
  const octets = text.split(':').map((pair) => Number.parseInt(pair, 16));
  return Uint8Array.from((octets[0] ?? 0) >= 0x80 ? [0, ...octets] : octets);
}

/** Sixteen of the pairs, by what they are: leaves of 2011, CAs, short and long serial numbers, a name that is not ASCII. */
const sixteen: readonly (readonly [serial: string, commonName: string])[] = [
  ['04:7e:cb:e9:fc:a5:5f:7b:d0:9e:ae:36:e1:0c:ae:1e', 'mail.google.com'],
  ['f5:c8:6a:f3:61:62:f1:3a:64:f5:4f:6d:c9:58:7c:06', 'www.google.com'],
  ['d7:55:8f:da:f5:f1:10:5b:b2:13:28:2b:70:77:29:a3', 'login.yahoo.com'],
  ['e9:02:8b:95:78:e4:15:dc:1a:71:0a:2b:88:15:44:47', 'login.skype.com'],
  ['92:39:d5:34:8f:40:d1:69:5a:74:54:70:e1:f2:3f:43', 'addons.mozilla.org'],
  ['b0:b7:13:3e:d0:96:f9:b5:6f:ae:91:c8:74:bd:3a:c0', 'login.live.com'],
  ['d8:f3:5f:4e:b7:87:2b:2d:ab:06:92:e3:15:38:2f:b0', 'global trustee'],
  ['05:e2:e6:a4:cd:09:ea:54:d6:65:b0:75:fe:22:a2:56', '*.google.com'],
  ['0c:76:da:9c:91:0c:4e:2c:9e:fe:15:d0:58:93:3c:4c', 'DigiNotar Root CA'],
  ['46:9c:2c:b0', 'DigiNotar Services 1024 CA'],
  ['07:27:10:0d', 'DigiNotar Cyber CA'],
  ['07:27:14:a9', 'Digisign Server ID (Enrich)'],
  ['41', 'MD5 Collisions Inc. (http://www.phreedom.org/md5)'],
  ['08:27', '*.EGO.GOV.TR'],
  ['03:1d:a7', 'AC DG Trésor SSL'],
  ['27:83', 'NIC Certifying Authority'],
];

const test = suite('certificates refused by name');

test('assertion 15: sixteen of them, each by serial number and common name together', () => {
  for (const [text, name] of sixteen) {
    const serial = serialOf(text);
    const refused = new SslCertificate(ca(`CN=${name}`, { serial }).der, Der);
    assert.is(refused.serialNumber(), text);
    assert.ok(refused.isBlacklisted(), name);
    const elsewhere = new SslCertificate(ca('CN=www.example.com', { serial }).der, Der);
    assert.not(elsewhere.isBlacklisted(), `serial number of ${name} alone`);
  }
  assert.not(new SslCertificate(ca('CN=www.google.com').der, Der).isBlacklisted());
});

test("the issuer's common name counts too, and each of several", () => {
  const serial = serialOf('46:9c:2c:b0');
  const byIssuer = ca('CN=DigiNotar Services 1024 CA').issueLeaf({ serial });
  assert.ok(new SslCertificate(byIssuer.der, Der).isBlacklisted());
  const several = ca('CN=a, CN=DigiNotar Services 1024 CA, CN=b', { serial });
  assert.ok(new SslCertificate(several.der, Der).isBlacklisted());
});

test('nothing else is', () => {
  assert.not(isRefusedPair('', ''));
  assert.not(isRefusedPair('27:83', 'nic certifying authority'));
  assert.not(isRefusedPair('__proto__', 'constructor'));
});

test.run();
