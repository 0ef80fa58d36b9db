/** As far from an edge the sheet begins to scroll, and as fast at most, in pixels a frame. */
const edgePx = 28;
const fastestPx = 26;

/** Scrolls a sheet for as long as a pointer that is pressed stands near its edges, or beyond them. */
export class EdgeScroll {
  readonly #root: HTMLElement;
  readonly #scrolled: (x: number, y: number) => void;
  #at: { readonly x: number; readonly y: number } | null = null;
  #frame: number | null = null;

  /** `scrolled` hears after each step which place of the sheet is nearest to the pointer now. */
  constructor(root: HTMLElement, scrolled: (x: number, y: number) => void) {
    this.#root = root;
    this.#scrolled = scrolled;
  }

  follow(x: number, y: number): void {
    this.#at = { x, y };
    this.#frame ??= requestAnimationFrame(() => this.#step());
  }

  stop(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    this.#at = null;
  }

  #step(): void {
    this.#frame = null;
    const holder = this.#root.querySelector<HTMLElement>('.ht_master .wtHolder');
    if (!holder || !this.#at) return;
    const { x, y } = this.#at;
    const area = this.#areaOf(holder);
    const dx = speed(x, area.left, area.right);
    const dy = speed(y, area.top, area.bottom);
    const [left, top] = [holder.scrollLeft, holder.scrollTop];
    holder.scrollLeft += dx;
    holder.scrollTop += dy;
    // Standing still, or at the end of the sheet: the next movement goes on.
    if (holder.scrollLeft === left && holder.scrollTop === top) return;
    this.#scrolled(clamp(x, area.left, area.right), clamp(y, area.top, area.bottom));
    this.#frame = requestAnimationFrame(() => this.#step());
  }

  /** What scrolls: within headings, frozen lines and scroll bars. */
  #areaOf(holder: HTMLElement): { left: number; top: number; right: number; bottom: number } {
    const frame = holder.getBoundingClientRect();
    const end = (name: string, side: 'right' | 'bottom'): number => {
      const clone = this.#root.querySelector(`.${name}`)?.getBoundingClientRect();
      return clone && clone.width > 0 && clone.height > 0 ? clone[side] : -Infinity;
    };
    return {
      left: Math.max(frame.left, end('ht_clone_inline_start', 'right')),
      top: Math.max(frame.top, end('ht_clone_top', 'bottom')),
      right: frame.left + holder.clientWidth,
      bottom: frame.top + holder.clientHeight,
    };
  }
}

/** Faster the farther out. */
function speed(at: number, from: number, to: number): number {
  const before = from + edgePx - at;
  const behind = at - (to - edgePx);
  if (before > 0) return -Math.min(fastestPx, Math.ceil(before / 2));
  return behind > 0 ? Math.min(fastestPx, Math.ceil(behind / 2)) : 0;
}

const clamp = (at: number, from: number, to: number): number => Math.max(from + 2, Math.min(at, to - 2));
