import { applyOperations } from '../applyOperations';
import type { WorkbookDocument } from '../document';
import { withNamedRanges } from '../operations/namedRanges';
import { expandNames } from './expandNames';
import { rewriteFormulas } from './rewriteFormulas';

/** A workbook without named ranges that calculates the same: what they refer to stands where they were used. */
export function writeOutNames(document: WorkbookDocument): WorkbookDocument {
  if (!document.namedRanges) return document;
  const written = rewriteFormulas(document, (formula) => expandNames(formula, document));
  return withNamedRanges(applyOperations(document, written).document, []);
}
