import { describe, expect, it } from 'vitest';
import { cellError, type CellValue } from '../../../../src/shared/value';
import { newWorkbook } from '../../../../src/model/newWorkbook';
import { decidedValidity } from '../../../../src/model/rules/decidedValidity';
import type { ValidationRule } from '../../../../src/model/validation';
import type { ValueReader } from '../../../../src/model/valueReader';

const document = newWorkbook();
const context = { document, values: {} as ValueReader, sheetId: document.sheets[0]!.id };

function decided(
  rule: ValidationRule,
  value: CellValue,
  answer: CellValue | CellValue[][],
): Promise<boolean> {
  return decidedValidity({ rule, onInvalid: 'reject' }, value, context, () => Promise.resolve(answer));
}

describe('what takes the engine to decide', () => {
  it.each([
    [true, true],
    [1, true],
    [0, false],
    ['yes', false],
    [cellError('DIV0'), false],
    [cellError('ERROR', 'engineFailed'), true],
    [null, true],
  ])('a formula that comes to %j: %j', async (answer, isValid) => {
    expect(await decided({ kind: 'formula', formula: '=1' }, 5, answer)).toBe(isValid);
  });

  it('is a bound that is worked out', async () => {
    const rule = { kind: 'number', is: 'between', from: '=SUM(1,1)', to: 9 } as const;
    expect(await decided(rule, 2, 2)).toBe(true);
    expect(await decided(rule, 1, 2)).toBe(false);
    expect(await decided(rule, 1, cellError('VALUE'))).toBe(true);
  });

  it('is a list that is worked out', async () => {
    const rule = { kind: 'list', source: { kind: 'formula', formula: '=UNIQUE(A1:A9)' } } as const;
    expect(await decided(rule, 'b', [['a'], ['b']])).toBe(true);
    expect(await decided(rule, 'c', [['a'], ['b']])).toBe(false);
  });
});
