import type { TLSSocket } from 'node:tls';

/** The methods through which bytes go in and out of a stream; Node's own calls of them pass through here as well. */
interface StreamInsides {
  push: (chunk: unknown, encoding?: BufferEncoding) => boolean;
  _write: (chunk: unknown, encoding: BufferEncoding, done: Done) => void;
  _writev: ((chunks: unknown, done: Done) => void) | undefined;
  _final: (done: Done) => void;
}
type Done = (error?: Error | null) => void;

const held = ['push', '_write', '_writev', '_final'] as const;

/**
 * Whoever talks to the handle of a socket itself (HTTP/2, and a server's HTTP/1) asks it for this first, and goes
 * through the socket where it says no.
 */
interface StreamHandle {
  isStreamBase?: boolean;
}

const heldSockets: WeakSet<TLSSocket> = new WeakSet();

/** Whether somebody holds the socket: two holds would let go of each other. */
export function isHeld(socket: TLSSocket): boolean {
  return heldSockets.has(socket);
}

/** About what Node buffers before it stops reading. */
const maximumChunks = 16;

export interface SocketHold {
  /** Everything goes on as if nothing had been in between. */
  release(): void;
  /** The connection ends; what came in is dropped, and what was to go out never goes. */
  refuse(error: Error): void;
}

/**
 * Keeps a socket's application data still, both ways, while its handshake goes on: whoever writes, ends, reads, pipes or
 * has listeners on it gets nothing through. Corking alone would not do, since `end()` uncorks.
 *
 * @param onEnd the peer has said that nothing more will come, which is held back like everything else.
 */
export function holdSocket(socket: TLSSocket, onEnd: () => void): SocketHold {
  const insides = socket as unknown as StreamInsides;
  const arrived: unknown[] = [];
  let outgoing: { readonly send: () => void; readonly done: Done } | undefined;
  const keep = (send: () => void, done: Done): void => {
    outgoing = { send, done };
  };
  const { _handle: handle } = socket as unknown as { readonly _handle: StreamHandle | null };
  heldSockets.add(socket);
  if (handle !== null) Object.defineProperty(handle, 'isStreamBase', { value: false, configurable: true });
  socket.cork();
  insides.push = (chunk) => {
    if (chunk === null) onEnd();
    return arrived.push(chunk) < maximumChunks;
  };
  insides._write = (chunk, encoding, done) => keep(() => insides._write(chunk, encoding, done), done);
  insides._writev = (chunks, done) => keep(() => insides._writev?.(chunks, done), done);
  insides._final = (done) => keep(() => insides._final(done), done);
  const letGo = (): void => {
    for (const name of held) Reflect.deleteProperty(socket, name);
    if (handle !== null) Reflect.deleteProperty(handle, 'isStreamBase');
    heldSockets.delete(socket);
  };
  return {
    release() {
      letGo();
      outgoing?.send();
      socket.uncork();
      for (const chunk of arrived) handOver(() => insides.push(chunk));
      // Where reading was stopped because too much had arrived, this starts it again. It also tells of an end with nothing
      // before it: not before whoever is given the socket now can listen.
      setImmediate(() => socket.read(0));
    },
    refuse(error) {
      arrived.length = 0;
      // The holds stay: what is destroyed neither sends nor hands over.
      socket.destroy(error);
      outgoing?.done(error);
    },
  };
}

/** What a listener throws is its owner's, as it would be without a hold. */
function handOver(push: () => void): void {
  try {
    push();
  } catch (error) {
    process.nextTick(() => {
      throw error;
    });
  }
}
