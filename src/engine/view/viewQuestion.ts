import type { ColumnRef, TableSheet, WorkbookDocument } from '../../model/document';
import { blockValue } from '../../model/columnBlocks';
import { ruleFacts, type RuleFacts } from '../../model/rules/ruleFacts';
import { formatValue } from '../../model/format/formatValue';
import type { ColumnId } from '../../model/ids';
import { findSheet, rowCount } from '../../model/lookup';
import { emptyView } from '../../model/tableView';
import type { CellValue } from '../../shared/value';
import type { EngineReply, EngineRequest } from '../protocol';
import type { TableStore } from '../tableStore';
import { distinctValues } from '../../model/filtering/distinctValues';
import { columnsOfView, filteredRows, orderRows, shownRows, type ColumnSource } from './orderRows';

export type ViewQuestion = Extract<EngineRequest, { kind: 'orderRows' | 'listValues' | 'ruleFacts' }>;
type ViewAnswer = Extract<EngineReply, { kind: 'ordered' | 'valuesListed' | 'ruleFactsFound' }>;

/** What is known of tables, and of what not yet. */
export interface EngineValues {
  readonly values: TableStore;
  isPending(ref: ColumnRef): boolean;
}

/** What a view shows, or could be filtered by; `later` while a column it needs is being calculated. */
export function answerViewQuestion(
  question: ViewQuestion,
  document: WorkbookDocument,
  engine: EngineValues,
): ViewAnswer | 'later' {
  const { requestId, sheetId } = question;
  const sheet = findSheet(document, sheetId);
  const table = sheet?.kind === 'table' ? sheet : null;
  const needed = table ? neededColumns(question, table) : [];
  if (needed.some((columnId) => engine.isPending({ sheetId, columnId }))) return 'later';
  if (question.kind === 'orderRows') {
    const source = table && sourceOf(table, engine.values);
    const rows =
      source &&
      orderRows(table.view ?? emptyView, source, { locale: document.locale, today: question.today });
    return { kind: 'ordered', requestId, rows: rows as Uint32Array<ArrayBuffer> | null };
  }
  if (question.kind === 'ruleFacts')
    return { kind: 'ruleFactsFound', requestId, facts: table && columnFacts(question, table, engine.values) };
  return { kind: 'valuesListed', requestId, values: table && listValues(question, table, document, engine) };
}

/** The rows a table's filters let through; `null` where it has none, `later` while a column they read is being calculated. */
export function rowsLetThrough(
  table: TableSheet,
  today: number,
  engine: EngineValues,
): Uint32Array | 'later' | null {
  const filtered = Object.keys(table.view?.filters ?? {}) as ColumnId[];
  if (!table.view || filtered.length === 0) return null;
  if (filtered.some((columnId) => engine.isPending({ sheetId: table.id, columnId }))) return 'later';
  return filteredRows(table.view, sourceOf(table, engine.values), today);
}

function neededColumns(question: ViewQuestion, { view = emptyView }: TableSheet): ColumnId[] {
  if (question.kind === 'ruleFacts') return targetColumns(question);
  const named = columnsOfView(view);
  return question.kind === 'listValues' ? [...named, question.columnId] : named;
}

type FactsQuestion = Extract<ViewQuestion, { kind: 'ruleFacts' }>;

function targetColumns({ format: { target } }: FactsQuestion): ColumnId[] {
  return target.kind === 'columns' ? [...target.columnIds] : [];
}

/** Column after column. */
function columnFacts(question: FactsQuestion, table: TableSheet, values: TableStore): RuleFacts {
  const source = sourceOf(table, values);
  const cells = targetColumns(question).flatMap((columnId) =>
    (source.blocks(columnId) ?? []).flatMap((block) =>
      Array.from({ length: block.length }, (_, row) => blockValue(block, row)),
    ),
  );
  return ruleFacts(question.format.rule, cells);
}

function listValues(
  { columnId, search, limit, locale, today }: Extract<ViewQuestion, { kind: 'listValues' }>,
  table: TableSheet,
  document: WorkbookDocument,
  engine: EngineValues,
) {
  const source = sourceOf(table, engine.values);
  const column = table.columns.find(({ id }) => id === columnId);
  if (!column) return null;
  const wanted = search.trim().toLowerCase();
  const matches = (value: CellValue): boolean =>
    wanted === '' || formatValue(value, column, locale).toLowerCase().includes(wanted);
  const shown = shownRows(table.view ?? emptyView, source, today, columnId);
  return distinctValues(source.blocks(columnId) ?? [], shown, {
    locale: document.locale,
    limit,
    matches,
  });
}

function sourceOf(table: TableSheet, values: TableStore): ColumnSource {
  return {
    rowCount: rowCount(table),
    blocks: (columnId) =>
      table.columns.some(({ id }) => id === columnId) ? values.blocks(table.id, columnId) : null,
  };
}
