import { parseCellReference } from '../../../model/formula/cellReference';
import { plainText } from '../../../shared/value';
import { listsMark } from '../fileMarks';
import { singleCellOf } from '../xlsxNames';
import type { OpenedXlsx } from '../openXlsx';
import type { SheetPlan } from '../placeSheets';
import { key } from '../xlsxFormula';

/** The choices that a reference of the file leads to; `null` where it leads anywhere but to lists we once wrote. */
export type FileLists = (reference: string) => readonly string[] | null;

export function fileLists({ workbook }: OpenedXlsx, plans: readonly SheetPlan[]): FileLists {
  const mark = (workbook.namedRanges ?? []).find(({ name }) => name === listsMark);
  const name = mark && key(singleCellOf(mark.range)?.sheet ?? '');
  const plan = plans.find(({ placed }) => key(placed.name) === name);
  return (reference) => {
    const found = plan ? parseCellReference(reference.replace(/^=/, '')) : null;
    if (!plan || !found || key(found.sheet ?? '') !== name) return null;
    const { top, bottom, left } = found.range;
    if (top == null || left == null) return null;
    const last = Math.min(bottom ?? top, plan.cells.rows - 1);
    return Array.from({ length: Math.max(last - top + 1, 0) }, (_, index) =>
      plainText(plan.cells.at(top + index, left).value),
    );
  };
}
