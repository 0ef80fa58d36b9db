import type { AppliedTemplate, ColumnRef, Parameter, WorkbookDocument } from '../../src/model/document';
import { writeOutNames } from '../../src/model/formula/writeOutNames';
import type { ChartId, ParameterId, RuleId, SheetId } from '../../src/model/ids';
import type { AuthoringChoice, DraftField, DraftNote } from '../../src/model/templateDraft';
import type { LocalText } from '../../src/shared/localText';
import { formatVersionOf } from '../formatVersionOf';
import type { Template, TemplateFile } from '../schema';
import { isPlainText } from '../schemaParts';
import { chosenParts, formatsOfColumns, type ChosenParts, type PlacedColumn } from './chosenParts';
import { DraftWords } from './draftWords';
import { extractChart, type ChartKeys } from './extractChart';
import { DraftNotes, type Extraction, type LeftOutCell } from './extraction';
import { extractFormats } from './extractRules';
import { extractSheet, literalPlace } from './extractSheet';
import { fieldFile, fieldPlace } from './extractFields';
import { PartKeys } from './partKeys';
import { toTemplateFormula } from './storedFormula';

/** A template made of parts of a workbook, not yet checked and without its self-test, and where each part came from. */
export interface ExtractedTemplate {
  readonly file: TemplateFile;
  readonly owned: AppliedTemplate['owned'];
  readonly tables: AppliedTemplate['tables'];
  readonly mapping: AppliedTemplate['mapping'];
  readonly fields: readonly DraftField[];
  /** Under which place a text is edited, by its path in the file. */
  readonly editable: ReadonlyMap<string, string>;
  /** Cells with a value, by the path of the cell in the file. */
  readonly literals: ReadonlyMap<string, string>;
  readonly leftOut: readonly LeftOutCell[];
  readonly notes: readonly DraftNote[];
}

/** An earlier version: what it owns keeps its keys, and its texts are known in both languages. */
export interface PreviousVersion {
  readonly applied: AppliedTemplate;
  readonly template: Template | null;
}

/**
 * Takes parts of a workbook as a template. The rows of tables are never read: what a table has is told by names, types
 * and formulas of its columns. `others` are templates that stand in the workbook, of which texts may have been taken.
 */
export function extractTemplate(
  document: WorkbookDocument,
  choice: AuthoringChoice,
  previous: PreviousVersion | null = null,
  others: readonly Template[] = [],
): ExtractedTemplate {
  // A template has no names but its parameters'.
  return new TemplateExtraction(writeOutNames(document), choice, previous, others).extract();
}

interface PlacedChart {
  readonly id: ChartId;
  readonly file: NonNullable<TemplateFile['charts']>[number];
}

class TemplateExtraction implements Extraction {
  readonly document: WorkbookDocument;
  readonly literals = new Map<string, string>();
  readonly leftOut: LeftOutCell[] = [];
  readonly #choice: AuthoringChoice;
  readonly #words: DraftWords;
  readonly #parts: ChosenParts;
  readonly #keys: PartKeys;
  readonly #notes = new DraftNotes();
  readonly #editable = new Map<string, string>();
  readonly #leftOutPlaces: ReadonlySet<string>;

  constructor(
    document: WorkbookDocument,
    choice: AuthoringChoice,
    previous: PreviousVersion | null,
    others: readonly Template[],
  ) {
    this.document = document;
    this.#choice = choice;
    this.#words = new DraftWords(document.locale, choice.texts, previous?.template ?? null, others);
    this.#leftOutPlaces = new Set(choice.leftOut);
    this.#parts = chosenParts(document, choice, (sheetId, key) => this.isLeftOut(literalPlace(sheetId, key)));
    this.#keys = new PartKeys(this.#parts, previous?.applied ?? null);
  }

  isLeftOut(place: string): boolean {
    return this.#leftOutPlaces.has(place);
  }

  note(...note: Parameters<DraftNotes['add']>): void {
    this.#notes.add(...note);
  }

  text(path: string, place: string, text: string, longest: number, other?: LocalText): LocalText {
    this.#editable.set(path, place);
    return this.#words.of(place, text, longest, other);
  }

