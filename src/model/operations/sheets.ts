import { assert } from '../../shared/assert';
import type { Step } from '../applyOperations';
import type { ChangeCollector } from '../changes';
import type { Sheet, WorkbookDocument } from '../document';
import type { SheetId } from '../ids';
import { findSheet } from '../lookup';
import type { OperationOf } from '../operation';
import { applyPatch, invertPatch } from './patch';

export function setWorkbookName(
  document: WorkbookDocument,
  operation: OperationOf<'setWorkbookName'>,
  changes: ChangeCollector,
): Step {
  changes.sheetList = true;
  return {
    document: { ...document, name: operation.name },
    inverse: [{ kind: 'setWorkbookName', name: document.name }],
  };
}

export function addSheet(
  document: WorkbookDocument,
  operation: OperationOf<'addSheet'>,
  changes: ChangeCollector,
): Step {
  const { sheet, after } = operation;
  assert(!findSheet(document, sheet.id), `sheet ${sheet.id} is there already`);
  changes.sheetList = true;
  changes.reshaped.add(sheet.id);
  changes.added.add(sheet.id);
  return {
    document: { ...document, sheets: insertAfter(document.sheets, sheet, after) },
    inverse: [{ kind: 'removeSheet', sheetId: sheet.id }],
  };
}

export function removeSheet(
  document: WorkbookDocument,
  { sheetId }: OperationOf<'removeSheet'>,
  changes: ChangeCollector,
): Step {
  const sheet = sheetOf(document, sheetId);
  changes.sheetList = true;
  changes.reshaped.add(sheetId);
  return {
    document: { ...document, sheets: document.sheets.filter((other) => other !== sheet) },
    inverse: [{ kind: 'addSheet', sheet, after: sheetBefore(document, sheetId) }],
  };
}

export function moveSheet(
  document: WorkbookDocument,
  { sheetId, after }: OperationOf<'moveSheet'>,
  changes: ChangeCollector,
): Step {
  const sheet = sheetOf(document, sheetId);
  const others = document.sheets.filter((other) => other !== sheet);
  changes.sheetList = true;
  return {
    document: { ...document, sheets: insertAfter(others, sheet, after) },
    inverse: [{ kind: 'moveSheet', sheetId, after: sheetBefore(document, sheetId) }],
  };
}

export function updateSheet(
  document: WorkbookDocument,
  { sheetId, patch }: OperationOf<'updateSheet'>,
  changes: ChangeCollector,
): Step {
  const sheet = sheetOf(document, sheetId);
  changes.sheetList = true;
  return {
    document: replaceSheet(document, applyPatch(sheet, patch)),
    inverse: [{ kind: 'updateSheet', sheetId, patch: invertPatch(sheet, patch) }],
  };
}

export function replaceSheet(document: WorkbookDocument, sheet: Sheet): WorkbookDocument {
  return { ...document, sheets: document.sheets.map((other) => (other.id === sheet.id ? sheet : other)) };
}

function sheetOf(document: WorkbookDocument, sheetId: SheetId): Sheet {
  const sheet = findSheet(document, sheetId);
  assert(sheet, `there is no sheet ${sheetId}`);
  return sheet;
}

function sheetBefore(document: WorkbookDocument, sheetId: SheetId): SheetId | null {
  const index = document.sheets.findIndex((sheet) => sheet.id === sheetId);
  return document.sheets[index - 1]?.id ?? null;
}

/** A list with an item put behind the one of the given id, or first. */
export function insertAfter<Item extends { readonly id: string }>(
  items: readonly Item[],
  item: Item,
  after: Item['id'] | null,
): Item[] {
  const index = after === null ? 0 : items.findIndex((other) => other.id === after) + 1;
  assert(after === null || index > 0, `there is nothing with the id ${after}`);
  return [...items.slice(0, index), item, ...items.slice(index)];
}
