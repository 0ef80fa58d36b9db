import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../src/model/applyOperations';
import type { WorkbookDocument } from '../../../src/model/document';
import type { Operation } from '../../../src/model/operation';
import type { TemplateDifference } from '../../../src/model/templateDifference';
import { appliedTemplateOf } from '../../../templates/appliedTemplate';
import { applyTemplate } from '../../../templates/applyTemplate';
import { compareVersions } from '../../../templates/compareVersions';
import { guessMapping } from '../../../templates/mapFields';
import { templateDifference } from '../../../templates/templateDifference';
import type { Template } from '../../../templates/schema';
import { builtInTemplate } from '../../support/builtInTemplates';
import { chineseColumns, customersDocument } from './customersDocument';

const first = builtInTemplate('customer-value');

/** The next version: another value formula and cut, one sheet cell fewer, and one text that reads differently. */
function second(changes: Partial<Template> = {}): Template {
  const [report] = first.sheets;
  const [value, ...columns] = first.columns;
  const [cut, ...parameters] = first.parameters;
  if (!report || !value || !cut) throw new Error('the template has other parts');
  return {
    ...first,
    version: '2.0.0',
    columns: [{ ...value, formulas: ['=[@revenue]*2'] }, ...columns],
    parameters: [{ ...cut, value: 0.7 }, ...parameters],
    sheets: [
      {
        ...report,
        cells: report.cells.map((cell) =>
          cell.at === 'B2' ? { ...cell, text: { en: 'Worth', 'zh-CN': '价值' } } : cell,
        ),
      },
    ],
    ...changes,
  };
}

function apply(document: WorkbookDocument, template: Template): WorkbookDocument {
  const { mapping } = guessMapping(document, template);
  const operations = applyTemplate(document, template, { mapping });
  if (!operations.ok) throw new Error(JSON.stringify(operations.problem));
  return applyOperations(document, operations.value).document;
}

function difference(
  edit: (document: WorkbookDocument) => readonly Operation[] = () => [],
  template = second(),
): TemplateDifference {
  const applied = apply(customersDocument(chineseColumns, 'en'), first);
  const edited = applyOperations(applied, edit(applied)).document;
  const found = templateDifference(edited, apply(edited, template), first.id);
  if (!found) throw new Error('the template does not stand there');
  return found;
}

const owned = (document: WorkbookDocument) => appliedTemplateOf(document, first.id)!.owned;

describe('what another version of a template changes', () => {
  it('names formulas, parameters and texts, before and after', () => {
    const { changes, kept, fromVersion, toVersion, isDowngrade, otherAuthor } = difference();
    expect({ fromVersion, toVersion, isDowngrade, otherAuthor, kept }).toEqual({
      fromVersion: first.version,
      toVersion: '2.0.0',
      isDowngrade: false,
      otherAuthor: null,
      kept: [],
    });
    expect(changes).toEqual([
      { kind: 'changed', part: 'text', where: 'Value analysis!B2', before: 'Value analysis', after: 'Worth' },
      {
        kind: 'changed',
        part: 'formula',
        where: 'Customers[Customer value]',
        before: expect.stringContaining('[@[年收入（万元）]]') as string,
        after: '=[@[年收入（万元）]]*2',
      },
      { kind: 'changed', part: 'parameter', where: 'CutA', before: '0.8', after: '0.7' },
    ]);
  });

  it('keeps what the user changed, and says what the template has there', () => {
    const { changes, kept } = difference((document) => {
      const { sheets, parameters, columns } = owned(document);
      return [
        {
          kind: 'setGridCells',
          sheetId: Object.values(sheets)[0]!,
          cells: { '2:2': { input: 'My customers' } },
        },
        { kind: 'updateParameter', parameterId: Object.values(parameters)[0]!, patch: { value: 0.75 } },
        { kind: 'updateColumn', ...Object.values(columns)[0]!, patch: { name: 'Worth to us' } },
      ];
    });
    expect(kept).toEqual([
      { where: 'Value analysis!B2', yours: 'My customers', templates: 'Worth' },
      { where: 'Customers[Worth to us]', yours: 'Worth to us', templates: 'Customer value' },
      { where: 'CutA', yours: '0.75', templates: '0.7' },
    ]);
    expect(changes.map(({ part }) => part)).toEqual(['formula']);
  });

  it('tells of parts that come and go', () => {
    const { changes } = difference(undefined, second({ charts: [], version: '1.1.0' }));
    expect(changes).toContainEqual({
      kind: 'removed',
      part: 'chart',
      where: first.charts[0]!.title.en,
      before: null,
      after: null,
    });
  });

  it('warns of an older version, and of somebody else’s template under the same identifier', () => {
    const older = difference(undefined, second({ version: '0.9.0', author: { name: 'Mallory' } }));
    expect(older).toMatchObject({ isDowngrade: true, otherAuthor: 'Worthbook' });
  });

  it('orders versions by their numbers', () => {
    expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0);
    expect(compareVersions('2.0.0', '2.0.0')).toBe(0);
    expect(compareVersions('0.9.9', '1.0.0')).toBeLessThan(0);
  });
});
