import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { toPrintable } from '../printable-text.ts';
import { checkRoots, orUsageError, toCount } from './arguments.ts';
import { parseTimeArgument } from './time-argument.ts';
import { UsageError } from './usage.ts';

/** What is done with the verdict about a live chain. */
export type ConnectMode = 'none' | 'query' | 'verify';

/** What `certpath connect` was asked. */
export interface ConnectArguments {
  readonly host: string;
  readonly port: number;
  /** The name that is asked for, and that the certificate must be for. */
  readonly serverName: string;
  readonly mode: ConnectMode;
  /** As `peerVerifyDepth`: all intermediates count, 0 is no limit. */
  readonly depth: number;
  readonly roots: string;
  /** Where the chain goes to; undefined: nowhere. */
  readonly save: string | undefined;
  readonly time: number | undefined;
  readonly explains: boolean;
}

const connectOptions = {
  depth: { type: 'string', default: '0' },
  mode: { type: 'string', default: 'auto' },
  roots: { type: 'string', default: 'mozilla' },
  save: { type: 'string' },
  servername: { type: 'string' },
  time: { type: 'string' },
  explain: { type: 'boolean', default: false },
} as const;

/** @throws UsageError */
export function parseConnectArguments(args: readonly string[]): ConnectArguments {
  const { values, positionals } = orUsageError(() =>
    parseArgs({ args: [...args], options: connectOptions, allowPositionals: true }),
  );
  const [target, ...more] = positionals;
  if (target === undefined || more.length > 0) throw new UsageError('connect takes one HOST or HOST:PORT');
  const { host, port } = parseTarget(target);
  const { depth, mode, roots, save, servername, time, explain } = values;
  if (save === '-' || save === '') throw new UsageError('--save takes a file');
  return {
    host,
    port,
    serverName: servername ?? host,
    mode: checkMode(mode),
    depth: toCount(depth),
    roots: checkRoots(roots),
    save,
    time: time === undefined ? undefined : parseTimeArgument(time),
    explains: explain,
  };
}

/** A name, an IPv4 address or an IPv6 address, the last in brackets where a port follows. */
function parseTarget(text: string): Pick<ConnectArguments, 'host' | 'port'> {
  if (isIP(text) === 6) return { host: text, port: 443 };
  const colon = text.lastIndexOf(':');
  const hasPort = colon >= 0 && !text.endsWith(']');
  const name = hasPort ? text.slice(0, colon) : text;
  const host = name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name;
  const port = hasPort ? text.slice(colon + 1) : '443';
  const isGood = host !== '' && (host === name ? !host.includes(':') : isIP(host) === 6) && isPort(port);
  if (!isGood) throw new UsageError(`${toPrintable(text)} is neither HOST nor HOST:PORT`);
  return { host, port: Number(port) };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
}

/** We are a client, of which `auto` means `verify`. */
function checkMode(mode: string): ConnectMode {
  if (mode === 'auto') return 'verify';
  if (mode === 'none' || mode === 'query' || mode === 'verify') return mode;
  throw new UsageError(`--mode ${toPrintable(mode)} is none of none, query, verify and auto`);
}
