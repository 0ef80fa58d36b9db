import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../../src/model/applyOperations';
import { sliceBlock } from '../../../../src/model/columnBlocks';
import type { TableColumn } from '../../../../src/model/document';
import type { Operation } from '../../../../src/model/operation';
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

  it('fits a table whose rows are cut into other blocks by now', () => {
    const { document, table } = sampleWorkbook();
    const [first] = table.columns;
    const [block] = first?.blocks ?? [];
    if (!first || !block) throw new Error('no column of values');
    const { document: without } = applyOperations(document, [
      { kind: 'removeColumn', sheetId: table.id, columnId: first.id },
    ]);
    const cut = [sliceBlock(block, 0, 1), sliceBlock(block, 1, block.length)];
    const column = { ...first, blocks: cut };
    const add: Operation = { kind: 'addColumn', sheetId: table.id, column, after: null };
    expect(applyAndCheck(without, [add]).document).toEqual(document);
    const short = { ...add, column: { ...first, blocks: cut.slice(1) } };
    expect(() => applyOperations(without, [short])).toThrow('do not fit');
  });
});
