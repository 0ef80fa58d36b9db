import { MessageChannel as NodeChannel, type MessagePort as NodePort } from 'node:worker_threads';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectFrame } from '../../../src/embed/frame';
import { serveFrame, type FrameWindow } from '../../../src/embed/frameGuest';
import type { FrameOptions } from '../../../src/embed/frameProtocol';
import type { HostOutcome } from '../../../src/embed/hostEvents';
import type { MountedWorthbook, MountOptions } from '../../../src/embed/mountOptions';
import { recordFigure, testSize, testTimeoutMs } from '../../support/testSize';

const frameOrigin = 'https://workbooks.example';
const hostOrigin = 'https://crm.example';

const strangers = testSize(500, 10_000);

type Listener = (event: MessageEvent) => void;

/** Two windows of two origins; what one posts to the other arrives in the next turn, as between real pages. */
class Pages {
  readonly mounted: MountOptions[] = [];
  readonly unserved: string[] = [];
  readonly ran: unknown[][] = [];
  readonly ports: NodePort[] = [];
  readonly #hostListeners = new Set<Listener>();
  readonly #frameListeners = new Set<Listener>();
  readonly hostWindow = { postMessage: (data: unknown) => this.toHost({ data }) };
  readonly iframe = {
    contentWindow: {
      postMessage: (data: unknown, origin: string, ports: NodePort[] = []) => {
        if (origin === '*' || origin === frameOrigin) this.toFrame({ data, ports });
      },
    },
  };
  readonly frameWindow: FrameWindow = {
    parent: this.hostWindow,
    addEventListener: (_type, listener) => void this.#frameListeners.add(listener),
    removeEventListener: (_type, listener) => void this.#frameListeners.delete(listener),
  };

  constructor() {
    Object.assign(globalThis, {
      addEventListener: (_type: string, listener: Listener) => this.#hostListeners.add(listener),
      removeEventListener: (_type: string, listener: Listener) => this.#hostListeners.delete(listener),
      document: { baseURI: `${hostOrigin}/customers/`, documentElement: { lang: 'zh-Hant' } },
    });
    vi.stubGlobal('navigator', { languages: ['en-GB'] });
  }

