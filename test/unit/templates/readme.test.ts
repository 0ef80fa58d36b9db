import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { isFormula, gridCells } from '../../../src/model/lookup';
import { locales } from '../../../src/shared/localText';
import { selfTestOf } from '../../../templates/selfTest';
import { parseTemplate } from '../../../templates/validateTemplate';
import { templatesFolder } from '../../support/builtInTemplates';

const readme = readFileSync(`${templatesFolder}README.md`, 'utf8');

describe('how to write a template', () => {
  it.each(locales)('shows a whole template that can be applied in %s', (locale) => {
    const example = readme.match(/^```json\n(\{[^]*?^\})\n```$/m)?.[1] ?? '';
    const template = parseTemplate(example);
    if (!template.ok) throw new Error(JSON.stringify(template.problem));
    const laid = selfTestOf(template.value, locale);
    if (!laid.ok) throw new Error(JSON.stringify(laid.problem));
    const { sheets } = laid.value.document;
    const columns = sheets.flatMap((sheet) => (sheet.kind === 'table' ? sheet.columns : []));
    const formulas = sheets.flatMap((sheet) =>
      sheet.kind === 'grid' ? [...gridCells(sheet)].filter(([, { input }]) => isFormula(input)) : [],
    );
    expect(columns.map(({ name }) => name)).toContain(template.value.columns[0]?.name[locale]);
    expect(formulas).toHaveLength(2);
  });
});
