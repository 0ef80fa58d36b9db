import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { LocalText } from '../shared/localText';
import type { TableSheet } from '../model/document';
import { newViewId, type SheetId, type ViewId } from '../model/ids';
import { findSheet } from '../model/lookup';
import {
  chosenView,
  differsFromChosen,
  lookOf,
  noNamedViews,
  type NamedView,
  type NamedViews,
} from '../model/namedViews';
import type { Operation } from '../model/operation';
import { emptyView, isEmptyView } from '../model/tableView';
import type { Command, CommandContext } from './command';
import { checkViewName, freeName } from './names';
import { change, isEditable } from './outcome';
import { isOnTable, selectedTable } from './viewTarget';

/** Shows a table as a view was saved; `null`: all its rows, as they are stored. */
export const chooseView: Command<{ readonly sheetId: SheetId; readonly viewId: ViewId | null }> = {
  id: 'views.choose',
  text: 'view_choose',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { sheetId, viewId }) {
    const table = tableOf(context, sheetId);
    if (!table) return failed(problem('notFound'));
    const views = table.namedViews ?? noNamedViews;
    if (viewId !== null && !views.list.some(({ id }) => id === viewId)) return failed(problem('notFound'));
    return change(context, choosing(table, views, viewId), {
      origin: 'views.choose',
      label: chooseView.text,
    });
  },
};

/** All rows of the table, as they are stored, whatever view was chosen. */
export const showAllRows: Command = {
  id: 'views.showAll',
  text: 'view_showAll',
  icon: 'rows-3',
  isEnabled: (context) => {
    const table = isOnTable(context) ? selectedTable(context) : null;
    return table !== null && (chosenView(table) !== null || differsFromChosen(table));
  },
  run(context) {
    const table = selectedTable(context);
    if (!table) return failed(problem('notFound'));
    return chooseView.run(context, { sheetId: table.id, viewId: null });
  },
};

/** Keeps what is shown now under a name of its own, and goes on with that view. */
export const saveView: Command<{ readonly sheetId: SheetId; readonly name: string }> = {
  id: 'views.save',
  text: 'view_save',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { sheetId, name }) {
    const table = tableOf(context, sheetId);
    if (!table) return failed(problem('notFound'));
    const views = table.namedViews ?? noNamedViews;
    const checked = checkViewName(name, namesOf(views));
    if (!checked.ok) return checked;
    const added: NamedView = { id: newViewId(), name: checked.value, ...lookOf(table) };
    const kept = keepColumnsOfAllRows(table, views);
    return setViews(context, table, { ...kept, list: [...views.list, added], chosen: added.id }, saveView);
  },
};

export const renameView: Command<{
  readonly sheetId: SheetId;
  readonly viewId: ViewId;
  readonly name: string;
}> = {
  id: 'views.rename',
  text: 'view_rename',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { sheetId, viewId, name }) {
    const table = tableOf(context, sheetId);
    const views = table?.namedViews;
    const named = views?.list.find(({ id }) => id === viewId);
    if (!table || !views || !named) return failed(problem('notFound'));
    const others = namesOf(views).filter((other) => other !== named.name);
    const checked = checkViewName(name, others);
    if (!checked.ok) return checked;
    if (checked.value === named.name) return ok();
    const list = replaced(views, { ...named, name: checked.value });
    return setViews(context, table, { ...views, list }, renameView);
  },
};

/** What is shown now becomes what the chosen view shows. */
export const updateView = onChosen('views.update', 'view_update', 'save', {
  isEnabled: differsFromChosen,
  run: (context, table, views, chosen) =>
    setViews(
      context,
      table,
      { ...views, list: replaced(views, { ...chosen, ...lookOf(table) }) },
      updateView,
    ),
});

/** The chosen view as it was saved. */
export const resetView = onChosen('views.reset', 'view_reset', 'rotate-ccw', {
  isEnabled: differsFromChosen,
  run: (context, table, _views, { id }) => chooseView.run(context, { sheetId: table.id, viewId: id }),
});

const copyName: LocalText = { en: '{name} copy', 'zh-CN': '{name} 副本' };

