import { describe, expect, it } from 'vitest';
import { functionSpecs } from '../../../formulas/registry';
import { functionCatalogue } from '../../../src/session/functionCatalogue';

describe('the catalogue of functions', () => {
  it('has every function once, in the order of the alphabet', () => {
    const names = functionCatalogue.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect([...names].sort()).toEqual(names);
    expect(names).toEqual(
      expect.arrayContaining([...functionSpecs.map(({ name }) => name), 'SUM', 'VLOOKUP']),
    );
  });

  it('tells units and an example of ours', () => {
    const clv = functionCatalogue.find(({ name }) => name === 'CLV');
    expect(clv?.example).toMatch(/^=CLV\(/);
    expect(clv?.parameters.some(({ unit }) => unit !== null)).toBe(true);
    expect(clv?.parameters.some(({ isOptional }) => isOptional)).toBe(true);
  });
});
