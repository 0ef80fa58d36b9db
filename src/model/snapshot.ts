import type { LocalText } from '../shared/localText';
import type { ColumnBlock } from './columnBlock';
import type { ColumnType, TableColumn, TableSheet, WorkbookDocument } from './document';
import type { ColumnId, ParameterId, SheetId, SnapshotId } from './ids';
import { findSheet, isFormula } from './lookup';
import type { ParameterValue } from './parameterValue';
import type { ValueReader } from './valueReader';

/**
 * Who was in which segment on one day, and what the segment was worked out from. Blocks of values that did not change since
 * are those of the table, shared and not copied.
 */
export interface Snapshot {
  readonly id: SnapshotId;
  readonly name: string;
  readonly takenMs: number;
  /** The table it was taken of, which may be gone by now. */
  readonly sheetId: SheetId;
  readonly tableName: string;
  /** Tells customers apart. */
  readonly key: SnapshotColumn;
  readonly segment: SnapshotColumn;
  /** What a customer is worth. */
  readonly value?: SnapshotColumn;
  /** The columns that the segment's formula reads in the customer's own row. */
  readonly inputs: readonly SnapshotColumn[];
  /** The parameters that it reads. */
  readonly parameters: readonly SnapshotParameter[];
}
export interface SnapshotColumn {
  readonly columnId: ColumnId;
  readonly name: string;
  readonly type: ColumnType;
  readonly numberFormat?: string;
  readonly blocks: readonly ColumnBlock[];
}
export interface SnapshotParameter {
  readonly id: ParameterId;
  readonly label: LocalText;
  readonly value: ParameterValue;
}

/** Which columns a snapshot is taken of. */
export interface SnapshotChoice {
  readonly sheetId: SheetId;
  readonly keyColumnId: ColumnId;
  readonly segmentColumnId: ColumnId;
  readonly valueColumnId: ColumnId | null;
}

/** What a snapshot of now would hold; `null` when a column is gone. */
export function readSnapshot(
  document: WorkbookDocument,
  values: ValueReader,
  choice: SnapshotChoice,
): Omit<Snapshot, 'id' | 'name' | 'takenMs'> | null {
  const table = findSheet(document, choice.sheetId);
  if (table?.kind !== 'table') return null;
  const columnOf = (id: ColumnId | null): TableColumn | undefined =>
    table.columns.find((column) => column.id === id);
  const [key, segment] = [columnOf(choice.keyColumnId), columnOf(choice.segmentColumnId)];
  const value = columnOf(choice.valueColumnId);
  if (!key || !segment) return null;
  const taken = ({ id, name, type, numberFormat }: TableColumn): SnapshotColumn => ({
    columnId: id,
    name,
    type,
    ...(numberFormat === undefined ? {} : { numberFormat }),
    blocks: values.columnBlocks(table.id, id),
  });
  return {
    sheetId: table.id,
    tableName: table.name,
    key: taken(key),
    segment: taken(segment),
    ...(value ? { value: taken(value) } : {}),
    inputs: inputsOf(table, segment).map(taken),
    parameters: document.parameters
      .filter(({ id }) => segment.formula?.includes(id))
      .map((parameter) => ({ id: parameter.id, label: parameter.label, value: parameter.value })),
  };
}

/** Columns of its own table that a calculated column reads: ids stand nowhere else in a stored formula. */
function inputsOf({ columns }: TableSheet, { id, formula }: TableColumn): TableColumn[] {
  if (!isFormula(formula)) return [];
  return columns.filter((column) => column.id !== id && formula.includes(column.id));
}
