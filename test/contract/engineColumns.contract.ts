import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineTransport } from '../../src/engine/protocol';
import { restoreOperations } from '../../src/model/restoreContent';
import { cellError } from '../../src/shared/value';
import { sampleWorkbook } from '../support/sampleWorkbook';
import { EngineWorld } from './engineWorld';

/** What every engine does with calculated columns. */
export function engineColumnsContract(name: string, transport: () => EngineTransport): void {
  describe(`calculated columns of an engine ${name}`, () => {
    let world: EngineWorld;

    beforeEach(async () => {
      world = new EngineWorld(transport, sampleWorkbook().document);
      await world.settled();
    });
    afterEach(() => world.dispose());

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

    it('computes a table anew that was replaced by an earlier state of itself', async () => {
      world.addColumn('Double', '=[@[Annual revenue]]*2');
      world.addColumn('Total', '=SUM([Double])');
      world.type({ A1: '=SUM(Customers[Double])+1' });
      await world.settled();
      const then = structuredClone(world.workbook.document);
      world.setValue('Annual revenue', 1, 900);
      world.insertRow(0, { 'Annual revenue': 5 });
      world.setFormula('Double', '=[@[Annual revenue]]*3');
      await world.settled();
      expect(world.cell('A1')).toBe(3016);
      world.dispatch(...restoreOperations(world.workbook.document, then));
      const undo = world.lastInverse ?? [];
      await world.settled();
      expect(world.column('Double')).toEqual([200, 400, 0]);
      expect(world.column('Total')).toEqual([600, 600, 600]);
      expect(world.cell('A1')).toBe(601);
      world.dispatch(...undo);
      await world.settled();
      expect(world.column('Double')).toEqual([15, 300, 2700, 0]);
      expect(world.cell('A1')).toBe(3016);
    });

    it('ranks against a population', async () => {
      world.addColumn('Quintile', '=SEGMENT.QUANTILE([@[Annual revenue]],[Annual revenue],2)');
      await world.settled();
      expect(world.column('Quintile').slice(0, 2)).toEqual([1, 2]);
    });
  });
}
