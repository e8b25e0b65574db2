import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseVerifyArguments } from './arguments.ts';
import { showConfiguration } from './demo-configuration.ts';
import { ExitCode, paint, type Terminal } from './terminal.ts';
import { runVerify } from './verify-command.ts';

const host = 'demo.example.com';
const wrongHost = 'shop.example.org';

/** Whether the demonstration's files are here: they come with the sources, not with the package. */
export function hasDemo(): boolean {
  return ['leaf.pem', 'deep.pem', 'roots.pem'].every((name) => existsSync(demoFile(name)));
}

/** Verifies one leaf twice, as it should be and for a host it is not made for; then a chain under a configuration. */
export async function runDemo(terminal: Terminal): Promise<ExitCode> {
  const [leaf, roots] = [demoFile('leaf.pem'), demoFile('roots.pem')];
  const show = (name: string): Promise<ExitCode> => {
    const command = ['verify', '--host', name, '--roots', roots, leaf];
    terminal.writeOut(`${paint(terminal, 'bold', `$ certpath ${command.join(' ')}`)}\n`);
    return runVerify(parseVerifyArguments(command.slice(1)), terminal);
  };
  terminal.writeOut(
    'The leaf comes with its intermediate, an expired twin of that, and a cross-sign by a root that nobody has;\n' +
      'the store holds the right root and an unrelated one.\n\n',
  );
  const accepted = await show(host);
  terminal.writeOut('\nThe same leaf for a host it is not made for:\n\n');
  const refused = await show(wrongHost);
  terminal.writeOut('\nAn SslConfiguration and a chain with two intermediates:\n\n');
  const isShown = showConfiguration(demoFile('deep.pem'), roots, terminal);
  terminal.writeOut('\nTry: npm start -- verify --host NAME FILE…, npm start -- inspect FILE…, npm start -- help\n');
  const isAsExpected = isShown && accepted === ExitCode.accepted && refused === ExitCode.refused;
  return isAsExpected ? ExitCode.accepted : ExitCode.refused;
}

function demoFile(name: string): string {
  const file = fileURLToPath(new URL(`../../vectors/demo/${name}`, import.meta.url));
  const near = relative('', file);
  return near.startsWith('..') ? file : near;
}
