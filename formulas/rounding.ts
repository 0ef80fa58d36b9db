/**
 * Rounds to a number of decimal places as Excel does: half away from zero, in decimal.
 *
 * 1.005 is a little less than that in binary; what people see and mean is the decimal number, so a scaled value
 * that differs from it only by binary rounding counts as it.
 *
 * Shape:   a number and places in, a number out; places lose their fraction, negative ones round left of the point.
 * Source:  Excel `ROUND`: ROUND(2.675, 2) is 2.68.
 * Example: roundNearest(2.675, 2) is 2.68
 */
export function roundNearest(value: number, places: number): number {
  return scaled(value, places, Math.round, 0.5);
}

/**
 * The same away from zero: `ROUNDUP`.
 *
 * Example: roundAway(1.11, 2) is 1.11
 */
export function roundAway(value: number, places: number): number {
  return scaled(value, places, Math.ceil, 0);
}

/**
 * The same towards zero: `ROUNDDOWN` and `TRUNC`.
 *
 * Example: roundTowards(4.35, 2) is 4.35
 */
export function roundTowards(value: number, places: number): number {
  return scaled(value, places, Math.floor, 0);
}

/** Digits that a number has in spreadsheets. */
const digits = 15;
/** Further from where rounding changes sides than this share, binary rounding cannot matter. */
const near = 1e-13;

/** `edge` is where `round` changes sides, behind a whole number. */
function scaled(value: number, places: number, round: (value: number) => number, edge: number): number {
  const whole = Math.trunc(places);
  const size = Math.abs(value);
  if (whole === 0) return signed(round(size), value);
  const factor = Math.pow(10, Math.abs(whole));
  let shifted = whole > 0 ? size * factor : size / factor;
  if (!Number.isFinite(shifted)) return value;
  const distance = Math.abs(shifted - Math.round(shifted - edge) - edge);
  if (distance !== 0 && distance <= near * shifted) shifted = Number(shifted.toPrecision(digits));
  const rounded = round(shifted);
  return signed(whole > 0 ? rounded / factor : rounded * factor, value);
}

function signed(size: number, value: number): number {
  return value < 0 ? -size : size;
}
