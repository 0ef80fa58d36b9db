import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineTransport } from '../../src/engine/protocol';
import { moveBlock } from '../../src/commands/moveBlock';
import { axisLength, lineIdAt, sliceAxis } from '../../src/model/axis';
import type { GridSheet } from '../../src/model/document';
import { shownReference } from '../../src/model/formula/namedReference';
import { toShownFormula } from '../../src/model/formula/vocabulary';
import { findSheetByName } from '../../src/model/lookup';
import type { Operation } from '../../src/model/operation';
import { cellError } from '../../src/shared/value';
import { diceOf, rolls, type Dice } from '../support/randomOperations';
import { sampleWorkbook } from '../support/sampleWorkbook';
import { EngineWorld } from './engineWorld';

/** What every engine does with names of cells, wherever it runs; `numRuns` of random edits. */
export function engineNamesContract(name: string, transport: () => EngineTransport, numRuns: number): void {
  describe(`an engine ${name}, asked for names of cells,`, () => {
    let world: EngineWorld;
    beforeEach(() => {
      world = new EngineWorld(transport, sampleWorkbook().document);
    });
    afterEach(() => world.dispose());

    it('reads a name wherever a formula may read its cells', async () => {
      world.type({ A1: 'pen', A2: 'ink', B1: 3, B2: 4, C1: 10, C2: 20 });
      world.addName('Goods', 'A1:A2');
      world.addName('Prices', 'B1:B2');
      world.addName('List', 'A1:C2');
      world.addName('Revenue', 'Customers[Annual revenue]');
      world.addName('Clients', 'Customers');
      world.addName('First', 'C1');
      world.type({
        E1: '=SUM(Prices)',
        E2: '=INDEX(Prices,MATCH("ink",Goods,0))',
        E3: '=VLOOKUP("ink",List,3,FALSE)',
        E4: '=SUMIFS(Prices,Goods,"pen")',
        E5: '=SUM(Revenue)+ROWS(Clients)',
        E6: '=First*2',
        E7: '=GINI(Prices)',
        E8: '=SUM(Prices*{1;2})',
      });
      await world.settled();
      const gini = world.cell('E7');
      world.type({ F1: '=GINI(B1:B2)' });
      await world.settled();
      expect(world.cells(['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E8'])).toEqual([7, 4, 20, 3, 303, 20, 11]);
      expect(gini).toBe(world.cell('F1'));
      expect(await world.evaluate('=SUM(Prices)')).toMatchObject(7 as never);
    });

    it('reads a name in every row of a table', async () => {
      world.type({ B1: 3, B2: 4 });
      world.addName('Prices', 'B1:B2');
      world.addName('Factor', 'B1');
      world.addColumn('Scaled', '=[@[Annual revenue]]*Factor+SUM(Prices)');
      await world.settled();
      expect(world.column('Scaled')).toEqual([307, 607, 7]);
      world.type({ B1: 5 });
      await world.settled();
      expect(world.column('Scaled')).toEqual([509, 1009, 9]);
      world.changeName('Factor', 'B2');
      await world.settled();
      expect(world.column('Scaled')).toEqual([409, 809, 9]);
    });

    it('enters formulas again when a name refers to other cells, and by undo to those of before', async () => {
      world.type({ A1: 1, A2: 2, A3: 4, C1: '=SUM(Some)', C2: '=C1*10' });
      await world.settled();
      expect(world.cell('C1')).toEqual(cellError('NAME', 'formulaUnknownName', { name: 'Some' }));
      world.addName('Some', 'A1:A2');
      world.type({ C1: '=SUM(Some)' });
      await world.settled();
      expect(world.cells(['C1', 'C2'])).toEqual([3, 30]);
      world.changeName('Some', 'A2:A3');
      await world.settled();
      expect(world.cells(['C1', 'C2'])).toEqual([6, 60]);
      world.dispatch(...world.lastInverse!);
      await world.settled();
      expect(world.cells(['C1', 'C2'])).toEqual([3, 30]);
      world.dispatch({ kind: 'removeNamedRange', rangeId: world.named('Some').id });
      await world.settled();
      expect(world.cell('C1')).toEqual(cellError('REF'));
      world.dispatch(...world.lastInverse!);
      await world.settled();
      expect(world.cell('C1')).toBe(3);
    });

    it('follows lines that are put in before a name from a sheet that was not touched', async () => {
      world.dispatch({
        kind: 'addSheet',
        sheet: {
          ...(findSheetByName(world.workbook.document, 'Sheet1') as GridSheet),
          id: '_sother00000' as never,
          name: 'Other',
        },
        after: null,
      });
      world.type({ A1: 1, A2: 2 });
      world.addName('Some', 'A1:A2');
      world.type({ A1: '=SUM(Some)' }, 'Other');
      insertRow(world, null);
      await world.settled();
      world.type({ A2: 10 });
      await world.settled();
      expect(world.cell('A1', 'Other')).toBe(12);
      expect(shownReference(world.named('Some').refersTo, world.workbook.document)).toBe('Sheet1!$A$2:$A$3');
    });

    it('refuses a formula that reads too many cells by names', async () => {
      world.addName('All', 'A:Y');
      world.type({ Z1: `=${Array.from({ length: 9 }, () => 'SUM(All)').join('+')}` });
      world.type({ Z2: `=${Array.from({ length: 9 }, () => 'SUM(A:Y)').join('+')}` });
      await world.settled();
      expect(world.cell('Z1')).toEqual(world.cell('Z2'));
    });

    it('means by a name what the reference means that it stands for, after any edits and undo', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(rolls, { minLength: 1, maxLength: 14 }), async (steps) => {
          const edited = new EngineWorld(transport, sampleWorkbook().document);
          try {
            prepare(edited);
            const undo: (readonly Operation[])[] = [];
            for (const numbers of steps) {
              const dice = diceOf(numbers);
              const last = dice(4) === 0 ? undo.pop() : undefined;
              const operations = last ?? structuralEdit(edited, dice);
              if (operations.length === 0) continue;
              edited.dispatch(...operations);
              if (!last) undo.push(edited.lastInverse!);
              await edited.settled();
              expectSame(edited);
            }
            for (const operations of undo.reverse()) edited.dispatch(...operations);
            await edited.settled();
            expectSame(edited);
            const { document } = edited.workbook;
            expect(shownReference(edited.named('Block').refersTo, document)).toBe('Sheet1!$B$2:$D$6');
          } finally {
            edited.dispose();
          }
        }),
        { numRuns, endOnFailure: true },
      );
    }, 120_000);
  });
}

