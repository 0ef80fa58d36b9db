import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../../src/model/applyOperations';
import type { TableColumn } from '../../../../src/model/document';
import { tableSheet } from '../../../../src/model/lookup';
import { applyAndCheck } from '../../../support/applyAndCheck';
import { sampleWorkbook } from '../../../support/sampleWorkbook';

describe('a column that comes back', () => {
  it('refers to the cells it referred to, also when they are its own', () => {
    const { document, table } = sampleWorkbook();
    const [, second] = table.columns;
    if (!second) throw new Error('no second column');
    const validation: NonNullable<TableColumn['validation']> = {
      rule: { kind: 'number', whole: true, is: 'between', from: 0, to: '=B2+$C$1' },
      onInvalid: 'reject',
    };
    const watched = applyOperations(document, [
      { kind: 'updateColumn', sheetId: table.id, columnId: second.id, patch: { validation } },
    ]).document;
    const removed = applyAndCheck(watched, [
      { kind: 'removeColumn', sheetId: table.id, columnId: second.id },
    ]);
    const back = tableSheet(applyOperations(removed.document, removed.inverse).document, table.id);
    expect(back.columns[1]?.validation).toEqual(validation);
  });
});
