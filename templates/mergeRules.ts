import type { CellComment, CommentKey } from '../src/model/cellComment';
import type { ConditionalFormat } from '../src/model/conditionalFormat';
import { lineIndexOf } from '../src/model/axis';
import type { AppliedTemplate, GridSheet, WorkbookDocument, WrittenSheet } from '../src/model/document';
import type { RuleId, SheetId } from '../src/model/ids';
import { findSheet, parseGridCellKey } from '../src/model/lookup';
import type { Operation, SheetPatch } from '../src/model/operation';
import type { LaidSheet, LaidTemplate } from './layTemplate';
import { samePlainData } from './samePlainData';

interface Item {
  readonly id: RuleId;
}
type Items<T> = Readonly<Record<string, T>>;

/**
 * A list of rules three ways: what the user changed or removed stays so, what is the user's own keeps its place, and what
 * is new comes last. The same list when nothing differs.
 */
function mergedItems<T extends Item>(current: readonly T[], written: Items<T>, laid: Items<T>): readonly T[] {
  const was = new Map(Object.values(written).map((item) => [item.id, item]));
  const is = new Map(Object.values(laid).map((item) => [item.id, item]));
  const kept = current.flatMap((item) => {
    const isAsWritten = was.has(item.id) && samePlainData(item, was.get(item.id));
    return isAsWritten ? (is.get(item.id) ?? []) : [item];
  });
  const here = new Set(current.map(({ id }) => id));
  const added = [...is.values()].filter(({ id }) => !was.has(id) && !here.has(id));
  const merged = [...kept, ...added];
  return samePlainData(merged, current) ? current : merged;
}

/** What of a sheet that stands there already its rules come to. */
export function rulePatch(
  current: GridSheet,
  { rules }: LaidSheet,
  written: WrittenSheet | undefined,
): SheetPatch {
  const [formats, validations] = [current.conditionalFormats ?? [], current.validations ?? []];
  const newFormats = mergedItems(formats, written?.conditionalFormats ?? {}, rules.conditionalFormats);
  const newValidations = mergedItems(validations, written?.validations ?? {}, rules.validations);
  return {
    ...(newFormats === formats ? {} : { conditionalFormats: orNone(newFormats) }),
    ...(newValidations === validations ? {} : { validations: orNone(newValidations) }),
  };
}

const orNone = <T>(items: readonly T[]): readonly T[] | null => (items.length > 0 ? items : null);

/** Comments that still say what the template wrote say what it says now. */
export function commentOperations(
  current: GridSheet,
  { sheet }: LaidSheet,
  written: WrittenSheet | undefined,
): Operation[] {
  const changed: Record<CommentKey, CellComment | null> = {};
  const [was, is] = [written?.comments ?? {}, sheet.comments ?? {}];
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const { rowId, columnId } = parseGridCellKey(key);
    const isGone = lineIndexOf(current.rows, rowId) < 0 || lineIndexOf(current.columns, columnId) < 0;
    const now = current.comments?.[key];
    if (isGone || now?.text !== was[key]?.text || now?.text === is[key]?.text) continue;
    changed[key] = is[key] ?? null;
  }
  return Object.keys(changed).length > 0
    ? [{ kind: 'setComments', sheetId: current.id, comments: changed }]
    : [];
}

/** Conditional formats of tables, in which the user may have others. `laid` is `null` when the template goes. */
export function tableFormatOperations(
  document: WorkbookDocument,
  laid: LaidTemplate | null,
  applied: AppliedTemplate | undefined,
): Operation[] {
  const [was, is] = [applied?.written.formats ?? {}, laid?.formats ?? {}];
  const sheetIds = new Set([...Object.values(was), ...Object.values(is)].map(({ sheetId }) => sheetId));
  return [...sheetIds].flatMap((sheetId): Operation[] => {
    const current = findSheet(document, sheetId)?.conditionalFormats ?? [];
    const written = ofSheet(was, sheetId);
    const merged = laid
      ? mergedItems(current, written, ofSheet(is, sheetId))
      : current.filter(({ id }) => !Object.values(written).some((format) => format.id === id));
    const isSame = merged.length === current.length && merged.every((item, at) => item === current[at]);
    if (isSame || !findSheet(document, sheetId)) return [];
    return [{ kind: 'updateSheet', sheetId, patch: { conditionalFormats: orNone(merged) } }];
  });
}

function ofSheet(
  formats: NonNullable<AppliedTemplate['written']['formats']>,
  sheetId: SheetId,
): Record<string, ConditionalFormat> {
  return Object.fromEntries(
    Object.entries(formats)
      .filter(([, format]) => format.sheetId === sheetId)
      .map(([key, { format }]) => [key, format]),
  );
}
