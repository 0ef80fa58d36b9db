import { HyperFormula } from 'hyperformula';
import { describe, expect, it } from 'vitest';
import { engineFunctions } from '../../../formulas/engineFunctions';
import { argumentWords, functionWords } from '../../../formulas/engineWords';
import { registry } from '../../../formulas/registry';
import type { CalculatorContext } from '../../../src/engine/calculatorContext';
import { createCalculator, defaultLicenseKey, isKnownFunction } from '../../../src/engine/hyperformula';

/** Names that no other spreadsheet has, or that the engine keeps for itself. */
const unlisted =
  /^(HF|ENGINE|TABLE)\.|^(VERSION|INTERVAL|ARRAYFORMULA|ARRAY_CONSTRAIN|ISBINARY|MAXPOOL|MEDIANPOOL|SPLIT|COUNTUNIQUE)$/;

describe('the list of the functions of the engine', () => {
  it('has what the engine knows and we do not compute ourselves', () => {
    const known = HyperFormula.getRegisteredFunctionNames('enGB').filter(
      (name) => isKnownFunction(name) && !registry.has(name) && !unlisted.test(name),
    );
    const listed = engineFunctions.map(({ name }) => name).filter((name) => !registry.has(name));
    expect(listed.sort()).toEqual(known.sort());
  });

  it('has its parameters, and says which may be left out', () => {
    const calculator = createCalculator(defaultLicenseKey, {} as CalculatorContext);
    const differing: string[] = [];
    for (const { name, parameters, repeated } of engineFunctions) {
      const details = calculator.getFunctionDetails(name);
      // Those we registered in place of the engine's own have no description there.
      if (!details || (details.parameters.length === 0 && parameters.length > 0)) continue;
      const optional = details.parameters.map((parameter) => parameter.optional);
      const isSame =
        `${parameters.map(({ isOptional }) => isOptional)}` === `${optional}` &&
        repeated > 0 === (details.repeatLastArgs ?? 0) > 0;
      if (!isSame) differing.push(name);
    }
    calculator.destroy();
    expect(differing).toEqual([]);
  });

  it('describes the usual ones in both languages, with an example that calls them', () => {
    const described = engineFunctions.filter(({ summary }) => summary !== null);
    expect(described.length).toBeGreaterThanOrEqual(110);
    for (const { name, summary, example } of described) {
      expect(summary?.en, name).toMatch(/[.)]$/);
      expect(summary?.['zh-CN'], name).toMatch(/\p{Script=Han}.*。$/u);
      expect(example, name).toContain(`${name}(`);
    }
  });

  it('has no words for what is not there', () => {
    const names = new Set(engineFunctions.map(({ name }) => name));
    expect(Object.keys(functionWords).filter((name) => !names.has(name))).toEqual([]);
    const parameters = new Set(
      engineFunctions.flatMap(({ name, parameters: list }) =>
        list.flatMap((parameter) => [parameter.name, `${name}.${parameter.name}`]),
      ),
    );
    expect(Object.keys(argumentWords).filter((name) => !parameters.has(name))).toEqual([]);
  });
});
