import { toCol } from '@borgar/fx';
import type { HyperFormula, SimpleCellAddress } from 'hyperformula';
import { readBlocks } from '../model/columnBlocks';
import type { ColumnRef, WorkbookDocument } from '../model/document';
import type { CellPlace } from '../model/explanation';
import { tableNameOf } from '../model/formula/vocabulary';
import type { SheetId } from '../model/ids';
import { findSheet } from '../model/lookup';
import type { CellValue } from '../shared/value';
import { fromEngineValue } from './engineValue';
import type { GridCells } from './gridCells';
import type { Registers } from './registers';
import type { TableStore } from './tableStore';

/** What a formula in the graph belongs to. */
export type GraphPlace =
  { readonly kind: 'cell'; readonly place: CellPlace } | ({ readonly kind: 'column' } & ColumnRef);

interface Parts {
  readonly hf: HyperFormula;
  readonly cells: GridCells;
  readonly store: TableStore;
  readonly registers: Registers;
  /** HyperFormula's number of the sheet where the versions of columns stand. */
  readonly columnsSheet: number;
}

/** Leads from cells of the document to HyperFormula's and back; a cell of a table is the version of its column. */
export class GraphPlaces {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What a cell shows. */
  valueAt({ sheetId, rowIndex, columnIndex }: CellPlace, document: WorkbookDocument): CellValue {
    const { hf, store } = this.#parts;
    const sheet = findSheet(document, sheetId);
    if (sheet?.kind === 'table') {
      const column = sheet.columns[columnIndex];
      return column ? readBlocks(store.blocks(sheetId, column.id), rowIndex) : null;
    }
    const address = this.#addressOf({ sheetId, rowIndex, columnIndex }, document);
    return address && fromEngineValue(hf.dependencyGraph.getCellValue(address));
  }

  /** The formulas that read a cell, directly or as part of a range. */
  dependentsOf(place: CellPlace, document: WorkbookDocument): GraphPlace[] {
    const { hf } = this.#parts;
    const address = this.#addressOf(place, document);
    if (!address) return [];
    const found = new Map<string, SimpleCellAddress>();
    const seenRanges = new Set<string>();
    const answers = [hf.getCellDependents(address)];
    for (let answer = answers.pop(); answer; answer = answers.pop()) {
      for (const dependent of answer) {
        if (!('start' in dependent)) {
          found.set(keyOf(dependent), dependent);
          continue;
        }
        // Larger ranges are built upon smaller ones: what reads them reads the cell.
        const key = `${keyOf(dependent.start)}:${keyOf(dependent.end)}`;
        if (seenRanges.has(key)) continue;
        seenRanges.add(key);
        answers.push(hf.getCellDependents(dependent));
      }
    }
    return [...found.values()].flatMap((dependent) => this.#placeOf(dependent, document) ?? []);
  }

  /** A cell or column in words, as the way round a circle is told. */
  nameOf({ sheet, row, col }: SimpleCellAddress, document: WorkbookDocument): string {
    const { hf, registers, columnsSheet } = this.#parts;
    if (sheet === columnsSheet) {
      const ref = registers.columnAt(row);
      const table = ref && findSheet(document, ref.sheetId);
      if (table?.kind !== 'table') return '?';
      return `${tableNameOf(table)}[${table.columns.find(({ id }) => id === ref?.columnId)?.name ?? '?'}]`;
    }
    const name = findSheet(document, hf.getSheetName(sheet) as SheetId)?.name ?? '?';
    return `${name}!${toCol(col)}${row + 1}`;
  }

  #addressOf(
    { sheetId, rowIndex, columnIndex }: CellPlace,
    document: WorkbookDocument,
  ): SimpleCellAddress | null {
    const { cells, registers, columnsSheet } = this.#parts;
    const sheet = findSheet(document, sheetId);
    if (sheet?.kind === 'table') {
      const column = sheet.columns[columnIndex];
      if (!column) return null;
      const version = registers.version(sheetId, column.id);
      return { sheet: columnsSheet, row: version.row, col: version.column };
    }
    const number = cells.numberOf(sheetId);
    return number === undefined ? null : { sheet: number, row: rowIndex, col: columnIndex };
  }

  #placeOf({ sheet, row, col }: SimpleCellAddress, document: WorkbookDocument): GraphPlace | null {
    const { hf, registers, columnsSheet } = this.#parts;
    if (sheet === columnsSheet) {
      const ref = col === 0 ? registers.columnAt(row) : undefined;
      return ref ? { kind: 'column', ...ref } : null;
    }
    const sheetId = hf.getSheetName(sheet) as SheetId | undefined;
    if (sheetId === undefined || !findSheet(document, sheetId)) return null;
    return { kind: 'cell', place: { sheetId, rowIndex: row, columnIndex: col } };
  }
}

const keyOf = ({ sheet, row, col }: SimpleCellAddress): string => `${sheet} ${row} ${col}`;
