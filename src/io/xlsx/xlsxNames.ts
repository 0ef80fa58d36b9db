import { parseA1Ref } from '@borgar/fx';
import { isNameToken, tokensOf } from '../../model/formula/tokens';

/** A defined name of the file. `sheet` is where it is known; `null` everywhere. */
export interface XlsxName {
  readonly name: string;
  readonly sheet: string | null;
  /** Without `=`. */
  readonly refersTo: string;
}

/** Names that Excel keeps for itself, such as print areas. */
export const isReservedName = (name: string): boolean => /^_xl(nm|fn|pm|ws)\.|^_FilterDatabase$/i.test(name);

/** Whether formulas can call something by this name. */
export function isFormulaName(name: string): boolean {
  const tokens = tokensOf(`=${name}`).filter(({ type }) => type !== 'fx_prefix');
  return tokens.length === 1 && isNameToken(tokens[0] as (typeof tokens)[number]);
}

/** The one cell a name means; `null` when it means anything else. */
export function singleCellOf(
  refersTo: string,
): { readonly sheet: string; readonly row: number; readonly column: number } | null {
  const parsed = parseA1Ref(refersTo);
  if (!parsed || !('range' in parsed) || parsed.context?.length !== 1) return null;
  const { top, left, bottom, right } = parsed.range;
  if (top == null || left == null || top !== (bottom ?? top) || left !== (right ?? left)) return null;
  return { sheet: parsed.context[0] as string, row: top, column: left };
}

/** What stands in place of the name in a formula; `null` when it depends on where the formula stands. */
export function inlineText(refersTo: string): string | null {
  if (/#REF!|\[\d+\]/.test(refersTo)) return null;
  const tokens = tokensOf(`=${refersTo}`).filter(({ type }) => type !== 'fx_prefix' && type !== 'whitespace');
  const moves = tokens.some((token) => {
    if (token.type !== 'range') return false;
    const parsed = parseA1Ref(token.value);
    if (!parsed || !('range' in parsed)) return true;
    const { top, left, bottom, right, $top, $left, $bottom, $right } = parsed.range;
    return (
      (top != null && !$top) ||
      (left != null && !$left) ||
      (bottom != null && !$bottom) ||
      (right != null && !$right)
    );
  });
  if (moves) return null;
  return tokens.length === 1 ? refersTo : `(${refersTo})`;
}
