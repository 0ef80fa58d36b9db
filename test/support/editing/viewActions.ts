import { expect } from '@playwright/test';
import type { EditingAction } from './action';
import type { EditingPage } from './editingPage';

async function stubPrint(app: EditingPage): Promise<void> {
  await app.page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
}

/** What the browser's own PDF of the sheet is made of: pages of A4, each by the side it stands on. */
async function pagesOf(app: EditingPage): Promise<string[]> {
  const pdf = await app.page.pdf({ preferCSSPageSize: true });
  const sizes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  return sizes.map(([, width, height]) => {
    const sides = [Number(width), Number(height)];
    const isA4 = Math.abs(Math.min(...sides) - 595) < 1 && Math.abs(Math.max(...sides) - 842) < 1;
    if (!isA4) return `${width} x ${height}`;
    return sides[0] === Math.min(...sides) ? 'portrait' : 'landscape';
  });
}

async function rowHeight(app: EditingPage): Promise<number> {
  return (await app.at('A1').boundingBox())?.height ?? 0;
}

/** What changes how the workbook is seen and nothing in it: there is nothing to undo. */
export const viewActions: readonly EditingAction[] = [
  {
    name: 'figures of what is selected',
    steps: 0,
    keyboard: (app) => app.selectByKeys('B2', 0, 2),
    mouse: (app) => app.selectByMouse('B2', 'B4'),
    async holds(app) {
      const figures = app.page.getByRole('group', { name: app.t('app_selection') });
      await expect(figures.getByRole('button').first()).toContainText('6');
    },
  },
  {
    name: 'whole rows and columns are selected',
    steps: 0,
    async keyboard(app) {
      await app.goTo('B2');
      await app.press('ControlOrMeta+ArrowDown');
      await app.expectAddress('B4');
      await app.press('ControlOrMeta+Home');
      await app.expectAddress('A1');
      await app.goTo('B2');
      await app.press('Shift+Space');
      await expect(app.rowHeading(2)).toHaveClass(/ht__active_highlight/);
      await app.goTo('B2');
      await app.press('ControlOrMeta+Space');
    },
    async mouse(app) {
      await app.rowHeading(2).click();
      await expect(app.rowHeading(2)).toHaveClass(/ht__active_highlight/);
      await app.columnHeading('B').click();
    },
    holds: (app) => expect(app.columnHeading('B')).toHaveClass(/ht__active_highlight/),
  },
  {
    name: 'the sheet is shown larger',
    steps: 0,
    async keyboard(app) {
      await app.goTo('A1');
      await app.press('ControlOrMeta+Alt+Shift+=', 'ControlOrMeta+Alt+Shift+=');
    },
    async mouse(app) {
      await app.button('explain_zoomIs', { zoom: '100%' }).click();
      await app.page.getByRole('menuitemcheckbox', { name: '125%' }).click();
    },
    async holds(app) {
      await expect.poll(() => rowHeight(app)).toBeGreaterThan(33);
      await app.command('commands_view_zoomReset');
      await expect.poll(() => rowHeight(app)).toBeLessThan(30);
    },
  },
  {
    name: 'the sheet is printed as pages',
    steps: 0,
    async keyboard(app) {
      await app.goTo('A1');
      await stubPrint(app);
      await app.press('ControlOrMeta+p');
    },
    async mouse(app) {
      await stubPrint(app);
      await app.chooseInMenuOf(app.moreMenu, 'commands_view_print');
    },
    async holds(app) {
      await expect(app.page.locator('body[data-printed]')).toBeAttached();
      await expect(app.page.locator('.wb-paper').getByText('Cem')).toBeAttached();
      expect(await pagesOf(app)).toEqual(['portrait']);
      await app.page.evaluate(() => {
        document.body.removeAttribute('data-printed');
        window.dispatchEvent(new Event('afterprint'));
      });
      await expect(app.page.locator('.wb-paper')).toHaveCount(0);
    },
  },
  {
    name: 'the keys are listed',
    steps: 0,
    async keyboard(app) {
      await app.goTo('A1');
      await app.press('?');
    },
    mouse: (app) => app.chooseInMenuOf(app.moreMenu, 'commands_view_keys'),
    async holds(app) {
      await expect(app.dialog.getByText(app.t('app_key_edge'))).toBeVisible();
      await app.press('Escape');
      await expect(app.dialog).toBeHidden();
    },
  },
  {
    name: 'a command is found and run',
    steps: 0,
    keyboard: (app) => app.command('commands_view_help'),
    async mouse(app) {
      await app.button('app_commandPalette').click();
      await app.dialog.getByRole('option', { name: app.t('commands_view_help') }).click();
    },
    holds: (app) => expect(app.panel('app_help')).toBeVisible(),
  },
  {
    name: 'a cell is explained',
    steps: 0,
    async keyboard(app) {
      await app.goTo('D2');
      await app.press('ControlOrMeta+Shift+e');
    },
    async mouse(app) {
      await app.at('D2').click();
      await app.button('explain_open').click();
    },
    async holds(app) {
      await expect(app.panel('explain_title').getByRole('heading', { name: 'D2' })).toBeVisible();
      await app.command('commands_view_closePanel');
    },
  },
];
