import type { WorkbookDocument } from '../../src/model/document';

/** What a workbook holds with names in the place of ids and without times, so that two of them can be compared. */
export function withoutIds({ sheets, parameters, charts }: WorkbookDocument): unknown {
  const names = new Map<string, string>();
  for (const sheet of sheets) {
    names.set(sheet.id, sheet.name);
    if (sheet.kind === 'table')
      for (const { id, name } of sheet.columns) names.set(id, `${sheet.name}.${name}`);
  }
  for (const { id, name } of parameters) names.set(id, name);
  const laid = {
    sheets: sheets.map((sheet) =>
      sheet.kind === 'table'
        ? { ...sheet, columns: sheet.columns.map(({ blocks: _, ...column }) => column) }
        : { ...sheet, nextRowId: 0, nextColumnId: 0 },
    ),
    parameters,
    charts: charts
      .map(({ id: _, ...chart }) => chart)
      .sort((a, b) => (JSON.stringify(a.title) < JSON.stringify(b.title) ? -1 : 1)),
  };
  const text = JSON.stringify(laid, (key, value: unknown) => (key === 'changedMs' ? 0 : value));
  return JSON.parse(
    text
      .replace(/_r[a-z][a-z0-9]{9}/g, 'rule')
      .replace(/_[scp][a-z][a-z0-9]{9}/g, (id) => names.get(id)?.replaceAll('"', '') ?? id),
  );
}
