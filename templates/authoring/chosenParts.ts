import type { ConditionalFormat } from '../../src/model/conditionalFormat';
import type {
  Chart,
  ColumnRef,
  GridSheet,
  Parameter,
  TableColumn,
  TableSheet,
  WorkbookDocument,
} from '../../src/model/document';
import { formulasOfFormat, formulasOfValidation } from '../../src/model/formula/ruleFormulas';
import type { SheetId } from '../../src/model/ids';
import { findParameter, findSheet, gridCells, isFormula } from '../../src/model/lookup';
import type { AuthoringChoice, DraftNoteKind } from '../../src/model/templateDraft';
import { chartReads } from './chartReads';
import { storedReferences, type StoredReferences } from './storedFormula';

export interface PlacedColumn {
  readonly table: TableSheet;
  readonly column: TableColumn;
}

/** What goes into a template: the chosen parts, whatever parameters and sheets they read, and the columns they need. */
export interface ChosenParts {
  readonly sheets: readonly GridSheet[];
  /** A column stands after those it reads. */
  readonly columns: readonly PlacedColumn[];
  readonly parameters: readonly Parameter[];
  readonly charts: readonly Chart[];
  /** Columns that are read and not brought along. */
  readonly fields: readonly PlacedColumn[];
  readonly tables: readonly TableSheet[];
  /** Calculated columns that were chosen and cannot be carried. */
  readonly refused: readonly (PlacedColumn & { readonly fault: DraftNoteKind })[];
}

type ReadParts = Omit<StoredReferences, 'fault'>;

/** The conditional formats of a table that show something of at least one of the columns. */
export function formatsOfColumns(
  { id, conditionalFormats = [] }: TableSheet,
  columns: readonly PlacedColumn[],
): ConditionalFormat[] {
  const ids = new Set(columns.filter(({ table }) => table.id === id).map(({ column }) => column.id));
  return conditionalFormats.filter(
    ({ target }) => target.kind === 'columns' && target.columnIds.some((columnId) => ids.has(columnId)),
  );
}

const idOf = ({ sheetId, columnId }: ColumnRef): string => `${sheetId}.${columnId}`;

export function chosenParts(
  document: WorkbookDocument,
  choice: AuthoringChoice,
  isLeftOut: (sheetId: SheetId, cellKey: string) => boolean,
): ChosenParts {
  return new PartsWalk(document, choice, isLeftOut).walk();
}

class PartsWalk {
  readonly #document: WorkbookDocument;
  readonly #choice: AuthoringChoice;
  readonly #isLeftOut: (sheetId: SheetId, cellKey: string) => boolean;
  readonly #sheets = new Map<SheetId, GridSheet>();
  readonly #parameters = new Set<string>();
  readonly #read = new Map<string, ColumnRef>();
  readonly #tables = new Set<SheetId>();
  readonly #columnsOfSheet = new Map<SheetId, ColumnRef[]>();

  constructor(
    document: WorkbookDocument,
    choice: AuthoringChoice,
    isLeftOut: (sheetId: SheetId, cellKey: string) => boolean,
  ) {
    this.#document = document;
    this.#choice = choice;
    this.#isLeftOut = isLeftOut;
  }

