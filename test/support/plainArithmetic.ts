import type { EngineArithmetic } from '../../src/engine/plan/engineArithmetic';

/** The calculator's arithmetic without its dates, for what needs no more. */
export const plainArithmetic: EngineArithmetic = {
  textAsNumber: (text) => (/^\d+$/.test(text) ? Number(text) : null),
  textAsDate: () => null,
  compareTexts: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
  dateOfSerial: () => ({ year: 1900, month: 1, day: 1 }),
  serialOfDate: () => null,
  firstYear: 1900,
  isWithinBounds: () => true,
  tolerance: 1e-13,
};
