import type { LocalText } from '../shared/localText';
import type { ColumnType } from './document';

/** The tables whose fields the product knows. */
export type FieldTable = 'customers' | 'orders';

/** A field that templates, formulas and the import know, whatever a column of the user's is called. */
export interface FieldRole {
  readonly label: LocalText;
  /** The tables it belongs to; `customerId` links both. */
  readonly tables: readonly FieldTable[];
  /** The types its values may have, the usual one first. */
  readonly types: readonly ColumnType[];
}

const customers = ['customers'] as const;
const orders = ['orders'] as const;
const both = ['customers', 'orders'] as const;
const text = ['text', 'choice'] as const;
const choice = ['choice', 'text', 'number'] as const;
const amount = ['number', 'currency'] as const;
const count = ['number'] as const;
const date = ['date'] as const;
const score = ['number', 'percent'] as const;

/**
 * Every role a column can play, at most one column each in a table.
 *
 * Units: amounts in the currency and scale of the user's file; `tenure` in the file's own unit of time.
 */
export const fieldRoles = {
  customerId: { label: { en: 'Customer ID', 'zh-CN': '客户编号' }, tables: both, types: ['text', 'number'] },
  name: { label: { en: 'Customer name', 'zh-CN': '客户名称' }, tables: customers, types: text },
  industry: { label: { en: 'Industry', 'zh-CN': '行业' }, tables: customers, types: choice },
  region: { label: { en: 'Region', 'zh-CN': '地区' }, tables: customers, types: choice },
  city: { label: { en: 'City', 'zh-CN': '城市' }, tables: customers, types: choice },
  size: {
    label: { en: 'Company size', 'zh-CN': '企业规模' },
    tables: customers,
    types: ['number', 'choice', 'text'],
  },
  contact: { label: { en: 'Contact person', 'zh-CN': '联系人' }, tables: customers, types: text },
  email: { label: { en: 'Email', 'zh-CN': '电子邮箱' }, tables: customers, types: text },
  phone: { label: { en: 'Phone', 'zh-CN': '电话' }, tables: customers, types: text },
  channel: { label: { en: 'Acquisition channel', 'zh-CN': '获客渠道' }, tables: customers, types: choice },
  owner: { label: { en: 'Account owner', 'zh-CN': '负责人' }, tables: customers, types: text },
  stage: { label: { en: 'Lifecycle stage', 'zh-CN': '客户阶段' }, tables: customers, types: choice },
  firstPurchase: { label: { en: 'First purchase', 'zh-CN': '首次购买日期' }, tables: customers, types: date },
  lastPurchase: { label: { en: 'Last purchase', 'zh-CN': '最近购买日期' }, tables: customers, types: date },
  orders: { label: { en: 'Number of orders', 'zh-CN': '订单数' }, tables: customers, types: count },
  revenue: { label: { en: 'Revenue', 'zh-CN': '收入' }, tables: customers, types: amount },
  monthlyRevenue: { label: { en: 'Monthly revenue', 'zh-CN': '月收入' }, tables: customers, types: amount },
  marketingCost: { label: { en: 'Marketing cost', 'zh-CN': '营销成本' }, tables: customers, types: amount },
  salesCost: { label: { en: 'Sales cost', 'zh-CN': '销售成本' }, tables: customers, types: amount },
  serviceCost: { label: { en: 'Service cost', 'zh-CN': '服务成本' }, tables: customers, types: amount },
  crossPurchases: { label: { en: 'Cross purchases', 'zh-CN': '交叉购买' }, tables: customers, types: amount },
  intangibleValue: {
    label: { en: 'Intangible value', 'zh-CN': '无形价值' },
    tables: customers,
    types: amount,
  },
  riskCost: { label: { en: 'Risk cost', 'zh-CN': '风险成本' }, tables: customers, types: amount },
  totalGain: {
    label: { en: 'Total gain of the customer', 'zh-CN': '客户总收益' },
    tables: customers,
    types: amount,
  },
  moneyCost: {
    label: { en: 'Money cost of the customer', 'zh-CN': '客户货币成本' },
    tables: customers,
    types: amount,
  },
  timeCost: {
    label: { en: 'Time cost of the customer', 'zh-CN': '客户时间成本' },
    tables: customers,
    types: amount,
  },
  effortCost: {
    label: { en: 'Effort cost of the customer', 'zh-CN': '客户精力成本' },
    tables: customers,
    types: amount,
  },
  motive: { label: { en: 'Purchase motive', 'zh-CN': '购买动机' }, tables: customers, types: choice },
  satisfaction: { label: { en: 'Satisfaction', 'zh-CN': '满意度' }, tables: customers, types: score },
  lastContact: { label: { en: 'Last contact', 'zh-CN': '最近联系日期' }, tables: customers, types: date },
  nextContact: { label: { en: 'Next contact', 'zh-CN': '下次联系日期' }, tables: customers, types: date },
  churned: {
    label: { en: 'Churned', 'zh-CN': '是否流失' },
    tables: customers,
    types: ['boolean', 'number', 'choice'],
  },
  tenure: { label: { en: 'Tenure', 'zh-CN': '合作时长' }, tables: customers, types: count },
  persona: { label: { en: 'Persona', 'zh-CN': '客户画像' }, tables: customers, types: choice },
  tags: { label: { en: 'Tags', 'zh-CN': '标签' }, tables: customers, types: ['tags', 'text', 'choice'] },
  notes: { label: { en: 'Notes', 'zh-CN': '备注' }, tables: customers, types: text },
  orderId: { label: { en: 'Order ID', 'zh-CN': '订单编号' }, tables: orders, types: ['text', 'number'] },
  date: { label: { en: 'Order date', 'zh-CN': '订单日期' }, tables: orders, types: date },
  product: { label: { en: 'Product', 'zh-CN': '产品' }, tables: orders, types: text },
  quantity: { label: { en: 'Quantity', 'zh-CN': '数量' }, tables: orders, types: count },
  price: { label: { en: 'Unit price', 'zh-CN': '单价' }, tables: orders, types: amount },
  amount: { label: { en: 'Amount', 'zh-CN': '金额' }, tables: orders, types: amount },
  place: { label: { en: 'Place of purchase', 'zh-CN': '购买地点' }, tables: orders, types: text },
  campaign: { label: { en: 'Campaign', 'zh-CN': '营销活动' }, tables: orders, types: text },
} as const satisfies Readonly<Record<string, FieldRole>>;

export type FieldRoleId = keyof typeof fieldRoles;

/** The role of that id, or nothing for a role of a template's own. */
export function findFieldRole(id: string): FieldRole | undefined {
  return Object.hasOwn(fieldRoles, id) ? fieldRoles[id as FieldRoleId] : undefined;
}

export const fieldRoleIds = Object.keys(fieldRoles) as readonly FieldRoleId[];
