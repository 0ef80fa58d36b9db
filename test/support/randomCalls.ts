import type { GridInput } from '../../src/model/document';

/** Numbers below a bound, by chance. */
export type Dice = (sides: number) => number;

/** Cells that the calls below read: amounts in A, profits in B, keys in C, values in D. */
export function randomCells(dice: Dice): Record<string, GridInput> {
  const cells: Record<string, GridInput> = {};
  for (let row = 1; row <= 15; row++) {
    cells[`A${row}`] = row > 12 ? ([null, 'none', 7][row - 13] as GridInput) : 1 + dice(40) / 4;
    cells[`B${row}`] = row > 13 ? ([null, 'none'][row - 14] as GridInput) : row === 1 ? 90 : dice(60) - 25;
    cells[`C${row}`] = ['Ann', 'Bob', 'Cyd', null][dice(4)] as GridInput;
    cells[`D${row}`] = ['tea', 'jam', 5, null, 'Tea'][dice(5)] as GridInput;
  }
  return cells;
}

const amounts = 'A1:A15';
const profits = 'B1:B15';
const labels = '{"one","two","three","four"}';
const amount = (dice: Dice): string => String(1 + dice(40) / 4);
const share = (dice: Dice): string => String((1 + dice(18)) / 20);
const list = (dice: Dice, count: number): string =>
  `{${Array.from({ length: count }, () => amount(dice)).join(',')}}`;
const history = (dice: Dice): string => {
  const last = dice(3) * 5;
  return `${last === 0 ? 0 : 1 + dice(5)},${last},${last + dice(30)}`;
};

/** Arguments for each function that has a form, valid ones: of every optional one with and without. */
export const randomCalls: Readonly<Record<string, (dice: Dice) => string>> = {
  CVA: (dice) => `${amount(dice)},${amount(dice)},${amount(dice)},${amount(dice)}`,
  CUSTOMERVALUE: (dice) => `${amount(dice)},${amount(dice)},1,2,${amount(dice)}`,
  CAPABILITY: (dice) => `${amount(dice)},${amount(dice)},${amount(dice)},1`,
  LIFETIME: share,
  CAC: (dice) => `${amount(dice)},${1 + dice(9)}`,
  LTVCAC: (dice) => `${amount(dice)},${amount(dice)}`,
  PAYBACK: (dice) => `${amount(dice)},${amount(dice)}`,
  CHURN: (dice) => `${dice(50)},${50 + dice(9)}`,
  RETENTION: (dice) => `${dice(50)},${50 + dice(9)}`,
  'CHURN.CONVERT': (dice) => `${share(dice)},12,${1 + dice(4)}`,
  NRR: (dice) => `100,${dice(30)},${dice(30)},${dice(30)}`,
  GRR: (dice) => `100,${dice(30)},${dice(30)}`,
  RESPONSE: (dice) => `${dice(50)},${50 + dice(9)}`,
  'DEVELOP.PROFIT': (dice) => `${dice(50)},${share(dice)},${amount(dice)},${amount(dice)},1,${dice(9)}`,
  CLV: (dice) => {
    const given = `${list(dice, 4)},${dice(2) ? list(dice, 4) : amount(dice)},${share(dice)}`;
    return `${given}${['', ',0', ',0.5'][dice(3)]}`;
  },
  'CLV.RETENTION': (dice) => {
    const start = `${amount(dice)},${dice(5) === 0 ? '1' : share(dice)}`;
    return [
      `${start},0.25`,
      `${start},0.1,${1 + dice(9)}`,
      `${start},0,${1 + dice(9)},0.5`,
      `${start},0.2,,0`,
    ][dice(4)] as string;
  },
  QUADRANT: (dice) =>
    `${amount(dice)},${amount(dice)},${dice(2) ? amounts : amount(dice)},${amounts}${dice(2) ? `,${labels}` : ''}`,
  'QUADRANT.ACTION': (dice) =>
    `"${['A', 'b', 'C', 'd'][dice(4)]}"${['', ',"en"', ',"zh"', ',"zh-CN"'][dice(4)]}`,
  SEGMENT: (dice) => `${amount(dice)},{2,4.25,9}${dice(2) ? `,${labels}` : ''}`,
  'SEGMENT.QUANTILE': (dice) =>
    `${dice(2) ? `A${1 + dice(12)}` : amount(dice)},${amounts},${dice(2) ? `4,${labels}` : 1 + dice(9)}`,
  'SEGMENT.PARETO': (dice) => `A${1 + dice(12)},${amounts}${['', ',0.5', ',0.5,0.7'][dice(3)]}`,
  'SEGMENT.SHERDEN': (dice) => `B${1 + dice(13)},${profits}${dice(2) ? ',{"top","mid","low"}' : ''}`,
  'SEGMENT.RFM': (dice) => `${1 + dice(5)},${1 + dice(5)}${['', ',"en"', ',"zh"'][dice(3)]}`,
  'RFM.SCORE': (dice) => `A${1 + dice(12)},${amounts}${['', ',3', ',5,TRUE', ',,TRUE'][dice(4)]}`,
  RFM: (dice) => `${amount(dice)},${amount(dice)},B2,${amounts},${amounts},${profits}${dice(2) ? ',3' : ''}`,
  'ROLLUP.DISTINCT': (dice) => `D1:D15,C1:C15,"${['Ann', 'bob', 'none', 'Cyd'][dice(4)]}"`,
  'PARETO.SHARE': (dice) => `${amounts},${['0', '1', share(dice)][dice(3)]}`,
  'PARETO.COUNT': (dice) => `${dice(2) ? amounts : profits},${['0', '1', share(dice), share(dice)][dice(4)]}`,
  'PARETO.CUMULATIVE': (dice) => `A${1 + dice(12)},${amounts}`,
  'PARETO.DRAIN': (dice) => `${profits}${['', ',0.5', ',0'][dice(3)]}`,
  GINI: () => amounts,
  HHI: () => amounts,
  'SCORE.NORMALIZE': (dice) =>
    `${amount(dice)},${amounts}${['', ',"rank"', ',"z"', ',"minmax",TRUE', ',"rank",TRUE'][dice(5)]}`,
  'SCORE.WEIGHTED': (dice) =>
    [`${list(dice, 3)},{3;2;1}`, `${list(dice, 3)},${list(dice, 3)}`, 'A11:A13,{1;2;3}', 'A13,2'].filter(
      (_, index) => index < 3,
    )[dice(3)] as string,
  'RATE.INTERVAL': (dice) => `${[0, 20, 1 + dice(18)][dice(3)]},20${dice(2) ? ',0.9' : ''}`,
  'RESPONSE.PREDICT': (dice) => `${list(dice, 2)},{-3,0.25,0.125;1,1,1}`,
  'BGNBD.ALIVE': (dice) => `${history(dice)},{0.243,4.414,0.793,2.426}`,
  'GAMMAGAMMA.VALUE': (dice) => `${dice(6)},${amount(dice)},{6.25,3.74,15.44}`,
  'SBG.SURVIVAL': (dice) => `${dice(12)},{0.668,3.806}`,
};
