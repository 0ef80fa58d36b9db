import type { TemplateContent } from '../../src/model/templateDraft';
import type { LocalText } from '../../src/shared/localText';
import { mapRule } from '../mapRule';
import type { Template } from '../schema';

const same = (text: string): LocalText => ({ en: text, 'zh-CN': text });
const both = (a: LocalText, between: string, b: LocalText | string): LocalText => {
  const second = typeof b === 'string' ? same(b) : b;
  return { en: `${a.en}${between}${second.en}`, 'zh-CN': `${a['zh-CN']}${between}${second['zh-CN']}` };
};

/**
 * Every text, number and formula of a template, in the order of the file: what its author checks before it leaves the
 * house, and what a stranger sees before it is applied. Keys, sizes and styles are left out, and the rows of the
 * self-test, which are made up.
 */
export function templateContents(template: Template): TemplateContent[] {
  const contents: TemplateContent[] = [];
  const add = (
    part: TemplateContent['part'],
    path: string,
    where: LocalText,
    kind: TemplateContent['kind'],
    value: LocalText | string | number | boolean | undefined,
  ): void => {
    if (value === undefined) return;
    contents.push({ path, part, where, kind, text: typeof value === 'object' ? value : same(String(value)) });
  };
  about(template, add);
  template.tables.forEach((table, index) => {
    const path = `tables.${index}`;
    add('field', `${path}.label`, table.label, 'text', table.label);
    table.fields.forEach((field, at) => {
      const where = both(table.label, '.', field.label);
      add('field', `${path}.fields.${at}.label`, where, 'text', field.label);
      add('field', `${path}.fields.${at}.help`, where, 'text', field.help);
      field.headers.forEach((header, of) =>
        add('field', `${path}.fields.${at}.headers.${of}`, where, 'value', header),
      );
      add('field', `${path}.fields.${at}.whenMissing`, where, 'value', field.whenMissing);
    });
  });
  template.parameters.forEach((parameter, index) => {
    const path = `parameters.${index}`;
    for (const part of ['name', 'label', 'help', 'unit'] as const)
      add('parameter', `${path}.${part}`, parameter.name, 'text', parameter[part]);
    for (const part of ['value', 'min', 'max', 'step'] as const)
      add(
        'parameter',
        `${path}.${part}`,
        parameter.name,
        part === 'value' ? 'value' : 'number',
        parameter[part],
      );
    for (const [choice, label] of Object.entries(parameter.choiceLabels ?? {}))
      add('parameter', `${path}.choiceLabels.${choice}`, parameter.name, 'text', label);
    parameter.choices?.forEach((choice, at) =>
      add('parameter', `${path}.choices.${at}`, parameter.name, 'value', choice),
    );
  });
  template.columns.forEach((column, index) => {
    add('column', `columns.${index}.name`, column.name, 'text', column.name);
    column.formulas.forEach((formula, at) =>
      add('column', `columns.${index}.formulas.${at}`, column.name, 'formula', formula),
    );
  });
  template.sheets.forEach((sheet, index) => {
    add('sheet', `sheets.${index}.name`, sheet.name, 'text', sheet.name);
    sheet.cells.forEach((cell, at) => {
      const path = `sheets.${index}.cells.${at}`;
      const where = both(sheet.name, '!', cell.at);
      add('sheet', `${path}.text`, where, 'text', cell.text);
      add('sheet', `${path}.number`, where, 'number', cell.number);
      add('sheet', `${path}.formula`, where, 'formula', cell.formula);
    });
    const whereOf = (at: string): LocalText => both(sheet.name, '!', at);
    sheet.formats.forEach(({ cells: [at = ''], rule }, of) =>
      ofRule('sheet', `sheets.${index}.formats.${of}.rule`, whereOf(at), rule, add),
    );
    sheet.validations.forEach(({ key: _, cells: [at = ''], ...validation }, of) =>
      ofRule('sheet', `sheets.${index}.validations.${of}`, whereOf(at), validation, add),
    );
    sheet.comments.forEach(({ at, text }, of) =>
      add('sheet', `sheets.${index}.comments.${of}.text`, whereOf(at), 'text', text),
    );
  });
  template.formats.forEach(({ columns, rule }, index) => {
    const of = template.columns.find(({ key }) => columns.includes(key))?.name ?? template.name;
    ofRule('column', `formats.${index}.rule`, of, rule, add);
  });
  template.charts.forEach((chart, index) => {
    const path = `charts.${index}`;
    add('chart', `${path}.title`, chart.title, 'text', chart.title);
    if (chart.kind === 'bars')
      chart.order?.forEach((name, at) => add('chart', `${path}.order.${at}`, chart.title, 'value', name));
    const { numberFormat, namesTitle, numbersTitle, min, max } = chart.look ?? {};
    add('chart', `${path}.look.numberFormat`, chart.title, 'value', numberFormat);
    add('chart', `${path}.look.namesTitle`, chart.title, 'text', namesTitle);
    add('chart', `${path}.look.numbersTitle`, chart.title, 'text', numbersTitle);
    add('chart', `${path}.look.min`, chart.title, 'number', min);
    add('chart', `${path}.look.max`, chart.title, 'number', max);
    for (const [name, value] of Object.entries(chart))
      if (typeof value === 'number' && ['xCut', 'yCut', 'mark'].includes(name))
        add('chart', `${path}.${name}`, chart.title, 'number', value);
  });
  return contents;
}

type Add = (
  part: TemplateContent['part'],
  path: string,
  where: LocalText,
  kind: TemplateContent['kind'],
  value: LocalText | string | number | boolean | undefined,
) => void;

/** The formulas, texts and bounds of a conditional format or a validation. */
function ofRule(
  part: TemplateContent['part'],
  path: string,
  where: LocalText,
  rule: object,
  add: (...content: [...Parameters<Add>]) => void,
): void {
  mapRule<LocalText, string>(rule, {
    formula: (formula, at) => {
      add(part, `${path}${at}`, where, 'formula', formula);
      return formula;
    },
    text: (text, at) => {
      add(part, `${path}${at}`, where, 'text', text);
      return text;
    },
    column: (column) => column,
    number: (number, at) => add(part, `${path}${at}`, where, 'number', number),
  });
}

function about(
  { id, version, author, name, question, description, builds, changelog }: Template,
  add: Add,
): void {
  add('about', 'id', name, 'value', id);
  add('about', 'version', name, 'value', version);
  add('about', 'author.name', name, 'value', author.name);
  add('about', 'name', name, 'text', name);
  add('about', 'question', name, 'text', question);
  add('about', 'description', name, 'text', description);
  builds.forEach((line, at) => add('about', `builds.${at}`, name, 'text', line));
  changelog.forEach((entry, at) => add('about', `changelog.${at}.changes`, name, 'text', entry.changes));
}
