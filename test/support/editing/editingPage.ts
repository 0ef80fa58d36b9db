import { expect, type Locator } from '@playwright/test';
import type { MessageKey } from '../../../src/i18n/texts';
import { cellSelector, WorthbookPage } from '../worthbookPage';

/** What is pasted into `A1` before anything else: a list, a formula column, and the beginning of a series. */
export const list = [
  ['Name', 'Score', 'Note', 'Twice', '', '1'],
  ['Ann', '3', 'a', '=B2*2', '', '3'],
  ['Bob', '1', 'b', '=B3*2', '', ''],
  ['Cem', '2', 'a', '=B4*2', '', ''],
] as const;

/** The hands of a person on a sheet of cells. */
export class EditingPage extends WorthbookPage {
  async pasteText(text: string): Promise<void> {
    await this.page.evaluate((given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', given);
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** By the key that asks for an address, and the address. */
  override async goTo(address: string): Promise<void> {
    await this.press('ControlOrMeta+g');
    await expect(this.nameBox).toBeFocused();
    await this.page.keyboard.insertText(address);
    await this.press('Enter');
    await this.expectGridFocus();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** A command by its name in the palette. */
  async command(key: MessageKey): Promise<void> {
    await this.runCommand(this.t(key));
  }

  /** The selection from one cell to another: by Shift and arrows. */
  async selectByKeys(from: string, right: number, down: number): Promise<void> {
    await this.goTo(from);
    for (let step = 0; step < right; step++) await this.press('Shift+ArrowRight');
    for (let step = 0; step < down; step++) await this.press('Shift+ArrowDown');
  }

  async selectByMouse(from: string, to: string): Promise<void> {
    await this.drag(this.at(from), this.at(to));
  }

  /** Presses the middle of one thing and lets go over the middle of another, or so many pixels from there. */
  async drag(from: Locator, to: Locator, beyond = { x: 0, y: 0 }): Promise<void> {
    const start = await centre(from);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    const end = await centre(to);
    await this.page.mouse.move(end.x + beyond.x, end.y + beyond.y, { steps: 4 });
    await this.page.mouse.up();
  }

  columnHeading(letter: string): Locator {
    return this.page.locator('.ht_clone_top thead th').nth(letter.charCodeAt(0) - 'A'.charCodeAt(0) + 1);
  }

  rowHeading(row: number): Locator {
    return this.page.locator(`.ht_clone_inline_start tr[aria-rowindex="${row + 1}"] th`);
  }

  /** The small square at the corner of what is selected. */
  get fillHandle(): Locator {
    return this.page.locator('.ht_master .wtBorder.corner:visible').first();
  }

  get contextMenu(): Locator {
    return this.page.locator('.htContextMenu').first();
  }

  async chooseInContextMenu(of: Locator, key: MessageKey): Promise<void> {
    await of.click({ button: 'right' });
    await this.contextMenu.getByText(this.t(key), { exact: true }).click();
  }

  async chooseInMenuOf(opener: Locator, key: MessageKey): Promise<void> {
    await opener.click();
    await this.menuItem(key).click();
  }

  menuItem(key: MessageKey): Locator {
    return this.page.getByRole('menu').getByText(this.t(key), { exact: true });
  }

  /** Of buttons that contain the same words only the one that says nothing else: the next step to redo names them too. */
  exactButton(key: MessageKey): Locator {
    return this.page.getByRole('button', { name: this.t(key), exact: true });
  }

  formatButton(key: MessageKey): Locator {
    return this.button(key, {}, this.page.getByRole('toolbar'));
  }

  get moreMenu(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: this.t('app_more'), exact: true });
  }

  get tabs(): Locator {
    return this.page.getByRole('tab');
  }

  panel(title: MessageKey): Locator {
    return this.page.getByRole('complementary', { name: this.t(title) });
  }

  /** From the cells to a panel that has been opened: by F6, from part to part of the screen. */
  async enterPanel(title: MessageKey): Promise<void> {
    await expect(this.panel(title)).toBeVisible();
    await this.expectGridFocus();
    const hasFocus = (): Promise<boolean> =>
      this.panel(title).evaluate((panel) => panel.contains(document.activeElement));
    for (let part = 0; part < 6 && !(await hasFocus()); part++) await this.press('F6');
    expect(await hasFocus()).toBe(true);
  }

  /** Walks in an open menu with the arrow key until the focus is there. */
  async arrowTo(item: Locator): Promise<void> {
    await expect(item).toBeVisible();
    for (let step = 0; step < 40; step++) {
      if (await item.evaluate((element) => element === document.activeElement)) return;
      await this.press('ArrowDown');
    }
    throw new Error(`ArrowDown never came to ${item.toString()}`);
  }

  /** From wherever the focus is to the cells, by F6. */
  async focusCells(): Promise<void> {
    const hasFocus = (): Promise<boolean> =>
      this.page.locator('.wb-grid').evaluate((grid) => grid.contains(document.activeElement));
    for (let part = 0; part < 6 && !(await hasFocus()); part++) await this.press('F6');
    await this.expectGridFocus();
  }

  /** What stands in the formula bar while this cell is selected. */
  async expectFormula(address: string, text: string): Promise<void> {
    await this.goTo(address);
    await expect(this.formulaBar).toHaveValue(text);
  }

  /** What cells on the screen show, by their addresses; all of them are looked at in one go. */
  async expectTexts(texts: Readonly<Record<string, string>>): Promise<void> {
    const selectors = Object.keys(texts).map((address) => [address, cellSelector(address)] as const);
    const shown = (): Promise<Record<string, string | undefined>> =>
      this.page.evaluate(
        (asked) =>
          Object.fromEntries(
            asked.map(([address, selector]) => [
              address,
              document.querySelector(selector)?.textContent.trim(),
            ]),
          ),
        selectors,
      );
    await expect.poll(shown, { intervals: [20, 50, 100] }).toEqual(texts);
  }

  async undoByKey(from = 'H9'): Promise<void> {
    // From the cells: in a field the keys would undo what was typed there.
    await this.goTo(from);
    await this.press('ControlOrMeta+z');
  }

  /** The list and nothing else is there, as before the first step. */
  async expectListOnly(): Promise<void> {
    await expect(this.tabs).toHaveCount(1);
    await this.expectTexts({
      A1: 'Name',
      A2: 'Ann',
      A3: 'Bob',
      A4: 'Cem',
      A5: '',
      B2: '3',
      B3: '1',
      C2: 'a',
      D2: '6',
      D4: '4',
      E1: '',
      F1: '1',
      F3: '',
    });
  }
}

async function centre(of: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error('nothing is drawn there');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
