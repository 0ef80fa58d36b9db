import { expect } from '@playwright/test';
import type { EditingAction } from './action';
import type { EditingPage } from './editingPage';

/** What is said and asked beside the cells: comments, rules for entries, parameters. They change the workbook. */
export const besideActions: readonly EditingAction[] = [
  {
    name: 'a comment',
    async keyboard(app) {
      await app.goTo('B3');
      await app.press('Shift+F2');
      await expect(app.panel('format_comments_title').getByRole('textbox')).toBeFocused();
      await app.page.keyboard.type('Too low?');
      await app.press('ControlOrMeta+Enter');
      await app.expectGridFocus();
    },
    async mouse(app) {
      await app.chooseInContextMenu(app.at('B3'), 'format_comments_edit');
      const panel = app.panel('format_comments_title');
      await panel.getByRole('textbox').fill('Too low?');
      await app.button('format_comments_save', {}, panel).click();
    },
    async holds(app) {
      await expect(app.at('B3')).toHaveClass(/\bwb-commented\b/);
      await expect(app.at('B3')).toHaveAttribute('aria-description', /Too low\?/);
    },
  },
  {
    name: 'a list to choose from',
    steps: 2,
    async keyboard(app) {
      await app.goTo('C2');
      await app.command('format_validation_panel');
      await setList(app, (fields) => fields.apply.press('Enter'));
      await app.goTo('C2');
      await app.press('Alt+ArrowDown');
      await expect(app.page.getByRole('option', { name: 'yes' })).toBeVisible();
      await app.press('ArrowDown', 'Enter');
    },
    async mouse(app) {
      await app.chooseInContextMenu(app.at('C2'), 'format_validation_panel');
      await setList(app, (fields) => fields.apply.click());
      await app.at('C2').click();
      await app.button('format_validation_choose').click();
      await app.page.getByRole('option', { name: 'no' }).click();
    },
    holds: (app) => app.expectTexts({ C2: 'no' }),
  },
  {
    name: 'a parameter within its bounds',
    steps: 2,
    async keyboard(app) {
      await app.goTo('E1');
      await app.command('format_parameters_new');
      const form = parameterForm(app);
      await expect(form.label).toBeFocused();
      await app.page.keyboard.type('Rate');
      await form.value.press('5');
      await form.least.press('1');
      await form.most.press('9');
      await app.press('Enter');
      await app.panel('app_parameters').getByRole('slider').press('ArrowRight');
    },
    async mouse(app) {
      await app.at('E1').click();
      const toggle = app.button('app_sidePanel');
      if ((await toggle.getAttribute('aria-pressed')) === 'true') await toggle.click();
      await toggle.click();
      await app.button('format_parameters_add').click();
      const form = parameterForm(app);
      await form.label.fill('Rate');
      await form.value.fill('5');
      await form.least.fill('1');
      await form.most.fill('9');
      await form.save.click();
      const slider = app.panel('app_parameters').getByRole('slider');
      const box = await slider.boundingBox();
      await slider.click({ position: { x: (box?.width ?? 0) - 2, y: (box?.height ?? 0) / 2 } });
    },
    async holds(app) {
      const value = app.panel('app_parameters').getByRole('textbox', { name: 'Rate', exact: true });
      await expect(value).toHaveValue(/^(5\.\d+|[6-9](\.\d+)?)$/);
    },
  },
];

interface ListFields {
  readonly apply: ReturnType<EditingPage['button']>;
}

async function setList(app: EditingPage, done: (fields: ListFields) => Promise<void>): Promise<void> {
  const panel = app.panel('format_validation_title');
  await panel.getByLabel(app.t('format_validation_allow')).selectOption('list');
  await panel.getByLabel(app.t('format_validation_values')).fill('yes\nno');
  const apply = app.button('format_apply', {}, panel);
  await done({ apply });
  await expect(apply).toBeHidden();
}

function parameterForm(app: EditingPage) {
  const form = app.panel('app_parameters').locator('form');
  return {
    label: form.getByLabel(app.t('format_parameters_label'), { exact: true }),
    value: form.getByLabel(app.t('format_parameters_value'), { exact: true }),
    least: form.getByLabel(app.t('format_parameters_min'), { exact: true }),
    most: form.getByLabel(app.t('format_parameters_max'), { exact: true }),
    save: form.locator('button[type="submit"]'),
  };
}
