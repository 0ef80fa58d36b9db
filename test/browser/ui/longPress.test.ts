import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { fakePort } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

function touch(target: Element, type: 'touchstart' | 'touchmove' | 'touchend', down = 0): void {
  const { left, top } = target.getBoundingClientRect();
  const finger = new Touch({ identifier: 1, target, clientX: left + 12, clientY: top + 12 + down });
  const touches = type === 'touchend' ? [] : [finger];
  target.dispatchEvent(
    new TouchEvent(type, {
      bubbles: true,
      cancelable: true,
      composed: true,
      touches,
      changedTouches: [finger],
    }),
  );
}

describe('a finger that rests', () => {
  it('on a tab opens the menu of its sheet, where the browser makes no event for it', async () => {
    await showWorkbook();
    touch(page.getByRole('tab', { name: 'Sheet1' }).element(), 'touchstart');
    await expect.element(page.getByRole('menuitem', { name: 'Duplicate the sheet' })).toBeVisible();
  });

  it('on a cell opens the context menu; one that scrolls does not', async () => {
    await showWorkbook(fakePort(newWorkbook()));
    const cell = document.querySelectorAll('.ht_master tbody td')[3]!;
    let menus = 0;
    // On its way in: the grid answers it and lets it go no further.
    document.addEventListener('contextmenu', () => menus++, { capture: true, once: true });
    touch(cell, 'touchstart');
    touch(cell, 'touchmove', 40);
    touch(cell, 'touchend');
    touch(cell, 'touchstart');
    await waitFor(() => document.querySelector('.htContextMenu')?.textContent?.includes('Copy') === true);
    touch(cell, 'touchend');
    expect(menus).toBe(1);
  });
});
