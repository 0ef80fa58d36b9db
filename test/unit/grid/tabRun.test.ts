import { describe, expect, it } from 'vitest';
import { TabRun, type RunPlace } from '../../../src/grid/tabRun';
import { newSheetId } from '../../../src/model/ids';

const sheetId = newSheetId();
const at = (visualRow: number, visualColumn: number): RunPlace => ({ sheetId, visualRow, visualColumn });

/** Selects the first place and goes on to the others by Tab. */
function tabbed(...places: readonly [RunPlace, ...RunPlace[]]): TabRun {
  const run = new TabRun();
  run.select(places[0]);
  places.slice(1).forEach((place, index) => {
    run.leave(places[index]!, false);
    run.select(place);
  });
  return run;
}

describe('a run of tabs', () => {
  it('leads Enter back to the column where it began, also when it goes on in the next row', () => {
    expect(tabbed(at(2, 1)).returnColumn(at(2, 1))).toBe(1);
    expect(tabbed(at(2, 1), at(2, 2), at(2, 3)).returnColumn(at(2, 3))).toBe(1);
    expect(tabbed(at(2, 8), at(2, 9), at(3, 8)).returnColumn(at(3, 8))).toBe(8);
  });

  it('goes on when a cell of it is selected again, and ends with another', () => {
    const run = tabbed(at(2, 1), at(2, 2));
    run.select(at(2, 2));
    expect(run.returnColumn(at(2, 2))).toBe(1);
    run.select(at(4, 4));
    expect(run.returnColumn(at(4, 4))).toBe(4);
    run.select(at(2, 2));
    expect(run.returnColumn(at(2, 2))).toBe(2);
  });

  it('ends with a block of cells, within which Tab goes round, and on another sheet', () => {
    const run = tabbed(at(2, 1), at(2, 2));
    run.select(null);
    run.leave(null, false);
    run.select(at(2, 2));
    expect(run.returnColumn(at(2, 2))).toBe(2);
    const elsewhere = { ...at(2, 2), sheetId: newSheetId() };
    expect(tabbed(at(2, 1), at(2, 2)).returnColumn(elsewhere)).toBe(2);
  });

  it('goes back as far as it came, and does not begin backwards', () => {
    const run = tabbed(at(2, 1), at(2, 2), at(2, 3));
    run.leave(at(2, 3), true);
    run.select(at(2, 2));
    expect(run.returnColumn(at(2, 2))).toBe(1);
    run.leave(at(2, 2), true);
    run.select(at(2, 1));
    run.leave(at(2, 1), true);
    run.select(at(2, 0));
    expect(run.returnColumn(at(2, 0))).toBe(0);
    const back = tabbed(at(5, 5));
    back.leave(at(5, 5), true);
    back.select(at(5, 4));
    expect(back.returnColumn(at(5, 4))).toBe(4);
  });
});
