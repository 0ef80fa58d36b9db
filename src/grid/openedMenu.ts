/** Between a menu and the edge of what is seen of the grid. */
export const marginPx = 4;

/** Mends what Handsontable 18.1.1 has opened in the element of its menus, once it has been placed. */
export function mendOpenedMenu(menus: HTMLElement): void {
  giveRoles(menus);
  queueMicrotask(() => {
    const menu = menus.querySelector<HTMLElement>('.htContextMenu');
    if (menu) keepInSight(menu, menus.parentElement ?? menus);
  });
}

/**
 * Menus are drawn as tables: for a screen reader the items stood in rows of a table, and not in the menu, and the lines
 * between them were items called `---------`.
 */
function giveRoles(menus: HTMLElement): void {
  for (const part of menus.querySelectorAll('.htMenu :is(table, thead, tbody, tr)'))
    part.setAttribute('role', 'none');
  // The focus goes to the items.
  for (const holder of menus.querySelectorAll('.htMenu .wtHolder')) holder.removeAttribute('tabindex');
  for (const line of menus.querySelectorAll('.htMenu .htSeparator')) {
    line.setAttribute('role', 'separator');
    line.removeAttribute('aria-label');
    line.textContent = '';
  }
}

/**
 * A menu is placed as if its element began where the page does, so it opened as far below the pointer as the grid is below
 * the top of the page; and one that is longer than the grid went on under what lies around it, where nobody can reach it.
 */
function keepInSight(menu: HTMLElement, grid: Element): void {
  const window = menu.ownerDocument.defaultView;
  if (!window) return;
  const { style } = menu;
  const room = seenPart(grid, window);
  style.maxHeight = `${room.bottom - room.top}px`;
  style.overflowY = 'auto';
  // What scrolls can be scrolled by keys.
  if (menu.scrollHeight > menu.clientHeight) menu.tabIndex = 0;
  const { left, top, width, height } = menu.getBoundingClientRect();
  const [meantLeft, meantTop] = [parseFloat(style.left), parseFloat(style.top)];
  const within = (meant: number, size: number, from: number, to: number): number =>
    Math.max(Math.min(meant, to - size), from);
  const toLeft = within(meantLeft - window.scrollX, width, room.left, room.right);
  const toTop = within(meantTop - window.scrollY, height, room.top, room.bottom);
  style.left = `${meantLeft + toLeft - left}px`;
  style.top = `${meantTop + toTop - top}px`;
}

type Sides = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** What the window shows of the grid, without a margin. */
function seenPart(grid: Element, { innerWidth, innerHeight }: Window): Sides {
  const { left, top, right, bottom } = grid.getBoundingClientRect();
  return {
    left: Math.max(left, 0) + marginPx,
    top: Math.max(top, 0) + marginPx,
    right: Math.min(right, innerWidth) - marginPx,
    bottom: Math.min(bottom, innerHeight) - marginPx,
  };
}
