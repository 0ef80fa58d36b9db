import type { CellError } from '../src/shared/value';
import { defineFunction } from './defineFunction';
import { customers, money, share } from './parameters';
import { formulaError } from './reasons';
import type { FunctionSpec, ParameterSpec } from './spec';

/**
 * Response rate of an offer.
 *
 * Shape:   numbers in, one number out.
 * Units:   customers who answered and who were contacted; a share in 0..1.
 * Errors:  DIV0 when nobody was contacted; NUM when more answered than were contacted.
 * Source:  common definition.
 * Example: responseRate(30, 1000) is 0.03
 */
export function responseRate(responses: number, contacts: number): number | CellError {
  if (contacts === 0) return formulaError('divisorZero', { argument: 'contacts' });
  if (responses > contacts) {
    return formulaError('partAboveWhole', {
      argument: 'responses',
      value: responses,
      other: 'contacts',
      bound: contacts,
    });
  }
  return responses / contacts;
}

/**
 * Profit of a campaign that develops customers: margin from those who respond, less contacting and supplying them.
 *
 * Shape:   numbers in, one number out.
 * Units:   `contacts` in customers, `quantity` per response, `unitMargin`, `contactCost` and `supplyCost` in money.
 * Source:  response × quantity × margin less contact and supply cost.
 * Example: developProfit(1000, 0.05, 2, 40, 1.5, 500) is 2000
 */
export function developProfit(
  contacts: number,
  rate: number,
  quantity: number,
  unitMargin: number,
  contactCost: number,
  supplyCost: number,
): number {
  return contacts * rate * quantity * unitMargin - contacts * contactCost - supplyCost;
}

const contactsParameter = {
  name: 'contacts',
  kind: 'number',
  min: 0,
  unit: customers,
  summary: { en: 'Customers who were or will be contacted.', 'zh-CN': '已联系或将要联系的客户数。' },
} as const satisfies ParameterSpec;

const responseSpec = defineFunction({
  name: 'RESPONSE',
  family: 'develop',
  parameters: [
    {
      name: 'responses',
      kind: 'number',
      min: 0,
      unit: customers,
      summary: { en: 'Customers who answered the offer.', 'zh-CN': '对活动有响应的客户数。' },
    },
    contactsParameter,
  ],
  result: { shape: 'scalar', unit: share, summary: { en: 'Response rate', 'zh-CN': '响应率' } },
  summary: {
    en: 'Response rate: who answered as a share of who was contacted.',
    'zh-CN': '响应率：有响应的客户占联系客户的比例。',
  },
  help: {
    en: 'Divides the responses by the contacts. Count a customer who answers several times once.',
    'zh-CN': '用响应数除以联系数。多次响应的客户只计一次。',
  },
  examples: [
    { formula: '=RESPONSE(30,1000)', result: 0.03 },
    { formula: '=RESPONSE(0,200)', result: 0 },
  ],
  errors: {
    en: '#DIV/0! when contacts is 0; #NUM! when a number is negative or responses is greater than contacts.',
    'zh-CN': '联系数为 0 时为 #DIV/0!；有负数，或响应数大于联系数时为 #NUM!。',
  },
  source: 'Common definition of the response rate',
  compute([responses, contacts]) {
    return responseRate(responses, contacts);
  },
});

const developProfitSpec = defineFunction({
  name: 'DEVELOP.PROFIT',
  family: 'develop',
  parameters: [
    contactsParameter,
    {
      name: 'response_rate',
      kind: 'number',
      min: 0,
      max: 1,
      unit: share,
      summary: { en: 'Share of the contacts that will buy.', 'zh-CN': '预计会购买的联系客户比例。' },
      hint: { en: 'Enter a share such as 0.05 for 5 %.', 'zh-CN': '请输入比例，例如 0.05 表示 5%。' },
    },
    {
      name: 'quantity',
      kind: 'number',
      min: 0,
      unit: { en: 'units', 'zh-CN': '件' },
      summary: { en: 'Units bought by each who responds.', 'zh-CN': '每位响应客户购买的数量。' },
    },
    {
      name: 'unit_margin',
      kind: 'number',
      unit: money,
      summary: { en: 'Margin of one unit.', 'zh-CN': '单件毛利。' },
    },
    {
      name: 'contact_cost',
      kind: 'number',
      unit: money,
      summary: { en: 'Cost of contacting one customer.', 'zh-CN': '联系一位客户的成本。' },
    },
    {
      name: 'supply_cost',
      kind: 'number',
      unit: money,
      summary: { en: 'Fixed cost of supplying the offer.', 'zh-CN': '供应方面的固定成本。' },
    },
  ],
  result: { shape: 'scalar', unit: money, summary: { en: 'Profit of the campaign', 'zh-CN': '活动利润' } },
  summary: {
    en: 'Expected profit of a campaign that develops customers.',
    'zh-CN': '客户开发活动的预期利润。',
  },
  help: {
    en:
      'contacts × response_rate × quantity × unit_margin - contacts × contact_cost - supply_cost. Compare a low, a likely and a high ' +
      'response rate before deciding.',
    'zh-CN':
      '联系数 × 响应率 × 购买数量 × 单件毛利 − 联系数 × 单位联系成本 − 供应成本。决策前请比较低、中、高三种响应率。',
  },
  examples: [
    { formula: '=DEVELOP.PROFIT(1000,0.05,2,40,1.5,500)', result: 2000 },
    {
      formula: '=DEVELOP.PROFIT(1000,0.02,2,40,1.5,500)',
      result: -400,
      note: { en: 'Not worth it at a response of 2 %', 'zh-CN': '响应率为 2% 时得不偿失' },
    },
  ],
  errors: {
    en: '#NUM! when response_rate is outside 0 to 1, or contacts or quantity is negative.',
    'zh-CN': '响应率不在 0 到 1 之间，或联系数、购买数量为负时为 #NUM!。',
  },
  source: 'Campaign profit: response × quantity × margin less contact and supply cost',
  compute([contacts, rate, quantity, unitMargin, contactCost, supplyCost]) {
    return developProfit(contacts, rate, quantity, unitMargin, contactCost, supplyCost);
  },
});

/** Registry rows of this file. */
export const developFunctions: readonly FunctionSpec[] = [responseSpec, developProfitSpec];
