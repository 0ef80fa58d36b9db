import { fieldRoles, type FieldRoleId } from '../../src/model/fieldRoles';
import type { LocalText } from '../../src/shared/localText';
import type { CellValue } from '../../src/shared/value';
import type { SampleColumn } from './sampleColumn';
import type { SampleFirmId } from './sampleFirm';
import { lastDay, type SampleHabits, type SampleOrder } from './sampleOrders';
import { SampleRandom } from './sampleRandom';
import { channels, cities, motives, notes, owners, regions, sampleWords, stages } from './sampleWords';

export const customerIdOf = (index: number): string => `C${String(index + 1).padStart(4, '0')}`;

/** What a firm knows of its customers: totals of their orders, what they cost, how content they are. */
export function sampleCustomers(
  firm: SampleFirmId,
  habits: readonly SampleHabits[],
  orders: readonly SampleOrder[],
): SampleColumn[] {
  const random = new SampleRandom(firm === 'software' ? 71 : 97);
  const words = sampleWords[firm];
  const totals = habits.map(() => ({ count: 0, amount: 0, lastYear: 0, first: Infinity, last: -Infinity }));
  for (const { customer, day, amount } of orders) {
    const total = totals[customer];
    if (!total) continue;
    total.count++;
    total.amount += amount;
    if (day > lastDay - 365) total.lastYear += amount;
    total.first = Math.min(total.first, day);
    total.last = Math.max(total.last, day);
  }
  const rows = habits.map((habit, index) => customerRow(habit, totals[index]!, random, words));
  const column = (role: FieldRoleId, value: (row: CustomerRow) => CellValue | LocalText): SampleColumn => ({
    name: fieldRoles[role].label,
    type: fieldRoles[role].types[0],
    role,
    values: rows.map(value),
  });
  const own = (
    en: string,
    zh: string,
    type: SampleColumn['type'],
    value: (row: CustomerRow) => CellValue,
  ) => ({
    name: { en, 'zh-CN': zh },
    type,
    values: rows.map(value),
  });
  return [
    column('customerId', (row) => row.id),
    column('name', (row) => row.name),
    column('industry', (row) => row.industry),
    column('region', (row) => row.region),
    column('city', (row) => row.city),
    column('size', (row) => row.size),
    column('contact', (row) => row.contact),
    column('email', (row) => row.email),
    column('phone', (row) => row.phone),
    column('channel', (row) => row.channel),
    column('owner', (row) => row.owner),
    column('stage', (row) => row.stage),
    column('firstPurchase', (row) => row.first),
    column('lastPurchase', (row) => row.last),
    column('orders', (row) => row.count),
    column('revenue', (row) => row.revenue),
    column('monthlyRevenue', (row) => row.monthly),
    column('marketingCost', (row) => row.marketing),
    column('salesCost', (row) => row.sales),
    column('serviceCost', (row) => row.service),
    column('riskCost', (row) => row.risk),
    column('motive', (row) => row.motive),
    column('satisfaction', (row) => row.satisfaction),
    column('lastContact', (row) => row.lastContact),
    column('nextContact', (row) => row.nextContact),
    column('churned', (row) => row.churned),
    column('tenure', (row) => row.tenure),
    column('notes', (row) => row.notes),
    own('In the stage since', '进入阶段日期', 'date', (row) => row.stageSince),
    own('Purchase potential', '采购潜力', 'number', (row) => row.potential),
    own('Trust', '信任度', 'number', (row) => row.trust),
    own('Demand growth', '需求增长率', 'percent', (row) => row.growth),
    own('Responded', '是否响应', 'boolean', (row) => row.responded),
  ];
}

/** A person to speak to at a customer. */
function personOf(index: number): LocalText {
  const { firstNames, lastNames } = sampleWords.retail;
  const given = firstNames[(index * 7) % firstNames.length]!;
  const family = lastNames[(index * 3 + 1) % lastNames.length]!;
  return { en: `${given.en} ${family.en}`, 'zh-CN': `${given['zh-CN']}${family['zh-CN']}` };
}

type CustomerRow = ReturnType<typeof customerRow>;

function customerRow(
  habit: SampleHabits,
  total: { count: number; amount: number; lastYear: number; first: number; last: number },
  random: SampleRandom,
  words: (typeof sampleWords)[SampleFirmId],
) {
  const { index, contentment } = habit;
  const region = Math.floor(regions.length * random.next() ** 1.4);
  const churned = habit.leavesOn <= lastDay;
  const months = Math.max(1, Math.round((Math.min(habit.leavesOn, lastDay) - habit.joinedOn) / 30.4));
  const cents = (amount: number): number => Math.round(amount * 100) / 100;
  const revenue = cents(total.amount);
  // Some cost more to serve than they bring: every list of customers has them.
  const burden = random.chance(0.16) ? random.between(0.7, 1.5) : random.between(0.06, 0.32);
  const satisfaction = Math.min(10, Math.max(1, Math.round(2 + 8 * contentment + 0.8 * random.normal())));
  const lastContact = Math.min(lastDay, Math.floor(total.last + random.between(0, lastDay - total.last + 1)));
  const given = words.firstNames[index % words.firstNames.length]!;
  const family =
    words.lastNames[Math.floor(index / words.firstNames.length + index * 5) % words.lastNames.length]!;
  const isRecent = total.last > lastDay - 60;
  const step = random.next();
  const stage = churned ? 4 : step < 0.2 ? 0 : step < 0.42 ? 1 : step < 0.7 || months < 9 ? 2 : 3;
  const affinity = -2.2 + 2.4 * contentment + (isRecent ? 0.9 : -0.6) + 0.02 * Math.min(total.count, 40);
  return {
    id: customerIdOf(index),
    name: { en: `${given.en} ${family.en}`, 'zh-CN': `${given['zh-CN']}${family['zh-CN']}` },
    industry: random.pick(words.industries, 0.8),
    region: regions[region]!,
    city: random.pick(cities[region]!),
    // Of nobody: the domain and the numbers are kept free for examples.
    contact: personOf(index),
    email: `${customerIdOf(index).toLowerCase()}@example.com`,
    phone: `555-01${String(index % 100).padStart(2, '0')}`,
    size: Math.round(10 * Math.exp(1.4 + 1.1 * random.normal())),
    channel: random.pick(channels, 0.8),
    owner: random.pick(owners),
    stage: stages[stage]!,
    // The further on, the longer ago the way began.
    stageSince: lastDay - Math.round((lastDay - total.first) * (0.15 + 0.1 * stage) + (index % 11)),
    first: total.first,
    last: total.last,
    count: total.count,
    revenue,
    monthly: cents(revenue / months),
    marketing: cents(revenue * random.between(0.02, 0.1)),
    sales: cents(revenue * random.between(0.03, 0.12)),
    service: cents(revenue * burden),
    risk: cents(revenue * random.between(0, 0.06) * (1.2 - contentment)),
    motive: random.pick(motives, 0.9),
    satisfaction: random.chance(0.04) ? null : satisfaction,
    lastContact,
    nextContact: churned ? null : lastContact + random.whole(20, 120),
    churned,
    tenure: months,
    notes: random.pick(notes),
    potential: cents(Math.max(1, revenue / months) * 12 * random.between(0.9, 2.6)),
    trust: Math.min(10, Math.max(1, Math.round(1 + 8 * contentment + 1.2 * random.normal()))),
    growth: Math.round(100 * (0.04 + 0.14 * random.normal())) / 100,
    responded: random.chance(1 / (1 + Math.exp(-affinity))),
  };
}