  walk(): ChosenParts {
    const refused: (PlacedColumn & { fault: DraftNoteKind })[] = [];
    const reads = new Map<string, StoredReferences & { readonly placed: PlacedColumn }>();
    for (const reference of this.#choice.columns) {
      const placed = this.#column(reference);
      if (!placed || placed.column.formula === null) continue;
      const found = storedReferences(placed.column.formula, this.#document, reference.sheetId);
      if (found.fault) refused.push({ ...placed, fault: found.fault });
      else reads.set(idOf(reference), { ...found, placed });
    }
    for (const id of this.#choice.sheets) this.#addSheet(id);
    for (const id of this.#choice.parameters) this.#parameters.add(id);
    for (const found of reads.values()) {
      this.#tables.add(found.placed.table.id);
      this.#take(found);
    }
    const brought = [...reads.values()].map(({ placed }) => placed);
    for (const table of new Set(brought.map((placed) => placed.table))) {
      for (const formula of formatsOfColumns(table, brought).flatMap(formulasOfFormat)) {
        const found = storedReferences(formula, this.#document, table.id);
        if (found.fault === null) this.#take(found);
      }
    }
    const charts = this.#document.charts.filter(
      ({ id, sheetId }) => this.#choice.charts.includes(id) && this.#sheets.has(sheetId),
    );
    for (const { spec } of charts) {
      const { columns, parameters, sheets } = chartReads(spec);
      this.#take({ columns, tables: columns.map(({ sheetId }) => sheetId), parameters, sheets });
    }
    const fields = [...this.#read.values()]
      .filter((reference) => !reads.has(idOf(reference)))
      .flatMap((reference) => this.#column(reference) ?? []);
    return {
      sheets: this.#document.sheets.filter((sheet): sheet is GridSheet => this.#sheets.has(sheet.id)),
      columns: this.#ordered(reads),
      parameters: this.#document.parameters.filter(({ id }) => this.#parameters.has(id)),
      charts,
      fields: [...fields, ...this.#tablesWithoutFields(fields)],
      tables: this.#document.sheets.filter(
        (sheet): sheet is TableSheet => sheet.kind === 'table' && this.#tables.has(sheet.id),
      ),
      refused,
    };
  }

  #column({ sheetId, columnId }: ColumnRef): PlacedColumn | null {
    const table = findSheet(this.#document, sheetId);
    const column = table?.kind === 'table' ? table.columns.find(({ id }) => id === columnId) : undefined;
    return table?.kind === 'table' && column ? { table, column } : null;
  }

  #addSheet(id: SheetId): void {
    const sheet = findSheet(this.#document, id);
    if (sheet?.kind !== 'grid' || this.#sheets.has(id)) return;
    this.#sheets.set(id, sheet);
    const columns: ColumnRef[] = [];
    for (const [key, { input }] of gridCells(sheet)) {
      if (!isFormula(input) || this.#isLeftOut(id, key)) continue;
      const found = storedReferences(input, this.#document, id);
      if (found.fault) continue;
      columns.push(...found.columns);
      this.#take(found);
    }
    for (const found of this.#readByRules(sheet)) {
      columns.push(...found.columns);
      this.#take(found);
    }
    this.#columnsOfSheet.set(id, columns);
  }

  /** What conditional formats and validations of a sheet read, where a template can carry it. */
  #readByRules({ id, conditionalFormats = [], validations = [] }: GridSheet): ReadParts[] {
    const formulas = [
      ...conditionalFormats.flatMap(formulasOfFormat),
      ...validations.flatMap(({ validation }) => formulasOfValidation(validation)),
    ];
    const lists = validations.flatMap(({ validation: { rule } }) =>
      rule.kind === 'list' && rule.source.kind === 'column' ? [rule.source.column] : [],
    );
    return [
      ...formulas
        .map((formula) => storedReferences(formula, this.#document, id))
        .filter(({ fault }) => fault === null),
      { columns: lists, tables: lists.map(({ sheetId }) => sheetId), parameters: [], sheets: [] },
    ];
  }

  #take({ columns, tables, parameters, sheets }: ReadParts): void {
    for (const column of columns) this.#read.set(idOf(column), column);
    for (const table of tables) this.#tables.add(table);
    for (const parameter of parameters)
      if (findParameter(this.#document, parameter)) this.#parameters.add(parameter);
    for (const sheet of sheets) this.#addSheet(sheet);
  }

  /** A template's column reads columns above it, itself or through a sheet. */
  #ordered(reads: ReadonlyMap<string, StoredReferences & { readonly placed: PlacedColumn }>): PlacedColumn[] {
    const ordered: PlacedColumn[] = [];
    const seen = new Set<string>();
    const visit = (id: string): void => {
      const found = reads.get(id);
      if (!found || seen.has(id)) return;
      seen.add(id);
      found.columns.forEach((column) => visit(idOf(column)));
      for (const sheet of found.sheets)
        this.#columnsOfSheet.get(sheet)?.forEach((column) => visit(idOf(column)));
      ordered.push(found.placed);
    };
    for (const id of reads.keys()) visit(id);
    return ordered;
  }

  /** A table of which only the number of rows is read is told by one of its columns. */
  #tablesWithoutFields(fields: readonly PlacedColumn[]): PlacedColumn[] {
    return [...this.#tables].flatMap((id) => {
      if (fields.some(({ table }) => table.id === id)) return [];
      const table = findSheet(this.#document, id);
      const column =
        table?.kind === 'table' ? table.columns.find(({ formula }) => formula === null) : undefined;
      return table?.kind === 'table' && column ? [{ table, column }] : [];
    });
  }
}
