import { fieldRoles } from '../../src/model/fieldRoles';
import type { SampleColumn } from './sampleColumn';
import { customerIdOf } from './sampleCustomers';
import type { SampleFirmId } from './sampleFirm';
import { firstDay, lastDay, type SampleHabits, type SampleOrder } from './sampleOrders';
import { SampleRandom } from './sampleRandom';
import { activityKinds, outcomes, projectNames, projectStages, sampleWords } from './sampleWords';

const local = (en: string, zh: string) => ({ en, 'zh-CN': zh });

export function sampleOrderColumns(firm: SampleFirmId, orders: readonly SampleOrder[]): SampleColumn[] {
  const { products, places, campaigns } = sampleWords[firm];
  const { orderId, customerId, date, product, quantity, amount, place, campaign } = fieldRoles;
  const number = 'number' as const;
  return [
    {
      name: orderId.label,
      type: 'text',
      role: 'orderId',
      values: orders.map((_, index) => `O${String(index + 1).padStart(5, '0')}`),
    },
    {
      name: customerId.label,
      type: 'text',
      role: 'customerId',
      values: orders.map((order) => customerIdOf(order.customer)),
    },
    { name: date.label, type: 'date', role: 'date', values: orders.map(({ day }) => day) },
    {
      name: product.label,
      type: 'text',
      role: 'product',
      values: orders.map((order) => products[order.product]!),
    },
    { name: quantity.label, type: number, role: 'quantity', values: orders.map((order) => order.quantity) },
    { name: amount.label, type: number, role: 'amount', values: orders.map((order) => order.amount) },
    { name: place.label, type: 'text', role: 'place', values: orders.map((order) => places[order.place]!) },
    {
      name: campaign.label,
      type: 'text',
      role: 'campaign',
      values: orders.map((order) => campaigns[order.campaign] ?? null),
    },
  ];
}

/** Projects of every third customer or so. */
export function sampleProjects(habits: readonly SampleHabits[]): SampleColumn[] {
  const random = new SampleRandom(131);
  const rows = habits.flatMap((habit) =>
    Array.from({ length: habit.index === 0 ? 3 : random.whole(0, 1) }, () => {
      const start = random.whole(Math.max(firstDay, habit.joinedOn), lastDay - 20);
      return {
        customer: customerIdOf(habit.index),
        name: random.pick(projectNames),
        stage: random.pick(projectStages),
        amount: Math.round(habit.typicalAmount * random.between(4, 30)),
        start,
        end: start + random.whole(20, 160),
      };
    }),
  );
  const column = (
    en: string,
    zh: string,
    type: SampleColumn['type'],
    value: (row: (typeof rows)[number]) => SampleColumn['values'][number],
  ): SampleColumn => ({ name: local(en, zh), type, values: rows.map(value) });
  return [
    column('Project customer', '项目客户', 'text', (row) => row.customer),
    column('Project', '项目名称', 'text', (row) => row.name),
    column('Project stage', '项目阶段', 'choice', (row) => row.stage),
    column('Project amount', '项目金额', 'number', (row) => row.amount),
    column('Project start', '开始日期', 'date', (row) => row.start),
    column('Project end', '结束日期', 'date', (row) => row.end),
  ];
}

/** Visits, surveys, calls and services; a survey has a score from 0 to 10. */
export function sampleActivities(habits: readonly SampleHabits[]): SampleColumn[] {
  const random = new SampleRandom(149);
  const rows = habits.flatMap((habit) =>
    Array.from({ length: habit.index === 0 ? 5 : random.whole(0, 5) }, () => {
      const kind = random.whole(0, activityKinds.length - 1);
      const score = Math.min(
        10,
        Math.max(0, Math.round(2.5 + 8 * habit.contentment + 1.2 * random.normal())),
      );
      return {
        customer: customerIdOf(habit.index),
        date: random.whole(Math.max(firstDay, habit.joinedOn), lastDay),
        kind: activityKinds[kind]!,
        outcome: random.pick(outcomes),
        score: kind === 1 ? score : null,
      };
    }),
  );
  rows.sort((a, b) => a.date - b.date || (a.customer < b.customer ? -1 : 1));
  const column = (
    en: string,
    zh: string,
    type: SampleColumn['type'],
    value: (row: (typeof rows)[number]) => SampleColumn['values'][number],
  ): SampleColumn => ({ name: local(en, zh), type, values: rows.map(value) });
  return [
    column('Activity customer', '活动客户', 'text', (row) => row.customer),
    column('Activity date', '活动日期', 'date', (row) => row.date),
    column('Activity kind', '活动类型', 'choice', (row) => row.kind),
    column('Outcome', '结果', 'choice', (row) => row.outcome),
    column('Score', '评分', 'number', (row) => row.score),
  ];
}

/** Two years of figures per month; the goals of the last three months have no actual yet. */
export function samplePeriods(firm: SampleFirmId): SampleColumn[] {
  const random = new SampleRandom(163);
  const price = firm === 'software' ? 900 : 60;
  let customers = 180;
  const rows = Array.from({ length: 24 }, (_, index) => {
    // Excel counts days from 1899-12-30.
    const month = Date.UTC(2024, index, 1) / 86_400_000 + 25_569;
    const start = customers;
    const gained = random.whole(4, 9);
    const lost = Math.round(start * random.between(0.018, 0.036));
    customers += gained - lost;
    const revenue = start * price;
    const actual = revenue * (1 + 0.05 * random.normal());
    return {
      month,
      start,
      gained,
      lost,
      spend: Math.round(gained * price * random.between(5, 8)),
      revenue,
      expansion: Math.round(revenue * random.between(0.012, 0.034)),
      contraction: Math.round(revenue * random.between(0.002, 0.01)),
      churned: Math.round(revenue * random.between(0.012, 0.03)),
      target: Math.round(180 * price * 1.011 ** index),
      actual: index < 21 ? Math.round(actual) : null,
      existing: Math.round(actual * random.between(0.8, 0.9)),
      added: Math.round(actual * random.between(0.06, 0.12) + index * price * 0.3),
    };
  });
  const column = (
    en: string,
    zh: string,
    value: (row: (typeof rows)[number]) => number | null,
    type: SampleColumn['type'] = 'number',
  ): SampleColumn => ({ name: local(en, zh), type, values: rows.map(value) });
  return [
    column('Month', '月份', (row) => row.month, 'date'),
    column('Customers at start', '期初客户数', (row) => row.start),
    column('New customers', '新增客户数', (row) => row.gained),
    column('Lost customers', '流失客户数', (row) => row.lost),
    column('Sales and marketing spend', '获客费用', (row) => row.spend),
    column('Recurring revenue at start', '期初经常性收入', (row) => row.revenue),
    column('Expansion', '增购收入', (row) => row.expansion),
    column('Contraction', '减购收入', (row) => row.contraction),
    column('Churned revenue', '流失收入', (row) => row.churned),
    column('Target', '目标', (row) => row.target),
    column('Actual', '实际', (row) => row.actual),
    column('Sales to existing customers', '老客户销售额', (row) => row.existing),
    column('Sales to new customers', '新客户销售额', (row) => row.added),
    column('Profit from existing customers', '老客户利润', (row) => Math.round(row.existing * 0.31)),
    column('Profit from new customers', '新客户利润', (row) => Math.round(row.added * 0.22 - price * 2)),
  ];
}
