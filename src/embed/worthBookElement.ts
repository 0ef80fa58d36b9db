import { isLocale } from '../shared/localText';
import { reportFault } from '../shared/report';
import { allParts, type ShellParts } from '../ui/shellParts';
import type { HostCommand, HostEventName, HostEvents, HostOutcome } from './hostEvents';
import { mount } from './mount';
import type { MountedWorthbook, MountOptions } from './mountOptions';

const themes = ['light', 'dark', 'system'] as const;

/** The event of `mount` and its name in the page. */
const eventNames: Readonly<Record<HostEventName, keyof HTMLElementEventMap>> = {
  ready: 'worthbook-ready',
  navigate: 'worthbook-navigate',
  change: 'worthbook-change',
  selection: 'worthbook-selection',
  saveState: 'worthbook-save-state',
  problem: 'worthbook-problem',
  templateApplied: 'worthbook-template-applied',
};

declare global {
  interface HTMLElementTagNameMap {
    'worth-book': WorthBookElement;
  }
  interface HTMLElementEventMap {
    'worthbook-ready': CustomEvent<HostEvents['ready']>;
    'worthbook-navigate': CustomEvent<HostEvents['navigate']>;
    'worthbook-change': CustomEvent<HostEvents['change']>;
    'worthbook-selection': CustomEvent<HostEvents['selection']>;
    'worthbook-save-state': CustomEvent<HostEvents['saveState']>;
    'worthbook-problem': CustomEvent<HostEvents['problem']>;
    'worthbook-template-applied': CustomEvent<HostEvents['templateApplied']>;
  }
}

/**
 * `<worth-book locale="zh-CN" theme="dark" storage="memory" workbook="…" template="clv" hide="start topBar"
 * functions="/ourFunctions.js" readonly autofocus>`: the
 * same as `mount`, as an element. Language and theme follow their attributes; the others count when the element enters
 * the page, as do the properties. It dispatches the events of `mount` as `worthbook-ready`, `worthbook-navigate`,
 * `worthbook-change`, `worthbook-selection`, `worthbook-save-state`, `worthbook-problem` and `worthbook-template-applied`,
 * each with the same `detail`.
 *
 * It renders into the page and not into a shadow root: menus and dialogs live in the page too, and need its styles.
 */
export class WorthBookElement extends HTMLElement {
  static readonly observedAttributes = ['locale', 'theme'];
  #mounted: Promise<MountedWorthbook> | null = null;
  /** Keys are properties, so that they need not stand in the page's source. */
  licenseKeys: NonNullable<MountOptions['licenseKeys']> = setBefore(this, 'licenseKeys') ?? {};
  /** The host's own storage, in place of the attribute. */
  storage: MountOptions['storage'] = setBefore(this, 'storage');
  /** Templates of the host's own; see `MountOptions`. */
  templates: MountOptions['templates'] = setBefore(this, 'templates');
  /** A file to open, when no workbook is named. */
  file: File | undefined = setBefore(this, 'file');

  /** See `MountedWorthbook`; each waits until the interface is there. */
  async run(command: string, args?: unknown): Promise<HostOutcome> {
    return (await this.#worthbook()).run(command, args);
  }
  async commands(): Promise<readonly HostCommand[]> {
    return (await this.#worthbook()).commands();
  }
  async open(workbook: string | null): Promise<void> {
    return (await this.#worthbook()).open(workbook);
  }
  async save(): Promise<Uint8Array> {
    return (await this.#worthbook()).save();
  }

  connectedCallback(): void {
    // Moving the element in the page disconnects and connects it; what is mounted is kept then.
    this.#mounted ??= this.#mount();
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected || !this.#mounted) return;
      void this.#mounted.then((mounted) => mounted.unmount());
      this.#mounted = null;
    });
  }

  attributeChangedCallback(): void {
    void this.#mounted?.then((mounted) => {
      const { locale, theme } = this.#preferences();
      if (locale) mounted.setLocale(locale);
      if (theme) mounted.setTheme(theme);
    });
  }

  #worthbook(): Promise<MountedWorthbook> {
    return this.#mounted ?? Promise.reject(new Error('Worthbook: the element is not in a page'));
  }

  async #mount(): Promise<MountedWorthbook> {
    const workbook = this.getAttribute('workbook');
    const template = this.getAttribute('template');
    const functions = (this.getAttribute('functions') ?? '').split(/\s+/).filter((address) => address !== '');
    const storage = this.storage ?? storageNamed(this.getAttribute('storage'));
    const mounted = mount(this, {
      ...this.#preferences(),
      licenseKeys: this.licenseKeys,
      readOnly: this.hasAttribute('readonly'),
      autofocus: this.hasAttribute('autofocus'),
      parts: partsWithout(this.getAttribute('hide')),
      ...(storage ? { storage } : {}),
      ...(workbook ? { workbook } : {}),
      ...(template ? { template } : {}),
      ...(functions.length > 0 ? { functions } : {}),
      ...(this.file ? { file: this.file } : {}),
      ...(this.templates ? { templates: this.templates } : {}),
      onEvent: (name, detail) => this.dispatchEvent(new CustomEvent(eventNames[name], { detail })),
    });
    mounted.catch((error: unknown) => reportFault('<worth-book>', error));
    return mounted;
  }

  #preferences(): Pick<MountOptions, 'locale' | 'theme'> {
    const locale = this.getAttribute('locale');
    const theme = themes.find((name) => name === this.getAttribute('theme'));
    return { ...(isLocale(locale) ? { locale } : {}), ...(theme ? { theme } : {}) };
  }
}

/** Makes `<worth-book>` known to the page. Calling it twice is harmless. */
export function defineElement(name = 'worth-book'): void {
  if (!customElements.get(name)) customElements.define(name, WorthBookElement);
}

/** What the page set on the element before it was known as one of these, which the fields would write over. */
function setBefore<Name extends 'licenseKeys' | 'storage' | 'templates' | 'file'>(
  element: WorthBookElement,
  name: Name,
): WorthBookElement[Name] | undefined {
  return Object.getOwnPropertyDescriptor(element, name)?.value as WorthBookElement[Name] | undefined;
}

function storageNamed(name: string | null): MountOptions['storage'] {
  if (name === null || name === '') return undefined;
  return name === 'memory' ? 'memory' : { database: name };
}

function partsWithout(hidden: string | null): Partial<ShellParts> {
  const names = (hidden ?? '').split(/\s+/);
  return Object.fromEntries(Object.keys(allParts).map((part) => [part, !names.includes(part)]));
}
