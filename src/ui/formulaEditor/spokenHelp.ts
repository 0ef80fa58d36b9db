import type { ShellState } from '../shellState.svelte';
import type { FormulaEditor } from './formulaEditor.svelte';

/** What a screen reader says when the help changes: how many proposals, or which argument is wanted. */
export function spokenHelp({ completions, signature }: FormulaEditor, { t, local }: ShellState): string {
  if (completions.length > 0) return t('formula_completionCount', { count: completions.length });
  const parameter = signature?.parameter;
  const current = parameter == null ? undefined : signature?.info.parameters[parameter];
  if (!signature || parameter == null || !current) return '';
  return t('formula_argument', {
    function: signature.info.name,
    number: parameter + 1,
    total: signature.info.parameters.length,
    name: current.name,
    summary: current.summary ? local(current.summary) : '',
    unit: current.unit ? local(current.unit) : '',
  });
}
