import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Handler = (request: IncomingMessage, response: ServerResponse, body: Uint8Array) => void;

/** An HTTP server on loopback that does by path what a test tells it to. */
export class TestServer {
  /** Method and path of every request, in order. */
  readonly requests: string[] = [];
  private readonly handlers: Map<string, Handler> = new Map();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      this.requests.push(`${request.method} ${request.url}`);
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('error', () => undefined);
      request.on('end', () => {
        const handler = this.handlers.get(request.url ?? '');
        if (handler === undefined) response.writeHead(404).end();
        else handler(request, response, new Uint8Array(Buffer.concat(pieces)));
      });
    });
  }

  static async start(): Promise<TestServer> {
    const started = new TestServer();
    await new Promise<void>((resolve) => started.server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** Answers a path from now on; the answer's URL. */
  on(path: string, handler: Handler): string {
    this.handlers.set(path, handler);
    return this.url(path);
  }

  serve(path: string, bytes: Uint8Array | string, headers: Record<string, string> = {}): string {
    return this.on(path, (_, response) => response.writeHead(200, headers).end(bytes));
  }

  redirect(path: string, location: string, status = 302): string {
    return this.on(path, (_, response) => response.writeHead(status, { location }).end('moved'));
  }

  /** How often a path has been asked for. */
  count(path: string): number {
    return this.requests.filter((request) => request.endsWith(` ${path}`)).length;
  }

  async stop(): Promise<void> {
    const stopped = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await stopped;
  }
}
