import fc from 'fast-check';
import { HyperFormula } from 'hyperformula';
import { afterAll, describe, expect, it } from 'vitest';
import { moveBlock } from '../../src/commands/moveBlock';
import { applyOperations } from '../../src/model/applyOperations';
import { axisLength, lineIdAt, lineIndexOf, sliceAxis } from '../../src/model/axis';
import type { GridSheet, WorkbookDocument } from '../../src/model/document';
import { canonicalDocument } from '../../src/model/documentEquality';
import { toShownFormula, toStoredFormula } from '../../src/model/formula/vocabulary';
import { lineId } from '../../src/model/ids';
import { gridCellKey, gridCells, isFormula, parseGridCellKey } from '../../src/model/lookup';
import { newGridSheet, newWorkbook } from '../../src/model/newWorkbook';
import type { Operation } from '../../src/model/operation';

/*
 * Formulas after lines were inserted, removed and moved, cells moved, sheets renamed and removed: the document rewrites them itself
 * (HyperFormula 3.5.0 neither tells what it rewrote nor undoes it), and must come to what HyperFormula comes to.
 */

const runs = 200;
const editsPerRun = 16;
const size = { rows: 9, columns: 7 };

type Dice = (sides: number) => number;
const rolls = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 60, maxLength: 60 });
function diceOf(numbers: readonly number[]): Dice {
  let next = 0;
  return (sides) => (numbers[next++ % numbers.length] as number) % sides;
}

const column = (index: number): string => String.fromCharCode(65 + index);

function randomReference(dice: Dice): string {
  const sheet = ['', '', 'One!', 'Two!'][dice(4)] as string;
  const fixed = (): string => (dice(4) === 0 ? '$' : '');
  const [row, col] = [1 + dice(size.rows - 2), dice(size.columns - 2)];
  const cell = `${fixed()}${column(col)}${fixed()}${row}`;
  if (dice(2) === 0) return `${sheet}${cell}`;
  return `SUM(${sheet}${cell}:${column(col + dice(size.columns - 1 - col))}${row + dice(size.rows - row)})`;
}

/** The same workbook for both: two sheets of numbers and formulas, the last line of each filled. */
class World {
  document: WorkbookDocument;
  readonly engine = HyperFormula.buildEmpty({ licenseKey: 'gpl-v3' });

  readonly #inverses: Operation[][] = [];
  readonly #removed: string[] = [];
  #renamed = 0;

