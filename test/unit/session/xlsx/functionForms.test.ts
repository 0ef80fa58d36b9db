import { expect, it } from 'vitest';
import { formsBesides, functionForms } from '../../../../src/session/xlsx/functionForms';

it('an export has words for functions of ours and of Excel, and none for those of a host', () => {
  const { callOf } = formsBesides(['OUR.MARGIN']);
  expect(callOf('SUM', ['A1'], 'en')).toBeNull();
  expect(callOf('CLV', ['A1', 'A2', 'A3'], 'en')).toEqual(
    functionForms.callOf('CLV', ['A1', 'A2', 'A3'], 'en'),
  );
  expect(callOf('our.margin', ['A1'], 'en')).toBeUndefined();
});
