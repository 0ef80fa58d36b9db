import type { GridSheet, Sheet, TableSheet, WorkbookDocument } from './document';
import { findSheet } from './lookup';
import { sameData } from './sameData';
import { compareGrids, compareTables, type SheetContentDifference } from './sheetDifference';

/** What is different in a workbook from one time to another, as counts and names: nothing here holds values of cells. */
export interface DocumentDifference {
  /** In the order of the later document, those that are gone last. */
  readonly sheets: readonly SheetDifference[];
  readonly parameters: readonly PartDifference[];
  readonly namedRanges: readonly PartDifference[];
  readonly charts: readonly PartDifference[];
  /** By id; a template that was applied anew is changed. */
  readonly templates: readonly PartDifference[];
  readonly scenarios: readonly PartDifference[];
}
export type ChangeKind = 'added' | 'removed' | 'changed';
export interface PartDifference {
  readonly kind: ChangeKind;
  readonly name: string;
  /** Of a parameter whose value is another one. */
  readonly values?: { readonly before: string; readonly after: string };
}
export interface SheetDifference extends SheetContentDifference {
  readonly kind: ChangeKind;
  readonly name: string;
  /** Where it was renamed. */
  readonly nameBefore?: string;
}

const unchanged = { rowsAdded: 0, rowsRemoved: 0, cells: 0, formulas: 0, columns: [], looks: false } as const;

/** O(what is not shared between the two). */
export function compareDocuments(before: WorkbookDocument, after: WorkbookDocument): DocumentDifference {
  return {
    sheets: [
      ...after.sheets.flatMap((sheet) => compareSheets(findSheet(before, sheet.id), sheet)),
      ...before.sheets
        .filter(({ id }) => !findSheet(after, id))
        .map(({ name }): SheetDifference => ({ ...unchanged, kind: 'removed', name })),
    ],
    parameters: compareParts(before.parameters, after.parameters, ({ name }) => name).map(
      ({ before: old, after: now, ...part }) =>
        old && now && old.value !== now.value
          ? { ...part, values: { before: String(old.value), after: String(now.value) } }
          : part,
    ),
    namedRanges: compareParts(before.namedRanges ?? [], after.namedRanges ?? [], ({ name }) => name).map(
      named,
    ),
    charts: compareParts(before.charts, after.charts, ({ title }) => title).map(named),
    templates: compareParts(before.templates, after.templates, ({ id }) => id).map(named),
    scenarios: compareParts(before.scenarios ?? [], after.scenarios ?? [], ({ name }) => name).map(named),
  };
}

export function isSame(difference: DocumentDifference): boolean {
  return Object.values(difference).every((parts: readonly unknown[]) => parts.length === 0);
}

function compareSheets(before: Sheet | undefined, after: Sheet): SheetDifference[] {
  const { name } = after;
  if (!before) return [{ ...unchanged, kind: 'added', name }];
  if (before === after || sameData(before, after)) return [];
  const content =
    after.kind === 'table'
      ? compareTables(before as TableSheet, after)
      : compareGrids(before as GridSheet, after);
  const renamed = before.name === name ? {} : { nameBefore: before.name };
  return [{ kind: 'changed', name, ...renamed, ...content }];
}

interface Compared<Part> {
  readonly kind: ChangeKind;
  readonly name: string;
  readonly before: Part | undefined;
  readonly after: Part | undefined;
}

function compareParts<Part extends { readonly id: string }>(
  before: readonly Part[],
  after: readonly Part[],
  nameOf: (part: Part) => string,
): Compared<Part>[] {
  const old = new Map(before.map((part) => [part.id, part]));
  const now = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((part): Compared<Part>[] => {
      const known = old.get(part.id);
      if (known && sameData(known, part)) return [];
      return [{ kind: known ? 'changed' : 'added', name: nameOf(part), before: known, after: part }];
    }),
    ...before
      .filter(({ id }) => !now.has(id))
      .map((part) => ({ kind: 'removed' as const, name: nameOf(part), before: part, after: undefined })),
  ];
}

const named = ({ kind, name }: { readonly kind: ChangeKind; readonly name: string }): PartDifference => ({
  kind,
  name,
});
