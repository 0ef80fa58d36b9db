import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../src/model/applyOperations';
import { blockFromValues } from '../../../src/model/columnBlocks';
import { compareDocuments, isSame } from '../../../src/model/documentDifference';
import { lineId, newNamedRangeId, newParameterId } from '../../../src/model/ids';
import { gridCellKey } from '../../../src/model/lookup';
import { newGridSheet } from '../../../src/model/newWorkbook';
import type { Operation } from '../../../src/model/operation';
import { sampleWorkbook } from '../../support/sampleWorkbook';

describe('the difference between two states of a workbook', () => {
  const { document, table, column } = sampleWorkbook();
  const grid = document.sheets[0]!;
  const after = (...operations: Operation[]) => applyOperations(document, operations).document;
  const revenue = column('Annual revenue');

  it('is nothing between a workbook and its copy', () => {
    expect(isSame(compareDocuments(document, structuredClone(document)))).toBe(true);
  });

  it('counts rows that came and went and values that changed in the others', () => {
    const changed = after(
      {
        kind: 'setCells',
        sheetId: table.id,
        columnId: revenue,
        rows: [[2, 2]],
        values: blockFromValues('number', [250, null]),
      },
      { kind: 'removeRows', sheetId: table.id, rows: [[1, 1]] },
      { kind: 'insertRows', sheetId: table.id, after: null, rows: [[4, 2]], blockLengths: [2], columns: {} },
    );
    expect(compareDocuments(document, changed).sheets).toEqual([
      {
        kind: 'changed',
        name: 'Customers',
        rowsAdded: 2,
        rowsRemoved: 1,
        cells: 1,
        formulas: 0,
        columns: [],
        looks: false,
      },
    ]);
    expect(compareDocuments(changed, document).sheets).toMatchObject([
      { rowsAdded: 1, rowsRemoved: 2, cells: 1 },
    ]);
  });

  it('names columns that came, went, were renamed, or have another formula', () => {
    const [name, , active] = table.columns;
    const changed = after(
      { kind: 'removeColumn', sheetId: table.id, columnId: active!.id },
      { kind: 'updateColumn', sheetId: table.id, columnId: name!.id, patch: { name: 'Client' } },
      { kind: 'updateColumn', sheetId: table.id, columnId: revenue, patch: { formula: '=1+1', blocks: [] } },
      {
        kind: 'addColumn',
        sheetId: table.id,
        column: { ...active!, id: 'x' as never, name: 'New' },
        after: null,
      },
    );
    expect(compareDocuments(document, changed).sheets[0]?.columns).toEqual([
      { kind: 'added', name: 'New', formula: false, type: false },
      { kind: 'changed', name: 'Client', nameBefore: 'Name', formula: false, type: false },
      { kind: 'changed', name: 'Annual revenue', formula: true, type: false },
      { kind: 'removed', name: 'Active', formula: false, type: false },
    ]);
  });

  it('counts cells of a grid, formulas among them, and tells looks from content', () => {
    const at = (row: number) => gridCellKey(lineId(row), lineId(1));
    const filled = after({
      kind: 'setGridCells',
      sheetId: grid.id,
      cells: { [at(1)]: { input: '=1+1' }, [at(2)]: { input: 'x' }, [at(70)]: { input: 7 } },
    });
    expect(compareDocuments(document, filled).sheets).toMatchObject([
      { cells: 3, formulas: 1, looks: false },
    ]);
    const bold = applyOperations(filled, [
      { kind: 'setGridCells', sheetId: grid.id, cells: { [at(2)]: { input: 'x', style: { bold: true } } } },
    ]).document;
    expect(compareDocuments(filled, bold).sheets).toMatchObject([{ cells: 0, looks: true }]);
  });

  it('lists names that came, went or refer to other cells', () => {
    const range = (name: string) => ({ id: newNamedRangeId(), name, refersTo: '_s1!$A$1' });
    const [stays, goes, changes] = [range('Stays'), range('Goes'), range('Changes')];
    const before = { ...document, namedRanges: [stays, goes, changes] };
    const after = { ...document, namedRanges: [stays, { ...changes, refersTo: '_s1!$A$2' }, range('New')] };
    expect(compareDocuments(before, after).namedRanges).toEqual([
      { kind: 'changed', name: 'Changes' },
      { kind: 'added', name: 'New' },
      { kind: 'removed', name: 'Goes' },
    ]);
  });

  it('lists sheets and parameters, with the values of a parameter before and after', () => {
    const id = newParameterId();
    const rate = {
      id,
      name: 'Rate',
      label: { en: 'Rate', 'zh-CN': '率' },
      kind: 'number',
      value: 1,
    } as const;
    const before = { ...document, parameters: [rate] };
    const changed = applyOperations(before, [
      { kind: 'addSheet', sheet: newGridSheet('Extra'), after: null },
      { kind: 'removeSheet', sheetId: table.id },
      { kind: 'updateParameter', parameterId: id, patch: { value: 2 } },
    ]).document;
    const difference = compareDocuments(before, changed);
    expect(difference.sheets.map(({ kind, name }) => [kind, name])).toEqual([
      ['added', 'Extra'],
      ['removed', 'Customers'],
    ]);
    expect(difference.parameters).toEqual([
      { kind: 'changed', name: 'Rate', values: { before: '1', after: '2' } },
    ]);
  });
});
