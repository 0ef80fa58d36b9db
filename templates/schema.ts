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
const localFormula = v.strictObject({
  /** Makes English words. */
  en: formula,
  /** Makes Chinese words. */
  'zh-CN': formula,
});
const scalar = v.union([finite, plainText(500), v.boolean()]);
const columnType = v.picklist(['text', 'number', 'currency', 'percent', 'date', 'choice', 'boolean', 'tags']);

const field = v.strictObject({
  /** How formulas name it: letters only, unique in the file, the same in every version. */
  key,
  /** What people read where they say which column it is. */
  label: localText(60),
  /** What it means, for whoever has to find the column. */
  help: v.optional(localText(400)),
  /** What its values must be: numbers cover amounts and percentages, texts cover choices and tags. */
  holds: v.picklist(['number', 'text', 'date', 'boolean', 'anything']),
  /** The template cannot be applied without a column for it. */
  required: v.optional(v.boolean(), false),
  /** Field roles of columns (`src/model/fieldRoles.ts`) that it is the same as, best first. */
  roles: v.optional(list(key), []),
  /** Headers, in any language, that usually mean it. */
  headers: v.optional(list(requiredText(60)), []),
  /** What `[@field]` reads when no column is mapped. Without it, whatever reads the field is left out. */
  whenMissing: v.optional(scalar),
});

const table = v.strictObject({
  /** How formulas name the table: `Customers[revenue]`. */
  key: tableKey,
  /** What people read where they say which table it is. */
  label: localText(60),
  /** What is read of each row; each is a column of the user's. */
  fields: v.pipe(list(field), v.minLength(1)),
  /** What switches on with this table may stay off: nothing of it has to be mapped. */
  isOptional: v.optional(v.boolean(), false),
  /** Of each of these groups of fields at least one must be mapped. */
  oneOf: v.optional(list(v.pipe(list(key), v.minLength(2))), []),
});

const parameter = v.strictObject({
  /** How formulas of the file name it. */
  key,
  /** How formulas of the workbook name it, in the workbook's language. */
  name: localText(60),
  /** What people read beside its field. */
  label: localText(80),
  /** What it does and how to choose it. */
  help: v.optional(localText(400)),
  /** What its value is, and how it is shown: 0.1 as a percentage is 10 %. */
  kind: v.picklist(['number', 'percent', 'currency', 'text', 'boolean', 'choice']),
  /** The value it begins with. */
  value: scalar,
  /** What stands behind the number. */
  unit: v.optional(localText(30)),
  /** The least value; with `max` as well there is a slider. */
  min: v.optional(finite),
  /** The greatest value. */
  max: v.optional(finite),
  /** What one step of the slider is. */
  step: v.optional(v.pipe(finite, v.gtValue(0))),
  /** Of a `choice`: the values there are, as formulas compare them. */
  choices: v.optional(list(requiredText(60))),
  /** What people read in place of a choice. */
  choiceLabels: v.optional(v.record(requiredText(60), localText(60))),
  /** It is there only when all of these fields are mapped: otherwise it has nothing to steer. */
  needs: v.optional(list(key), []),
  /** It is there only when none of these fields is mapped. */
  without: v.optional(list(key), []),
});

const column = v.strictObject({
  /** How formulas of the file name it. */
  key,
  /** The table it is added to. */
  table: tableKey,
  /** Its heading in the workbook. */
  name: localText(60),
  /** What its formula results in. */
  type: columnType,
  /** The first one whose fields are all mapped is used; when there is none, the column is left out. */
  formulas: v.pipe(list(v.union([formula, localFormula])), v.minLength(1)),
  /** The Excel code by which its numbers are shown. */
  numberFormat: v.optional(numberFormat),
  /** Takes over the unit of this field's column (`万元`). */
  unitFrom: v.optional(key),
  /** Without one, as wide as its heading and its values ask for. */
  widthPx: v.optional(v.pipe(v.number(), v.integer(), v.minValue(24), v.maxValue(600))),
});

const style = v.strictObject({
  /** The Excel code by which numbers are shown. */
  numberFormat: v.optional(numberFormat),
  /** Heavier letters. */
  bold: v.optional(v.boolean()),
  /** Slanted letters. */
  italic: v.optional(v.boolean()),
  /** A line under the letters. */
  underline: v.optional(v.boolean()),
  /** A line through the letters. */
  strike: v.optional(v.boolean()),
  /** The size of the letters, by what they are for. */
  size: v.optional(v.picklist(['small', 'normal', 'title', 'heading', 'display'])),
  /** The colour of the text; it follows light and dark. */
  color: v.optional(token),
  /** The colour of the cell; it follows light and dark. */
  background: v.optional(token),
  /** Where the text stands across. */
  align: v.optional(v.picklist(['left', 'center', 'right'])),
  /** Where the text stands up and down. */
  verticalAlign: v.optional(v.picklist(['top', 'middle', 'bottom'])),
  /** Long texts go on in a further line. */
  wrap: v.optional(v.boolean()),
  /** How many columns the cell takes, itself included. */
  span: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(templateLimits.sheetColumns))),
  /** A line below the cell. */
  borderBottom: v.optional(v.boolean()),
  /** A line above the cell. */
  borderTop: v.optional(v.boolean()),
  /** A line to the left of the cell. */
  borderLeft: v.optional(v.boolean()),
  /** A line to the right of the cell. */
  borderRight: v.optional(v.boolean()),
});
/** What a style may say, and with which colours. */
export const styleKeys: ReadonlySet<string> = new Set(Object.keys(style.entries));
export const styleTokens: ReadonlySet<string> = new Set(token.options);

