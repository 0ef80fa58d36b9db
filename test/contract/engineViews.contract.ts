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
