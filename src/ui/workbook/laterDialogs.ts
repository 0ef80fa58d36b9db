import type { Component } from 'svelte';
import type { DialogName } from '../../commands/command';

type Load = () => Promise<{ readonly default: Component }>;

/** Dialogs that are loaded when they are first opened. */
export const laterDialogs: Partial<Record<DialogName, Load>> = {
  templates: () => import('../templating/TemplateDialog.svelte'),
  saveTemplate: () => import('../authoring/AuthoringWizard.svelte'),
  addColumn: () => import('../panels/AddColumnDialog.svelte'),
  import: () => import('../importing/ImportWizard.svelte'),
  fileNotes: () => import('../importing/FileNotes.svelte'),
  keys: () => import('../palette/KeyList.svelte'),
  columnWidth: () => import('../panels/LineSizeDialog.svelte'),
  rowHeight: () => import('../panels/LineSizeDialog.svelte'),
  compareScenarios: () => import('../whatIf/CompareScenarios.svelte'),
  sort: () => import('../views/SortDialog.svelte'),
  removeDuplicates: () => import('../views/DuplicatesDialog.svelte'),
  saveView: () => import('../views/ViewNameDialog.svelte'),
  renameView: () => import('../views/ViewNameDialog.svelte'),
  goalSeek: () => import('../whatIf/GoalSeek.svelte'),
  sensitivity: () => import('../whatIf/Sensitivity.svelte'),
  drift: () => import('../whatIf/Drift.svelte'),
};
