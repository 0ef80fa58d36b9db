import { test } from '../support/endToEnd';
import { locales } from '../../src/shared/localText';
import type { EditingAction } from '../support/editing/action';
import { besideActions } from '../support/editing/besideActions';
import { cellActions } from '../support/editing/cellActions';
import { EditingPage, list } from '../support/editing/editingPage';
import { byEachHand } from '../support/editing/eachHand';
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
      await byEachHand({ app, actions, rest: 'H9', expectAsBefore: () => app.expectListOnly() });
    });
  });
}
