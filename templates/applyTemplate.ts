import type { AppliedTemplate, WorkbookDocument, WrittenSheet } from '../src/model/document';
import type { SheetId } from '../src/model/ids';
import { findSheet } from '../src/model/lookup';
import type { Operation } from '../src/model/operation';
import type { Locale } from '../src/shared/localText';
import { problem } from '../src/shared/problems';
import { failed, ok, type Result } from '../src/shared/result';
import { appliedTemplateOf } from './appliedTemplate';
import { layTemplate, type LaidSheet, type LaidTemplate } from './layTemplate';
import { fitsField, missingFields, type FieldMapping } from './mapFields';
import { mergeOperations } from './mergeOperations';
import { samePlainData } from './samePlainData';
import type { Template, TemplateField, TemplateParameter } from './schema';

export interface ApplyOptions {
  readonly mapping: FieldMapping;
  /** Values by parameter key; the others keep what they have, or start with the template's. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Language of names and texts; the workbook's by default. */
  readonly locale?: Locale;
  /** Whether the workbook keeps the template: of one that is not built in. */
  readonly keepsSource?: boolean;
}

/**
 * The operations that put a template into a workbook, or bring one that is there up to date.
 *
 * Applied again, it changes only what still stands as the template wrote it last: a cell, a name, a formula, a
 * parameter or a chart that the user changed stays changed, and a cell that the user emptied stays empty. A sheet,
 * column, parameter or chart that was removed comes back. Parts that the mapping switches off go.
 *
 * Errors: templateFieldMissing with `field`; templateFieldType with `field` and `column`; parameterOutOfBounds and
 * valueNotOfType with `name`; notFound when a mapped column is gone.
 * Cost: O(columns + cells of the template); no row is read.
 */
export function applyTemplate(
  document: WorkbookDocument,
  template: Template,
  options: ApplyOptions,
): Result<Operation[]> {
  const locale = options.locale ?? document.locale;
  const missing = missingFields(template, options.mapping);
  if (missing.length > 0) {
    return failed(problem('templateFieldMissing', { field: fieldNames(template, missing, locale) }));
  }
  const tables = tablesOf(document, template, options.mapping, locale);
  if (!tables.ok) return tables;
  const applied = appliedTemplateOf(document, template.id);
  const laid = layTemplate(document, template, { ...options, locale, tables: tables.value, applied });
  const values = parameterValues(template, options.parameters ?? {}, locale);
  if (!values.ok) return values;
  const record = recordOf(template, laid, options);
  const operations = mergeOperations(document, laid, values.value, applied);
  if (!samePlainData(applied, record)) {
    operations.push({ kind: 'setTemplate', templateId: template.id, applied: record });
  }
  return ok(operations);
}

function fieldNames(template: Template, keys: readonly string[], locale: Locale): string {
  const fields = template.tables.flatMap((table) => table.fields);
  const names = keys.map((key) => fields.find((field) => field.key === key)?.label[locale] ?? key);
  return names.join(locale === 'zh-CN' ? '、' : ', ');
}

/** Which table of the workbook each table of the template is: the one its mapped columns stand in. */
function tablesOf(
  document: WorkbookDocument,
  template: Template,
  mapping: FieldMapping,
  locale: Locale,
): Result<Record<string, SheetId>> {
  const tables: Record<string, SheetId> = {};
  for (const table of template.tables) {
    for (const field of table.fields) {
      const reference = mapping[field.key];
      if (!reference) continue;
      const sheet = findSheet(document, reference.sheetId);
      const column =
        sheet?.kind === 'table' ? sheet.columns.find(({ id }) => id === reference.columnId) : undefined;
      if (!column) return failed(problem('notFound', { name: field.label[locale] }));
      tables[table.key] ??= reference.sheetId;
      if (tables[table.key] !== reference.sheetId || !fitsField(field, column.type)) {
        return fieldTypeFault(field, column.name, locale);
      }
    }
  }
  return ok(tables);
}

function fieldTypeFault(field: TemplateField, column: string, locale: Locale): Result<never> {
  return failed(problem('templateFieldType', { field: field.label[locale], column }));
}

type ParameterValue = number | string | boolean;

function parameterValues(
  template: Template,
  wanted: Readonly<Record<string, unknown>>,
  locale: Locale,
): Result<Record<string, ParameterValue>> {
  const values: Record<string, ParameterValue> = {};
  for (const [key, value] of Object.entries(wanted)) {
    // Hosts and users know parameters by the names they read; files by keys.
    const parameter = template.parameters.find(
      (candidate) => candidate.key === key || Object.values(candidate.name).includes(key),
    );
    if (!parameter) return failed(problem('notFound', { name: key }));
    const name = parameter.label[locale];
    if (!isOfKind(parameter, value)) return failed(problem('valueNotOfType', { name, value: String(value) }));
    const { min = -Infinity, max = Infinity } = parameter;
    if (typeof value === 'number' && (value < min || value > max)) {
      return failed(problem('parameterOutOfBounds', { name, min, max, value }));
    }
    values[parameter.key] = value;
  }
  return ok(values);
}

function isOfKind(parameter: TemplateParameter, value: unknown): value is ParameterValue {
  switch (parameter.kind) {
    case 'number':
    case 'percent':
    case 'currency':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && Boolean(parameter.choices?.includes(value));
    case 'text':
      return typeof value === 'string';
  }
}

function recordOf(
  template: Template,
  laid: LaidTemplate,
  { mapping, keepsSource = false }: ApplyOptions,
): AppliedTemplate {
  const fields = template.tables.flatMap((table) => table.fields);
  return {
    id: template.id,
    version: template.version,
    author: template.author.name,
    ...(keepsSource ? { source: template } : {}),
    tables: laid.tables,
    mapping: Object.fromEntries(
      fields.flatMap(({ key }) => {
        const column = mapping[key];
        return column ? [[key, column]] : [];
      }),
    ),
    owned: {
      sheets: mapRecord(laid.sheets, ({ sheet }) => sheet.id),
      columns: mapRecord(laid.columns, ({ sheetId, column }) => ({ sheetId, columnId: column.id })),
      parameters: mapRecord(laid.parameters, ({ id }) => id),
      charts: mapRecord(laid.charts, ({ id }) => id),
    },
    written: {
      sheets: mapRecord(laid.sheets, writtenSheet),
      columns: mapRecord(laid.columns, ({ column: { id: _, blocks: __, ...written } }) => written),
      parameters: mapRecord(laid.parameters, ({ id: _, ...written }) => written),
      charts: mapRecord(laid.charts, ({ id: _, ...written }) => written),
      ...(Object.keys(laid.formats).length > 0 ? { formats: laid.formats } : {}),
    },
  };
}

function writtenSheet({ sheet, cells, rules }: LaidSheet): WrittenSheet {
  const { name, columnWidthsPx, rowHeightsPx, frozenRows, frozenColumns, comments } = sheet;
  const given: Partial<WrittenSheet> = Object.fromEntries(
    Object.entries({ rowHeightsPx, frozenRows, frozenColumns, comments, ...rules }).filter(
      ([, value]) => value !== undefined && (typeof value === 'number' || Object.keys(value).length > 0),
    ),
  );
  return { name, columnWidthsPx, ...given, cells };
}

function mapRecord<From, To>(
  record: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}
