import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { InspectReport } from '../../src/cli/report.ts';
import { run } from './terminal.ts';

const leafFile = fileURLToPath(new URL('../../vectors/demo/leaf.pem', import.meta.url));
const chainPem = readFileSync(leafFile, 'utf8');
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const inspect = suite('certpath inspect');

inspect('shows every certificate of every file', async () => {
  const { code, out, error } = await run(['inspect', leafFile, '-'], { input: chainPem });
  assert.is(code, 0);
  assert.is(error, '');
  assert.ok(out.includes(`${leafFile}, certificate 1 of 4\n`));
  assert.ok(out.includes('standard input, certificate 4 of 4\n'));
  assert.ok(out.includes('demo.example.com'));
});

inspect('prints JSON of a stable shape', async () => {
  const { code, out } = await run(['inspect', '--json', leafFile, 'absent.pem']);
  assert.is(code, 2);
  const { version, results } = JSON.parse(out) as InspectReport;
  assert.is(version, 1);
  assert.equal(
    results.map(({ file, certificates, messages }) => [file, certificates.length, messages]),
    [
      [leafFile, 4, []],
      ['absent.pem', 0, ['absent.pem does not exist']],
    ],
  );
});

inspect('shows what can be read of a damaged file', async () => {
  const { code, out, error } = await run(['inspect', '-'], { input: chainPem.slice(0, -100) });
  assert.is(code, 0);
  assert.ok(out.includes('certificate 3 of 3'));
  assert.match(error, /expected -----END CERTIFICATE-----/);
});

inspect.run();

const others = suite('certpath help and version');

others('prints how it is used', async () => {
  for (const args of [['help'], ['--help'], ['-h'], ['verify', '--help'], ['inspect', '-h']]) {
    const { code, out } = await run(args);
    assert.is(code, 0);
    assert.ok(out.includes('--no-check-time') && out.includes('Exit status'));
  }
});

others('keeps the usage within 120 columns', async () => {
  const { out } = await run(['help']);
  for (const line of out.split('\n')) assert.ok(line.length <= 120, line);
});

others('prints the version of the package', async () => {
  assert.equal(await run(['version']), { code: 0, out: `certpath ${manifest.version}\n`, error: '' });
  assert.is((await run(['--version'])).out, `certpath ${manifest.version}\n`);
});

others('refuses other commands', async () => {
  const { code, error } = await run(['frob\u0007']);
  assert.is(code, 2);
  assert.is(error, 'certpath: there is no command frob\\u{7}. Try: certpath help\n');
});

others.run();
