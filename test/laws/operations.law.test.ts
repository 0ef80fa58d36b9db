import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../src/model/applyOperations';
import { axisLength } from '../../src/model/axis';
import { blockLength } from '../../src/model/columnBlock';
import { canonicalDocument } from '../../src/model/documentEquality';
import type { Operation } from '../../src/model/operation';
import { emptyView } from '../../src/model/tableView';
import { applyAndCheck } from '../support/applyAndCheck';
import { diceOf, randomOperation, rolls } from '../support/randomOperations';
import { sampleWorkbook } from '../support/sampleWorkbook';

describe('every operation', () => {
  it('is undone by its inverse, survives JSON and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.array(rolls, { minLength: 1, maxLength: 25 }), (steps) => {
        let { document } = sampleWorkbook();
        for (const numbers of steps)
          document = applyAndCheck(document, [randomOperation(document, diceOf(numbers))]).document;
      }),
      { numRuns: 150 },
    );
  });

  it('is undone in one go when many make one transaction', () => {
    fc.assert(
      fc.property(fc.array(rolls, { minLength: 5, maxLength: 30 }), (steps) => {
        const start = sampleWorkbook().document;
        let document = start;
        const operations: Operation[] = [];
        for (const numbers of steps) {
          const operation = randomOperation(document, diceOf(numbers));
          operations.push(operation);
          document = applyOperations(document, [operation]).document;
        }
        const applied = applyOperations(start, operations);
        expect(canonicalDocument(applied.document)).toEqual(canonicalDocument(document));
        expect(canonicalDocument(applyOperations(applied.document, applied.inverse).document)).toEqual(
          canonicalDocument(start),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('leaves no view that speaks of a column which is gone', () => {
    fc.assert(
      fc.property(fc.array(rolls, { minLength: 5, maxLength: 30 }), (steps) => {
        let { document } = sampleWorkbook();
        for (const numbers of steps) {
          document = applyOperations(document, [randomOperation(document, diceOf(numbers))]).document;
          for (const sheet of document.sheets) {
            if (sheet.kind !== 'table') continue;
            const ids = new Set<string>(sheet.columns.map(({ id }) => id));
            const views = sheet.namedViews?.list ?? [];
            const named = [
              ...[sheet.view ?? emptyView, ...views.map(({ view }) => view)].flatMap(({ sort, filters }) => [
                ...sort.map(({ columnId }) => columnId),
                ...Object.keys(filters),
              ]),
              ...[sheet.namedViews, ...views].flatMap((hiding) => hiding?.hiddenColumns ?? []),
            ];
            expect(named.filter((id) => !ids.has(id))).toEqual([]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('keeps blocks whole, aligned and no longer than a block', () => {
    fc.assert(
      fc.property(fc.array(rolls, { minLength: 1, maxLength: 25 }), (steps) => {
        let { document } = sampleWorkbook();
        for (const numbers of steps) {
          document = applyOperations(document, [randomOperation(document, diceOf(numbers))]).document;
          for (const sheet of document.sheets) {
            if (sheet.kind !== 'table') continue;
            expect(sheet.blockLengths.reduce((sum, length) => sum + length, 0)).toBe(axisLength(sheet.rows));
            expect(sheet.blockLengths.every((length) => length > 0 && length <= blockLength)).toBe(true);
            for (const column of sheet.columns) {
              if (column.formula !== null) expect(column.blocks).toEqual([]);
              else expect(column.blocks.map((block) => block.length)).toEqual(sheet.blockLengths);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