  serve(origins: readonly string[], functionOrigins: readonly string[] = []): void {
    serveFrame({
      window: this.frameWindow,
      origins,
      functionOrigins,
      onUnserved: (why) => this.unserved.push(why),
      mount: (options) => {
        this.mounted.push(options);
        return Promise.resolve(this.#worthbook());
      },
    });
  }

  connect(options: Parameters<typeof connectFrame>[2] = {}): ReturnType<typeof connectFrame> {
    return connectFrame(this.iframe as unknown as HTMLIFrameElement, frameOrigin, options);
  }

  toFrame({ data, ports = [], origin = hostOrigin, source = this.hostWindow }: Posted): void {
    this.ports.push(...ports);
    const event = { data, ports, origin, source } as unknown as MessageEvent;
    setImmediate(() => this.#frameListeners.forEach((listener) => listener(event)));
  }

  get frameListens(): boolean {
    return this.#frameListeners.size > 0;
  }

  close(): void {
    for (const port of this.ports) port.close();
    Reflect.deleteProperty(globalThis, 'addEventListener');
    Reflect.deleteProperty(globalThis, 'removeEventListener');
    vi.unstubAllGlobals();
    Reflect.deleteProperty(globalThis, 'document');
  }

  toHost({ data, origin = frameOrigin, source = this.iframe.contentWindow }: Posted): void {
    const event = { data, origin, source } as unknown as MessageEvent;
    setImmediate(() => this.#hostListeners.forEach((listener) => listener(event)));
  }

  #worthbook(): MountedWorthbook {
    const outcome: HostOutcome = { ok: true };
    return {
      setLocale: (locale) => void this.ran.push(['setLocale', locale]),
      setTheme: (theme) => void this.ran.push(['setTheme', theme]),
      open: async (workbook) => void this.ran.push(['open', workbook]),
      on: () => () => undefined,
      commands: () => [{ id: 'history.undo', title: 'Undo', keys: ['Mod+Z'], isEnabled: false }],
      run: async (command, args) => {
        this.ran.push(['run', command, args]);
        return outcome;
      },
      save: () => Promise.reject(new Error('no workbook is open')),
      unmount: () => Promise.resolve(),
    };
  }
}
interface Posted {
  readonly data: unknown;
  readonly ports?: NodePort[];
  readonly origin?: string;
  readonly source?: unknown;
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
};

let pages = new Pages();
afterEach(() => {
  pages.close();
  pages = new Pages();
});

describe('a frame and its host', () => {
  it('find each other, whichever is there first', async () => {
    const connecting = pages.connect({ locale: 'zh-CN', template: 'clv' });
    pages.serve([hostOrigin]);
    const worthbook = await connecting;
    expect(pages.mounted).toMatchObject([{ locale: 'zh-CN', template: 'clv' }]);
    expect(pages.unserved).toEqual([]);
    worthbook.disconnect();
    pages.close();
    pages = new Pages();
    pages.serve([hostOrigin]);
    await turns(2);
    (await pages.connect()).disconnect();
    expect(pages.mounted).toHaveLength(1);
  });

  it("speak the language of the host's page where the host names none", async () => {
    const connecting = pages.connect({ theme: 'dark' });
    pages.serve([hostOrigin]);
    (await connecting).disconnect();
    expect(pages.mounted).toMatchObject([{ locale: 'zh-CN', theme: 'dark' }]);
  });

  it('carry commands, answers, refusals and events', async () => {
    const heard: unknown[] = [];
    const connecting = pages.connect({ onEvent: (name, detail) => heard.push([name, detail]) });
    pages.serve([hostOrigin]);
    const worthbook = await connecting;
    expect(await worthbook.commands()).toMatchObject([{ id: 'history.undo' }]);
    expect(await worthbook.run('cells.type', { text: '1' })).toEqual({ ok: true });
    await worthbook.open('_w1');
    await worthbook.setTheme('dark');
    await expect(worthbook.save()).rejects.toThrow('no workbook is open');
    await expect(worthbook.setLocale('xx' as 'en')).rejects.toThrow('no such language');
    expect(pages.ran).toEqual([
      ['run', 'cells.type', { text: '1' }],
      ['open', '_w1'],
      ['setTheme', 'dark'],
    ]);
    pages.mounted[0]?.onEvent?.('navigate', { workbook: '_w1' });
    await expect.poll(() => heard).toEqual([['navigate', { workbook: '_w1' }]]);
    worthbook.disconnect();
  });

  it('do not meet when the frame does not name the host', async () => {
    const given = new AbortController();
    const connecting = pages.connect({ signal: given.signal });
    pages.serve(['https://other.example']);
    await turns(10);
    given.abort();
    await expect(connecting).rejects.toThrow('given up');
    expect(pages.mounted).toEqual([]);
    expect(new Set(pages.unserved)).toEqual(new Set(['notAllowed']));
  });

  it('leave a frame that is opened alone to say so', () => {
    Object.assign(pages.frameWindow, { parent: pages.frameWindow, postMessage: () => undefined });
    pages.serve([hostOrigin]);
    expect(pages.unserved).toEqual(['alone']);
  });

  it('say so when they speak different versions', async () => {
    pages.serve([hostOrigin]);
    const { port1, port2 } = new NodeChannel();
    const answered = new Promise((resolve) => port1.once('message', resolve));
    pages.toFrame({
      data: { kind: 'worthbook.connect', version: 99, nonce: 'n', options: {} },
      ports: [port2],
    });
    expect(await answered).toEqual({ kind: 'refused', nonce: 'n', reason: 'version' });
    expect(pages.mounted).toEqual([]);
    port1.close();
  });

  it('are connected by the answer to their own question only', async () => {
    const heard: unknown[] = [];
    const connecting = pages.connect({ onEvent: (...[name]) => heard.push(name) });
    let isSettled = false;
    const settled = (): void => void (isSettled = true);
    void connecting.then(settled, settled);
    pages.toHost({ data: { kind: 'worthbook.framePresent', version: 1 } });
    await expect.poll(() => pages.ports.length).toBe(1);
    const [port] = pages.ports;
    for (const kind of ['connected', 'refused']) {
      for (const nonce of ['another', undefined]) port?.postMessage({ kind, version: 1, nonce });
    }
    // What happens while the workbook is mounted is told before the answer.
    port?.postMessage({ kind: 'event', name: 'problem', detail: {} });
    await expect.poll(() => heard).toEqual(['problem']);
    expect(isSettled).toBe(false);
    pages.serve([hostOrigin]);
    (await connecting).disconnect();
  });

  it('hand every option on that can be sent', async () => {
    const options: Required<FrameOptions> = {
      locale: 'zh-CN',
      theme: 'dark',
      readOnly: true,
      autofocus: true,
      storage: { database: 'host' },
      workbook: '_w1',
      file: new File(['a'], 'a.csv'),
      template: 'clv',
      parts: { start: false, topBar: true, formulaBar: false, bottomBar: true, sidePanel: false },
      functions: [`${hostOrigin}/ours.js`],
      templates: [{ id: 'ours' }],
      licenseKeys: { handsontable: 'h', hyperformula: 'f' },
    };
    const connecting = pages.connect(options);
    pages.serve([hostOrigin], [hostOrigin]);
    (await connecting).disconnect();
    const { onEvent: _, ...handed } = pages.mounted[0] ?? {};
    expect(handed).toEqual(options);
  });

  it('hand only what is known, in its form, to the workbook', async () => {
    const connecting = pages.connect({
      locale: 'fr' as 'en',
      readOnly: 'yes' as unknown as boolean,
      storage: { database: 'host', extra: 1 } as { database: string },
      parts: { topBar: false, __proto__: { start: false }, other: true } as object,
      onMount: 'alert(1)',
    } as object);
    pages.serve([hostOrigin]);
    (await connecting).disconnect();
    const { onEvent: _, ...options } = pages.mounted[0] ?? {};
    expect(options).toEqual({ storage: { database: 'host' }, parts: { topBar: false } });
  });

  it('take templates of the host as plain data, whatever they hold', async () => {
    pages.serve([hostOrigin]);
    const templates = [{ id: 'ours' }, { onOpen: 'alert(1)' }];
    (await pages.connect({ templates })).disconnect();
    expect(pages.mounted[0]?.templates).toEqual(templates);
  });

  it('take functions of the host only from origins that the frame trusts', async () => {
    pages.serve([hostOrigin], [hostOrigin]);
    (await pages.connect({ functions: ['ours.js', '/more.js'] })).disconnect();
    expect(pages.mounted[0]?.functions).toEqual([
      'https://crm.example/customers/ours.js',
      'https://crm.example/more.js',
    ]);
  });

  it.each([
    ['no origin is trusted', ['https://crm.example/ours.js'], []],
    ['it is of another origin', ['https://crm.example/ours.js', 'https://evil.example/f.js'], [hostOrigin]],
    ['it brings its own text', ['data:text/javascript,export default []'], [hostOrigin, 'null']],
  ])('are refused with functions when %s, and nothing is mounted', async (_why, functions, trusted) => {
    pages.serve([hostOrigin], trusted);
    await expect(pages.connect({ functions })).rejects.toThrow('functions');
    expect(pages.mounted).toEqual([]);
  });

  it(
    'are not moved by strangers, whatever they send',
    async () => {
      pages.serve([hostOrigin]);
      const message = fc.oneof(
        fc.anything(),
        fc.record({
          kind: fc.constantFrom('worthbook.connect', 'call', 'event'),
          version: fc.constantFrom(1, 2, '1'),
          nonce: fc.oneof(fc.string(), fc.anything()),
          options: fc.anything(),
        }),
      );
      const origin = fc.constantFrom(
        'https://evil.example',
        'null',
        '',
        `${hostOrigin}.evil.example`,
        frameOrigin,
      );
      await fc.assert(
        fc.asyncProperty(message, origin, fc.boolean(), async (data, from, isParent) => {
          const { port1, port2 } = new NodeChannel();
          pages.toFrame({ data, origin: from, ports: [port2], ...(isParent ? {} : { source: {} }) });
          pages.toFrame({ data, ports: [port2], source: {} });
          await turns(1);
          port1.close();
        }),
        { numRuns: strangers },
      );
      expect(pages.mounted).toEqual([]);
      expect(pages.frameListens).toBe(true);
      recordFigure('hostile messages to the frame', { messages: 2 * strangers, stateChanges: 0 });
    },
    testTimeoutMs(30_000),
  );

  it(
    'are not moved by strangers in the page of the host either',
    async () => {
      const heard: unknown[] = [];
      let isOpen = false;
      const connecting = pages.connect({ onEvent: (...[name]) => heard.push(name) });
      void connecting.then(() => (isOpen = true));
      const message = fc.oneof(
        fc.anything(),
        fc.record({
          kind: fc.constantFrom('worthbook.framePresent', 'connected', 'event', 'answer'),
          version: fc.constantFrom(1, 2, '1'),
          nonce: fc.anything(),
          name: fc.constantFrom('ready', 'change'),
          id: fc.nat(3),
          ok: fc.boolean(),
        }),
      );
      const stranger = fc.constantFrom<Partial<Posted>>(
        { source: {} },
        { origin: 'https://evil.example' },
        { origin: `${frameOrigin}.evil.example` },
        { origin: hostOrigin, source: {} },
        { origin: 'null' },
      );
      await fc.assert(
        fc.asyncProperty(message, stranger, async (data, from) => {
          pages.toHost({ data, ...from });
          await turns(1);
        }),
        { numRuns: strangers },
      );
      expect([isOpen, heard, pages.ports]).toEqual([false, [], []]);
      // The one it waits for is heard as if nothing had been.
      pages.serve([hostOrigin]);
      (await connecting).disconnect();
      recordFigure('hostile messages to the host', { messages: strangers, stateChanges: 0 });
    },
    testTimeoutMs(30_000),
  );

  it('ignore calls in a form that is not agreed', async () => {
    const connecting = pages.connect();
    pages.serve([hostOrigin]);
    const worthbook = await connecting;
    const [port] = pages.ports;
    expect(port).toBeDefined();
    const run = worthbook.run.bind(worthbook) as (...args: unknown[]) => Promise<HostOutcome>;
    await expect(run({ toString: () => 'history.undo' })).rejects.toThrow();
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (args) => {
        await run(args as string).catch(() => undefined);
      }),
      { numRuns: 100 },
    );
    expect(pages.ran.every(([, command]) => typeof command === 'string')).toBe(true);
    worthbook.disconnect();
  });
});
