import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drawSteadily } from '../../src/grid/steadyDrawing';
import type { WorkbookDocument } from '../../src/model/document';
import { cellError } from '../../src/shared/value';
import { workbookWithTable } from '../unit/commands/commandContext';
import { cell, mountGrid, painted, type MountedGrid } from './gridBench';

vi.mock('../../src/grid/steadyDrawing', { spy: true });

let grid: MountedGrid;
afterEach(() => {
  grid.dispose();
  vi.mocked(drawSteadily).mockReset();
});

const rows = 300;
const rowNumbers = Array.from({ length: rows }, (_, row) => row);

function customers(): WorkbookDocument {
  const document = workbookWithTable([
    { name: 'Name', type: 'text', values: rowNumbers.map((row) => `Customer ${row}`) },
    {
      name: 'Revenue',
      type: 'currency',
      values: rowNumbers.map((row) => (row % 7 === 0 ? 'none' : row * 3.5)),
    },
    { name: 'Orders', type: 'number', values: rowNumbers.map((row) => (row % 11 === 0 ? null : row)) },
    { name: 'Active', type: 'boolean', values: rowNumbers.map((row) => row % 2 === 0) },
    {
      name: 'Broken',
      type: 'number',
      values: rowNumbers.map((row) => (row % 5 === 0 ? cellError('DIV0') : row)),
    },
    ...Array.from({ length: 8 }, (_, index) => ({
      name: `Column ${index}`,
      type: 'number' as const,
      values: rowNumbers.map((row) => row * index),
    })),
    { name: 'Twice', type: 'number', formula: '=2' },
  ]);
  const sheets = document.sheets.map((sheet) => {
    if (sheet.kind !== 'table') return sheet;
    const scale = {
      kind: 'colorScale',
      points: [
        { at: { kind: 'min' }, color: '#ff0000' },
        { at: { kind: 'max' }, color: '#00ff00' },
      ],
    } as const;
    const target = { columnIds: [sheet.columns[2]!.id] };
    return { ...sheet, frozenColumns: 1, conditionalFormats: [{ id: 'f1', target, rule: scale }] };
  });
  return { ...document, sheets } as WorkbookDocument;
}

async function scroll(to: ScrollToOptions): Promise<void> {
  grid.element.querySelector('.ht_master .wtHolder')?.scrollTo(to);
  await painted();
  await painted();
}

/** Everything that is drawn, element by element, attributes in the order of their names. */
function drawn(): string[] {
  return [...grid.element.querySelectorAll<HTMLElement>('tr, th, td')].map((element) => {
    const attributes = element
      .getAttributeNames()
      .map((name) => [name, element.getAttribute(name) ?? ''] as const)
      // Taken away, and given back empty.
      .filter(([name, value]) => (name !== 'class' && name !== 'style') || value !== '')
      .map(([name, value]) => `${name}=${value.replace('ht__row_even', 'ht__row_odd')}`);
    return [
      element.tagName,
      ...attributes.toSorted(),
      element.tagName === 'TR' ? '' : element.innerHTML,
    ].join(' ');
  });
}

/** What someone does in a sheet, and all that is drawn after each step. */
async function session(): Promise<string[][]> {
  const steps: string[][] = [];
  const step = async (): Promise<void> => {
    await painted();
    steps.push(drawn());
  };
  grid = mountGrid(customers(), { sheet: 1 });
  await step();
  await userEvent.click(cell(grid, 2, 1));
  await step();
  await scroll({ top: 28 * 33 });
  await step();
  await scroll({ top: 28 * 50, left: 500 });
  await step();
  await userEvent.keyboard('{Control>}{Home}{/Control}77{Enter}{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  await step();
  grid.bench.values.results.set('=2', 5);
  grid.valuesChanged();
  await scroll({ left: 900 });
  await step();
  grid.view.setReadOnly(true);
  await step();
  grid.view.setReadOnly(false);
  const [first] = grid.bench.workbook.document.sheets;
  grid.view.showSheet(first!.id);
  await step();
  grid.view.showSheet(grid.bench.table().id);
  await step();
  grid.dispose();
  return steps;
}

it('draws what Handsontable draws from nothing', async () => {
  const steady = await session();
  vi.mocked(drawSteadily).mockImplementation(() => {});
  const anew = await session();
  expect(steady[0]!.length).toBeGreaterThan(100);
  for (const [index, step] of steady.entries()) expect([index, ...step]).toEqual([index, ...anew[index]!]);
});

it('writes texts and nothing else while a sheet scrolls by', async () => {
  grid = mountGrid(customers(), { sheet: 1, heightPx: 300 });
  // The first cell is selected, and come to, in the task after.
  await painted();
  await scroll({ top: 28 * 100, left: 700 });
  const written = new Set<string>();
  const observer = new MutationObserver((records) => {
    for (const { target, attributeName } of records) written.add(`${target.nodeName} ${attributeName}`);
  });
  for (const body of grid.element.querySelectorAll('tbody'))
    observer.observe(body, { subtree: true, attributes: true });
  const texts = grid.element.querySelector('.ht_master tbody')!.textContent;
  await scroll({ top: 28 * 111, left: 700 });
  expect(grid.element.querySelector('.ht_master tbody')!.textContent).not.toBe(texts);
  for (const record of observer.takeRecords())
    written.add(`${record.target.nodeName} ${record.attributeName}`);
  observer.disconnect();
  expect([...written]).toEqual(['TR aria-rowindex']);
});
