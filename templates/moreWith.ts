import type { LocalText, Locale } from '../src/shared/localText';
import type { Template } from './schema';

const note: LocalText = {
  en: 'More appears here with: {names}.',
  'zh-CN': '补充以下数据后，此处会显示更多内容：{names}。',
};

/**
 * What a report says of fields that are not mapped, so that parts of it are left out; `null` when it is whole. Fields of which
 * the template itself says what would light up (cells that are laid `without` them) are not repeated, nor is a choice of which
 * one is enough.
 */
export function moreWith(
  template: Template,
  isThere: (key: string) => boolean,
  locale: Locale,
): string | null {
  const told = keysTold(template, isThere);
  const read = keysRead(template);
  const names = template.tables.flatMap(({ label, fields, isOptional, oneOf }) => {
    const enough = new Set(oneOf.filter((group) => group.some(isThere)).flat());
    const isAbsent = isOptional && !fields.some(({ key }) => isThere(key));
    const missing = fields.filter(({ key }) => !isThere(key) && read.has(key) && !enough.has(key));
    // A table that is not there at all is named once.
    if (isAbsent)
      return missing.length === 0 || missing.some(({ key }) => told.has(key)) ? [] : [label[locale]];
    return missing.filter(({ key }) => !told.has(key)).map((field) => field.label[locale]);
  });
  if (names.length === 0) return null;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  return note[locale].replace('{names}', () => list);
}

/** Keys of which a text stands there only because they are missing. */
function keysTold({ sheets }: Template, isThere: (key: string) => boolean): ReadonlySet<string> {
  const laid = sheets.flatMap(({ cells }) =>
    cells.filter(
      ({ text, needs, without }) => text !== undefined && needs.every(isThere) && !without.some(isThere),
    ),
  );
  return new Set(laid.flatMap(({ without }) => without));
}

/**
 * Keys that some part cannot do without: words of formulas, columns of charts, and what is said to be needed. `[@field]` reads
 * something also where the field is missing, when it says what.
 */
function keysRead({ tables, columns, sheets, charts }: Template): ReadonlySet<string> {
  const fields = tables.flatMap((table) => table.fields);
  const defaults = new Set(
    fields.flatMap(({ key, whenMissing }) => (whenMissing === undefined ? [] : [key])),
  );
  const keys = new Set<string>();
  const add = (formula: string | LocalText | undefined): void => {
    for (const text of typeof formula === 'string' ? [formula] : Object.values(formula ?? {}))
      for (const [, sign, word = ''] of text.replaceAll(/\{[^}]*\}/g, '').matchAll(/(@?)([A-Za-z]+)/g))
        if (sign !== '@' || !defaults.has(word)) keys.add(word);
  };
  for (const { formulas } of columns) formulas.forEach(add);
  for (const { formula, needs } of sheets.flatMap(({ cells }) => cells)) {
    add(formula);
    needs.forEach((key) => keys.add(key));
  }
  for (const chart of charts)
    for (const value of Object.values(chart).flat()) if (typeof value === 'string') keys.add(value);
  return keys;
}
