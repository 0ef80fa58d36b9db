import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineTransport } from '../../src/engine/protocol';
import { toShownFormula } from '../../src/model/formula/vocabulary';
import { newWorkbook } from '../../src/model/newWorkbook';
import { cellError, type CellValue } from '../../src/shared/value';
import { sampleTable, sampleWorkbook } from '../support/sampleWorkbook';
import { EngineWorld } from './engineWorld';

/** Column names as people have them, and as formulas write them. */
const oddNames = {
  'Annual revenue': 'Annual revenue',
  "it's [odd] #1 @home": "it''s '[odd'] '#1 '@home",
  '客户 名称': '客户 名称',
  'a"b': 'a"b',
  'x]y': "x']y",
  "q'[": "q'''[",
  'comma, and; more': 'comma, and; more',
  '100%': '100%',
  Übung: 'Übung',
  '#': "'#",
  '@': "'@",
  "'": "''",
  '=1+1': '=1+1',
  C2: 'C2',
  '2024': '2024',
};

/** How cells read tables, wherever the engine runs. */
export function engineTablesContract(name: string, transport: () => EngineTransport): void {
  describe(`cells that read tables, in an engine ${name}`, () => {
    let world: EngineWorld;
    const open = async (document = sampleWorkbook().document): Promise<void> => {
      world = new EngineWorld(transport, document);
      await world.settled();
    };
    const down = (column: string, count: number): CellValue[] =>
      world.cells(Array.from({ length: count }, (_, row) => `${column}${row + 1}`));
    const rename = async (columnName: string, newName: string): Promise<void> => {
      const { id } = world.table();
      const columnId = world.columnNamed(columnName).id;
      world.dispatch({ kind: 'updateColumn', sheetId: id, columnId, patch: { name: newName } });
      await world.settled();
    };

    beforeEach(() => open());
    afterEach(() => world.dispose());

    describe('by structured references', () => {
      it.each(Object.entries(oddNames))('names a column %s', async (columnName, written) => {
        world.dispose();
        const columns = [
          { name: columnName, type: 'number' as const, values: [1, 2, 3] },
          { name: 'Other', type: 'number' as const, values: [10, 20, 30] },
        ];
        const empty = newWorkbook();
        await open({ ...empty, sheets: [...empty.sheets, sampleTable('Customers', columns)] });
        world.type({
          A1: `=SUM(Customers[${written}])`,
          A2: `=SUM(Customers[[${written}]:[Other]])`,
          A3: `=INDEX(Customers[[#Headers],[${written}]],1,1)`,
          A4: `=ROWS(Customers[[#All],[${written}]])`,
        });
        world.addColumn('Double', `=[@[${written}]]*2`);
        world.addColumn('Both', `=SUM([@[${written}]:[Other]])`);
        await world.settled();
        expect(down('A', 4)).toEqual([6, 66, columnName, 4]);
        expect(world.column('Double')).toEqual([2, 4, 6]);
        expect(world.column('Both')).toEqual([11, 22, 33]);
      });

      it('reads headers, data and all of a table, and columns in either order', async () => {
        const look = (formula: string) => world.evaluate(formula);
        expect(await look('=Customers[#Headers]')).toEqual([['Name', 'Annual revenue', 'Active']]);
        expect(await look('=Customers[[#Headers],[Name]:[Annual revenue]]')).toEqual([
          ['Name', 'Annual revenue'],
        ]);
        expect(await look('=ROWS(Customers[#All])')).toBe(4);
        expect(await look('=ROWS(Customers[#Data])')).toBe(3);
        expect(await look('=ROWS(Customers[])')).toBe(3);
        expect(await look('=COLUMNS(Customers)')).toBe(3);
        expect(await look('=INDEX(Customers[[#All],[Name]],1,1)')).toBe('Name');
        expect(await look('=COUNTA(Customers[[#Headers],[#Data],[Name]])')).toBe(4);
        expect(await look('=COUNTA(Customers[[Active]:[Name]])')).toBe(7);
        expect(await look('=SUM(customers[annual REVENUE])')).toBe(300);
        expect(await look('=SUM(Customers[#Totals])')).toEqual(cellError('REF'));
      });

      it('follows renamed columns and tables, with whatever names', async () => {
        world.type({ A1: '=SUM(Customers[Annual revenue])', A2: '=INDEX(Customers[#Headers],1,2)' });
        world.addColumn('Double', '=[@[Annual revenue]]*2');
        await world.settled();
        await rename('Annual revenue', '营收 [万元] #1');
        world.dispatch({ kind: 'updateSheet', sheetId: world.table().id, patch: { name: '客户 2024' } });
        await world.settled();
        expect(world.cells(['A1', 'A2'])).toEqual([300, '营收 [万元] #1']);
        const table = world.table('客户 2024');
        const { formula } = world.columnNamed('Double', table);
        const shown = toShownFormula(formula ?? '', world.workbook.document, { sheetId: table.id });
        expect(shown).toBe("=[@[营收 '[万元'] '#1]]*2");
        world.type({ B1: "=SUM(客户_2024[营收 '[万元'] '#1])" });
        await world.settled();
        expect(world.cell('B1')).toBe(300);
      });
    });

    describe('by A1 references', () => {
      it('reads cells, columns, rows and blocks in stored order', async () => {
        world.type({
          A1: '=Customers!B2',
          A2: '=SUM(Customers!B:B)',
          A3: '=COUNTA(Customers!A1:B10)',
          A4: '=SUM(Customers!$B$1:$B$2)',
          A5: '=COUNTA(Customers!2:2)',
          A6: '=Customers!B99',
          A7: '=COUNTBLANK(Customers!B1:B5)',
          A8: '=VLOOKUP("Bob",Customers!A:C,2,FALSE)',
          A9: '=COUNTIF(Customers!B1:B9,"")',
        });
        await world.settled();
        expect(down('A', 9)).toEqual([200, 300, 5, 300, 3, 0, 3, 200, 7]);
        world.insertRow(0, { Name: 'Abe', 'Annual revenue': 5 });
        await world.settled();
        expect(down('A', 4)).toEqual([200, 305, 5, 300]);
        world.setValue('Annual revenue', 1, 1000);
        await world.settled();
        expect(world.cell('A2')).toBe(1205);
      });
    });

    describe('by aggregates', () => {
      it('follows edits, insertions and removals', async () => {
        world.type({
          A1: '=SUM(Customers[Annual revenue],5,B1:B2)',
          A2: '=AVERAGE(Customers[Annual revenue])',
          A3: '=COUNTIFS(Customers[Annual revenue],">=100",Customers[Name],"<>bob")',
          A4: '=AVERAGEIFS(Customers[Annual revenue],Customers[Name],"Ada",Customers[Active],TRUE)',
          A5: '=MAX(Customers[Annual revenue])',
          A6: '=MEDIAN(Customers[Annual revenue])',
          A7: '=SUMIFS(Customers[Annual revenue],Customers[Name],"*d*")',
          A8: '=XLOOKUP("BOB",Customers[Name],Customers[Annual revenue],-1)',
          A9: '=INDEX(Customers[Name],MATCH(200,Customers[Annual revenue],0))',
          B1: 1,
        });
        await world.settled();
        expect(down('A', 9)).toEqual([306, 150, 1, 100, 200, 150, 100, 200, 'Bob']);
        world.setValue('Annual revenue', 0, 400);
        await world.settled();
        expect(down('A', 9)).toEqual([606, 300, 1, 400, 400, 300, 400, 200, 'Bob']);
        world.insertRow(0, { Name: 'Bob', 'Annual revenue': 10 });
        await world.settled();
        expect(down('A', 9)).toEqual([616, 610 / 3, 1, 400, 400, 200, 400, 10, 'Bob']);
        world.removeRows(0, 4);
        await world.settled();
        expect(world.cells(['A1', 'A3', 'A5', 'A8'])).toEqual([6, 0, 0, -1]);
        expect(world.cells(['A2', 'A4', 'A6', 'A9'])).toMatchObject(
          ['DIV0', 'DIV0', 'NUM', 'NA'].map((code) => ({ code })),
        );
      });
    });

    describe('in a table of one row', () => {
      it('takes its cells for cells: texts and blanks do not count', async () => {
        world.removeRows(1, 2);
        world.setValue('Annual revenue', 0, 'unknown');
        world.type({
          A1: '=SUM(Customers[Annual revenue],1)',
          A2: '=COUNT(Customers[Annual revenue])',
          A3: '=COUNTA(Customers[Annual revenue])',
          A4: '=AVERAGE(Customers[Annual revenue],4)',
          A5: '=MAX(Customers[Annual revenue])',
          A6: '=PRODUCT(Customers[Annual revenue],3)',
          A7: '=COUNTIF(Customers[Name],"ADA")',
          A8: '=XLOOKUP("ada",Customers[Name],Customers[Annual revenue])',
        });
        world.addColumn('Total', '=SUM([Annual revenue])+COUNTA([Annual revenue])');
        await world.settled();
        expect(down('A', 8)).toEqual([1, 0, 1, 4, 0, 3, 1, 'unknown']);
        expect(world.column('Total')).toEqual([1]);
        world.setValue('Annual revenue', 0, 7);
        await world.settled();
        expect(down('A', 6)).toEqual([8, 1, 1, 5.5, 7, 21]);
        expect(world.column('Total')).toEqual([8]);
        world.removeRows(0, 1);
        await world.settled();
        expect(down('A', 6)).toEqual([1, 0, 0, 4, 0, 3]);
      });
    });

    describe('by arrays', () => {
      it('spills as many rows as there are, and as many as there are distinct', async () => {
        world.type({
          A1: '=UNIQUE(Customers[Annual revenue])',
          B1: '=FILTER(Customers[Name],Customers[Annual revenue]>50)',
          C1: '=SORT(Customers[Annual revenue],1,-1)',
          D1: '=Customers[Name]',
          E1: '=COUNTA(A1:A9)',
          F1: '=COUNTA(D1:D9)',
        });
        await world.settled();
        const expectColumns = (...columns: CellValue[][]): void => {
          expect(['A', 'B', 'C', 'D'].map((column) => down(column, 5))).toEqual(
            columns.map((values) => [...values, ...new Array<null>(5 - values.length).fill(null)]),
          );
          expect(world.cells(['E1', 'F1'])).toEqual([columns[0]?.length, columns[3]?.length]);
        };
        expectColumns([100, 200, 0], ['Ada', 'Bob'], [200, 100, 0], ['Ada', 'Bob', 'Cyd']);
        world.insertRow(3, { Name: 'Dee', 'Annual revenue': 200 });
        await world.settled();
        expectColumns([100, 200, 0], ['Ada', 'Bob', 'Dee'], [200, 200, 100, 0], ['Ada', 'Bob', 'Cyd', 'Dee']);
        world.setValue('Annual revenue', 3, 70);
        await world.settled();
        expectColumns(
          [100, 200, 0, 70],
          ['Ada', 'Bob', 'Dee'],
          [200, 100, 70, 0],
          ['Ada', 'Bob', 'Cyd', 'Dee'],
        );
        world.setValue('Annual revenue', 0, 70);
        await world.settled();
        expectColumns([70, 200, 0], ['Ada', 'Bob', 'Dee'], [200, 70, 70, 0], ['Ada', 'Bob', 'Cyd', 'Dee']);
        world.removeRows(0, 3);
        await world.settled();
        expectColumns([70], ['Dee'], [70], ['Dee']);
        world.insertRow(1, { Name: 'Eve', 'Annual revenue': 80 });
        await world.settled();
        expectColumns([70, 80], ['Dee', 'Eve'], [80, 70], ['Dee', 'Eve']);
      });

      it('waits for room and takes it', async () => {
        world.type({ A2: 'x', A1: '=Customers[Name]' });
        await world.settled();
        expect(down('A', 3)).toEqual([cellError('SPILL'), 'x', null]);
        world.removeRows(1, 2);
        await world.settled();
        expect(down('A', 3)).toEqual(['Ada', 'x', null]);
        world.type({ A2: null });
        world.insertRow(1, { Name: 'Zed' });
        await world.settled();
        expect(down('A', 3)).toEqual(['Ada', 'Zed', null]);
      });
    });

    describe('in cycles', () => {
      const cycle = (...path: string[]) => cellError('CYCLE', 'cycle', { path: path.join(' → ') });

      it('names a cell that reads itself', async () => {
        world.type({ A1: '=A1+1', B1: '=SUM(B1:B3)' });
        await world.settled();
        expect(world.cell('A1')).toEqual(cycle('Sheet1!A1', 'Sheet1!A1'));
        expect(world.cell('B1')).toEqual(cycle('Sheet1!B1', 'Sheet1!B1'));
        world.type({ A1: '=B1+1', B1: 2 });
        await world.settled();
        expect(world.cells(['A1', 'B1'])).toEqual([3, 2]);
      });

      it.each(['=SUM([A])+1', '=[@A]+1', '=COUNTA(Customers!A:D)'])(
        'names a column that is %s',
        async (formula) => {
          world.addColumn('A', '=1');
          await world.settled();
          world.setFormula('A', formula);
          await world.settled();
          expect(world.column('A')).toEqual(new Array(3).fill(cycle('Customers[A]', 'Customers[A]')));
          world.setFormula('A', '=ROW()');
          await world.settled();
          expect(world.column('A')).toEqual([1, 2, 3]);
        },
      );

      it('goes from a column through a cell to a column', async () => {
        world.addColumn('A', '=[@[Annual revenue]]+1');
        world.addColumn('B', '=Sheet1!$A$1+[@A]');
        world.type({ A1: '=SUM(Customers[A])' });
        await world.settled();
        world.setFormula('A', '=MAX([B])');
        world.setFormula('B', '=Sheet1!$A$1');
        await world.settled();
        expect(world.cell('A1')).toEqual(cycle('Sheet1!A1', 'Customers[A]', 'Customers[B]', 'Sheet1!A1'));
        expect(world.column('A')[2]).toEqual(
          cycle('Customers[A]', 'Customers[B]', 'Sheet1!A1', 'Customers[A]'),
        );
        world.type({ A1: 5 });
        await world.settled();
        expect(world.column('A')).toEqual([5, 5, 5]);
        expect(world.column('B')).toEqual([5, 5, 5]);
      });

      it('goes through a spilled array', async () => {
        world.type({ A1: '=Customers[Annual revenue]*1', C1: '=SUM(A1:A3)' });
        world.addColumn('Share', '=[@[Annual revenue]]/Sheet1!$C$1');
        await world.settled();
        world.type({ A1: '=Customers[Share]*1' });
        await world.settled();
        expect(world.cells(['A1', 'A2', 'A3'])).toEqual([
          cycle('Sheet1!A1', 'Customers[Share]', 'Sheet1!C1', 'Sheet1!A1'),
          null,
          null,
        ]);
        expect(world.column('Share')[0]).toEqual(
          cycle('Customers[Share]', 'Sheet1!C1', 'Sheet1!A1', 'Customers[Share]'),
        );
        world.type({ A1: '=Customers[Annual revenue]*1' });
        await world.settled();
        expect(down('A', 3)).toEqual([100, 200, 0]);
        expect(world.column('Share')).toEqual([1 / 3, 2 / 3, 0]);
      });

      it('takes away what an array showed before it came into a cycle', async () => {
        world.type({ A1: '={1;2;3}+B1', B1: 1 });
        await world.settled();
        expect(down('A', 3)).toEqual([2, 3, 4]);
        world.type({ B1: '=SUM(A2:A3)' });
        await world.settled();
        expect(down('A', 3)).toEqual([cycle('Sheet1!A1', 'Sheet1!B1', 'Sheet1!A1'), null, null]);
        expect(world.cell('B1')).toEqual(cycle('Sheet1!B1', 'Sheet1!A1', 'Sheet1!B1'));
        world.type({ B1: 0 });
        await world.settled();
        expect(down('A', 3)).toEqual([1, 2, 3]);
      });
    });
  });
}
