import { placesOf } from './laidPlaces';
import { mapRule } from './mapRule';
import { placeholderKeys } from './placeholders';
import { reportStyles } from './reportStyles';
import type { Template } from './schema';
import { isFormulaText, namesInFormula } from './templateFormula';
import type { TemplateFault } from './templateFault';

export interface ReferenceFault {
  readonly path: string;
  readonly reason: TemplateFault;
}

/** Functions that reach out of the workbook; a file from a stranger has no business with them. */
export const forbiddenFunctions: ReadonlySet<string> = new Set([
  'HYPERLINK',
  'WEBSERVICE',
  'IMAGE',
  'FORMULATEXT',
]);

/** Checks what the schema cannot see: keys that must be unique, and keys that must exist. */
export function checkTemplateReferences(template: Template): ReferenceFault | null {
  return new ReferenceCheck(template).run();
}

class ReferenceCheck {
  readonly #template: Template;
  readonly #tableOfKey = new Map<string, string>();
  readonly #columnKeys = new Set<string>();
  readonly #parameterKeys: ReadonlySet<string>;
  readonly #sheetKeys: ReadonlySet<string>;
  readonly #tableKeys: ReadonlySet<string>;
  #fault: ReferenceFault | null = null;

  constructor(template: Template) {
    this.#template = template;
    this.#parameterKeys = new Set(template.parameters.map((parameter) => parameter.key));
    this.#sheetKeys = new Set(template.sheets.map((sheet) => sheet.key));
    this.#tableKeys = new Set(template.tables.map((table) => table.key));
  }

  run(): ReferenceFault | null {
    const { tables, parameters, columns, sheets, charts } = this.#template;
    this.#unique(tables, 'tables');
    this.#unique(parameters, 'parameters');
    this.#unique(sheets, 'sheets');
    this.#unique(charts, 'charts');
    this.#tables();
    this.#columns();
    parameters.forEach((parameter, index) => {
      this.#keys(parameter.needs, `parameters.${index}.needs`);
      this.#keys(parameter.without, `parameters.${index}.without`);
      if (parameter.kind === 'choice' && !parameter.choices?.includes(String(parameter.value))) {
        this.#report(`parameters.${index}.choices`, 'templates_fault_missing');
      }
    });
    columns.forEach((column, index) => {
      if (column.unitFrom !== undefined) this.#keys([column.unitFrom], `columns.${index}.unitFrom`);
    });
    sheets.forEach((_, index) => this.#sheet(index));
    this.#rules();
    charts.forEach((_, index) => this.#chart(index));
    this.#selfTest();
    return this.#fault;
  }

  #report(path: string, reason: TemplateFault): void {
    this.#fault ??= { path, reason };
  }

  #unique(items: readonly { readonly key: string }[], path: string): void {
    const seen = new Set<string>();
    items.forEach((item, index) => {
      if (seen.has(item.key)) this.#report(`${path}.${index}.key`, 'templates_fault_duplicate');
      seen.add(item.key);
    });
  }

