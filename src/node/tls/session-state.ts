import type { TLSSocket } from 'node:tls';
import {
  NextProtocolNegotiationStatus,
  type SessionState,
  SslCipher,
  type SslConfiguration,
  SslProtocol,
} from '../../config.ts';

const protocols: ReadonlyMap<string, SslProtocol> = new Map<string, SslProtocol>([
  ['TLSv1', SslProtocol.TlsV1_0],
  ['TLSv1.1', SslProtocol.TlsV1_1],
  ['TLSv1.2', SslProtocol.TlsV1_2],
  ['TLSv1.3', SslProtocol.TlsV1_3],
]);

const { NextProtocolNegotiationNone, NextProtocolNegotiationNegotiated, NextProtocolNegotiationUnsupported } =
  NextProtocolNegotiationStatus;

/** What a connection has agreed on, as a configuration tells it. */
export function sessionStateOf(socket: TLSSocket, configuration: SslConfiguration): Partial<SessionState> {
  const protocol = socket.alpnProtocol || undefined;
  const status = protocol === undefined ? NextProtocolNegotiationUnsupported : NextProtocolNegotiationNegotiated;
  const isAsked = configuration.allowedNextProtocols().length > 0;
  return {
    sessionCipher: new SslCipher(socket.getCipher()?.name),
    sessionProtocol: protocols.get(socket.getProtocol() ?? '') ?? SslProtocol.UnknownProtocol,
    nextNegotiatedProtocol: protocol,
    nextProtocolNegotiationStatus: isAsked ? status : NextProtocolNegotiationNone,
  };
}
