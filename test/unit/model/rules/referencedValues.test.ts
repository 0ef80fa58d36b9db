import { describe, expect, it } from 'vitest';
import { toStoredFormula } from '../../../../src/model/formula/vocabulary';
import { toNamedReference } from '../../../../src/model/formula/namedReference';
import { newNamedRangeId } from '../../../../src/model/ids';
import { referencedValues } from '../../../../src/model/rules/referencedValues';
import { assert } from '../../../../src/shared/assert';
import { typeCell } from '../../../../src/commands/cells';
import type { WorkbookDocument } from '../../../../src/model/document';
import { firstSheetId, testBench, type TestBench } from '../../commands/commandContext';

function withGrades(): TestBench {
  const bench = testBench();
  const sheetId = firstSheetId(bench);
  ['gold', 'silver', 'bronze'].forEach((text, rowIndex) => {
    void bench.run(typeCell, { sheetId, rowIndex, columnIndex: 1, text });
  });
  return bench;
}

/** The document with a name for what this refers to. */
function named(bench: TestBench, refersTo: string): WorkbookDocument {
  const { document } = bench.workbook;
  const stored = toNamedReference(refersTo, document, firstSheetId(bench));
  assert(stored.ok, `${refersTo} is no reference`);
  return { ...document, namedRanges: [{ id: newNamedRangeId(), name: 'Grades', refersTo: stored.value }] };
}

describe('the values of a list that is a reference', () => {
  it.each([
    ['=B1:B2', ['gold', 'silver']],
    ['=Grades', ['gold', 'silver', 'bronze']],
    ['=UNIQUE(Grades)', null],
  ])('%s', (formula, expected) => {
    const bench = withGrades();
    const document = named(bench, 'B1:B3');
    const sheetId = firstSheetId(bench);
    const stored = toStoredFormula(formula, document, { sheetId });
    assert(stored.ok, `${formula} is refused`);
    expect(referencedValues(stored.value, sheetId, document, bench.values)).toEqual(expected);
  });
});
