import type { MessageKey } from '../../i18n/texts';

/** Keys that a selected chart understands, see `ui/charts/chartHands.svelte.ts`. */
export const chartKeys: readonly { readonly keys: readonly string[]; readonly text: MessageKey }[] = [
  { keys: ['ArrowDown'], text: 'charts_key_move' },
  { keys: ['Shift+ArrowDown'], text: 'charts_key_resize' },
  { keys: ['Enter'], text: 'charts_key_edit' },
  { keys: ['Mod+D'], text: 'charts_key_duplicate' },
  { keys: ['Mod+P'], text: 'charts_key_print' },
  { keys: ['Delete'], text: 'charts_key_remove' },
];
