import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { groupedCommands } from './commandAreas';
import {
  commandEntries,
  screenEntries,
  sheetEntries,
  viewEntries,
  type PaletteEntry,
} from './paletteEntries';
import { searchEntries } from './searchEntries';

interface PaletteGroup {
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

/**
 * A combobox with a list under it, after the pattern of WAI-ARIA: the field keeps the focus, the arrow keys move a
 * mark through the list. Our own, because bits-ui 2.21's `Command` writes style attributes into its markup, which
 * `style-src 'self'` blocks.
 */
export class CommandPaletteState {
  readonly #screen: WorkbookScreenState;
  query = $state('');
  #marked = $state(0);

  readonly groups: readonly PaletteGroup[] = $derived.by(() => {
    const { t } = this.#screen.shell;
    const ownEntries = screenEntries(this.#screen);
    const areas =
      this.query.trim() === ''
        ? [
            ...groupedCommands(this.#screen.port.commands).map(({ text, commands }) => ({
              title: t(text),
              entries: commandEntries(this.#screen, commands),
            })),
            { title: t('app_theme'), entries: ownEntries },
          ]
        : [
            {
              title: t('app_paletteCommands'),
              entries: searchEntries([...commandEntries(this.#screen), ...ownEntries], this.query),
            },
          ];
    return [
      ...areas,
      { title: t('view_goToView'), entries: searchEntries(viewEntries(this.#screen), this.query) },
      { title: t('explain_goToSheet'), entries: searchEntries(sheetEntries(this.#screen), this.query) },
    ].filter(({ entries }) => entries.length > 0);
  });
  readonly entries: readonly PaletteEntry[] = $derived(this.groups.flatMap(({ entries }) => entries));
  readonly marked: PaletteEntry | undefined = $derived(
    this.entries[Math.min(this.#marked, this.entries.length - 1)],
  );

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  type(query: string): void {
    this.query = query;
    this.#marked = 0;
  }

  mark(entry: PaletteEntry): void {
    this.#marked = this.entries.indexOf(entry);
  }

  /** Answers the keys of the pattern; `false` leaves the key to the field. */
  press(key: string): boolean {
    const { length } = this.entries;
    switch (key) {
      case 'ArrowDown':
        this.#marked = length === 0 ? 0 : (this.#marked + 1) % length;
        return true;
      case 'ArrowUp':
        this.#marked = length === 0 ? 0 : (this.#marked - 1 + length) % length;
        return true;
      case 'Enter':
        if (this.marked) this.choose(this.marked);
        return true;
      default:
        return false;
    }
  }

  choose(entry: PaletteEntry): void {
    this.#screen.closeDialog();
    entry.run();
  }
}
