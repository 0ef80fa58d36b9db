import type { Command } from '../../commands/command';
import { isMessageKey, text, type MessageKey } from '../../i18n/texts';
import { foldText } from '../../shared/foldText';
import { locales } from '../../shared/localText';
import { isApple, keyText } from '../shortcuts';
import { groupedCommands } from './commandAreas';
import { chartKeys } from './chartKeys';
import { gridKeys } from './gridKeys';

export interface KeyLine {
  readonly keys: readonly string[];
  /** Message key of what they do. */
  readonly text: string;
}
export interface KeyGroup {
  readonly text: MessageKey;
  readonly lines: readonly KeyLine[];
}

/** Every key that does something: those of the commands, by what they are about, and those of the grid itself. */
export function keyGroups(commands: readonly Command[], typed = '', apple = isApple()): KeyGroup[] {
  const groups: KeyGroup[] = groupedCommands(commands).map((group) => ({
    text: group.text,
    lines: group.commands.flatMap(({ keys = [], text: key }) =>
      keys.length > 0 ? [{ keys, text: key }] : [],
    ),
  }));
  const others = [
    { text: 'app_keysGrid', lines: gridKeys },
    { text: 'charts_keys', lines: chartKeys },
  ] as const;
  return [...groups, ...others]
    .map(({ text: key, lines }) => ({
      text: key,
      lines: lines.filter((line) => isMeant(line, typed, apple)),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/** By a word of either language, or by the key itself. */
function isMeant({ keys, text: key }: KeyLine, typed: string, apple: boolean): boolean {
  const words = isMessageKey(key) ? locales.map((locale) => text(locale, key)) : [key];
  const all = foldText([...words, ...keys.map((shortcut) => keyText(shortcut, apple))].join(' '));
  return foldText(typed)
    .split(/\s+/)
    .every((word) => all.includes(word));
}
