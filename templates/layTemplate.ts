import type {
  AppliedTemplate,
  CellStyle,
  Chart,
  ColumnRef,
  GridCell,
  GridCellKey,
  GridSheet,
  Parameter,
  TableColumn,
  WorkbookDocument,
} from '../src/model/document';
import { newChartId, newColumnId, newParameterId, newSheetId, type SheetId } from '../src/model/ids';
import { moveFormula } from '../src/model/formula/moveFormula';
import { columnOf, gridCellKey, isFormula, sameName, tableSheet } from '../src/model/lookup';
import { newGridSheet } from '../src/model/newWorkbook';
import type { Locale } from '../src/shared/localText';
import type { FieldMapping } from './mapFields';
import { moreWith } from './moreWith';
import { reportStyles } from './reportStyles';
import { placeholderPattern, type PlaceholderKind } from './placeholders';
import type { Template, TemplateCell, TemplateColumn } from './schema';
import { templateLimits } from './schemaParts';
import { layChart, type ChartBindings } from './layChart';
import { layFormats, layRules, type LaidFormat, type LaidRules, type RuleBindings } from './layRules';
import { columnIdOf, placeOf, placesOf } from './laidPlaces';
import { toStoredTemplateFormula } from './templateFormula';

/** Everything a template puts into one workbook, as it would be if nobody had changed it since. */
export interface LaidTemplate {
  readonly tables: Readonly<Record<string, SheetId>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly columns: Readonly<Record<string, { readonly sheetId: SheetId; readonly column: TableColumn }>>;
  readonly sheets: Readonly<Record<string, LaidSheet>>;
  readonly charts: Readonly<Record<string, Chart>>;
  /** Of columns of tables. */
  readonly formats: Readonly<Record<string, LaidFormat>>;
}
export interface LaidSheet {
  /** Without its cells. */
  readonly sheet: GridSheet & { readonly columnWidthsPx: Readonly<Record<string, number>> };
  readonly cells: Readonly<Record<GridCellKey, GridCell>>;
  /** The rules of the sheet by the template's own key. */
  readonly rules: LaidRules;
}

/** What a template is laid with. `applied` is what stands in the workbook from an earlier time: its ids are used again. */
export interface LayOptions {
  readonly tables: Readonly<Record<string, SheetId>>;
  readonly mapping: FieldMapping;
  readonly locale: Locale;
  readonly applied: AppliedTemplate | undefined;
}

/** Lays out a template whose mapping has been checked. Parts whose fields are not mapped are left out. */
export function layTemplate(
  document: WorkbookDocument,
  template: Template,
  options: LayOptions,
): LaidTemplate {
  return new TemplateLayout(document, template, options).lay();
}

class TemplateLayout {
  readonly #document: WorkbookDocument;
  readonly #template: Template;
  readonly #options: LayOptions;
  readonly #parameters: Record<string, Parameter> = {};
  readonly #columns: Record<string, { sheetId: SheetId; column: TableColumn }> = {};
  readonly #sheetIds = new Map<string, SheetId>();
  readonly #literals = new Map<string, string>();

  constructor(document: WorkbookDocument, template: Template, options: LayOptions) {
    this.#document = document;
    this.#template = template;
    this.#options = options;
    for (const table of template.tables) {
      for (const field of table.fields) {
        if (field.whenMissing !== undefined) this.#literals.set(field.key, literalText(field.whenMissing));
      }
    }
    for (const sheet of template.sheets) {
      this.#sheetIds.set(sheet.key, options.applied?.owned.sheets[sheet.key] ?? newSheetId());
    }
  }

