import type { TLSSocket } from 'node:tls';

/** As many of a chain as may help to build a path: who sends more wants to keep the verifier busy. */
const maximumSent = 128;

const taken: WeakMap<TLSSocket, readonly Uint8Array[]> = new WeakMap();

/**
 * The certificates as the peer sent them, in DER; none where it sent none. Node gives them away once only, so they are
 * kept for whoever asks again. The links stand for places in the message, not for who issued what.
 */
export function takeSentChain(socket: TLSSocket): readonly Uint8Array[] {
  const known = taken.get(socket);
  if (known !== undefined) return known;
  const chain: Uint8Array[] = [];
  let link = socket.getPeerX509Certificate();
  while (link !== undefined && chain.length < maximumSent) {
    chain.push(new Uint8Array(link.raw));
    link = link.issuerCertificate;
  }
  taken.set(socket, chain);
  return chain;
}
