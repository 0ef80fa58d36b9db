import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLicenseKey } from '../../src/engine/hyperformula';
import { WorkbookGraph } from '../../src/engine/workbookGraph';
import { applyOperations } from '../../src/model/applyOperations';
import { blockFromValues, blockKindOf, blockValue } from '../../src/model/columnBlocks';
import type { ColumnBlock } from '../../src/model/columnBlock';
import type { TableSheet, WorkbookDocument } from '../../src/model/document';
import { toStoredFormula } from '../../src/model/formula/vocabulary';
import { lineId, newColumnId, newParameterId, type ColumnId } from '../../src/model/ids';
import { newWorkbook } from '../../src/model/newWorkbook';
import type { Operation } from '../../src/model/operation';
import { assert } from '../../src/shared/assert';
import { cellError, type CellValue } from '../../src/shared/value';
import { isSameResult } from '../support/sameResult';
import { sampleTable } from '../support/sampleWorkbook';

const customers = 40;
const orders = 120;

const key = fc.constantFrom<CellValue>(
  'C1',
  'c1',
  'C2',
  'C3',
  'C9',
  2,
  '2',
  2 + 2e-14,
  null,
  '>1',
  cellError('NA'),
);
const amount = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -20, max: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom<CellValue>(null, 'text', cellError('NUM')) },
);

const formulas = [
  '=SUMIFS(Orders[Amount],Orders[Customer],[@Id])',
  '=COUNTIFS(Orders[Customer],[@Id],Orders[Amount],">="&Least)',
  '=MAXIFS(Orders[Amount],Orders[Customer],[@Id])',
  '=AVERAGEIFS(Orders[Amount],Orders[Customer],[@Id],Orders[Product],[@Id])',
  '=IFERROR(XLOOKUP([@Id],Orders[Customer],Orders[Product],"none",0,-1),"error")',
  '=INDEX(Orders[Amount],MATCH([@Id],Orders[Customer],0))',
  '=INDEX(Orders[Product],MATCH([@Id],Orders[Amount]))',
  '=IFERROR(XLOOKUP([@Id],Orders[Amount],Orders[Customer],"none",1,-1),"error")',
  '=VLOOKUP([@Id],Orders[[Customer]:[Amount]],3,FALSE)',
  '=ROLLUP.DISTINCT(Orders[Amount],Orders[Product],[@Id])',
  '=COUNTIF([Id],[@Id])',
  '=SUMIF(Orders[Customer],Chosen,Orders[Amount])+LEN([@Id])',
  '=COUNTIF(Orders[Amount],">"&LEN([@Id]))',
];

/** A change of the workbook, before it is known which ids it has. */
type Edit =
  | { readonly kind: 'order'; readonly column: number; readonly row: number; readonly value: CellValue }
  | { readonly kind: 'customer'; readonly row: number; readonly value: CellValue }
  | { readonly kind: 'least'; readonly value: number }
  | { readonly kind: 'remove'; readonly row: number }
  | { readonly kind: 'insert' };
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('order' as const),
      column: fc.constantFrom(0, 1),
      row: fc.nat({ max: orders - 1 }),
      value: key,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('order' as const),
      column: fc.constant(2),
      row: fc.nat({ max: orders - 1 }),
      value: amount,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('customer' as const),
      row: fc.nat({ max: customers - 1 }),
      value: key,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('least' as const), value: fc.integer({ min: -9, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('remove' as const), row: fc.nat({ max: orders - 1 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'insert' as const }) },
);

function workbook(ids: readonly CellValue[], lines: readonly (readonly CellValue[])[]): WorkbookDocument {
  const empty = newWorkbook();
  const parameter = (name: string, value: number | string) => ({
    id: newParameterId(),
    name,
    label: { en: name, 'zh-CN': name },
    ...(typeof value === 'number' ? { kind: 'number' as const, value } : { kind: 'text' as const, value }),
  });
  const table = sampleTable('T', [{ name: 'Id', type: 'text', values: ids }]);
  const orderTable = sampleTable(
    'Orders',
    ['Customer', 'Product', 'Amount'].map((name, at) => ({
      name,
      type: at === 2 ? ('number' as const) : ('text' as const),
      values: lines.map((line) => line[at] ?? null),
    })),
  );
  const document = {
    ...empty,
    sheets: [...empty.sheets, table, orderTable],
    parameters: [parameter('Least', 0), parameter('Chosen', 'C1')],
  };
  const calculated = formulas.map((formula, at) => {
    const stored = toStoredFormula(formula, document, { sheetId: table.id });
    assert(stored.ok, `${formula} is no formula`);
    return { id: newColumnId(), name: `F${at}`, type: 'number' as const, formula: stored.value, blocks: [] };
  });
  const withFormulas = { ...table, columns: [...table.columns, ...calculated] };
  return { ...document, sheets: [...empty.sheets, withFormulas, orderTable] };
}

