import { tokenize } from '@borgar/fx';
import { functionSpec } from '../../../formulas/registry';

/** Functions of which only the first argument counts whatever it is. */
const choosing = new Set(['IF', 'IFS', 'IFERROR', 'IFNA', 'SWITCH', 'CHOOSE']);

/**
 * The functions of ours in a formula whose arguments are worth a look. Not those within the branches of a condition: there the
 * formula itself decides which arguments are right, and the engine computes the branches that are not taken too.
 */
export function inspectedCalls(formula: string): ReadonlySet<string> {
  const found = new Set<string>();
  /** One entry a bracket: whether a function chooses among its arguments, and which of them this is. */
  const open: { readonly chooses: boolean; argument: number }[] = [];
  let called = '';
  for (const { type, value } of tokenize(formula, { mergeRefs: true })) {
    if (type === 'func') {
      called = value.toUpperCase();
      const isBranch = open.some(({ chooses, argument }) => chooses && argument > 0);
      const spec = functionSpec(called);
      if (spec && spec.family !== 'excel' && !isBranch) found.add(called);
      continue;
    }
    if (value === '(' || value === '{')
      open.push({ chooses: value === '(' && choosing.has(called), argument: 0 });
    else if (value === ')' || value === '}') open.pop();
    else if (value === ',') {
      const innermost = open.at(-1);
      if (innermost) innermost.argument += 1;
    }
    if (type !== 'whitespace') called = '';
  }
  return found;
}
