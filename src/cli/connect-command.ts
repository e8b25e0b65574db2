import { writeFileSync } from 'node:fs';
import { encodePem } from '../asn1/pem.ts';
import { identityOf } from '../node/tls/peer-name.ts';
import { TlsError } from '../node/tls/tls-error.ts';
import { toPrintable } from '../printable-text.ts';
import { problemText, timeText } from '../problem-text.ts';
import { explain } from '../verify/explain.ts';
import type { Verdict } from '../verify/verdict.ts';
import { readCertificates } from '../x509/certificate-source.ts';
import { nameToString } from '../x509/name-text.ts';
import type { ConnectArguments } from './connect-arguments.ts';
import { verify } from './engine.ts';
import { type LiveChain, takeLiveChain } from './live-chain.ts';
import { rejectTexts } from './peer.ts';
import { complain, ExitCode, paint, type Terminal } from './terminal.ts';
import { loadTrust } from './trust.ts';

const maximumNameShown = 120;

/** Takes the chain of a live server, shows it, and judges it. */
export async function runConnect(request: ConnectArguments, terminal: Terminal): Promise<ExitCode> {
  const live = await takeChain(request);
  if (live instanceof TlsError) {
    complain(terminal, `${targetText(request)}: ${live.code}: ${toPrintable(live.message, 300)}`);
    return ExitCode.unusable;
  }
  writeChain(request, live, terminal);
  const isSaved = request.save === undefined || saveChain(request.save, live, terminal);
  const isAccepted = request.mode === 'none' || judge(request, live, terminal);
  if (!isSaved) return ExitCode.unusable;
  return isAccepted || request.mode === 'query' ? ExitCode.accepted : ExitCode.refused;
}

async function takeChain({ host, port, serverName }: ConnectArguments): Promise<LiveChain | TlsError> {
  try {
    return await takeLiveChain(host, port, serverName);
  } catch (error) {
    if (error instanceof TlsError) return error;
    throw error;
  }
}

function targetText({ host, port }: ConnectArguments): string {
  return `${toPrintable(host)} port ${port}`;
}

function writeChain(request: ConnectArguments, { sentChain, session }: LiveChain, terminal: Terminal): void {
  const { certificates, rejected } = readCertificates(sentChain);
  const count = `${sentChain.length} certificate${sentChain.length === 1 ? '' : 's'}`;
  terminal.writeOut(`${paint(terminal, 'bold', targetText(request))}: ${session}; ${count} sent\n`);
  for (const [index, { subject, issuer }] of certificates.entries()) {
    const [name, by] = [subject, issuer].map((each) => toPrintable(nameToString(each), maximumNameShown));
    terminal.writeOut(`  ${index} ${name}, issued by ${by}\n`);
  }
  for (const text of rejectTexts(rejected)) complain(terminal, text);
}

function saveChain(file: string, { sentChain }: LiveChain, terminal: Terminal): boolean {
  try {
    writeFileSync(file, sentChain.map((der) => encodePem('CERTIFICATE', der)).join(''));
    return true;
  } catch (error) {
    complain(terminal, `${toPrintable(file)} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
    return false;
  }
}

function judge(request: ConnectArguments, { sentChain }: LiveChain, terminal: Terminal): boolean {
  const now = request.time ?? terminal.now();
  const trust = loadTrust(request.roots, false, terminal.now());
  for (const text of [...rejectTexts(trust.rejected), ...trust.warnings]) complain(terminal, text);
  const [leaf, ...pool] = sentChain;
  if (leaf === undefined) {
    terminal.writeOut(`${paint(terminal, 'red', 'refused')}: the server sent no certificate\n`);
    return false;
  }
  const verdict = verify({
    leaf,
    pool: [...pool, ...trust.pool],
    store: trust.store,
    identity: identityOf(request.serverName),
    peerVerifyDepth: request.depth,
    time: now,
  });
  const asked = [`name ${toPrintable(request.serverName)}`, `roots ${trust.source} (${trust.store.size})`];
  terminal.writeOut(`${[...asked, `time ${timeText(now)}`].join('; ')}\n`);
  writeVerdict(request, verdict, terminal);
  return verdict.ok;
}

function writeVerdict({ explains }: ConnectArguments, verdict: Verdict, terminal: Terminal): void {
  if (explains) {
    terminal.writeOut(`${explain(verdict)}\n`);
    return;
  }
  const word = verdict.ok ? paint(terminal, 'green', 'accepted') : paint(terminal, 'red', 'refused');
  const errors = verdict.problems.filter(({ severity }) => severity === 'error');
  const reasons = verdict.ok ? [] : errors.map((problem) => `  ${problem.code}: ${problemText(problem)}`);
  terminal.writeOut(`${[word, ...reasons].join('\n')}\n`);
}
