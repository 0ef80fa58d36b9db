import { problem, type Problem } from '../shared/problems';
import { axisLength } from './axis';
import type { GridChunk, Sheet, WorkbookDocument } from './document';
import type { SheetId } from './ids';
import { findSheet } from './lookup';
import type { Operation } from './operation';

/** What a workbook may grow to; asked before work is accepted, so that nothing is half done when there is no room. */
export interface Capacity {
  /** Of one sheet. */
  readonly rows: number;
  readonly columns: number;
  /** Of all tables together; a cell of a grid sheet counts as many. */
  readonly cells: number;
}

/** 1,000,000 rows x 100 columns, however they are shared out. */
const fullCapacity: Capacity = { rows: 1_000_000, columns: 1_000, cells: 100_000_000 };

/** Of the result of one formula, as long as it spills. */
export const mostArrayCells = 1_000_000;

/** A number with its validity bit, and what dictionaries and exceptions come to. */
const bytesPerCell = 9;
/** The columns themselves, the engine's copy with its results, and what saving and drawing hold for a while. */
const copies = 5.5;
/** The rest of the device's memory belongs to others. */
const shareOfDevice = 0.6;
/** An object with an entered value, its key and its place in the engine's graph. */
const tableCellsPerGridCell = 25;
const bytesPerMegabyte = 1e6;
const bytesPerGigabyte = 2 ** 30;

/**
 * What this device can hold. Browsers tell their memory in gigabytes, coarsely and never more than 8; some do not, and
 * then the full capacity is allowed.
 */
export function capacityOf(memoryGigabytes: number | undefined = deviceMemory()): Capacity {
  if (memoryGigabytes === undefined) return fullCapacity;
  const cells = Math.floor((memoryGigabytes * bytesPerGigabyte * shareOfDevice) / (copies * bytesPerCell));
  return { ...fullCapacity, cells: Math.min(fullCapacity.cells, cells) };
}

function deviceMemory(): number | undefined {
  const { navigator } = globalThis as { navigator?: { readonly deviceMemory?: number } };
  return navigator?.deviceMemory;
}

/** Why a sheet must not get this large, or `null`. For work that must be refused before its operations are worked out. */
export function sheetProblem(
  document: WorkbookDocument,
  sheetId: SheetId,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  capacity = capacityOf(),
): Problem | null {
  const sizes = new WorkbookSize(document);
  const size = sizes.sheet(sheetId);
  if (!size) return null;
  size.rows = Math.max(size.rows, rows);
  size.columns = Math.max(size.columns, columns);
  return sizes.problem(new WorkbookSize(document), capacity);
}

/** Why these operations would make the workbook too large, or `null`. What does not grow is never refused. O(operations). */
export function capacityProblem(
  document: WorkbookDocument,
  operations: readonly Operation[],
  capacity = capacityOf(),
): Problem | null {
  const size = new WorkbookSize(document);
  for (const operation of operations) size.add(operation);
  return size.problem(new WorkbookSize(document), capacity);
}

interface SheetSize {
  rows: number;
  columns: number;
  /** Entered cells of a grid sheet; `null` for a table, whose cells are all there. */
  entered: number | null;
}

/** The size of every sheet, followed through operations without applying them. */
class WorkbookSize {
  readonly #document: WorkbookDocument;
  readonly #sheets = new Map<SheetId, SheetSize>();

  constructor(document: WorkbookDocument) {
    this.#document = document;
    for (const sheet of document.sheets) this.#sheets.set(sheet.id, sizeOf(sheet));
  }

  sheet(id: SheetId): SheetSize | undefined {
    return this.#sheets.get(id);
  }

  add(operation: Operation): void {
    if (operation.kind === 'addSheet') this.#sheets.set(operation.sheet.id, sizeOf(operation.sheet));
    if (!('sheetId' in operation)) return;
    const size = this.#sheets.get(operation.sheetId);
    if (!size) return;
    switch (operation.kind) {
      case 'removeSheet':
        this.#sheets.delete(operation.sheetId);
        break;
      case 'addColumn':
        size.columns++;
        break;
      case 'removeColumn':
        size.columns--;
        break;
      case 'insertRows':
        size.rows += axisLength(operation.rows);
        break;
      case 'removeRows':
        size.rows -= axisLength(operation.rows);
        break;
      case 'replaceRows':
        size.rows = axisLength(operation.rows);
        break;
      case 'insertLines':
        size[operation.dimension] += axisLength(operation.lines);
        break;
      case 'removeLines':
        size[operation.dimension] -= axisLength(operation.lines);
        break;
      case 'setGridCells':
        size.entered = (size.entered ?? 0) + Object.keys(operation.cells).length;
        break;
      case 'setGridChunks':
        for (const [key, chunk] of Object.entries(operation.chunks)) {
          size.entered =
            (size.entered ?? 0) + chunkSize(chunk) - chunkSize(this.#chunk(operation.sheetId, key));
        }
        break;
      // Neither lines nor cells are added.
      case 'updateSheet':
      case 'moveSheet':
      case 'moveColumn':
      case 'moveLines':
      case 'updateColumn':
      case 'setCells':
      case 'setView':
      case 'setNamedViews':
      case 'setComments':
        break;
    }
  }

  #chunk(id: SheetId, key: string): GridChunk | null {
    const sheet = findSheet(this.#document, id);
    return sheet?.kind === 'grid' ? (sheet.chunks[key] ?? null) : null;
  }

  problem(before: WorkbookSize, capacity: Capacity): Problem | null {
    for (const [id, { rows, columns }] of this.#sheets) {
      const old = before.#sheets.get(id);
      if (rows > capacity.rows && rows > (old?.rows ?? 0))
        return problem('tooManyRows', { rows, limit: capacity.rows });
      const columnLimit = findSheet(this.#document, id)?.kind === 'grid' ? gridColumns : capacity.columns;
      if (columns > columnLimit && columns > (old?.columns ?? 0))
        return problem('tooManyColumns', { columns, limit: columnLimit });
    }
    const needed = this.#cells();
    if (needed <= capacity.cells || needed <= before.#cells()) return null;
    const megabytes = (cells: number): number =>
      Math.round((cells * bytesPerCell * copies) / bytesPerMegabyte);
    return problem('workbookTooLarge', { needed: megabytes(needed), limit: megabytes(capacity.cells) });
  }

  #cells(): number {
    let cells = 0;
    for (const { rows, columns, entered } of this.#sheets.values())
      cells += entered === null ? rows * columns : entered * tableCellsPerGridCell;
    return cells;
  }
}

/** As in Excel: the columns of a grid sheet cost nothing while they are empty. */
const gridColumns = 16_384;

function sizeOf(sheet: Sheet): SheetSize {
  const rows = axisLength(sheet.rows);
  if (sheet.kind === 'table') return { rows, columns: sheet.columns.length, entered: null };
  return { rows, columns: axisLength(sheet.columns), entered: enteredCells(sheet) };
}

/** A chunk is counted once: chunks are never changed in place. */
const chunkSizes = new WeakMap<object, number>();

function enteredCells({ chunks }: Extract<Sheet, { kind: 'grid' }>): number {
  let cells = 0;
  for (const chunk of Object.values(chunks)) cells += chunkSize(chunk);
  return cells;
}

/** The cells of a chunk. O(cells) the first time. */
export function chunkSize(chunk: GridChunk | null): number {
  if (chunk === null) return 0;
  let size = chunkSizes.get(chunk);
  if (size === undefined) chunkSizes.set(chunk, (size = Object.keys(chunk).length));
  return size;
}
