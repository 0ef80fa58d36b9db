/**
 * A template of the host, as small as one can be.
 *
 * @type {Record<string, unknown>}
 */
export const margin = {
  formatVersion: 1,
  id: 'our-margin',
  version: '1.0.0',
  author: { name: 'A host' },
  name: { en: 'Our margin', 'zh-CN': '本公司毛利' },
  question: { en: 'What is left of the revenue?', 'zh-CN': '收入还剩多少？' },
  topic: 'value',
  builds: [{ en: 'A margin for every customer', 'zh-CN': '每位客户的毛利' }],
  tables: [
    {
      key: 'Customers',
      label: { en: 'Customers', 'zh-CN': '客户' },
      fields: [
        {
          key: 'revenue',
          label: { en: 'Revenue', 'zh-CN': '收入' },
          holds: 'number',
          required: true,
          roles: ['revenue'],
          headers: ['turnover'],
        },
      ],
    },
  ],
  parameters: [
    {
      key: 'share',
      name: { en: 'MarginShare', 'zh-CN': 'MarginShare' },
      label: { en: 'Share that is left', 'zh-CN': '毛利占比' },
      kind: 'percent',
      value: 0.25,
    },
  ],
  columns: [
    {
      key: 'margin',
      table: 'Customers',
      name: { en: 'Our margin', 'zh-CN': '本公司毛利' },
      type: 'number',
      formulas: ['=[@revenue]*share'],
    },
  ],
  selfTest: {
    tables: { Customers: { fields: ['revenue'], rows: [[100], [40]] } },
    columns: { margin: [25, 10] },
  },
};

/** The second one names what no template may. */
export const ourTemplates = [margin, { ...margin, id: 'our-other', onOpen: 'alert(1)' }];
