import { maximumFileBytes } from '../node/certificate-file.ts';
import { type FileFault, toFileFault, tooLarge } from '../node/read-bytes.ts';
import { runCommandLine } from './run.ts';
import type { Terminal } from './terminal.ts';

async function readInput(): Promise<Uint8Array | FileFault> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of process.stdin) {
      const bytes = chunk as Uint8Array;
      length += bytes.length;
      if (length > maximumFileBytes) return tooLarge(maximumFileBytes);
      chunks.push(bytes);
    }
  } catch (error) {
    return toFileFault(error);
  }
  return Buffer.concat(chunks);
}

/** Whoever reads our output may stop doing so, as `head` does; what else goes wrong with it is told. */
function endQuietlyOnBrokenPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 2;
  });
}

function hasColour(): boolean {
  const { NO_COLOR, TERM } = process.env;
  return process.stdout.isTTY === true && (NO_COLOR ?? '') === '' && TERM !== 'dumb';
}

endQuietlyOnBrokenPipe(process.stdout);
endQuietlyOnBrokenPipe(process.stderr);

const terminal: Terminal = {
  writeOut: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  readInput,
  hasColour: hasColour(),
  now: () => Date.now(),
};

process.exitCode = await runCommandLine(process.argv.slice(2), terminal);
