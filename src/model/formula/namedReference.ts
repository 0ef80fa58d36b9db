import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import type { WorkbookDocument } from '../document';
import type { SheetId } from '../ids';
import { noSheet } from '../namedRange';
import { parseCellReference, writeCellReference } from './cellReference';
import { expandNames } from './expandNames';
import { parseStructuredReference } from './structuredReference';
import { isCellToken, isNameToken, isStructuredToken, tokensOf } from './tokens';
import { toShownFormula, toStoredFormula } from './vocabulary';

/**
 * What a name is to refer to, as it was typed while a sheet was shown (`A1:B9`, `=Sheet1!$A$1`, `Customers[Revenue]`,
 * `Customers`, another name), as a named range keeps it: one reference that says its sheet, all its places fixed.
 */
export function toNamedReference(
  typed: string,
  document: WorkbookDocument,
  sheetId: SheetId | null,
): Result<string> {
  const refused = failed(problem('nameNeedsReference', { text: typed.trim() }));
  const stored = toStoredFormula(`=${typed.trim().replace(/^=/, '')}`, document, { sheetId });
  if (!stored.ok) return stored;
  const tokens = tokensOf(expandNames(stored.value, document)).filter(
    ({ type }) => type !== 'fx_prefix' && type !== 'whitespace',
  );
  const [token] = tokens;
  if (!token || tokens.length > 1) return refused;
  if (isCellToken(token)) {
    const reference = parseCellReference(token.value);
    const sheet = reference?.sheet ?? sheetId;
    if (!reference || sheet === null) return refused;
    const range = { ...reference.range, $top: true, $left: true, $bottom: true, $right: true };
    return ok(writeCellReference({ sheet, range }));
  }
  if (isStructuredToken(token)) {
    const isFixed = parseStructuredReference(token.value)?.table && !token.value.includes('@');
    return isFixed ? ok(token.value) : refused;
  }
  const isTable = document.sheets.some(({ id, kind }) => id === token.value && kind === 'table');
  return isNameToken(token) && isTable ? ok(token.value) : refused;
}

/** As people read it: `Sheet1!$A$1:$B$9`, `Customers[Revenue]`; `#REF!` where its cells are gone. */
export function shownReference(refersTo: string, document: WorkbookDocument): string {
  return toShownFormula(`=${refersTo}`, document, { sheetId: noSheet }).slice(1);
}
