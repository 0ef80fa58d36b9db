import { describe, expect, it } from 'vitest';
import { checkSyntax } from '../../src/model/formula/syntax';
import { gridCells, rowCount } from '../../src/model/lookup';
import { locales } from '../../src/shared/localText';
import { applyOperations } from '../../src/model/applyOperations';
import type { WorkbookDocument } from '../../src/model/document';
import type { Operation } from '../../src/model/operation';
import { applyTemplate } from '../../templates/applyTemplate';
import { cardOf } from '../../templates/cardOf';
import { builtInCards, loadBuiltInTemplate } from '../../templates/registry';
import { removeTemplate } from '../../templates/removeTemplate';
import { builtInTemplate, builtInTemplateIds, builtInTemplates } from '../support/builtInTemplates';
import { sampleDocument, selfTestOf } from '../../templates/selfTest';

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
    if (template.selfTest.sample === undefined) {
      for (const { values } of columns) expect(values).toHaveLength(table ? rowCount(table) : -1);
    }
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

  it('all have a file that is loaded by id, and a card that says what it says', async () => {
    expect(builtInCards.map(({ id }) => id).sort()).toEqual([...builtInTemplateIds]);
    for (const { picture, ...card } of builtInCards) {
      const template = await loadBuiltInTemplate(card.id);
      expect(template).toEqual(builtInTemplate(card.id));
      expect(template && cardOf(template)).toEqual(card);
      expect(picture.kind, card.id).toBe(template?.charts[0]?.kind ?? 'sheet');
    }
  });

  it.each(builtInTemplates())(
    '$id has what is chosen on its report within the width of a phone',
    (template) => {
      const phonePx = 390;
      for (const sheet of template.sheets.filter(({ layout }) => layout === 'report')) {
        const lists = (sheet.validations ?? []).filter(({ rule }) => rule.kind === 'list');
        for (const at of lists.flatMap(({ cells }) => cells)) {
          const last = (at.split(':').at(-1) ?? at).charAt(0);
          const rightEdge = Object.entries(sheet.columnWidthsPx)
            .filter(([letter]) => letter <= last)
            .reduce((sum, [, width]) => sum + width, 0);
          expect(rightEdge, at).toBeLessThan(phonePx);
        }
      }
    },
  );

  it.each(cases)('%s is removed without a trace and applied twice as once in %s', (_, locale, template) => {
    const { document, mapping } = sampleDocument(template, locale);
    const operationsFor = (on: WorkbookDocument): Operation[] => {
      const operations = applyTemplate(on, template, { mapping, locale });
      if (!operations.ok) throw new Error(JSON.stringify(operations.problem));
      return operations.value;
    };
    const applied = applyOperations(document, operationsFor(document)).document;
    expect(operationsFor(applied)).toEqual([]);
    expect(JSON.stringify(applied.sheets)).not.toMatch(/(Customers|Orders|Periods|Activities)\[[a-z]/);
    expect(applyOperations(applied, removeTemplate(applied, template.id)).document).toEqual(document);
  });
});
