/** Units of time a BTYD model may be fitted in. */
export const modelUnits = ['day', 'week', 'month', 'year'] as const;

/** A unit of time of a BTYD model. */
export type ModelUnit = (typeof modelUnits)[number];

/** Weeks in a month as the BTYD literature's software counts them; a year is twelve of these months. */
const weeksPerMonth = 4.345;

/** Length of each unit in days. */
export const daysPerUnit: Readonly<Record<ModelUnit, number>> = {
  day: 1,
  week: 7,
  month: 7 * weeksPerMonth,
  year: 12 * 7 * weeksPerMonth,
};

/** How many units of a model make one month. */
export function unitsPerMonth(unit: ModelUnit): number {
  return unit === 'week' ? weeksPerMonth : daysPerUnit.month / daysPerUnit[unit];
}
