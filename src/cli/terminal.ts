import type { FileFault } from '../node/read-bytes.ts';

/** What a command may touch of the world; replaced in tests. */
export interface Terminal {
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** All of standard input, or why not. */
  readonly readInput: () => Promise<Uint8Array | FileFault>;
  /** Whether standard output takes colour; standard error gets none, since it may lead elsewhere. */
  readonly hasColour: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What the process answers to who called it. */
export const ExitCode = { accepted: 0, refused: 1, unusable: 2 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

const styles = { bold: 1, red: 31, green: 32 } as const;
export type Style = keyof typeof styles;

/** Text in colour where the terminal has any. */
export function paint(terminal: Terminal, style: Style, text: string): string {
  return terminal.hasColour ? `\u001b[${styles[style]}m${text}\u001b[0m` : text;
}

/** A message for people on standard error, after the name of the program. */
export function complain(terminal: Terminal, message: string): void {
  terminal.writeError(`certpath: ${message}\n`);
}
