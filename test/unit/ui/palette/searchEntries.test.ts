import { describe, expect, it } from 'vitest';
import type { PaletteEntry } from '../../../../src/ui/palette/paletteEntries';
import { searchEntries } from '../../../../src/ui/palette/searchEntries';

const entry = (label: string, keywords: readonly string[] = []): PaletteEntry => ({
  id: label,
  label,
  keywords,
  run: () => undefined,
});
const entries = [
  entry('Insert rows below', ['rows.insertBelow']),
  entry('Show the parameters', ['view.parameters', '参数']),
  entry('Parameters of the sheet'),
  entry('Undo', ['history.undo']),
];
const found = (typed: string): string[] => searchEntries(entries, typed).map(({ label }) => label);

describe('searching the palette', () => {
  it('shows everything in order before anything is typed', () => {
    expect(found('  ')).toEqual(entries.map(({ label }) => label));
  });

  it('finds words in any order and wherever they stand', () => {
    expect(found('below rows')).toEqual(['Insert rows below']);
    expect(found('zzz')).toEqual([]);
  });

  it('puts names that begin with the text first', () => {
    expect(found('param')).toEqual(['Parameters of the sheet', 'Show the parameters']);
  });

  it('puts the name itself before longer ones', () => {
    const names = ['Delete rows, columns or cells', 'Delete rows'].map((name) => entry(name));
    expect(searchEntries(names, 'Delete rows').map(({ label }) => label)[0]).toBe('Delete rows');
    expect(searchEntries(names, 'delete ')[0]?.label).toBe('Delete rows, columns or cells');
  });

  it('finds by id, in the other language and in full-width letters', () => {
    expect(found('history.')).toEqual(['Undo']);
    expect(found('参数')).toEqual(['Show the parameters']);
    expect(found('ＵＮＤＯ')).toEqual(['Undo']);
  });
});
