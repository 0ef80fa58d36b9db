import { defineFunction } from './defineFunction';
import { money } from './parameters';
import type { FunctionSpec } from './spec';

/**
 * Customer value: revenue minus the costs of winning and keeping the customer.
 *
 * Shape:   numbers in, one number out.
 * Units:   all four in the same money and for the same period.
 * Source:  customer value analysis; definition of the product.
 * Example: customerValueAnalysis(1000, 100, 50, 30) is 820
 */
export function customerValueAnalysis(
  revenue: number,
  marketingCost: number,
  salesCost: number,
  serviceCost: number,
): number {
  return revenue - marketingCost - salesCost - serviceCost;
}

const cvaSpec = defineFunction({
  name: 'CVA',
  family: 'value',
  parameters: [
    {
      name: 'revenue',
      kind: 'number',
      unit: money,
      summary: { en: 'What the customer bought for.', 'zh-CN': '客户带来的收入。' },
    },
    {
      name: 'marketing_cost',
      kind: 'number',
      unit: money,
      summary: { en: 'Cost of marketing to the customer.', 'zh-CN': '用于该客户的营销成本。' },
    },
    {
      name: 'sales_cost',
      kind: 'number',
      unit: money,
      summary: { en: 'Cost of selling to the customer.', 'zh-CN': '用于该客户的销售成本。' },
    },
    {
      name: 'service_cost',
      kind: 'number',
      unit: money,
      summary: { en: 'Cost of serving the customer.', 'zh-CN': '用于该客户的服务成本。' },
    },
  ],
  result: { shape: 'scalar', unit: money, summary: { en: 'Customer value', 'zh-CN': '客户价值' } },
  summary: {
    en: 'Customer value: revenue minus marketing, sales and service cost.',
    'zh-CN': '客户价值（CVA）：收入减去营销、销售和服务成本。',
  },
  help: {
    en:
      'Subtracts the three costs of a customer from the revenue of the same period. A negative result means that the ' +
      'customer costs more than it brings. Blank costs count as 0.',
    'zh-CN': '用客户同一期间的收入减去三项成本。结果为负说明该客户入不敷出。空白的成本按 0 计算。',
  },
  examples: [
    { formula: '=CVA(1000,100,50,30)', result: 820 },
    {
      formula: '=CVA(200,100,80,60)',
      result: -40,
      note: { en: 'A customer who costs more than it brings', 'zh-CN': '入不敷出的客户' },
    },
  ],
  errors: { en: '#VALUE! when an amount is text.', 'zh-CN': '金额为文本时为 #VALUE!。' },
  source: 'Customer value analysis: revenue minus the costs that can be traced to the customer',
  compute([revenue, marketingCost, salesCost, serviceCost]) {
    return customerValueAnalysis(revenue, marketingCost, salesCost, serviceCost);
  },
});

export const customerValueFunctions: readonly FunctionSpec[] = [cvaSpec];
