import type { Attachment } from 'svelte/attachments';

/** Drawn well beyond what is seen, so that scrolling does not run into the end. */
const marginPx = 1200;

/**
 * How much of a long list is drawn: a little at first, and more, a little in each frame, as long as its end is near what is
 * seen. A file may have a thousand columns, and all of them at once would hold the page up.
 */
export class GrowingList {
  readonly #step: number;
  #count = $state(0);

  constructor(step: number) {
    this.#step = step;
    this.#count = step;
  }

  get count(): number {
    return this.#count;
  }

  /**
   * Of an element behind the last one that is drawn, made anew for each `count`. `scroller` is what the list scrolls in.
   */
  end(scroller: string): Attachment<HTMLElement> {
    return (element) => {
      const observer = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) this.#count += this.#step;
        },
        { root: element.closest(scroller), rootMargin: `${marginPx}px` },
      );
      observer.observe(element);
      return () => observer.disconnect();
    };
  }
}
