import { ok } from '../shared/result';
import { findSheet } from '../model/lookup';
import { selectedSheet } from './region';
import type { Command, CommandContext, DialogName, PanelName } from './command';

const always = (): boolean => true;

function dialogCommand(
  command: Pick<Command, 'id' | 'text' | 'icon' | 'keys'> & { readonly needsEditing?: boolean },
  dialog: DialogName,
): Command {
  const { needsEditing = false, ...record } = command;
  return {
    ...record,
    isEnabled: (context) => !needsEditing || !context.readOnly,
    run({ services }) {
      services.showDialog(dialog);
      return ok();
    },
  };
}

function panelCommand(command: Pick<Command, 'id' | 'text' | 'icon' | 'keys'>, panel: PanelName): Command {
  return {
    ...command,
    isEnabled: always,
    run({ services }) {
      services.showPanel(panel);
      return ok();
    },
  };
}

export const showCommandPalette = dialogCommand(
  { id: 'view.commandPalette', text: 'commands_view_commandPalette', icon: 'command', keys: ['Mod+K'] },
  'commandPalette',
);
export const showKeys = dialogCommand(
  { id: 'view.keys', text: 'commands_view_keys', icon: 'keyboard', keys: ['?'] },
  'keys',
);
export const importFile = dialogCommand(
  { id: 'workbook.import', text: 'commands_workbook_import', icon: 'upload', needsEditing: true },
  'import',
);
export const showTemplates = dialogCommand(
  {
    id: 'view.templates',
    text: 'commands_view_templates',
    icon: 'layout-template',
    needsEditing: true,
  },
  'templates',
);
/** Makes a template of parts of the workbook, without its customers. */
export const saveTemplate = dialogCommand(
  { id: 'template.save', text: 'commands_template_save', icon: 'package-plus', needsEditing: true },
  'saveTemplate',
);
export const showParameters = panelCommand(
  { id: 'view.parameters', text: 'commands_view_parameters', icon: 'sliders-horizontal' },
  'parameters',
);
/** Excel's keys for its Name Manager. */
export const showNames = panelCommand(
  { id: 'names.panel', text: 'names_show', icon: 'tag', keys: ['Mod+F3'] },
  'names',
);
export const showScenarios = panelCommand(
  { id: 'scenarios.panel', text: 'whatif_showScenarios', icon: 'git-compare' },
  'scenarios',
);
export const compareScenarios = dialogCommand(
  { id: 'scenarios.compare', text: 'whatif_compareScenarios', icon: 'git-compare' },
  'compareScenarios',
);
export const goalSeek = dialogCommand(
  { id: 'scenarios.goalSeek', text: 'whatif_goalSeek', icon: 'goal' },
  'goalSeek',
);
export const sensitivity = dialogCommand(
  { id: 'scenarios.sensitivity', text: 'whatif_sensitivity', icon: 'chart-no-axes-gantt' },
  'sensitivity',
);
export const showSnapshots = panelCommand(
  { id: 'snapshots.panel', text: 'whatif_showSnapshots', icon: 'camera' },
  'snapshots',
);
export const showDrift = dialogCommand(
  { id: 'snapshots.compare', text: 'whatif_showDrift', icon: 'git-compare' },
  'drift',
);
export const showFormat = panelCommand(
  { id: 'format.panel', text: 'format_panel', icon: 'paint-roller', keys: ['Mod+1'] },
  'format',
);
export const showValidation = panelCommand(
  { id: 'format.validationPanel', text: 'format_validation_panel', icon: 'shield-check' },
  'validation',
);
export const showConditions = panelCommand(
  { id: 'format.conditionsPanel', text: 'format_conditions_panel', icon: 'palette' },
  'conditions',
);
export const showTemplatePanel = panelCommand(
  { id: 'view.template', text: 'commands_view_template', icon: 'panel-right' },
  'template',
);
export const showHelp = panelCommand(
  { id: 'view.help', text: 'commands_view_help', icon: 'circle-help', keys: ['F1'] },
  'help',
);
/** How the value of the active cell comes about. */
export const explainCell = panelCommand(
  { id: 'view.explain', text: 'commands_view_explain', icon: 'list-tree', keys: ['Mod+Shift+E'] },
  'explain',
);
function focusCommand(id: string, text: string, keys: string, step: 1 | -1): Command {
  return {
    id,
    text,
    keys: [keys],
    isEnabled: always,
    run({ services }) {
      services.moveFocus(step);
      return ok();
    },
  };
}

