import { describe, expect, it } from 'vitest';
import { functionSpecs } from '../../formulas/registry';
import { evaluateLiteralFormula, readLiteralFormula } from '../support/literalFormula';
import { expectResult } from '../support/closeTo';

describe.each(functionSpecs.map((spec) => ({ spec, name: spec.name })))(
  'the examples of $name',
  ({ spec }) => {
    it.each(spec.examples.map((example) => ({ example, formula: example.formula })))(
      '$formula gives the result in the help',
      ({ example }) => {
        expectResult(evaluateLiteralFormula(example.formula), example.result, example.tolerance);
      },
    );

    it('call the function they belong to', () => {
      for (const { formula } of spec.examples) expect(readLiteralFormula(formula).name).toBe(spec.name);
    });
  },
);
