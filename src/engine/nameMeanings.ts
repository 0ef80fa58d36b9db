import type { Sheet, WorkbookDocument } from '../model/document';

/**
 * Whether names in formulas may lead elsewhere: sheets, columns or parameters came, went or moved. Asked at every edit, most
 * of which leave all of them the objects they were.
 */
export function meansOtherThings(before: WorkbookDocument, after: WorkbookDocument): boolean {
  return (
    !isSameList(before.sheets, after.sheets, hasSameNames) ||
    !isSameList(before.parameters, after.parameters, hasSameId)
  );
}

function hasSameNames(before: Sheet, after: Sheet): boolean {
  if (!hasSameId(before, after)) return false;
  if (before.kind !== 'table' || after.kind !== 'table') return before.kind === after.kind;
  return isSameList(before.columns, after.columns, hasSameId);
}

const hasSameId = (before: { readonly id: unknown }, after: { readonly id: unknown }): boolean =>
  before.id === after.id;

function isSameList<T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (one: T, other: T) => boolean,
): boolean {
  if (before === after) return true;
  if (before.length !== after.length) return false;
  return before.every((one, index) => one === after[index] || isSame(one, after[index] as T));
}
