import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../src/model/applyOperations';
import type { ConditionalFormat } from '../../../src/model/conditionalFormat';
import type { GridSheet, TableSheet, WorkbookDocument } from '../../../src/model/document';
import { newRuleId } from '../../../src/model/ids';
import type { SheetPatch } from '../../../src/model/operation';
import { applyTemplate } from '../../../templates/applyTemplate';
import { extractTemplate } from '../../../templates/authoring/extractTemplate';
import { templateContents } from '../../../templates/authoring/templateContents';
import { guessMapping } from '../../../templates/mapFields';
import { removeTemplate } from '../../../templates/removeTemplate';
import type { Template } from '../../../templates/schema';
import { templateDifference } from '../../../templates/templateDifference';
import { readTemplate } from '../../../templates/validateTemplate';
import { wholeChoice } from '../../support/authoring';
import { withoutIds } from '../../support/withoutIds';
import { customersDocument, type SampleColumn } from './customersDocument';

const both = (en: string, zh: string) => ({ en, 'zh-CN': zh });

/** A template with every kind of rule, a comment and frozen lines. */
const file = {
  formatVersion: 2,
  id: 'with-rules',
  version: '1.0.0',
  author: { name: 'Ada' },
  name: both('With rules', '含规则'),
  question: both('Which?', '哪些？'),
  builds: [both('A sheet', '一张工作表')],
  tables: [
    {
      key: 'Customers',
      label: both('Customers', '客户'),
      fields: [
        {
          key: 'revenue',
          label: both('Revenue', '收入'),
          holds: 'number',
          required: true,
          roles: ['revenue'],
        },
        { key: 'region', label: both('Region', '地区'), holds: 'text', roles: ['region'] },
      ],
    },
  ],
  parameters: [
    { key: 'cut', name: both('Cut', '分界'), label: both('Cut', '分界'), kind: 'number', value: 100 },
  ],
  columns: [
    {
      key: 'half',
      table: 'Customers',
      name: both('Half', '一半'),
      type: 'number',
      formulas: ['=[@revenue]/2'],
    },
  ],
  formats: [
    {
      key: 'bars',
      columns: ['half'],
      rule: { kind: 'dataBar', min: { kind: 'number', value: 0 }, max: { kind: 'max' }, color: 'accent' },
    },
    {
      key: 'large',
      columns: ['half', 'revenue'],
      rule: { kind: 'style', test: { kind: 'formula', formula: '=[@revenue]>cut' }, style: { bold: true } },
      stopIfTrue: true,
    },
  ],
  sheets: [
    {
      key: 'report',
      name: both('Report', '报告'),
      layout: 'sheet',
      frozenRows: 2,
      frozenColumns: 1,
      formats: [
        {
          key: 'classes',
          cells: ['B3:C9', 'E3'],
          rule: {
            kind: 'style',
            test: { kind: 'compare', is: 'equal', value: both('Large', '大客户') },
            style: { color: 'positive', background: 'tintPositive' },
          },
        },
        {
          key: 'above',
          cells: ['D3:D9'],
          rule: {
            kind: 'style',
            test: { kind: 'compare', is: 'between', from: '=C3', to: '=cut+SUM(Customers[half])' },
            style: { bold: true },
          },
        },
      ],
      validations: [
        {
          key: 'regions',
          cells: ['B2'],
          rule: { kind: 'list', source: { kind: 'column', column: 'region' } },
          onInvalid: 'warn',
        },
        {
          key: 'choices',
          cells: ['C2'],
          rule: { kind: 'list', source: { kind: 'values', values: [both('Yes', '是'), both('No', '否')] } },
          onInvalid: 'reject',
          message: both('Yes or no', '是或否'),
        },
      ],
      comments: [{ at: 'B3', text: both('Enter the target here.', '在此输入目标。') }],
      cells: [{ at: 'A1', text: both('Report', '报告') }],
    },
  ],
  selfTest: { tables: {}, columns: {} },
} as const;

const columns: readonly SampleColumn[] = [
  { name: 'Region', type: 'text', role: 'region', values: ['North', 'South'] },
  { name: 'Revenue', type: 'number', role: 'revenue', values: [300, 20] },
];

function read(json: unknown): Template {
  const template = readTemplate(json);
  if (!template.ok) throw new Error(JSON.stringify(template.problem));
  return template.value;
}

/** The file with one place written otherwise. */
function changed(path: string, value: unknown): object {
  const copy = structuredClone(file) as unknown as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop() as string;
  let holder = copy;
  for (const step of steps) holder = holder[step] as Record<string, unknown>;
  holder[last] = value;
  return copy;
}

function applied(document: WorkbookDocument, template: Template): WorkbookDocument {
  const chosen = guessMapping(document, template).mapping;
  const operations = applyTemplate(document, template, { mapping: chosen, keepsSource: true });
  if (!operations.ok) throw new Error(JSON.stringify(operations.problem));
  return applyOperations(document, operations.value).document;
}
const reportOf = (document: WorkbookDocument): GridSheet =>
  document.sheets.find(({ name, kind }) => kind === 'grid' && name === 'Report') as GridSheet;
