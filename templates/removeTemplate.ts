import type { AppliedTemplate, WorkbookDocument } from '../src/model/document';
import { findParameter, findSheet } from '../src/model/lookup';
import type { Operation } from '../src/model/operation';
import { appliedTemplateOf } from './appliedTemplate';
import { tableFormatOperations } from './mergeRules';

/**
 * The operations that take away everything a template owns; the user's own rows and columns stay. Without changes in
 * between, the workbook is exactly what it was before the template was applied. Empty when it is not applied.
 */
export function removeTemplate(document: WorkbookDocument, templateId: string): Operation[] {
  const applied = appliedTemplateOf(document, templateId);
  if (!applied) return [];
  return [
    ...tableFormatOperations(document, null, applied),
    ...removeOwned(document, applied, () => true),
    { kind: 'setTemplate', templateId, applied: null },
  ];
}

/** Removes the owned parts that are chosen and still there: first what reads, then what is read. */
export function removeOwned(
  document: WorkbookDocument,
  applied: AppliedTemplate,
  isChosen: (kind: keyof AppliedTemplate['owned'], key: string) => boolean,
): Operation[] {
  const { owned } = applied;
  const chosen = <Id>(kind: keyof AppliedTemplate['owned'], record: Readonly<Record<string, Id>>): Id[] =>
    Object.entries(record)
      .filter(([key]) => isChosen(kind, key))
      .map(([, id]) => id)
      .reverse();
  return [
    ...chosen('charts', owned.charts)
      .filter((chartId) => document.charts.some((chart) => chart.id === chartId))
      .map((chartId): Operation => ({ kind: 'removeChart', chartId })),
    ...chosen('sheets', owned.sheets)
      .filter((sheetId) => findSheet(document, sheetId))
      .map((sheetId): Operation => ({ kind: 'removeSheet', sheetId })),
    ...chosen('columns', owned.columns)
      .filter(({ sheetId, columnId }) => {
        const sheet = findSheet(document, sheetId);
        return sheet?.kind === 'table' && sheet.columns.some((column) => column.id === columnId);
      })
      .map(({ sheetId, columnId }): Operation => ({ kind: 'removeColumn', sheetId, columnId })),
    ...chosen('parameters', owned.parameters)
      .filter((parameterId) => findParameter(document, parameterId))
      .map((parameterId): Operation => ({ kind: 'removeParameter', parameterId })),
  ];
}
