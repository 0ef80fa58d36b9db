import { getContext, setContext } from 'svelte';
import { assert } from '../shared/assert';
import type { ShellState } from './shellState.svelte';
import type { WorkbookScreenState } from './workbook/workbookScreen.svelte';

const shellKey = Symbol('worthbook shell');
const screenKey = Symbol('worthbook workbook screen');

export function provideShell(shell: ShellState): void {
  setContext(shellKey, shell);
}

/** Language, theme, toasts and navigation, for any component of the shell. */
export function useShell(): ShellState {
  const shell = getContext<ShellState | undefined>(shellKey);
  assert(shell, 'component outside the shell');
  return shell;
}

export function provideScreen(screen: WorkbookScreenState): void {
  setContext(screenKey, screen);
}

/** The open workbook, for components inside its screen. */
export function useScreen(): WorkbookScreenState {
  const screen = getContext<WorkbookScreenState | undefined>(screenKey);
  assert(screen, 'component outside a workbook screen');
  return screen;
}
