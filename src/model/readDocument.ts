import * as v from 'valibot';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { axisLength } from './axis';
import { bitmapLength, blockKindOf } from './columnBlocks';
import { blockLength, type ColumnBlock } from './columnBlock';
import { documentVersion, type TableSheet, type WorkbookDocument } from './document';
import { documentSchema } from './documentSchema';
import { migrate } from './migrations';
import type { Snapshot } from './snapshot';

/**
 * Reads a document from outside: checks its shape, migrates older versions and holds the invariants the rest of the
 * program relies on. A newer or a damaged one is refused with the place of the fault.
 */
export function readDocument(data: unknown): Result<WorkbookDocument> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return damaged('document');
  const version = (data as Record<string, unknown>)['formatVersion'];
  if (typeof version !== 'number') return damaged('formatVersion');
  if (version > documentVersion) return failed(problem('documentNewer', { version, known: documentVersion }));
  const migrated = migrate(data as Record<string, unknown>);
  if (migrated === null) return damaged('formatVersion');
  const checked = v.safeParse(documentSchema, migrated, { abortEarly: true });
  if (!checked.success) return damaged(v.getDotPath(checked.issues[0]) ?? 'document');
  const document = checked.output as unknown as WorkbookDocument;
  const fault = faultOf(document);
  return fault === null ? ok(document) : damaged(fault);
}

const damaged = (place: string): Result<never> => failed(problem('documentDamaged', { place }));

/** The place of the first broken invariant. */
function faultOf(document: WorkbookDocument): string | null {
  const ids = new Set<string>();
  for (const sheet of document.sheets) {
    if (ids.has(sheet.id)) return `sheets.${sheet.id}`;
    ids.add(sheet.id);
    const fault = sheet.kind === 'table' ? tableFault(sheet) : null;
    if (fault !== null) return `${sheet.name}.${fault}`;
  }
  for (const snapshot of document.snapshots ?? []) {
    if (!isWholeSnapshot(snapshot)) return snapshot.name;
  }
  return null;
}

/** Blocks of the kinds of their columns, all of the same lengths. */
function isWholeSnapshot({ key, segment, value, inputs }: Snapshot): boolean {
  const lengths = key.blocks.map(({ length }) => length).join();
  return [key, segment, ...(value ? [value] : []), ...inputs].every(
    ({ type, blocks }) =>
      blocks.map(({ length }) => length).join() === lengths &&
      blocks.every((block) => block.kind === blockKindOf(type) && isWhole(block)),
  );
}

function tableFault(table: TableSheet): string | null {
  const rows = table.blockLengths.reduce((sum, length) => sum + length, 0);
  if (rows !== axisLength(table.rows)) return 'rows';
  if (table.blockLengths.some((length) => length === 0 || length > blockLength)) return 'blockLengths';
  if (table.rows.some(([start, count]) => start + count > table.nextRowId)) return 'nextRowId';
  for (const column of table.columns) {
    if (column.formula !== null) {
      if (column.blocks.length > 0) return column.name;
      continue;
    }
    const kind = blockKindOf(column.type);
    if (column.blocks.length !== table.blockLengths.length) return column.name;
    const fits = column.blocks.every(
      (block, index) => block.kind === kind && block.length === table.blockLengths[index] && isWhole(block),
    );
    if (!fits) return column.name;
  }
  return null;
}

/** The packed arrays have the lengths that reading relies on. */
function isWhole(block: ColumnBlock): boolean {
  const { length, exceptions } = block;
  if (exceptions !== null) {
    const { at, values } = exceptions;
    if (at.length !== values.length) return false;
    if (at.some((row, index) => row >= length || (index > 0 && row <= (at[index - 1] as number))))
      return false;
  }
  switch (block.kind) {
    case 'number':
      return block.values.length === length && block.valid.length === bitmapLength(length);
    case 'text':
      return block.codes.length === length && block.codes.every((code) => code <= block.dictionary.length);
    case 'boolean':
      return block.bits.length === bitmapLength(length) && block.valid.length === bitmapLength(length);
  }
}
