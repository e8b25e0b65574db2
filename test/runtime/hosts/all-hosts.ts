import { installedPath } from '../installed.ts';
import { chromiumHost } from './chromium-host.ts';
import { hermesHost } from './hermes-host.ts';
import type { Host } from './host.ts';
import { processHost } from './process-host.ts';
import { quickJsHost } from './quickjs-host.ts';
import { workerdHost } from './workerd-host.ts';

/** Every runtime by name; undefined for one that this machine lacks and this folder cannot install. */
export function allHosts(): ReadonlyMap<string, Host | undefined> {
  const nodes = ['20', '22', '24', '26'].map((major) => ({
    name: `node${major}`,
    program: installedPath(`node${major}/bin/node`),
    arguments: [],
    identity: new RegExp(`^node ${major}\\.`),
  }));
  const deno = {
    name: 'deno',
    program: installedPath('.bin/deno'),
    arguments: ['run', '--allow-read', '--quiet'],
    identity: /^deno \d/,
  };
  const bun = { name: 'bun', program: installedPath('.bin/bun'), arguments: [], identity: /^bun \d/ };
  const hosts: (readonly [string, Host | undefined])[] = [
    ...[...nodes, deno, bun].map((runtime) => [runtime.name, processHost(runtime)] as const),
    ['workerd', workerdHost()],
    ['chromium', chromiumHost()],
    ['quickjs', quickJsHost('quickjs', '@jitl/quickjs-wasmfile-release-sync')],
    ['quickjs-ng', quickJsHost('quickjs-ng', '@jitl/quickjs-ng-wasmfile-release-sync')],
    ['hermes', hermesHost()],
  ];
  return new Map(hosts);
}
