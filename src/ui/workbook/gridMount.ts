import { untrack } from 'svelte';
import type { Dispose } from '../../shared/disposable';
import { reportFault } from '../../shared/report';
import type { Problem } from '../../shared/problems';
import type { Result } from '../../shared/result';
import { typeCell, type TypeCellArgs } from '../../commands/cells';
import type { CommandOutcome } from '../../commands/command';
import type { GridView } from '../../grid/gridOptions';
import { visualRowOf } from '../../model/rowOrder';
import { helpInCell } from '../formulaEditor/cellField';
import { cellSelection } from './activeCell';
import type { WorkbookScreenState } from './workbookScreen.svelte';

/** The licence key that Handsontable accepts for evaluation and non-commercial use, without a notice. */
const evaluationKey = 'non-commercial-and-evaluation';

/** The grid's code, which is loaded with the first workbook and not with the start screen. */
export const loadGrid = (): Promise<typeof import('../../grid/gridView')> => import('../../grid/gridView');

/** Puts the grid into an element and keeps it in step with the screen. */
export function showGrid(
  screen: WorkbookScreenState,
  element: HTMLElement,
  onStarted: () => void,
): () => void {
  let ended = false;
  let grid: GridView | null = null;
  let help: Dispose | null = null;
  void loadGrid().then(
    async ({ createGridView, prepareGridView }) => {
      if (ended) return;
      prepareGridView(element);
      // In a task of its own: the screen around it has just been made in this one, and the grid takes as long.
      await new Promise((resolve) => setTimeout(resolve));
      if (ended) return;
      untrack(() => {
        const { sheet, shell, port } = screen;
        if (!sheet) return;
        grid = createGridView(element, {
          workbook: port.workbook,
          values: port.values,
          answer: screen.view.answer,
          sheetId: sheet.id,
          locale: shell.locale,
          theme: shell.resolvedTheme,
          readOnly: screen.readOnly,
          zoom: screen.zoom,
          formulaSheets: screen.formulaSheets,
          licenseKey: shell.licenseKeys.handsontable ?? evaluationKey,
          phrase: shell.phrase,
          ...(port.ruleAnswers ? { ruleAnswers: port.ruleAnswers } : {}),
          describeError: (error) => port.describeError(error),
          describeNotice: (notice) => port.describeNotice(notice),
          runCommand: (id, args) => runAndTell(screen, id, args),
          onRefused: (refusal) => screen.notify(refusal),
          isCommandEnabled: (id) => port.isCommandEnabled(id),
          mayTakeFocus: () => shell.use.isInUse,
          onSelection: (selection) => (screen.selection = selection),
          onEdit: (edit) => (screen.edit = edit),
          onEditor: (editor) => {
            help?.();
            help = editor && helpInCell(screen, editor);
          },
          pointer: {
            canPoint: () => screen.formulaEditor?.canPoint() === true,
            point: (from, to, extend) => screen.formulaEditor?.point(from, to, extend),
          },
          onViewportChange: () => screen.viewportVersion++,
          onHeaderOpen: (sheetId, columnId) => screen.showPanel('column', { sheetId, columnId }),
        });
        screen.grid = grid;
        onStarted();
      });
    },
    (error: unknown) => {
      reportFault('loading the grid', error);
      screen.notify({ kind: 'problem', code: 'internal' });
    },
  );
  return () => {
    ended = true;
    help?.();
    screen.grid = null;
    grid?.dispose();
  };
}

/** The grid acts on the outcome, and the person reads why something was refused. A key that means nothing now is none. */
function runAndTell(screen: WorkbookScreenState, id: string, args: unknown): CommandOutcome {
  const { port } = screen;
  const isEnabled = port.isCommandEnabled(id);
  const outcome = port.runCommand(id, args);
  const tell = (result: Result<void>): void => {
    if (result.ok || !isEnabled) return;
    // The editor in the cell opens again with the text, and says it there; while rows are awaited it is covered.
    if (id === typeCell.id && screen.edit !== null && result.problem.code !== 'rowsAwaited')
      screen.refusedEdit = result.problem;
    else screen.notify(result.problem);
  };
  if (outcome instanceof Promise) {
    void outcome.then((result) => {
      if (id === typeCell.id && !result.ok && isEnabled) reopen(screen, args as TypeCellArgs, result.problem);
      else tell(result);
    });
  } else tell(outcome);
  return outcome;
}

/** What was typed is not lost: the editor, which has closed since, opens again with the text and says why. */
function reopen(screen: WorkbookScreenState, args: TypeCellArgs, refusal: Problem): void {
  const { sheet, port, grid, edit } = screen;
  const isElsewhere = sheet?.id !== args.sheetId || edit !== null || !grid;
  if (isElsewhere) {
    screen.notify(refusal);
    return;
  }
  const visualRow = visualRowOf(port.values.rowOrder(args.sheetId), args.rowIndex);
  const selection = cellSelection(sheet, port.values, visualRow, args.columnIndex);
  if (!selection) return;
  screen.select(selection);
  screen.refusedEdit = refusal;
  grid.edit(args.text);
}
