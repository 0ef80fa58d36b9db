import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { lineIdAt, lineIndexOf } from '../../../src/model/axis';
import type { Chart, GridCell, GridSheet, WorkbookDocument } from '../../../src/model/document';
import { newChartId } from '../../../src/model/ids';
import { chunkKeyOf, gridCellKey } from '../../../src/model/lookup';
import { newGridSheet } from '../../../src/model/newWorkbook';
import { fakePort, sampleDocument, type FakePort } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

const cells = [
  ['Region', 'Won'],
  ['North', 5],
  ['South', 3],
] as const;

/** Cells in A1:B3 of the first sheet, and a chart of them at C5. */
function documentWithChart(): WorkbookDocument {
  const empty = newGridSheet('Plan');
  const row = (index: number) => lineIdAt(empty.rows, index);
  const column = (index: number) => lineIdAt(empty.columns, index);
  const chunk: Record<string, GridCell> = {};
  cells.forEach((line, at) =>
    line.forEach((input, place) => (chunk[gridCellKey(row(at), column(place))] = { input })),
  );
  const sheet: GridSheet = { ...empty, chunks: { [chunkKeyOf(row(0))]: chunk } };
  const chart: Chart = {
    id: newChartId(),
    sheetId: sheet.id,
    title: 'Deals',
    anchor: { rowId: row(4), columnId: column(2), widthPx: 320, heightPx: 220 },
    spec: {
      kind: 'stackedBars',
      source: {
        sheetId: sheet.id,
        fromRowId: row(0),
        fromColumnId: column(0),
        toRowId: row(2),
        toColumnId: column(1),
      },
    },
  };
  return { ...sampleDocument(), sheets: [sheet], charts: [chart] };
}

afterEach(() => vi.restoreAllMocks());

const figure = () => page.getByRole('figure', { name: 'Deals' });
const element = () => figure().element() as HTMLElement;

async function show(o: { readOnly?: boolean } = {}): Promise<FakePort> {
  const { port } = await showWorkbook(fakePort(documentWithChart(), o));
  await waitFor(() => document.querySelector('figure svg') !== null);
  return port;
}

/** Its cell counted from 0, and its size. */
function placeOf({ workbook }: FakePort): number[] {
  const [chart] = workbook.document.charts;
  const sheet = workbook.document.sheets[0] as GridSheet;
  if (!chart) return [];
  const { rowId, columnId, widthPx, heightPx } = chart.anchor;
  return [lineIndexOf(sheet.rows, rowId), lineIndexOf(sheet.columns, columnId), widthPx, heightPx];
}

/** Presses at a place of an element, moves this far and lets go. */
function drag(target: Element, [x, y]: readonly [number, number]): void {
  const bounds = target.getBoundingClientRect();
  const [left, top] = [bounds.left + bounds.width / 2, bounds.top + bounds.height / 2];
  element().setPointerCapture = () => undefined;
  const fire = (type: string, dx: number, dy: number): void => {
    const place = { clientX: left + dx, clientY: top + dy };
    target.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, pointerId: 1, ...place }));
  };
  fire('pointerdown', 0, 0);
  fire('pointermove', x / 2, y / 2);
  fire('pointermove', x, y);
  fire('pointerup', x, y);
}

