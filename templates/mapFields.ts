import type { ColumnRef, ColumnType, TableColumn, TableSheet, WorkbookDocument } from '../src/model/document';
import type { SheetId } from '../src/model/ids';
import { appliedTemplateOf } from './appliedTemplate';
import type { Template, TemplateField, TemplateTable } from './schema';

/** Column per field; `null` or missing = not mapped. */
export type FieldMapping = Readonly<Record<string, ColumnRef | null>>;

export interface FieldGuess {
  readonly field: TemplateField;
  /** Best first. */
  readonly candidates: readonly FieldCandidate[];
  /** The one to preselect: confident enough, and taken by no other field. */
  readonly chosen: FieldCandidate | null;
}
export interface FieldCandidate {
  readonly column: ColumnRef;
  /** 0..1. */
  readonly confidence: number;
  /** A message key that says why. */
  readonly reason:
    'templates_guess_role' | 'templates_guess_header' | 'templates_guess_similar' | 'templates_guess_type';
}
export interface TableGuess {
  readonly table: TemplateTable;
  /** The table of the workbook that fits best; `null` when the workbook has none. */
  readonly sheetId: SheetId | null;
  readonly fields: readonly FieldGuess[];
}
export interface MappingGuess {
  readonly tables: readonly TableGuess[];
  readonly mapping: FieldMapping;
  /** Required fields, and whole one-of groups, for which no column was found. */
  readonly missing: readonly string[];
}

const confidence = { role: 0.98, header: 0.9, similar: 0.6, type: 0.2 } as const;
const enough = 0.5;

/**
 * Guesses which columns a template's fields are: by field role first, then by header, then by type.
 * `tables` overrides the table that is looked into. O(fields x columns).
 */
export function guessMapping(
  document: WorkbookDocument,
  template: Template,
  tables: Readonly<Record<string, SheetId>> = {},
): MappingGuess {
  const owned = ownedColumns(document, template.id);
  const guesses = guessTables(document, template, tables, owned);
  const mapping: Record<string, ColumnRef | null> = {};
  for (const guess of guesses) {
    for (const { field, chosen } of guess.fields) mapping[field.key] = chosen?.column ?? null;
  }
  return { tables: guesses, mapping, missing: missingFields(template, mapping) };
}

/** Required fields that are not mapped, and the fields of one-of groups of which none is. */
export function missingFields(template: Template, mapping: FieldMapping): string[] {
  const isMapped = (key: string): boolean => Boolean(mapping[key]);
  const isOff = ({ isOptional, fields }: TemplateTable): boolean =>
    isOptional && !fields.some(({ key }) => isMapped(key));
  return template.tables
    .filter((table) => !isOff(table))
    .flatMap((table) => [
      ...table.fields.filter((field) => field.required && !isMapped(field.key)).map((field) => field.key),
      ...table.oneOf.filter((group) => !group.some(isMapped)).flat(),
    ]);
}

/** Whether a column's values are what the field holds. */
export function fitsField(field: TemplateField, type: ColumnType): boolean {
  return field.holds === 'anything' || field.holds === holdsOfType[type];
}

/** What a column of each type holds. */
export const holdsOfType: Record<ColumnType, TemplateField['holds']> = {
  text: 'text',
  choice: 'text',
  tags: 'text',
  number: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  boolean: 'boolean',
};

// What the template itself added is no source for it.
function ownedColumns(document: WorkbookDocument, templateId: string): ReadonlySet<string> {
  const applied = appliedTemplateOf(document, templateId);
  return new Set(Object.values(applied?.owned.columns ?? {}).map((column) => column.columnId));
}

/**
 * Tables of the workbook for the tables of the template, each at most once: the surest pair first. Orders fit a table of
 * customers a little, since both have ids and amounts; being the better one for orders decides.
 */
