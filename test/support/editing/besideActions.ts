import { expect, type Locator } from '@playwright/test';
import type { MessageKey } from '../../../src/i18n/texts';
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
      await app.enterPanel('format_validation_title');
      const { allow, values, apply } = validationFields(app);
      await app.chooseByKeys(allow, 'list');
      await app.walkTo(values);
      await app.page.keyboard.insertText('yes\nno');
      await app.walkTo(apply);
      await app.press('Enter');
      await expect(apply).toBeHidden();
      await app.goTo('C2');
      await app.press('Alt+ArrowDown');
      await expect(app.page.getByRole('option', { name: 'yes' })).toBeVisible();
      await app.press('ArrowDown', 'Enter');
    },
    async mouse(app) {
      await app.chooseInContextMenu(app.at('C2'), 'format_validation_panel');
      const { allow, values, apply } = validationFields(app);
      await allow.selectOption('list');
      await values.fill('yes\nno');
      await apply.click();
      await expect(apply).toBeHidden();
      await app.at('C2').click();
      await app.button('format_validation_choose').click();
      await app.page.getByRole('option', { name: 'no' }).click();
    },
    holds: (app) => app.expectTexts({ C2: 'no' }),
  },
  {
    name: 'a rule that is a formula, for a range that is typed',
    steps: 3,
    async keyboard(app) {
      await app.goTo('A2');
      await app.command('format_validation_panel');
      await app.enterPanel('format_validation_title');
      const { allow, apply, ...fields } = validationFields(app);
      await app.walkTo(fields.range);
      await app.press('ControlOrMeta+a');
      await app.page.keyboard.type(ownName.range);
      await app.chooseByKeys(allow, 'formula');
      for (const name of ['formula', 'message', 'prompt'] as const) {
        await app.walkTo(fields[name]);
        await app.page.keyboard.type(ownName[name]);
      }
      await app.walkTo(apply);
      await app.press('Enter');
      await expect(apply).toBeHidden();
    },
    async mouse(app) {
      await app.chooseInContextMenu(app.at('A2'), 'format_validation_panel');
      const { allow, apply, ...fields } = validationFields(app);
      await fields.range.fill(ownName.range);
      await allow.selectOption('formula');
      for (const name of ['formula', 'message', 'prompt'] as const) await fields[name].fill(ownName[name]);
      await apply.click();
      await expect(apply).toBeHidden();
    },
    async holds(app) {
      await app.goTo('A5');
      await expect(app.page.getByText(ownName.prompt, { exact: true })).toBeVisible();
      await expect(app.page.locator('[data-cell-speech]')).toContainText(ownName.prompt);
      // What is there already is refused, and the text stays in the editor.
      await app.enter('Bob');
      await expect(app.page.getByText(ownName.message).first()).toBeVisible();
      await expect(app.page.locator('.handsontableInput')).toHaveValue('Bob');
      await app.press('Escape');
      await app.expectTexts({ A5: '' });
      await app.goTo('A5');
      await app.enter('Dan');
      await app.expectTexts({ A5: 'Dan' });
      // What comes there otherwise is marked.
      await app.goTo('C2');
      await app.press('ControlOrMeta+c');
      await app.goTo('A6');
      await app.press('ControlOrMeta+v', 'Escape');
      await app.expectTexts({ A6: 'a' });
      await expect(app.at('A6')).not.toHaveClass(/wb-invalid/);
      await app.undoByKey();
      await app.goTo('A3');
      await app.press('ControlOrMeta+c');
      await app.goTo('A6');
      await app.press('ControlOrMeta+v', 'Escape');
      await expect(app.at('A6')).toHaveClass(/wb-invalid/);
      await expect(app.at('A5')).not.toHaveClass(/wb-invalid/);
    },
  },
  {
    name: 'a name of cells, which a formula reads',
    steps: 2,
    async keyboard(app) {
      await app.selectByKeys('B2', 0, 2);
      await app.goTo('Scores');
      await app.goTo('E1');
      await app.page.keyboard.type('=SUM(Scores)');
      await app.press('Enter');
    },
    async mouse(app) {
      await app.selectByMouse('B2', 'B4');
      await app.chooseInContextMenu(app.at('B2'), 'names_new');
      const panel = app.panel('names_title');
      await panel.getByLabel(app.t('names_name'), { exact: true }).fill('Scores');
      await app.button('names_save', {}, panel).click();
      await expect(panel.getByText(/!\$B\$2:\$B\$4/)).toBeVisible();
      await app.at('E1').click();
      await app.formulaBar.click();
      await app.page.keyboard.type('=SUM(Sco');
      await app.page.getByRole('option').getByText('Scores', { exact: true }).click();
      await app.page.keyboard.type(')');
      await app.exactButton('app_enter').click();
    },
    async holds(app) {
      await app.expectFormula('E1', '=SUM(Scores)');
      await app.expectTexts({ E1: '6' });
      await app.goTo('Scores');
      await expect(app.nameBox).toHaveValue('Scores');
    },
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
      await app.exactButton('format_parameters_add').click();
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

function validationFields(app: EditingPage) {
  const panel = app.panel('format_validation_title');
  const field = (key: MessageKey): Locator => panel.getByLabel(app.t(key), { exact: true });
  return {
    range: field('format_rules_range'),
    allow: field('format_validation_allow'),
    values: field('format_validation_values'),
    formula: field('format_validation_formula'),
    message: field('format_validation_message'),
    prompt: field('format_validation_prompt'),
    apply: app.button('format_apply', {}, panel),
  };
}

const ownName = {
  range: 'A1:A9',
  formula: '=COUNTIF($A$1:$A$9,A1)=1',
  message: 'This name is taken.',
  prompt: 'A name of its own',
};

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
