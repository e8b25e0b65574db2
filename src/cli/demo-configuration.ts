import { readFileSync } from 'node:fs';
import { PeerVerifyMode, SslCertificate, SslConfiguration, sslErrorName, verifyPeer } from '../config.ts';
import { paint, type Terminal } from './terminal.ts';

/** One connection of the demonstration: what is set, and whether it is to come about. */
interface Connection {
  readonly depth: number;
  readonly mode: keyof typeof PeerVerifyMode;
  readonly host: string;
  readonly isAccepted: boolean;
}

const connections: readonly Connection[] = [
  { depth: 2, mode: 'VerifyPeer', host: 'demo.example.com', isAccepted: true },
  { depth: 1, mode: 'VerifyPeer', host: 'demo.example.com', isAccepted: false },
  { depth: 1, mode: 'QueryPeer', host: 'shop.example.org', isAccepted: true },
];

/**
 * Verifies a chain with two intermediates under an `SslConfiguration`, by depth and mode.
 *
 * @returns whether all came as it should.
 */
export function showConfiguration(chainFile: string, rootsFile: string, terminal: Terminal): boolean {
  const [chain, roots] = [chainFile, rootsFile].map((file) => SslCertificate.fromData(readFileSync(file)));
  const outcomes = connections.map((each) => showConnection(each, chain ?? [], roots ?? [], terminal));
  return outcomes.every((isExpected) => isExpected);
}

function showConnection(
  { depth, mode, host, isAccepted }: Connection,
  chain: readonly SslCertificate[],
  roots: readonly SslCertificate[],
  terminal: Terminal,
): boolean {
  const configuration = new SslConfiguration();
  configuration.setCaCertificates(roots);
  configuration.setPeerVerifyDepth(depth);
  configuration.setPeerVerifyMode(PeerVerifyMode[mode]);
  const { accepted, sslErrors } = verifyPeer(configuration, 'client', chain, host, { time: terminal.now() });
  const settings = `setPeerVerifyDepth(${depth}), setPeerVerifyMode(${mode}), for ${host}`;
  const outcome = accepted ? paint(terminal, 'green', 'accepted') : paint(terminal, 'red', 'refused');
  terminal.writeOut(`${paint(terminal, 'bold', settings)}: ${outcome}\n`);
  for (const error of sslErrors) {
    const subject = error.certificate().subjectDisplayName();
    terminal.writeOut(`  ${sslErrorName(error.error())} (${subject}): ${error.errorString()}\n`);
  }
  return accepted === isAccepted;
}
