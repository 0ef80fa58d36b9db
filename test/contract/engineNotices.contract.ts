import { afterEach, describe, expect, it } from 'vitest';
import type { EngineTransport } from '../../src/engine/protocol';
import type { WorkbookDocument } from '../../src/model/document';
import { lineIdAt } from '../../src/model/axis';
import { newWorkbook } from '../../src/model/newWorkbook';
import { findSheetByName } from '../../src/model/lookup';
import { assert } from '../../src/shared/assert';
import type { CellValue } from '../../src/shared/value';
import { sampleTable } from '../support/sampleWorkbook';
import { EngineWorld } from './engineWorld';

const likelyRetention = ['churnLooksLikeRetention'];

function workbookWith(rates: readonly CellValue[]): WorkbookDocument {
  const empty = newWorkbook();
  const table = sampleTable('Customers', [{ name: 'Rate', type: 'number', values: rates }]);
  return { ...empty, sheets: [...empty.sheets, table] };
}

/** What every engine tells about arguments that are likely not meant, a while after the values. */
export function engineNoticesContract(name: string, transport: () => EngineTransport): void {
  describe(`an engine ${name} looks at arguments`, () => {
    let world: EngineWorld | null = null;
    afterEach(() => {
      world?.dispose();
      world = null;
    });
    const open = (rates: readonly CellValue[]): EngineWorld => {
      world = new EngineWorld(transport, workbookWith(rates));
      return world;
    };
    const ofA1 = ({ mirror, workbook }: EngineWorld): string[] => {
      const sheet = findSheetByName(workbook.document, 'Sheet1');
      assert(sheet?.kind === 'grid', 'no grid');
      const place = [sheet.id, lineIdAt(sheet.rows, 0), lineIdAt(sheet.columns, 0)] as const;
      return mirror.gridNotices(...place).map(({ reason }) => reason);
    };

    it('of a cell, until it is mended', async () => {
      const engine = open([0.1]);
      engine.type({ A1: '=ROUND(LIFETIME(B1),1)', B1: 0.95 });
      await engine.noticed();
      expect(ofA1(engine)).toEqual(likelyRetention);
      engine.type({ B1: 0.05 });
      await engine.noticed();
      expect(ofA1(engine)).toEqual([]);
    });

    it('of the rows of a calculated column, and of those alone that were edited', async () => {
      const rates = Array.from({ length: 9000 }, (_, row) => (row % 3000 === 7 ? 0.9 : 0.1));
      const engine = open(rates);
      engine.addColumn('Life', '=LIFETIME([@Rate])*2');
      await engine.noticed();
      const rows = (): number[] =>
        engine.noticesOf('Life').flatMap((notices, row) => (notices.length > 0 ? [row] : []));
      expect(rows()).toEqual([7, 3007, 6007]);
      engine.setValue('Rate', 3007, 0.2);
      engine.setValue('Rate', 4000, 0.8);
      await engine.noticed();
      expect(rows()).toEqual([7, 4000, 6007]);
      engine.removeRows(0, 1);
      await engine.noticed();
      expect(rows()).toEqual([6, 3999, 6006]);
    });

    it('of a column on the reference way too', async () => {
      const engine = open([0.9, 0.1]);
      engine.addColumn('Life', '=LIFETIME([@Rate])&TEXT([@Rate],"0.0")', 'text');
      await engine.noticed();
      expect(engine.noticesOf('Life')).toEqual([likelyRetention, []]);
    });

    it('of texts in a population, about every row, until they are numbers', async () => {
      const engine = open([10, 20, 'n/a', 40]);
      engine.addColumn('Half', '=SEGMENT.QUANTILE(N([@Rate]),[Rate],2)');
      await engine.noticed();
      expect(engine.noticesOf('Half')).toEqual(Array(4).fill(['textLeftOut']));
      engine.setValue('Rate', 2, 30);
      await engine.noticed();
      expect(engine.noticesOf('Half')).toEqual([[], [], [], []]);
    });

    it('of a value that is the same for every row, until the parameter is mended', async () => {
      const engine = open([100, 120]);
      engine.addParameter('Discount', 10);
      engine.addColumn('Worth', '=CLV([@Rate],20,Discount)');
      await engine.noticed();
      expect(engine.noticesOf('Worth')).toEqual(Array(2).fill(['rateLooksLikePercent']));
      engine.setParameter('Discount', 0.1);
      await engine.noticed();
      expect(engine.noticesOf('Worth')).toEqual([[], []]);
    });

    it('but not within the branches of a condition, where the formula itself decides', async () => {
      const engine = open([0.9, 0.1]);
      engine.addColumn('Life', '=IF([@Rate]<0.5,LIFETIME([@Rate]),LIFETIME(1-[@Rate]))');
      engine.addColumn('Plain', '=IF(LIFETIME([@Rate])>2,1,0)');
      await engine.noticed();
      expect(engine.noticesOf('Life')).toEqual([[], []]);
      expect(engine.noticesOf('Plain')).toEqual([likelyRetention, []]);
    });

    it('of values that were stored and are not computed again', async () => {
      const first = open([0.9, 0.1]);
      first.addColumn('Life', '=LIFETIME([@Rate])');
      await first.settled();
      const { document, version } = first.workbook;
      const computed = first.mirror.snapshot();
      assert(computed, 'nothing computed');
      first.dispose();
      world = new EngineWorld(transport, document, { ...computed, version: 0 });
      expect(version).toBe(1);
      await world.noticed();
      expect(world.noticesOf('Life')).toEqual([likelyRetention, []]);
      world.setValue('Rate', 1, 0.2);
      await world.settled();
      expect(world.column('Life')[1]).toBe(5);
    });

    it('until the formula is taken away', async () => {
      const engine = open([0.9]);
      engine.addColumn('Life', '=LIFETIME([@Rate])');
      await engine.noticed();
      expect(engine.noticesOf('Life')).toEqual([likelyRetention]);
      engine.setFormula('Life', '=[@Rate]');
      await engine.noticed();
      expect(engine.noticesOf('Life')).toEqual([[]]);
    });
  });
}
