import type { ConditionalFormat, ConditionalRule } from '../../../model/conditionalFormat';
import { newRuleId, type ColumnId } from '../../../model/ids';
import { needsFacts } from '../../../model/rules/ruleFacts';
import type { PlacedTable } from '../xlsxFormula';
import type { FileFormat } from './fileRules';
import { readConditionalRule } from './readConditionalRule';
import { RuleFormulas, UnreadableRule, type RuleReading } from './ruleReading';
import { ruleTargets, type RuleTargets } from './ruleTargets';

/** The conditional formats of one sheet of the file, by the sheet they have become part of. */
export interface ReadFormats {
  readonly grid: readonly ConditionalFormat[];
  readonly tables: ReadonlyMap<PlacedTable, readonly ConditionalFormat[]>;
}

/** Rules that cannot be here are noted, with the cells they were for. */
export function readFormats(formats: readonly FileFormat[], reading: RuleReading): ReadFormats {
  const grid: ConditionalFormat[] = [];
  const tables = new Map<PlacedTable, ConditionalFormat[]>();
  for (const format of formats) {
    const place = `${reading.plan.source.name}!${format.cells.split(/\s+/)[0]}`;
    const targets = ruleTargets(format.cells, reading.plan);
    try {
      if (!targets || targets.isPartly) throw new UnreadableRule(place);
      const read = readOne(format, targets, reading);
      if (read.grid) grid.push(read.grid);
      for (const [placed, own] of read.tables) tables.set(placed, [...(tables.get(placed) ?? []), ...own]);
      if (!read.grid && read.tables.length === 0) throw new UnreadableRule(place);
    } catch (error) {
      if (!(error instanceof UnreadableRule)) throw error;
      reading.notes.add('conditionalFormats', place);
    }
  }
  return { grid, tables };
}

interface OneFormat {
  readonly grid: ConditionalFormat | null;
  readonly tables: readonly (readonly [PlacedTable, readonly ConditionalFormat[]])[];
}

function readOne(format: FileFormat, targets: RuleTargets, reading: RuleReading): OneFormat {
  const { corner, grid, tables } = targets;
  const { themeColors } = reading;
  const stopIfTrue = /^(1|true)$/.test(format.rule.attributes.get('stopIfTrue') ?? '');
  const rest = stopIfTrue ? { stopIfTrue: true } : {};
  const onGrid = grid && {
    id: newRuleId(),
    target: { kind: 'cells', areas: grid.areas } as const,
    rule: readConditionalRule(format, new RuleFormulas(reading, corner, grid.anchor, null), themeColors),
    ...rest,
  };
  const inTables = tables.map(({ placed, columns }): [PlacedTable, ConditionalFormat[]] => {
    const byRule = new Map<string, { rule: ConditionalRule; columnIds: ColumnId[] }>();
    for (const column of columns) {
      const { id } = placed.table.columns[column] ?? {};
      if (id === undefined) continue;
      // A relative reference means another column for each column.
      const at = { row: placed.top + 1, column: placed.left + column };
      const rule = readConditionalRule(format, new RuleFormulas(reading, corner, at, placed), themeColors);
      const known = byRule.get(JSON.stringify(rule));
      if (known) known.columnIds.push(id);
      else byRule.set(JSON.stringify(rule), { rule, columnIds: [id] });
    }
    return [
      placed,
      [...byRule.values()].map(({ rule, columnIds }) => ({
        id: newRuleId(),
        target: { kind: 'columns', columnIds },
        rule,
        ...rest,
      })),
    ];
  });
  const all = [...(onGrid ? [onGrid] : []), ...inTables.flatMap(([, own]) => own)];
  // What is the highest of all cells together cannot be told from two sheets.
  if (all.length > 1 && all.some(({ rule }) => needsFacts(rule))) throw new UnreadableRule(format.cells);
  return { grid: onGrid, tables: inTables };
}
