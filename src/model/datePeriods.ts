/** Stretches of days that are named by where they lie from today. Weeks begin on Monday. */
export const datePeriods = [
  'today',
  'yesterday',
  'tomorrow',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'thisQuarter',
  'lastQuarter',
  'nextQuarter',
  'thisYear',
  'lastYear',
  'nextYear',
] as const;
export type DatePeriod = (typeof datePeriods)[number];

/** Days by their serial numbers, both included. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** Days between 1899-12-30, the day with the number 0, and 1970-01-01. */
const epoch = 25_569;
const dayMs = 86_400_000;
/** Day 2 was a Monday. */
const firstMonday = 2;

/** The serial number of a moment's day where the reader is. */
export function serialOfDay(date: Date): number {
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / dayMs) + epoch;
}

/**
 * The days of a period.
 *
 * Units:   serial numbers of days, as dates are stored.
 * Example: daysOf('lastQuarter', 46351) is 2026-07-01 to 2026-09-30 (today is 2026-11-25)
 */
export function daysOf(period: DatePeriod, today: number): Days {
  switch (period) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: today - 1, to: today - 1 };
    case 'tomorrow':
      return { from: today + 1, to: today + 1 };
    case 'lastWeek':
      return weekOf(today, -1);
    case 'thisWeek':
      return weekOf(today, 0);
    case 'nextWeek':
      return weekOf(today, 1);
    case 'lastMonth':
      return monthsOf(today, 1, -1);
    case 'thisMonth':
      return monthsOf(today, 1, 0);
    case 'nextMonth':
      return monthsOf(today, 1, 1);
    case 'lastQuarter':
      return monthsOf(today, 3, -1);
    case 'thisQuarter':
      return monthsOf(today, 3, 0);
    case 'nextQuarter':
      return monthsOf(today, 3, 1);
    case 'lastYear':
      return monthsOf(today, 12, -1);
    case 'thisYear':
      return monthsOf(today, 12, 0);
    case 'nextYear':
      return monthsOf(today, 12, 1);
  }
}

function weekOf(today: number, step: number): Days {
  const from = today - ((((today - firstMonday) % 7) + 7) % 7) + step * 7;
  return { from, to: from + 6 };
}

/** The stretch of so many months, counted from January, that today lies in, or the one before or after it. */
function monthsOf(today: number, length: number, step: number): Days {
  const date = new Date((today - epoch) * dayMs);
  const months = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
  const stretch = Math.floor(months / length) + step;
  return { from: firstOfMonth(stretch * length), to: firstOfMonth((stretch + 1) * length) - 1 };
}

/** Months are counted from January 1970. */
const firstOfMonth = (month: number): number => Date.UTC(1970, month, 1) / dayMs + epoch;