const cell = v.strictObject({
  /** A cell, or a block `B20:F29`: the same in each of its cells, a formula moved as if it was filled from the first. */
  at: cells,
  /**
   * Words; `{header:field}`, `{unit:field}` and `{unitLabel:field}` become the user's own. A cell has one of `text`, `number` and
   * `formula`, or only a `style`, as under an array that spills.
   */
  text: v.optional(localText(2000)),
  /** A number, as one that the user fills in. */
  number: v.optional(finite),
  /** With keys in place of names; one for each language where it makes words. */
  formula: v.optional(v.union([formula, localFormula])),
  /** One of the sheet's `styles` or of `reportStyles.ts`. */
  style: v.optional(key),
  /** Laid only when all of these fields or columns are there. */
  needs: v.optional(list(key), []),
  /** Laid only when none of these fields or columns is there. */
  without: v.optional(list(key), []),
});

const sheet = v.strictObject({
  /** How formulas of the file name it: `report!B8`. */
  key,
  /** What stands on its tab. */
  name: localText(31),
  /** A report is a page without grid lines and letters; a sheet has them. */
  layout: v.optional(v.picklist(['sheet', 'report']), 'report'),
  /** By the letter of the column. */
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
  /** Looks of its own, by the keys that its cells name. */
  styles: v.optional(v.record(key, style), {}),
  ...sheetRules,
  /** What stands in it. */
  cells: v.pipe(v.array(cell), v.maxLength(templateLimits.sheetRows * templateLimits.sheetColumns)),
});

/** In a sample or as a result: words may be given in both languages. */
const sampleWords = v.strictObject({
  /** In an English workbook. */
  en: v.string(),
  /** In a Chinese workbook. */
  'zh-CN': v.string(),
});
const sampleValue = v.union([v.nullable(scalar), sampleWords]);
const selfTest = v.strictObject({
  /** One of the built-in sample firms (`samples/sampleFirm.ts`) in place of rows of its own. */
  sample: v.optional(v.picklist(sampleFirmIds)),
  /** Rows per table, in the order of `fields`. */
  tables: v.record(
    tableKey,
    v.strictObject({
      /** The fields that have values. */
      fields: v.pipe(list(key), v.minLength(1)),
      /** A list of values for each row. */
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
  /** The oldest format that has what is in the file: 2 with rules, comments, frozen lines or the look of a chart, 1 without. */
  formatVersion: v.picklist(templateFormatVersions),
  /** By which a workbook knows it again: small letters, digits and hyphens. */
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/), v.maxLength(60)),
  /** Semantic; a higher one is offered as an upgrade. */
  version,
  /** Who made it. */
  author: v.strictObject({
    /** A person or a firm, as whoever receives the file knows it. */
    name: requiredText(80),
  }),
  /** The title of its card in the gallery. */
  name: localText(60),
  /** The question it answers. */
  question: localText(200),
  /** For whom it is and how it is meant, in a few sentences. */
  description: v.optional(localText(1000)),
  /** What each version brought, the latest first. */
  changelog: v.optional(
    list(
      v.strictObject({
        /** The version that brought it. */
        version,
        /** What is new, for whoever decides about the upgrade. */
        changes: localText(1000),
      }),
    ),
    [],
  ),
  /** What it is about, for the gallery. */
  topic: v.optional(v.picklist(templateTopics), 'value'),
  /** What it adds to the workbook, one short line each. */
  builds: v.pipe(list(localText(120)), v.minLength(1)),
  /** The tables it reads; none for a template that only has figures to fill in. */
  tables: list(table),
  /** Values the user sets. */
  parameters: v.optional(list(parameter), []),
  /** Calculated columns it adds to the tables. */
  columns: v.optional(list(column), []),
  /** How cells of table columns look by what is in them. */
  formats: v.optional(list(columnFormat), []),
  /** Reports and sheets it adds. */
  sheets: v.optional(list(sheet), []),
  /** Charts on its sheets. */
  charts: v.optional(list(chartSchema), []),
  /** Data and the results it must give on them. */
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
