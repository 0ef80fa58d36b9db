import { isLocale } from '../shared/localText';
import { reportFault } from '../shared/report';
import { mount } from './mount';
import type { MountedWorthbook, MountOptions } from './mountOptions';

const themes = ['light', 'dark', 'system'] as const;

/**
 * `<worth-book locale="zh-CN" theme="dark" storage="memory" workbook="…" readonly>`: the same as `mount`, as an element.
 * Language and theme follow their attributes; the others count when the element enters the page. It dispatches
 * `worthbook-ready` and `worthbook-navigate` (with the workbook's id in `detail`).
 *
 * It renders into the page and not into a shadow root: menus and dialogs live in the page too, and need its styles.
 */
export class WorthBookElement extends HTMLElement {
  static readonly observedAttributes = ['locale', 'theme'];
  #mounted: Promise<MountedWorthbook> | null = null;
  /** Keys are properties, so that they need not stand in the page's source. */
  licenseKeys: NonNullable<MountOptions['licenseKeys']> = {};

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

  async #mount(): Promise<MountedWorthbook> {
    const storage = this.getAttribute('storage');
    const workbook = this.getAttribute('workbook');
    const mounted = mount(this, {
      ...this.#preferences(),
      licenseKeys: this.licenseKeys,
      readOnly: this.hasAttribute('readonly'),
      ...(storage === 'memory' ? { storage } : storage ? { storage: { database: storage } } : {}),
      ...(workbook ? { workbook } : {}),
      onReady: () => this.dispatchEvent(new CustomEvent('worthbook-ready')),
      onNavigate: (id) => this.dispatchEvent(new CustomEvent('worthbook-navigate', { detail: id })),
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