const tableAt = (document: WorkbookDocument, name: string): TableSheet => {
  const table = document.sheets.find((sheet) => sheet.name === name);
  assert(table?.kind === 'table', `no table ${name}`);
  return table;
};

function operationOf(change: Edit, document: WorkbookDocument): Operation | null {
  if (change.kind === 'least') {
    const [parameter] = document.parameters;
    assert(parameter, 'no parameter');
    return { kind: 'updateParameter', parameterId: parameter.id, patch: { value: change.value } };
  }
  const table = tableAt(document, change.kind === 'customer' ? 'T' : 'Orders');
  const ids = table.rows.flatMap(([first, count]) =>
    Array.from({ length: count }, (_, at) => lineId(first + at)),
  );
  if (change.kind === 'insert') {
    const rows = [[lineId(table.nextRowId), 1]] as const;
    return {
      kind: 'insertRows',
      sheetId: table.id,
      after: ids[7] ?? null,
      rows,
      blockLengths: [1],
      columns: {},
    };
  }
  const id = ids[change.row];
  if (id === undefined) return null;
  if (change.kind === 'remove') return { kind: 'removeRows', sheetId: table.id, rows: [[id, 1]] };
  const column = table.columns[change.kind === 'order' ? change.column : 0];
  assert(column, 'no column');
  return {
    kind: 'setCells',
    sheetId: table.id,
    columnId: column.id,
    rows: [[id, 1]],
    values: blockFromValues(blockKindOf(column.type), [change.value]),
  };
}

/** What the grid would show: the patches of a graph, put together. */
class Shown {
  readonly #blocks = new Map<ColumnId, ColumnBlock[]>();

  take(graph: WorkbookGraph): void {
    graph.run(() => false);
    for (const { columnId, firstBlock, blocks } of graph.takePatch().columns) {
      const known = this.#blocks.get(columnId) ?? [];
      known.splice(firstBlock, blocks.length, ...blocks);
      this.#blocks.set(columnId, known);
    }
  }

  values(columnId: ColumnId): CellValue[] {
    return (this.#blocks.get(columnId) ?? []).flatMap((block) =>
      Array.from({ length: block.length }, (_, row) => blockValue(block, row)),
    );
  }
}

describe('look-ups and roll-ups after edits', () => {
  it('are what they are when the workbook is opened anew', () => {
    fc.assert(
      fc.property(
        fc.array(key, { minLength: customers, maxLength: customers }),
        fc.array(fc.tuple(key, key, amount), { minLength: orders, maxLength: orders }),
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
        (ids, lines, edits) => {
          let document = workbook(ids, lines);
          const graph = new WorkbookGraph(document, defaultLicenseKey, null);
          const shown = new Shown();
          shown.take(graph);
          for (const together of edits) {
            // Several edits reach the engine before it is asked to work.
            for (const change of together) {
              const operation = operationOf(change, document);
              if (!operation) continue;
              const changed = applyOperations(document, [operation]);
              document = changed.document;
              graph.apply(document, changed.changes);
            }
            shown.take(graph);
            const anew = new WorkbookGraph(document, defaultLicenseKey, null);
            const expected = new Shown();
            expected.take(anew);
            anew.dispose();
            tableAt(document, 'T')
              .columns.slice(1)
              .forEach(({ id }, at) => {
                const values = shown.values(id);
                const differing = expected
                  .values(id)
                  .findIndex((value, row) => !isSameResult(values[row], value));
                const place = { formula: formulas[at], row: differing };
                if (differing >= 0)
                  expect({ ...place, value: values[differing] }).toEqual({
                    ...place,
                    value: expected.values(id)[differing],
                  });
              });
          }
          graph.dispose();
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);
});
