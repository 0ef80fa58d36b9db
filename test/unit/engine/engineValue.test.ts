import { EmptyValue } from 'hyperformula';
import { describe, expect, it } from 'vitest';
import { fromEngineValue, toEngineValue } from '../../../src/engine/engineValue';
import { cellError, cellErrorText, type CellErrorCode, type CellValue } from '../../../src/shared/value';

describe('values on their way through the engine', () => {
  const errors = (Object.keys(cellErrorText) as CellErrorCode[]).map((code) =>
    cellError(code, 'why', { name: 'x' }),
  );
  it.each<CellValue>([0, -1.5, 1e-300, '', 'text', "'", true, false, null, ...errors])(
    'come back as %j',
    (value) => {
      expect(fromEngineValue(toEngineValue(value))).toEqual(value);
    },
  );

  it('are blank where the engine has nothing', () => {
    expect(fromEngineValue(EmptyValue)).toBeNull();
    expect(fromEngineValue(undefined)).toBeNull();
  });

  it('are no numbers when they are not finite', () => {
    expect(fromEngineValue(Infinity)).toEqual(cellError('NUM'));
    expect(fromEngineValue(NaN)).toEqual(cellError('NUM'));
  });
});