describe('a chart on a sheet', () => {
  it('is printed alone, on a page that is its own', async () => {
    const pages: string[] = [];
    vi.spyOn(window, 'print').mockImplementation(() => {
      const paper = document.querySelector('.wb-paper');
      const rules = document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
      const title = rules.some(({ cssText }) => cssText.includes('Customers 2026 · Deals')) ? 'Deals' : '';
      const drawn = paper?.querySelectorAll('figure svg').length;
      pages.push(`${title}: ${drawn} drawn, ${paper?.querySelectorAll('td').length} cells`);
    });
    await show();
    element().focus();
    await userEvent.keyboard('{Control>}p{/Control}');
    await waitFor(() => pages.length === 1);
    window.dispatchEvent(new Event('afterprint'));
    await waitFor(() => document.querySelector('.wb-paper') === null);
    await page.getByRole('button', { name: 'More for Deals' }).click();
    await page.getByRole('menuitem', { name: 'Print the chart or save it as PDF' }).click();
    await waitFor(() => pages.length === 2);
    // The table that reads the chart out has a cell for each of two numbers; the sheet has six.
    expect(pages).toEqual(['Deals: 1 drawn, 2 cells', 'Deals: 1 drawn, 2 cells']);
  });

  it('is selected by a click, and left with Escape for the cells', async () => {
    await show();
    await figure().click({ position: { x: 60, y: 20 } });
    await expect.element(figure()).toHaveFocus();
    await expect.element(figure()).toHaveClass('is-selected');
    await userEvent.keyboard('{Escape}');
    await expect.element(figure()).not.toHaveClass('is-selected');
    expect(document.querySelector('.wb-grid')?.contains(document.activeElement)).toBe(true);
  });

  it('is moved from cell to cell and resized by keys, and says so', async () => {
    const port = await show();
    element().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowLeft}');
    expect(placeOf(port)).toEqual([6, 1, 320, 220]);
    await expect.element(figure().getByRole('status')).toHaveTextContent('Deals, at B7');
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowUp}{/Shift}');
    expect(placeOf(port)).toEqual([6, 1, 340, 200]);
    while (port.history.undo());
    expect(placeOf(port)).toEqual([4, 2, 320, 220]);
  });

  it('is moved by the mouse, where its corner snaps to a cell', async () => {
    const port = await show();
    drag(figure().getByRole('img').first().element(), [100, 60]);
    await waitFor(() => placeOf(port)[0] !== 4);
    expect(placeOf(port)).toEqual([6, 3, 320, 220]);
    port.history.undo();
    expect(placeOf(port)).toEqual([4, 2, 320, 220]);
  });

  it('is resized by its handles, the other side staying where it is', async () => {
    const port = await show();
    element().focus();
    await waitFor(() => document.querySelector('[data-handle=se]') !== null);
    drag(element().querySelector('[data-handle=se]') as Element, [40, 30]);
    await waitFor(() => placeOf(port)[2] !== 320);
    expect(placeOf(port)).toEqual([4, 2, 360, 250]);
    const { right } = element().getBoundingClientRect();
    drag(element().querySelector('[data-handle=w]') as Element, [-90, 0]);
    await waitFor(() => placeOf(port)[1] !== 2);
    expect(placeOf(port)[1]).toBe(1);
    await waitFor(() => Math.abs(element().getBoundingClientRect().right - right) < 2);
  });

  it('is duplicated and removed by keys', async () => {
    const port = await show();
    element().focus();
    await userEvent.keyboard('{Control>}d{/Control}');
    await waitFor(() => port.workbook.document.charts.length === 2);
    await waitFor(() => document.activeElement?.matches('figure.is-selected') === true);
    await userEvent.keyboard('{Delete}');
    await waitFor(() => port.workbook.document.charts.length === 1);
    expect(placeOf(port)).toEqual([4, 2, 320, 220]);
  });

  it('opens its panel with Enter, and refuses there what would show nothing', async () => {
    const port = await show();
    element().focus();
    await userEvent.keyboard('{Enter}');
    const range = page.getByRole('textbox', { name: 'Range' });
    await expect.element(range).toHaveValue('A1:B3');
    await range.fill('D1:E4');
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByText(/no names in its first column/)).toBeVisible();
    expect(port.history.canUndo).toBe(false);
    await page.getByText('Lines', { exact: true }).click();
    await waitFor(() => port.workbook.document.charts[0]?.spec.kind === 'lines');
  });

  it('shows its numbers, axis and colours as its panel says', async () => {
    const port = await show();
    const look = () => port.workbook.document.charts[0]?.look;
    const texts = () => [...element().querySelectorAll('svg text')].map(({ textContent }) => textContent);
    element().focus();
    await userEvent.keyboard('{Enter}');
    await page.getByText('Numbers, axes and colours', { exact: true }).click();
    await page.getByRole('combobox', { name: 'Number format' }).selectOptions('number');
    await waitFor(() => texts().includes('5.00'));
    const title = page.getByRole('textbox', { name: 'Title of the axis of numbers' });
    await title.fill('Deals won');
    await userEvent.keyboard('{Tab}');
    await waitFor(() => texts().includes('Deals won'));
    await page.getByRole('button', { name: 'Orange' }).click();
    await waitFor(() => element().querySelector('svg path[fill="#d55e00"]') !== null);
    expect(look()).toEqual({ numberFormat: '#,##0.00', numbersTitle: 'Deals won', colors: [1] });
    await page.getByRole('combobox', { name: 'Number format' }).selectOptions('custom');
    await page.getByRole('textbox', { name: 'Format code' }).fill('[Foo]0');
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(look()?.numberFormat).toBe('#,##0.00');
    while (port.history.undo());
    expect(look()).toBeUndefined();
  });

  it('says whether its cells have headings', async () => {
    const port = await show();
    element().focus();
    await userEvent.keyboard('{Enter}');
    await page.getByRole('switch', { name: 'First row holds headings' }).click();
    await waitFor(() => element().querySelectorAll('tbody tr').length === 3);
    await page.getByRole('switch', { name: 'First row holds headings' }).click();
    await waitFor(() => element().querySelectorAll('tbody tr').length === 2);
    expect(port.workbook.document.charts[0]?.spec).not.toHaveProperty('source.withoutHeadings');
  });

  it('is zoomed with its sheet, its texts too', async () => {
    await show();
    const title = () =>
      [...element().querySelectorAll('svg text')].find((text) => text.textContent === 'Deals');
    const sizes = () => [element(), title()].map((part) => part?.getBoundingClientRect().height ?? 0);
    await waitFor(() => title() !== undefined);
    const before = sizes();
    await page.getByRole('button', { name: 'Zoom 100%' }).click();
    await page.getByRole('menuitemcheckbox', { name: '150%' }).click();
    await waitFor(() => {
      const after = sizes();
      return after.every((size, index) => Math.abs(size / before[index]! - 1.5) < 0.1);
    });
  });

  it('can only be looked at where nothing may be changed', async () => {
    const port = await show({ readOnly: true });
    await figure().click({ position: { x: 60, y: 20 } });
    await expect.element(figure()).not.toHaveClass('is-selected');
    drag(figure().getByRole('img').first().element(), [100, 60]);
    expect(placeOf(port)).toEqual([4, 2, 320, 220]);
    await page.getByRole('button', { name: 'More for Deals' }).click();
    await expect.element(page.getByRole('menuitem', { name: 'Download as PNG' })).toBeVisible();
    expect(page.getByRole('menuitem', { name: 'Remove chart' }).elements()).toEqual([]);
  });
});
