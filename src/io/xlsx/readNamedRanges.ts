import { toNamedReference } from '../../model/formula/namedReference';
import { toShownFormula } from '../../model/formula/vocabulary';
import { newNamedRangeId } from '../../model/ids';
import { noSheet, type NamedRange } from '../../model/namedRange';
import type { NamedReference } from './nameMeanings';
import { key, readXlsxFormula, type FormulaReading } from './xlsxFormula';

/** Files carry thousands of names that nobody uses; each is looked for in every formula. Further ones are written out. */
const mostNames = 1_000;

/** Names of the file that are nothing but one reference to cells of the workbook. Of two that differ in case, the first. */
export function readNamedRanges(
  references: readonly NamedReference[],
  reading: FormulaReading,
): readonly NamedRange[] {
  const { document } = reading;
  const ranges = new Map<string, NamedRange>(document.parameters.map(({ name }) => [key(name), taken]));
  for (const { name, refersTo } of references) {
    if (ranges.size >= mostNames || ranges.has(key(name))) continue;
    const stored = readXlsxFormula(refersTo, { sheet: '', row: 0, inTable: null }, reading);
    if (stored === null) continue;
    const read = toNamedReference(toShownFormula(stored, document, { sheetId: noSheet }), document, null);
    if (read.ok) ranges.set(key(name), { id: newNamedRangeId(), name, refersTo: read.value });
  }
  return [...ranges.values()].filter((range) => range !== taken);
}

/** The place of a name that a parameter has. */
const taken: NamedRange = { id: newNamedRangeId(), name: '', refersTo: '' };
