import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../../src/model/document';
import { newParameterId, newScenarioId } from '../../../src/model/ids';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { currentValues, scenarioValues } from '../../../src/model/scenarioValues';

const parameter = (rest: Partial<Parameter>): Parameter => ({
  id: newParameterId(),
  name: 'Rate',
  label: { en: 'Rate', 'zh-CN': '利率' },
  kind: 'number',
  value: 1,
  ...rest,
});

describe('the values of a scenario', () => {
  it('fit the parameters of today', () => {
    const bounded = parameter({ min: 0, max: 5, value: 2 });
    const renewed = parameter({ kind: 'text', value: 'x' });
    const choice = parameter({ kind: 'choice', value: 'a', choices: ['a', 'b'] });
    const later = parameter({ value: 4 });
    const document = { ...newWorkbook(), parameters: [bounded, renewed, choice, later] };
    const values = { [bounded.id]: 9, [renewed.id]: 3, [choice.id]: 'gone', [newParameterId()]: 1 };
    const scenario = { id: newScenarioId(), name: 'Old', savedMs: 0, values };
    expect(scenarioValues(document, scenario)).toEqual({
      [bounded.id]: 5,
      [renewed.id]: 'x',
      [choice.id]: 'a',
      [later.id]: 4,
    });
    expect(currentValues(document)[bounded.id]).toBe(2);
  });
});