const pairs = [
  ['Block', 'Sheet1!$B$2:$D$6'],
  ['One', 'Sheet1!$C$4'],
  ['Column', 'Sheet1!$C:$C'],
  ['Cells', 'Customers!$B$1:$B$2'],
  ['Revenue', 'Customers[Annual revenue]'],
] as const;

/** Each formula stands twice on a sheet of its own: by name and by reference. */
function prepare(world: EngineWorld): void {
  const sheet1 = findSheetByName(world.workbook.document, 'Sheet1') as GridSheet;
  const formulas = { ...sheet1, id: '_sformulas00' as never, name: 'Formulas' };
  world.dispatch({ kind: 'addSheet', sheet: formulas, after: sheet1.id });
  const cells: Record<string, number> = {};
  for (const column of 'ABCDE')
    for (let row = 1; row <= 8; row++) cells[`${column}${row}`] = row * 7 + column.charCodeAt(0);
  world.type(cells);
  pairs.forEach(([name, reference], index) => {
    world.addName(name, reference);
    world.type(
      {
        [`A${index + 1}`]: `=SUM(${name})+ROWS(${name})`,
        [`B${index + 1}`]: `=SUM(${reference})+ROWS(${reference})`,
      },
      'Formulas',
    );
  });
  world.addColumn('ByName', '=SUM(Block)+[@[Annual revenue]]*One');
  world.addColumn('ByReference', '=SUM(Sheet1!$B$2:$D$6)+[@[Annual revenue]]*Sheet1!$C$4');
}

