import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { toCol } from '@borgar/fx';
import { findCells, type FindQuery } from '../../../src/commands/find/findCells';
import { replaceCells } from '../../../src/commands/find/replaceCells';
import { TextPattern } from '../../../src/commands/find/textPattern';
import { undo } from '../../../src/commands/history';
import { firstSheetId, region, testBench, workbookWithTable, type TestBench } from './commandContext';

const pattern = (text: string, options: { matchCase?: boolean; wholeText?: boolean } = {}): TextPattern =>
  new TextPattern({ text, matchCase: false, wholeText: false, ...options });

describe('patterns', () => {
  it.each([
    ['an', 'Banana', 'B[][]a'],
    ['AN', 'Banana', 'B[][]a'],
    ['b?n', 'Banana', '[]ana'],
    ['a*a', 'Banana', 'B[]na'],
    ['n*', 'Banana', 'Ba[]'],
    ['~*', '2*3', '2[]3'],
    ['客?', '新客户', '新[]'],
    ['x', 'Banana', 'Banana'],
    ['', 'Banana', 'Banana'],
  ])('%s in %s leaves %s', (text, found, replaced) => {
    expect(pattern(text).replace(found, '[]')).toBe(replaced);
    expect(pattern(text).matches(found)).toBe(replaced !== found);
  });

  it('match case and whole cells where that is asked for', () => {
    expect(pattern('an', { matchCase: true }).matches('BANANA')).toBe(false);
    expect(pattern('b*a', { wholeText: true }).matches('Banana')).toBe(true);
    expect(pattern('b*n', { wholeText: true }).matches('Banana')).toBe(false);
    expect(pattern('a?a', { wholeText: true }).replace('aba', 'x')).toBe('x');
    expect(pattern('aa*a', { wholeText: true }).matches('aa')).toBe(false);
  });

  it('take no longer for many stars', () => {
    const stars = pattern('a*a*a*a*a*a*a*a*b', { wholeText: true });
    expect(stars.matches('a'.repeat(30_000))).toBe(false);
  });

  it('find what a regular expression of the same meaning finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
    fc.assert(
      fc.property(letters, texts, fc.boolean(), (made, text, wholeText) => {
        fc.pre(/[ab?]/.test(made));
        const source = made.replaceAll('?', '.').replaceAll('*', '.*');
        const same = new RegExp(wholeText ? `^${source}$` : source);
        expect(pattern(made, { wholeText }).matches(text)).toBe(same.test(text));
      }),
    );
  });
});

const controls = { signal: new AbortController().signal, onProgress: () => undefined };
const query = (asked: Partial<FindQuery>): FindQuery => ({
  text: '',
  matchCase: false,
  wholeText: false,
  lookIn: 'values',
  within: null,
  ...asked,
});

async function placesOf(bench: TestBench, asked: Partial<FindQuery>): Promise<string[]> {
  const found = await findCells(bench, query(asked), controls);
  if (!found.ok) throw new Error(found.problem.code);
  return found.value.cells.map(({ rowIndex, columnIndex }) => `${toCol(columnIndex)}${rowIndex + 1}`);
}

function workbook(): TestBench {
  const bench = testBench(
    workbookWithTable([
      { name: 'Name', type: 'text', values: ['Acme', 'acme two', null] },
      { name: 'Twice', type: 'number', formula: '=2' },
    ]),
  );
  const sheetId = firstSheetId(bench);
  const type = (rowIndex: number, columnIndex: number, text: string): void =>
    void bench.run(typeCell, { sheetId, rowIndex, columnIndex, text });
  type(0, 0, 'acme');
  type(1, 0, '12.50%');
  type(2, 1, '=SUM(A1:A9)');
  bench.values.results.set('=SUM(A1:A9)', 7);
  bench.values.results.set('=2', 2);
  return bench;
}

describe('finding', () => {
  it('looks in what cells show, or in what was entered', async () => {
    const bench = workbook();
    expect(await placesOf(bench, { text: 'acme' })).toEqual(['A1', 'A1', 'A2']);
    expect(await placesOf(bench, { text: '12.5' })).toEqual(['A2']);
    expect(await placesOf(bench, { text: 'sum' })).toEqual([]);
    expect(await placesOf(bench, { text: 'sum', lookIn: 'formulas' })).toEqual(['B3']);
  });

  it('stays within a sheet or a region, and is stopped', async () => {
    const bench = workbook();
    const table = bench.table().id;
    expect(await placesOf(bench, { text: 'acme', within: { sheetId: table } })).toEqual(['A1', 'A2']);
    const within = { sheetId: table, region: region(table, [1, 0], [2, 0]) };
    expect(await placesOf(bench, { text: 'acme', within })).toEqual(['A2']);
    const stop = new AbortController();
    stop.abort();
    const found = await findCells(bench, query({ text: 'x' }), { ...controls, signal: stop.signal });
    expect(found).toMatchObject({ problem: { code: 'cancelled' } });
  });
});

describe('replacing', () => {
  it('is one step over all sheets, leaves calculated cells, and says how much was done', async () => {
    const bench = workbook();
    const asked = query({ text: '?cme' });
    const found = await findCells(bench, asked, controls);
    if (!found.ok) throw new Error(found.problem.code);
    const { cells } = found.value;
    expect(await bench.run(replaceCells, { query: asked, replacement: 'Corp', cells })).toMatchObject({
      ok: true,
    });
    expect(bench.input(0, 0)).toBe('Corp');
    expect(bench.column('Name')).toEqual(['Corp', 'Corp two', null]);
    expect(bench.notices).toMatchObject([{ text: 'structure_replaced', params: { count: 3 } }]);
    void bench.run(undo, undefined);
    expect(bench.input(0, 0)).toBe('acme');
    expect(bench.column('Name')).toEqual(['Acme', 'acme two', null]);
  });

  it('changes formulas where those were looked for, and keeps those it would break', async () => {
    const bench = workbook();
    const asked = query({ text: 'A1', lookIn: 'formulas' });
    const found = await findCells(bench, asked, controls);
    const cells = found.ok ? found.value.cells : [];
    await bench.run(replaceCells, { query: asked, replacement: 'A2', cells });
    expect(bench.input(2, 1)).toBe('=SUM(A2:A9)');
    await bench.run(replaceCells, {
      query: query({ text: 'A2', lookIn: 'formulas' }),
      replacement: '(',
      cells,
    });
    expect(bench.input(2, 1)).toBe('=SUM(A2:A9)');
    expect(bench.notices.at(-1)).toMatchObject({ text: 'structure_replacedAndLeft', params: { left: 1 } });
  });
});
