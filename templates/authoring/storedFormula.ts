import { tokenTypes } from '@borgar/fx';
import type { ColumnRef, WorkbookDocument } from '../../src/model/document';
import { parseCellReference, writeCellReference } from '../../src/model/formula/cellReference';
import {
  parseStructuredReference,
  writeStructuredReference,
} from '../../src/model/formula/structuredReference';
import {
  isCellToken,
  isFunctionToken,
  isNameToken,
  isStructuredToken,
  tokensOf,
} from '../../src/model/formula/tokens';
import type { ColumnId, ParameterId, SheetId } from '../../src/model/ids';
import { findParameter, findSheet } from '../../src/model/lookup';
import type { DraftNoteKind } from '../../src/model/templateDraft';
import { forbiddenFunctions } from '../checkReferences';

/** What a stored formula reads, and why a template cannot carry it. */
export interface StoredReferences {
  readonly columns: readonly ColumnRef[];
  readonly tables: readonly SheetId[];
  readonly parameters: readonly ParameterId[];
  readonly sheets: readonly SheetId[];
  readonly fault: DraftNoteKind | null;
}

/** `own` is the sheet the formula stands on: `[@X]` belongs to it. */
export function storedReferences(
  formula: string,
  document: WorkbookDocument,
  own: SheetId,
): StoredReferences {
  const columns: ColumnRef[] = [];
  const tables: SheetId[] = [];
  const parameters: ParameterId[] = [];
  const sheets: SheetId[] = [];
  const found: (DraftNoteKind | null)[] = [];
  const isTable = (id: string): boolean => findSheet(document, id as SheetId)?.kind === 'table';
  for (const token of tokensOf(formula)) {
    if (token.type === tokenTypes.ERROR && token.value === '#REF!') found.push('brokenReference');
    else if (isFunctionToken(token)) {
      if (forbiddenFunctions.has(token.value.toUpperCase())) found.push('forbiddenFunction');
    } else if (isStructuredToken(token)) {
      const reference = parseStructuredReference(token.value);
      const sheetId = (reference?.table || own) as SheetId;
      if (!reference || !isTable(sheetId)) found.push('brokenReference');
      else if (new Set(reference.columns).size > 1) found.push('columnRun');
      else {
        tables.push(sheetId);
        columns.push(...reference.columns.map((id) => ({ sheetId, columnId: id as ColumnId })));
      }
    } else if (isCellToken(token)) {
      const sheet = parseCellReference(token.value)?.sheet;
      if (sheet === undefined) found.push('brokenReference');
      else if (isTable(sheet ?? own)) found.push('tableCells');
      else if (sheet !== null) sheets.push(sheet as SheetId);
    } else if (isNameToken(token)) {
      if (findParameter(document, token.value as ParameterId)) parameters.push(token.value as ParameterId);
      else if (isTable(token.value)) tables.push(token.value as SheetId);
      else found.push('unknownName');
    }
  }
  return { columns, tables, parameters, sheets, fault: found[0] ?? null };
}

/** The keys that stand for the ids of a workbook in a template that is made from it. */
export interface AuthoredKeys {
  column(reference: ColumnRef): string;
  table(id: SheetId): string;
  parameter(id: ParameterId): string;
  sheet(id: SheetId): string;
}

/** The inverse of `toStoredTemplateFormula`, for a formula in which `storedReferences` found no fault. */
export function toTemplateFormula(formula: string, own: SheetId, keys: AuthoredKeys): string {
  return tokensOf(formula)
    .map((token) => {
      if (isStructuredToken(token)) {
        const reference = parseStructuredReference(token.value);
        if (!reference) return token.value;
        const sheetId = (reference.table || own) as SheetId;
        // Written once where it was a run of one column.
        const columns = [...new Set(reference.columns)];
        return writeStructuredReference({
          ...reference,
          table: reference.table === '' ? '' : keys.table(sheetId),
          columns: columns.map((id) => keys.column({ sheetId, columnId: id as ColumnId })),
        });
      }
      if (isCellToken(token)) {
        const reference = parseCellReference(token.value);
        if (!reference || reference.sheet === null) return token.value;
        return writeCellReference({ ...reference, sheet: keys.sheet(reference.sheet as SheetId) });
      }
      if (!isNameToken(token)) return token.value;
      return token.value.startsWith('_p')
        ? keys.parameter(token.value as ParameterId)
        : keys.table(token.value as SheetId);
    })
    .join('');
}
