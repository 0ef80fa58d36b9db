/*
 * Worthbook in an iframe of another origin, for host pages that want it apart from everything of theirs:
 *
 *     import { connectFrame } from './frame.js';
 *     const worthbook = await connectFrame(document.querySelector('iframe'), 'https://workbooks.example');
 */
import type { Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import type { Locale } from '../shared/localText';
import type { Theme } from '../ui/mountShell';
import {
  frameProtocolVersion,
  isRecord,
  type FrameConnect,
  type FrameMethod,
  type FrameOptions,
} from './frameProtocol';
import type {
  HostCommand,
  HostEvent,
  HostEventName,
  HostEvents,
  HostListener,
  HostOutcome,
} from './hostEvents';
import { pageLocale } from './pageLocale';

export type { Dispose } from '../shared/disposable';
export type { Locale } from '../shared/localText';
export type { Theme } from '../ui/mountShell';
export type { ShellParts } from '../ui/shellParts';
export type { FrameOptions };
export type { TemplateDocument } from './mountOptions';
export type { HostCommand, HostEvent, HostEventName, HostEvents, HostListener, HostOutcome };

/** A workbook in an iframe: what `mount` returns, with every answer awaited. */
export interface FramedWorthbook {
  on<Name extends HostEventName>(name: Name, listener: (detail: HostEvents[Name]) => void): Dispose;
  commands(): Promise<readonly HostCommand[]>;
  run(command: string, args?: unknown): Promise<HostOutcome>;
  open(workbook: string | null): Promise<void>;
  save(): Promise<Uint8Array>;
  setLocale(locale: Locale): Promise<void>;
  setTheme(theme: Theme): Promise<void>;
  /** Ends the connection; taking the iframe off the page is the host's. */
  disconnect(): void;
}

export interface ConnectOptions extends FrameOptions {
  readonly onEvent?: HostListener;
  /** Gives the wait for the frame up, which otherwise lasts until it is there. */
  readonly signal?: AbortSignal;
}

/**
 * Connects to the Worthbook in `iframe`, whose page is the built `frame.html`. `origin` is the exact origin of that page:
 * no other page that may be in the frame is spoken to. The frame's own list of hosts must name this page.
 *
 * Rejects when the frame refuses (another version of the protocol, no workbook to be had) or when `signal` is aborted.
 */
export function connectFrame(
  iframe: HTMLIFrameElement,
  origin: string,
  { onEvent, signal, ...options }: ConnectOptions = {},
): Promise<FramedWorthbook> {
  const { functions } = options;
  const sent: FrameOptions = {
    ...options,
    // The frame's own page knows nothing of the language of this one.
    locale: options.locale ?? pageLocale(),
    ...(functions && { functions: functions.map((address) => new URL(address, document.baseURI).href) }),
  };
  const nonce = Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join('-');
  return new Promise((resolve, reject) => {
    const end = (): void => {
      removeEventListener('message', onPresent);
      signal?.removeEventListener('abort', onAbort);
    };
    const onAbort = (): void => {
      end();
      reject(new Error('Worthbook: the wait for the frame was given up'));
    };
    const onPresent = ({ source, origin: from, data }: MessageEvent): void => {
      if (source !== iframe.contentWindow || from !== origin) return;
      if (isRecord(data) && data['kind'] === 'worthbook.framePresent') connect();
    };
    const connect = (): void => {
      const { port1, port2 } = new MessageChannel();
      const connection = new FrameConnection(port1);
      if (onEvent) connection.onAny(onEvent);
      port1.onmessage = ({ data }: MessageEvent) => {
        if (!isRecord(data) || data['nonce'] !== nonce) {
          connection.receive(data);
          return;
        }
        end();
        if (data['kind'] === 'connected') {
          port1.onmessage = ({ data: later }: MessageEvent) => connection.receive(later);
          resolve(connection);
        } else {
          port1.close();
          reject(new Error(`Worthbook: the frame refused (${String(data['reason'])})`));
        }
      };
      const message: FrameConnect = {
        kind: 'worthbook.connect',
        version: frameProtocolVersion,
        nonce,
        options: sent,
      };
      iframe.contentWindow?.postMessage(message, origin, [port2]);
    };
    if (signal?.aborted) {
      onAbort();
      return;
    }
    signal?.addEventListener('abort', onAbort);
    addEventListener('message', onPresent);
    // It may have said that it is there before anybody listened. Whoever else hears this learns nothing.
    iframe.contentWindow?.postMessage({ kind: 'worthbook.isFramePresent' }, '*');
  });
}

class FrameConnection implements FramedWorthbook {
  readonly #port: MessagePort;
  readonly #everything = new Emitter<HostEvent>('frame events');
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #calls = 0;

  constructor(port: MessagePort) {
    this.#port = port;
  }

  onAny(listener: HostListener): void {
    this.#everything.subscribe((event) => listener(...event));
  }

  on<Name extends HostEventName>(name: Name, listener: (detail: HostEvents[Name]) => void): Dispose {
    return this.#everything.subscribe(([event, detail]) => {
      if (event === name) listener(detail as HostEvents[Name]);
    });
  }

  receive(data: unknown): void {
    if (!isRecord(data)) return;
    if (data['kind'] === 'event') {
      this.#everything.emit([data['name'], data['detail']] as unknown as HostEvent);
      return;
    }
    const id = data['id'];
    if (data['kind'] !== 'answer' || typeof id !== 'number') return;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (data['ok'] === true) waiting?.resolve(data['value']);
    else waiting?.reject(new Error(String(data['message'])));
  }

  commands = (): Promise<readonly HostCommand[]> => this.#call('commands');
  run = (command: string, args?: unknown): Promise<HostOutcome> => this.#call('run', command, args);
  open = (workbook: string | null): Promise<void> => this.#call('open', workbook);
  save = (): Promise<Uint8Array> => this.#call('save');
  setLocale = (locale: Locale): Promise<void> => this.#call('setLocale', locale);
  setTheme = (theme: Theme): Promise<void> => this.#call('setTheme', theme);

  disconnect(): void {
    this.#port.close();
    for (const { reject } of this.#waiting.values()) reject(new Error('Worthbook: the frame was left'));
    this.#waiting.clear();
  }

  #call<T>(method: FrameMethod, ...args: readonly unknown[]): Promise<T> {
    const id = ++this.#calls;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve, reject });
      this.#port.postMessage({ kind: 'call', id, method, args });
    });
  }
}
