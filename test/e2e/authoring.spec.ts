import type { Locator } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { WorthbookPage } from '../support/worthbookPage';

/** The input of one language among those of a text. */
const inLanguage = (app: WorthbookPage, label: string, language: 'English' | '简体中文'): Locator =>
  app.dialog.getByRole('textbox', { name: `${label} · ${language}` });

/** Through the wizard to the link, from a workbook that is open. */
async function saveAsTemplate(app: WorthbookPage, changes: string): Promise<string> {
  await app.runCommand(app.t('commands_template_save'));
  await expect(app.dialog.getByRole('checkbox').first()).toBeVisible();
  const next = app.button('template_next', {}, app.dialog);
  await next.click();
  await inLanguage(app, app.t('template_question'), 'English').fill('Which customers pay off?');
  await inLanguage(app, app.t('template_question'), '简体中文').fill('哪些客户值得？');
  await app.dialog.getByLabel(app.t('template_author'), { exact: true }).fill('Ada Chen');
  await inLanguage(app, app.t('template_changes'), 'English').fill(changes);
  await next.click();
  await expect(app.dialog.getByText(app.t('template_fieldsLead'))).toBeVisible();
  const label = inLanguage(app, app.t('template_fieldLabel', { name: 'Revenue' }), 'English');
  await label.fill('Yearly income');
  await label.blur();
  await next.click();
  await expect(app.dialog.getByText(app.t('template_contentsLead'))).toBeVisible();
  await app.button('template_make', {}, app.dialog).click();
  const link = app.dialog.locator('input[readonly]');
  await expect(link).toHaveValue(/#template=1\.[\w-]+$/, { timeout: 60_000 });
  const address = await link.inputValue();
  await app.button('app_close', {}, app.dialog).last().click();
  await expect(app.dialog).toBeHidden();
  return address;
}

test('a template is made, sent as a link, applied by a stranger and upgraded there', async ({
  browser,
  page,
}) => {
  const author = new WorthbookPage(page, 'en');
  await author.start();
  await author.button('app_trySample').first().click();
  await expect(author.cell(/2,?810/).first()).toBeVisible();
  const link = await saveAsTemplate(author, 'First version.');

  const context = await browser.newContext({ locale: 'en' });
  const stranger = new WorthbookPage(await context.newPage(), 'en');
  const { dialog } = stranger;

  await test.step('the link shows author, version and formulas, and asks', async () => {
    await stranger.page.goto(link);
    await expect(dialog.getByText(stranger.t('template_offerLead', { author: 'Ada Chen' }))).toBeVisible();
    await expect(dialog.getByText(/^1\.0\.0/)).toBeVisible();
    await expect(dialog.getByText(/^=CVA\(/).first()).toBeVisible();
    // As the author called the field, in the place of the header.
    await expect(dialog.getByText('Yearly income')).toBeVisible();
    // The template is no longer in the address, and nothing has been made yet.
    expect(new URL(stranger.page.url()).hash).toBe('');
    await stranger.screenshot('template-offer');
  });

  await test.step('it builds its report where the stranger agrees', async () => {
    await dialog.getByRole('combobox').selectOption({ label: stranger.t('template_toSample') });
    await stranger.button('template_agree', {}, dialog).click();
    await expect(stranger.page.getByRole('tab')).toHaveCount(2);
    await expect(stranger.cell('Value analysis').first()).toBeVisible();
    await stranger.settle();
  });

  const second = await test.step('the author makes a second version', async () => {
    await author.goTo('B2');
    await author.enter('What customers are worth');
    await author.goTo('B3');
    return saveAsTemplate(author, 'A clearer title.');
  });

  await test.step('the stranger sees what it changes, and keeps their own words', async () => {
    await stranger.goTo('B3');
    await stranger.enter('For the board');
    await stranger.settle();
    await stranger.page.goto(second);
    await expect(dialog.getByText('A clearer title.')).toBeVisible();
    await stranger.button('template_agree', {}, dialog).click();
    await stranger.button('template_compare', {}, dialog).click();
    await expect(dialog.getByText('What customers are worth')).toBeVisible({ timeout: 60_000 });
    await expect(dialog.getByText(stranger.t('template_kept', { count: '1' }))).toBeVisible();
    await expect(dialog.getByText(stranger.t('template_yours', { value: 'For the board' }))).toBeVisible();
    await stranger.screenshot('template-changes');
    await stranger.button('app_applyTemplate', {}, dialog).click();
    await expect(dialog).toBeHidden();
    await expect(stranger.cell('What customers are worth').first()).toBeVisible();
    await expect(stranger.cell('For the board').first()).toBeVisible();
  });

  await test.step('one undo takes it back', async () => {
    await stranger.page.keyboard.press('ControlOrMeta+z');
    await expect(stranger.cell('Value analysis').first()).toBeVisible();
    await expect(stranger.cell('For the board').first()).toBeVisible();
  });

  await test.step('what is no template is refused with reason and place', async () => {
    await stranger.dropBytes('evil.json', '{"formatVersion":1,"onOpen":"alert(1)"}');
    await expect(stranger.notices.getByText(stranger.t('templates_fault_missing')).first()).toBeVisible();
    await stranger.page.goto(`${link.slice(0, -40)}`);
    await expect(stranger.notices.getByText(stranger.t('problem_templateLinkDamaged'))).toBeVisible();
  });
  expect([...author.complaints, ...stranger.complaints]).toEqual([]);
  await context.close();
});
