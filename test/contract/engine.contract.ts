import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineTransport } from '../../src/engine/protocol';
import { newWorkbook } from '../../src/model/newWorkbook';
import type { WorkbookDocument } from '../../src/model/document';
import type { SortDirection, SortLevel } from '../../src/model/tableView';
import { cellError } from '../../src/shared/value';
import { sampleTable, sampleWorkbook, type SampleColumn } from '../support/sampleWorkbook';
import { EngineWorld } from './engineWorld';

/** What every engine does, wherever it runs. */
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

    describe('with calculated columns', () => {
      it('computes them, chains of them, and what depends on them', async () => {
        world.addColumn('Double', '=[@[Annual revenue]]*2');
        world.addColumn('Label', '=[@Name]&": "&[@Double]', 'text');
        world.addColumn('Share', '=[@Double]/SUM([Double])');
        world.type({ A1: '=SUM(Customers[Share])' });
        await world.settled();
        expect(world.column('Double')).toEqual([200, 400, 0]);
        expect(world.column('Label')).toEqual(['Ada: 200', 'Bob: 400', 'Cyd: 0']);
        expect(world.column('Share')).toEqual([1 / 3, 2 / 3, 0]);
        expect(world.cell('A1')).toBe(1);
        world.setValue('Annual revenue', 2, 100);
        await world.settled();
        expect(world.column('Label')).toEqual(['Ada: 200', 'Bob: 400', 'Cyd: 200']);
        expect(world.column('Share')).toEqual([0.25, 0.5, 0.25]);
      });

      it('reads slices of the row, row numbers, parameters and cells', async () => {
        world.addParameter('Rate', 0.5);
        world.type({ A1: 1000 });
        world.addColumn('Cost', '=ROW()*10');
        world.addColumn('Total', '=SUM([@[Annual revenue]:[Cost]])*Rate+Sheet1!$A$1');
        await world.settled();
        expect(world.column('Cost')).toEqual([10, 20, 30]);
        expect(world.column('Total')).toEqual([1055, 1110, 1015]);
        world.setParameter('Rate', 1);
        await world.settled();
        expect(world.column('Total')).toEqual([1110, 1220, 1030]);
        world.type({ A1: 0 });
        await world.settled();
        expect(world.column('Total')).toEqual([110, 220, 30]);
      });

      it('aggregates per row where a row value is given, and over the column where a column is', async () => {
        world.addColumn('Floor', '=MAX(150,[@[Annual revenue]])');
        world.addColumn('Both', '=AND([@Active],[@[Annual revenue]]>50)', 'boolean');
        world.addColumn('Largest', '=MAX([Annual revenue])');
        await world.settled();
        expect(world.column('Floor')).toEqual([150, 200, 150]);
        expect(world.column('Both')).toEqual([true, false, false]);
        expect(world.column('Largest')).toEqual([200, 200, 200]);
      });

      it('keeps values with their rows when rows come and go', async () => {
        world.addColumn('Double', '=[@[Annual revenue]]*2');
        world.type({ A1: '=SUM(Customers[Double])', A2: '=ROWS(Customers[Double])' });
        await world.settled();
        world.insertRow(1, { 'Annual revenue': 5 });
        expect(world.column('Double')).toEqual([200, null, 400, 0]);
        await world.settled();
        expect(world.column('Double')).toEqual([200, 10, 400, 0]);
        expect(world.cells(['A1', 'A2'])).toEqual([610, 4]);
        world.removeRows(0, 2);
        await world.settled();
        expect(world.column('Double')).toEqual([400, 0]);
        expect(world.cells(['A1', 'A2'])).toEqual([400, 2]);
      });

      it('takes another formula, or values instead of one', async () => {
        world.addColumn('X', '=[@[Annual revenue]]+1');
        world.addColumn('Y', '=[@X]*10');
        await world.settled();
        world.setFormula('X', '=[@[Annual revenue]]+2');
        await world.settled();
        expect(world.column('Y')).toEqual([1020, 2020, 20]);
        world.dispatch({
          kind: 'updateColumn',
          sheetId: world.table().id,
          columnId: world.columnNamed('X').id,
          patch: { formula: null },
        });
        world.setValue('X', 0, 7);
        await world.settled();
        expect(world.column('Y')).toEqual([70, 0, 0]);
      });

      it('shows what another formula yields, also where the one before yielded the same', async () => {
        world.addColumn('Double', '=[@[Annual revenue]]*2');
        world.addColumn('Share', '=[@Double]+1');
        await world.settled();
        // The answer to the first change comes when the second has been made, and is not of that formula any more.
        world.setFormula('Double', '=[@Name]');
        world.setFormula('Share', '=[@Double]+2');
        await world.settled();
        expect(world.column('Share')).toEqual(new Array(3).fill(cellError('VALUE')));
      });

      it('says why a row cannot be computed', async () => {
        world.addColumn('Bad', '=CLV([@Name],1,0.1)');
        world.addColumn('Array', '=[Annual revenue]*1');
        world.addColumn('Unknown', '=NOSUCH([@Name])');
        await world.settled();
        expect(world.column('Bad')[0]).toMatchObject({ code: 'VALUE', reason: 'textNotNumber' });
        expect(world.column('Array')[0]).toMatchObject({ code: 'SPILL' });
        expect(world.column('Unknown')[0]).toEqual(
          cellError('NAME', 'formulaUnknownFunction', { name: 'NOSUCH' }),
        );
      });

      it('finds cycles between columns and cells, and recovers', async () => {
        world.addColumn('A', '=[@[Annual revenue]]');
        world.type({ A1: '=SUM(Customers[A])' });
        world.addColumn('B', '=[@A]+1');
        await world.settled();
        world.setFormula('A', '=[@B]+Sheet1!$B$9');
        await world.settled();
        const [first] = world.column('A');
        expect(first).toEqual(
          cellError('CYCLE', 'cycle', { path: 'Customers[A] → Customers[B] → Customers[A]' }),
        );
        expect(world.cell('A1')).toMatchObject({ code: 'CYCLE' });
        world.setFormula('A', '=[@[Annual revenue]]*3');
        await world.settled();
        expect(world.column('B')).toEqual([301, 601, 1]);
        expect(world.cell('A1')).toBe(900);
      });

      it('shows a cycle in what reads it, and in rows that come later', async () => {
        world.addColumn('A', '=[@[Annual revenue]]');
        world.addColumn('B', '=[@A]+1');
        await world.settled();
        world.setFormula('A', '=[@A]+1');
        world.insertRow(0, { 'Annual revenue': 5 });
        await world.settled();
        const codes = (name: string) =>
          world.column(name).map((value) => (value as { code?: string } | null)?.code);
        expect(codes('A')).toEqual(['CYCLE', 'CYCLE', 'CYCLE', 'CYCLE']);
        expect(codes('B')).toEqual(['CYCLE', 'CYCLE', 'CYCLE', 'CYCLE']);
      });

      it('ranks against a population', async () => {
        world.addColumn('Quintile', '=SEGMENT.QUANTILE([@[Annual revenue]],[Annual revenue],2)');
        await world.settled();
        expect(world.column('Quintile').slice(0, 2)).toEqual([1, 2]);
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

      it('spills quadrants', async () => {
        expect(
          await world.evaluate('=QUADRANT(Customers[Annual revenue],Customers[Annual revenue],150,150)'),
        ).toEqual([['D'], ['A'], ['D']]);
      });
    });

    // `REPLACE` has no kernel, so every row is a formula of its own.
    describe('with long calculations', () => {
      it('reports progress, stops when asked to, and goes on', async () => {
        await open(longWorkbook(20_000));
        const seen = new Set<string>();
        const stopped = new Promise<void>((resolve) => {
          world.client.onStatus((status) => {
            seen.add(status.kind);
            if (status.kind === 'calculating' && status.progress) world.client.cancel();
            if (status.kind === 'stopped') resolve();
          });
        });
        world.addColumn('Slow', '=CLV([@Value],1,0.1)+LEN(REPLACE([@Value],1,0,""))');
        await stopped;
        const table = world.table();
        expect(world.mirror.isPending(table.id, world.columnNamed('Slow').id)).toBe(true);
        expect(world.column('Slow')[0]).toBeNull();
        world.client.resume();
        // The listener cancels at every progress.
        while (world.client.status.kind !== 'idle') {
          await world.client.settled();
          world.client.resume();
        }
        expect(world.mirror.isPending(table.id, world.columnNamed('Slow').id)).toBe(false);
        expect(world.column('Slow')[9]).toBeCloseTo(9 / 1.1 + 2, 12);
        expect(seen).toContain('calculating');
      });

      it('takes edits while it calculates', async () => {
        await open(longWorkbook(20_000));
        world.addColumn('Double', '=VALUE(REPLACE([@Value],1,0,""))*2');
        world.type({ A1: '=SUM(Customers[Double])', A2: '=1+1' });
        world.setValue('Value', 0, 101);
        world.removeRows(19_999, 1);
        await world.settled();
        expect(world.column('Double').slice(0, 3)).toEqual([202, 4, 6]);
        expect(world.cells(['A1', 'A2'])).toEqual([200 + 19_999 * 20_000, 2]);
      });
    });

    describe('with functions that take long', () => {
      const fit = '=BGNBD.FIT(Customers[Purchases],Customers[Last],Customers[Age])';
      /** Functions that were at work, by the progress that was reported of them. */
      const watchFunctions = (): string[] => {
        const seen: string[] = [];
        world.client.onStatus((status) => {
          const progress = status.kind === 'calculating' ? status.progress : null;
          if (progress?.kind === 'function' && seen.at(-1) !== progress.functionName)
            seen.push(progress.functionName);
        });
        return seen;
      };
      beforeEach(() => open(historiesWorkbook(6_000)));

      it('does them beside other work, and cells follow', async () => {
        const seen = watchFunctions();
        world.type({ A1: fit, F1: '=A1*2', F2: '=1+1' });
        await world.settled();
        expect(seen).toEqual(['BGNBD.FIT']);
        const [r, alpha] = world.cells(['A1', 'B1']) as number[];
        expect(r).toBeGreaterThan(0);
        expect(alpha).toBeGreaterThan(0);
        expect(world.cells(['A2', 'F1', 'F2'])).toEqual([expect.any(Number), (r ?? 0) * 2, 2]);
      });

      it('reports how far they are, stops when asked to, and goes on', async () => {
        const stopped = new Promise<void>((resolve) => {
          world.client.onStatus((status) => {
            if (status.kind === 'calculating' && status.progress?.kind === 'function') world.client.cancel();
            if (status.kind === 'stopped') resolve();
          });
        });
        world.type({ A1: fit });
        await stopped;
        expect(world.cell('A1')).toBeNull();
        world.client.resume();
        // The listener cancels at every progress.
        while (world.client.status.kind !== 'idle') {
          await world.client.settled();
          world.client.resume();
        }
        expect(world.cell('A1')).toEqual(expect.any(Number));
      });

      it('does the same work once, for as long as the data is the same', async () => {
        world.type({ A1: fit });
        await world.settled();
        const seen = watchFunctions();
        world.type({ A4: fit, A7: '=INDEX(' + fit.slice(1) + ',1,2)' });
        await world.settled();
        expect(seen).toEqual([]);
        expect(world.cells(['A4', 'A7'])).toEqual(world.cells(['A1', 'B1']));
        const before = world.cell('A1');
        world.setValue('Purchases', 0, 9);
        await world.settled();
        expect(seen).toEqual(['BGNBD.FIT']);
        expect(world.cell('A1')).not.toEqual(before);
        expect(world.cell('A4')).toEqual(world.cell('A1'));
      });

      it('shows the last values until there are new ones', async () => {
        world.type({ A1: fit });
        await world.settled();
        const before = world.cells(['A1', 'B1', 'A2', 'D2']);
        const during: unknown[] = [];
        world.client.onStatus((status) => {
          const isAtWork = status.kind === 'calculating' && status.progress?.kind === 'function';
          if (isAtWork) during.push(world.cells(['A1', 'B1', 'A2', 'D2']));
        });
        world.setValue('Purchases', 0, 9);
        await world.settled();
        expect(during.length).toBeGreaterThan(0);
        for (const shown of during) expect(shown).toEqual(before);
        expect(world.cells(['A1', 'B1', 'A2', 'D2'])).not.toEqual(before);

        const snapshot = world.mirror.snapshot();
        if (!snapshot) throw new Error('nothing to store');
        const { document } = world.workbook;
        const stored = world.cells(['A1', 'B1', 'A2', 'D2']);
        world.dispose();
        world = new EngineWorld(transport, document, { ...snapshot, version: 0 });
        world.client.onStatus(() => expect(world.cells(['A1', 'B1', 'A2', 'D2'])).toEqual(stored));
        await world.settled();
        expect(world.cells(['A1', 'B1', 'A2', 'D2'])).toEqual(stored);
      });

      it('does them at once where nobody can be told later', async () => {
        const value = await world.evaluate(
          '=INDEX(SBG.FIT({1000,631,468,382}),1,1)+0*INDEX(' + fit.slice(1) + ',1,1)',
        );
        expect(value).toEqual(expect.any(Number));
      });
    });

    describe('with a view', () => {
      const by = (name: string, direction: SortDirection = 'ascending'): SortLevel => ({
        columnId: world.columnNamed(name).id,
        direction,
      });
      const showing = (name: string) => expect.poll(() => world.shown(name));

      it('says which rows it shows, in its order', async () => {
        world.look({ sort: [by('Annual revenue', 'descending')], filters: {} });
        await showing('Name').toEqual(['Bob', 'Ada', 'Cyd']);
        expect(world.column('Name')).toEqual(['Ada', 'Bob', 'Cyd']);
        const filled = { [world.columnNamed('Annual revenue').id]: { kind: 'blank', is: 'filled' } as const };
        world.look({ sort: [by('Name', 'descending')], filters: filled });
        await showing('Name').toEqual(['Bob', 'Ada']);
        world.look(null);
        expect(world.shown('Name')).toEqual(['Ada', 'Bob', 'Cyd']);
      });

      it('sorts by a calculated column once that is calculated', async () => {
        world.addColumn('Minus', '=-[@[Annual revenue]]');
        world.look({ sort: [by('Minus')], filters: {} });
        await showing('Name').toEqual(['Bob', 'Ada', 'Cyd']);
        expect(world.shown('Minus')).toEqual([-200, -100, 0]);
      });

      it('keeps rows where they are while they are edited, until it is applied again', async () => {
        world.look({ sort: [by('Annual revenue')], filters: {} });
        await showing('Annual revenue').toEqual([100, 200, null]);
        world.setValue('Annual revenue', 0, 900);
        await world.settled();
        expect(world.shown('Annual revenue')).toEqual([900, 200, null]);
        world.mirror.orders.reapply(world.table().id);
        await showing('Annual revenue').toEqual([200, 900, null]);
      });

      it('follows rows that are removed, and brings them back to their place', async () => {
        world.look({ sort: [by('Annual revenue', 'descending')], filters: {} });
        await showing('Name').toEqual(['Bob', 'Ada', 'Cyd']);
        world.removeRows(1, 1);
        expect(world.shown('Name')).toEqual(['Ada', 'Cyd']);
        world.dispatch(...(world.lastInverse ?? []));
        await world.settled();
        expect(world.shown('Name')).toEqual(['Bob', 'Ada', 'Cyd']);
      });

      it('is there when the workbook is opened', async () => {
        world.look({ sort: [by('Annual revenue', 'descending')], filters: {} });
        const { document } = world.workbook;
        world.dispose();
        world = new EngineWorld(transport, document);
        expect(world.mirror.isOrderPending(world.table().id)).toBe(true);
        await showing('Name').toEqual(['Bob', 'Ada', 'Cyd']);
        expect(world.mirror.isOrderPending(world.table().id)).toBe(false);
      });

      it('lists the values that a column can be filtered by', async () => {
        const { id: sheetId } = world.table();
        const { id: columnId } = world.columnNamed('Name');
        const revenue = world.columnNamed('Annual revenue').id;
        const listing = { sheetId, columnId, search: '', limit: 2, locale: 'en' } as const;
        expect(await world.client.listValues(listing)).toEqual({
          entries: [
            { value: 'Ada', count: 1 },
            { value: 'Bob', count: 1 },
          ],
          total: 3,
        });
        world.look({
          sort: [],
          filters: {
            [revenue]: { kind: 'number', is: 'more', value: 100 },
            [columnId]: { kind: 'text', is: 'equal', text: 'nobody' },
          },
        });
        // The filters of other columns count, its own does not.
        expect(await world.client.listValues(listing)).toMatchObject({
          entries: [{ value: 'Bob' }],
          total: 1,
        });
        expect(await world.client.listValues({ ...listing, search: 'AD' })).toMatchObject({ total: 0 });
      });
    });

    describe('opening', () => {
      it('does not compute again what was stored with this version', async () => {
        world.addColumn('Double', '=[@[Annual revenue]]*2');
        world.type({ A1: '=SUM(Customers[Double])' });
        await world.settled();
        const snapshot = world.mirror.snapshot();
        if (!snapshot) throw new Error('nothing to store');
        const { document } = world.workbook;
        world.dispose();
        world = new EngineWorld(transport, document, { ...snapshot, version: 0 });
        expect(world.column('Double')).toEqual([200, 400, 0]);
        expect(world.cell('A1')).toBe(600);
        await world.settled();
        expect(world.patches.flatMap((patch) => patch.columns)).toEqual([]);
        expect(world.cell('A1')).toBe(600);
        world.setValue('Annual revenue', 0, 1);
        await world.settled();
        expect(world.column('Double')).toEqual([2, 400, 0]);
        expect(world.cell('A1')).toBe(402);
      });

      it('opens whatever formulas are in it', async () => {
        const document = newWorkbook();
        world.dispose();
        world = new EngineWorld(transport, document);
        world.type({ A1: '=1+1', A2: '=A1' });
        await world.settled();
        await open(world.workbook.document);
        expect(world.cells(['A1', 'A2'])).toEqual([2, 2]);
      });
    });
  });
}

