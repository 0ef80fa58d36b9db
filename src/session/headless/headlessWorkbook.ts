import { loadBuiltInTemplate } from '../../../templates/registry';
import type { Template } from '../../../templates/schema';
import { sheetWriter } from '../../commands/sheetWriter';
import { inProcessTransport } from '../../engine/inProcessTransport';
import type { EngineTransport } from '../../engine/protocol';
import { writeWorkbookFile } from '../../io/workbookFile';
import { lineIdAt } from '../../model/axis';
import { blockValue } from '../../model/columnBlocks';
import type { ColumnType, TableSheet, WorkbookDocument } from '../../model/document';
import { findTable } from '../../model/formula/vocabulary';
import { findColumnByName, findParameterByName } from '../../model/lookup';
import { checkParameterValue } from '../../model/parameterValue';
import type { Locale } from '../../shared/localText';
import { problem, type Problem } from '../../shared/problems';
import type { Result } from '../../shared/result';
import { cellErrorText, isCellError, type CellValue as InnerValue } from '../../shared/value';
import { CommandRunner } from '../commandRunner';
import { describeCellError } from '../describeCellError';
import { TemplateService } from '../templateService';
import { mappingByName } from '../templating/mappingByName';
import { scratchOn } from '../templating/scratchWorkbook';
import { WorkbookCore } from '../workbookCore';
import { cellPlaceOf } from './cellPlace';
import { importCsvInto } from './headlessImport';
import type {
  CellValue,
  HeadlessOptions,
  HeadlessWorkbook,
  ImportCsvOptions,
  ImportReport,
} from './headlessTypes';
import { valueOrThrow, WorthbookError } from './worthbookError';

/** A workbook in memory with the engine in this thread; nothing here touches a screen or a database. */
export class HeadlessSession implements HeadlessWorkbook {
  readonly #core: WorkbookCore;
  readonly #runner: CommandRunner;
  readonly #locale: Locale;
  readonly #engineLicenseKey: string;
  readonly #engine: () => EngineTransport;

