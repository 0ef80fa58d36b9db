import type { Component } from 'svelte';
import type { PanelName } from '../../commands/command';
import type { MessageKey } from '../../i18n/texts';

interface LaterPanel {
  readonly name: PanelName;
  readonly text: MessageKey;
  load(): Promise<{ default: Component }>;
}

/** Panels that are opened from elsewhere than the switch of panels, and loaded then. */
export const laterPanels: readonly LaterPanel[] = [
  { name: 'chart', text: 'charts_panel', load: () => import('../chartPanel/ChartPanel.svelte') },
  { name: 'names', text: 'names_title', load: () => import('../names/NamesPanel.svelte') },
  { name: 'scenarios', text: 'whatif_scenarios', load: () => import('../whatIf/ScenariosPanel.svelte') },
  { name: 'snapshots', text: 'whatif_snapshots', load: () => import('../whatIf/SnapshotsPanel.svelte') },
  { name: 'format', text: 'format_panelTitle', load: () => import('../formats/FormatPanel.svelte') },
  { name: 'comments', text: 'format_comments_title', load: () => import('../comments/CommentsPanel.svelte') },
  {
    name: 'conditions',
    text: 'format_conditions_title',
    load: () => import('../conditions/ConditionsPanel.svelte'),
  },
  {
    name: 'validation',
    text: 'format_validation_title',
    load: () => import('../validation/ValidationPanel.svelte'),
  },
];