  constructor(dice: Dice) {
    const sheets = ['One', 'Two'].map((name) => newGridSheet(name, size));
    this.document = { ...newWorkbook(), sheets };
    for (const { name } of sheets) this.engine.addSheet(name);
    const operations = sheets.flatMap((sheet): Operation[] => {
      const texts = Array.from({ length: size.rows }, (_, row) =>
        Array.from({ length: size.columns }, (_, col) =>
          dice(5) === 0 ? `=${randomReference(dice)}+${randomReference(dice)}` : `${row}${col}`,
        ),
      );
      this.engine.setSheetContent(this.engine.getSheetId(sheet.name) as number, texts);
      const cells = texts.flatMap((line, row) =>
        line.map((text, col): [string, { input: string | number }] => {
          const key = gridCellKey(lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, col));
          if (!isFormula(text)) return [key, { input: Number(text) }];
          const stored = toStoredFormula(text, this.document, { sheetId: sheet.id });
          if (!stored.ok) throw new Error(text);
          return [key, { input: stored.value }];
        }),
      );
      return [{ kind: 'setGridCells', sheetId: sheet.id, cells: Object.fromEntries(cells) }];
    });
    this.apply(operations);
  }

  apply(operations: readonly Operation[]): void {
    const applied = applyOperations(this.document, operations);
    this.document = applied.document;
    this.#inverses.push(applied.inverse);
  }

  /** Everything since the sheets were filled. */
  undoAll(): void {
    for (const inverse of this.#inverses.splice(1).toReversed()) this.apply(inverse);
  }

  /** The formulas of the document as people read them, by sheet and position. */
  get ours(): Record<string, string> {
    const formulas: Record<string, string> = {};
    for (const sheet of this.#sheets) {
      for (const [key, { input }] of gridCells(sheet)) {
        if (!isFormula(input)) continue;
        const { rowId, columnId } = parseGridCellKey(key);
        const place = `${sheet.name} ${lineIndexOf(sheet.rows, rowId)} ${lineIndexOf(sheet.columns, columnId)}`;
        formulas[place] = this.#asWritten(toShownFormula(input, this.document, { sheetId: sheet.id }));
      }
    }
    return formulas;
  }

  get engines(): Record<string, string> {
    const formulas: Record<string, string> = {};
    for (const { name } of this.#sheets) {
      const texts = this.engine.getSheetFormulas(this.engine.getSheetId(name) as number);
      texts.forEach((line, row) =>
        line.forEach((text, col) => {
          if (text !== undefined) formulas[`${name} ${row} ${col}`] = this.#asWritten(text);
        }),
      );
    }
    return formulas;
  }

  /**
   * HyperFormula 3.5.0 goes on reading the name of a sheet that is gone, and calculates it to `#REF!`. Ranges of one
   * cell are written as that cell here.
   */
  #asWritten(text: string): string {
    const single = text.replace(/(?<![$A-Z])(\$?[A-Z]+\$?\d+):\1(?!\d)/g, '$1');
    return this.#removed.reduce(
      (formula, name) =>
        formula.replace(new RegExp(`${name}!\\$?[A-Z]+\\$?\\d+(:\\$?[A-Z]+\\$?\\d+)?`, 'g'), '#REF!'),
      single,
    );
  }

  edit(dice: Dice): void {
    const sheets = this.#sheets;
    const sheet = sheets[dice(sheets.length)] as GridSheet;
    const number = this.engine.getSheetId(sheet.name) as number;
    const dimension = dice(2) === 0 ? 'rows' : 'columns';
    const axis = sheet[dimension];
    const length = axisLength(axis);
    const isRows = dimension === 'rows';
    const from = dice(length);
    const count = 1 + dice(Math.min(3, length - from));
    const target = { sheetId: sheet.id, dimension } as const;
    const idBefore = (at: number) => (at === 0 ? null : lineIdAt(axis, at - 1));
    switch (dice(10)) {
      case 0:
        // A name of its own each time: HyperFormula would take a removed sheet's name for that sheet.
        this.engine.renameSheet(number, `Named${column(this.#renamed++)}`);
        this.apply([
          {
            kind: 'updateSheet',
            sheetId: sheet.id,
            patch: { name: this.engine.getSheetName(number) },
          },
        ]);
        return;
      case 1:
        if (sheets.length < 2 || dice(4) > 0) return;
        this.engine.removeSheet(number);
        this.#removed.push(sheet.name);
        this.apply([{ kind: 'removeSheet', sheetId: sheet.id }]);
        return;
      case 2:
      case 3:
      case 4: {
        if (isRows) this.engine.addRows(number, [from, count]);
        else this.engine.addColumns(number, [from, count]);
        const next = isRows ? sheet.nextRowId : sheet.nextColumnId;
        this.apply([
          { kind: 'insertLines', ...target, after: idBefore(from), lines: [[lineId(next), count]] },
        ]);
        return;
      }
      case 5:
      case 6:
        if (length - count < 2) return;
        if (isRows) this.engine.removeRows(number, [from, count]);
        else this.engine.removeColumns(number, [from, count]);
        this.apply([{ kind: 'removeLines', ...target, lines: sliceAxis(axis, from, from + count) }]);
        return;
      default: {
        const to = dice(length + 1);
        if (to >= from && to <= from + count) return;
        if (isRows) this.engine.moveRows(number, from, count, to);
        else this.engine.moveColumns(number, from, count, to);
        this.apply([
          { kind: 'moveLines', ...target, lines: sliceAxis(axis, from, from + count), after: idBefore(to) },
        ]);
      }
    }
  }

  /** Within a sheet: carried to another, HyperFormula 3.5.0 lets references without a sheet mean other cells. */
  moveCells(dice: Dice): boolean {
    const sheet = this.#sheets[dice(2)] as GridSheet;
    const number = this.engine.getSheetId(sheet.name) as number;
    const [fromRow, fromColumn] = [dice(size.rows), dice(size.columns)];
    const toRow = Math.min(fromRow + dice(4), size.rows - 1);
    const toColumn = Math.min(fromColumn + dice(4), size.columns - 1);
    const [row, column] = [dice(size.rows), dice(size.columns)];
    try {
      this.engine.moveCells(
        {
          start: { sheet: number, row: fromRow, col: fromColumn },
          end: { sheet: number, row: toRow, col: toColumn },
        },
        { sheet: number, row, col: column },
      );
    } catch {
      // HyperFormula 3.5.0 loses some ranges over a moved block ("Range does not exist"): such a case says nothing.
      return false;
    }
    const source = { sheetId: sheet.id, fromRow, toRow, fromColumn, toColumn };
    this.apply(moveBlock(this.document, { source, target: { sheetId: sheet.id, row, column } }));
    return true;
  }

  get #sheets(): GridSheet[] {
    return this.document.sheets.filter((sheet): sheet is GridSheet => sheet.kind === 'grid');
  }
}

let edits = 0;
let compared = 0;

describe('formulas after structural edits', () => {
  it('read as the engine would have rewritten them, and as before once all is undone', () => {
    fc.assert(
      fc.property(rolls, fc.array(rolls, { minLength: 4, maxLength: editsPerRun }), (start, steps) => {
        const world = new World(diceOf(start));
        const before = canonicalDocument(world.document);
        for (const numbers of steps) world.edit(diceOf(numbers));
        const { ours, engines } = world;
        expect(ours).toEqual(engines);
        edits += steps.length;
        compared += Object.keys(ours).length;
        world.undoAll();
        expect(canonicalDocument(world.document)).toEqual(before);
        world.engine.destroy();
      }),
      // The seed is enough to find the place again; making a case smaller takes minutes.
      { numRuns: runs, endOnFailure: true },
    );
  }, 120_000);

  it('read as the engine would have rewritten them when cells are moved', () => {
    fc.assert(
      fc.property(rolls, rolls, (start, numbers) => {
        const world = new World(diceOf(start));
        const before = canonicalDocument(world.document);
        fc.pre(world.moveCells(diceOf(numbers)));
        const { ours, engines } = world;
        expect(ours).toEqual(engines);
        edits++;
        compared += Object.keys(ours).length;
        world.undoAll();
        expect(canonicalDocument(world.document)).toEqual(before);
        world.engine.destroy();
      }),
      { numRuns: runs, endOnFailure: true },
    );
  }, 120_000);

  afterAll(() => console.info(`structure: ${edits} edits, ${compared} formulas compared`));
});
