import { describe, expect, it } from 'vitest';
import { evaluateLiteralFormula } from '../../support/literalFormula';
import { expectResult } from '../../support/closeTo';

const models = '{0.242593,4.413532,0.792886,2.425754},{6.248803,3.744588,15.447746}';

describe('CLV.BTYD', () => {
  it('gives the known values of the first CDNOW customers over 12 months at 1 %', () => {
    const histories = '{2;1;0},{30.43;1.71;0},38.86,{22.35;11.77;0}';
    const known = [[36.278497], [4.637467], [8.344093]];
    expectResult(evaluateLiteralFormula(`=CLV.BTYD(12,${histories},${models},0.01)`), known, 1e-3);
  });

  it('does not depend on the unit in which history and model are stated', () => {
    const perDay = '{0.242593,30.894724,0.792886,2.425754},{6.248803,3.744588,15.447746}';
    const inWeeks = evaluateLiteralFormula(`=CLV.BTYD(6,2,30,38,22,${models},0.01)`);
    expectResult(evaluateLiteralFormula(`=CLV.BTYD(6,2,210,266,22,${perDay},0.01,"day")`), inWeeks, 1e-9);
  });

  it('is worth more over a longer time and at a lower rate', () => {
    const at = (months: number, rate: number) =>
      Number(evaluateLiteralFormula(`=CLV.BTYD(${months},2,30.43,38.86,22.35,${models},${rate})`));
    expect(at(24, 0.01)).toBeGreaterThan(at(12, 0.01));
    expect(at(12, 0)).toBeGreaterThan(at(12, 0.01));
  });
});
