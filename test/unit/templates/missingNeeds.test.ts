import { expect, it } from 'vitest';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { missingNeeds } from '../../../templates/missingNeeds';
import { builtInTemplate, builtInTemplates } from '../../support/builtInTemplates';
import { chineseColumns, customersDocument } from './customersDocument';
import { neededFields } from '../../../templates/cardOf';

const customers = customersDocument(chineseColumns, 'zh-CN');

it('finds nothing missing where every needed field has a column', () => {
  expect(missingNeeds(customers, builtInTemplate('customer-value'))).toEqual([]);
});

it('names what a workbook with customers only lacks for a template of orders', () => {
  const names = missingNeeds(customers, builtInTemplate('cohort-retention')).map(({ en }) => en);
  expect(names).toContain('Order date');
});

it('misses all that the card of a template asks for in an empty workbook', () => {
  for (const template of builtInTemplates())
    expect(missingNeeds(newWorkbook(), template), template.id).toEqual(neededFields(template));
});
