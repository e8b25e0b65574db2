import { readFileSync } from 'node:fs';
import { toPrintable } from '../printable-text.ts';
import { parseInspectArguments, parseVerifyArguments } from './arguments.ts';
import { parseConnectArguments } from './connect-arguments.ts';
import { runConnect } from './connect-command.ts';
import { hasDemo, runDemo } from './demo.ts';
import { runInspect } from './inspect-command.ts';
import { complain, ExitCode, type Terminal } from './terminal.ts';
import { UsageError, usageText } from './usage.ts';
import { runVerify } from './verify-command.ts';

/** Runs one command line; never rejects, and never shows a stack. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof UsageError) complain(terminal, `${message}. Try: certpath help`);
    else complain(terminal, `internal error, please report it: ${toPrintable(message, 400)}`);
    return ExitCode.unusable;
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [command, ...rest] = args;
  if (rest.includes('--help') || rest.includes('-h')) return writeUsage(terminal);
  switch (command) {
    case 'verify':
      return runVerify(parseVerifyArguments(rest), terminal);
    case 'connect':
      return runConnect(parseConnectArguments(rest), terminal);
    case 'inspect':
      return runInspect(parseInspectArguments(rest), terminal);
    case 'help':
    case '--help':
    case '-h':
      return writeUsage(terminal);
    case 'version':
    case '--version':
      return writeVersion(terminal);
    case undefined:
      if (hasDemo()) return runDemo(terminal);
      throw new UsageError('no command is given');
    default:
      throw new UsageError(`there is no command ${toPrintable(command)}`);
  }
}

function writeUsage(terminal: Terminal): ExitCode {
  terminal.writeOut(usageText);
  return ExitCode.accepted;
}

function writeVersion(terminal: Terminal): ExitCode {
  // The same distance from `src/cli/` and from `dist/cli/`.
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  terminal.writeOut(`certpath ${manifest.version}\n`);
  return ExitCode.accepted;
}
