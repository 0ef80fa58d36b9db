import type { SampleFirmId, SampleSize } from './sampleFirm';
import { SampleRandom } from './sampleRandom';
import { sampleWords } from './sampleWords';

/** 2024-01-01 and 2025-12-31 as Excel serial numbers: what the firms remember. */
export const firstDay = 45_292;
export const lastDay = 46_022;

/** One customer's habits: what orders, costs and answers follow from. */
export interface SampleHabits {
  readonly index: number;
  readonly joinedOn: number;
  /** The day it stopped buying; after `lastDay` when it has not. */
  readonly leavesOn: number;
  readonly daysBetweenOrders: number;
  readonly typicalAmount: number;
  /** 0 to 1. */
  readonly contentment: number;
  readonly favourite: number;
}

export interface SampleOrder {
  readonly customer: number;
  readonly day: number;
  readonly product: number;
  readonly quantity: number;
  readonly amount: number;
  readonly place: number;
  /** -1 for none. */
  readonly campaign: number;
}

/** Customers who join over two years, buy at their own pace and leave at some time: the content ones later. */
export function sampleHabits(firm: SampleFirmId, { customers }: SampleSize): SampleHabits[] {
  const random = new SampleRandom(firm === 'software' ? 11 : 23);
  const amount = firm === 'software' ? 900 : 42;
  const products = sampleWords[firm].products.length;
  return Array.from({ length: customers }, (_, index): SampleHabits => {
    const contentment = Math.min(1, Math.max(0, 0.62 + 0.2 * random.normal()));
    const joinedOn = Math.floor(firstDay + (lastDay - firstDay - 45) * random.next() ** 1.6);
    return {
      index,
      joinedOn,
      leavesOn: Math.floor(joinedOn + random.exponential(220 + 1100 * contentment ** 2)),
      daysBetweenOrders: 6 + random.exponential(firm === 'software' ? 26 : 30),
      typicalAmount: amount * Math.exp(0.75 * random.normal()),
      contentment,
      favourite: Math.floor(products * random.next() ** 1.7),
    };
  });
}

/** The orders of all customers by day, exactly as many as asked for: the pace of all is scaled to that. */
export function sampleOrders(
  firm: SampleFirmId,
  size: SampleSize,
  habits: readonly SampleHabits[],
): SampleOrder[] {
  const random = new SampleRandom(firm === 'software' ? 37 : 53);
  const expected = habits.reduce((sum, { joinedOn, leavesOn, daysBetweenOrders }) => {
    return sum + 1 + Math.max(0, Math.min(leavesOn, lastDay) - joinedOn) / daysBetweenOrders;
  }, 0);
  // Some more than wanted, cut to the number at random days below.
  const pace = (size.orders * 1.12) / expected;
  const orders: SampleOrder[] = [];
  /** Places of the first orders: no customer is without one. */
  const firsts = new Set<number>();
  for (const habit of habits) {
    firsts.add(orders.length);
    let day = habit.joinedOn;
    do {
      orders.push(...basket(firm, habit, Math.floor(day), random));
      day += random.exponential(habit.daysBetweenOrders / pace) * seasonOf(firm, day);
    } while (day <= Math.min(habit.leavesOn, lastDay));
  }
  const ranked = orders
    .map((order, place) => ({ order, rank: firsts.has(place) ? -1 : random.next() }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, size.orders)
    .map(({ order }) => order);
  return ranked.sort((a, b) => a.day - b.day || a.customer - b.customer || a.product - b.product);
}

/** Gifts before the turn of the year, summers that are quieter: a factor on the days between two orders. */
function seasonOf(firm: SampleFirmId, day: number): number {
  const turn = Math.cos((2 * Math.PI * (day - lastDay)) / 365);
  return firm === 'retail' ? 1 - 0.3 * turn : 1 - 0.08 * turn;
}

/** One visit: a product, and often the one that goes with it. */
function basket(firm: SampleFirmId, habit: SampleHabits, day: number, random: SampleRandom): SampleOrder[] {
  const words = sampleWords[firm];
  const count = words.products.length;
  const first = random.chance(0.55) ? habit.favourite : Math.floor(count * random.next() ** 1.5);
  const products = [first];
  // Neighbours in the list go together: coffee and filters, seats and support.
  if (random.chance(0.24)) products.push(first % 2 === 0 ? Math.min(first + 1, count - 1) : first - 1);
  const place = random.whole(0, words.places.length - 1);
  const campaign = random.chance(0.18) ? random.whole(0, words.campaigns.length - 1) : -1;
  const shared = { customer: habit.index, day, place, campaign };
  return products.map((product) => {
    const quantity = random.whole(1, firm === 'software' ? 4 : 3);
    const price = habit.typicalAmount * (0.6 + 0.09 * product) * Math.exp(0.25 * random.normal());
    return { ...shared, product, quantity, amount: Math.round(price * quantity * 100) / 100 };
  });
}
