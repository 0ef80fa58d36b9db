import { axisLength } from '../src/model/axis';
import { applyOperations } from '../src/model/applyOperations';
import { blockLength } from '../src/model/columnBlock';
import { blockKindOf, cutIntoBlocks } from '../src/model/columnBlocks';
import type { ColumnRef, ColumnType, TableColumn, TableSheet, WorkbookDocument } from '../src/model/document';
import { lineId, newColumnId, type GridColumnId, type RowId, type SheetId } from '../src/model/ids';
import { newTableSheet, newWorkbook } from '../src/model/newWorkbook';
import type { Locale } from '../src/shared/localText';
import { ok, type Result } from '../src/shared/result';
import type { CellValue } from '../src/shared/value';
import { appliedTemplateOf } from './appliedTemplate';
import { applyTemplate } from './applyTemplate';
import { guessMapping, type FieldMapping } from './mapFields';
import type { SampleSize } from './samples/sampleFirm';
import { isSampleTable, sampleWorkbook } from './samples/sampleWorkbook';
import type { SampleValue, Template, TemplateField, TemplateTable } from './schema';

/** Relative tolerance of expected numbers. */
export const selfTestTolerance = 1e-9;

/** A template on its own sample, and the values that an engine must come to. */
export interface SelfTest {
  readonly document: WorkbookDocument;
  readonly columns: readonly {
    readonly key: string;
    readonly column: ColumnRef;
    readonly values: readonly CellValue[];
  }[];
  readonly cells: readonly {
    /** `report!B8`, for the message of a failing test. */
    readonly place: string;
    readonly sheetId: SheetId;
    readonly rowId: RowId;
    readonly columnId: GridColumnId;
    readonly value: CellValue;
  }[];
}

/** Lays a template on its sample rows in one language. */
export function selfTestOf(template: Template, locale: Locale): Result<SelfTest> {
  const sample = sampleDocument(template, locale);
  const operations = applyTemplate(sample.document, template, { mapping: sample.mapping, locale });
  if (!operations.ok) return operations;
  const { document } = applyOperations(sample.document, operations.value);
  const owned = appliedTemplateOf(document, template.id)?.owned;
  return ok({
    document,
    columns: Object.entries(template.selfTest.columns).flatMap(([key, values]) => {
      const column = owned?.columns[key];
      return column ? [{ key, column, values: values.map((value) => inLanguage(value, locale)) }] : [];
    }),
    cells: Object.entries(template.selfTest.cells).flatMap(([key, cells]) => {
      const sheetId = owned?.sheets[key];
      if (sheetId === undefined) return [];
      return Object.entries(cells).map(([address, value]) => ({
        place: `${key}!${address}`,
        sheetId,
        rowId: lineId(Number(address.slice(1))),
        columnId: lineId(address.charCodeAt(0) - 64),
        value: inLanguage(value, locale),
      }));
    }),
  });
}

const inLanguage = (value: SampleValue, locale: Locale): CellValue =>
  typeof value === 'object' && value !== null ? value[locale] : value;

/** A workbook with nothing but a template's sample rows or firm, and the mapping of its fields to them. */
export function sampleDocument(
  template: Template,
  locale: Locale,
  size?: SampleSize,
): { readonly document: WorkbookDocument; readonly mapping: Readonly<Record<string, ColumnRef>> } {
  const firm = template.selfTest.sample;
  if (firm !== undefined) {
    const keys = template.tables.map(({ key }) => key).filter(isSampleTable);
    const document = { ...sampleWorkbook(firm, locale, keys, size), name: template.name[locale] };
    return { document, mapping: mappedFields(guessMapping(document, template).mapping) };
  }
  const mapping: Record<string, ColumnRef> = {};
  const sheets = template.tables.map((table) => sampleTable(template, table, locale, mapping));
  const workbook = newWorkbook({ name: template.name[locale], locale });
  return { document: { ...workbook, sheets: [...workbook.sheets, ...sheets] }, mapping };
}

const mappedFields = (mapping: FieldMapping): Record<string, ColumnRef> =>
  Object.fromEntries(Object.entries(mapping).flatMap(([key, column]) => (column ? [[key, column]] : [])));

const typeOfField: Record<TemplateField['holds'], ColumnType> = {
  number: 'number',
  text: 'text',
  date: 'date',
  boolean: 'boolean',
  anything: 'text',
};

function sampleTable(
  template: Template,
  table: TemplateTable,
  locale: Locale,
  mapping: Record<string, ColumnRef>,
): TableSheet {
  const empty = newTableSheet(table.label[locale]);
  const { fields, rows } = template.selfTest.tables[table.key] ?? { fields: [], rows: [] };
  const columns = fields.flatMap((key, index): TableColumn[] => {
    const field = table.fields.find((candidate) => candidate.key === key);
    if (!field) return [];
    const type = typeOfField[field.holds];
    const values = rows.map((row) => inLanguage(row[index] ?? null, locale));
    const id = newColumnId();
    mapping[key] = { sheetId: empty.id, columnId: id };
    const blocks = cutIntoBlocks(blockKindOf(type), values);
    return [{ id, name: field.label[locale], type, formula: null, blocks }];
  });
  const axis = rows.length > 0 ? ([[1, rows.length]] as const) : [];
  const blockLengths: number[] = [];
  for (let rest = axisLength(axis); rest > 0; rest -= blockLength)
    blockLengths.push(Math.min(rest, blockLength));
  return { ...empty, rows: axis, nextRowId: rows.length + 1, blockLengths, columns };
}
