import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineTransport } from '../../src/engine/protocol';
import { newWorkbook } from '../../src/model/newWorkbook';
import type { WorkbookDocument } from '../../src/model/document';
import { longWorkbook, sampleTable, sampleWorkbook, type SampleColumn } from '../support/sampleWorkbook';
import { EngineWorld } from './engineWorld';

/** What every engine does with work that takes long: progress, cancelling, last values meanwhile. */
export function engineLongWorkContract(name: string, transport: () => EngineTransport): void {
  describe(`long work of an engine ${name}`, () => {
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

      it('tells of columns that are done before others that a change needs, and computes none of them twice', async () => {
        await open(longWorkbook(100_000));
        world.addParameter('Rate', 0.1);
        world.addColumn('Worth', '=CLV([@Value],1,Rate)');
        world.addColumn('Share', '=PERCENTRANK.INC([Worth],[@Worth])');
        world.addColumn('Class', '=IF([@Share]>=0.5,"high","low")');
        await world.settled();
        world.patches.length = 0;
        world.setParameter('Rate', 0.2);
        await world.settled();
        const told = world.patches.flatMap(({ columns, pending }) =>
          columns.map(({ columnId }) => ({ columnId, isLast: pending.length === 0 })),
        );
        const [worth, share] = ['Worth', 'Share'].map((name) => world.columnNamed(name).id);
        expect(told[0]).toEqual({ columnId: worth, isLast: false });
        // A rank stays what it was when all values are discounted alike: nothing to tell of, nor of what reads it.
        expect(told.filter(({ columnId }) => columnId === worth)).toHaveLength(1);
        expect(told.filter(({ columnId }) => columnId === share).length).toBeLessThanOrEqual(1);
        expect(world.column('Worth')[9]).toBeCloseTo(9 / 1.2, 12);
        expect(world.column('Class').slice(-1)).toEqual(['high']);
        expect(world.patches.at(-1)?.pending).toEqual([]);
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

      describe('several of one cell', () => {
        // Small fits, each in several steps of work.
        const logistic = (responses: string): string => `INDEX(RESPONSE.FIT({1;2;3;4;5;6},${responses}),1,1)`;
        const one = logistic('{0;0;1;0;1;1}');
        const other = logistic('{0;1;0;1;0;1}');
        const changing = 'INDEX(RESPONSE.FIT({1;2;3;4;5;6}+RAND(),{0;0;1;0;1;1}),1,1)';
        const values = async (...formulas: string[]): Promise<number[]> => {
          const found: unknown[] = [];
          for (const formula of formulas) found.push(await world.evaluate(`=${formula}`));
          return found as number[];
        };

        it('are all done, also where the cell asks for the next while the first is waited for', async () => {
          world.type({
            A1: `=${one}+${other}`,
            A2: `=SUM(${one},${other})`,
            A3: `=IFERROR(${one},-9)+IFERROR(${other},-9)`,
            A4: `=COUNT(${one},${other},${changing})`,
          });
          await world.settled();
          const [first, second] = await values(one, other);
          const sum = (first ?? NaN) + (second ?? NaN);
          expect(world.cells(['A1', 'A2', 'A3', 'A4'])).toEqual([sum, sum, sum, 3]);
        });

        it('have each its own result, though others have other arguments each time', async () => {
          world.type({
            A1: `=IFERROR(${changing},0)*0+IFERROR(${one},0)`,
            A2: `=IFERROR(${one},0)+IFERROR(${changing},0)*0+IFERROR(${changing},0)*0`,
            // After so many turns as a call that changes is given its last result.
            A3: `=IF(SEGMENT.KMEANS(RAND(),1)+SEGMENT.KMEANS(RAND(),1),${one},0)`,
            A4: `=IFERROR(${changing},0)+0*IFERROR(${one},0)`,
          });
          await world.settled();
          const [wanted] = await values(one);
          expect(world.cells(['A1', 'A2', 'A3'])).toEqual([wanted, wanted, wanted]);
          expect(world.cell('A4')).not.toBe(wanted);
        });

        it('never have the result of a call in the other branch', async () => {
          const places = Array.from({ length: 30 }, (_, index) => `A${index + 1}`);
          const branches = `=IF(RAND()<0.5,${changing}*0+7,${one})`;
          world.type(Object.fromEntries(places.map((place) => [place, branches])));
          await world.settled();
          const [wanted] = await values(one);
          expect(new Set(world.cells(places))).toEqual(new Set([7, wanted]));
        });
      });

      it('comes to an end with more different calls than are remembered', async () => {
        const places = Array.from({ length: 50 }, (_, index) => `A${index + 1}`);
        const formulas = places.map(
          (_, index) => `=INDEX(RESPONSE.FIT({1;2;3;4;5;${index + 6}},{0;0;1;0;1;1}),1,1)`,
        );
        world.type(Object.fromEntries(places.map((place, index) => [place, formulas[index] ?? ''])));
        await world.settled();
        for (const index of [0, 20, 49]) {
          expect(world.cell(places[index] ?? '')).toBe(await world.evaluate(formulas[index] ?? ''));
        }
      });

      it('comes to an end where the arguments are others each time they are calculated', async () => {
        const fitted = '=INDEX(RESPONSE.FIT(A1:A6,{0;0;1;0;1;1}),1,1)';
        world.type({ A1: 1, A2: '=2+RAND()', A3: 3, A4: 4, A5: 5, A6: 6, C1: fitted });
        world.type({
          D1: '=INDEX(RESPONSE.FIT({1;2;3;4;5;6}+RAND(),{0;0;1;0;1;1}),1,1)',
          E1: '=RESPONSE.FIT(RAND(),SHEET())',
        });
        await world.settled();
        expect(world.cells(['C1', 'D1'])).toEqual([expect.any(Number), expect.any(Number)]);
        // An edit that none of them reads changes what RAND gives all the same.
        world.type({ G1: 1 });
        await world.settled();
        world.type({ A2: 2 });
        await world.settled();
        expect(world.cell('C1')).toBe(
          await world.evaluate('=INDEX(RESPONSE.FIT({1;2;3;4;5;6},{0;0;1;0;1;1}),1,1)'),
        );
      }, 60_000);

      it('does them at once where nobody can be told later', async () => {
        const value = await world.evaluate(
          '=INDEX(RESPONSE.FIT({1;2;3;4;5;6},{0;0;1;0;1;1}),1,1)+0*INDEX(' + fit.slice(1) + ',1,1)',
        );
        expect(value).toEqual(expect.any(Number));
      });
    });
  });
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
