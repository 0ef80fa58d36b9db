import { expect, test } from '../support/endToEnd';
import { locales } from '../../src/shared/localText';
import type { EditingAction } from '../support/editing/action';
import { besideActions } from '../support/editing/besideActions';
import { cellActions } from '../support/editing/cellActions';
import { EditingPage, list } from '../support/editing/editingPage';
import { lineActions } from '../support/editing/lineActions';
import { lookActions } from '../support/editing/lookActions';
import { sheetActions } from '../support/editing/sheetActions';
import { viewActions } from '../support/editing/viewActions';

const actions: readonly EditingAction[] = [
  ...cellActions,
  ...lineActions,
  ...sheetActions,
  ...lookActions,
  ...besideActions,
  ...viewActions,
];
const ways = ['keyboard', 'mouse'] as const;

/** Each action by keyboard and by mouse, in either language. */
for (const locale of locales) {
  test.describe(`everything a spreadsheet does, in ${locale}`, () => {
    test.use({
      locale,
      viewport: { width: 1440, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
      // A hundred menus and panels that need no time to appear; elsewhere they move.
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('is done by keyboard and by mouse, seen, and taken back', async ({ page }) => {
      // A limit for what hangs: some fifty actions.
      test.setTimeout(600_000);
      const app = new EditingPage(page, locale);
      await app.start();
      await app.newWorkbook();
      await app.pasteText(list.map((row) => row.join('\t')).join('\n'));
      await app.expectListOnly();
      for (const action of actions) {
        for (const way of ways) {
          await test.step(`${action.name}, by ${way}`, async () => {
            if (way === 'mouse') await app.at('H9').click();
            await action[way](app);
            await action.holds(app);
            for (let step = 0; step < (action.steps ?? 1); step++) {
              if (way === 'keyboard') await app.undoByKey();
              else await app.button('app_undo').first().click();
            }
            await app.expectListOnly();
          });
        }
      }
      expect(app.complaints).toEqual([]);
    });
  });
}