  // One name space for fields and calculated columns of all tables: a mapping and a formula name them the same way.
  #tables(): void {
    this.#template.tables.forEach((table, tableIndex) => {
      table.fields.forEach((field, index) => {
        const path = `tables.${tableIndex}.fields.${index}`;
        if (this.#tableOfKey.has(field.key)) this.#report(`${path}.key`, 'templates_fault_duplicate');
        this.#tableOfKey.set(field.key, table.key);
        this.#columnKeys.add(field.key);
      });
      table.oneOf.forEach((group, index) => this.#keys(group, `tables.${tableIndex}.oneOf.${index}`));
    });
  }

  // A column reads fields and the columns above it, and cells of sheets that read no more than that themselves, so that
  // a template cannot lay a cycle.
  #columns(): void {
    this.#template.columns.forEach((column, index) => {
      const path = `columns.${index}`;
      if (!this.#tableKeys.has(column.table))
        this.#report(`${path}.table`, 'templates_fault_unknownReference');
      if (this.#tableOfKey.has(column.key)) this.#report(`${path}.key`, 'templates_fault_duplicate');
      column.formulas.forEach((written, at) => {
        const formulaPath = `${path}.formulas.${at}`;
        for (const formula of typeof written === 'string' ? [written] : Object.values(written)) {
          this.#formula(formula, formulaPath);
          for (const sheetKey of namesInFormula(formula).sheets) {
            if (!this.#readsOnlyAbove(sheetKey)) this.#report(formulaPath, 'templates_fault_notAllowed');
          }
        }
      });
      this.#tableOfKey.set(column.key, column.table);
      this.#columnKeys.add(column.key);
    });
  }

  /** Whether a sheet reads no other sheet, and no column that is not known yet. */
  #readsOnlyAbove(sheetKey: string): boolean {
    const sheet = this.#template.sheets.find(({ key }) => key === sheetKey);
    const formulas = sheet?.cells.flatMap(({ formula = [] }) =>
      typeof formula === 'object' ? Object.values(formula) : [formula],
    );
    return Boolean(
      formulas?.every((formula) => {
        const { sheets, columns } = namesInFormula(formula);
        return sheets.size === 0 && every(columns, this.#columnKeys);
      }),
    );
  }

  #formula(formula: string, path: string): void {
    if (!isFormulaText(formula)) return this.#report(path, 'templates_fault_formula');
    const names = namesInFormula(formula);
    for (const name of names.functions) {
      if (forbiddenFunctions.has(name)) this.#report(path, 'templates_fault_forbiddenFunction');
    }
    const known =
      every(names.columns, this.#columnKeys) &&
      every(names.tables, this.#tableKeys) &&
      every(names.parameters, this.#parameterKeys) &&
      every(names.sheets, this.#sheetKeys);
    if (!known) this.#report(path, 'templates_fault_unknownReference');
  }

  #keys(keys: readonly string[], path: string): void {
    if (!every(keys, this.#columnKeys)) this.#report(path, 'templates_fault_unknownReference');
  }

  #sheet(sheetIndex: number): void {
    const sheet = this.#template.sheets[sheetIndex];
    const styles = new Set([...Object.keys(sheet?.styles ?? {}), ...Object.keys(reportStyles)]);
    sheet?.cells.forEach((cell, index) => {
      const path = `sheets.${sheetIndex}.cells.${index}`;
      const contents = [cell.text, cell.number, cell.formula].filter((content) => content !== undefined);
      const isOnlyStyled = contents.length === 0 && cell.style !== undefined;
      if (contents.length !== 1 && !isOnlyStyled) this.#report(path, 'templates_fault_notAllowed');
      if (cell.style !== undefined && !styles.has(cell.style)) {
        this.#report(`${path}.style`, 'templates_fault_unknownReference');
      }
      this.#keys(cell.needs, `${path}.needs`);
      this.#keys(cell.without, `${path}.without`);
      if (typeof cell.formula === 'string') this.#formula(cell.formula, `${path}.formula`);
      else if (cell.formula) {
        for (const [locale, formula] of Object.entries(cell.formula))
          this.#formula(formula, `${path}.formula.${locale}`);
      }
      for (const text of Object.values(cell.text ?? {})) {
        this.#keys(placeholderKeys(text), `${path}.text`);
      }
    });
  }

  #rules(): void {
    const { sheets, formats } = this.#template;
    const check = (rule: object, path: string): void => {
      mapRule<unknown, string>(rule, {
        formula: (formula, at) => {
          this.#formula(formula, `${path}${at}`);
          return formula;
        },
        text: (text) => text,
        column: (column, at) => {
          this.#keys([column], `${path}${at}`);
          return column;
        },
      });
    };
    this.#unique(formats, 'formats');
    formats.forEach(({ columns, rule }, index) => {
      const path = `formats.${index}`;
      this.#keys(columns, `${path}.columns`);
      if (new Set(columns.map((column) => this.#tableOfKey.get(column))).size > 1)
        this.#report(`${path}.columns`, 'templates_fault_notAllowed');
      check(rule, `${path}.rule`);
    });
    sheets.forEach((sheet, sheetIndex) => {
      const path = `sheets.${sheetIndex}`;
      this.#unique([...sheet.formats, ...sheet.validations], `${path}.formats`);
      sheet.formats.forEach(({ cells, rule }, index) => {
        this.#blocks(cells, `${path}.formats.${index}.cells`);
        check(rule, `${path}.formats.${index}.rule`);
      });
      sheet.validations.forEach(({ cells, ...validation }, index) => {
        this.#blocks(cells, `${path}.validations.${index}.cells`);
        check(validation, `${path}.validations.${index}`);
      });
      const places = sheet.comments.map(({ at }) => ({ key: at }));
      this.#unique(places, `${path}.comments`);
    });
  }

  /** Blocks are written from their first cell to their last one. */
  #blocks(blocks: readonly string[], path: string): void {
    blocks.forEach((block, index) => {
      if (placesOf(block).length === 0) this.#report(`${path}.${index}`, 'templates_fault_notAllowed');
    });
  }

  #chart(index: number): void {
    const chart = this.#template.charts[index];
    if (!chart) return;
    const path = `charts.${index}`;
    if (!this.#sheetKeys.has(chart.sheet)) this.#report(`${path}.sheet`, 'templates_fault_unknownReference');
    this.#keys(chart.needs, `${path}.needs`);
    const given: Readonly<Record<string, unknown>> = chart;
    for (const name of ['category', 'value', 'unitFrom', 'x', 'y', 'label', 'quadrant', 'source']) {
      const value = given[name];
      if (Array.isArray(value)) this.#keys(value as string[], `${path}.${name}`);
      else if (typeof value === 'string' && !value.includes(':')) this.#keys([value], `${path}.${name}`);
    }
    if (
      'sourceSheet' in chart &&
      chart.sourceSheet !== undefined &&
      !this.#sheetKeys.has(chart.sourceSheet)
    ) {
      this.#report(`${path}.sourceSheet`, 'templates_fault_unknownReference');
    }
    for (const name of ['xCut', 'yCut', 'mark']) {
      const cut = given[name];
      if (typeof cut === 'string' && !this.#parameterKeys.has(cut)) {
        this.#report(`${path}.${name}`, 'templates_fault_unknownReference');
      }
    }
  }

  #selfTest(): void {
    const { selfTest, columns } = this.#template;
    for (const [tableKey, sample] of Object.entries(selfTest.tables)) {
      const path = `selfTest.tables.${tableKey}`;
      if (!this.#tableKeys.has(tableKey)) this.#report(path, 'templates_fault_unknownReference');
      if (sample.fields.some((key) => this.#tableOfKey.get(key) !== tableKey)) {
        this.#report(`${path}.fields`, 'templates_fault_unknownReference');
      }
      const ragged = sample.rows.findIndex((row) => row.length !== sample.fields.length);
      if (ragged >= 0) this.#report(`${path}.rows.${ragged}`, 'templates_fault_wrongType');
    }
    for (const [key, values] of Object.entries(selfTest.columns)) {
      const column = columns.find((candidate) => candidate.key === key);
      const path = `selfTest.columns.${key}`;
      if (!column) this.#report(path, 'templates_fault_unknownReference');
      else if (
        selfTest.sample === undefined &&
        values.length !== selfTest.tables[column.table]?.rows.length
      ) {
        this.#report(path, 'templates_fault_wrongType');
      }
    }
    this.#knownSheets(Object.keys(selfTest.cells));
  }

  #knownSheets(keys: readonly string[]): void {
    for (const key of keys) {
      if (!this.#sheetKeys.has(key))
        this.#report(`selfTest.cells.${key}`, 'templates_fault_unknownReference');
    }
  }
}

function every(keys: Iterable<string>, known: ReadonlySet<string>): boolean {
  for (const key of keys) if (!known.has(key)) return false;
  return true;
}
