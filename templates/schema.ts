import * as v from 'valibot';
import { chartSchema } from './chartSchema';
import { columnFormat, sheetRules } from './ruleSchema';
import { sampleFirmIds } from './samples/sampleFirm';
import {
  address,
  cells,
  finite,
  formula,
  key,
  list,
  localText,
  numberFormat,
  plainText,
  requiredText,
  templateLimits,
  token,
} from './schemaParts';

/**
 * Raised when the shape of template files changes. Older code refuses newer files instead of misreading them, and a file
 * says the oldest version that has what is in it (`formatVersionOf.ts`).
 */
export const templateFormatVersions = [1, 2] as const;
export const templateFormatVersion = 2;

/** What templates are about: the groups of the gallery. */
export const templateTopics = ['value', 'retention', 'segments', 'growth', 'planning', 'service'] as const;

const tableKey = v.pipe(v.string(), v.regex(/^[A-Z][A-Za-z]{0,39}$/));
const localFormula = v.strictObject({ en: formula, 'zh-CN': formula });
const scalar = v.union([finite, plainText(500), v.boolean()]);
const columnType = v.picklist(['text', 'number', 'currency', 'percent', 'date', 'choice', 'boolean', 'tags']);

const field = v.strictObject({
  key,
  label: localText(60),
  help: v.optional(localText(400)),
  /** What its values must be: numbers cover amounts and percentages, texts cover choices and tags. */
  holds: v.picklist(['number', 'text', 'date', 'boolean', 'anything']),
  required: v.optional(v.boolean(), false),
  /** Field roles of columns (`src/model/fieldRoles.ts`) that it is the same as, best first. */
  roles: v.optional(list(key), []),
  /** Headers, in any language, that usually mean it. */
  headers: v.optional(list(requiredText(60)), []),
  /** What `[@field]` reads when no column is mapped. Without it, whatever reads the field is left out. */
  whenMissing: v.optional(scalar),
});

const table = v.strictObject({
  key: tableKey,
  label: localText(60),
  fields: v.pipe(list(field), v.minLength(1)),
  /** What switches on with this table may stay off: nothing of it has to be mapped. */
  isOptional: v.optional(v.boolean(), false),
  /** Of each of these groups of fields at least one must be mapped. */
  oneOf: v.optional(list(v.pipe(list(key), v.minLength(2))), []),
});

const parameter = v.strictObject({
  key,
  /** How formulas of the workbook name it, in the workbook's language. */
  name: localText(60),
  label: localText(80),
  help: v.optional(localText(400)),
  kind: v.picklist(['number', 'percent', 'currency', 'text', 'boolean', 'choice']),
  value: scalar,
  unit: v.optional(localText(30)),
  min: v.optional(finite),
  max: v.optional(finite),
  step: v.optional(v.pipe(finite, v.gtValue(0))),
  choices: v.optional(list(requiredText(60))),
  /** What people read in place of a choice. */
  choiceLabels: v.optional(v.record(requiredText(60), localText(60))),
  /** It is there only when all of these fields are mapped, and none of those: otherwise it has nothing to steer. */
  needs: v.optional(list(key), []),
  without: v.optional(list(key), []),
});

const column = v.strictObject({
  key,
  table: tableKey,
  name: localText(60),
  type: columnType,
  /** The first one whose fields are all mapped is used; when there is none, the column is left out. */
  formulas: v.pipe(list(v.union([formula, localFormula])), v.minLength(1)),
  numberFormat: v.optional(numberFormat),
  /** Takes over the unit of this field's column (`万元`). */
  unitFrom: v.optional(key),
  widthPx: v.optional(v.pipe(v.number(), v.integer(), v.minValue(24), v.maxValue(600))),
});

const style = v.strictObject({
  numberFormat: v.optional(numberFormat),
  bold: v.optional(v.boolean()),
  italic: v.optional(v.boolean()),
  underline: v.optional(v.boolean()),
  strike: v.optional(v.boolean()),
  size: v.optional(v.picklist(['small', 'normal', 'title', 'heading', 'display'])),
  color: v.optional(token),
  background: v.optional(token),
  align: v.optional(v.picklist(['left', 'center', 'right'])),
  verticalAlign: v.optional(v.picklist(['top', 'middle', 'bottom'])),
  wrap: v.optional(v.boolean()),
  span: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(templateLimits.sheetColumns))),
  borderBottom: v.optional(v.boolean()),
  borderTop: v.optional(v.boolean()),
  borderLeft: v.optional(v.boolean()),
  borderRight: v.optional(v.boolean()),
});
/** What a style may say, and with which colours. */
export const styleKeys: ReadonlySet<string> = new Set(Object.keys(style.entries));
export const styleTokens: ReadonlySet<string> = new Set(token.options);

