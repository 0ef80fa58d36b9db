import { describe, expect, it } from 'vitest';
import type { Selection } from '../../../../src/commands/command';
import { selectionOf } from '../../../../src/commands/region';
import { newNamedRangeId } from '../../../../src/model/ids';
import { nameOfSelection } from '../../../../src/ui/workbook/namedCells';
import { namedPlace, refusedPlace } from '../../../../src/ui/workbook/namedPlace';
import { fakePort } from '../../../support/fakePort';

describe('what is typed into the name box', () => {
  const { workbook, values } = fakePort();
  const { document } = workbook;
  const [table, grid] = document.sheets as [
    (typeof document.sheets)[number],
    (typeof document.sheets)[number],
  ];
  const from = (sheet: typeof table, typed: string) => namedPlace(document, values, sheet, typed);

  it.each([
    ['a cell of this sheet', 'B7', { fromRow: 6, fromColumn: 1 }],
    ['a cell of another sheet', 'Customers!B2', { sheetId: table.id, fromRow: 1, fromColumn: 1 }],
    ['a sheet in quotation marks', "'customers'!A1", { sheetId: table.id, fromRow: 0 }],
    ['a table', 'customers', { sheetId: table.id, fromRow: 0, toRow: 7, fromColumn: 0, toColumn: 3 }],
    ['a column', 'Customers[Service cost]', { sheetId: table.id, toRow: 7, fromColumn: 3, toColumn: 3 }],
  ])('leads to %s', (_, typed, selection) => {
    expect(from(grid, typed)).toMatchObject({ kind: 'cells', selection });
  });

  it('leads to a parameter, from a table too', () => {
    const [parameter] = document.parameters;
    for (const sheet of [table, grid])
      expect(from(sheet, 'rate')).toEqual({ kind: 'parameter', parameterId: parameter?.id });
  });

  it('leads to cells that have a name, from any sheet, and to the name when its cells are gone', () => {
    const range = (name: string, refersTo: string) => ({ id: newNamedRangeId(), name, refersTo });
    const gone = range('Gone', '#REF!');
    const named = {
      ...document,
      namedRanges: [range('Prices', `${grid.id}!$B$2:$C$9`), range('Clients', table.id), gone],
    };
    const place = (typed: string) => namedPlace(named, values, table, typed);
    const prices = { sheetId: grid.id, fromRow: 1, toRow: 8, fromColumn: 1, toColumn: 2 };
    expect(place('prices')).toMatchObject({ kind: 'cells', selection: prices });
    expect(place('Clients')).toMatchObject({ selection: { sheetId: table.id, toRow: 7, toColumn: 3 } });
    expect(place('Gone')).toEqual({ kind: 'name', rangeId: gone.id });
    const nameOf = (selection: Selection) => nameOfSelection(named, values, selection);
    expect(nameOf(selectionOf(prices))).toBe('Prices');
    expect(nameOf(selectionOf({ ...prices, toRow: 7 }))).toBeNull();
    expect(nameOf(selectionOf(prices, [prices]))).toBeNull();
    const hidden = { ...named, sheets: [table, { ...grid, hidden: true }] };
    expect(namedPlace(hidden, values, table, 'Prices')?.kind).toBe('name');
  });

  it.each(['Customers[Nothing]', 'Nowhere!A1', 'ZZ99999', 'Discount', '', '!'])(
    'leads nowhere by %j',
    (typed) => {
      expect(from(grid, typed)).toBeNull();
    },
  );

  it('is refused in words where it cannot become a name', () => {
    expect(refusedPlace(grid, 'ZZ99999')).toMatchObject({
      code: 'addressNotThere',
      params: { last: 'Z1000' },
    });
    expect(refusedPlace(grid, '99999')?.code).toBe('addressNotThere');
    expect(refusedPlace(grid, 'Nowhere!A1')?.code).toBe('addressNotThere');
    expect(refusedPlace(table, 'Revenu')).toMatchObject({ code: 'nameUnknown', params: { name: 'Revenu' } });
    expect(refusedPlace(grid, 'Discount')).toBeNull();
    expect(refusedPlace(table, 'Revenues', true)).toBeNull();
  });
});
