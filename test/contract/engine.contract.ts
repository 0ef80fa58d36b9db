import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineTransport } from '../../src/engine/protocol';
import { lineIdAt } from '../../src/model/axis';
import { blockFromValues } from '../../src/model/columnBlocks';
import type { WorkbookDocument } from '../../src/model/document';
import type { Operation } from '../../src/model/operation';
import { cellError } from '../../src/shared/value';
import { longWorkbook, sampleWorkbook } from '../support/sampleWorkbook';
import { EngineWorld } from './engineWorld';

/** What every engine does with cells, wherever it runs. */
export function engineContract(name: string, transport: () => EngineTransport): void {
  describe(`an engine ${name}`, () => {
    let world: EngineWorld;
    const open = async (document: WorkbookDocument): Promise<EngineWorld> => {
      world.dispose();
      world = new EngineWorld(transport, document);
      return world.settled();
    };

    beforeEach(async () => {
      world = new EngineWorld(transport, sampleWorkbook().document);
      await world.settled();
    });
    afterEach(() => world.dispose());

    describe('with grid cells', () => {
      it('recalculates what depends on an edited cell', async () => {
        world.type({ A1: 2, A2: '=A1*3', A3: '=SUM(A1:A2)', B1: "'=text", B2: '=B1&"!"' });
        await world.settled();
        expect(world.cells(['A1', 'A2', 'A3', 'B1', 'B2'])).toEqual([2, 6, 8, '=text', '=text!']);
        world.type({ A1: 10 });
        await world.settled();
        expect(world.cells(['A2', 'A3'])).toEqual([30, 40]);
      });

      it('keeps every digit of a result', async () => {
        world.type({ A1: '=1/3', A2: '=1E-300*2', A3: '=0.1+0.2=0.3', A4: '=2^0.5' });
        await world.settled();
        expect(world.cells(['A1', 'A2', 'A3', 'A4'])).toEqual([1 / 3, 2e-300, true, Math.SQRT2]);
      });

      it('shows 0 for a formula that reads a blank, and nothing for a cleared one', async () => {
        world.type({ A1: '=C9', A2: '=C9&""' });
        await world.settled();
        expect(world.cells(['A1', 'A2'])).toEqual([0, '']);
        world.type({ A1: null });
        await world.settled();
        expect(world.cell('A1')).toBeNull();
      });

      it('takes texts for texts, whatever they look like', async () => {
        world.type({
          A1: '123',
          A2: '2024-01-01',
          A3: '10%',
          A4: '=ISTEXT(A1)',
          A5: '=ISTEXT(A2)',
          A6: '=LEN(A3)',
        });
        world.type({ B1: '="say ""hi"" \\"', B2: '=TRUE', B3: '=IF(FALSE,1,"no")' });
        await world.settled();
        expect(world.cells(['A4', 'A5', 'A6'])).toEqual([true, true, 3]);
        expect(world.cells(['B1', 'B2', 'B3'])).toEqual(['say "hi" \\', true, 'no']);
      });

      it('moves results along with inserted lines', async () => {
        world.type({ A1: 5, A2: '=A1*2' });
        await world.settled();
        const sheet = world.workbook.document.sheets[0];
        if (sheet?.kind !== 'grid') throw new Error('Sheet1 is a grid');
        world.dispatch({
          kind: 'insertLines',
          sheetId: sheet.id,
          dimension: 'rows',
          after: null,
          lines: [[sheet.nextRowId, 2]],
        });
        await world.settled();
        expect(world.cells(['A1', 'A3', 'A4'])).toEqual([null, 5, 10]);
        world.type({ A3: 6 });
        await world.settled();
        expect(world.cell('A4')).toBe(12);
      });
    });

    describe('with errors', () => {
      it('says why a cell cannot be computed', async () => {
        world.type({
          A1: '=1/0',
          A2: '=NOSUCH(1)',
          A3: '=unknown_name',
          A4: '=CLV("x",1,0.1)',
          A5: '=A4+1',
          A6: '=A1',
        });
        await world.settled();
        expect(world.cells(['A1', 'A2', 'A3', 'A6'])).toEqual([
          cellError('DIV0'),
          cellError('NAME', 'formulaUnknownFunction', { name: 'NOSUCH' }),
          cellError('NAME', 'formulaUnknownName', { name: 'unknown_name' }),
          cellError('DIV0'),
        ]);
        expect(world.cell('A4')).toMatchObject({ code: 'VALUE', reason: 'textNotNumber' });
        expect(world.cell('A5')).toEqual(world.cell('A4'));
      });

      it('names the way round a cycle, and recovers from it', async () => {
        world.type({ A1: '=B1+1', B1: '=C1', C1: '=A1' });
        await world.settled();
        expect(world.cell('A1')).toEqual(
          cellError('CYCLE', 'cycle', { path: 'Sheet1!A1 → Sheet1!B1 → Sheet1!C1 → Sheet1!A1' }),
        );
        world.type({ C1: 1 });
        await world.settled();
        expect(world.cells(['A1', 'B1', 'C1'])).toEqual([2, 1, 1]);
      });

      it('refuses formulas that would hang it, and goes on', async () => {
        const nested = `=${'ABS('.repeat(41)}1${')'.repeat(41)}`;
        const long = `=1${'+1'.repeat(501)}`;
        world.type({ A1: nested, A2: long, A3: '=SUM(B1:Z100000)', A4: '=REPT("x",1e9)', A5: '=1+1' });
        await world.settled();
        expect(world.cells(['A1', 'A2', 'A3', 'A4', 'A5'])).toEqual([
          cellError('ERROR', 'formulaTooDeep', { depth: 41, limit: 40 }),
          cellError('ERROR', 'formulaTooManyOperators', { count: 501, limit: 500 }),
          cellError('ERROR', 'calculationTooLarge', { cells: 2_500_000, limit: 200_000 }),
          cellError('VALUE', 'textTooLong', { limit: 32_767 }),
          2,
        ]);
      });
    });

    describe('with a formula that is held', () => {
      it('shows an error in its place and calculates everything else', async () => {
        world.type({ A1: '=1+1', B1: '=SUM(A1,40)', C1: '=B1*2', D1: '=SUM(A1,40)+0' });
        await world.settled();
        const { document } = world.workbook;
        const sheet = document.sheets[0]!;
        const told: unknown[] = [];
        const engine = transport();
        const patched = new Promise<Record<string, unknown>>((resolve) => {
          const values: Record<string, unknown> = {};
          engine.onReply((reply) => {
            if (reply.kind === 'working') told.push(reply.work?.place);
            if (reply.kind === 'patch') for (const patch of reply.cells) Object.assign(values, patch.values);
            if (reply.kind === 'settled') resolve(values);
          });
        });
        const held = [`${sheet.id} =SUM(A1,40)`];
        engine.send({
          kind: 'open',
          version: 0,
          document,
          computed: null,
          today: 0,
          licenseKey: '',
          held,
          tellsWork: true,
        });
        const values = await patched;
        engine.terminate();
        const place = (column: number) => `1:${column}`;
        expect(values).toMatchObject({
          [place(1)]: 2,
          [place(2)]: { code: 'ERROR', reason: 'formulaHeld' },
          [place(3)]: { code: 'ERROR', reason: 'formulaHeld' },
          [place(4)]: 42,
        });
        expect(told).toContainEqual({ sheetId: sheet.id, key: place(4) });
      });
    });

    describe('with arrays', () => {
      it('lets them spill, and says when there is no room', async () => {
        world.type({ A1: '={1,2;3,4}*10', D1: '=SUM(A1:B2)' });
        await world.settled();
        expect(world.cells(['A1', 'B1', 'A2', 'B2', 'D1'])).toEqual([10, 20, 30, 40, 100]);
        world.type({ B2: 'in the way' });
        await world.settled();
        expect(world.cells(['A1', 'B1', 'A2', 'B2'])).toEqual([cellError('SPILL'), null, null, 'in the way']);
        world.type({ B2: null });
        await world.settled();
        expect(world.cells(['A1', 'B1', 'A2', 'B2', 'D1'])).toEqual([10, 20, 30, 40, 100]);
      });

      it('gives the lines that INDEX names their room, whichever it is', async () => {
        const spilled = () => world.cells(['D1', 'E1', 'D2', 'E2']);
        world.type({ A1: 1, B1: 2, A2: 3, B2: 4, C1: 2, C2: 0, D1: '=INDEX(A1:B2,C1,C2)' });
        await world.settled();
        expect(spilled()).toEqual([3, 4, null, null]);
        world.type({ C1: 0, C2: 2 });
        await world.settled();
        expect(spilled()).toEqual([2, null, 4, null]);
        world.type({ C2: 0, B2: null });
        await world.settled();
        expect(spilled()).toEqual([1, 2, 3, 0]);
        world.type({ D1: '=INDEX(Customers,2,0)' });
        await world.settled();
        expect(spilled()).toEqual(['Bob', 200, null, null]);
      });

      it('follows the size of a table', async () => {
        world.type({ A1: '=Customers[Annual revenue]*2', C1: '=UNIQUE(Customers[Active])' });
        await world.settled();
        expect(world.cells(['A1', 'A2', 'A3', 'A4'])).toEqual([200, 400, 0, null]);
        world.insertRow(3, { 'Annual revenue': 7 });
        await world.settled();
        expect(world.cells(['A1', 'A2', 'A3', 'A4'])).toEqual([200, 400, 0, 14]);
        world.removeRows(0, 2);
        await world.settled();
        expect(world.cells(['A1', 'A2', 'A3', 'A4'])).toEqual([0, 14, null, null]);
        expect(world.cells(['C1', 'C2'])).toEqual([0, null]);
      });

      it('never destroys a column by array arithmetic', async () => {
        world.type({ A1: '=SUM((Customers[Annual revenue]>100)*1)', A2: '=SUM(Customers[Annual revenue])' });
        await world.settled();
        expect(world.cells(['A1', 'A2'])).toEqual([1, 300]);
        expect(await world.evaluate('=SUM(Customers[Annual revenue]*2)')).toBe(600);
        expect(await world.evaluate('=SUM(Customers[Annual revenue])')).toBe(300);
      });
    });

    describe('with references into tables', () => {
      it('reads columns, slices, headers and A1 places', async () => {
        world.type({
          A1: '=SUM(Customers[revenue])',
          A2: '=COUNTA(Customers[[Name]:[Active]])',
          A3: '=INDEX(Customers[#Headers],1,2)',
          A4: '=Customers!B2',
          A5: '=SUM(Customers!B:B)',
          A6: '=COUNTA(Customers!A1:B2)',
          A7: '=ROWS(Customers[#All])',
          A8: '=Customers!B9',
        });
        await world.settled();
        expect(world.cells(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'])).toEqual([
          300,
          7,
          'Annual revenue',
          200,
          300,
          4,
          4,
          0,
        ]);
        world.setValue('Annual revenue', 1, 250);
        await world.settled();
        expect(world.cells(['A1', 'A4', 'A5'])).toEqual([350, 250, 350]);
      });

      it('looks records up in it', async () => {
        const look = (formula: string) => world.evaluate(formula);
        expect(await look('=VLOOKUP("bob",Customers[[Name]:[Annual revenue]],2,FALSE)')).toBe(200);
        expect(await look('=VLOOKUP("Nobody",Customers[],2,FALSE)')).toEqual(cellError('NA'));
        expect(await look('=VLOOKUP("Bz",Customers[[Name]:[Active]],1)')).toBe('Bob');
        expect(await look('=HLOOKUP("Name",Customers[#All],3,FALSE)')).toBe('Bob');
        expect(await look('=XLOOKUP("Cyd",Customers[Name],Customers[Annual revenue])')).toBe(0);
        world.type({ A1: 'k', B1: 5 });
        expect(await look('=VLOOKUP("k",Sheet1!A1:B1,2,FALSE)')).toBe(5);
      });

      it('follows renamed headers and says #REF! for what is gone', async () => {
        world.type({ A1: '=INDEX(Customers[#Headers],1,1)', A2: '=SUM(Customers[Annual revenue])' });
        await world.settled();
        const { id } = world.table();
        world.dispatch(
          {
            kind: 'updateColumn',
            sheetId: id,
            columnId: world.columnNamed('Name').id,
            patch: { name: 'Who' },
          },
          { kind: 'removeColumn', sheetId: id, columnId: world.columnNamed('Annual revenue').id },
        );
        await world.settled();
        expect(world.cells(['A1', 'A2'])).toEqual(['Who', cellError('REF')]);
      });
    });

    describe('evaluating', () => {
      it('answers without storing', async () => {
        expect(await world.evaluate('=CLV({100,120},{20,25},0.1)')).toBeCloseTo(151.2396694214876, 12);
        expect(await world.evaluate('={1,2;3,4}')).toEqual([
          [1, 2],
          [3, 4],
        ]);
        expect(await world.evaluate('=Customers[Annual revenue]')).toEqual([[100], [200], [0]]);
        world.type({ B2: 7 });
        expect(await world.evaluate('=B2*2', 'Sheet1')).toBe(14);
        expect(await world.client.evaluate('=SUM(1,', null)).toEqual(cellError('ERROR', 'formulaSyntax'));
        expect(await world.client.evaluate('=[@_cxxxxxxxxxx]', world.table().id)).toEqual(
          cellError('VALUE', 'formulaThisRowOutsideTable'),
        );
      });

      it('waits for columns that are being computed', async () => {
        await open(longWorkbook(3000));
        world.addColumn('Double', '=[@Value]*2');
        expect(await world.evaluate('=SUM(Customers[Double])')).toBe(3000 * 3001);
      });

      it('answers as if something had been changed, of which nothing stays', async () => {
        world.addColumn('Double', '=[@[Annual revenue]]*2');
        world.type({ A1: 1, A2: 2, B1: '=SUM(A1:A2)', B2: '=SUM(Customers[Double])' });
        await world.settled();
        const shown = ['A1', 'B1', 'B2'];
        const before = [world.cells(shown), world.column('Double')];
        const sheet = world.workbook.document.sheets[0]!;
        const table = world.table();
        const revenue = world.columnNamed('Annual revenue');
        const entry: Operation[] = [
          { kind: 'setGridCells', sheetId: sheet.id, cells: { '1:1': { input: 10 } } },
          {
            kind: 'setCells',
            sheetId: table.id,
            columnId: revenue.id,
            rows: [[lineIdAt(table.rows, 0), 1]],
            values: blockFromValues('number', [1000]),
          },
        ];
        const sent = world.patches.length;
        const formula = world.stored('=SUM(B1:B2)+COUNTIF(A1:A2,10)', sheet.id);
        expect(await world.client.evaluate(formula, sheet.id, entry)).toBe(12 + 2400 + 1);
        expect(await world.client.evaluate(formula, sheet.id)).toBe(3 + 600);
        await world.settled();
        const values = world.patches.slice(sent).flatMap(({ cells }) => cells.map((patch) => patch.values));
        expect(values.filter((patch) => Object.keys(patch).length > 0)).toEqual([]);
        expect([world.cells(shown), world.column('Double')]).toEqual(before);
        world.type({ A2: 5 });
        await world.settled();
        expect(world.cell('B1')).toBe(6);
      });

      it('spills quadrants', async () => {
        expect(
          await world.evaluate('=QUADRANT(Customers[Annual revenue],Customers[Annual revenue],150,150)'),
        ).toEqual([['D'], ['A'], ['D']]);
      });
    });
  });
}