  constructor(document: WorkbookDocument, { locale, licenseKeys, functions }: HeadlessOptions = {}) {
    this.#locale = locale ?? document.locale;
    this.#engineLicenseKey = licenseKeys?.hyperformula ?? 'gpl-v3';
    this.#engine = () => inProcessTransport(functions);
    this.#core = new WorkbookCore({
      document,
      engine: this.#engine,
      engineLicenseKey: this.#engineLicenseKey,
    });
    this.#runner = new CommandRunner(this.#core, { locale: this.#locale, readOnly: false });
  }

  importCsv(data: Uint8Array | string, options: ImportCsvOptions = {}): Promise<ImportReport> {
    return importCsvInto(this.#core.workbook, data, { ...options, locale: this.#locale });
  }

  async applyTemplate(
    template: string | object,
    options: {
      readonly mapping?: Readonly<Record<string, string>>;
      readonly parameters?: Readonly<Record<string, unknown>>;
    } = {},
  ): Promise<void> {
    const found = await this.#template(template);
    const mapping = valueOrThrow(mappingByName(this.#document, found, options.mapping ?? {}), this.#locale);
    const { workbook, values } = this.#core;
    const service = new TemplateService(workbook, values, {
      locale: () => this.#locale,
      scratch: scratchOn(this.#engine, this.#engineLicenseKey),
    });
    const source = typeof template === 'string' ? template : { id: found.id, template: found };
    const applied = await service.apply(source, { mapping, parameters: options.parameters ?? {} });
    valueOrThrow(applied, this.#locale);
    await this.settled();
  }

  addColumn(
    tableName: string,
    name: string,
    { formula, type }: { readonly formula?: string; readonly type?: ColumnType } = {},
  ): void {
    const table = this.#table(tableName);
    const args = {
      sheetId: table.id,
      name,
      ...(type === undefined ? {} : { type }),
      ...(formula === undefined ? {} : { formula: withEquals(formula) }),
    };
    const added = this.#runner.run('columns.add', args) as Result<void>;
    valueOrThrow(added, this.#locale);
  }

  async evaluate(formula: string): Promise<CellValue | CellValue[][]> {
    const result = await this.#core.evaluate(formula, this.#document.sheets[0]?.id ?? null);
    if (!result.ok) return { error: cellErrorText.ERROR, message: this.#error(result.problem).message };
    const value = result.value;
    return Array.isArray(value)
      ? (value as readonly (readonly InnerValue[])[]).map((row) => row.map((cell) => this.#outer(cell)))
      : this.#outer(value as InnerValue);
  }

  setCell(address: string, input: string | number | boolean | null): void {
    const { sheet, rowIndex, columnIndex } = valueOrThrow(cellPlaceOf(address, this.#document), this.#locale);
    const writer = sheetWriter(this.#document, sheet.id, this.#locale);
    if (!writer) throw this.#error(problem('notFound', { name: address }));
    if (typeof input === 'string') {
      valueOrThrow(writer.enterText(rowIndex, columnIndex, input), this.#locale);
    } else if (!writer.carry(rowIndex, columnIndex, { value: input, formula: null })) {
      throw this.#error(problem('cellIsCalculated', { column: address }));
    }
    this.#core.workbook.dispatch({ operations: writer.operations(), origin: 'input.type' });
  }

  getCell(address: string): CellValue {
    const { sheet, rowIndex, columnIndex } = valueOrThrow(cellPlaceOf(address, this.#document), this.#locale);
    const { values } = this.#core;
    if (sheet.kind === 'grid') {
      return this.#outer(
        values.gridValue(sheet.id, lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex)),
      );
    }
    const column = sheet.columns[columnIndex];
    return column ? this.#outer(values.tableValue(sheet.id, column.id, rowIndex)) : null;
  }

  getColumn(tableName: string, name: string): CellValue[] {
    const table = this.#table(tableName);
    const column = findColumnByName(table, name);
    if (!column) throw this.#error(problem('notFound', { name }));
    const values: CellValue[] = [];
    for (const block of this.#core.values.columnBlocks(table.id, column.id)) {
      for (let i = 0; i < block.length; i++) values.push(this.#outer(blockValue(block, i)));
    }
    return values;
  }

  setParameter(name: string, value: unknown): void {
    const parameter = findParameterByName(this.#document, name);
    if (!parameter) throw this.#error(problem('notFound', { name }));
    const checked = valueOrThrow(checkParameterValue(parameter, value, this.#locale), this.#locale);
    // Not the panel's command: there, quick changes of one parameter are one step for undo.
    this.#core.workbook.dispatch({
      operations: [{ kind: 'updateParameter', parameterId: parameter.id, patch: { value: checked } }],
      origin: 'parameters.set',
    });
  }

  undo(): boolean {
    return this.#core.history.undo();
  }

  redo(): boolean {
    return this.#core.history.redo();
  }

  /** Throws when a function of the caller's was refused. */
  async checkFunctions(): Promise<void> {
    const [refused] = (await this.#core.engine.hostFunctions()).refused;
    if (refused) throw new WorthbookError(refused, this.#locale);
  }

  settled(): Promise<void> {
    return this.#core.engine.settled();
  }

  save(): Promise<Uint8Array> {
    return writeWorkbookFile(this.#document);
  }

  dispose(): void {
    this.#core.dispose();
  }

  get #document(): WorkbookDocument {
    return this.#core.workbook.document;
  }

  #table(name: string): TableSheet {
    const table = findTable(this.#document, name);
    if (!table) throw this.#error(problem('notFound', { name }));
    return table;
  }

  async #template(template: string | object): Promise<Template> {
    if (typeof template === 'object') {
      const { readTemplate } = await import('../../../templates/validateTemplate');
      return valueOrThrow(readTemplate(template), this.#locale);
    }
    const found = await loadBuiltInTemplate(template);
    if (!found) throw this.#error(problem('notFound', { name: template }));
    return found;
  }

  #outer(value: InnerValue): CellValue {
    if (!isCellError(value)) return value;
    return { error: cellErrorText[value.code], message: describeCellError(value, this.#locale) };
  }

  #error(cause: Problem): WorthbookError {
    return new WorthbookError(cause, this.#locale);
  }
}

const withEquals = (formula: string): string => (/^\s*[=＝]/.test(formula) ? formula : `=${formula}`);
