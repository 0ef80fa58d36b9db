import { HyperFormula } from 'hyperformula';
import { describe, expect, it } from 'vitest';
import { functionSpec, functionSpecs } from '../../formulas/registry';
import { locales } from '../../src/shared/localText';
import type { LocalText } from '../../src/shared/localText';

const builtIns = new Set(HyperFormula.getRegisteredFunctionNames('enGB'));

describe('the function registry', () => {
  it('finds a function whatever the case of its name', () => {
    expect(functionSpec('clv.retention')?.name).toBe('CLV.RETENTION');
    expect(functionSpec('NOT.THERE')).toBeUndefined();
  });

  it.each(functionSpecs)('$name collides with no function of the engine', ({ name }) => {
    expect(builtIns.has(name)).toBe(false);
    expect(name).toMatch(/^[A-Z]+(\.[A-Z]+)*$/);
  });

  it.each(functionSpecs)('$name has every text in every language, and its Chinese is Chinese', (spec) => {
    const texts: (LocalText | undefined)[] = [
      spec.summary,
      spec.help,
      spec.errors,
      spec.result.summary,
      ...spec.parameters.flatMap((parameter) => [parameter.summary, parameter.unit, parameter.hint]),
      ...spec.examples.map((example) => example.note),
    ];
    for (const text of texts) {
      if (!text) continue;
      for (const locale of locales) expect(text[locale].trim()).not.toBe('');
      expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(text.en).not.toMatch(/\p{Script=Han}/u);
    }
    expect(spec.source).not.toBe('');
  });

  it.each(functionSpecs)('$name lists its parameters in an order that can be called', ({ parameters }) => {
    const firstOptional = parameters.findIndex((parameter) => parameter.optional);
    if (firstOptional >= 0) {
      expect(parameters.slice(firstOptional).every((parameter) => parameter.optional)).toBe(true);
    }
    expect(parameters.slice(0, -1).some((parameter) => parameter.repeat)).toBe(false);
    expect(new Set(parameters.map((parameter) => parameter.name)).size).toBe(parameters.length);
    for (const parameter of parameters) {
      expect(parameter.name).toMatch(/^[a-z]+(_[a-z]+)*$/);
      if (parameter.default !== undefined) expect(parameter.optional).toBe(true);
    }
  });
});
