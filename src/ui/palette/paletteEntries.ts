import { chooseView } from '../../commands/namedViews';
import { unhideSheet } from '../../commands/sheets';
import { showCommandPalette } from '../../commands/view';
import type { Command } from '../../commands/command';
import { isMessageKey, text, type MessageKey } from '../../i18n/texts';
import { locales } from '../../shared/localText';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

/** One line of the palette: a command, a sheet, or something the screen itself does. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly shortcut?: string | undefined;
  /** Found by these words too: the name in the other language, the id. */
  readonly keywords: readonly string[];
  run(): void;
}

/** Every command that can be run right now; what is switched off is not listed. */
export function commandEntries(
  screen: WorkbookScreenState,
  commands: readonly Command[] = screen.port.commands,
): PaletteEntry[] {
  const { port, shell } = screen;
  return commands
    .filter((command) => command.id !== showCommandPalette.id && port.isCommandEnabled(command.id))
    .map((command): PaletteEntry => ({
      id: command.id,
      label: shell.phrase(command.text),
      hint: command.hint === undefined ? undefined : shell.phrase(command.hint),
      shortcut: command.keys?.[0],
      keywords: [command.id, ...namesOf(command)],
      run: () => void screen.run(command, undefined),
    }));
}

/** A command's name in both languages: who knows the other one finds it too. */
const namesOf = ({ text: key }: Pick<Command, 'text'>): string[] =>
  isMessageKey(key) ? locales.map((locale) => text(locale, key)) : [];

/** What the screen itself does: language, appearance, the way back. */
export function screenEntries(screen: WorkbookScreenState): PaletteEntry[] {
  const { shell } = screen;
  const themes = (['light', 'dark', 'system'] as const).map((theme): PaletteEntry => ({
    id: `theme.${theme}`,
    label: shell.t(themeTexts[theme]),
    hint: shell.t('app_theme'),
    keywords: ['theme', '主题', theme],
    run: () => shell.setPreferences({ theme }),
  }));
  return [...ownEntries(screen), ...themes];
}

export function sheetEntries(screen: WorkbookScreenState): PaletteEntry[] {
  const shown = screen.visibleSheets.map((sheet): PaletteEntry => ({
    id: sheet.id,
    label: sheet.name,
    keywords: ['sheet', '工作表'],
    run: () => screen.showSheet(sheet.id),
  }));
  return [...shown, ...(screen.readOnly ? [] : hiddenSheetEntries(screen))];
}

function hiddenSheetEntries(screen: WorkbookScreenState): PaletteEntry[] {
  return screen.view.document.sheets
    .filter(({ hidden }) => hidden)
    .map(({ id, name }) => ({
      id,
      label: name,
      hint: screen.shell.phrase(unhideSheet.text),
      keywords: namesOf(unhideSheet),
      run: () => void screen.run(unhideSheet, { sheetId: id }),
    }));
}

/** The views of the table that is shown. */
export function viewEntries(screen: WorkbookScreenState): PaletteEntry[] {
  const { sheet } = screen;
  if (sheet?.kind !== 'table' || screen.readOnly) return [];
  return (sheet.namedViews?.list ?? []).map(({ id, name }) => ({
    id,
    label: name,
    keywords: ['view', '视图'],
    run: () => void screen.run(chooseView, { sheetId: sheet.id, viewId: id }),
  }));
}

const themeTexts: Readonly<Record<'light' | 'dark' | 'system', MessageKey>> = {
  light: 'app_useLight',
  dark: 'app_useDark',
  system: 'app_useSystem',
};

function ownEntries({ shell }: WorkbookScreenState): PaletteEntry[] {
  const otherLocale = shell.locale === 'en' ? 'zh-CN' : 'en';
  return [
    {
      id: 'screen.language',
      label: shell.t(otherLocale === 'zh-CN' ? 'app_switchToChinese' : 'app_switchToEnglish'),
      keywords: ['language', '语言'],
      run: () => shell.setPreferences({ locale: otherLocale }),
    },
    {
      id: 'screen.start',
      label: shell.t('app_backToStart'),
      keywords: ['home', '首页'],
      run: () => void shell.navigate(null),
    },
  ];
}
