import { expect } from '@playwright/test';
import type { EditingAction } from './action';
import type { EditingPage } from './editingPage';

const hasLook =
  (address: string, look: string) =>
  (app: EditingPage): Promise<void> =>
    expect(app.at(address)).toHaveClass(new RegExp(`\\b${look}\\b`));

/** How cells look. */
export const lookActions: readonly EditingAction[] = [
  {
    name: 'bold',
    async keyboard(app) {
      await app.goTo('B2');
      await app.press('ControlOrMeta+b');
    },
    async mouse(app) {
      await app.at('B2').click();
      await app.formatButton('format_bold').click();
    },
    holds: hasLook('B2', 'wb-bold'),
  },
  {
    name: 'percent',
    async keyboard(app) {
      await app.goTo('B2');
      await app.press('ControlOrMeta+Shift+5');
    },
    async mouse(app) {
      await app.at('B2').click();
      await app.formatButton('format_numberFormats').click();
      await app.page
        .getByRole('menuitemcheckbox', { name: app.t('format_name_percent') })
        .first()
        .click();
    },
    holds: (app) => app.expectTexts({ B2: '300%' }),
  },
  {
    name: 'a format code of Excel',
    async keyboard(app) {
      await app.goTo('B2');
      await app.command('format_panel');
      await app.panel('format_panelTitle').getByLabel(app.t('format_code')).press('ControlOrMeta+a');
      await app.page.keyboard.type('0.0"x"');
      await app.press('Enter');
    },
    async mouse(app) {
      await app.at('B2').click();
      await app.chooseInMenuOf(app.formatButton('format_numberFormats'), 'format_custom');
      await app.panel('format_panelTitle').getByLabel(app.t('format_code')).fill('0.0"x"');
      await app.at('A1').click();
    },
    holds: (app) => app.expectTexts({ B2: '3.0x' }),
  },
  {
    name: 'colour',
    async keyboard(app) {
      await app.goTo('B2');
      await app.command('format_panel');
      const colours = app
        .panel('format_panelTitle')
        .getByRole('group', { name: app.t('format_textColor'), exact: true });
      await colours.getByRole('button', { name: app.t('format_color_danger'), exact: true }).press('Enter');
    },
    async mouse(app) {
      await app.at('B2').click();
      await app.formatButton('format_textColor').click();
      await app.page
        .getByRole('dialog', { name: app.t('format_textColor') })
        .getByRole('button', { name: app.t('format_color_danger'), exact: true })
        .click();
    },
    holds: hasLook('B2', 'wb-color-danger'),
  },
  {
    name: 'alignment',
    async keyboard(app) {
      await app.goTo('B2');
      await app.command('format_alignCenter');
    },
    async mouse(app) {
      await app.at('B2').click();
      await app.chooseInMenuOf(app.formatButton('format_alignment'), 'format_alignCenter');
    },
    holds: hasLook('B2', 'wb-center'),
  },
  {
    name: 'borders',
    async keyboard(app) {
      await app.goTo('B2');
      await app.press('ControlOrMeta+Shift+7');
    },
    async mouse(app) {
      await app.at('B2').click();
      await app.chooseInMenuOf(app.formatButton('format_borders'), 'format_outline');
    },
    holds: hasLook('B2', 'wb-border-right'),
  },
  {
    name: 'wrapped text',
    async keyboard(app) {
      await app.goTo('A2');
      await app.command('format_wrap');
    },
    async mouse(app) {
      await app.at('A2').click();
      await app.formatButton('format_wrap').click();
    },
    holds: hasLook('A2', 'wb-wrap'),
  },
  ruleAction('compare', hasLook('B2', 'wb-fill-tint-accent'), { value: '2' }),
  ruleAction('rank', hasLook('B2', 'wb-fill-tint-accent'), { value: '1' }),
  ruleAction('occurrence', hasLook('C2', 'wb-fill-tint-accent'), { column: 'C' }),
  ruleAction('formula', hasLook('B3', 'wb-fill-tint-accent'), { value: '=B2=1' }),
  ruleAction('colorScale', hasLook('B2', 'wb-scaled')),
  ruleAction('dataBar', hasLook('B2', 'wb-barred')),
];

interface RuleFields {
  readonly value?: string;
  readonly column?: 'B' | 'C';
}

/** A conditional format over the three rows of a column. */
function ruleAction(
  kind: string,
  holds: EditingAction['holds'],
  { value, column = 'B' }: RuleFields = {},
): EditingAction {
  const fields = (app: EditingPage) => {
    const panel = app.panel('format_conditions_title');
    return {
      add: app.button('format_conditions_add', {}, panel),
      kinds: panel.getByRole('combobox', { name: app.t('format_condition') }).first(),
      value: panel.getByRole('textbox', {
        name: app.t(kind === 'formula' ? 'format_validation_formula' : 'format_value'),
      }),
      apply: app.button('format_apply', {}, panel),
    };
  };
  return {
    name: `a conditional format: ${kind}`,
    async keyboard(app) {
      await app.selectByKeys(`${column}2`, 0, 2);
      await app.command('format_conditions_panel');
      await app.enterPanel('format_conditions_title');
      const panel = fields(app);
      await app.walkTo(panel.add);
      await app.press('Enter');
      await app.chooseByKeys(panel.kinds, kind);
      if (value !== undefined) {
        await app.walkTo(panel.value);
        await app.press('ControlOrMeta+a');
        await app.page.keyboard.type(value);
      }
      await app.walkTo(panel.apply);
      await app.press('Enter');
    },
    async mouse(app) {
      await app.selectByMouse(`${column}2`, `${column}4`);
      await app.chooseInContextMenu(app.at(`${column}2`), 'format_conditions_panel');
      const panel = fields(app);
      await panel.add.click();
      await panel.kinds.selectOption(kind);
      if (value !== undefined) await panel.value.fill(value);
      await panel.apply.click();
    },
    holds,
  };
}
