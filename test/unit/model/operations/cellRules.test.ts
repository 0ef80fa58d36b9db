import { describe, expect, it } from 'vitest';
import { lineIdAt, sliceAxis, type Axis } from '../../../../src/model/axis';
import { areaPlaces, type CellArea } from '../../../../src/model/cellArea';
import { commentKey } from '../../../../src/model/cellComment';
import type { ConditionalRule } from '../../../../src/model/conditionalFormat';
import type { GridSheet, TableSheet, WorkbookDocument } from '../../../../src/model/document';
import { newRuleId } from '../../../../src/model/ids';
import { gridSheet } from '../../../../src/model/lookup';
import { newGridSheet } from '../../../../src/model/newWorkbook';
import { applyAndCheck } from '../../../support/applyAndCheck';
import { sampleWorkbook } from '../../../support/sampleWorkbook';

const above: ConditionalRule = {
  kind: 'style',
  test: { kind: 'formula', formula: '=B3>$D$9' },
  style: { bold: true },
};

/** A rule on B3:C6 of a sheet of 20 rows and 6 columns. */
function withRule(area?: Partial<CellArea>): { document: WorkbookDocument; sheet: GridSheet } {
  const { document } = sampleWorkbook();
  const sheet = newGridSheet('Rules', { rows: 20, columns: 6 });
  const areas = [{ rows: sliceAxis(sheet.rows, 2, 6), columns: sliceAxis(sheet.columns, 1, 3), ...area }];
  const conditionalFormats = [{ id: newRuleId(), target: { kind: 'cells', areas } as const, rule: above }];
  const added = { ...sheet, conditionalFormats };
  return { document: { ...document, sheets: [...document.sheets, added] }, sheet: added };
}

function insertRows(
  { document, sheet }: ReturnType<typeof withRule>,
  after: number | null,
  count: number,
): GridSheet {
  const lines: Axis = [[sheet.nextRowId, count]];
  const afterId = after === null ? null : lineIdAt(sheet.rows, after);
  const applied = applyAndCheck(document, [
    { kind: 'insertLines', sheetId: sheet.id, dimension: 'rows', after: afterId, lines },
  ]);
  return gridSheet(applied.document, sheet.id);
}

function removeRows({ document, sheet }: ReturnType<typeof withRule>, from: number, to: number): GridSheet {
  const applied = applyAndCheck(document, [
    { kind: 'removeLines', sheetId: sheet.id, dimension: 'rows', lines: sliceAxis(sheet.rows, from, to) },
  ]);
  return gridSheet(applied.document, sheet.id);
}

function ruleOf(sheet: GridSheet): { rows: unknown; formula: unknown } {
  const [format] = sheet.conditionalFormats ?? [];
  if (format?.target.kind !== 'cells' || format.rule.kind !== 'style') throw new Error('no rule');
  const { test } = format.rule;
  return {
    rows: areaPlaces(sheet, format.target.areas[0] as CellArea).rows,
    formula: test.kind === 'formula' ? test.formula : null,
  };
}

describe('the cells of a rule', () => {
  it('move with rows inserted above them, and so does its formula', () => {
    expect(ruleOf(insertRows(withRule(), 0, 2))).toEqual({ rows: [[4, 8]], formula: '=B5>$D$11' });
  });

  it('take in rows inserted among them, and none at their edges', () => {
    expect(ruleOf(insertRows(withRule(), 3, 2)).rows).toEqual([[2, 8]]);
    expect(ruleOf(insertRows(withRule(), 1, 2)).rows).toEqual([[4, 8]]);
    expect(ruleOf(insertRows(withRule(), 5, 2)).rows).toEqual([[2, 6]]);
  });

  it('are a whole column still when rows come before the first or after the last', () => {
    const all = (): ReturnType<typeof withRule> =>
      withRule({ rows: newGridSheet('x', { rows: 20, columns: 6 }).rows });
    expect(ruleOf(insertRows(all(), 19, 5)).rows).toEqual([[0, 25]]);
    expect(ruleOf(insertRows(all(), null, 1)).rows).toEqual([[0, 21]]);
  });

  it('become fewer when rows go, and the formula is read from the first that stays', () => {
    // It was =B3 in B3; what stays begins with the old row 4.
    expect(ruleOf(removeRows(withRule(), 0, 3))).toEqual({ rows: [[0, 3]], formula: '=B1>$D$6' });
    expect(ruleOf(removeRows(withRule(), 4, 5))).toEqual({ rows: [[2, 5]], formula: '=B3>$D$8' });
  });
});

describe('comments', () => {
  it('go with the row of a table they stand on, and come back with it', () => {
    const { document, table } = sampleWorkbook();
    const [first, second] = [lineIdAt(table.rows, 0), lineIdAt(table.rows, 1)];
    const columnId = table.columns[0]!.id;
    const remark = { text: 'Call again in May', changedMs: 1 };
    const commented = applyAndCheck(document, [
      {
        kind: 'setComments',
        sheetId: table.id,
        comments: { [commentKey(first, columnId)]: remark, [commentKey(second, columnId)]: remark },
      },
    ]).document;
    const removed = applyAndCheck(commented, [
      { kind: 'removeRows', sheetId: table.id, rows: sliceAxis(table.rows, 0, 1) },
    ]);
    const left = removed.document.sheets.find(({ id }) => id === table.id) as TableSheet;
    expect(left.comments).toEqual({ [commentKey(second, columnId)]: remark });
    expect([...removed.changes.comments]).toEqual([table.id]);
  });
});
