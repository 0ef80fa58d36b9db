import { HyperFormula } from 'hyperformula';
import { describe, expect, it } from 'vitest';
import { engineFunctions, functionWords, type EngineParameter } from '../../../formulas/engineFunctions';
import { argumentWords } from '../../../formulas/engineArgumentWords';
import { olderNames } from '../../../formulas/engineOlderNames';
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

  it('describes each of them and what it is given in both languages, with an example that calls it', () => {
    for (const { name, summary, example, parameters } of engineFunctions) {
      for (const [what, words] of [[name, summary] as const, ...parameters.map(wordsOfParameter(name))]) {
        expect(words?.en, what).toMatch(/[.)]$/);
        expect(words?.['zh-CN'], what).toMatch(/\p{Script=Han}.*。$/u);
      }
      expect(example, name).toContain(`${name}(`);
    }
  });

  it('has examples that come to a value, where they read no cells', () => {
    const calculator = createCalculator(defaultLicenseKey, {} as CalculatorContext);
    const sheet = calculator.getSheetId(calculator.addSheet('Examples')) ?? 0;
    const isOfItsOwn = (example: string): boolean =>
      !/\b[A-Z]{1,2}\d+\b(?!\()/.test(example.replaceAll(/"[^"]*"/g, ''));
    const wrong = engineFunctions.flatMap(({ name, example }) => {
      if (example === null || name === 'NA' || !isOfItsOwn(example)) return [];
      // The engine knows the two as functions only; `engineFormula` writes them so.
      const asked = example.replaceAll(/\b(TRUE|FALSE)\b(?!\()/g, '$1()');
      calculator.setCellContents({ sheet, row: 0, col: 0 }, asked);
      const value = calculator.getCellValue({ sheet, row: 0, col: 0 });
      return typeof value === 'object' ? [`${example}: ${value?.value ?? 'nothing'}`] : [];
    });
    calculator.destroy();
    expect(wrong).toEqual([]);
  });

  it('leads an older name to a newer one that is there', () => {
    const names = new Set(engineFunctions.map(({ name }) => name));
    for (const [older, newer = ''] of Object.entries(olderNames))
      expect([older, newer].filter((name) => !names.has(name))).toEqual([]);
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

const wordsOfParameter =
  (functionName: string) =>
  ({ name, summary }: EngineParameter) =>
    [`${functionName}.${name}`, summary] as const;
