import { afterEach, describe, expect, it } from 'vitest';
import { defaultLicenseKey } from '../../../../src/engine/hyperformula';
import { WorkbookGraph } from '../../../../src/engine/workbookGraph';
import { applyOperations } from '../../../../src/model/applyOperations';
import { blockFromValues, readBlocks } from '../../../../src/model/columnBlocks';
import type { WorkbookDocument } from '../../../../src/model/document';
import { toStoredFormula } from '../../../../src/model/formula/vocabulary';
import { lineId, newColumnId } from '../../../../src/model/ids';
import { newWorkbook } from '../../../../src/model/newWorkbook';
import { assert } from '../../../../src/shared/assert';
import { sampleTable } from '../../../support/sampleWorkbook';

/** Three row blocks. */
const rows = 9_000;

describe('a column with a plan', () => {
  let graph: WorkbookGraph | null = null;
  afterEach(() => graph?.dispose());

  function open(formula: string) {
    const values = Array.from({ length: rows }, (_, row) => row);
    const plain = sampleTable('T', [{ name: 'Value', type: 'number', values }]);
    const empty = newWorkbook();
    const stored = toStoredFormula(
      formula,
      { ...empty, sheets: [...empty.sheets, plain] },
      { sheetId: plain.id },
    );
    assert(stored.ok, `${formula} is no formula`);
    const calculated = { id: newColumnId(), name: 'Result', type: 'number' as const, blocks: [] };
    const table = { ...plain, columns: [...plain.columns, { ...calculated, formula: stored.value }] };
    let document: WorkbookDocument = { ...empty, sheets: [...empty.sheets, table] };
    const opened = new WorkbookGraph(document, defaultLicenseKey, null);
    graph = opened;
    return {
      first: opened.takePatch(),
      set: (row: number, value: number) => {
        const columnId = plain.columns[0]?.id;
        assert(columnId, 'no column');
        const changed = applyOperations(document, [
          {
            kind: 'setCells',
            sheetId: table.id,
            columnId,
            rows: [[lineId(row + 1), 1]],
            values: blockFromValues('number', [value]),
          },
        ]);
        document = changed.document;
        opened.apply(document, changed.changes);
        return opened.takePatch();
      },
    };
  }

  it('is computed in the pass that opens the workbook', () => {
    const { first } = open('=[@Value]*2');
    expect(first.pending).toEqual([]);
    const [patch] = first.columns;
    expect(patch?.complete).toBe(true);
    expect(readBlocks(patch?.blocks ?? [], 8_999)).toBe(17_998);
  });

  it('sends the block of a changed row, and nothing when no value changed', () => {
    const { set } = open('=IF([@Value]>100,"high","low")');
    const { columns } = set(5_000, 7);
    expect(columns.map(({ firstBlock, blocks }) => [firstBlock, blocks.length])).toEqual([[1, 1]]);
    expect(readBlocks(columns[0]?.blocks ?? [], 5_000 - 4_096)).toBe('low');
    expect(set(5_000, 8).columns).toEqual([]);
  });

  it('keeps rows whose cut did not move, and computes all when it did', () => {
    const { set } = open('=QUADRANT([@Value],1,[Value],1)');
    // The median is 4499.5 before and after.
    expect(set(0, 5).columns).toEqual([]);
    const { columns } = set(0, 8_000);
    expect(columns.map(({ firstBlock, blocks }) => [firstBlock, blocks.length])).toEqual([[0, 2]]);
    expect(readBlocks(columns[0]?.blocks ?? [], 0)).toBe('A');
    expect(readBlocks(columns[0]?.blocks ?? [], 4_499)).toBe('C');
  });

  it('keeps ranks right through edits of single cells', () => {
    const { set } = open('=SCORE.NORMALIZE([@Value],[Value],"rank")');
    const ranks = (row: number, value: number) => set(row, value).columns[0]?.blocks ?? [];
    expect(readBlocks(ranks(0, 20_000), 0)).toBeCloseTo((100 * 8_999.5) / rows, 9);
    expect(readBlocks(ranks(1, 20_000), 0)).toBeCloseTo((100 * 8_999) / rows, 9);
  });
});