function expectSame(world: EngineWorld): void {
  const { document } = world.workbook;
  const sheet = findSheetByName(document, 'Formulas') as GridSheet;
  pairs.forEach(([name], index) => {
    const byName = world.cell(`A${index + 1}`, 'Formulas');
    const byReference = world.cell(`B${index + 1}`, 'Formulas');
    expect(byName, name).toEqual(byReference);
    const cell = Object.values(sheet.chunks)
      .flatMap((chunk) => Object.entries(chunk))
      .find(([key]) => key === `${index + 1}:2`);
    const formula = toShownFormula(String(cell?.[1].input), document, { sheetId: sheet.id });
    const reference = shownReference(world.named(name).refersTo, document);
    expect(formula, name).toBe(`=SUM(${reference})+ROWS(${reference})`);
  });
  if (document.sheets.some(({ kind }) => kind === 'table'))
    expect(world.column('ByName')).toEqual(world.column('ByReference'));
}

function insertRow(world: EngineWorld, after: number | null): void {
  const sheet = findSheetByName(world.workbook.document, 'Sheet1') as GridSheet;
  world.dispatch({
    kind: 'insertLines',
    sheetId: sheet.id,
    dimension: 'rows',
    after: after === null ? null : lineIdAt(sheet.rows, after),
    lines: [[sheet.nextRowId, 1]],
  });
}

/** Lines of `Sheet1` come, go and move, cells move, rows and columns of the table come and go, sheets go, names change. */
function structuralEdit(world: EngineWorld, dice: Dice): readonly Operation[] {
  const { document } = world.workbook;
  const sheet = findSheetByName(document, 'Sheet1');
  const table = findSheetByName(document, 'Customers');
  const kind = dice(12);
  if (table?.kind === 'table' && kind === 0)
    return [
      {
        kind: 'insertRows',
        sheetId: table.id,
        after: null,
        rows: [[table.nextRowId, 1]],
        blockLengths: [1],
        columns: {},
      },
    ];
  if (table?.kind === 'table' && kind === 1 && axisLength(table.rows) > 0)
    return [{ kind: 'removeRows', sheetId: table.id, rows: sliceAxis(table.rows, 0, 1) }];
  if (sheet?.kind !== 'grid') return [];
  if (kind === 2 && dice(3) === 0) return [{ kind: 'removeSheet', sheetId: sheet.id }];
  if (kind === 3) return [{ kind: 'updateSheet', sheetId: sheet.id, patch: { name: 'Sheet1', color: 'a' } }];
  const dimension = dice(2) ? 'rows' : 'columns';
  const axis = sheet[dimension];
  const from = dice(7);
  const lines = sliceAxis(axis, from, from + 1 + dice(3));
  if (kind < 6) {
    const next = dimension === 'rows' ? sheet.nextRowId : sheet.nextColumnId;
    const after = from === 0 ? null : lineIdAt(axis, from - 1);
    return [{ kind: 'insertLines', sheetId: sheet.id, dimension, after, lines: [[next, 1 + dice(2)]] }];
  }
  if (kind < 8) return [{ kind: 'removeLines', sheetId: sheet.id, dimension, lines }];
  if (kind < 10) {
    const to = dice(14);
    const after = to === 0 ? null : lineIdAt(axis, to - 1);
    const isAmongThem = to - 1 >= from && to - 1 < from + axisLength(lines);
    return isAmongThem ? [] : [{ kind: 'moveLines', sheetId: sheet.id, dimension, lines, after }];
  }
  const source = {
    sheetId: sheet.id,
    fromRow: dice(3),
    toRow: 3 + dice(6),
    fromColumn: dice(3),
    toColumn: 2 + dice(4),
  };
  return moveBlock(document, { source, target: { sheetId: sheet.id, row: dice(9), column: dice(9) } });
}
