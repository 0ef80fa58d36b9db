import type { Step } from '../applyOperations';
import type { ChangeCollector } from '../changes';
import type { TableSheet, WorkbookDocument } from '../document';
import { tableSheet } from '../lookup';
import type { OperationOf } from '../operation';
import type { NamedViews } from '../namedViews';
import type { TableView } from '../tableView';
import { replaceSheet } from './sheets';

/** `null` shows all rows in the order in which they are stored. */
export function setView(
  document: WorkbookDocument,
  { sheetId, view }: OperationOf<'setView'>,
  changes: ChangeCollector,
): Step {
  const table = tableSheet(document, sheetId);
  changes.views.add(sheetId);
  return {
    document: replaceSheet(document, withView(table, view)),
    inverse: [{ kind: 'setView', sheetId, view: table.view ?? null }],
  };
}

export function withView(table: TableSheet, view: TableView | null): TableSheet {
  const { view: _before, ...rest } = table;
  return view === null ? rest : { ...rest, view };
}

/** Nothing of what is shown changes with it. */
export function setNamedViews(
  document: WorkbookDocument,
  { sheetId, views }: OperationOf<'setNamedViews'>,
): Step {
  const table = tableSheet(document, sheetId);
  return {
    document: replaceSheet(document, withNamedViews(table, views)),
    inverse: [{ kind: 'setNamedViews', sheetId, views: table.namedViews ?? null }],
  };
}

export function withNamedViews(table: TableSheet, views: NamedViews | null): TableSheet {
  const { namedViews: _before, ...rest } = table;
  return views === null ? rest : { ...rest, namedViews: views };
}