/** A view like the chosen one, with what is shown now, which is then chosen. */
export const duplicateView = onChosen('views.duplicate', 'view_duplicate', 'copy-plus', {
  run(context, table, views, { name }) {
    const wanted = copyName[context.locale].replace('{name}', () => name.slice(0, 48));
    return saveView.run(context, { sheetId: table.id, name: freeName(wanted, namesOf(views)) });
  },
});

/** Forgets the chosen view, and shows all rows. */
export const removeView = onChosen('views.remove', 'view_remove', 'trash-2', {
  run(context, table, views, { id }) {
    const left = { ...views, list: views.list.filter((named) => named.id !== id) };
    return change(context, choosing(table, left, null), { origin: 'views.remove', label: removeView.text });
  },
});

/** Asks for the name of a new view. */
export const saveViewDialog: Command = {
  id: 'views.saveDialog',
  text: 'view_saveDialog',
  icon: 'bookmark-plus',
  isEnabled: isOnTable,
  run({ services }) {
    services.showDialog('saveView');
    return ok();
  },
};

export const renameViewDialog = onChosen('views.renameDialog', 'view_renameDialog', 'pencil', {
  run({ services }) {
    services.showDialog('renameView');
    return ok();
  },
});

interface OnChosen {
  isEnabled?(table: TableSheet): boolean;
  run(
    context: CommandContext,
    table: TableSheet,
    views: NamedViews,
    chosen: NamedView,
  ): ReturnType<Command['run']>;
}

/** A command about the view that is chosen for the table on the screen. */
function onChosen(id: string, text: string, icon: string, { isEnabled, run }: OnChosen): Command {
  return {
    id,
    text,
    icon,
    isEnabled(context) {
      const table = isOnTable(context) ? selectedTable(context) : null;
      return table !== null && chosenView(table) !== null && (isEnabled?.(table) ?? true);
    },
    run(context) {
      const table = selectedTable(context);
      const chosen = table && chosenView(table);
      if (!table?.namedViews || !chosen) return failed(problem('notFound'));
      return run(context, table, table.namedViews, chosen);
    },
  };
}

/** Copies a view into what the table shows. */
function choosing(table: TableSheet, views: NamedViews, viewId: ViewId | null): Operation[] {
  const named = views.list.find(({ id }) => id === viewId);
  const kept = keepColumnsOfAllRows(table, views);
  const look = named ?? {
    view: emptyView,
    hiddenColumns: chosenView(table) ? views.hiddenColumns : lookOf(table).hiddenColumns,
  };
  const sheetId = table.id;
  const view = isEmptyView(look.view) ? null : look.view;
  const operations: Operation[] = [viewsOperation(table, { ...kept, chosen: viewId })];
  if (JSON.stringify(view) !== JSON.stringify(table.view ?? null))
    operations.push({ kind: 'setView', sheetId, view });
  for (const { id: columnId, hidden = false } of table.columns) {
    const hides = look.hiddenColumns.includes(columnId);
    if (hides !== hidden)
      operations.push({ kind: 'updateColumn', sheetId, columnId, patch: { hidden: hides || null } });
  }
  return operations;
}

/** Before the first named view is chosen, the columns that are hidden now are those of all rows. */
function keepColumnsOfAllRows(table: TableSheet, views: NamedViews): NamedViews {
  return chosenView(table) ? views : { ...views, hiddenColumns: lookOf(table).hiddenColumns };
}

function setViews(
  context: CommandContext,
  table: TableSheet,
  views: NamedViews,
  { id, text }: { readonly id: string; readonly text: string },
): Result<void> {
  return change(context, [viewsOperation(table, views)], { origin: id, label: text });
}

/** Where there are no named views nothing is kept about them. */
function viewsOperation(table: TableSheet, views: NamedViews): Operation {
  return { kind: 'setNamedViews', sheetId: table.id, views: views.list.length > 0 ? views : null };
}

function tableOf(context: CommandContext, sheetId: SheetId): TableSheet | null {
  const sheet = findSheet(context.workbook.document, sheetId);
  return sheet?.kind === 'table' ? sheet : null;
}

const namesOf = (views: NamedViews): string[] => views.list.map(({ name }) => name);

const replaced = (views: NamedViews, view: NamedView): NamedView[] =>
  views.list.map((other) => (other.id === view.id ? view : other));
