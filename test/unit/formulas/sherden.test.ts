import { describe, expect, it } from 'vitest';
import { evaluateLiteralFormula } from '../../support/literalFormula';

describe('SEGMENT.SHERDEN', () => {
  const profits = '{60;40;20;10;5;5;0;-10;-15;-25}';

  it('finds the best fifth, and the losers among the worst 30 %', () => {
    expect(evaluateLiteralFormula(`=SEGMENT.SHERDEN(${profits},${profits})`)).toEqual(
      ['top', 'top', ...Array<string>(5).fill('middle'), 'drain', 'drain', 'drain'].map((name) => [name]),
    );
  });

  it('calls nobody a drain who earns something', () => {
    expect(evaluateLiteralFormula('=SEGMENT.SHERDEN({9;5;3;0},{9;5;3;0})')).toEqual([
      ['top'],
      ['middle'],
      ['middle'],
      ['middle'],
    ]);
  });

  it('gives equal profits one class', () => {
    expect(evaluateLiteralFormula('=SEGMENT.SHERDEN({5;5;-1},{5;5;-1;-1;-1})')).toEqual([
      ['top'],
      ['top'],
      ['drain'],
    ]);
  });
});
