import type { MessageKey } from '../../i18n/texts';
import type { DocumentDifference, PartDifference, SheetDifference } from '../../model/documentDifference';
import type { ProblemParams } from '../../shared/problems';

/** A message and what goes into it; counts are numbers, names are as they are. */
export interface Phrase {
  readonly key: MessageKey;
  readonly params?: ProblemParams;
}

/** A difference in a few words: what there is of it, and how much. */
export function summaryOf({
  sheets,
  parameters,
  namedRanges,
  charts,
  templates,
  scenarios,
}: DocumentDifference): Phrase[] {
  const count = (key: MessageKey, number: number): Phrase[] =>
    number > 0 ? [{ key, params: { count: number } }] : [];
  const ofKind = (kind: SheetDifference['kind']): number =>
    sheets.filter((sheet) => sheet.kind === kind).length;
  const phrases = [
    ...count('history_count_sheetsAdded', ofKind('added')),
    ...count('history_count_sheetsRemoved', ofKind('removed')),
    ...countsOf(
      sheets.filter(({ kind }) => kind === 'changed'),
      count,
    ),
    ...count('history_count_parameters', parameters.length),
    ...count('history_count_names', namedRanges.length),
    ...count('history_count_charts', charts.length),
    ...count('history_count_templates', templates.length),
    ...count('history_count_scenarios', scenarios.length),
  ];
  return phrases.length > 0 ? phrases : [{ key: 'history_unchanged' }];
}

/** What changed in one sheet, line by line. */
export function sheetPhrases(sheet: SheetDifference): Phrase[] {
  if (sheet.kind !== 'changed') return [{ key: `history_sheet_${sheet.kind}` }];
  const count = (key: MessageKey, number: number): Phrase[] =>
    number > 0 ? [{ key, params: { count: number } }] : [];
  return [
    ...(sheet.nameBefore === undefined
      ? []
      : [{ key: 'history_renamedFrom' as const, params: { name: sheet.nameBefore } }]),
    ...sheet.columns.flatMap(columnPhrases),
    ...countsOf([{ ...sheet, columns: [] }], count),
  ];
}

export function partPhrase({ kind, name, values }: PartDifference): Phrase {
  return values
    ? { key: 'history_part_values', params: { name, ...values } }
    : { key: `history_part_${kind}`, params: { name } };
}

function countsOf(
  sheets: readonly SheetDifference[],
  count: (key: MessageKey, number: number) => Phrase[],
): Phrase[] {
  const sum = (of: (sheet: SheetDifference) => number): number =>
    sheets.reduce((total, sheet) => total + of(sheet), 0);
  const changed = sheets.some(({ looks, nameBefore }) => looks || nameBefore !== undefined);
  const counts = [
    ...count(
      'history_count_rowsAdded',
      sum((sheet) => sheet.rowsAdded),
    ),
    ...count(
      'history_count_rowsRemoved',
      sum((sheet) => sheet.rowsRemoved),
    ),
    ...count(
      'history_count_columns',
      sum((sheet) => sheet.columns.length),
    ),
    ...count(
      'history_count_cells',
      sum((sheet) => sheet.cells),
    ),
    ...count(
      'history_count_formulas',
      sum((sheet) => sheet.formulas),
    ),
  ];
  return counts.length === 0 && changed ? [{ key: 'history_count_looks' }] : counts;
}

function columnPhrases(column: SheetDifference['columns'][number]): Phrase[] {
  const { kind, name, nameBefore, formula, type } = column;
  if (kind !== 'changed') return [{ key: `history_column_${kind}`, params: { name } }];
  return [
    ...(nameBefore === undefined
      ? []
      : [{ key: 'history_column_renamed' as const, params: { name, before: nameBefore } }]),
    ...(formula ? [{ key: 'history_column_formula' as const, params: { name } }] : []),
    ...(type ? [{ key: 'history_column_type' as const, params: { name } }] : []),
  ];
}
