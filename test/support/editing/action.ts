import type { Locator } from '@playwright/test';
import type { MessageKey } from '../../../src/i18n/texts';
import type { EditingPage } from './editingPage';

/** One line of what a person does with cells, by either hand; labels come from the messages, so both languages do the same. */
export interface EditingAction {
  readonly name: string;
  keyboard(app: EditingPage): Promise<void>;
  mouse(app: EditingPage): Promise<void>;
  /** What has come of it, whichever way it was done. */
  holds(app: EditingPage): Promise<void>;
  /** How many steps are undone to have all as it was before; 1 unless said. */
  readonly steps?: number;
}

/** A command that is run where the active cell is: from the palette, and from the menu of a cell or of its heading. */
export function commandAction(
  name: string,
  command: MessageKey,
  address: string,
  holds: EditingAction['holds'],
  menuOf = (app: EditingPage): Locator => app.at(address),
): EditingAction {
  return {
    name,
    async keyboard(app) {
      await app.goTo(address);
      await app.command(command);
    },
    mouse: (app) => app.chooseInContextMenu(menuOf(app), command),
    holds,
  };
}

/** A command that has a key, and for the mouse its line in the palette. */
export function keyAction(
  name: string,
  key: string,
  command: MessageKey,
  address: string,
  holds: EditingAction['holds'],
): EditingAction {
  return {
    name,
    async keyboard(app) {
      await app.goTo(address);
      await app.press(key);
    },
    async mouse(app) {
      await app.at(address).click();
      await app.exactButton('app_commandPalette').click();
      await app.page.getByRole('option', { name: app.t(command) }).click();
    },
    holds,
  };
}
