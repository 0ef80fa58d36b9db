import { blockKindOf, readBlocks } from '../model/columnBlocks';
import { plainText } from '../shared/value';
import { forEachValue, pickRows } from './blockRows';
import { withNotedRows } from './importLedger';
import type { ImportedTable } from './importSource';
import { blockLengthsOf } from './importTable';
import { KeyIndex, noRow } from './keyIndex';

/**
 * A table of customers, with its ledger telling of each row whose customer an earlier row has. Such rows stay unless
 * `leaveOut` says otherwise: the first of them is the one that is kept then. Blank keys are like no other.
 */
export function checkDuplicates(table: ImportedTable, leaveOut: boolean): ImportedTable {
  const key = table.columns.find(({ role }) => role === 'customerId');
  if (!key) return table;
  const seen = new KeyIndex(table.rowCount);
  const kept: number[] = [];
  const again: number[] = [];
  forEachValue(key.blocks, (value, row) => {
    if (seen.rowOf(value) !== noRow) again.push(row);
    else {
      seen.add(value, row);
      kept.push(row);
    }
  });
  if (again.length === 0) return table;
  const noted = withNotedRows(table.report, {
    kind: leaveOut ? 'duplicateLeftOut' : 'duplicateKey',
    rows: again,
    column: key.name,
    textOf: (row) => plainText(readBlocks(key.blocks, row)),
  });
  const report = { ...noted, duplicates: again.length };
  if (!leaveOut) return { ...table, report };
  return {
    rowCount: kept.length,
    blockLengths: blockLengthsOf(kept.length),
    columns: table.columns.map((column) => ({
      ...column,
      blocks: pickRows(column.blocks, kept, blockKindOf(column.type)),
    })),
    report: { ...report, rowCount: kept.length },
  };
}