export const nextRegion = focusCommand('view.nextRegion', 'commands_view_nextRegion', 'F6', 1);
export const previousRegion = focusCommand(
  'view.previousRegion',
  'commands_view_previousRegion',
  'Shift+F6',
  -1,
);

/** To a cell by its address; while a formula is typed the keys belong to it. F5 stays the browser's own. */
export const goToAddress: Command = {
  id: 'view.goToAddress',
  text: 'commands_view_goToAddress',
  icon: 'locate',
  keys: ['Mod+G'],
  isEnabled: ({ services }) => services.askForAddress !== undefined && services.typedFormula === undefined,
  run({ services }) {
    services.askForAddress?.();
    return ok();
  },
};

// With Alt: Ctrl and plus is the browser's own zoom, which everyone must be able to reach. With Shift too: without it the keys
// insert and delete (`insertSelected.ts`).
function zoomCommand(action: 'in' | 'out' | 'reset', id: string, text: string, keys: string): Command {
  return {
    id,
    text,
    keys: [keys],
    isEnabled: always,
    run({ services }) {
      services.zoomBy(action);
      return ok();
    },
  };
}

export const zoomIn = zoomCommand('in', 'view.zoomIn', 'commands_view_zoomIn', 'Mod+Alt+Shift+=');
export const zoomOut = zoomCommand('out', 'view.zoomOut', 'commands_view_zoomOut', 'Mod+Alt+Shift+-');
export const zoomReset = zoomCommand('reset', 'view.zoomReset', 'commands_view_zoomReset', 'Mod+Alt+0');

export const zoomTo: Command<{ readonly zoom: number }> = {
  id: 'view.zoomTo',
  text: 'commands_view_zoomTo',
  needsArgs: true,
  isEnabled: always,
  run({ services }, { zoom }) {
    services.zoomTo(zoom);
    return ok();
  },
};

/** Excel's switch, for the sheet that is shown. How a sheet is looked at, like its zoom, is no part of the workbook. */
export const toggleFormulas: Command = {
  id: 'view.toggleFormulas',
  text: 'commands_view_toggleFormulas',
  hint: 'commands_view_toggleFormulasHint',
  icon: 'square-function',
  keys: ['Mod+`'],
  isEnabled: (context) => selectedSheet(context) !== null && context.services.toggleFormulas !== undefined,
  run({ selection, services }) {
    if (selection) services.toggleFormulas?.(selection.sheetId);
    return ok();
  },
};

/** On A4: a report as a page, a table with its headings on every page. */
export const printSheet: Command = {
  id: 'view.print',
  text: 'commands_view_print',
  icon: 'printer',
  keys: ['Mod+P'],
  isEnabled: always,
  run({ services }) {
    services.print();
    return ok();
  },
};
export const closePanel: Command = {
  id: 'view.closePanel',
  text: 'commands_view_closePanel',
  icon: 'panel-right-close',
  isEnabled: always,
  run({ services }) {
    services.showPanel(null);
    return ok();
  },
};

const isOnTable = (context: CommandContext): boolean => selectedSheet(context)?.sheet.kind === 'table';

/** The panel of the column that is selected: name, type, formula, format. */
export const showColumn: Command = {
  id: 'view.column',
  text: 'commands_view_column',
  icon: 'panel-right',
  isEnabled: isOnTable,
  run(context) {
    const { selection, services, workbook } = context;
    const sheet = selection && findSheet(workbook.document, selection.sheetId);
    const column = sheet?.kind === 'table' ? sheet.columns[selection?.activeColumn ?? 0] : undefined;
    if (sheet && column) services.showPanel('column', { sheetId: sheet.id, columnId: column.id });
    return ok();
  },
};

/** Asks for name, type and formula of a new column. */
export const addColumnDialog: Command = {
  id: 'view.addColumn',
  text: 'commands_view_addColumn',
  icon: 'columns-3',
  isEnabled: (context) => !context.readOnly && isOnTable(context),
  run({ services }) {
    services.showDialog('addColumn');
    return ok();
  },
};
