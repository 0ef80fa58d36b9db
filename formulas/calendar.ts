/** Lengths of a calendar period. */
export const periodUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** A length of a calendar period. */
export type PeriodUnit = (typeof periodUnits)[number];

/** The serial number of 1970-01-01. */
const epochSerial = 25_569;
const msPerDay = 86_400_000;

/**
 * The number of the calendar period a date lies in; consecutive periods have consecutive numbers. Weeks begin on
 * Monday.
 */
export function periodNumber(serial: number, unit: PeriodUnit): number {
  const day = Math.floor(serial);
  if (unit === 'day') return day;
  // Serial 2 is 1900-01-01, a Monday (days since 1899-12-30).
  if (unit === 'week') return Math.floor((day - 2) / 7);
  const date = new Date((day - epochSerial) * msPerDay);
  if (unit === 'year') return date.getUTCFullYear();
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return unit === 'month' ? month : Math.floor(month / 3);
}
