import { blockValue } from '../../model/columnBlocks';
import type { WorkbookDocument } from '../../model/document';

/** Column types whose values are words of a small set (regions, stages); other texts are likely to name somebody. */
const namingTypes: ReadonlySet<string> = new Set(['text', 'tags']);

export interface FoundText {
  /** `Customers[Name]`. */
  readonly where: string;
  /** Whether texts of this column may name customers. */
  readonly isNaming: boolean;
}

/** Which of `texts` also stand in a column of a table, so that they might be a customer's. O(cells of text columns). */
export function textsInTables(
  document: WorkbookDocument,
  texts: ReadonlySet<string>,
): ReadonlyMap<string, FoundText> {
  const found = new Map<string, FoundText>();
  for (const sheet of document.sheets) {
    if (sheet.kind !== 'table' || texts.size === 0) continue;
    for (const { name, type, formula, blocks } of sheet.columns) {
      if (formula !== null) continue;
      for (const block of blocks) {
        for (let row = 0; row < block.length; row++) {
          const value = blockValue(block, row);
          if (typeof value !== 'string' || !texts.has(value) || found.get(value)?.isNaming) continue;
          found.set(value, { where: `${sheet.name}[${name}]`, isNaming: namingTypes.has(type) });
        }
      }
    }
  }
  return found;
}
