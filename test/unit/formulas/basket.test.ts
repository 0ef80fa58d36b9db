import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { basketRules } from '../../../formulas/basket';
import { blockOf } from '../../../formulas/blocks';
import { purchasesOf } from '../../../formulas/purchases';
import { assert } from '../../../src/shared/assert';
import { isCellError } from '../../../src/shared/value';
import { evaluateLiteralFormula } from '../../support/literalFormula';

const line = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('a', 'b', 'c', 'd', null));
const lines = fc.array(line, { minLength: 1, maxLength: 40 });

function purchasesIn(rows: readonly (readonly [number, string | null])[]) {
  const purchases = purchasesOf(blockOf(rows.map(([id]) => [id])), blockOf(rows.map(([, item]) => [item])));
  if (isCellError(purchases)) return null;
  return purchases;
}

describe('BASKET', () => {
  it('counts customers once, whatever they bought how often', () => {
    const formula = '{1;1;1;2;""},{"tea";"tea";"pot";"tea";"pot"},"tea","pot")';
    expect(evaluateLiteralFormula(`=BASKET.SUPPORT(${formula}`)).toBe(0.5);
    expect(evaluateLiteralFormula(`=BASKET.CONFIDENCE(${formula}`)).toBe(0.5);
    expect(evaluateLiteralFormula(`=BASKET.LIFT(${formula}`)).toBe(1);
  });

  it('does not find a product nobody bought', () => {
    expect(evaluateLiteralFormula('=BASKET.LIFT({1;2},{"tea";"pot"},"tea","Pot")')).toMatchObject({
      code: 'NA',
      reason: 'keyNotFound',
      params: { argument: 'b', value: 'Pot' },
    });
  });

  it('takes product numbers as well as names', () => {
    expect(evaluateLiteralFormula('=BASKET.SUPPORT({1;1},{10;20},10,20)')).toBe(1);
    expect(evaluateLiteralFormula('=BASKET.RULES({1;1},{10;20},,,1)')).toEqual([[10, 20, 1, 1, 1]]);
  });

  it('says when no pair reaches the limits', () => {
    expect(evaluateLiteralFormula('=BASKET.RULES({1;2},{"a";"b"})')).toMatchObject({
      code: 'NA',
      reason: 'noRules',
    });
  });

  it('finds the rules that counting by hand finds, strongest first', () => {
    fc.assert(
      fc.property(lines, fc.double({ min: 0, max: 1, noNaN: true }), (rows, minConfidence) => {
        const purchases = purchasesIn(rows);
        if (!purchases) return;
        const rules = basketRules(purchases, 0.2, minConfidence);
        const customers = new Set(rows.filter(([, item]) => item !== null).map(([id]) => id));
        const buys = (id: number, item: string) => rows.some(([who, what]) => who === id && what === item);
        let expected = 0;
        for (const a of 'abcd') {
          for (const b of 'abcd') {
            const both = [...customers].filter((id) => buys(id, a) && buys(id, b)).length;
            const buyers = [...customers].filter((id) => buys(id, a)).length;
            const reached = both / customers.size >= 0.2 && both / buyers >= minConfidence;
            if (a !== b && both > 0 && reached) {
              expected += 1;
              expect(rules).toContainEqual(expect.objectContaining({ a, b, confidence: both / buyers }));
            }
          }
        }
        expect(rules).toHaveLength(expected);
        const lifts = rules.map((rule) => rule.lift);
        expect(lifts).toEqual(lifts.toSorted((one, other) => other - one));
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const purchases = purchasesIn(rows);
        const reversed = purchasesIn(rows.toReversed());
        if (!purchases) return;
        assert(reversed, 'the same rows hold purchases');
        expect(basketRules(reversed, 0, 0)).toEqual(basketRules(purchases, 0, 0));
      }),
    );
  });
});
