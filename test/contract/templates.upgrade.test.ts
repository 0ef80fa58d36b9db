import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../src/model/applyOperations';
import type { WorkbookDocument } from '../../src/model/document';
import { History } from '../../src/model/history';
import type { Operation } from '../../src/model/operation';
import { Workbook } from '../../src/model/workbook';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { scratchOn } from '../../src/session/templating/scratchWorkbook';
import { TemplateService } from '../../src/session/templateService';
import { locales, type Locale, type LocalText } from '../../src/shared/localText';
import { appliedTemplateOf } from '../../templates/appliedTemplate';
import { applyTemplate } from '../../templates/applyTemplate';
import type { FieldMapping } from '../../templates/mapFields';
import type { Template } from '../../templates/schema';
import { sampleDocument } from '../../templates/selfTest';
import { builtInTemplates } from '../support/builtInTemplates';
import { ChartFixture } from '../unit/charts/chartFixture';

// Each in one language: what differs between the two is the texts, which every template has in both.
const cases = builtInTemplates().map(
  (template, index) => [template.id, locales[index % locales.length] ?? 'en', template] as const,
);

const earlier = ({ en, 'zh-CN': zh }: LocalText): LocalText => ({
  en: `${en} (draft)`,
  'zh-CN': `${zh}（草稿）`,
});

/** What the template could have been before: every text, formula, parameter and title was another. */
function olderRelease(template: Template): Template {
  return {
    ...template,
    version: '0.9.0',
    columns: template.columns.map((column) => ({
      ...column,
      widthPx: 99,
      formulas: column.formulas.map((formula) =>
        typeof formula === 'string' ? `=IFERROR(${formula.slice(1)},0)` : formula,
      ),
    })),
    parameters: template.parameters.map((parameter) =>
      typeof parameter.value === 'number'
        ? { ...parameter, label: earlier(parameter.label), value: otherValue(parameter) }
        : parameter,
    ),
    sheets: template.sheets.map((sheet) => ({
      ...sheet,
      // The last cell is one that only the newer release has.
      cells: sheet.cells
        .slice(0, -1)
        .map((cell) => (cell.text ? { ...cell, text: earlier(cell.text) } : cell)),
    })),
    charts: template.charts.map((chart) => ({ ...chart, title: earlier(chart.title), widthPx: 321 })),
  };
}

function otherValue({ value, min, max, step }: Template['parameters'][number]): number {
  const [now, by] = [Number(value), step ?? 1];
  return max === undefined || now + by <= max ? now + by : (min ?? now - by);
}

function applied(
  document: WorkbookDocument,
  template: Template,
  mapping: FieldMapping,
  locale: Locale,
): WorkbookDocument {
  const operations = applyTemplate(document, template, { mapping, locale });
  if (!operations.ok) throw new Error(JSON.stringify(operations.problem));
  return applyOperations(document, operations.value).document;
}

/** What a client does with a report: another title, the own figure for an assumption, a column called as it is there. */
function localEdits(document: WorkbookDocument, template: Template): Operation[] {
  const owned = appliedTemplateOf(document, template.id)?.owned;
  const [sheetId] = Object.values(owned?.sheets ?? {});
  const [parameterId] = Object.values(owned?.parameters ?? {});
  const [column] = Object.values(owned?.columns ?? {});
  const parameter = document.parameters.find(({ id }) => id === parameterId);
  return [
    ...(sheetId
      ? [{ kind: 'setGridCells', sheetId, cells: { '2:2': { input: 'As we see it' } } } as const]
      : []),
    ...(parameterId && typeof parameter?.value === 'number'
      ? [{ kind: 'updateParameter', parameterId, patch: { value: parameter.min ?? 0 } } as const]
      : []),
    ...(column ? [{ kind: 'updateColumn', ...column, patch: { name: 'As we call it' } } as const] : []),
  ];
}

const edited = (document: WorkbookDocument, edits: readonly Operation[]): WorkbookDocument =>
  applyOperations(document, edits).document;

/** Applies the built-in template of that id to the document, and checks that it is one undo. */
async function upgraded(
  document: WorkbookDocument,
  id: string,
  mapping: FieldMapping,
  locale: Locale,
): Promise<WorkbookDocument> {
  const workbook = new Workbook(document);
  const history = new History(workbook);
  const service = new TemplateService(workbook, new ChartFixture({}).reader, {
    locale: () => locale,
    scratch: scratchOn(inProcessTransport, 'gpl-v3'),
  });
  expect(await service.apply(id, { mapping, parameters: {} })).toMatchObject({ ok: true });
  const after = workbook.document;
  history.undo();
  expect(workbook.document).toEqual(document);
  expect(history.canUndo).toBe(false);
  return after;
}

describe('a built-in template that an earlier release left in a workbook', () => {
  it.each(cases)(
    '%s is brought up to date in %s, but for what was changed by hand',
    async (id, locale, template) => {
      const { document, mapping } = sampleDocument(template, locale);
      const latest = applied(document, template, mapping, locale);
      const older = applied(latest, olderRelease(template), mapping, locale);
      expect(older.templates[0]?.version).toBe('0.9.0');
      expect(older.sheets).not.toEqual(latest.sheets);
      expect(await upgraded(older, id, mapping, locale)).toEqual(latest);

      const edits = localEdits(latest, template);
      expect(edits.length).toBeGreaterThan(0);
      const { templates, ...rest } = await upgraded(edited(older, edits), id, mapping, locale);
      const { templates: _, ...expected } = edited(latest, edits);
      expect(rest).toEqual(expected);
      expect(templates[0]?.version).toBe(template.version);
    },
  );
});
