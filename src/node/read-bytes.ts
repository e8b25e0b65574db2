import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';

/** Why a file could not be read, in words that go behind its name. */
export interface FileFault {
  readonly why: string;
}

/** What a read may take on. */
export interface ReadLimits {
  /** Most bytes; a larger file is refused before anything of it is read. */
  readonly bytes: number;
  /** Only regular files: in a folder, a pipe would keep the reader waiting for ever. */
  readonly regularOnly?: boolean | undefined;
}

const chunkSize = 65_536;

const faultTexts: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['ENOENT', 'does not exist'],
  ['ENOTDIR', 'does not exist'],
  ['EACCES', 'may not be read: permission denied'],
  ['EPERM', 'may not be read: permission denied'],
  ['EISDIR', 'is a folder'],
  ['ELOOP', 'is a symbolic link that leads back to itself'],
  ['ENAMETOOLONG', 'has too long a name'],
  ['ERR_INVALID_ARG_VALUE', 'is no file name'],
]);

/** All bytes of a file, or why not; never throws because of the file. */
export function readBytes(path: string, limits: ReadLimits): Uint8Array | FileFault {
  try {
    // Opening a pipe waits for its writer, unless told not to.
    const flags = limits.regularOnly === true ? constants.O_RDONLY | constants.O_NONBLOCK : constants.O_RDONLY;
    return readOpened(openSync(path, flags), limits);
  } catch (error) {
    return toFileFault(error);
  }
}

/** An error of `node:fs` in words; anything else is a mistake of this program and is thrown on. */
export function toFileFault(error: unknown): FileFault {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  const code = String(error.code);
  return { why: faultTexts.get(code) ?? `cannot be read (${code})` };
}

/** A size for people: `200 MiB`, `17 KiB`. */
export function sizeText(bytes: number): string {
  const kibibytes = bytes / 1024;
  return kibibytes < 1024 ? `${Math.ceil(kibibytes)} KiB` : `${Math.ceil(kibibytes / 1024)} MiB`;
}

/** The refusal of a file that is larger than `limit` bytes. */
export function tooLarge(limit: number, bytes?: number): FileFault {
  const size = bytes === undefined ? '' : ` of ${sizeText(bytes)}`;
  return { why: `is too large${size}: at most ${sizeText(limit)} are read` };
}

function readOpened(file: number, limits: ReadLimits): Uint8Array | FileFault {
  try {
    const status = fstatSync(file);
    return statusFault(status, limits) ?? readAll(file, status.isFile() ? status.size : 0, limits.bytes);
  } finally {
    closeSync(file);
  }
}

function statusFault(status: Stats, limits: ReadLimits): FileFault | undefined {
  if (status.isDirectory()) return { why: 'is a folder' };
  if (limits.regularOnly === true && !status.isFile()) return { why: 'is no regular file' };
  return status.size > limits.bytes ? tooLarge(limits.bytes, status.size) : undefined;
}

/** The size is only a hint: pipes and devices have none, and a file may grow while it is read. */
function readAll(file: number, expectedSize: number, limit: number): Uint8Array | FileFault {
  let bytes = new Uint8Array(Math.max(expectedSize + 1, chunkSize));
  let length = 0;
  for (;;) {
    const count = readSync(file, bytes, length, bytes.length - length, null);
    length += count;
    if (length > limit) return tooLarge(limit);
    if (count === 0) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = doubled(bytes);
  }
}

function doubled(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}
