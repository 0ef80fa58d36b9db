import type { LocalText } from '../../../shared/localText';
import type { TableSheet, WorkbookDocument } from '../../document';
import type { SheetId } from '../../ids';
import { findSheet } from '../../lookup';
import { writeCellReference } from '../cellReference';
import { shownReference } from '../namedReference';
import { escapeColumnName, isPlainColumnName } from '../structuredReference';
import { findTable, tableNameOf } from '../vocabulary';
import type { FunctionInfo } from './functionInfo';
import type { ColumnWord, NameWord, WordAt } from './wordAt';

export type CompletionKind = 'column' | 'parameter' | 'range' | 'table' | 'sheet' | 'function';

/** One proposal: `insert` takes the place of the word, and the caret stands behind it. */
export interface Completion {
  readonly kind: CompletionKind;
  readonly label: string;
  readonly insert: string;
  readonly summary: LocalText | null;
}

export interface CompletionSources {
  readonly functions: readonly FunctionInfo[];
  readonly document: WorkbookDocument;
  /** The sheet the formula stands on: the columns of its own table are proposed as `[@Revenue]`. */
  readonly sheetId: SheetId | null;
}

const mostCompletions = 50;

/** What the word at the caret may become, what fits best first. O(functions + names). */
export function completionsFor(word: WordAt, sources: CompletionSources): readonly Completion[] {
  const candidates = word.kind === 'name' ? names(word, sources) : columns(word, sources);
  const ranked: { completion: Completion; rank: number }[] = [];
  for (const completion of candidates) {
    const rank = rankOf(completion, word.typed);
    if (rank !== null) ranked.push({ completion, rank });
  }
  // Sorting keeps the order of the candidates among equals.
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, mostCompletions).map(({ completion }) => completion);
}

/** A word as it stands: there is nothing to propose any more. */
export function isComplete(word: WordAt, completions: readonly Completion[]): boolean {
  const [only] = completions;
  return completions.length === 1 && only?.insert === word.typed;
}

function* names(word: NameWord, { functions, document, sheetId }: CompletionSources): Generator<Completion> {
  const own = sheetId === null ? undefined : findSheet(document, sheetId);
  if (!word.isCalled) {
    if (own?.kind === 'table') yield* ownColumns(own);
    for (const { name, label } of document.parameters) {
      yield { kind: 'parameter', label: name, insert: name, summary: label };
    }
    for (const { name, refersTo } of document.namedRanges ?? []) {
      const cells = shownReference(refersTo, document);
      yield { kind: 'range', label: name, insert: name, summary: { en: cells, 'zh-CN': cells } };
    }
    for (const sheet of document.sheets) {
      if (sheet.hidden) continue;
      if (sheet.kind === 'table') {
        const name = tableNameOf(sheet);
        yield { kind: 'table', label: name, insert: `${name}[`, summary: null };
      } else if (sheet !== own) {
        yield { kind: 'sheet', label: sheet.name, insert: sheetPrefix(sheet.name), summary: null };
      }
    }
  }
  for (const { name, summary } of functions) {
    yield { kind: 'function', label: name, insert: word.isCalled ? name : `${name}(`, summary };
  }
}

function* ownColumns(table: TableSheet): Generator<Completion> {
  for (const { name } of table.columns) {
    const specifier = escapeColumnName(name);
    const insert = isPlainColumnName(name) ? `[@${specifier}]` : `[@[${specifier}]]`;
    yield { kind: 'column', label: name, insert, summary: null };
  }
}

function* columns(word: ColumnWord, { document, sheetId }: CompletionSources): Generator<Completion> {
  const own = sheetId === null ? undefined : findSheet(document, sheetId);
  const table = word.table === '' ? own : findTable(document, word.table);
  if (table?.kind !== 'table') return;
  for (const { name } of table.columns) {
    const specifier = escapeColumnName(name);
    const needsBrackets = word.thisRow && !word.isInner && !isPlainColumnName(name);
    yield {
      kind: 'column',
      label: name,
      insert: needsBrackets ? `[${specifier}]]` : `${specifier}]`,
      summary: null,
    };
  }
}

/** `Sheet1!`, `'My sheet'!`: whatever a reference to the sheet's first cell has before the cell. */
function sheetPrefix(name: string): string {
  const corner = { top: 0, left: 0, bottom: 0, right: 0 };
  return writeCellReference({ sheet: name, range: corner }).slice(0, -'A1'.length);
}

const han = /\p{Script=Han}/u;

/** 0: begins with it; 1: a later part of the name does; 2: holds it; 3: only its description does. `null`: no match. */
function rankOf({ kind, label, summary }: Completion, typed: string): number | null {
  if (typed === '') return 0;
  const name = label.toLowerCase();
  const wanted = typed.toLowerCase();
  if (name.startsWith(wanted)) return 0;
  // `A1` is a cell far more often than the middle of a name.
  if (/^[a-z]{1,3}\d+$/.test(wanted)) return null;
  const at = name.indexOf(wanted);
  if (at > 0) return /[\s._]/.test(name[at - 1] as string) ? 1 : wanted.length > 1 ? 2 : null;
  // Someone who types Chinese looks a function up by what it does.
  return kind === 'function' && han.test(typed) && summary?.['zh-CN'].includes(typed) === true ? 3 : null;
}
