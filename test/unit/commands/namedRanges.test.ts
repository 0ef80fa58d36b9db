import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { undo } from '../../../src/commands/history';
import { addNamedRange, removeNamedRange, updateNamedRange } from '../../../src/commands/namedRanges';
import { selectionOf, type Region } from '../../../src/commands/region';
import { selectedReference } from '../../../src/commands/selectedReference';
import { usesOfNames } from '../../../src/model/formula/usesOfName';
import type { NamedRange } from '../../../src/model/namedRange';
import { fakePort } from '../../support/fakePort';
import { firstSheetId, region, selected, testBench, type TestBench } from './commandContext';

const ranges = (bench: TestBench) => bench.workbook.document.namedRanges ?? [];

function withPrices(): { readonly bench: TestBench; readonly prices: NamedRange } {
  const bench = testBench();
  bench.selection = selected(region(firstSheetId(bench), [0, 0]));
  expect(bench.run(addNamedRange, { name: 'Prices', refersTo: 'b2:b9' })).toMatchObject({ ok: true });
  return { bench, prices: ranges(bench)[0]! };
}
function enter(bench: TestBench, text: string): void {
  void bench.run(typeCell, { sheetId: firstSheetId(bench), rowIndex: 0, columnIndex: 0, text });
}

describe('a name of cells', () => {
  it('refers to cells of the sheet that is shown, all of them fixed', () => {
    const { bench, prices } = withPrices();
    expect(prices).toMatchObject({ name: 'Prices', refersTo: `${firstSheetId(bench)}!$B$2:$B$9` });
  });

  it.each([
    ['Prices', 'A1', 'nameTaken'],
    ['B7', 'A1', 'parameterNameInvalid'],
    ['R1C1', 'A1', 'parameterNameInvalid'],
    ['', 'A1', 'nameEmpty'],
    ['Costs', 'A1+1', 'nameNeedsReference'],
    ['Costs', 'Nowhere!A1', 'formulaUnknownName'],
  ])('is refused as %j for %j', (name, refersTo, code) => {
    const { bench } = withPrices();
    expect(bench.run(addNamedRange, { name, refersTo })).toMatchObject({ problem: { code } });
    expect(ranges(bench)).toHaveLength(1);
  });

  it('is not that of a function for customers, but may keep such a name', async () => {
    const { bench, prices } = withPrices();
    bench.services.isOwnFunction = (name) => Promise.resolve(/^(clv|prices)$/i.test(name));
    const patch = { rangeId: prices.id, refersTo: 'C1' };
    expect(await bench.run(updateNamedRange, { ...patch, name: 'CLV' })).toMatchObject({
      problem: { code: 'parameterIsFunction' },
    });
    expect(await bench.run(updateNamedRange, { ...patch, name: 'prices' })).toMatchObject({ ok: true });
    expect(ranges(bench)).toMatchObject([{ name: 'prices', refersTo: `${firstSheetId(bench)}!$C$1` }]);
  });

  it('is read by formulas that were entered before, once there is one of that name, and not after undo', () => {
    const bench = testBench();
    bench.selection = selected(region(firstSheetId(bench), [0, 0]));
    enter(bench, '=SUM(costs)&"costs"&Costs2');
    void bench.run(addNamedRange, { name: 'Prices', refersTo: 'b2:b9' });
    const [{ id: rangeId }] = ranges(bench) as [NamedRange];
    expect(bench.input(0, 0)).toBe('=SUM(costs)&"costs"&Costs2');
    void bench.run(updateNamedRange, { rangeId, name: 'Costs', refersTo: 'b2:b9' });
    expect(bench.input(0, 0)).toBe(`=SUM(${rangeId})&"costs"&Costs2`);
    void bench.run(addNamedRange, { name: 'Costs2', refersTo: 'C1' });
    expect(bench.input(0, 0)).toBe(`=SUM(${rangeId})&"costs"&${ranges(bench)[1]!.id}`);
    void bench.run(undo, undefined);
    void bench.run(undo, undefined);
    expect(bench.input(0, 0)).toBe('=SUM(costs)&"costs"&Costs2');
  });

  it('is renamed under formulas, kept while one reads it, and gone after', () => {
    const { bench, prices } = withPrices();
    enter(bench, '=SUM(Prices)+MAX(Prices)');
    const { id: rangeId } = prices;
    expect(bench.input(0, 0)).toBe(`=SUM(${rangeId})+MAX(${rangeId})`);
    expect(usesOfNames(bench.workbook.document)).toEqual(new Map([[rangeId, 1]]));
    void bench.run(updateNamedRange, { rangeId, name: 'Tariffs', refersTo: 'Sheet1!$B$2:$B$9' });
    expect(ranges(bench)).toEqual([{ ...prices, name: 'Tariffs' }]);
    expect(bench.run(removeNamedRange, { rangeId })).toMatchObject({
      problem: { code: 'parameterInUse', params: { name: 'Tariffs', count: 1 } },
    });
    enter(bench, '1');
    expect(bench.run(removeNamedRange, { rangeId })).toMatchObject({ ok: true });
    expect(ranges(bench)).toEqual([]);
    void bench.run(undo, undefined);
    expect(ranges(bench)).toHaveLength(1);
  });

  it('keeps a reference that is gone while only its name changes', () => {
    const { bench, prices } = withPrices();
    bench.workbook.dispatch({
      operations: [{ kind: 'updateNamedRange', rangeId: prices.id, patch: { refersTo: '#REF!' } }],
      origin: 'test',
    });
    const args = { rangeId: prices.id, name: 'Lost', refersTo: '#REF!' };
    expect(bench.run(updateNamedRange, args)).toMatchObject({ ok: true });
    expect(ranges(bench)).toMatchObject([{ name: 'Lost', refersTo: '#REF!' }]);
  });
});

describe('the reference to what is selected', () => {
  const { workbook, values } = fakePort();
  const { document } = workbook;
  const [table, grid] = document.sheets as [(typeof document.sheets)[0], (typeof document.sheets)[0]];
  const of = (place: Omit<Region, 'sheetId'>, sheet = grid) =>
    selectedReference(document, values, selectionOf({ sheetId: sheet.id, ...place }));

  it.each([
    ['a cell', { fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 1 }, 'Sheet1!$B$2'],
    ['a block', { fromRow: 1, toRow: 8, fromColumn: 0, toColumn: 1 }, 'Sheet1!$A$2:$B$9'],
    ['whole columns', { fromRow: 0, toRow: 999, fromColumn: 0, toColumn: 1 }, 'Sheet1!$A:$B'],
    ['whole rows', { fromRow: 1, toRow: 2, fromColumn: 0, toColumn: 25 }, 'Sheet1!$2:$3'],
  ])('of a sheet is that of %s', (_, place, reference) => {
    expect(of(place)).toBe(reference);
  });

  it('of a table is its column, or its cells', () => {
    expect(of({ fromRow: 0, toRow: 7, fromColumn: 1, toColumn: 1 }, table)).toMatch(/^Customers\[\w+\]$/);
    expect(of({ fromRow: 1, toRow: 2, fromColumn: 1, toColumn: 1 }, table)).toBe('Customers!$B$2:$B$3');
  });

  it('is none for several blocks', () => {
    const place = { sheetId: grid.id, fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 1 };
    expect(selectedReference(document, values, selectionOf(place, [place]))).toBeNull();
    expect(selectedReference(document, values, null)).toBeNull();
  });
});
