import { expect, test } from '../support/endToEnd';
import { WorthbookPage } from '../support/worthbookPage';

test.use({ locale: 'en', viewport: { width: 1280, height: 800 } });

test('functions of a host are called, told about, and stuck in their own cells only', async ({ page }) => {
  const app = new WorthbookPage(page, 'en');
  await page.goto('/withFunctions.html');

  await test.step('templates of the host stand before the built-in ones; a wrong one is told with its place', async () => {
    await expect(page.getByRole('heading', { name: 'Our margin' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Customer value', exact: true })).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(globalThis, 'problems') as string[])).toEqual([
      'templateInvalid templates.1.onOpen',
    ]);
  });
  await app.newWorkbook();

  await test.step('what was refused is told to the host', async () => {
    await expect
      .poll(() => page.evaluate(() => Reflect.get(globalThis, 'problems') as string[]))
      .toEqual(['templateInvalid templates.1.onOpen', 'hostFunctionNameTaken']);
  });

  await test.step('they stand in the list with the words of the host, and the argument at the caret is told', async () => {
    await app.enter('200');
    await page.keyboard.type('=our.m');
    await expect(page.getByRole('option').filter({ hasText: 'OUR.MARGIN' })).toContainText(
      'What is left of the revenue.',
    );
    await page.keyboard.press('Tab');
    await expect(page.locator('.signature .is-current')).toHaveText('revenue');
    await page.keyboard.type('A1,50)');
    await page.keyboard.press('Enter');
    await expect(app.at('A2')).toHaveText('0.75');
  });

  await test.step('one that throws says so in its cell', async () => {
    await app.enter('=OUR.THROWS()');
    await expect(app.at('A3')).toHaveText('#ERROR!');
    await app.at('A3').hover();
    await expect(page.getByText('OUR.THROWS of this page failed: no price list').first()).toBeVisible();
  });

  await test.step('one that hangs leaves the page answering', async () => {
    await app.goTo('B1');
    await app.enter('=OUR.HANGS(0)');
    await expect(app.at('B1')).toHaveText('0');
    await app.enter('=OUR.HANGS(1)');
    await app.enter('7');
    await expect(app.at('B3')).toHaveText('7');
    await page.locator('#host-field').fill('still here');
    await app.goTo('A1');
    await app.enter('100');
    await expect(app.at('A1')).toHaveText('100');
  });

  await test.step('and is an error in its own cell once the engine was ended; everything else is calculated', async () => {
    await expect(app.at('B2')).toHaveText('#ERROR!', { timeout: 90_000 });
    await expect(app.at('A2')).toHaveText('0.5');
    await expect(app.at('B1')).toHaveText('0');
    await expect(page.getByText(app.t('history_formulaHeld', { places: 'Sheet1!B2' }))).toBeVisible();
    await expect(page.locator('#host-field')).toHaveValue('still here');
  });

  await test.step('changed, it is calculated like any other', async () => {
    await app.goTo('B2');
    await app.enter('=OUR.HANGS(0)+OUR.NOW()');
    await expect(app.at('B2')).toHaveText('42');
    await expect(page.getByText(app.t('history_formulaHeld', { places: 'Sheet1!B2' }))).toBeHidden();
  });
  expect(app.complaints.filter((words) => !words.includes('engine does not answer'))).toEqual([]);
});
