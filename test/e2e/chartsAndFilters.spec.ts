import { expect, test } from '../support/endToEnd';
import { cellFilterActions, expectUnfiltered, shownSum } from '../support/editing/cellFilterActions';
import { chartChanges, chartInsertion, chartOf } from '../support/editing/chartActions';
import { byEachHand } from '../support/editing/eachHand';
import { EditingPage, list } from '../support/editing/editingPage';
import { locales } from '../../src/shared/localText';

for (const locale of locales) {
  test.describe(`a list of cells, in ${locale}`, () => {
    test.use({
      locale,
      viewport: { width: 1440, height: 900 },
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('is filtered and drawn by keyboard and by mouse, and its chart is there at the next visit', async ({
      page,
    }) => {
      const app = new EditingPage(page, locale);
      const rest = 'H9';
      await app.start();
      await app.newWorkbook();
      await app.pasteText(list.map((row) => row.join('\t')).join('\n'));
      await app.expectListOnly();
      await app.goTo(shownSum.address);
      await app.enter(shownSum.formula);

      await byEachHand({
        app,
        actions: cellFilterActions,
        rest,
        expectAsBefore: () => expectUnfiltered(app),
      });

      await byEachHand({
        app,
        actions: [chartInsertion],
        rest,
        expectAsBefore: () => expect(chartOf(app)).toHaveCount(0),
      });
      await chartInsertion.keyboard(app);
      await chartInsertion.holds(app);
      const { actions, expectAsBefore } = await chartChanges(app);
      // Not where the keyboard goes: the handle of a selection lies over what would be pressed.
      await byEachHand({ app, actions, rest: 'A9', restCell: app.at('A12'), expectAsBefore });

      await app.expectSaved();
      await app.settle();
      await page.reload();
      await expect(chartOf(app).locator('svg').first()).toBeVisible();
      expect(app.complaints).toEqual([]);
    });
  });
}
