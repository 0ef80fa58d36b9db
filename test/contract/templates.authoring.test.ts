import { describe, expect, it } from 'vitest';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { applyOperations } from '../../src/model/applyOperations';
import type { WorkbookDocument } from '../../src/model/document';
import { gridCells, parseGridCellKey } from '../../src/model/lookup';
import { Workbook } from '../../src/model/workbook';
import { scratchOn } from '../../src/session/templating/scratchWorkbook';
import { TemplateAuthoring } from '../../src/session/templating/templateAuthoring';
import { assert } from '../../src/shared/assert';
import { locales } from '../../src/shared/localText';
import { applyTemplate } from '../../templates/applyTemplate';
import { extractTemplate } from '../../templates/authoring/extractTemplate';
import { sampleDocument } from '../../templates/selfTest';
import { parseTemplate, readTemplate } from '../../templates/validateTemplate';
import type { Template } from '../../templates/schema';
import { wholeChoice } from '../support/authoring';
import { builtInTemplate, builtInTemplates } from '../support/builtInTemplates';
import { withoutIds } from '../support/withoutIds';

function read(json: unknown): Template {
  const template = readTemplate(json);
  if (!template.ok) throw new Error(JSON.stringify(template.problem));
  return template.value;
}

function applied(document: WorkbookDocument, template: Template, mapping: object): WorkbookDocument {
  const operations = applyTemplate(document, template, { mapping: mapping as never });
  if (!operations.ok) throw new Error(JSON.stringify(operations.problem));
  return applyOperations(document, operations.value).document;
}

const scratch = scratchOn(inProcessTransport, 'gpl-v3');

function results(document: WorkbookDocument): Promise<unknown> {
  return scratch.calculate(document, (values) =>
    document.sheets.map((sheet) =>
      sheet.kind === 'table'
        ? sheet.columns.map(({ id, name }) => [name, values.columnBlocks(sheet.id, id)])
        : Object.fromEntries(
            [...gridCells(sheet)].map(([key]) => {
              const { rowId, columnId } = parseGridCellKey(key);
              return [key, values.gridValue(sheet.id, rowId, columnId)];
            }),
          ),
    ),
  );
}

const cases = builtInTemplates().flatMap((template) =>
  locales.map((locale) => [template.id, locale, template] as const),
);

describe('a workbook saved as a template', () => {
  it.each(cases)('gives the same formulas elsewhere: %s in %s', (_, locale, original) => {
    const sample = sampleDocument(original, locale);
    const source = applied(sample.document, original, sample.mapping);
    const extracted = extractTemplate(source, wholeChoice(source));
    expect(extracted.notes).toEqual([]);
    const elsewhere = applied(sample.document, read(extracted.file), extracted.mapping);
    expect(withoutIds(elsewhere)).toEqual(withoutIds(source));
  });

  it('takes the heights of rows along, brings new ones, and keeps those that the user gave', () => {
    const original = builtInTemplate('customer-value');
    const sample = sampleDocument(original, 'en');
    const source = applied(sample.document, original, sample.mapping);
    const report = source.sheets.find((sheet) => sheet.kind === 'grid' && sheet.layout === 'report');
    assert(report?.kind === 'grid', 'a report');
    const withHeights = (document: WorkbookDocument, rowHeightsPx: Readonly<Record<string, number>>) =>
      applyOperations(document, [
        {
          kind: 'updateSheet',
          sheetId: document.sheets.find(({ name }) => name === report.name)!.id,
          patch: { rowHeightsPx },
        },
      ]).document;
    const heightsOf = ({ sheets }: WorkbookDocument) => {
      const sheet = sheets.find(({ name }) => name === report.name);
      return sheet?.kind === 'grid' ? sheet.rowHeightsPx : undefined;
    };
    const saved = (heights: Readonly<Record<string, number>>) => {
      const document = withHeights(source, heights);
      return extractTemplate(document, wholeChoice(document));
    };
    const first = saved({ 2: 60, 4: 90 });
    const elsewhere = applied(sample.document, read(first.file), first.mapping);
    expect(heightsOf(elsewhere)).toEqual({ 2: 60, 4: 90 });
    const second = read(saved({ 2: 44 }).file);
    expect(heightsOf(applied(elsewhere, second, first.mapping))).toEqual({ 2: 44 });
    const changed = withHeights(elsewhere, { 2: 61 });
    expect(heightsOf(applied(changed, second, first.mapping))).toEqual({ 2: 61 });
  });

  it.each(['customer-value', 'rfm', 'profit-80-20-30'])(
    'gives the same results elsewhere: %s',
    async (id) => {
      const original = builtInTemplate(id);
      const sample = sampleDocument(original, 'en');
      const workbook = new Workbook(applied(sample.document, original, sample.mapping));
      const source = workbook.document;
      const authoring = new TemplateAuthoring(workbook, scratch);
      const draft = await authoring.draft(wholeChoice(source));
      if (!draft.ok) throw new Error(JSON.stringify(draft.problem));
      const finished = await authoring.finish(wholeChoice(source), draft.value.samples[0] ?? 'generated');
      if (!finished.ok) throw new Error(JSON.stringify(finished.problem));
      const template = parseTemplate(new TextDecoder().decode(finished.value.bytes));
      if (!template.ok) throw new Error(JSON.stringify(template.problem));
      expect(Object.keys(template.value.selfTest.columns).length).toBeGreaterThan(0);
      const { mapping } = extractTemplate(source, wholeChoice(source));
      const elsewhere = applied(sample.document, template.value, mapping);
      expect(await results(elsewhere)).toEqual(await results(source));
      // The workbook it was made from is one in which it stands: nothing there would change.
      const again = applyTemplate(workbook.document, template.value, { mapping, keepsSource: true });
      expect(again.ok && again.value.map(({ kind }) => kind)).toEqual([]);
    },
  );
});
