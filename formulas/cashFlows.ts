/**
 * Net present value of flows at the ends of periods.
 *
 * Shape:   a rate and flows in order in, a number out; NaN where it has no value.
 * Units:   rate per period, flows in one currency.
 * Source:  Excel `NPV`.
 * Example: presentValue(0.07, [7]) is 6.5420560747663545
 */
export function presentValue(rate: number, flows: readonly number[]): number {
  let value = 0;
  for (let at = flows.length - 1; at >= 0; at--) value = (value + (flows[at] ?? 0)) / (1 + rate);
  return value;
}

/**
 * Modified internal rate of return: money put in costs `financeRate`, money taken out earns `reinvestRate`.
 *
 * Shape:   flows in order and two rates in, a rate out; `null` when nothing is ever put in. -1 when nothing comes back.
 * Units:   rates per period.
 * Source:  Excel `MIRR`, checked against workbooks saved by Excel.
 * Example: modifiedReturn([-5, 4], 0.1, 0.2) is -0.2
 */
export function modifiedReturn(
  flows: readonly number[],
  financeRate: number,
  reinvestRate: number,
): number | null {
  const last = flows.length - 1;
  let putIn = 0;
  let takenOut = 0;
  // A flow at the very start is not discounted, whatever the rate, even at -100 %.
  flows.forEach((flow, at) => {
    if (flow < 0) putIn -= flow / Math.pow(1 + financeRate, at);
    else if (flow > 0) takenOut += flow * Math.pow(1 + reinvestRate, last - at);
  });
  return putIn === 0 || last < 1 ? null : Math.pow(takenOut / putIn, 1 / last) - 1;
}

/**
 * Net present value of flows on days: each is discounted by the days since the first, a year of 365 of them.
 *
 * Shape:   a rate, flows and as many serial dates in; a number out.
 * Units:   rate per year; times of day do not count.
 * Source:  Excel `XNPV`.
 */
export function presentValueByDate(rate: number, flows: readonly number[], dates: readonly number[]): number {
  const first = Math.trunc(dates[0] ?? 0);
  return flows.reduce(
    (sum, flow, at) => sum + flow / Math.pow(1 + rate, (Math.trunc(dates[at] ?? first) - first) / 365),
    0,
  );
}

/**
 * The payment of each period that pays a loan off.
 *
 * Shape:   rate per period, periods, what is owed now and at the end, and whether payments are at the start (1) or the end (0)
 *          of a period in; the payment out, NaN where there is none.
 * Source:  Excel `PMT`: no payment for a rate of -100 % or less, nor for no periods.
 * Example: payment(0.4, 10, 100, 0, 0) is -41.43238435911932
 */
export function payment(
  rate: number,
  periods: number,
  present: number,
  future: number,
  type: number,
): number {
  if (periods === 0 || rate <= -1) return NaN;
  if (rate === 0) return -(present + future) / periods;
  const growth = Math.pow(1 + rate, periods);
  return (rate * (future + present * growth)) / ((type === 0 ? 1 : 1 + rate) * (1 - growth));
}

/**
 * Whether flows cancel out at a rate, but for rounding: the test of an internal rate of return.
 *
 * Shape:   a rate, flows, and their times in the rate's unit in; what is left over may be a millionth of what is moved.
 * Example: isReturn(0.5, [-2, 3], [0, 1]) is true
 */
export function isReturn(rate: number, flows: readonly number[], times: readonly number[]): boolean {
  let sum = 0;
  let size = 0;
  flows.forEach((flow, at) => {
    const value = flow / Math.pow(1 + rate, times[at] ?? 0);
    sum += value;
    size += Math.abs(value);
  });
  return Math.abs(sum) <= 1e-6 * size;
}
