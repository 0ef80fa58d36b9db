import { describe, expect, it } from 'vitest';
import customerValue from '../../../templates/customer-value.json';
import { templateLimits } from '../../../templates/schemaParts';
import { parseTemplate, readTemplate } from '../../../templates/validateTemplate';

/** The built-in template with one place changed; `undefined` removes it. */
function changed(path: string, value: unknown): unknown {
  const template: unknown = structuredClone(customerValue);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((node, key) => (node as Record<string, unknown>)[key], template) as Record<
    string,
    unknown
  >;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return template;
}

function faultOf(json: unknown): unknown {
  const result = readTemplate(json);
  return result.ok ? null : { code: result.problem.code, ...result.problem.params };
}

describe('reading a template', () => {
  it('accepts the built-in file as text', () => {
    expect(parseTemplate(JSON.stringify(customerValue)).ok).toBe(true);
  });

  it.each([
    ['a key the format does not know', 'onOpen', 'alert(1)', 'onOpen', 'templates_fault_unknownKey'],
    ['an unknown key deep inside', 'columns.0.script', 'x', 'columns.0.script', 'templates_fault_unknownKey'],
    ['a missing part', 'name', undefined, 'name', 'templates_fault_missing'],
    ['a missing language', 'name.zh-CN', undefined, 'name.zh-CN', 'templates_fault_missing'],
    ['a wrong type', 'columns', 'none', 'columns', 'templates_fault_wrongType'],
    ['a version that is no semantic version', 'version', '1.0', 'version', 'templates_fault_notAllowed'],
    ['markup', 'question.en', 'Who <script>?', 'question.en', 'templates_fault_notPlainText'],
    [
      'a web address',
      'question.en',
      'See https://example.org',
      'question.en',
      'templates_fault_notPlainText',
    ],
    ['a text that is too long', 'name.en', 'x'.repeat(61), 'name.en', 'templates_fault_textTooLong'],
    [
      'a cell outside the sheet',
      'sheets.0.cells.0.at',
      'AA1',
      'sheets.0.cells.0.at',
      'templates_fault_notAllowed',
    ],
    [
      'a key that reads as a cell',
      'parameters.0.key',
      'cut1',
      'parameters.0.key',
      'templates_fault_notAllowed',
    ],
    ['a syntax error', 'columns.0.formulas.0', '=SUM(', 'columns.0.formulas.0', 'templates_fault_formula'],
    [
      'a field that does not exist',
      'columns.0.formulas.0',
      '=[@cost]',
      'columns.0.formulas.0',
      'templates_fault_unknownReference',
    ],
    [
      'a name that does not exist',
      'columns.0.formulas.0',
      '=rate',
      'columns.0.formulas.0',
      'templates_fault_unknownReference',
    ],
    [
      'a column that reads itself',
      'columns.0.formulas.0',
      '=[@value]',
      'columns.0.formulas.0',
      'templates_fault_unknownReference',
    ],
    [
      'a column that reads cells',
      'columns.0.formulas.0',
      '=report!B2',
      'columns.0.formulas.0',
      'templates_fault_notAllowed',
    ],
    [
      'a function that reaches out',
      'columns.0.formulas.0',
      '=HYPERLINK("x")',
      'columns.0.formulas.0',
      'templates_fault_forbiddenFunction',
    ],
    ['a duplicate key', 'columns.1.key', 'value', 'columns.1.key', 'templates_fault_duplicate'],
    [
      'a style that is not there',
      'sheets.0.cells.0.style',
      'huge',
      'sheets.0.cells.0.style',
      'templates_fault_unknownReference',
    ],
    [
      'a chart of nothing',
      'charts.0.category',
      'region',
      'charts.0.category',
      'templates_fault_unknownReference',
    ],
    [
      'a cell that is text and number',
      'sheets.0.cells.0.number',
      1,
      'sheets.0.cells.0',
      'templates_fault_notAllowed',
    ],
    [
      'ragged sample rows',
      'selfTest.tables.Customers.rows.1',
      [1],
      'selfTest.tables.Customers.rows.1',
      'templates_fault_wrongType',
    ],
  ])('refuses %s and names the place', (_, at, value, path, reason) => {
    expect(faultOf(changed(at, value))).toMatchObject({ code: 'templateInvalid', path, reason });
  });

  it('refuses a newer format as newer, whatever else it holds', () => {
    expect(faultOf({ formatVersion: 3, wings: true })).toEqual({
      code: 'templateNewer',
      formatVersion: 3,
      known: 2,
    });
  });

  it('refuses what is no object', () => {
    for (const json of [null, 1, 'template', []])
      expect(faultOf(json)).toMatchObject({ code: 'templateInvalid' });
  });

  it('refuses deep nesting without overflowing', () => {
    let nested: unknown = 1;
    for (let depth = 0; depth < 100_000; depth++) nested = [nested];
    expect(faultOf(nested)).toMatchObject({ reason: 'templates_fault_tooDeep' });
  });

  it('refuses a file that is too large or no JSON', () => {
    expect(parseTemplate(' '.repeat(templateLimits.fileBytes + 1))).toMatchObject({
      problem: { params: { reason: 'templates_fault_tooLarge' } },
    });
    expect(parseTemplate('{')).toMatchObject({
      problem: { params: { path: '$', reason: 'templates_fault_notJson' } },
    });
  });

  it('does not let a file reach a prototype', () => {
    const text = JSON.stringify(customerValue).replace('"styles":{', '"styles":{"__proto__":{"bold":true},');
    expect(parseTemplate(text).ok).toBe(false);
    expect('bold' in {}).toBe(false);
  });
});
