import { describe, expect, it } from 'vitest';
import { fieldRoleIds, fieldRoles } from '../../../src/model/fieldRoles';
import { guessRoles, type GuessedColumn } from '../../../src/io/columnGuess';
import { fieldHeaders } from '../../../src/io/fieldHeaders';
import { headerKey, unitOf } from '../../../src/io/knownHeaders';

/** Columns whose values have the types that their fields want, so that only the names are tried. */
function guessed(...names: string[]) {
  const columns = names.map((name): GuessedColumn => {
    const role = fieldRoleIds.find((id) => fieldHeaders[id].includes(headerKey(name)));
    return { name, type: role ? fieldRoles[role].types[0] : 'text' };
  });
  const { fileKind, roles } = guessRoles(columns);
  return { fileKind, roles: roles.map((guess) => guess?.role ?? null) };
}

describe('exports of common systems', () => {
  it.each([
    [
      'Salesforce accounts',
      'customers',
      [
        'Account ID',
        'Account Name',
        'Industry',
        'Billing State/Province',
        'Billing City',
        'Employees',
        'Annual Revenue',
        'Account Owner',
        'Last Activity',
      ],
      ['customerId', 'name', 'industry', 'region', 'city', 'size', 'revenue', 'owner', 'lastContact'],
    ],
    [
      'HubSpot companies',
      'customers',
      [
        'Record ID',
        'Company name',
        'Company owner',
        'State/Region',
        'Number of Employees',
        'Phone Number',
        'Lifecycle Stage',
        'Last Contacted',
      ],
      ['customerId', 'name', 'owner', 'region', 'size', 'phone', 'stage', 'lastContact'],
    ],
    [
      'Pipedrive organisations',
      'customers',
      [
        'Organization - ID',
        'Organization - Name',
        'Person - Phone',
        'Person - Email',
        'Organization - Owner',
        'Won deals',
      ],
      ['customerId', 'name', 'phone', 'email', 'owner', 'orders'],
    ],
    [
      'Shopify customers',
      'customers',
      [
        'Customer ID',
        'Email',
        'Default Address City',
        'Default Address Province Code',
        'Phone',
        'Total Spent',
        'Total Orders',
        'Note',
        'Tags',
      ],
      ['customerId', 'email', 'city', 'region', 'phone', 'revenue', 'orders', 'notes', 'tags'],
    ],
    [
      'Kingdee orders',
      'orders',
      ['单据编号', '业务日期', '客户编码', '物料名称', '数量', '价税合计'],
      ['orderId', 'date', 'customerId', 'product', 'quantity', 'amount'],
    ],
    [
      'Kingdee customers with what each bought',
      'customers',
      ['客户编码', '客户名称', '行业', '地区', '销售金额', '营销费用', '服务费用', '订单数', '最近联系日期'],
      [
        'customerId',
        'name',
        'industry',
        'region',
        'revenue',
        'marketingCost',
        'serviceCost',
        'orders',
        'lastContact',
      ],
    ],
    [
      'Yonyou customers',
      'customers',
      ['客户编码', '客户简称', '所属行业', '地区名称', '专管业务员', '发展日期', '最后交易日期'],
      ['customerId', 'name', 'industry', 'region', 'owner', 'firstPurchase', 'lastPurchase'],
    ],
    ['something else', 'other', ['sepal length', 'petal width'], [null, null]],
  ])('%s', (_, fileKind, names, roles) => {
    expect(guessed(...names)).toEqual({ fileKind, roles });
  });
});

describe('guesses', () => {
  it('give each field to one column, the better one', () => {
    expect(guessed('客户名称', '年收入', '营业收入', '上年收入').roles).toEqual([
      'name',
      'revenue',
      null,
      null,
    ]);
  });

  it('name the customer of an order by the number, or by the name for want of one', () => {
    expect(guessed('订单号', '客户名称', '订单日期', '金额').roles).toEqual([
      'orderId',
      'customerId',
      'date',
      'amount',
    ]);
    expect(guessed('订单号', '客户名称', '客户编号', '金额').roles).toEqual([
      'orderId',
      null,
      'customerId',
      'amount',
    ]);
  });

  it.each(['销售金额', '成交额', '价税合计'])(
    'take %s for the revenue of a customer and for the amount of an order',
    (header) => {
      expect(guessed('客户名称', '行业', header).roles).toEqual(['name', 'industry', 'revenue']);
      expect(guessed('订单号', '订单日期', '客户编码', header).roles).toEqual([
        'orderId',
        'date',
        'customerId',
        'amount',
      ]);
    },
  );

  it('leave a field alone whose values cannot be meant', () => {
    const { roles } = guessRoles([
      { name: 'Customer name', type: 'text' },
      { name: 'Revenue', type: 'text' },
    ]);
    expect(roles[1]).toBeNull();
  });

  it.each([
    ['email', ['a.ruiz@firm.example', '', 'wang@huaxin.cn', 'x@y.io']],
    ['phone', ['13800000000', '+44 20 7183 8750', '0512-66660000', '(512) 757-6000']],
    ['name', ['华东机电有限公司', 'Acme Ltd.', 'Müller GmbH', 'unknown']],
  ])('know a column of %s by its values, whatever it is called', (role, samples) => {
    const { roles } = guessRoles([{ name: 'Feld 7', type: 'text', samples }]);
    expect(roles[0]).toMatchObject({ role, reason: { en: expect.stringContaining('values') as string } });
  });

  it.each([
    ['too few', ['a@firm.example']],
    ['some of another kind', ['a@firm.example', 'b@firm.example', 'by post', 'c@firm.example']],
    ['dates and codes', ['2024-03-01', '0000000123', '91510100MA6XXXXX']],
  ])('prove nothing by values that are %s', (_, samples) => {
    expect(guessRoles([{ name: 'Feld 7', type: 'text', samples }]).roles).toEqual([null]);
  });

  it('believe a header more than the values', () => {
    const samples = ['a@firm.example', 'b@firm.example', 'c@firm.example'];
    const { roles } = guessRoles([
      { name: 'Customer ID', type: 'text', samples },
      { name: 'Feld 7', type: 'text', samples },
    ]);
    expect(roles.map((guess) => guess?.role)).toEqual(['customerId', 'email']);
  });

  it('take a small list of customers with remarks and a day for customers', () => {
    expect(guessed('Record ID', 'Company name', 'Create Date', 'Description')).toEqual({
      fileKind: 'customers',
      roles: ['customerId', 'name', null, 'notes'],
    });
  });

  it('say why, in both languages', () => {
    const { roles } = guessRoles([{ name: '年收入（万元）', type: 'number' }]);
    expect(roles[0]?.reason).toEqual({
      en: '“年收入（万元）” is a name of “Revenue”',
      'zh-CN': '“年收入（万元）”是“收入”的常用名称',
    });
  });

  it('know every header under the key by which it is looked up', () => {
    for (const role of fieldRoleIds)
      for (const header of fieldHeaders[role]) expect(headerKey(header)).toBe(header);
  });
});

describe('units in headers', () => {
  it.each([
    ['年收入（万元）', '万元'],
    ['Revenue (USD)', 'USD'],
    ['Weight [kg]', 'kg'],
    ['Revenue', undefined],
    ['(unknown) revenue', undefined],
  ])('%s has %s', (header, unit) => {
    expect(unitOf(header)).toBe(unit);
  });
});
