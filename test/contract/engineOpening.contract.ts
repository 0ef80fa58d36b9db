import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineTransport } from '../../src/engine/protocol';
import { newWorkbook } from '../../src/model/newWorkbook';
import type { WorkbookDocument } from '../../src/model/document';
import { sampleWorkbook } from '../support/sampleWorkbook';
import { EngineWorld } from './engineWorld';

/** What every engine does with stored values. */
export function engineOpeningContract(name: string, transport: () => EngineTransport): void {
  describe(`opening with an engine ${name}`, () => {
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
}