const tableOf = (document: WorkbookDocument): TableSheet =>
  document.sheets.find(({ kind }) => kind === 'table') as TableSheet;
const patched = (document: WorkbookDocument, sheetId: GridSheet['id'], patch: SheetPatch): WorkbookDocument =>
  applyOperations(document, [{ kind: 'updateSheet', sheetId, patch }]).document;

const own: ConditionalFormat = {
  id: newRuleId(),
  target: { kind: 'columns', columnIds: [] },
  rule: { kind: 'dataBar', min: { kind: 'min' }, max: { kind: 'max' }, color: 'violet' },
};

describe('rules, comments and frozen lines of a template', () => {
  it('stand in the workbook with its ids and in its language', () => {
    const document = applied(customersDocument(columns), read(file));
    const [report, table] = [reportOf(document), tableOf(document)];
    expect(report).toMatchObject({ frozenRows: 2, frozenColumns: 1 });
    expect(Object.values(report.comments ?? {}).map(({ text }) => text)).toEqual(['Enter the target here.']);
    expect(report.conditionalFormats).toMatchObject([
      { rule: { test: { value: 'Large' } } },
      { rule: { test: { from: '=C3' } } },
    ]);
    expect(report.conditionalFormats?.[0]?.target).toEqual({
      kind: 'cells',
      areas: [
        { rows: [[3, 7]], columns: [[2, 2]] },
        { rows: [[3, 1]], columns: [[5, 1]] },
      ],
    });
    expect(JSON.stringify(report.conditionalFormats)).toMatch(/=_p\w+\+SUM\(_s\w+\[_c\w+\]\)/);
    expect(report.validations).toMatchObject([
      { validation: { rule: { source: { kind: 'column', column: { sheetId: table.id } } } } },
      { validation: { rule: { source: { values: ['Yes', 'No'] } }, message: 'Yes or no' } },
    ]);
    expect(table.conditionalFormats).toHaveLength(2);
  });

  it('are not written twice, and leave no trace when the template is removed', () => {
    const before = customersDocument(columns);
    const withOwn = patched(before, tableOf(before).id, { conditionalFormats: [own] });
    for (const document of [before, withOwn]) {
      const once = applied(document, read(file));
      expect(applied(once, read(file))).toEqual(once);
      expect(applyOperations(once, removeTemplate(once, 'with-rules')).document).toEqual(document);
    }
  });

  it('are upgraded where nobody touched them; what a person changed, added or removed stays', () => {
    const first = applied(customersDocument(columns), read(file));
    const newer = changed('sheets.0.formats.0.rule.test.value', both('Huge', '特大')) as typeof file;
    const second = {
      ...structuredClone(newer),
      version: '1.1.0',
      formats: [{ ...file.formats[0], rule: { ...file.formats[0].rule, color: 'positive' } }],
    };
    second.sheets = structuredClone(newer.sheets);
    Object.assign(second.sheets[0], {
      frozenRows: 4,
      comments: [{ at: 'B3', text: both('New words', '新说明') }],
    });
    const upgraded = applied(first, read(second));
    expect(reportOf(upgraded)).toMatchObject({ frozenRows: 4 });
    expect(Object.values(reportOf(upgraded).comments ?? {}).map(({ text }) => text)).toEqual(['New words']);
    expect(JSON.stringify(reportOf(upgraded).conditionalFormats)).toContain('Huge');
    expect(tableOf(upgraded).conditionalFormats?.map(({ rule }) => rule)).toMatchObject([
      { color: 'positive' },
    ]);
    const difference = templateDifference(first, upgraded, 'with-rules');
    expect(difference?.changes.map(({ kind, part, where }) => [kind, part, where])).toEqual(
      expect.arrayContaining([
        ['changed', 'rule', 'Report'],
        ['changed', 'text', 'Report!B3'],
        ['removed', 'rule', tableOf(first).name],
      ]),
    );

    const report = reportOf(first);
    const [classes, above] = report.conditionalFormats ?? [];
    const edited = patched(
      patched(first, report.id, {
        frozenRows: 7,
        conditionalFormats: [{ ...classes!, stopIfTrue: true }],
        validations: null,
      }),
      tableOf(first).id,
      { conditionalFormats: [own, ...(tableOf(first).conditionalFormats ?? [])] },
    );
    const kept = applied(edited, read(second));
    expect(reportOf(kept)).toMatchObject({ frozenRows: 7 });
    expect(reportOf(kept).conditionalFormats).toEqual([{ ...classes!, stopIfTrue: true }]);
    expect(reportOf(kept).validations).toBeUndefined();
    expect(above).toBeDefined();
    expect(tableOf(kept).conditionalFormats?.map(({ id }) => id)).toEqual([
      own.id,
      tableOf(first).conditionalFormats?.[0]?.id,
    ]);
  });

  it('are left out with what they read when its field is not mapped', () => {
    const template = read(file);
    const document = customersDocument(columns);
    const { mapping } = guessMapping(document, template);
    const operations = applyTemplate(document, template, { mapping: { ...mapping, region: null } });
    const laid = operations.ok ? applyOperations(document, operations.value).document : document;
    expect(reportOf(laid).validations).toHaveLength(1);
  });

  it('are taken from a workbook as they were put into it, with the keys they had', () => {
    const source = applied(customersDocument(columns), read(file));
    const choice = wholeChoice(source);
    const extracted = extractTemplate(source, choice);
    expect(extracted.notes).toEqual([]);
    expect(extracted.file.formatVersion).toBe(2);
    const again = read(extracted.file);
    const elsewhere = applied(customersDocument(columns), again);
    expect(withoutIds(elsewhere)).toEqual(withoutIds(source));
    const kept = { applied: source.templates[0]!, template: read(file) };
    const next = extractTemplate(source, { ...choice, about: { ...choice.about, id: 'with-rules' } }, kept);
    expect(next.file.formats?.map(({ key }) => key)).toEqual(['bars', 'large']);
    expect(next.file.sheets?.[0]?.validations?.map(({ key }) => key)).toEqual(['regions', 'choices']);
  });

  it('are listed for whoever makes the template, and a comment can stay out', () => {
    const source = applied(customersDocument(columns), read(file));
    const contents = templateContents(read(extractTemplate(source, wholeChoice(source)).file));
    const told = contents.map(({ text }) => text.en);
    expect(told).toEqual(
      expect.arrayContaining([
        'Large',
        '=[@revenue]>cut',
        '=C3',
        'Yes',
        'Yes or no',
        'Enter the target here.',
        '0',
      ]),
    );
    const sheet = reportOf(source);
    const place = `comment ${sheet.id} ${Object.keys(sheet.comments ?? {})[0]}`;
    const without = extractTemplate(source, { ...wholeChoice(source), leftOut: [place] });
    expect(without.file.sheets?.[0]?.comments).toBeUndefined();
    expect(without.leftOut.map(({ value }) => value)).toEqual(['Enter the target here.']);
  });

  it('leave behind what a template cannot carry, and say so', () => {
    const source = applied(customersDocument(columns), read(file));
    const sheet = reportOf(source);
    const broken = patched(source, sheet.id, {
      conditionalFormats: [
        {
          id: newRuleId(),
          target: { kind: 'cells', areas: [{ rows: [[1, 2]], columns: [[1, 1]] }] },
          rule: { kind: 'style', test: { kind: 'formula', formula: '=#REF!>1' }, style: {} },
        },
      ],
    });
    const { notes, file: made } = extractTemplate(broken, wholeChoice(broken));
    expect(notes).toEqual([{ kind: 'rules', count: 1, places: ['Report!A1:A2'] }]);
    expect(made.sheets?.[0]?.formats).toBeUndefined();
  });

  it.each([
    ['sheets.0.frozenRows', 0, 'sheets.0.frozenRows'],
    ['sheets.0.formats.0.cells', ['B9:B3'], 'sheets.0.formats.0.cells.0'],
    ['sheets.0.formats.0.cells', ['AA1'], 'sheets.0.formats.0.cells.0'],
    ['sheets.0.formats.0.rule.onApply', 'alert(1)', 'sheets.0.formats.0.rule.onApply'],
    ['sheets.0.formats.0.rule.style.color', '#ff0000', 'sheets.0.formats.0.rule.style.color'],
    ['sheets.0.formats.0.rule.kind', 'script', 'sheets.0.formats.0.rule.kind'],
    ['sheets.0.formats.1.rule.test.to', '=Orders[x]', 'sheets.0.formats.1.rule.test.to'],
    ['sheets.0.formats.1.rule.test.to', '=WEBSERVICE("x")', 'sheets.0.formats.1.rule.test.to'],
    ['sheets.0.validations.0.rule.source.column', 'nowhere', 'sheets.0.validations.0.rule.source.column'],
    ['sheets.0.validations.1.key', 'regions', 'sheets.0.formats.3.key'],
    ['sheets.0.comments.0.text.en', '<b onclick=x>', 'sheets.0.comments.0.text.en'],
    ['formats.0.columns', ['nowhere'], 'formats.0.columns'],
    ['formatVersion', 1, 'formats'],
  ])('are refused with the place where %s is %j', (path, value, place) => {
    const result = readTemplate(changed(path, value));
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'templateInvalid', params: { path: place } },
    });
  });

  it('ask for a newer copy when the file is of a later format', () => {
    expect(readTemplate(changed('formatVersion', 3))).toMatchObject({
      problem: { code: 'templateNewer', params: { formatVersion: 3, known: 2 } },
    });
  });
});
