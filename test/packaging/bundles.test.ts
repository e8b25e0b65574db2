import * as nodeCrypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Context, runInContext } from 'node:vm';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createNativeProvider } from '../../src/crypto/native.ts';
import type { SignatureJob, SignatureVerifier } from '../../src/crypto/signature-job.ts';
import { createBareRealm, freezeRealm, globalNames } from './bare-realm.ts';
import { bundleText } from './bundle.ts';
import { portableEntries, projectFolder } from './manifest.ts';
import { type BundleTarget, bundleTargets } from './targets.ts';

const mainEntry = './src/index.ts';
const native = createNativeProvider(nodeCrypto);

function readDemo(name: string): string {
  return readFileSync(`${projectFolder}vectors/demo/${name}`, 'utf8');
}

/** The entry as a script that leaves one global, `certpath`. */
async function scriptOf(source: string, { options }: BundleTarget): Promise<string> {
  const { code } = await bundleText(`export * from '${source}';`, {
    ...options,
    format: 'iife',
    globalName: 'certpath',
  });
  return code;
}

async function realmWithMain(target: BundleTarget): Promise<Context> {
  const realm = createBareRealm(target.lacks);
  runInContext(await scriptOf(mainEntry, target), realm);
  return realm;
}

interface Answer {
  readonly ok: boolean;
  readonly text: string;
}

const injected = { name: 'injected', verify: (job: SignatureJob) => native.verify(job) };

function verifyIn(realm: Context, host: string, provider?: SignatureVerifier): Answer {
  Object.assign(realm, {
    input: {
      leaf: readDemo('leaf.pem'),
      anchors: [readDemo('roots.pem')],
      time: Date.UTC(2026, 10, 22),
      identity: { dns: host },
      provider,
    },
  });
  const script = `
    (() => {
      const verdict = certpath.verify(input);
      return JSON.stringify({ ok: verdict.ok, text: certpath.explain(verdict), json: certpath.toJson(verdict) });
    })()`;
  return JSON.parse(String(runInContext(script, realm))) as Answer;
}

const bundles = suite('bundles without a plug-in');

for (const target of bundleTargets) {
  bundles(`${target.name}: every portable entry is bundled whole, nothing is left to load`, async () => {
    for (const { source, subpath } of portableEntries) {
      const { imports } = await bundleText(`export * from '${source}';`, target.options);
      assert.equal(imports, [], subpath);
    }
  });

  bundles(`${target.name}: loading an entry touches nothing and does no work`, async () => {
    for (const { source, subpath } of portableEntries) {
      const realm = createBareRealm(target.lacks);
      freezeRealm(realm);
      const before = globalNames(realm);
      runInContext(`'use strict';${await scriptOf(source, target)}`, realm);
      const added = globalNames(realm).filter((name) => !before.includes(name));
      assert.equal(added, ['certpath'], subpath);
    }
  });

  for (const [how, provider] of [
    ['an injected provider', injected],
    ['nothing but the language', undefined],
  ] as const) {
    bundles(`${target.name}: verifies the demonstration in a bare realm with ${how}`, async () => {
      const realm = await realmWithMain(target);
      const accepted = verifyIn(realm, 'demo.example.com', provider);
      assert.ok(accepted.ok, accepted.text);
      const refused = verifyIn(realm, 'shop.example.org', provider);
      assert.not.ok(refused.ok);
      assert.match(refused.text, /shop\.example\.org/);
    });
  }
}

bundles.run();
