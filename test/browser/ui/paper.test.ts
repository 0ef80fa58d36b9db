import { afterEach, expect, it, vi } from 'vitest';
import type { ConditionalFormat, ConditionalRule } from '../../../src/model/conditionalFormat';
import type { RuleId } from '../../../src/model/ids';
import { gridCellKey } from '../../../src/model/lookup';
import { lineId } from '../../../src/model/ids';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { page } from 'vitest/browser';
import { fakePort, type FakePort } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

afterEach(() => vi.restoreAllMocks());

/** A sheet of so many rows and columns of numbers, with a rule by a formula over the first column. */
function longSheet(rows: number, columns: number): FakePort & { readonly asked: string[] } {
  const workbook = newWorkbook();
  const format = {
    id: '_rodd' as RuleId,
    target: { kind: 'cells', areas: [{ rows: [[1, rows]], columns: [[1, 1]] }] },
    rule: { kind: 'style', test: { kind: 'formula', formula: '=ISODD(A1)' }, style: { bold: true } },
  } as const satisfies ConditionalFormat;
  const port = fakePort({
    ...workbook,
    sheets: workbook.sheets.map((sheet) => ({ ...sheet, conditionalFormats: [format] })),
  });
  const cells = Object.fromEntries(
    Array.from({ length: rows * columns }, (_, at) => [
      gridCellKey(lineId(1 + Math.floor(at / columns)), lineId(1 + (at % columns))),
      { input: at },
    ]),
  );
  const sheetId = port.workbook.document.sheets[0]!.id;
  port.workbook.dispatch({ origin: 'test', operations: [{ kind: 'setGridCells', sheetId, cells }] });
  const asked: string[] = [];
  const evaluate = (formula: string): Promise<boolean> => {
    asked.push(formula);
    return Promise.resolve(true);
  };
  return Object.assign(port, { asked, ruleAnswers: { facts: () => Promise.resolve(null), evaluate } });
}

it('is laid out a few cells at a time, each asked about once', async () => {
  const port = longSheet(900, 5);
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  await showWorkbook(port);
  port.asked.length = 0;
  const laid: number[] = [];
  const observer = new MutationObserver((records) => {
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
    laid.push(added.filter((node) => node instanceof HTMLElement && node.closest('.wb-paper tbody')).length);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  void port.runCommand('view.print');
  await waitFor(() => print.mock.calls.length > 0);
  observer.disconnect();
  expect(document.querySelectorAll('.wb-paper tbody tr.is-bold, .wb-paper tbody td.is-bold').length).toBe(
    900,
  );
  expect(laid.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(900);
  expect(Math.max(...laid)).toBeLessThanOrEqual(100);
  expect(port.asked).toHaveLength(900);
});

it('is not printed where that is cancelled', async () => {
  const port = longSheet(900, 5);
  let answer: () => void = () => undefined;
  const held = new Promise<boolean>((resolve) => (answer = () => resolve(true)));
  Object.assign(port.ruleAnswers!, { evaluate: () => held });
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  await showWorkbook(port);
  void port.runCommand('view.print');
  const dialog = page.getByRole('dialog', { name: 'Print the sheet' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await waitFor(() => document.querySelector('.wb-paper') === null);
  answer();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(print).not.toHaveBeenCalled();
});

it('is printed with its conditional formats, those too that the engine has to be asked about', async () => {
  const rule = (id: string, column: number, made: ConditionalRule): ConditionalFormat => ({
    id: id as RuleId,
    target: { kind: 'cells', areas: [{ rows: [[1, 3]], columns: [[column, 1]] }] },
    rule: made,
  });
  const formats = [
    rule('_rscale', 1, {
      kind: 'colorScale',
      points: [
        { at: { kind: 'min' }, color: 'background' },
        { at: { kind: 'max' }, color: 'accent' },
      ],
    }),
    rule('_rbar', 2, {
      kind: 'dataBar',
      min: { kind: 'number', value: 0 },
      max: { kind: 'max' },
      color: 'accent',
    }),
    rule('_rasked', 3, {
      kind: 'style',
      test: { kind: 'formula', formula: '=ISODD(C1)' },
      style: { bold: true, background: 'tintWarning' },
    }),
  ] as readonly ConditionalFormat[];
  const cells = Object.fromEntries(
    [1, 2, 3].flatMap((row) =>
      [1, 2, 3].map((column) => [gridCellKey(lineId(row), lineId(column)), { input: row * 10 }]),
    ),
  );
  const workbook = newWorkbook();
  const sheets = workbook.sheets.map((sheet) => ({ ...sheet, conditionalFormats: formats }));
  const port = fakePort({ ...workbook, sheets });
  const [sheet] = port.workbook.document.sheets;
  port.workbook.dispatch({
    origin: 'test',
    operations: [{ kind: 'setGridCells', sheetId: sheet!.id, cells }],
  });
  const asked: string[] = [];
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  Object.assign(port, {
    ruleAnswers: {
      facts: () => Promise.resolve(null),
      evaluate: async (formula: string) => {
        asked.push(formula);
        await answered;
        return formula.includes('2');
      },
    },
  });
  let printed: string[][] = [];
  const looksOf = (cell: HTMLElement): string =>
    [cell.style.backgroundColor, cell.style.backgroundImage, cell.classList.contains('is-bold') ? 'bold' : '']
      .filter((look) => look !== '')
      .join(' ');
  const print = vi.spyOn(window, 'print').mockImplementation(() => {
    const rows = document.querySelectorAll('.wb-paper tbody tr');
    printed = Array.from(rows, (row) => Array.from(row.querySelectorAll('td'), looksOf));
  });
  await showWorkbook(port);
  void port.runCommand('view.print');
  await waitFor(() => document.querySelector('.wb-paper') !== null && asked.length >= 3);
  expect(print).not.toHaveBeenCalled();
  answer();
  await waitFor(() => printed.length > 0);
  expect(printed.map(([scale]) => scale)).toEqual([
    expect.stringContaining('0%'),
    expect.stringContaining('50%'),
    expect.stringContaining('100%'),
  ]);
  expect(printed.map(([, bar]) => /([\d.]+)%, transparent/.exec(bar ?? '')?.[1])).toEqual([
    '33.3',
    '66.7',
    '100',
  ]);
  expect(printed.map(([, , look]) => look?.includes('bold'))).toEqual([false, true, false]);
});
