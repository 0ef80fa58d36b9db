import { describe, expect, it } from 'vitest';
import { functionSpecs } from '../../../formulas/registry';
import { catalogueWith, functionCatalogue } from '../../../src/session/functionCatalogue';

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

  it('has the functions of a host among them, in their words', () => {
    const words = { en: 'Share', 'zh-CN': '比例' };
    const parameters = [
      { name: 'value', kind: 'number', summary: words, unit: words },
      { name: 'more', kind: 'number', summary: words, optional: true, repeat: true },
    ] as const;
    const list = catalogueWith([
      { name: 'OUR.F', summary: words, parameters, result: { shape: 'scalar', summary: words } },
    ]);
    const names = list.map(({ name }) => name);
    expect([...names].sort()).toEqual(names);
    expect(list).toHaveLength(functionCatalogue.length + 1);
    expect(list.find(({ name }) => name === 'OUR.F')).toEqual({
      name: 'OUR.F',
      summary: words,
      parameters: [
        { name: 'value', isOptional: false, summary: words, unit: words },
        { name: 'more', isOptional: true, summary: words, unit: null },
      ],
      repeated: 1,
      example: null,
      unit: null,
    });
  });
});
