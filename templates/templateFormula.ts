import {
  isReference,
  parse,
  parseA1Ref,
  parseStructRef,
  stringifyA1Ref,
  stringifyStructRef,
  tokenize,
  tokenTypes,
  type Token,
} from '@borgar/fx';
import type { ColumnRef } from '../src/model/document';
import type { ParameterId, SheetId } from '../src/model/ids';

/** What a formula of a template names. Column keys are fields and calculated columns alike. */
export interface FormulaNames {
  readonly columns: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
  readonly sheets: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
}

/** A table by itself: `ROWS(Customers)`. The keys of tables begin with a capital, those of parameters do not. */
const isTableKey = (name: string): boolean => /^[A-Z]/.test(name);

const tokensOf = (formula: string): Token[] => tokenize(formula, { mergeRefs: true });

/** Whether the text is one complete formula. */
export function isFormulaText(formula: string): boolean {
  try {
    parse(tokensOf(formula));
    return true;
  } catch {
    return false;
  }
}

/** The keys a formula names, whether they exist or not. */
export function namesInFormula(formula: string): FormulaNames {
  const columns = new Set<string>();
  const tables = new Set<string>();
  const parameters = new Set<string>();
  const sheets = new Set<string>();
  const functions = new Set<string>();
  for (const token of tokensOf(formula)) {
    if (token.type === tokenTypes.FUNCTION) functions.add(token.value.toUpperCase());
    else if (token.type === tokenTypes.REF_NAMED)
      (isTableKey(token.value) ? tables : parameters).add(token.value);
    else if (token.type === tokenTypes.REF_STRUCT) {
      const reference = parseStructRef(token.value);
      if (reference?.table) tables.add(reference.table);
      for (const column of reference?.columns ?? []) columns.add(column);
    } else if (isReference(token)) {
      const sheetKey = parseA1Ref(token.value)?.context?.[0];
      if (sheetKey !== undefined) sheets.add(sheetKey);
    }
  }
  return { columns, tables, parameters, sheets, functions };
}

/** What stands for the keys of a template in one workbook; what is missing is switched off. */
export interface FormulaBindings {
  column(key: string): ColumnRef | undefined;
  /** Formula text for `[@key]` where no column is mapped. */
  literal(key: string): string | undefined;
  table(key: string): SheetId | undefined;
  parameter(key: string): ParameterId | undefined;
  sheet(key: string): SheetId | undefined;
  /** Fills the placeholders of a text that stands in the formula. */
  text(text: string): string;
}

/**
 * Turns a template's formula into the stored form, in which ids stand where it has keys.
 *
 * Result: `null` when it names something that is not there, so that the part that needs it is left out.
 */
export function toStoredTemplateFormula(formula: string, bindings: FormulaBindings): string | null {
  let stored = '';
  for (const token of tokensOf(formula)) {
    const text = storedToken(token, bindings);
    if (text === null) return null;
    stored += text;
  }
  return stored;
}

function storedToken(token: Token, bindings: FormulaBindings): string | null {
  if (token.type === tokenTypes.REF_NAMED) {
    const { value } = token;
    return (isTableKey(value) ? bindings.table(value) : bindings.parameter(value)) ?? null;
  }
  if (token.type === tokenTypes.REF_STRUCT) return storedStructure(token.value, bindings);
  if (token.type === tokenTypes.STRING) {
    const filled = bindings.text(token.value.slice(1, -1).replaceAll('""', '"'));
    return `"${filled.replaceAll('"', '""')}"`;
  }
  if (!isReference(token)) return token.value;
  const reference = parseA1Ref(token.value);
  const sheetKey = reference?.context?.[0];
  if (!reference || sheetKey === undefined) return token.value;
  const sheetId = bindings.sheet(sheetKey);
  return sheetId === undefined ? null : stringifyA1Ref({ ...reference, context: [sheetId] });
}

function storedStructure(text: string, bindings: FormulaBindings): string | null {
  const reference = parseStructRef(text);
  if (!reference) return null;
  const sections = reference.sections ?? [];
  const columns = reference.columns ?? [];
  const first = columns[0];
  if (columns.length === 1 && first !== undefined && sections.includes('this row')) {
    const literal = bindings.column(first) ? undefined : bindings.literal(first);
    if (literal !== undefined) return literal;
  }
  const ids = columns.map((key) => bindings.column(key)?.columnId);
  if (ids.some((id) => id === undefined)) return null;
  const sheetId = reference.table ? bindings.table(reference.table) : undefined;
  if (reference.table && sheetId === undefined) return null;
  return stringifyStructRef({
    ...reference,
    table: sheetId ?? '',
    columns: ids as string[],
  });
}
