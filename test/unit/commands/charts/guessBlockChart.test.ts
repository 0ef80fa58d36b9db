import { describe, expect, it } from 'vitest';
import { guessBlockChart } from '../../../../src/commands/charts/guessBlockChart';
import type { ChartBlock } from '../../../../src/model/chartBlock';

function block(
  rows: readonly (readonly [name: string | number, ...numbers: (number | null)[]])[],
  isPercent = false,
): ChartBlock {
  const width = (rows[0]?.length ?? 1) - 1;
  return {
    labelName: '',
    series: Array.from({ length: width }, (_, index) => ({ name: `S${index}`, isPercent })),
    rows: rows.map(([name, ...values]) => ({
      label: String(name),
      labelNumber: typeof name === 'number' ? name : null,
      values,
    })),
  };
}

describe('the kind of chart for names and numbers', () => {
  it.each([
    ['Jan', 'Feb', 'Mar'],
    ['1月', '2月', '3月'],
    ['2024-01', '2024-02', '2024-03'],
    ['Q1 2025', 'Q2 2025', 'Q3 2025'],
    ['2023年', '2024年', '2025年'],
  ])('is lines over times (%s, %s, %s)', (...names) => {
    expect(guessBlockChart(block(names.map((name, index) => [name, index + 3, 9])))).toEqual({
      kind: 'lines',
    });
  });

  it('is lines over numbers that rise', () => {
    expect(
      guessBlockChart(
        block([
          [2021, 4],
          [2022, 9],
          [2023, 7],
        ]),
      ).kind,
    ).toBe('lines');
  });

  it('is bars for names with one number each, areas for many of them', () => {
    const some = (count: number) =>
      block(Array.from({ length: count }, (_, index) => [`N${index}`, index + 1]));
    expect(guessBlockChart(some(3))).toEqual({ kind: 'stackedBars' });
    expect(guessBlockChart(some(30))).toEqual({ kind: 'treemap' });
  });

  it('is bars side by side for a few columns of like size, on each other for more', () => {
    expect(
      guessBlockChart(
        block([
          ['North', 5, 6],
          ['South', 3, 4],
        ]),
      ),
    ).toEqual({ kind: 'stackedBars', isBeside: true });
    expect(
      guessBlockChart(
        block([
          ['North', 5, 6, 7, 8],
          ['South', 3, 4, 5, 6],
        ]),
      ),
    ).toEqual({ kind: 'stackedBars' });
  });

  it('is bubbles where columns are of another size, so that no common axis fits', () => {
    expect(
      guessBlockChart(
        block([
          ['North', 5, 0.6, 900],
          ['South', 3, 0.4, 700],
        ]),
      ).kind,
    ).toBe('bubble');
  });

  it('is a waterfall where the steps lead to the last number', () => {
    expect(
      guessBlockChart(
        block([
          ['Start', 100],
          ['Lost', -30],
          ['Won', 20],
          ['End', 90],
        ]),
      ).kind,
    ).toBe('waterfall');
    expect(
      guessBlockChart(
        block([
          ['Start', 100],
          ['Lost', -30],
          ['Won', 20],
        ]),
      ).kind,
    ).toBe('stackedBars');
  });

  it('is a heat map for a square of shares', () => {
    const rows = Array.from({ length: 5 }, (_, index) => [`Cohort ${index}`, 1, 0.7, 0.5, 0.4] as const);
    expect(guessBlockChart(block(rows, true)).kind).toBe('heatMap');
  });

  it('is survival for what falls from everyone, gains for what rises to everything', () => {
    expect(
      guessBlockChart(
        block([
          [0, 1],
          [1, 0.8],
          [2, 0.5],
        ]),
      ).kind,
    ).toBe('survival');
    expect(
      guessBlockChart(
        block([
          [0, 0],
          [0.5, 0.8],
          [1, 1],
        ]),
      ).kind,
    ).toBe('gains');
  });
});
