import { describe, expect, it } from 'vitest';
import { newParameterId } from '../../../../src/model/ids';
import type { Parameter } from '../../../../src/model/document';
import {
  draftOfParameter,
  newParameterDraft,
  parameterOf,
  patchTo,
  type ParameterDraft,
} from '../../../../src/ui/panels/parameterDraft';

const rate: Parameter = {
  id: newParameterId(),
  name: 'Rate',
  label: { en: 'Discount rate', 'zh-CN': '贴现率' },
  kind: 'percent',
  value: 0.1,
  min: 0,
  max: 0.5,
  step: 0.005,
};
const plan: Parameter = {
  id: newParameterId(),
  name: 'Plan',
  label: { en: 'Plan', 'zh-CN': '方案' },
  kind: 'choice',
  value: 'low',
  choices: ['low', 'high'],
  choiceLabels: { low: { en: 'Careful', 'zh-CN': '谨慎' }, high: { en: 'high', 'zh-CN': '进取' } },
};

const read = (draft: ParameterDraft, locale: 'en' | 'zh-CN' = 'en') => {
  const found = parameterOf(draft, locale);
  if ('unreadable' in found) throw new Error(found.unreadable);
  return found.parameter;
};

describe('the form of a parameter', () => {
  it.each(['en', 'zh-CN'] as const)('gives back what it was filled with, in %s', (locale) => {
    for (const parameter of [rate, plan]) {
      const { id: _, ...settings } = parameter;
      expect(read(draftOfParameter(parameter, locale), locale)).toEqual(settings);
    }
  });

  it('takes percentages as such, and only bounds of numbers', () => {
    const draft = { ...newParameterDraft, name: 'Rate', kind: 'percent', value: '12%', max: '５０' } as const;
    expect(read(draft)).toMatchObject({ value: 0.12, max: 0.5, label: { en: 'Rate' } });
    expect(read({ ...draft, kind: 'text' })).toEqual({
      name: 'Rate',
      kind: 'text',
      value: '12%',
      label: { en: 'Rate', 'zh-CN': 'Rate' },
    });
    expect(parameterOf({ ...draft, min: 'few' }, 'en')).toEqual({ unreadable: 'few' });
  });

  it('lets a language that was left empty follow the other one', () => {
    const same = { ...rate, label: { en: 'Rate', 'zh-CN': 'Rate' } };
    const draft = draftOfParameter(same, 'en');
    const words = { ...draft.words, en: { ...draft.words.en, label: 'Interest', unit: 'a year' } };
    expect(read({ ...draft, kind: 'number', words })).toMatchObject({
      label: { en: 'Interest', 'zh-CN': 'Interest' },
      unit: { en: 'a year', 'zh-CN': 'a year' },
    });
  });

  it('takes away what is no longer there, and leaves the value', () => {
    const { id: _, min: _min, ...without } = rate;
    const patch = patchTo(without);
    expect(patch).toMatchObject({ min: null, max: 0.5, help: null, choices: null });
    expect(patch).not.toHaveProperty('value');
  });
});