  formula(stored: string, own: SheetId): string {
    return toTemplateFormula(stored, own, this.#keys);
  }

  sheetKey(id: SheetId): string {
    return this.#keys.sheet(id);
  }

  columnKey(column: ColumnRef): string {
    return this.#keys.column(column);
  }

  ruleKey(id: RuleId): string {
    return this.#keys.rule(id);
  }

  extract(): ExtractedTemplate {
    const { about } = this.#choice;
    const parts = this.#parts;
    const tables = parts.tables.map((table, index) => this.#table(table.id, index));
    const sheets = parts.sheets.map((sheet, index) => extractSheet(sheet, index, this));
    const columns = parts.columns.map((placed, index) => this.#column(placed, index));
    const charts = this.#charts();
    const formats = this.#formats();
    for (const { table, column, fault } of parts.refused) this.note(fault, `${table.name}[${column.name}]`);
    const file: TemplateFile = {
      formatVersion: formatVersionOf({ formats, sheets }),
      id: about.id,
      version: about.version,
      author: { name: about.author },
      name: about.name,
      question: about.question,
      ...(about.description ? { description: about.description } : {}),
      ...(about.changes ? { changelog: [{ version: about.version, changes: about.changes }] } : {}),
      topic: about.topic as Template['topic'],
      builds: this.#builds(),
      tables: tables.map(({ file: table }) => table),
      ...(parts.parameters.length > 0 ? { parameters: parts.parameters.map(this.#parameter) } : {}),
      ...(columns.length > 0 ? { columns } : {}),
      ...(formats.length > 0 ? { formats } : {}),
      ...(sheets.length > 0 ? { sheets } : {}),
      ...(charts.length > 0 ? { charts: charts.map(({ file: chart }) => chart) } : {}),
      selfTest: { tables: {}, columns: {} },
    };
    return {
      file,
      ...this.#record(charts.map(({ id, file: { key } }) => [key, id])),
      fields: tables.flatMap(({ fields }) => fields),
      editable: this.#editable,
      literals: this.literals,
      leftOut: this.leftOut,
      notes: this.#notes.all(),
    };
  }

  #table(id: SheetId, index: number): { file: TemplateFile['tables'][number]; fields: DraftField[] } {
    const table = this.#parts.tables[index]!;
    const label = this.text(
      `tables.${index}.label`,
      `table ${id}`,
      table.name,
      60,
      this.#keys.tableLabel(id),
    );
    const fields = this.#parts.fields
      .filter((field) => field.table.id === id)
      .map(({ column }, at) =>
        fieldFile(column, {
          key: this.#keys.column({ sheetId: id, columnId: column.id }),
          path: `tables.${index}.fields.${at}`,
          settings: this.#choice.fields[fieldPlace(column.id)] ?? {},
          words: this.#words,
          extraction: this,
        }),
      );
    return {
      file: { key: this.#keys.table(id), label, fields: fields.map(({ file }) => file) },
      fields: fields.map(({ shown }) => ({ ...shown, table: label })),
    };
  }

  readonly #parameter = (
    parameter: Parameter,
    index: number,
  ): NonNullable<TemplateFile['parameters']>[number] => {
    const { id, name, label, help, unit, choices, ...rest } = parameter;
    const at = (part: string): [path: string, place: string] => [
      `parameters.${index}.${part}`,
      `parameter ${id} ${part}`,
    ];
    return {
      ...rest,
      ...(choices ? { choices: [...choices] } : {}),
      key: this.#keys.parameter(id),
      name: this.text(...at('name'), name, 60),
      label: this.#given(...at('label'), label, 80),
      ...(help ? { help: this.#given(...at('help'), help, 400) } : {}),
      ...(unit ? { unit: this.#given(...at('unit'), unit, 30) } : {}),
    };
  };

  /** A text that the workbook has in both languages already. */
  #given(path: string, place: string, text: LocalText, longest: number): LocalText {
    return this.text(path, place, text[this.document.locale], longest, text);
  }

  #column({ table, column }: PlacedColumn, index: number): NonNullable<TemplateFile['columns']>[number] {
    const reads = (name: string): boolean => (column.formula ?? '').includes(name);
    const unitFrom = this.#parts.fields.find(
      (field) =>
        field.column.unit !== undefined && field.column.unit === column.unit && reads(field.column.id),
    );
    return {
      key: this.#keys.column({ sheetId: table.id, columnId: column.id }),
      table: this.#keys.table(table.id),
      name: this.text(`columns.${index}.name`, `column ${column.id}`, column.name, 60),
      type: column.type,
      formulas: [this.formula(column.formula ?? '', table.id)],
      ...(column.numberFormat === undefined ? {} : { numberFormat: column.numberFormat }),
      ...(unitFrom
        ? { unitFrom: this.#keys.column({ sheetId: unitFrom.table.id, columnId: unitFrom.column.id }) }
        : {}),
      ...(column.widthPx === undefined
        ? {}
        : { widthPx: Math.min(600, Math.max(24, Math.round(column.widthPx))) }),
    };
  }

  #charts(): PlacedChart[] {
    const { sheets, fields, charts } = this.#parts;
    const keys: Omit<ChartKeys, 'text'> = {
      column: (reference) => this.#keys.column(reference),
      parameter: (id) => this.#keys.parameter(id),
      sheet: (id) => this.#keys.sheet(id),
      gridOf: (id) => sheets.find((sheet) => sheet.id === id),
      unit: (unit) => {
        const field = fields.find(({ column }) => unit !== undefined && column.unit === unit);
        return field && this.#keys.column({ sheetId: field.table.id, columnId: field.column.id });
      },
    };
    const files: PlacedChart[] = [];
    for (const chart of charts) {
      const text: ChartKeys['text'] = (part, written) =>
        this.text(
          `charts.${files.length}.${part}`,
          `chart ${chart.id}${part === 'title' ? '' : ` ${part}`}`,
          written,
          80,
        );
      const file = extractChart(chart, this.#keys.chart(chart.id), { ...keys, text });
      if (file) files.push({ id: chart.id, file });
      else this.note('chart', chart.title);
    }
    return files;
  }

  /** A line for each sheet, or for the first columns where there is none. */
  #builds(): LocalText[] {
    const { sheets, columns, parameters } = this.#parts;
    const named =
      sheets.length > 0 ? sheets : columns.length > 0 ? columns.map(({ column }) => column) : parameters;
    return named
      .filter(({ name }) => isPlainText(name))
      .slice(0, 6)
      .map(({ id, name }, index) => {
        const kind = sheets.length > 0 ? 'sheet' : columns.length > 0 ? 'column' : 'parameter';
        const own = this.#words.written(`${kind} ${id}`);
        return this.text(`builds.${index}`, `builds ${id}`, name, 120, own);
      });
  }

  /** Of each table those that show something of a column the template brings. */
  #formats(): NonNullable<TemplateFile['formats']> {
    const files: NonNullable<TemplateFile['formats']>[number][] = [];
    for (const table of this.#parts.tables) {
      const formats = formatsOfColumns(table, this.#parts.columns);
      files.push(...extractFormats(table, formats, files.length, this));
    }
    return files;
  }

  #record(charts: readonly [string, ChartId][]): Pick<ExtractedTemplate, 'owned' | 'tables' | 'mapping'> {
    const { sheets, columns, parameters, tables, fields } = this.#parts;
    const reference = ({ table, column }: PlacedColumn): ColumnRef => ({
      sheetId: table.id,
      columnId: column.id,
    });
    const keyed = (placed: readonly PlacedColumn[]): Record<string, ColumnRef> =>
      Object.fromEntries(placed.map((one) => [this.#keys.column(reference(one)), reference(one)]));
    return {
      owned: {
        sheets: Object.fromEntries(sheets.map(({ id }) => [this.#keys.sheet(id), id])),
        columns: keyed(columns),
        parameters: Object.fromEntries(
          parameters.map(({ id }): [string, ParameterId] => [this.#keys.parameter(id), id]),
        ),
        charts: Object.fromEntries(charts),
      },
      tables: Object.fromEntries(tables.map(({ id }) => [this.#keys.table(id), id])),
      mapping: keyed(fields),
    };
  }
}
