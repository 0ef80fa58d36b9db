import { workbookWithTable } from '../unit/commands/commandContext';
import '../../src/ui/tokens.css';
import '../../src/ui/base.css';
import { findCommand } from '../../src/commands/commandRegistry';
import type { CommandOutcome, Selection } from '../../src/commands/command';
import { createGridView } from '../../src/grid/gridView';
import type { CellEdit, GridTheme, GridView, ValuesChange } from '../../src/grid/gridOptions';
import { isMessageKey, text } from '../../src/i18n/texts';
import type { WorkbookDocument } from '../../src/model/document';
import type { ColumnId, SheetId } from '../../src/model/ids';
import { newWorkbook } from '../../src/model/newWorkbook';
import { AnswerWait } from '../../src/shared/answerWait';
import type { Problem } from '../../src/shared/problems';
import type { Locale } from '../../src/shared/localText';
import { testBench, type TestBench } from '../unit/commands/commandContext';

export interface MountedGrid {
  readonly element: HTMLElement;
  readonly view: GridView;
  readonly bench: TestBench;
  readonly commands: { id: string; args: unknown }[];
  readonly edits: (CellEdit | null)[];
  readonly openedHeadings: string[];
  readonly refusals: Problem[];
  /** Computed values arrived: of these columns of the sheet that is shown, or of anything. */
  valuesChanged(columns?: readonly ColumnId[]): void;
  dispose(): void;
}

/** A grid on the page, with the commands of the program behind it and no engine. */
export function mountGrid(
  document: WorkbookDocument = newWorkbook(),
  options: {
    readonly locale?: Locale;
    readonly theme?: GridTheme;
    readonly sheet?: number;
    readonly readOnly?: boolean;
    readonly widthPx?: number;
    readonly heightPx?: number;
    readonly answer?: AnswerWait;
  } = {},
): MountedGrid {
  const locale = options.locale ?? 'en';
  const bench = testBench(document);
  bench.locale = locale;
  const element = window.document.createElement('div');
  element.dataset.wbTheme = options.theme ?? 'light';
  element.lang = locale;
  element.style.setProperty('width', `${options.widthPx ?? 960}px`);
  element.style.setProperty('height', `${options.heightPx ?? 480}px`);
  window.document.body.append(element);
  const commands: MountedGrid['commands'] = [];
  const edits: MountedGrid['edits'] = [];
  const openedHeadings: string[] = [];
  const refusals: Problem[] = [];
  const listeners = new Set<(change: ValuesChange) => void>();
  const values = Object.assign(bench.values, {
    subscribe(listener: (change: ValuesChange) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const view = createGridView(element, {
    workbook: bench.workbook,
    values,
    answer: options.answer ?? new AnswerWait(),
    sheetId: document.sheets[options.sheet ?? 0]!.id,
    locale,
    theme: options.theme ?? 'light',
    readOnly: options.readOnly ?? false,
    licenseKey: 'non-commercial-and-evaluation',
    phrase: (key, params) => (isMessageKey(key) ? text(locale, key, params) : key),
    describeError: (error) => `About ${error.code}`,
    describeNotice: ({ reason }) => `Noticed ${reason}`,
    runCommand(id, args): CommandOutcome {
      commands.push({ id, args });
      const command = findCommand(id);
      if (!command) throw new Error(`there is no command ${id}`);
      return command.run(bench, args);
    },
    isCommandEnabled: (id) => findCommand(id)?.isEnabled(bench) ?? false,
    onSelection: (selection: Selection | null) => (bench.selection = selection),
    onEdit: (edit) => edits.push(edit),
    onRefused: (refusal) => refusals.push(refusal),
    onHeaderOpen: (_sheetId, columnId) => openedHeadings.push(columnId),
  });
  return {
    element,
    view,
    bench,
    commands,
    edits,
    openedHeadings,
    refusals,
    valuesChanged(columns) {
      const sheets = new Set([view.sheetId]);
      const change = columns
        ? { reshaped: new Set<SheetId>(), columns: new Map([[view.sheetId, new Set(columns)]]) }
        : { reshaped: sheets, columns: new Map() };
      for (const listener of listeners) listener({ ...change, isAnswer: true });
    },
    dispose() {
      view.dispose();
      element.remove();
    },
  };
}

/** The drawn cell at a position, as the user sees it. */
export function cell(grid: MountedGrid, rowIndex: number, columnIndex: number): HTMLTableCellElement {
  const rows = grid.element.querySelectorAll('.ht_master tbody tr');
  const found = rows[rowIndex]?.querySelectorAll('td')[columnIndex];
  if (!found) throw new Error(`cell ${rowIndex}, ${columnIndex} is not drawn`);
  return found;
}

/** Two frames: what was asked for in the first is painted in the second. */
export async function painted(): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    // Behind what was put off in that frame.
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** A sheet of customers, with what could be taken for markup, and values that do not fit. */
export const customers = () =>
  workbookWithTable([
    { name: '<img src=x onerror=alert(1)>', type: 'text', values: ['<b>bold</b>', 'Li Wei', '王芳'] },
    { name: 'Revenue', type: 'currency', values: [12087.1, -5, 'unknown'] },
    { name: 'Since', type: 'date', values: [45356, 45000, null] },
    { name: 'Share', type: 'percent', values: [0.125, 0.5, null] },
    { name: 'Twice', type: 'number', formula: '=2' },
  ]);
