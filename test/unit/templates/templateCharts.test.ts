import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../src/model/applyOperations';
import type { WorkbookDocument } from '../../../src/model/document';
import type { Locale } from '../../../src/shared/localText';
import { applyTemplate } from '../../../templates/applyTemplate';
import { extractTemplate } from '../../../templates/authoring/extractTemplate';
import { templateContents } from '../../../templates/authoring/templateContents';
import type { Template, TemplateFile } from '../../../templates/schema';
import { sampleDocument } from '../../../templates/selfTest';
import { readTemplate } from '../../../templates/validateTemplate';
import { wholeChoice } from '../../support/authoring';
import { builtInTemplate } from '../../support/builtInTemplates';

const look = {
  numberFormat: '#,##0',
  namesTitle: { en: 'Step', 'zh-CN': '步骤' },
  numbersTitle: { en: 'Worth', 'zh-CN': '价值' },
  min: 0,
  max: 200,
  colors: [3],
};

/** The waterfall of the lifetime value, drawn otherwise. */
function changed(chart: object, id = 'clv'): unknown {
  const template = builtInTemplate(id);
  return { ...template, charts: [{ ...template.charts[0], ...chart }] };
}
/** The same in a file of the first version of the format. */
const inFirstFormat = (chart: object): unknown => changed(chart, 'market-segmentation');

function read(json: unknown): Template {
  const template = readTemplate(json);
  if (!template.ok) throw new Error(JSON.stringify(template.problem));
  return template.value;
}

function applied(template: Template, locale: Locale): WorkbookDocument {
  const { document, mapping } = sampleDocument(template, locale);
  const operations = applyTemplate(document, template, { mapping, locale });
  if (!operations.ok) throw new Error(JSON.stringify(operations.problem));
  return applyOperations(document, operations.value).document;
}

describe('the look of a chart in a template', () => {
  it.each([
    ['en', 'Step', 'Worth'],
    ['zh-CN', '步骤', '价值'],
  ] as const)('is laid in %s', (locale, namesTitle, numbersTitle) => {
    const [chart] = applied(read(changed({ look })), locale).charts;
    expect(chart?.look).toEqual({ ...look, namesTitle, numbersTitle });
  });

  it('comes along when the workbook is saved as a template, and is told to whoever receives it', () => {
    const document = applied(read(changed({ look, withoutHeadings: true })), 'en');
    const file: TemplateFile = extractTemplate(document, wholeChoice(document)).file;
    const [chart] = file.charts ?? [];
    const en = { namesTitle: { en: 'Step' }, numbersTitle: { en: 'Worth' } };
    expect(chart).toMatchObject({ look: { ...look, ...en }, withoutHeadings: true });
    expect(file.formatVersion).toBe(2);
    const told = templateContents(read(file)).filter(({ path }) => path.startsWith('charts.0.look'));
    expect(told.map(({ path }) => path.slice('charts.0.look.'.length))).toEqual([
      'numberFormat',
      'namesTitle',
      'numbersTitle',
      'min',
      'max',
    ]);
  });

  it('changes with a new version, but not where the user changed it', () => {
    const before = applied(read(changed({})), 'en');
    const [chart] = before.charts;
    const { mapping } = sampleDocument(builtInTemplate('clv'), 'en');
    const chartAfter = (document: WorkbookDocument) => {
      const { id } = document.charts[0]!;
      const next = read({ ...(changed({ look }) as object), version: '9.0.0' });
      const own = Object.fromEntries(
        Object.keys(mapping).map((key) => [key, document.templates[0]?.mapping[key]]),
      );
      const operations = applyTemplate(document, next, { mapping: own as never, locale: 'en' });
      if (!operations.ok) throw new Error(JSON.stringify(operations.problem));
      return applyOperations(document, operations.value).document.charts.find((each) => each.id === id);
    };
    expect(chartAfter(before)?.look).toMatchObject({ numbersTitle: 'Worth' });
    const own = { numberFormat: '0.0' };
    const edited = applyOperations(before, [
      { kind: 'updateChart', chartId: chart!.id, patch: { look: own } },
    ]).document;
    expect(chartAfter(edited)?.look).toEqual(own);
  });

  it.each([
    ['of a version that has none', inFirstFormat({ look }), 'charts.0.look'],
    ['without headings there', inFirstFormat({ withoutHeadings: true }), 'charts.0.withoutHeadings'],
    ['with a ninth colour', changed({ look: { colors: [8] } }), 'charts.0.look.colors.0'],
    [
      'with markup',
      changed({ look: { namesTitle: { en: '<b>', 'zh-CN': '步' } } }),
      'charts.0.look.namesTitle.en',
    ],
    ['with something else', changed({ look: { font: 'x' } }), 'charts.0.look.font'],
  ])('is refused %s', (_, json, path) => {
    expect(readTemplate(json)).toMatchObject({ ok: false, problem: { params: { path } } });
  });
});
