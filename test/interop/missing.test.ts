import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bundleText } from '../packaging/bundle.ts';

const program = `
import { importPkcs12, readPkcs7 } from './src/pkijs.ts';
for (const run of [() => importPkcs12(new Uint8Array(0)), () => readPkcs7('')]) {
  await run().then(() => console.log('read'), (error) => console.log(String(error)));
}
`;

const test = suite('certpath/pkijs without pkijs');

test('says what to install, and not before it is needed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'certpath-missing-'));
  try {
    const { code } = await bundleText(program, { platform: 'node', external: ['pkijs', 'asn1js'] });
    const file = join(folder, 'program.mjs');
    writeFileSync(file, code);
    const output = execFileSync(process.execPath, [file], { encoding: 'utf8', cwd: folder }).trim().split('\n');
    assert.is(output.length, 2);
    for (const line of output) assert.match(line, /^TypeError: .*pkijs and asn1js.*install/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.run();
