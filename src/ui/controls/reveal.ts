/**
 * Scrolls what `element` lies in no further than to where all of it is seen. `scrollIntoView` would scroll everything around
 * as well, up to the page of the host.
 */
export function reveal(element: Element): void {
  const scroller = scrollerOf(element);
  if (!scroller) return;
  const seen = scroller.getBoundingClientRect();
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const [startX, startY] = [seen.left + scroller.clientLeft, seen.top + scroller.clientTop];
  scroller.scrollLeft += missing(left - startX, right - startX - scroller.clientWidth);
  scroller.scrollTop += missing(top - startY, bottom - startY - scroller.clientHeight);
}

/** How far to go for what begins `from` the edge where one begins to see, and ends `past` the other: its beginning wins. */
const missing = (from: number, past: number): number => (from < 0 ? from : Math.min(Math.max(past, 0), from));

function scrollerOf(element: Element): Element | null {
  let around = element.parentElement;
  while (around && !around.matches('.wb-root')) {
    const { overflowX, overflowY } = getComputedStyle(around);
    if ([overflowX, overflowY].some((way) => way === 'auto' || way === 'scroll')) return around;
    around = around.parentElement;
  }
  return null;
}
