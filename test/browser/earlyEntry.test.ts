import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Validation } from '../../src/model/validation';
import { AnswerWait } from '../../src/shared/answerWait';
import { cell, customers, mountGrid, painted, type MountedGrid } from './gridBench';

/** Longer than any test, so that only the answer ends it. */
const longMs = 60_000;
let grid: MountedGrid;
let answer: AnswerWait;

beforeEach(async () => {
  answer = new AnswerWait(longMs);
  grid = mountGrid(customers(), { sheet: 1, answer });
  await painted();
  await userEvent.click(cell(grid, 0, 1));
});
afterEach(() => grid.dispose());

const typed = () => grid.commands.filter(({ id }) => id === 'cells.type').map(({ args }) => args);
const editor = () => grid.element.querySelector<HTMLTextAreaElement>('textarea.handsontableInput')!;
const isEditing = () => editor().parentElement!.style.opacity === '1';

it('enters a value before the page is touched, and closes the editor when the answer is there', async () => {
  const before = cell(grid, 0, 1).textContent;
  await userEvent.keyboard('77{Enter>}');
  expect(typed()).toMatchObject([{ rowIndex: 0, columnIndex: 1, text: '77' }]);
  await painted();
  expect([cell(grid, 0, 1).textContent, isEditing(), grid.bench.selection?.activeRow]).toEqual([
    before,
    true,
    0,
  ]);
  answer.end();
  await painted();
  expect(cell(grid, 0, 1).textContent).toBe('77.00');
  expect([isEditing(), grid.bench.selection?.activeRow]).toEqual([false, 1]);
  expect(typed()).toHaveLength(1);
});

it('draws what was calculated in the frame of what was typed', async () => {
  await userEvent.keyboard('77{Enter>}');
  const calculated = grid.bench.table().columns.find(({ formula }) => formula !== null)!;
  grid.bench.values.results.set('=2', 154);
  answer.end();
  grid.valuesChanged([calculated.id]);
  // One frame, and what is done in it.
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect([cell(grid, 0, 1).textContent, cell(grid, 0, 4).textContent]).toEqual(['77.00', '154']);
});

it('ends with the next key, which goes to the next cell', async () => {
  await userEvent.keyboard('77{Enter>}88{Enter}{Tab}');
  expect(typed()).toMatchObject([
    { rowIndex: 0, text: '77' },
    { rowIndex: 1, text: '88' },
  ]);
  answer.end();
  await painted();
  expect([cell(grid, 0, 1).textContent, cell(grid, 1, 1).textContent]).toEqual(['77.00', '88.00']);
  expect(grid.bench.selection).toMatchObject({ activeRow: 2, activeColumn: 2 });
});

it('ends when the key is let go of', async () => {
  await userEvent.keyboard('77{Enter>}');
  expect(isEditing()).toBe(true);
  await userEvent.keyboard('{/Enter}');
  expect([isEditing(), grid.bench.selection?.activeRow]).toEqual([false, 1]);
});

it('ends with a click, a change of sheet and the end of the grid', async () => {
  await userEvent.keyboard('77{Enter>}');
  await userEvent.click(cell(grid, 2, 0));
  expect([isEditing(), grid.bench.selection?.activeRow]).toEqual([false, 2]);
  await userEvent.click(cell(grid, 0, 1));
  await userEvent.keyboard('88{Enter>}');
  grid.view.showSheet(grid.bench.workbook.document.sheets[0]!.id);
  expect(isEditing()).toBe(false);
  expect(typed()).toHaveLength(2);
});

it('leaves a text that is refused in the editor, and asks once', async () => {
  const validation: Validation = {
    rule: { kind: 'number', is: 'atMost', value: '5' },
    onInvalid: 'reject',
  };
  const { id: sheetId, columns } = grid.bench.table();
  grid.bench.workbook.dispatch({
    operations: [{ kind: 'updateColumn', sheetId, columnId: columns[1]!.id, patch: { validation } }],
    origin: 'test',
  });
  await userEvent.keyboard('77{Enter}');
  await expect.poll(isEditing).toBe(true);
  expect([editor().value, typed().length]).toEqual(['77', 1]);
});

it('does not wait longer than that', async () => {
  grid.dispose();
  grid = mountGrid(customers(), { sheet: 1 });
  await painted();
  await userEvent.click(cell(grid, 0, 1));
  await userEvent.keyboard('77{Enter}');
  await expect.poll(() => cell(grid, 0, 1).textContent).toBe('77.00');
});