function guessTables(
  document: WorkbookDocument,
  template: Template,
  wanted: Readonly<Record<string, SheetId>>,
  owned: ReadonlySet<string>,
): TableGuess[] {
  const pairs = template.tables.flatMap((table) =>
    document.sheets.flatMap((sheet): (TableGuess & { readonly score: number })[] => {
      const isWanted = wanted[table.key] === undefined || wanted[table.key] === sheet.id;
      if (sheet.kind !== 'table' || !isWanted) return [];
      const fields = guessFields(table, sheet, owned);
      return [{ table, sheetId: sheet.id, fields, score: fitOf(table, fields) }];
    }),
  );
  pairs.sort((a, b) => b.score - a.score);
  const chosen = new Map<string, TableGuess>();
  const taken = new Set<string>();
  for (const { score, ...pair } of pairs) {
    const { table, sheetId } = pair;
    if (chosen.has(table.key) || (sheetId !== null && taken.has(sheetId))) continue;
    // A table that may stay off is not made of any one that happens to have a similar column.
    const isWhole = pair.fields.every((guess) => !guess.field.required || guess.chosen);
    if (table.isOptional && (!isWhole || score < table.fields.length)) continue;
    chosen.set(table.key, pair);
    if (sheetId !== null && score > 0) taken.add(sheetId);
  }
  return template.tables.map(
    (table) => chosen.get(table.key) ?? { table, sheetId: null, fields: table.fields.map(unmatched) },
  );
}

/** How well columns fit a table: what it cannot do without counts more than all the rest. */
function fitOf(table: TemplateTable, fields: readonly FieldGuess[]): number {
  return fields.reduce(
    (sum, { field, chosen }) => sum + (chosen?.confidence ?? 0) * (field.required ? table.fields.length : 1),
    0,
  );
}

const unmatched = (field: TemplateField): FieldGuess => ({ field, candidates: [], chosen: null });

function guessFields(table: TemplateTable, sheet: TableSheet, owned: ReadonlySet<string>): FieldGuess[] {
  const columns = sheet.columns.filter((column) => !owned.has(column.id));
  const candidates = table.fields.map((field) => candidatesOf(field, sheet.id, columns));
  // The surest pairs first, so that a column that is certainly one field is not given away to a weaker claim.
  const claims = candidates
    .flatMap((list, fieldIndex) => list.map((candidate) => ({ candidate, fieldIndex })))
    .filter(({ candidate }) => candidate.confidence >= enough)
    .sort((a, b) => b.candidate.confidence - a.candidate.confidence);
  const chosen = new Map<number, FieldCandidate>();
  const taken = new Set<string>();
  for (const { candidate, fieldIndex } of claims) {
    if (chosen.has(fieldIndex) || taken.has(candidate.column.columnId)) continue;
    chosen.set(fieldIndex, candidate);
    taken.add(candidate.column.columnId);
  }
  return table.fields.map((field, index) => ({
    field,
    candidates: candidates[index] ?? [],
    chosen: chosen.get(index) ?? null,
  }));
}

function candidatesOf(
  field: TemplateField,
  sheetId: SheetId,
  columns: readonly TableColumn[],
): FieldCandidate[] {
  return columns
    .filter((column) => fitsField(field, column.type))
    .map((column) => ({ column: { sheetId, columnId: column.id }, ...match(field, column) }))
    .sort((a, b) => b.confidence - a.confidence);
}

function match(field: TemplateField, column: TableColumn): Pick<FieldCandidate, 'confidence' | 'reason'> {
  const role = column.role === undefined ? -1 : field.roles.indexOf(column.role);
  // A hundredth less for each place in the list keeps equal kinds of evidence in the author's order.
  if (role >= 0) return { confidence: confidence.role - role / 100, reason: 'templates_guess_role' };
  const header = plainHeader(column.name);
  const names = [field.key, ...Object.values(field.label), ...field.headers].map(plainHeader);
  const exact = names.indexOf(header);
  if (exact >= 0) return { confidence: confidence.header - exact / 1000, reason: 'templates_guess_header' };
  // Two Chinese characters or four letters are a word; anything shorter is found inside too many others.
  const isWord = (name: string): boolean => name.length >= (/[㐀-鿿]/.test(name) ? 2 : 4);
  const similar = names.findIndex((name) => isWord(name) && header.includes(name));
  // A role says what the column is; it is then only similar to what it is not.
  if (similar >= 0 && column.role === undefined) {
    return { confidence: confidence.similar - similar / 1000, reason: 'templates_guess_similar' };
  }
  return { confidence: confidence.type, reason: 'templates_guess_type' };
}

/** `Annual_Revenue (USD)` and `annualrevenue` are one header: no units in brackets, no case, no separators. */
function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[([][^)\]]*[)\]]/g, '')
    .replace(/[\s_\-./:]+/g, '')
    .toLowerCase();
}