const cell = v.strictObject({
  /** A cell, or a block `B20:F29`: the same in each of its cells, a formula moved as if it was filled from the first. */
  at: cells,
  /** One of the three, or only a style (under an array that spills). What a text may leave open says `placeholders.ts`. */
  text: v.optional(localText(2000)),
  number: v.optional(finite),
  formula: v.optional(v.union([formula, localFormula])),
  /** One of the sheet's `styles` or of `reportStyles.ts`. */
  style: v.optional(key),
  /** Laid only when all of these fields or columns are there. */
  needs: v.optional(list(key), []),
  /** Laid only when none of these fields or columns is there. */
  without: v.optional(list(key), []),
});

const sheet = v.strictObject({
  key,
  name: localText(31),
  layout: v.optional(v.picklist(['sheet', 'report']), 'report'),
  columnWidthsPx: v.optional(
    v.record(
      v.pipe(v.string(), v.regex(/^[A-Z]$/)),
      v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(1000)),
    ),
    {},
  ),
  /** By the number of the row; without one the row's texts decide. */
  rowHeightsPx: v.optional(
    v.record(
      v.pipe(v.string(), v.regex(/^(?:[1-9]\d?|1\d\d|200)$/)),
      v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(1000)),
    ),
  ),
  styles: v.optional(v.record(key, style), {}),
  ...sheetRules,
  cells: v.pipe(v.array(cell), v.maxLength(templateLimits.sheetRows * templateLimits.sheetColumns)),
});

/** In a sample or as a result: words may be given in both languages. */
const sampleValue = v.union([v.nullable(scalar), v.strictObject({ en: v.string(), 'zh-CN': v.string() })]);
const selfTest = v.strictObject({
  /** One of the built-in sample firms (`samples/sampleFirm.ts`) in place of rows of its own. */
  sample: v.optional(v.picklist(sampleFirmIds)),
  /** Rows per table, in the order of `fields`. */
  tables: v.record(
    tableKey,
    v.strictObject({
      fields: v.pipe(list(key), v.minLength(1)),
      rows: v.pipe(
        v.array(v.pipe(v.array(sampleValue), v.maxLength(templateLimits.list))),
        v.maxLength(templateLimits.sampleRows),
      ),
    }),
  ),
  /** Results the calculated columns must give, row by row; of a sample firm, in its first rows. */
  columns: v.record(key, v.pipe(v.array(sampleValue), v.maxLength(templateLimits.sampleRows))),
  /** Results of cells, by sheet key and address. */
  cells: v.optional(v.record(key, v.record(address, sampleValue)), {}),
});

const version = v.pipe(
  v.string(),
  v.regex(/^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/),
  v.maxLength(30),
);

/** The whole file. Keys it does not name are refused. */
export const templateSchema = v.strictObject({
  formatVersion: v.picklist(templateFormatVersions),
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/), v.maxLength(60)),
  version,
  author: v.strictObject({ name: requiredText(80) }),
  name: localText(60),
  question: localText(200),
  /** For whom it is and how it is meant, in a few sentences. */
  description: v.optional(localText(1000)),
  /** What each version brought, the latest first. */
  changelog: v.optional(list(v.strictObject({ version, changes: localText(1000) })), []),
  /** What it is about, for the gallery. */
  topic: v.optional(v.picklist(templateTopics), 'value'),
  /** What it adds to the workbook, one short line each. */
  builds: v.pipe(list(localText(120)), v.minLength(1)),
  tables: list(table),
  parameters: v.optional(list(parameter), []),
  columns: v.optional(list(column), []),
  /** How cells of table columns look by what is in them. */
  formats: v.optional(list(columnFormat), []),
  sheets: v.optional(list(sheet), []),
  charts: v.optional(list(chartSchema), []),
  selfTest,
});

/** A template as it stands in a file: what has a default may be missing. */
export type TemplateFile = v.InferInput<typeof templateSchema>;
/** A template as it is after reading: checked, with every default filled in. */
export type Template = v.InferOutput<typeof templateSchema>;
export type TemplateTable = Template['tables'][number];
export type TemplateField = TemplateTable['fields'][number];
export type TemplateParameter = Template['parameters'][number];
export type TemplateColumn = Template['columns'][number];
export type TemplateSheet = Template['sheets'][number];
export type TemplateCell = TemplateSheet['cells'][number];
export type TemplateChart = Template['charts'][number];
export type SampleValue = Template['selfTest']['columns'][string][number];
