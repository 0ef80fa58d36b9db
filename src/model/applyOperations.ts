import { assertNever } from '../shared/assert';
import { ChangeCollector } from './changes';
import type { WorkbookDocument } from './document';
import type { LineReshape } from './formula/cellReference';
import type { Operation } from './operation';
import { addChart, removeChart, setTemplate, updateChart } from './operations/attachments';
import { setComments } from './operations/comments';
import { addColumn, moveColumn, removeColumn, updateColumn } from './operations/columns';
import { setGridCells, setGridChunks } from './operations/gridCells';
import { insertLines, moveLines, removeLines } from './operations/gridLines';
import { addNamedRange, removeNamedRange, updateNamedRange } from './operations/namedRanges';
import { addParameter, removeParameter, updateParameter } from './operations/parameters';
import { setKeyFigures, setScenarios } from './operations/scenarios';
import { addSheet, moveSheet, removeSheet, setWorkbookName, updateSheet } from './operations/sheets';
import { addSnapshot, removeSnapshot, renameSnapshot } from './operations/snapshots';
import { setCells } from './operations/tableCells';
import { insertRows, removeRows, replaceRows } from './operations/tableRows';
import { setNamedViews, setView } from './operations/views';
import type { ChangeSet } from './transaction';

export interface Applied {
  readonly document: WorkbookDocument;
  /** Takes everything back when applied in this order. */
  readonly inverse: Operation[];
  readonly changes: ChangeSet;
  /** How lines came, went and moved, one after the other. */
  readonly reshapes: readonly LineReshape[];
}

/** One operation carried out: the new document and the operations that undo it. */
export interface Step {
  readonly document: WorkbookDocument;
  readonly inverse: readonly Operation[];
}

/**
 * Applies operations one after the other to a document that is not changed. Cost grows with what they touch.
 * An operation that does not fit the document is a bug and throws.
 */
export function applyOperations(document: WorkbookDocument, operations: readonly Operation[]): Applied {
  const changes = new ChangeCollector();
  const inverses: (readonly Operation[])[] = [];
  let current = document;
  for (const operation of operations) {
    const step = applyOperation(current, operation, changes);
    current = step.document;
    inverses.push(step.inverse);
  }
  const { reshapes } = changes;
  return { document: current, inverse: inverses.reverse().flat(), changes, reshapes };
}

function applyOperation(document: WorkbookDocument, operation: Operation, changes: ChangeCollector): Step {
  switch (operation.kind) {
    case 'setWorkbookName':
      return setWorkbookName(document, operation, changes);
    case 'addSheet':
      return addSheet(document, operation, changes);
    case 'removeSheet':
      return removeSheet(document, operation, changes);
    case 'moveSheet':
      return moveSheet(document, operation, changes);
    case 'updateSheet':
      return updateSheet(document, operation, changes);
    case 'setComments':
      return setComments(document, operation, changes);
    case 'addColumn':
      return addColumn(document, operation, changes);
    case 'removeColumn':
      return removeColumn(document, operation, changes);
    case 'moveColumn':
      return moveColumn(document, operation, changes);
    case 'updateColumn':
      return updateColumn(document, operation, changes);
    case 'setCells':
      return setCells(document, operation, changes);
    case 'insertRows':
      return insertRows(document, operation, changes);
    case 'removeRows':
      return removeRows(document, operation, changes);
    case 'replaceRows':
      return replaceRows(document, operation, changes);
    case 'setView':
      return setView(document, operation, changes);
    case 'setNamedViews':
      return setNamedViews(document, operation);
    case 'setGridCells':
      return setGridCells(document, operation, changes);
    case 'setGridChunks':
      return setGridChunks(document, operation, changes);
    case 'insertLines':
      return insertLines(document, operation, changes);
    case 'removeLines':
      return removeLines(document, operation, changes);
    case 'moveLines':
      return moveLines(document, operation, changes);
    case 'addParameter':
      return addParameter(document, operation, changes);
    case 'removeParameter':
      return removeParameter(document, operation, changes);
    case 'updateParameter':
      return updateParameter(document, operation, changes);
    case 'addNamedRange':
      return addNamedRange(document, operation, changes);
    case 'removeNamedRange':
      return removeNamedRange(document, operation, changes);
    case 'updateNamedRange':
      return updateNamedRange(document, operation, changes);
    case 'addChart':
      return addChart(document, operation, changes);
    case 'removeChart':
      return removeChart(document, operation, changes);
    case 'updateChart':
      return updateChart(document, operation, changes);
    case 'setTemplate':
      return setTemplate(document, operation, changes);
    case 'setScenarios':
      return setScenarios(document, operation);
    case 'setKeyFigures':
      return setKeyFigures(document, operation);
    case 'addSnapshot':
      return addSnapshot(document, operation);
    case 'removeSnapshot':
      return removeSnapshot(document, operation);
    case 'renameSnapshot':
      return renameSnapshot(document, operation);
    default:
      return assertNever(operation, 'operation');
  }
}
