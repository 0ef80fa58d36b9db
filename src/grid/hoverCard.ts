/** What cells with a description of their own look like. */
const explained = ['wb-commented', 'wb-invalid', 'wb-error', 'wb-mismatch', 'wb-noticed', 'wb-narrow'];

/**
 * The card over an error cell, or one that was given what is likely not meant, that says what it means and how to mend it. It never takes the pointer; screen readers
 * get the same words from the cell itself.
 */
export class HoverCard {
  readonly #element: HTMLElement;
  readonly #around: HTMLElement;

  constructor(around: HTMLElement) {
    this.#around = around;
    this.#element = around.ownerDocument.createElement('div');
    this.#element.className = 'wb-grid-card';
    this.#element.setAttribute('aria-hidden', 'true');
    this.#element.hidden = true;
    around.append(this.#element);
  }

  /** Shows the description of a cell below it, or above it at the lower edge; cells without one show nothing. */
  showFor(cell: HTMLElement): void {
    const text = cell.getAttribute('aria-description');
    const isExplained = explained.some((name) => cell.classList.contains(name));
    if (text === null || !isExplained) {
      this.hide();
      return;
    }
    const element = this.#element;
    element.textContent = text;
    element.hidden = false;
    const frame = this.#around.getBoundingClientRect();
    const target = cell.getBoundingClientRect();
    const below = target.bottom - frame.top + 4;
    const fitsBelow = below + element.offsetHeight <= frame.height;
    const top = fitsBelow ? below : target.top - frame.top - element.offsetHeight - 4;
    const left = Math.min(target.left - frame.left, frame.width - element.offsetWidth - 8);
    element.style.setProperty('top', `${Math.max(top, 0)}px`);
    element.style.setProperty('left', `${Math.max(left, 8)}px`);
  }

  hide(): void {
    this.#element.hidden = true;
  }

  dispose(): void {
    this.#element.remove();
  }
}
