import type { Dispose } from '../shared/disposable';
import type { SheetId } from '../model/ids';
import type { GridTheme } from './gridOptions';
import type { ShownSheet } from './shownSheet';

/** The elements of one grid, within the element it was given: the sheet, and beside it the menus. */
export class GridFrame {
  readonly root: HTMLElement;
  readonly sheet: HTMLElement;
  readonly menus: HTMLElement;
  readonly #element: HTMLElement;
  #sheetId: SheetId | null = null;

  constructor(element: HTMLElement) {
    const { ownerDocument } = element;
    this.#element = element;
    this.root = ownerDocument.createElement('div');
    this.root.className = 'wb-grid';
    this.sheet = ownerDocument.createElement('div');
    this.sheet.className = 'wb-grid-sheet';
    this.menus = ownerDocument.createElement('div');
    this.menus.className = 'ht-theme-main';
    this.root.append(this.sheet, this.menus);
    element.append(this.root);
    const use = (): void => this.root.classList.remove('wb-unused');
    for (const event of ['pointerdown', 'keydown']) this.root.addEventListener(event, use, true);
  }

  get ownerDocument(): Document {
    return this.#element.ownerDocument;
  }

  get window(): Window {
    return this.ownerDocument.defaultView ?? window;
  }

  /** How far what is seen has been scrolled. */
  get scrolled(): { readonly scrollLeft: number; readonly scrollTop: number } {
    const holder = this.root.querySelector('.ht_master .wtHolder');
    return { scrollLeft: holder?.scrollLeft ?? 0, scrollTop: holder?.scrollTop ?? 0 };
  }

  /** The colours come from custom properties; this is for what the browser draws, scroll bars above all. */
  setTheme(theme: GridTheme): void {
    this.root.classList.toggle('wb-grid-dark', theme === 'dark');
  }

  setZoom(zoom: number): void {
    this.root.style.setProperty('--wb-zoom', String(zoom));
  }

  /** Before the sheet is drawn: a class changed afterwards would make the browser work out every style once more. */
  dressFor(shown: ShownSheet, label: string): void {
    const { classList } = this.root;
    classList.toggle('wb-report', shown.isReport);
    if (this.#sheetId !== shown.sheet.id) classList.toggle('wb-unused', shown.isReport);
    this.#sheetId = shown.sheet.id;
    classList.toggle('wb-table', shown.sheet.kind === 'table');
    this.root.setAttribute('aria-label', label);
  }

  contains(target: EventTarget | null): boolean {
    return target instanceof Node && this.root.contains(target);
  }

  followSize(resized: () => void): Dispose {
    // An observer begins with a report of the size that has just been drawn.
    let size = sizeOf(this.#element);
    const observer = new ResizeObserver(() => {
      const before = size;
      size = sizeOf(this.#element);
      if (size !== before) resized();
    });
    observer.observe(this.#element);
    return () => observer.disconnect();
  }

  dispose(): void {
    this.root.remove();
  }
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): string => `${clientWidth} x ${clientHeight}`;
