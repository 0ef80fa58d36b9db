import { guessMapping, type FieldMapping } from '../../../templates/mapFields';
import type { Template } from '../../../templates/schema';
import type { TableSheet, WorkbookDocument } from '../../model/document';
import { findColumnByName } from '../../model/lookup';
import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';

/**
 * The guess, corrected by what a program says: field (`customers.revenue`) to column, by name or role.
 *
 * Errors: notFound for a field that the template has not, or a column that the workbook has not.
 */
export function mappingByName(
  document: WorkbookDocument,
  template: Template,
  named: Readonly<Record<string, string>>,
): Result<FieldMapping> {
  const guess = guessMapping(document, template);
  const mapping: Record<string, FieldMapping[string]> = { ...guess.mapping };
  const tables = document.sheets.filter((sheet): sheet is TableSheet => sheet.kind === 'table');
  for (const [field, columnName] of Object.entries(named)) {
    const inTable = guess.tables.find(({ table }) => table.fields.some(({ key }) => key === field));
    if (!inTable) return failed(problem('notFound', { name: field }));
    const preferred = tables.toSorted((a) => (a.id === inTable.sheetId ? -1 : 1));
    const found = preferred.flatMap((table) => {
      const column = findColumnByName(table, columnName);
      return column ? [{ sheetId: table.id, columnId: column.id }] : [];
    })[0];
    if (!found) return failed(problem('notFound', { name: columnName }));
    mapping[field] = found;
  }
  return ok(mapping);
}
