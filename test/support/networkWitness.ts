import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface NetworkWitness {
  /** For a browser that asks nothing of the network but through here: pages, workers and service workers alike. */
  readonly proxy: { readonly server: string };
  /** What was asked of the own server: the addresses, with the method when it is not GET. */
  readonly own: readonly string[];
  /** What was asked of anything else; none of it was let through, nor was what the browser asked of its maker. */
  readonly elsewhere: readonly string[];
  close(): Promise<void>;
}

/**
 * Chromium's updates, accounts and form filling, which no switch ends. Were it the page that asks there, its policy would
 * forbid it, and `WorthbookPage` would complain of the request.
 */
const browserItself = /^(CONNECT |\w+ http:\/\/)([\w-]+\.)*(google|googleapis|gvt1)\.com[:/]/;

/** Stands between a browser and the network, lets through what goes to one origin, and remembers everything. */
export function witnessNetwork(ownOrigin: string): Promise<NetworkWitness> {
  const own: string[] = [];
  const elsewhere: string[] = [];
  const hearElsewhere = (asked: string): void => {
    if (!browserItself.test(asked)) elsewhere.push(asked);
  };
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    if (new URL(url).origin !== ownOrigin) {
      hearElsewhere(`${method} ${url}`);
      response.writeHead(403).end();
      return;
    }
    own.push(method === 'GET' ? url : `${method} ${url}`);
    const asked = ask(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    // As when the server itself is gone.
    asked.on('error', () => response.destroy());
    request.pipe(asked);
  });
  // Encrypted connections and web sockets.
  server.on('connect', ({ url = '' }, socket) => {
    hearElsewhere(`CONNECT ${url}`);
    socket.destroy();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        proxy: { server: `http://127.0.0.1:${port}` },
        own,
        elsewhere,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
