import { describe, expect, it } from 'vitest';
import { datePeriods, daysOf, serialOfDay, type DatePeriod } from '../../../src/model/datePeriods';

const day = (year: number, month: number, date: number): number =>
  serialOfDay(new Date(year, month - 1, date));
/** A Wednesday. */
const today = day(2026, 11, 25);

describe('a period seen from today', () => {
  it.each<[DatePeriod, number, number]>([
    ['tomorrow', today + 1, today + 1],
    ['thisWeek', day(2026, 11, 23), day(2026, 11, 29)],
    ['lastMonth', day(2026, 10, 1), day(2026, 10, 31)],
    ['nextMonth', day(2026, 12, 1), day(2026, 12, 31)],
    ['lastQuarter', day(2026, 7, 1), day(2026, 9, 30)],
    ['thisQuarter', day(2026, 10, 1), day(2026, 12, 31)],
    ['nextQuarter', day(2027, 1, 1), day(2027, 3, 31)],
    ['lastYear', day(2025, 1, 1), day(2025, 12, 31)],
    ['nextYear', day(2027, 1, 1), day(2027, 12, 31)],
  ])('%s', (period, from, to) => {
    expect(daysOf(period, today)).toEqual({ from, to });
  });

  it('knows the lengths of months and years', () => {
    expect(daysOf('lastMonth', day(2024, 3, 31))).toEqual({ from: day(2024, 2, 1), to: day(2024, 2, 29) });
    expect(daysOf('lastQuarter', day(2027, 1, 1))).toEqual({ from: day(2026, 10, 1), to: day(2026, 12, 31) });
    expect(daysOf('thisYear', day(1969, 7, 20))).toEqual({ from: day(1969, 1, 1), to: day(1969, 12, 31) });
  });

  it('leaves no day between last, this and next', () => {
    for (const unit of ['Week', 'Month', 'Quarter', 'Year'] as const) {
      const [last, now, next] = (['last', 'this', 'next'] as const).map((step) =>
        daysOf(`${step}${unit}`, today),
      );
      expect([now?.from, next?.from]).toEqual([(last?.to ?? 0) + 1, (now?.to ?? 0) + 1]);
    }
    expect(datePeriods).toHaveLength(15);
  });

  it('begins a week on its Monday, whatever the day', () => {
    for (let step = 0; step < 7; step++)
      expect(daysOf('thisWeek', day(2026, 11, 23) + step).from).toBe(day(2026, 11, 23));
  });
});