  lay(): LaidTemplate {
    for (const parameter of this.#template.parameters) this.#layParameter(parameter);
    for (const column of this.#template.columns) this.#layColumn(column);
    const sheets: Record<string, LaidSheet> = {};
    for (const sheet of this.#template.sheets) {
      const { rules, ...beside } = layRules(
        sheet,
        this.#bindings,
        this.#options.applied?.written.sheets[sheet.key],
      );
      sheets[sheet.key] = {
        sheet: { ...this.#laySheet(sheet), ...beside },
        cells: this.#layCells(sheet),
        rules,
      };
    }
    const charts: Record<string, Chart> = {};
    for (const chart of this.#template.charts) {
      const id = this.#options.applied?.owned.charts[chart.key] ?? newChartId();
      const laid = layChart(chart, id, this.#chartBindings);
      if (laid) charts[chart.key] = laid;
    }
    return {
      tables: this.#options.tables,
      parameters: this.#parameters,
      columns: this.#columns,
      sheets,
      charts,
      formats: layFormats(this.#template.formats, this.#bindings, this.#options.applied?.written.formats),
    };
  }

  readonly #bindings: RuleBindings = {
    column: (key) => this.#columnRef(key),
    formula: (formula) => this.#stored(formula),
    text: (text) => text[this.#options.locale],
  };

  readonly #chartBindings: ChartBindings = {
    column: (key) => this.#columnRef(key),
    unit: (key) => this.#column(key)?.unit,
    parameter: (key) => this.#parameters[key]?.id,
    sheet: (key) => this.#sheetIds.get(key),
    text: (text) => text[this.#options.locale],
  };

  #columnRef(key: string): ColumnRef | undefined {
    const laid = this.#columns[key];
    if (laid) return { sheetId: laid.sheetId, columnId: laid.column.id };
    return this.#options.mapping[key] ?? undefined;
  }

  #column(key: string): TableColumn | undefined {
    const laid = this.#columns[key];
    if (laid) return laid.column;
    const mapped = this.#options.mapping[key];
    return mapped ? columnOf(tableSheet(this.#document, mapped.sheetId), mapped.columnId) : undefined;
  }

  #stored(formula: string): string | null {
    return toStoredTemplateFormula(formula, {
      column: (key) => this.#columnRef(key),
      literal: (key) => this.#literals.get(key),
      text: (text) => this.#filled(text),
      table: (key) => this.#options.tables[key],
      parameter: (key) => this.#parameters[key]?.id,
      sheet: (key) => this.#sheetIds.get(key),
    });
  }

  #layParameter(parameter: Template['parameters'][number]): void {
    const { key, name, needs, without, ...rest } = parameter;
    const isMapped = (field: string): boolean => Boolean(this.#options.mapping[field]);
    if (!needs.every(isMapped) || without.some(isMapped)) return;
    const id = this.#options.applied?.owned.parameters[key] ?? newParameterId();
    const { parameters, namedRanges = [] } = this.#document;
    const taken = [...parameters, ...namedRanges].filter((other) => other.id !== id).map(({ name }) => name);
    this.#parameters[key] = { ...rest, id, name: freeName(name[this.#options.locale], taken, '_') };
  }

  #layColumn(column: TemplateColumn): void {
    const sheetId = this.#options.tables[column.table];
    if (sheetId === undefined) return;
    const formula = column.formulas
      .map((text) => this.#stored(typeof text === 'string' ? text : text[this.#options.locale]))
      .find((text) => text !== null);
    if (formula === undefined) return;
    const owned = this.#options.applied?.owned.columns[column.key];
    const id = owned?.sheetId === sheetId ? owned.columnId : newColumnId();
    const laid = Object.values(this.#columns).filter((other) => other.sheetId === sheetId);
    const taken = [...tableSheet(this.#document, sheetId).columns, ...laid.map((other) => other.column)]
      .filter((other) => other.id !== id)
      .map((other) => other.name);
    const unit = column.unitFrom === undefined ? undefined : this.#column(column.unitFrom)?.unit;
    this.#columns[column.key] = {
      sheetId,
      column: {
        id,
        name: freeName(column.name[this.#options.locale], taken),
        type: column.type,
        formula,
        blocks: [],
        ...(column.numberFormat === undefined ? {} : { numberFormat: column.numberFormat }),
        ...(column.widthPx === undefined ? {} : { widthPx: column.widthPx }),
        ...(unit === undefined ? {} : { unit }),
      },
    };
  }

  #laySheet(sheet: Template['sheets'][number]): LaidSheet['sheet'] {
    const id = this.#sheetIds.get(sheet.key) as SheetId;
    const taken = this.#document.sheets.filter((other) => other.id !== id).map((other) => other.name);
    const size = { rows: templateLimits.sheetRows, columns: templateLimits.sheetColumns };
    const columnWidthsPx: Record<string, number> = {};
    for (const [letter, widthPx] of Object.entries(sheet.columnWidthsPx)) {
      columnWidthsPx[String(columnIdOf(letter))] = widthPx;
    }
    const name = freeName(sheet.name[this.#options.locale], taken);
    // A row of a sheet that is laid has its number as id.
    const { rowHeightsPx } = sheet;
    const heights = rowHeightsPx === undefined ? {} : { rowHeightsPx };
    return { ...newGridSheet(name, size), id, columnWidthsPx, ...heights, layout: sheet.layout };
  }

  #layCells(sheet: Template['sheets'][number]): Record<GridCellKey, GridCell> {
    const cells: Record<GridCellKey, GridCell> = {};
    for (const cell of sheet.cells) {
      const input = this.#cellInput(cell);
      if (input === undefined) continue;
      const style = cell.style === undefined ? undefined : styleOf(sheet, cell.style);
      for (const { rowId, columnId, rowsDown, columnsRight } of placesOf(cell.at)) {
        const moved = isFormula(input) ? moveFormula(input, rowsDown, columnsRight) : input;
        // Two cells may claim one place, each for when the other's fields are missing; the first one has it.
        cells[gridCellKey(rowId, columnId)] ??= { input: moved, ...(style === undefined ? {} : { style }) };
      }
    }
    this.#layNote(sheet, cells);
    return cells;
  }

  /** Between the head of a report and its answer, where every report has an empty row. */
  #layNote(sheet: Template['sheets'][number], cells: Record<GridCellKey, GridCell>): void {
    if (sheet !== this.#template.sheets.find(({ layout }) => layout === 'report')) return;
    const note = moreWith(this.#template, this.#isThere, this.#options.locale);
    const { rowId, columnId } = placeOf('B4');
    if (note !== null) cells[gridCellKey(rowId, columnId)] ??= { input: note, style: noteStyle };
  }

  /** `undefined` for a cell that is left out, `null` for one that only has a style. */
  #cellInput(cell: TemplateCell): GridCell['input'] | undefined {
    if (!cell.needs.every(this.#isThere) || cell.without.some(this.#isThere)) return undefined;
    if (cell.number !== undefined) return cell.number;
    if (cell.text) return this.#cellText(cell.text[this.#options.locale]);
    const formula = typeof cell.formula === 'string' ? cell.formula : cell.formula?.[this.#options.locale];
    return formula === undefined ? null : (this.#stored(formula) ?? undefined);
  }

  readonly #isThere = (key: string): boolean => this.#columnRef(key) !== undefined;

  #cellText(text: string): string {
    const filled = this.#filled(text);
    return filled.startsWith('=') ? `'${filled}` : filled;
  }

  #filled(text: string): string {
    const { locale } = this.#options;
    return text.replace(placeholderPattern, (_, kind: PlaceholderKind, key: string) => {
      const column = this.#column(key);
      return column ? placeholderTexts[kind](column, locale) : '';
    });
  }
}

const noteStyle: CellStyle = { size: 'small', color: 'secondary', span: 5, wrap: true };

/** `Customer value`, or `Customer value 2` when that name is taken. */
function freeName(name: string, taken: readonly string[], separator = ' '): string {
  let free = name;
  for (let number = 2; taken.some((other) => sameName(other, free)); number++)
    free = `${name}${separator}${number}`;
  return free;
}

function literalText(value: number | string | boolean): string {
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value < 0 ? `(${value})` : String(value);
}

const placeholderTexts: Record<PlaceholderKind, (column: TableColumn, locale: Locale) => string> = {
  header: ({ name }) => name,
  unit: ({ unit = '' }, locale) => (locale === 'zh-CN' || unit === '' ? unit : ` ${unit}`),
  unitLabel: ({ unit = '' }, locale) => {
    if (unit === '') return '';
    return locale === 'zh-CN' ? `（${unit}）` : ` (${unit})`;
  },
};

/** A style of the sheet's own, or the one of that name which all reports share. */
function styleOf(sheet: Template['sheets'][number], name: string): CellStyle | undefined {
  return sheet.styles[name] ?? reportStyles[name];
}
