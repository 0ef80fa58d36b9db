import type { RuleDatePeriod } from '../../../model/conditionalFormat';

/** Excel has rules of these names that mean other days, so that they are formulas in the file. */
const weeks: ReadonlySet<RuleDatePeriod> = new Set(['lastWeek', 'thisWeek', 'nextWeek']);
export const isWeek = (period: RuleDatePeriod): boolean => weeks.has(period);

/** The week of ours that a formula of the file says; `null` when it says something else. */
export const weekOfFormula = (formula: string, cell: string): RuleDatePeriod | null =>
  [...weeks].find((week) => periodFormula(week, cell) === formula) ?? null;

/** What Excel writes for rules about days. Its weeks begin on Sunday, ours on Monday: this says ours. */
export function periodFormula(period: RuleDatePeriod, cell: string): string {
  const day = `ROUNDDOWN(${cell},0)`;
  const sinceMonday = '(WEEKDAY(TODAY(),2)-1)';
  const inWeek = (weeks: number): string => {
    const monday = `(TODAY()-${sinceMonday}+${weeks * 7})`;
    return `AND(${day}>=${monday},${day}<${monday}+7)`;
  };
  const inMonth = (months: number): string => {
    const month = `EDATE(TODAY(),${months})`;
    return `AND(MONTH(${cell})=MONTH(${month}),YEAR(${cell})=YEAR(${month}))`;
  };
  switch (period) {
    case 'yesterday':
      return `FLOOR(${cell},1)=TODAY()-1`;
    case 'today':
      return `FLOOR(${cell},1)=TODAY()`;
    case 'tomorrow':
      return `FLOOR(${cell},1)=TODAY()+1`;
    case 'last7Days':
      return `AND(TODAY()-FLOOR(${cell},1)<=6,FLOOR(${cell},1)<=TODAY())`;
    case 'lastWeek':
      return inWeek(-1);
    case 'thisWeek':
      return inWeek(0);
    case 'nextWeek':
      return inWeek(1);
    case 'lastMonth':
      return inMonth(-1);
    case 'thisMonth':
      return inMonth(0);
    case 'nextMonth':
      return inMonth(1);
  }
}
