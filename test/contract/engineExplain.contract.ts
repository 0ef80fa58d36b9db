import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineTransport } from '../../src/engine/protocol';
import { lineIdAt } from '../../src/model/axis';
import type { CellPlace, ExplainedTerm, Explanation } from '../../src/model/explanation';
import { parseCellReference } from '../../src/model/formula/cellReference';
import { toShownFormula } from '../../src/model/formula/vocabulary';
import { findSheetByName } from '../../src/model/lookup';
import { assert } from '../../src/shared/assert';
import { cellError } from '../../src/shared/value';
import { sampleWorkbook } from '../support/sampleWorkbook';
import { EngineWorld } from './engineWorld';

/** What every engine tells about the value of a formula cell, wherever it runs. */
export function engineExplainContract(name: string, transport: () => EngineTransport): void {
  describe(`an engine ${name} explains`, () => {
    let world: EngineWorld;
    beforeEach(async () => {
      world = new EngineWorld(transport, sampleWorkbook().document);
      await world.settled();
    });
    afterEach(() => world.dispose());

    const gridPlace = (address: string): CellPlace => {
      const range = parseCellReference(address)?.range;
      const sheet = findSheetByName(world.workbook.document, 'Sheet1');
      assert(sheet && range?.top != null && range.left != null, address);
      return { sheetId: sheet.id, rowIndex: range.top, columnIndex: range.left };
    };
    const tablePlace = (column: string, rowIndex: number): CellPlace => {
      const table = world.table();
      return {
        sheetId: table.id,
        rowIndex,
        columnIndex: table.columns.indexOf(world.columnNamed(column)),
      };
    };
    const explain = async (place: CellPlace): Promise<Explanation> => {
      const explanation = await world.client.explain(place);
      assert(explanation, 'no explanation');
      return explanation;
    };
    /** The parts as people read them, each with its value. */
    const unfold = (term: ExplainedTerm | null, sheetId = gridPlace('A1').sheetId): [string, unknown][] => {
      if (!term) return [];
      const { value } = term;
      const text = toShownFormula(`=${term.text}`, world.workbook.document, { sheetId }).slice(1);
      const shown = value === null ? null : value.kind === 'one' ? value.value : value.first;
      return [[text, shown], ...term.terms.flatMap((part) => unfold(part, sheetId))];
    };
    const address = ({ fromRow, toRow, fromColumn, toColumn }: NonNullable<ExplainedTerm['source']>) =>
      [fromRow, fromColumn, toRow, toColumn].join(' ');

    it('each part of a grid formula with its value and its cells', async () => {
      world.type({ A1: 3, A2: 4, B1: '=(A1+SUM(A1:A2))*ROW()' });
      await world.settled();
      const { term, value } = await explain(gridPlace('B1'));
      expect(value).toBe(10);
      expect(unfold(term)).toEqual([
        ['(A1+SUM(A1:A2))*ROW()', 10],
        ['A1+SUM(A1:A2)', 10],
        ['A1', 3],
        ['SUM(A1:A2)', 7],
        ['A1:A2', [3, 4]],
        ['ROW()', 1],
      ]);
      expect(term?.terms[0]?.terms.map(({ source }) => source && address(source))).toEqual(['0 0 0 0', null]);
    });

    it('a name by the value and the cells it stands for, and an error through it', async () => {
      world.type({ A1: 3, A2: 4, B1: '=SUM(Prices)*First' });
      world.addName('Prices', 'A1:A2');
      world.addName('First', 'A1');
      world.type({ B1: '=SUM(Prices)*First' });
      await world.settled();
      const { term } = await explain(gridPlace('B1'));
      expect(unfold(term)).toEqual([
        ['SUM(Prices)*First', 21],
        ['SUM(Prices)', 7],
        ['Prices', [3, 4]],
        ['First', 3],
      ]);
      expect(term?.terms[1]?.source && address(term.terms[1].source)).toBe('0 0 0 0');
      const [sum] = term?.terms ?? [];
      expect(sum?.terms[0]?.source && address(sum.terms[0].source)).toBe('0 0 1 0');
      world.type({ A2: '=1/0' });
      await world.settled();
      expect((await explain(gridPlace('B1'))).cause).toMatchObject({ place: gridPlace('A2') });
    });

    it('a row of a calculated column with the values of that row', async () => {
      world.addParameter('Rate', 0.1);
      world.addColumn('Share', '=[@[Annual revenue]]/SUM(Customers[Annual revenue])+Rate');
      await world.settled();
      const place = tablePlace('Share', 1);
      const { term } = await explain(place);
      const [revenue] = unfold(term, place.sheetId).filter(([text]) => text === '[@[Annual revenue]]');
      expect(revenue?.[1]).toBe(world.column('Annual revenue')[1]);
      expect(unfold(term, place.sheetId)[0]?.[1]).toBe(world.column('Share')[1]);
      expect(term?.terms[1]?.parameterId).toBe(world.workbook.document.parameters[0]?.id);
    });

    it('an array by its size and first cells', async () => {
      world.type({ A1: '={1,2;3,4}*10' });
      await world.settled();
      const { term } = await explain(gridPlace('A1'));
      expect(term?.value).toEqual({ kind: 'block', rows: 2, columns: 2, first: [10, 20, 30, 40] });
    });

    it('what reads a cell: cells, ranges and columns', async () => {
      world.type({ A1: 1, B1: '=A1*2', B2: '=SUM(A1:A9)', B3: '=SUM(A1:A10)', B4: '=C1' });
      world.addColumn('Plus', '=[@[Annual revenue]]+Sheet1!$A$1');
      world.type({ C1: '=SUM(Customers[Annual revenue])' });
      await world.settled();
      expect((await explain(gridPlace('B1'))).dependents).toEqual([]);
      const { dependents } = await explain(gridPlace('A1'));
      const plus = tablePlace('Plus', 0);
      expect(dependents.map((block) => `${block.sheetId === plus.sheetId} ${address(block)}`).sort()).toEqual(
        [
          'false 0 1 0 1',
          'false 1 1 1 1',
          'false 2 1 2 1',
          `true 0 ${plus.columnIndex} 2 ${plus.columnIndex}`,
        ],
      );
    });

    it('what reads a cell of a table: its own row, and what reads the whole column', async () => {
      world.addColumn('Double', '=[@[Annual revenue]]*2');
      world.addColumn('Twice', '=[@Double]*2');
      world.addColumn('Part', '=[@Double]/SUM(Customers[Double])');
      await world.settled();
      const { dependents } = await explain(tablePlace('Double', 1));
      const columns = ['Twice', 'Part'].map((column) => tablePlace(column, 0).columnIndex);
      expect(dependents.map(address).sort()).toEqual(
        [`1 ${columns[0]} 1 ${columns[0]}`, `0 ${columns[1]} 2 ${columns[1]}`].sort(),
      );
    });

    it('the story of a function of ours, from the arguments of that row', async () => {
      world.type({ A1: 100, B1: 120, C1: '=CLV(A1:B1,20,0.1)' });
      await world.settled();
      const { term } = await explain(gridPlace('C1'));
      expect(term?.story?.rows).toHaveLength(2);
      expect(term?.story?.rows[1]?.[1]).toMatchObject({ value: 120, from: { argument: 0, cell: 1 } });
    });

    it('where an error began, and through which cells it came', async () => {
      world.type({ A1: 0, B1: '=2*(1/A1)', C1: '=B1+1', D1: '=SUM(C1:C3)' });
      await world.settled();
      const { cause } = await explain(gridPlace('D1'));
      expect(cause).toEqual({
        error: cellError('DIV0'),
        place: gridPlace('B1'),
        text: '1/A1',
        through: [gridPlace('D1'), gridPlace('C1')],
      });
      expect((await explain(gridPlace('B1'))).cause?.through).toEqual([]);
    });

    it('a circle and a blocked array by their own cell', async () => {
      world.type({ A1: '=B1+1', B1: '=A1+1', C1: '=SEQUENCE(3)', C2: 'in the way' });
      await world.settled();
      expect((await explain(gridPlace('A1'))).cause).toMatchObject({ place: gridPlace('A1'), through: [] });
      expect((await explain(gridPlace('C1'))).cause?.place).toEqual(gridPlace('C1'));
    });

    it('blanks that count as 0, rows left out, and units that differ', async () => {
      world.type({ A1: 100, C1: 90, D1: '=CLV(A1:C1,20,0.1)', A2: 5, B2: '=A2+A3' });
      await world.settled();
      expect((await explain(gridPlace('D1'))).warnings).toMatchObject([
        { kind: 'blankCells', params: { count: 1, cells: 3 }, place: { fromRow: 0, fromColumn: 1 } },
      ]);
      expect((await explain(gridPlace('B2'))).warnings).toMatchObject([{ kind: 'blankCells' }]);
    });

    it('a value by what reads it, and nothing where there is no cell', async () => {
      world.type({ A1: 5, B1: '=A1' });
      await world.settled();
      const { formula, term, dependentCount } = await explain(gridPlace('A1'));
      expect({ formula, term, dependentCount }).toEqual({ formula: null, term: null, dependentCount: 1 });
      expect(await world.client.explain({ ...gridPlace('A1'), rowIndex: 1e6 })).toBeNull();
    });

    it('after what is being calculated is done', async () => {
      world.type({ A1: '=1+1' });
      const sheet = world.workbook.document.sheets[0];
      assert(sheet?.kind === 'grid', 'a grid');
      expect(lineIdAt(sheet.rows, 0)).toBeDefined();
      expect((await explain(gridPlace('A1'))).value).toBe(2);
    });
  });
}
