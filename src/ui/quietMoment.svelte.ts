import { isTextField } from './shortcuts';
import type { ShellState } from './shellState.svelte';

/**
 * Resolves as soon as the page may be loaded anew and nobody misses anything: nothing is being typed, asked or carried
 * out, and everything is saved. Where nothing can be saved that moment does not come.
 */
export function quietMoment(shell: ShellState): Promise<void> {
  return new Promise((resolve) => {
    let focusMoves = $state(0);
    const ended = new AbortController();
    // On the way from one field to the next nothing has the focus.
    const note = (): void => void setTimeout(() => focusMoves++);
    for (const type of ['focusin', 'focusout']) addEventListener(type, note, { signal: ended.signal });
    const stop = $effect.root(() => {
      $effect(() => {
        if (!isAtRest(shell) || isTypedInto(shell, focusMoves)) return;
        ended.abort();
        resolve();
        queueMicrotask(() => stop());
      });
    });
  });
}

function isAtRest({ screen, opening, offer }: ShellState): boolean {
  if (opening || offer || screen.kind === 'opening') return false;
  if (screen.kind !== 'workbook') return true;
  const { edit, formulaEditor, dialog, work, view } = screen.state;
  const isBusy = edit !== null || formulaEditor !== null || dialog !== null || work.shown !== null;
  return !isBusy && view.saving.kind === 'saved';
}

/** While no cell is edited the grid keeps the focus in an empty field of its own. */
function isTypedInto({ screen }: ShellState, _focusMoves: number): boolean {
  const field = document.activeElement;
  if (!isTextField(field)) return false;
  return !(screen.kind === 'workbook' && screen.state.grid?.contains(field));
}
