import { toPrintable } from '../../printable-text.ts';

const maximumShown = 100;

/** A backend configuration, or a protocol, that no connection could be made with. Returned, never thrown. */
export class BackendConfigurationError extends Error {
  override readonly name = 'BackendConfigurationError';
  /** The command at fault, as it was given; `protocol` for the configuration's own setting. */
  readonly command: string;
  /** What stood to be expected, in words. */
  readonly expected: string;

  constructor(command: string, expected: string, found = '') {
    const value = found === '' ? '' : `, found ${toPrintable(found, maximumShown)}`;
    super(`${toPrintable(command, maximumShown)}: expected ${expected}${value}`);
    this.command = command;
    this.expected = expected;
  }
}
