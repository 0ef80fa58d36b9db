import type { TemplateCard } from '../../src/ui/templatesPort';

/** A gallery of two. */
export const fakeCards: readonly TemplateCard[] = [
  {
    id: 'customer-value',
    version: '1.0.0',
    name: { en: 'Customer value', 'zh-CN': '客户价值' },
    question: {
      en: 'Which customers are worth keeping, after marketing, sales and service cost?',
      'zh-CN': '扣除营销、销售和服务成本之后，哪些客户值得保留？',
    },
    needs: [
      { en: 'Revenue', 'zh-CN': '收入' },
      { en: 'Marketing cost', 'zh-CN': '营销成本' },
      { en: 'Service cost', 'zh-CN': '服务成本' },
    ],
    builds: [
      { en: 'Value column', 'zh-CN': '客户价值列' },
      { en: 'Pareto classes', 'zh-CN': '帕累托分类' },
      { en: 'Report with chart', 'zh-CN': '带图表的报告' },
    ],
    topic: 'value',
    picture: { kind: 'bars', values: [[100], [40], [12]] },
  },
  {
    id: 'value-capability-quadrant',
    version: '1.0.0',
    name: { en: 'Value and capability quadrant', 'zh-CN': '价值与能力象限' },
    question: {
      en: 'Whom to focus on, and whom to let go?',
      'zh-CN': '哪些客户重点投入，哪些客户放手？',
    },
    needs: [
      { en: 'Customer value', 'zh-CN': '客户价值' },
      { en: 'Capability', 'zh-CN': '能力' },
    ],
    builds: [
      { en: 'Quadrant per customer', 'zh-CN': '每位客户的象限' },
      { en: 'Scatter chart', 'zh-CN': '散点图' },
    ],
    topic: 'segments',
    picture: {
      kind: 'quadrant',
      values: [
        [100, 80],
        [20, 40],
      ],
    },
  },
];
