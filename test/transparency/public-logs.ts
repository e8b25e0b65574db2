import { decodeBase64 } from '../../src/asn1.ts';
import { ParseError, type TransparencyLog } from '../../src/transparency.ts';
import { sha256 } from '../../src/x509.ts';

/** Public keys of logs that browsers knew in 2026: what a key is not surely the log's own, its SHA-256 would tell. */
const publicKeys: readonly (readonly [description: string, operator: string, point: string])[] = [
  ['Argon2026h1', 'Google', 'B/we6GOO/xwxivy4HhkrYFAAPo6e2nc346Wo2o2U+GvoPWSPJz91s/xrEvA3Bk9kWHUUXVZS5morFEzsgdHqPg=='],
  ['Argon2026h2', 'Google', 'Kjpni/66DIYrSlGK6Rf+e6F2c/28ZUvDJ79N81+gyimAESAyeNZ++TRgjHWg9TVQnKHTSU0T1TtqDupFnSQTIg=='],
  ['Xenon2026h1', 'Google', 'Oh/Iu87VkEc0ysoBBCchHOIpPZK7kUXHWj6l1PIS5ujmQ7rze8I4r/wjigVW6wMKMMxjbNk8vvV7lLqU07+ITA=='],
  ['Xenon2026h2', 'Google', '5Xd4lXEos5XJpcx6TOgyA5Z7/C4duaTbQ6C9aXL5Rbqaw+mW1XDnDX7JlRUninIwZYZDU9wRRBhJmCVopzwFvw=='],
  [
    'Nimbus2026',
    'Cloudflare',
    '2FxhT6xq0iCATopC9gStS9SxHHmOKTLeaVNZ661488Aq8tARXQV+6+jB0983v5FkRm4OJxPqu29GJ1iG70Ahow==',
  ],
  [
    'Wyvern2026h1',
    'DigiCert',
    '7Lw0OeKajbeZepHxBXJS2pOJXToHi5ntgKUW2nMhIOuGlofFxtkXum65TBNY1dGD+HrfHge8Fc3ASs0qMXEHVQ==',
  ],
  [
    'Wyvern2026h2',
    'DigiCert',
    'enPbSvLeT+zhFBu+pqk8IbhFEs16iCaRIFb1STLDdWzL6XwTdTWcbOzxMTzB3puME5K3rT0PoZyPSM50JxgjmQ==',
  ],
  [
    'Sphinx2026h1',
    'DigiCert',
    'q4S++DyHokIlmmacritS51r5IRsZA6UH4kYLH4pefGyu/xl3huh7/O5rNk/yvMOeBQKaCAG1SSM1xNNQK1Hp9A==',
  ],
  [
    'Sphinx2026h2',
    'DigiCert',
    'quD0JkRQT/2inuaA4HC1sc6UpfiXgURVQmQcInmnZFnTiZMhZvsJgWAfYlU0OIykOC6slQzr7U9kvEVC9wZ6zQ==',
  ],
  [
    'Elephant2027h1',
    'Sectigo',
    '4fu36JygUwaaVO+ddWJ97FJZlA5SjPLmT+RHwg0pavkIrbT1b5LNQrsaEw0CoGraf7BkzKZf7PC8gYAScw2woA==',
  ],
  [
    'Tiger2026h1',
    'Sectigo',
    '73eDJyszDbzsWcgI0nbtU0+y11gQWjNjS/RSO5P4hOSFE+pPrDCtfNPHe6dq7/XQYwOFt9Feb8TwQW+mqXN5xg==',
  ],
  [
    'Tiger2026h2',
    'Sectigo',
    'fJFUD/FRkonvZIA9ZT1J3yvA4EpSp3innbIVpMTDR1oCe5vguapheQ7wYiWaCES1EL1B+2BEC+P5bUfwF44lnA==',
  ],
  [
    'Tiger2027h1',
    'Sectigo',
    'mMQofpsDjCVYzF4jXdFWM/ioYBJIPcsQQrNAHE6v4lOsADoI+/jN1lph8x4K3NgnXDXwmyJcFwRYgVOBMhaYhA==',
  ],
];

/** DER of a P-256 key in front of the two coordinates. */
const frontOfKey = 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE';

/** Logs of real certificates. That an SCT of one is good shows that key, ID and rebuilt TBSCertificate are right. */
export const publicLogs: readonly TransparencyLog[] = publicKeys.map(([description, operator, point]) => {
  const publicKey = decodeBase64(`${frontOfKey}${point}`);
  if (publicKey instanceof ParseError) throw publicKey;
  return { logId: sha256(publicKey), publicKey, operator, description };
});
