import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Bundle, bundleText } from './bundle.ts';
import { entries, manifest } from './manifest.ts';

/**
 * What an application gets of one import: at most so many bytes, minified, and nothing from these folders. The
 * ceilings are the sizes measured when they were written and about a tenth more.
 */
interface Import {
  readonly text: string;
  readonly bytes: number;
  readonly without: RegExp;
}

const imports: readonly Import[] = [
  {
    text: "export { parseCertificate } from './src/x509.ts';",
    bytes: 37_000,
    without: /^src\/(verify|trust|crypto|revocation|config|node|cli|fetch|mozilla)\b/,
  },
  {
    text: "export { parseCertificate } from './src/index.ts';",
    bytes: 37_000,
    without: /^src\/(verify|trust|crypto|revocation|config|node|cli|fetch|mozilla)\b/,
  },
  { text: "export { problemText } from './src/index.ts';", bytes: 10_300, without: /^src\/(verify|trust|crypto)\b/ },
  {
    text: "export { decodeBase64 } from './src/asn1.ts';",
    bytes: 1_800,
    without: /^src\/(x509|verify|trust|crypto)\b/,
  },
  {
    text: "export { verify } from './src/index.ts';",
    bytes: 240_000,
    without: /^src\/(node|cli|fetch|config|mozilla|crypto\/rare)\b|@noble/,
  },
  {
    text: "export { createEngine, createStore } from './src/core.ts';",
    bytes: 195_000,
    without: /^src\/(node|cli|fetch|config|mozilla|transparency|crypto\/(portable|rare))\b|@noble/,
  },
  {
    text: "export { createPortableProvider } from './src/portable.ts';",
    bytes: 70_000,
    without: /^src\/(verify|trust|crypto\/rare)\b|@noble/,
  },
  {
    text: "export { createRareProvider } from './src/rare.ts';",
    bytes: 150_000,
    without: /^src\/(verify|trust|revocation)\b/,
  },
  {
    text: "export { createWebCryptoProvider } from './src/webcrypto.ts';",
    bytes: 10_500,
    without: /^src\/(verify|trust|revocation|crypto\/portable)\b|@noble/,
  },
  {
    text: "export { SslCipher, SslErrorCode } from './src/config.ts';",
    bytes: 8_000,
    without: /^src\/(asn1|x509|verify|trust|crypto|revocation|node|cli|fetch|mozilla)\b/,
  },
];

function shake(text: string): Promise<Bundle> {
  return bundleText(text, { minify: true, platform: 'node' });
}

function account(bundle: Bundle): string {
  return [...bundle.parts].map(([file, bytes]) => `${file} ${bytes}`).join('\n');
}

const shaking = suite('tree shaking');

for (const { text, bytes, without } of imports) {
  shaking(text, async () => {
    const bundle = await shake(text);
    assert.equal(
      [...bundle.parts.keys()].filter((file) => without.test(file)),
      [],
    );
    assert.ok(bundle.code.length <= bytes, `${bundle.code.length} bytes, at most ${bytes}:\n${account(bundle)}`);
  });
}

shaking('an entry of which nothing is used leaves nothing', async () => {
  assert.is(manifest.sideEffects, false);
  for (const { source } of entries) {
    const { code } = await shake(`import * as entry from '${source}'; import '${source}';`);
    assert.is(code.trim(), '', source);
  }
});

shaking.run();
