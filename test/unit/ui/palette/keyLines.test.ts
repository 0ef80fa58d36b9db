import { describe, expect, it } from 'vitest';
import { allCommands, plainCommands } from '../../../../src/commands/commandRegistry';
import { isMessageKey } from '../../../../src/i18n/texts';
import { groupedCommands } from '../../../../src/ui/palette/commandAreas';
import { gridKeys } from '../../../../src/ui/palette/gridKeys';
import { keyGroups } from '../../../../src/ui/palette/keyLines';

const listed = (typed?: string): string[] =>
  keyGroups(plainCommands, typed, false).flatMap(({ lines }) => lines.flatMap(({ keys }) => keys));

describe('the key list', () => {
  it('has every key that a command or the grid is bound to', () => {
    const bound = [...allCommands.flatMap(({ keys = [] }) => keys), ...gridKeys.flatMap(({ keys }) => keys)];
    expect(bound.filter((key) => !listed().includes(key))).toEqual([]);
    expect(bound.length).toBeGreaterThan(20);
  });

  it('has what people who know Excel look for', () => {
    const known = [
      'Mod+1',
      'Mod+5',
      'Mod+A',
      'Mod+D',
      'Mod+R',
      'Mod+Enter',
      'Mod+;',
      'Mod+Shift+;',
      "Mod+'",
      "Mod+Shift+'",
      'Mod+`',
      'Mod+Alt+=',
      'Mod+Alt+-',
      'F2',
      'F4',
      'Alt+PageDown',
    ];
    expect(known.filter((key) => !listed().includes(key))).toEqual([]);
  });

  it('is searched by words of either language, and by keys', () => {
    expect(listed('撤销')).toEqual(listed('undo'));
    expect(listed('undo')).toContain('Mod+Z');
    expect(listed('ctrl+k')).toEqual(['Mod+K']);
    expect(listed('no such thing')).toEqual([]);
  });
});

describe('commands', () => {
  it('have words in both languages', () => {
    const keys = allCommands.flatMap(({ text, hint }) => (hint === undefined ? [text] : [text, hint]));
    expect(keys.filter((key) => !isMessageKey(key))).toEqual([]);
  });

  it('are listed once', () => {
    const ids = allCommands.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('each have a place among what commands are about', () => {
    const grouped = groupedCommands(plainCommands).flatMap(({ commands }) => commands);
    expect(grouped.map(({ id }) => id).toSorted()).toEqual(plainCommands.map(({ id }) => id).toSorted());
  });

  /**
   * The first changes a reference while a formula is typed, and repeats the last change else; the other opens the menu of a
   * table's column, and moves rows on a sheet of free cells.
   */
  const keysOfTwo = ['F4', 'Alt+ArrowDown'];

  it('do not share a key, unless it can mean one of them only at any time', () => {
    const keys = allCommands.flatMap(({ keys: own = [] }) => own);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual(keysOfTwo);
  });
});
