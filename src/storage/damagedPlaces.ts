import type { Sheet, WorkbookDocument } from '../model/document';
import type { Operation } from '../model/operation';

type Path = readonly string[];

/** How a damaged place is called: `Customers[Revenue]` for a column, `Report` for a sheet. */
export function placeInDocument(document: WorkbookDocument, path: Path): string {
  const [part, index] = path;
  if (part === 'snapshots') return document.snapshots?.[Number(index)]?.name ?? document.name;
  const [, sheetIndex, list, columnIndex] = path;
  const sheet = document.sheets[Number(sheetIndex)];
  return sheet ? placeInSheet(sheet, list === 'columns' ? Number(columnIndex) : null) : document.name;
}

/** The same for a place inside the operations of a journal entry, told after they were replayed. */
export function placeInOperations(
  document: WorkbookDocument,
  operations: readonly Operation[],
  path: Path,
): string {
  const [, operationIndex, ...rest] = path;
  const operation = operations[Number(operationIndex)];
  if (operation?.kind === 'addSheet') {
    return placeInSheet(operation.sheet, rest[1] === 'columns' ? Number(rest[2]) : null);
  }
  if (!operation || !('sheetId' in operation)) return document.name;
  const sheet = document.sheets.find(({ id }) => id === operation.sheetId);
  if (!sheet || sheet.kind !== 'table') return sheetName(document, operation.sheetId);
  const columnId = columnIdOf(operation, rest);
  return placeInSheet(
    sheet,
    sheet.columns.findIndex(({ id }) => id === columnId),
  );
}

export function sheetName(document: WorkbookDocument, sheetId: string): string {
  return document.sheets.find(({ id }) => id === sheetId)?.name ?? document.name;
}

function columnIdOf(operation: Operation, rest: Path): string | undefined {
  switch (operation.kind) {
    case 'setCells':
    case 'updateColumn':
      return operation.columnId;
    case 'addColumn':
      return operation.column.id;
    case 'insertRows':
    case 'replaceRows':
      return rest[1];
    default:
      return undefined;
  }
}

function placeInSheet(sheet: Sheet, columnIndex: number | null): string {
  const column = sheet.kind === 'table' && columnIndex !== null ? sheet.columns[columnIndex] : undefined;
  return column ? `${sheet.name}[${column.name}]` : sheet.name;
}
