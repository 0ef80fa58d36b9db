import { describe, expect, it } from 'vitest';
import { checkSyntax } from '../../../src/model/formula/syntax';
import { gridCells, rowCount } from '../../../src/model/lookup';
import { locales } from '../../../src/shared/localText';
import { builtInTemplates, neededFields } from '../../../templates/registry';
import { selfTestOf } from '../../../templates/selfTest';

const cases = builtInTemplates().flatMap((template) =>
  locales.map((locale) => [template.id, locale, template] as const),
);

describe('the built-in templates', () => {
  it('have different ids', () => {
    const ids = builtInTemplates().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(cases)('%s lays its self-test in %s with every part', (_, locale, template) => {
    const result = selfTestOf(template, locale);
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    const { document, columns, cells } = result.value;
    const table = document.sheets.find((sheet) => sheet.kind === 'table');
    expect(columns.map(({ key }) => key)).toEqual(Object.keys(template.selfTest.columns));
    for (const { values } of columns) expect(values).toHaveLength(table ? rowCount(table) : -1);
    expect(cells).toHaveLength(Object.values(template.selfTest.cells).flatMap(Object.keys).length);
    expect(document.charts).toHaveLength(template.charts.length);
  });

  it.each(cases)('%s expects results in %s where formulas stand', (_, locale, template) => {
    const result = selfTestOf(template, locale);
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    for (const { place, sheetId, rowId, columnId } of result.value.cells) {
      const sheet = result.value.document.sheets.find(({ id }) => id === sheetId);
      const cell = sheet?.kind === 'grid' ? new Map(gridCells(sheet)).get(`${rowId}:${columnId}`) : undefined;
      expect(cell?.input, place).toMatch(/^=/);
    }
  });

  it.each(cases)('%s stores only formulas that parse in %s', (_, locale, template) => {
    const result = selfTestOf(template, locale);
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    for (const sheet of result.value.document.sheets) {
      const formulas =
        sheet.kind === 'table'
          ? sheet.columns.map(({ formula }) => formula)
          : [...gridCells(sheet)].map(([, { input }]) => input);
      for (const formula of formulas) {
        if (typeof formula === 'string' && formula.startsWith('='))
          expect(checkSyntax(formula).ok, formula).toBe(true);
      }
    }
  });

  it.each(builtInTemplates().map((template) => [template.id, template] as const))(
    '%s says what it needs',
    (_, template) => {
      expect(neededFields(template).length).toBeGreaterThan(0);
    },
  );
});
