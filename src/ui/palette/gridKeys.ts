import type { MessageKey } from '../../i18n/texts';

/** Keys that the grid and the formula bar themselves understand; those of commands come from the commands. */
export const gridKeys: readonly { readonly keys: readonly string[]; readonly text: MessageKey }[] = [
  { keys: ['F2', 'Enter'], text: 'app_key_edit' },
  { keys: ['Enter'], text: 'app_key_pasteFramed' },
  { keys: ['Tab'], text: 'app_key_enterRight' },
  { keys: ['Mod+Enter'], text: 'app_key_enterAll' },
  { keys: ['Alt+Enter'], text: 'explain_key_newLine' },
  { keys: ['Escape'], text: 'app_key_cancel' },
  { keys: ['Mod+ArrowDown'], text: 'app_key_edge' },
  { keys: ['Shift+ArrowDown'], text: 'app_key_extend' },
  { keys: ['Shift+Space'], text: 'app_key_row' },
  { keys: ['Mod+Space'], text: 'app_key_column' },
  { keys: ['Mod+Home'], text: 'app_key_start' },
  { keys: ['Mod+End'], text: 'app_key_last' },
  { keys: ['PageDown', 'PageUp'], text: 'explain_key_pageDown' },
  { keys: ['Alt+PageDown', 'Alt+PageUp'], text: 'explain_key_pageRight' },
];
