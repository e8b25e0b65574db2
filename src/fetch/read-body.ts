import { type FetchFault, fault } from './fetch-fault.ts';
import type { FetchResponse } from './fetch-function.ts';

/**
 * The whole body, or nothing as soon as it is seen to have more than `maximumBytes`. Throws what the stream throws.
 *
 * @param signal looked at between pieces, for a stream that pays no heed to it.
 */
export async function readBody(
  response: FetchResponse,
  maximumBytes: number,
  signal: { readonly aborted: boolean },
): Promise<Uint8Array | FetchFault> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > maximumBytes) return tooLarge(maximumBytes);
  const { body } = response;
  if (body !== undefined && body !== null) return await readPieces(body.getReader(), maximumBytes, signal);
  const whole = new Uint8Array((await response.arrayBuffer?.()) ?? new ArrayBuffer(0));
  return whole.length > maximumBytes ? tooLarge(maximumBytes) : whole;
}

async function readPieces(
  reader: ReturnType<NonNullable<FetchResponse['body']>['getReader']>,
  maximumBytes: number,
  signal: { readonly aborted: boolean },
): Promise<Uint8Array | FetchFault> {
  let bytes = new Uint8Array(0);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.slice(0, length);
    if (signal.aborted) return fault('timeout', 'the body has not ended');
    if (value === undefined) continue;
    if (length + value.length > maximumBytes) return tooLarge(maximumBytes);
    bytes = withRoomFor(bytes, length, value.length);
    bytes.set(value, length);
    length += value.length;
  }
}

/** Doubled when full: pieces of one byte cost no more memory than large ones, and time in proportion to the length. */
function withRoomFor(bytes: Uint8Array, length: number, more: number): Uint8Array<ArrayBuffer> {
  if (length + more <= bytes.length) return bytes as Uint8Array<ArrayBuffer>;
  const larger = new Uint8Array(Math.max(2 * bytes.length, length + more, 4096));
  larger.set(bytes.subarray(0, length));
  return larger;
}

function tooLarge(maximumBytes: number): FetchFault {
  return fault('too-large', `more than ${maximumBytes} bytes`);
}