/** Customers with the values 1, 2, 3, ... */
function longWorkbook(rows: number): WorkbookDocument {
  const values = Array.from({ length: rows }, (_, row) => row + 1);
  const column: SampleColumn = { name: 'Value', type: 'number', values };
  const document = newWorkbook();
  return { ...document, sheets: [...document.sheets, sampleTable('Customers', [column])] };
}

/** Customers who buy and drop out as the BG/NBD model has it: r = 1, alpha = 10, a = 1, b = 3. */
function historiesWorkbook(rows: number): WorkbookDocument {
  let state = 7;
  const chance = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const histories = Array.from({ length: rows }, () => {
    const [rate, dropout, age] = [
      -Math.log(1 - chance()) / 10,
      1 - (1 - chance()) ** (1 / 3),
      30 + 10 * chance(),
    ];
    let [purchases, last, time] = [0, 0, 0];
    for (;;) {
      time -= Math.log(1 - chance()) / rate;
      if (time > age) return [purchases, last, age];
      [purchases, last] = [purchases + 1, time];
      if (chance() < dropout) return [purchases, last, age];
    }
  });
  const columns = ['Purchases', 'Last', 'Age'].map((name, index): SampleColumn => {
    return { name, type: 'number', values: histories.map((history) => history[index] ?? 0) };
  });
  const document = newWorkbook();
  return { ...document, sheets: [...document.sheets, sampleTable('Customers', columns)] };
}
