import { axisLength, lineIdAt, sliceAxis, type Axis } from '../../src/model/axis';
import type { CellArea } from '../../src/model/cellArea';
import { commentKey } from '../../src/model/cellComment';
import type { ConditionalRule } from '../../src/model/conditionalFormat';
import type { GridSheet, TableSheet } from '../../src/model/document';
import { newRuleId } from '../../src/model/ids';
import type { Operation } from '../../src/model/operation';
import type { Validation } from '../../src/model/validation';

/** Numbers that choose among what there is. */
type Dice = (sides: number) => number;

export const sampleRules: readonly ConditionalRule[] = [
  {
    kind: 'style',
    test: { kind: 'compare', is: 'more', value: '=$A$3' },
    style: { bold: true, background: 'tintDanger' },
  },
  { kind: 'style', test: { kind: 'formula', formula: '=A1>B$2' }, style: { color: 'danger' } },
  { kind: 'style', test: { kind: 'occurrence', is: 'duplicate' }, style: {} },
  {
    kind: 'colorScale',
    points: [
      { at: { kind: 'min' }, color: 'background' },
      { at: { kind: 'percentile', value: 50 }, color: 'warning' },
      { at: { kind: 'max' }, color: 'danger' },
    ],
  },
  { kind: 'dataBar', min: { kind: 'number', value: 0 }, max: { kind: 'max' }, color: 'accent' },
];

export const sampleValidations: readonly Validation[] = [
  { rule: { kind: 'number', whole: true, is: 'between', from: 0, to: '=B2' }, onInvalid: 'reject' },
  {
    rule: { kind: 'list', source: { kind: 'values', values: ['A', 'B'] } },
    onInvalid: 'warn',
    message: 'A or B',
  },
  { rule: { kind: 'list', source: { kind: 'formula', formula: '=$A$1:$A$4' } }, onInvalid: 'reject' },
  { rule: { kind: 'formula', formula: '=LEN(A1)<9' }, onInvalid: 'reject', required: true },
];

/** An operation on conditional formats, validations, styles or comments of one of the two sheets. */
export function randomCellRuleOperation(
  table: TableSheet | undefined,
  grid: GridSheet,
  dice: Dice,
): Operation {
  const rule = sampleRules[dice(sampleRules.length)] as ConditionalRule;
  const validation = sampleValidations[dice(sampleValidations.length)] as Validation;
  const column = table?.columns[dice(Math.max(table.columns.length, 1))];
  switch (dice(6)) {
    case 0: {
      if (dice(4) === 0)
        return { kind: 'updateSheet', sheetId: grid.id, patch: { conditionalFormats: null } };
      const format = {
        id: newRuleId(),
        target: { kind: 'cells', areas: someAreas(grid, dice) },
        rule,
      } as const;
      const conditionalFormats = [...(dice(2) ? (grid.conditionalFormats ?? []) : []), format];
      return { kind: 'updateSheet', sheetId: grid.id, patch: { conditionalFormats } };
    }
    case 1: {
      if (!table || !column) break;
      const target = { kind: 'columns', columnIds: [column.id] } as const;
      const conditionalFormats = [{ id: newRuleId(), target, rule, stopIfTrue: true }];
      return { kind: 'updateSheet', sheetId: table.id, patch: { conditionalFormats } };
    }
    case 2: {
      const item = { id: newRuleId(), areas: someAreas(grid, dice), validation };
      return {
        kind: 'updateSheet',
        sheetId: grid.id,
        patch: { validations: [...(grid.validations ?? []), item] },
      };
    }
    case 3:
      if (!table || !column) break;
      return {
        kind: 'updateColumn',
        sheetId: table.id,
        columnId: column.id,
        patch: dice(3)
          ? { style: { italic: true, align: 'center' }, validation }
          : { style: null, validation: null },
      };
    case 4:
      if (!table || !column || axisLength(table.rows) === 0) break;
      return comment(table.id, commentKey(someLine(table.rows, dice), column.id), dice);
  }
  return comment(grid.id, commentKey(someLine(grid.rows, dice), someLine(grid.columns, dice)), dice);
}

function comment(sheetId: GridSheet['id'], key: string, dice: Dice): Operation {
  const written = dice(4) === 0 ? null : { text: `remark ${dice(9)}`, changedMs: dice(99) };
  return { kind: 'setComments', sheetId, comments: { [key]: written } };
}

const someLine = (axis: Axis, dice: Dice) => lineIdAt(axis, dice(axisLength(axis)));

function someAreas(grid: GridSheet, dice: Dice): CellArea[] {
  return Array.from({ length: 1 + dice(2) }, () => ({
    rows: someLines(grid.rows, dice),
    columns: someLines(grid.columns, dice),
  }));
}

/** Now and then all of them: such an area takes in what comes at its ends. */
function someLines(axis: Axis, dice: Dice): Axis {
  if (dice(4) === 0) return axis;
  const from = dice(axisLength(axis));
  return sliceAxis(axis, from, Math.min(axisLength(axis), from + 1 + dice(4)));
}
