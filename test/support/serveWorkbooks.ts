import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface WorkbookServer {
  readonly origin: string;
  /** By the last part of their addresses: what is known of each workbook, as JSON, and its bytes. */
  readonly kept: Map<string, { readonly known: string; readonly bytes: Buffer }>;
  /** The methods that were asked for. */
  readonly asked: string[];
  /** Says yes to every write and keeps none. */
  forgets: boolean;
  close(): Promise<void>;
}

/** The server of a host that keeps workbooks, as the guide for embedding has it: `/workbooks/<id>`. */
export async function serveWorkbooks(): Promise<WorkbookServer> {
  const kept: WorkbookServer['kept'] = new Map();
  const asked: string[] = [];
  const state = { forgets: false };

  async function answer(request: IncomingMessage): Promise<[status: number, body?: Buffer | string]> {
    const id = decodeURIComponent(request.url?.split('/').at(-1) ?? '');
    const known = decodeURIComponent(String(request.headers['x-workbook'] ?? ''));
    const there = kept.get(id);
    const bytes = await buffer(request);
    asked.push(request.method ?? '');
    switch (request.method) {
      case 'GET':
        if (id === '') return [200, `[${[...kept.values()].map((one) => one.known).join(',')}]`];
        return there ? [200, there.bytes] : [404];
      case 'PUT':
        if (!state.forgets) kept.set(id, { known, bytes });
        return [204];
      case 'PATCH':
        if (there) kept.set(id, { known, bytes: there.bytes });
        return [there ? 204 : 404];
      case 'DELETE':
        return [kept.delete(id) ? 204 : 404];
      default:
        return [405];
    }
  }

  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => response.writeHead(status).end(body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    origin: `http://127.0.0.1:${port}`,
    kept,
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((closed) => server.close(() => closed()));
    },
  });
}
