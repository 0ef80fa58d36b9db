import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineTransport } from '../../src/engine/protocol';
import type { SortDirection, SortLevel } from '../../src/model/tableView';
import { sampleWorkbook } from '../support/sampleWorkbook';
import { EngineWorld } from './engineWorld';

/** What every engine knows of the rows that a view shows. */
export function engineViewsContract(name: string, transport: () => EngineTransport): void {
  describe(`sorted and filtered tables of an engine ${name}`, () => {
    let world: EngineWorld;

    beforeEach(async () => {
      world = new EngineWorld(transport, sampleWorkbook().document);
      await world.settled();
    });
    afterEach(() => world.dispose());

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

    it('filters by a segment that a formula puts rows into', async () => {
      world.addColumn('Segment', '=SEGMENT([@[Annual revenue]],{150},{"Low","High"})', 'choice');
      world.addColumn('Quadrant', '=QUADRANT([@[Annual revenue]],[@[Annual revenue]],150,50)', 'choice');
      await world.settled();
      const [segment, quadrant] = [world.columnNamed('Segment').id, world.columnNamed('Quadrant').id];
      const { id: sheetId } = world.table();
      const listing = { sheetId, columnId: segment, search: '', limit: 9, locale: 'en' } as const;
      const listed = await world.client.listValues(listing);
      expect(listed?.entries.map(({ value }) => value)).toEqual(expect.arrayContaining(['High', 'Low']));
      world.look({ sort: [], filters: { [segment]: { kind: 'values', mode: 'show', texts: ['High'] } } });
      await showing('Name').toEqual(['Bob']);
      expect(world.shown('Quadrant')).toEqual(['A']);
      const left = { kind: 'values', mode: 'hide', texts: ['A'] } as const;
      world.look({ sort: [], filters: { [quadrant]: left } });
      await showing('Name').not.toContain('Bob');
      expect(world.shown('Name')).toContain('Ada');
    });

    it('sees dates from the day of the clock, whenever the view is worked out', async () => {
      const revenue = world.columnNamed('Annual revenue').id;
      world.setValue('Annual revenue', 0, 46_351);
      world.setValue('Annual revenue', 1, 46_352.5);
      world.look({ sort: [], filters: { [revenue]: { kind: 'date', is: 'today' } } });
      await showing('Name').toEqual(['Ada']);
      world.now = new Date(2026, 10, 26, 0, 1);
      expect(world.shown('Name')).toEqual(['Ada']);
      world.mirror.orders.reapply(world.table().id);
      await showing('Name').toEqual(['Bob']);
    });

    it('leaves rows that a filter hides out of SUBTOTAL, and follows what is shown', async () => {
      world.addColumn('Half', '=[@[Annual revenue]]/2');
      world.type({
        A1: '=SUBTOTAL(9,Customers[Annual revenue])',
        A2: '=SUBTOTAL(103,Customers[Name])',
        A3: '=SUBTOTAL(1,Customers[[Annual revenue]:[Half]])',
        A4: '=SUBTOTAL(107,Customers[Half])',
        A5: '=SUBTOTAL(9,Customers!B2:B3)',
        A6: '=SUBTOTAL(4,Customers[Half],B1)',
        B1: 7,
        C1: '=SUM(Customers[Annual revenue])',
      });
      world.setValue('Annual revenue', 2, 400);
      await world.settled();
      const totals = () => world.cells(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'C1']);
      const all = [700, 3, 175, 76.3762615826, 600, 200, 700];
      const close = (values: readonly number[]) =>
        values.map((value) => expect.closeTo(value, 6) as unknown as number);
      expect(totals()).toEqual(close(all));
      const revenue = world.columnNamed('Annual revenue').id;
      const under300 = { [revenue]: { kind: 'number', is: 'less', value: 300 } as const };
      world.look({ sort: [by('Annual revenue', 'descending')], filters: under300 });
      await expect.poll(totals).toEqual(close([300, 2, 112.5, Math.sqrt(1250), 200, 100, 700]));
      // An edit keeps what is shown, as on the screen, and a new row is shown.
      world.setValue('Annual revenue', 0, 900);
      world.insertRow(3, { Name: 'Dee', 'Annual revenue': 50 });
      await expect.poll(totals).toEqual(close([1150, 3, 287.5, Math.sqrt(308_750 / 6), 200, 450, 1550]));
      world.mirror.orders.reapply(world.table().id);
      await expect.poll(() => world.cell('A1')).toBe(250);
      expect(world.shown('Name')).toEqual(['Bob', 'Dee']);
      world.look({ sort: [], filters: { [revenue]: { kind: 'number', is: 'less', value: 0 } } });
      await expect.poll(() => world.cell('A2')).toBe(0);
      expect(world.cell('A3')).toMatchObject({ code: 'DIV0' });
      world.look(null);
      await expect.poll(() => world.cell('A1')).toBe(1550);
    });

    it('leaves them out of SUBTOTAL in a calculated column and over a table with its headings too', async () => {
      const revenue = world.columnNamed('Annual revenue').id;
      world.setValue('Annual revenue', 2, 400);
      world.type({ A2: '=SUBTOTAL(103,Customers[[#All],[Name]])', B1: 1, B2: 2 });
      world.addColumn('Share', '=[@[Annual revenue]]/SUBTOTAL(9,[Annual revenue])');
      world.addColumn('Any', '=SUBTOTAL(IF([@[Annual revenue]]>150,9,2),Customers[Annual revenue])');
      world.addColumn('Cells', '=SUBTOTAL(109,Sheet1!B1:B2)+SUBTOTAL(2,Customers[[#All],[Annual revenue]])');
      const columns = () => ['Share', 'Any', 'Cells'].map((name) => world.column(name));
      await expect
        .poll(columns)
        .toEqual([
          [100 / 700, 200 / 700, 400 / 700].map((value) => expect.closeTo(value, 9) as unknown as number),
          [3, 700, 700],
          [6, 6, 6],
        ]);
      world.look({ sort: [], filters: { [revenue]: { kind: 'number', is: 'less', value: 300 } } });
      await expect
        .poll(columns)
        .toEqual([
          [1 / 3, 2 / 3, 4 / 3].map((value) => expect.closeTo(value, 9) as unknown as number),
          [2, 300, 300],
          [5, 5, 5],
        ]);
      await expect.poll(() => world.cell('A2')).toBe(3);
      world.setValue('Annual revenue', 0, 150);
      await expect.poll(() => world.column('Any')).toEqual([2, 350, 350]);
      world.look(null);
      await expect.poll(() => world.column('Any')).toEqual([3, 750, 750]);
    });

    it('leaves rows out of SUBTOTAL in a workbook that is opened with a filter', async () => {
      const revenue = world.columnNamed('Annual revenue').id;
      world.type({ A1: '=SUBTOTAL(9,Customers[Annual revenue])' });
      world.look({ sort: [], filters: { [revenue]: { kind: 'number', is: 'more', value: 150 } } });
      const { document } = world.workbook;
      world.dispose();
      world = new EngineWorld(transport, document);
      await expect.poll(() => world.cell('A1')).toBe(200);
    });

    it('shows no row and no total before it knows what a filter over a calculated column hides', async () => {
      world.addColumn('Half', '=[@[Annual revenue]]/LEN(REPLACE("ab",1,0,""))');
      const half = world.columnNamed('Half').id;
      world.type({
        A1: '=SUBTOTAL(9,Customers[Annual revenue])',
        A2: '=A1+SUBTOTAL(103,Customers[[#All],[Name]])',
      });
      world.look({ sort: [], filters: { [half]: { kind: 'number', is: 'more', value: 60 } } });
      const { document } = world.workbook;
      world.dispose();
      world = new EngineWorld(transport, document);
      const seen = { names: new Set<string>(), totals: new Set<unknown>() };
      const look = (): void => {
        seen.names.add(JSON.stringify(world.shown('Name')));
        for (const value of world.cells(['A1', 'A2'])) seen.totals.add(value);
      };
      look();
      world.mirror.subscribe(look);
      await showing('Name').toEqual(['Bob']);
      await expect.poll(() => world.cell('A1')).toBe(200);
      await world.settled();
      expect([...seen.names]).toEqual(['[]', '["Bob"]']);
      expect(seen.totals).toEqual(new Set([null, 200, 202]));
    });

    it('does not wait for a total that the filter itself depends on', async () => {
      world.addColumn('Share', '=[@[Annual revenue]]/SUBTOTAL(9,[Annual revenue])*LEN(REPLACE("a",1,0,""))');
      const share = world.columnNamed('Share').id;
      world.look({ sort: [], filters: { [share]: { kind: 'number', is: 'more', value: 0.5 } } });
      const { document } = world.workbook;
      world.dispose();
      world = new EngineWorld(transport, document);
      await showing('Name').toEqual(['Bob']);
    });

    it('leaves SUBTOTAL out of SUBTOTAL', async () => {
      world.type({
        A1: 1,
        A2: 2,
        A3: '=SUBTOTAL(9,A1:A2)',
        A4: 4,
        A5: '=IF(TRUE,subtotal(2,A4),"")',
        A6: '=SUBTOTAL(9,A1:A5)',
        A7: '=SUM(A1:A5)',
        C1: '=SUBTOTAL(9,A:A)',
        C2: '=SUBTOTAL(9,3:4)',
        C3: '=SUBTOTAL(9,A3,A4)',
        C4: '=SUBTOTAL(2,A1:B7)',
      });
      await world.settled();
      expect(world.cells(['A3', 'A5', 'A6', 'A7'])).toEqual([3, 1, 7, 11]);
      expect(world.cells(['C1', 'C2', 'C3', 'C4'])).toEqual([18, 4, 4, 4]);
      world.type({ A3: 3 });
      await world.settled();
      expect(world.cells(['A6', 'C1', 'C2', 'C3', 'C4'])).toEqual([10, 21, 7, 7, 5]);
      world.type({ A3: '="SUBTOTAL("' });
      await world.settled();
      expect(world.cells(['A6', 'C3', 'C4'])).toEqual([7, 4, 4]);
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
}
