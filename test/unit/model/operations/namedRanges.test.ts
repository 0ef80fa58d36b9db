import { describe, expect, it } from 'vitest';
import { moveBlock, shiftCells } from '../../../../src/commands/moveBlock';
import type { WorkbookDocument } from '../../../../src/model/document';
import { lineId, newNamedRangeId } from '../../../../src/model/ids';
import type { NamedRange } from '../../../../src/model/namedRange';
import type { Operation } from '../../../../src/model/operation';
import { applyAndCheck } from '../../../support/applyAndCheck';
import { sampleWorkbook } from '../../../support/sampleWorkbook';

const { document: bare, table, column } = sampleWorkbook();
const sheetId = bare.sheets[0]!.id;
const range = (name: string, refersTo: string): NamedRange => ({ id: newNamedRangeId(), name, refersTo });
const prices = range('Prices', `${sheetId}!$B$2:$B$9`);
const revenue = range('Revenue', `${table.id}[${column('Annual revenue')}]`);
const document: WorkbookDocument = { ...bare, namedRanges: [prices, revenue] };

const after = (...operations: readonly Operation[]): readonly string[] | undefined =>
  applyAndCheck(document, operations).document.namedRanges?.map(({ refersTo }) => refersTo);
const rows = (from: number, count: number) =>
  ({ sheetId, dimension: 'rows', lines: [[lineId(from), count]] }) as const;

describe('named ranges', () => {
  it('come, change and go in their place, and leave nothing where there are none', () => {
    const costs = range('Costs', `${sheetId}!$C$1`);
    const added = applyAndCheck(document, [{ kind: 'addNamedRange', range: costs, after: prices.id }]);
    expect(added.document.namedRanges).toEqual([prices, costs, revenue]);
    expect(added.changes.names).toBe(true);
    const patch = { name: 'Cost', refersTo: `${sheetId}!$C$2` };
    const changed = applyAndCheck(added.document, [{ kind: 'updateNamedRange', rangeId: costs.id, patch }]);
    expect(changed.document.namedRanges?.[1]).toEqual({ ...costs, ...patch });
    const emptied = applyAndCheck(
      changed.document,
      [prices, costs, revenue].map(({ id }) => ({ kind: 'removeNamedRange', rangeId: id })),
    );
    expect(emptied.document).not.toHaveProperty('namedRanges');
  });

  it('follow their cells when lines come, go and move', () => {
    const other = revenue.refersTo;
    expect(after({ kind: 'insertLines', ...rows(5_000, 2), after: lineId(1) })).toEqual([
      `${sheetId}!$B$4:$B$11`,
      other,
    ]);
    expect(after({ kind: 'removeLines', ...rows(3, 2) })).toEqual([`${sheetId}!$B$2:$B$7`, other]);
    expect(after({ kind: 'moveLines', ...rows(2, 8), after: lineId(12) })).toEqual([
      `${sheetId}!$B$5:$B$12`,
      other,
    ]);
  });

  it('read #REF! when their cells are gone, until undo brings them back', () => {
    expect(after({ kind: 'removeLines', ...rows(2, 8) })).toEqual(['#REF!', revenue.refersTo]);
  });

  it('keep what they refer to when a sheet or a column goes, for when it comes back', () => {
    expect(after({ kind: 'removeSheet', sheetId })?.[0]).toBe(prices.refersTo);
    const columnId = column('Annual revenue');
    expect(after({ kind: 'removeColumn', sheetId: table.id, columnId })?.[1]).toBe(revenue.refersTo);
  });

  it('follow cells that are moved and cells that shift', () => {
    const source = { sheetId, fromRow: 1, toRow: 8, fromColumn: 1, toColumn: 1 };
    expect(after(...moveBlock(document, { source, target: { sheetId, row: 3, column: 4 } }))?.[0]).toBe(
      `${sheetId}!$E$4:$E$11`,
    );
    const down = { kind: 'insert', dimension: 'rows', at: 0, count: 3, within: [1, 2] } as const;
    const move = {
      source: { ...source, fromRow: 0, toRow: 20 },
      target: { sheetId, row: 3, column: 1 },
    };
    expect(after(...shiftCells(document, { sheetId, reshape: down, move }))?.[0]).toBe(
      `${sheetId}!$B$5:$B$12`,
    );
  });
});
