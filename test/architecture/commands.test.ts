import { expect, it } from 'vitest';
import { plainCommands } from '../../src/commands/commandRegistry';
import { sourceFiles } from './sourceFiles';

/** What components must not do by themselves, since a command does it. */
const besideCommands = [
  /\bwindow\.print\(/,
  /\bhistory\.(undo|redo)\(/,
  /\bscreen\.(showDialog|zoomTo|zoomBy|print|moveFocus|trace)\(/,
  /\bscreen\.showPanel\((null|'\w+')\)/,
  /\bworkbook\.dispatch\(/,
];

it('buttons and menus run the records of commands, as keys and the palette do', () => {
  const components = sourceFiles(['src/ui'], /\.svelte$/);
  const besides = components.flatMap(({ path, source }) =>
    besideCommands.filter((pattern) => pattern.test(source)).map((pattern) => `${path}: ${pattern.source}`),
  );
  expect(besides).toEqual([]);
});

it('every command is listed once: the palette cannot show one twice', () => {
  const ids = plainCommands.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
