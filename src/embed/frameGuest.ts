import { isLocale } from '../shared/localText';
import { reportFault } from '../shared/report';
import { allParts, type ShellParts } from '../ui/shellParts';
import {
  frameMethods,
  frameProtocolVersion,
  isRecord,
  type FrameCall,
  type FrameMethod,
  type FrameOptions,
  type FramePresent,
  type FrameReply,
} from './frameProtocol';
import type { MountedWorthbook, MountOptions } from './mountOptions';

/** The window of the frame page, as far as it is used; tests stand in for it. */
export interface FrameWindow {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** Why there is nothing to be seen: no page is around the frame, or one that its list does not name asks for it. */
export type Unserved = 'alone' | 'notAllowed';

export interface FrameGuestOptions {
  readonly window: FrameWindow;
  /** Exact origins of the pages that may drive this frame; nobody else is answered. */
  readonly origins: readonly string[];
  /** Exact origins of modules with functions, which run with the rights of the frame's origin; none is taken by default. */
  readonly functionOrigins?: readonly string[];
  /** For the person who looks at the frame; the page around is told nothing. */
  onUnserved(why: Unserved): void;
  mount(options: MountOptions): Promise<MountedWorthbook>;
}

/** The inside of an iframe: waits for the one host that may drive it. */
export function serveFrame(options: FrameGuestOptions): void {
  const { window, origins, functionOrigins = [], mount, onUnserved } = options;
  const sayPresent = (): void => {
    const present: FramePresent = { kind: 'worthbook.framePresent', version: frameProtocolVersion };
    window.parent.postMessage(present, '*');
  };
  const onMessage = (event: MessageEvent): void => {
    const { data, ports } = event;
    if (event.source !== window.parent || !isRecord(data)) return;
    if (!origins.includes(event.origin)) {
      if (hostKinds.includes(data['kind'])) onUnserved('notAllowed');
      return;
    }
    if (data['kind'] === 'worthbook.isFramePresent') sayPresent();
    if (data['kind'] !== 'worthbook.connect' || typeof data['nonce'] !== 'string') return;
    const [port] = ports;
    if (!port) return;
    const nonce = data['nonce'];
    const reply = (message: FrameReply): void => port.postMessage(message);
    if (data['version'] !== frameProtocolVersion) {
      reply({ kind: 'refused', nonce, reason: 'version' });
      return;
    }
    const asked = readOptions(data['options']);
    if (asked.functions?.some((address) => !functionOrigins.includes(originOf(address)))) {
      reply({ kind: 'refused', nonce, reason: 'functions' });
      return;
    }
    window.removeEventListener('message', onMessage);
    void serve(port, nonce, asked, mount);
  };
  window.addEventListener('message', onMessage);
  sayPresent();
  if ((window.parent as unknown) === window) onUnserved('alone');
}

/** What a host says to a frame's window. */
const hostKinds: readonly unknown[] = ['worthbook.isFramePresent', 'worthbook.connect'];

async function serve(
  port: MessagePort,
  nonce: string,
  options: FrameOptions,
  mount: FrameGuestOptions['mount'],
): Promise<void> {
  const reply = (message: FrameReply): void => port.postMessage(message);
  let mounted: MountedWorthbook;
  try {
    mounted = await mount({ ...options, onEvent: (name, detail) => reply({ kind: 'event', name, detail }) });
  } catch (error) {
    reportFault('the frame', error);
    reply({ kind: 'refused', nonce, reason: 'failed' });
    return;
  }
  port.onmessage = ({ data }: MessageEvent) => {
    const call = readCall(data);
    if (call) void answer(mounted, call).then(reply);
  };
  reply({ kind: 'connected', version: frameProtocolVersion, nonce });
}

async function answer(mounted: MountedWorthbook, { id, method, args }: FrameCall): Promise<FrameReply> {
  try {
    return { kind: 'answer', id, ok: true, value: await methods[method](mounted, args) };
  } catch (error) {
    return { kind: 'answer', id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** What a host asks for is checked as if a stranger had sent it. */
const methods: Readonly<
  Record<FrameMethod, (mounted: MountedWorthbook, args: readonly unknown[]) => unknown>
> = {
  run: (mounted, [command, args]) => mounted.run(textOf(command), args),
  commands: (mounted) => mounted.commands(),
  open: (mounted, [workbook]) => mounted.open(workbook === null ? null : textOf(workbook)),
  save: (mounted) => mounted.save(),
  setLocale: (mounted, [locale]) => {
    if (!isLocale(locale)) throw new TypeError('Worthbook: no such language');
    mounted.setLocale(locale);
  },
  setTheme: (mounted, [theme]) => {
    if (!isTheme(theme)) throw new TypeError('Worthbook: no such theme');
    mounted.setTheme(theme);
  },
};

function readCall(data: unknown): FrameCall | null {
  if (!isRecord(data) || data['kind'] !== 'call') return null;
  const { id, args } = data;
  const method = frameMethods.find((name) => name === data['method']);
  return method && typeof id === 'number' && Array.isArray(args) ? { kind: 'call', id, method, args } : null;
}

/** Only what is known, and only in the form it must have. */
function readOptions(given: unknown): FrameOptions {
  const options = isRecord(given) ? given : {};
  const {
    locale,
    theme,
    readOnly,
    autofocus,
    storage,
    workbook,
    file,
    template,
    parts,
    functions,
    templates,
    licenseKeys,
  } = options;
  return {
    ...(isLocale(locale) ? { locale } : {}),
    ...(isTheme(theme) ? { theme } : {}),
    ...(typeof readOnly === 'boolean' ? { readOnly } : {}),
    ...(typeof autofocus === 'boolean' ? { autofocus } : {}),
    ...(storage === 'memory' ? { storage } : {}),
    ...(isRecord(storage) && typeof storage['database'] === 'string'
      ? { storage: { database: storage['database'] } }
      : {}),
    ...(typeof workbook === 'string' ? { workbook } : {}),
    ...(file instanceof File ? { file } : {}),
    ...(typeof template === 'string' ? { template } : {}),
    ...(isRecord(parts) ? { parts: readParts(parts) } : {}),
    ...(Array.isArray(functions)
      ? { functions: functions.map((address) => (typeof address === 'string' ? address : '')) }
      : {}),
    // Whatever stands in it is refused by the check of templates, in its place.
    ...(Array.isArray(templates) ? { templates } : {}),
    ...(isRecord(licenseKeys) ? { licenseKeys: readKeys(licenseKeys) } : {}),
  };
}

function readParts(given: Readonly<Record<string, unknown>>): Partial<ShellParts> {
  const known = Object.keys(allParts).filter(
    (part) => Object.hasOwn(given, part) && typeof given[part] === 'boolean',
  );
  return Object.fromEntries(known.map((part) => [part, given[part]]));
}

function readKeys(given: Readonly<Record<string, unknown>>): NonNullable<FrameOptions['licenseKeys']> {
  const { handsontable, hyperformula } = given;
  return {
    ...(typeof handsontable === 'string' ? { handsontable } : {}),
    ...(typeof hyperformula === 'string' ? { hyperformula } : {}),
  };
}

/** Empty for what is no absolute address of a server. */
function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.origin : '';
}

const isTheme = (value: unknown): value is NonNullable<FrameOptions['theme']> =>
  value === 'light' || value === 'dark' || value === 'system';

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('Worthbook: a text was expected');
  return value;
}
