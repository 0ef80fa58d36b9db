import type { GridSheet, TableColumn, TableSheet } from '../../../model/document';
import type { ColumnId } from '../../../model/ids';
import type { PlacedTable } from '../xlsxFormula';
import type { FileRules } from './fileRules';
import { readFormats } from './readFormats';
import { readValidations } from './readValidations';
import type { RuleReading } from './ruleReading';

/** What a sheet of the file says of its cells, for the sheets it has become. */
export interface SheetRules {
  readonly grid: Pick<GridSheet, 'conditionalFormats' | 'validations'>;
  table(placed: PlacedTable): Pick<TableSheet, 'conditionalFormats'>;
  column(id: ColumnId): Pick<TableColumn, 'validation'>;
}

export function readRules({ formats, validations, leftOut }: FileRules, reading: RuleReading): SheetRules {
  const { name } = reading.plan.source;
  const looks = readFormats(formats, reading);
  const entries = readValidations(validations, reading);
  if (leftOut > 0) reading.notes.add('conditionalFormats', name, leftOut);
  return {
    grid: {
      ...(looks.grid.length > 0 ? { conditionalFormats: looks.grid } : {}),
      ...(entries.grid.length > 0 ? { validations: entries.grid } : {}),
    },
    table(placed) {
      const own = looks.tables.get(placed) ?? [];
      return own.length > 0 ? { conditionalFormats: own } : {};
    },
    column(id) {
      const validation = entries.columns.get(id);
      return validation ? { validation } : {};
    },
  };
}
