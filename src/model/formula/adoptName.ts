import type { WorkbookDocument } from '../document';
import type { NamedRangeId, ParameterId } from '../ids';
import { sameName } from '../lookup';
import type { Operation } from '../operation';
import { rewriteFormulas } from './rewriteFormulas';
import { isNameToken, rewriteTokens } from './tokens';

/**
 * The operations by which formulas that were entered before there was a thing of that name read it now: until then they are
 * `#NAME?`. O(formulas); only those that hold the name are tokenized.
 */
export function adoptName(
  document: WorkbookDocument,
  name: string,
  id: ParameterId | NamedRangeId,
): Operation[] {
  const wanted = name.toLowerCase();
  return rewriteFormulas(document, (formula) => {
    if (!formula.toLowerCase().includes(wanted)) return formula;
    return rewriteTokens(formula, (token) =>
      isNameToken(token) && sameName(token.value, name) ? id : token.value,
    );
  });
}
