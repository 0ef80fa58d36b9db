/** Between a menu and the edge of the window. */
const marginPx = 4;

/** Mends what Handsontable 18.1.1 has opened in the element of its menus, once it has been placed. */
export function mendOpenedMenu(menus: HTMLElement): void {
  giveRoles(menus);
  queueMicrotask(() => {
    const menu = menus.querySelector<HTMLElement>('.htContextMenu');
    if (menu) keepInWindow(menu);
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
 * the top of the page; and one that is longer than the window went on below it.
 */
function keepInWindow(menu: HTMLElement): void {
  const window = menu.ownerDocument.defaultView;
  if (!window) return;
  const { style } = menu;
  style.maxHeight = `${window.innerHeight - 2 * marginPx}px`;
  style.overflowY = 'auto';
  // What scrolls can be scrolled by keys.
  if (menu.scrollHeight > menu.clientHeight) menu.tabIndex = 0;
  const { left, top, width, height } = menu.getBoundingClientRect();
  const [meantLeft, meantTop] = [parseFloat(style.left), parseFloat(style.top)];
  const within = (meant: number, size: number, room: number): number =>
    Math.max(Math.min(meant, room - size - marginPx), marginPx);
  const toLeft = within(meantLeft - window.scrollX, width, window.innerWidth);
  const toTop = within(meantTop - window.scrollY, height, window.innerHeight);
  style.left = `${meantLeft + toLeft - left}px`;
  style.top = `${meantTop + toTop - top}px`;
}
