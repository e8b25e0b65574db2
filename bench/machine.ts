import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { peerVersions } from './peers.ts';

/** Where and with what the figures were made: they mean little without it. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly platform: string;
  readonly node: string;
  readonly openssl: string;
  readonly certpath: string;
  readonly peers: Readonly<Record<string, string>>;
}

export function describeMachine(): Machine {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    openssl: process.versions.openssl,
    certpath: version,
    peers: peerVersions(),
  };
}

export function machineToText({ processor, cores, platform, node, openssl, certpath, peers }: Machine): string {
  const versions = Object.entries(peers).map(([name, version]) => `${name} ${version}`);
  return [
    `${processor}, ${cores} cores, ${platform}`,
    `node ${node}, OpenSSL ${openssl}, certpath ${certpath}`,
    versions.join(', '),
  ].join('\n');
}
