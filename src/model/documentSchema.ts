import * as v from 'valibot';
import { cellErrorText, type CellErrorCode } from '../shared/value';
import {
  cellStyleSchema,
  columnStyleSchema,
  commentsSchema,
  conditionalFormatsSchema,
  gridValidationsSchema,
  validationSchema,
} from './cellRuleSchemas';
import { blockChartKinds, documentVersion } from './document';
import { gridFilterSchema, namedViewsSchema, tableViewSchema } from './tableViewSchema';

/*
 * What a stored or foreign document must look like before anything reads it. Shapes only: that ids point at
 * something and blocks fit their rows is checked in `readDocument.ts`.
 */

const shortText = v.pipe(v.string(), v.maxLength(1_000));
const longText = v.pipe(v.string(), v.maxLength(32_767));
const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const localText = v.strictObject({ en: longText, 'zh-CN': longText });

const axis = v.array(v.tuple([count, count]));
const cellError = v.strictObject({
  kind: v.literal('error'),
  code: v.picklist(Object.keys(cellErrorText) as CellErrorCode[]),
  reason: v.optional(shortText),
  params: v.optional(v.record(shortText, v.union([longText, v.number()]))),
});
const cellValue = v.union([v.number(), longText, v.boolean(), v.null(), cellError]);

const exceptions = v.nullable(v.strictObject({ at: v.instance(Uint32Array), values: v.array(cellValue) }));
const columnBlock = v.variant('kind', [
  v.strictObject({
    kind: v.literal('number'),
    length: count,
    values: v.instance(Float64Array),
    valid: v.instance(Uint8Array),
    exceptions,
  }),
  v.strictObject({
    kind: v.literal('text'),
    length: count,
    codes: v.instance(Uint32Array),
    dictionary: v.array(v.string()),
    exceptions,
  }),
  v.strictObject({
    kind: v.literal('boolean'),
    length: count,
    bits: v.instance(Uint8Array),
    valid: v.instance(Uint8Array),
    exceptions,
  }),
]);

export const columnTypes = [
  'text',
  'number',
  'currency',
  'percent',
  'date',
  'choice',
  'boolean',
  'tags',
] as const;

const tableColumn = v.strictObject({
  id,
  name: shortText,
  type: v.picklist(columnTypes),
  role: v.optional(shortText),
  formula: v.nullable(longText),
  blocks: v.array(columnBlock),
  numberFormat: v.optional(shortText),
  style: v.optional(columnStyleSchema),
  validation: v.optional(validationSchema),
  widthPx: v.optional(finite),
  unit: v.optional(shortText),
  hidden: v.optional(v.boolean()),
});

const sheetBase = {
  id,
  name: shortText,
  color: v.optional(shortText),
  hidden: v.optional(v.boolean()),
  conditionalFormats: v.optional(conditionalFormatsSchema),
  comments: v.optional(commentsSchema),
  frozenColumns: v.optional(count),
};
const tableSheet = v.strictObject({
  ...sheetBase,
  kind: v.literal('table'),
  rows: axis,
  nextRowId: count,
  blockLengths: v.array(count),
  columns: v.array(tableColumn),
  view: v.optional(tableViewSchema),
  namedViews: v.optional(namedViewsSchema),
});

const gridCell = v.strictObject({
  input: v.union([v.number(), longText, v.boolean(), v.null()]),
  style: v.optional(cellStyleSchema),
});
const gridSheet = v.strictObject({
  ...sheetBase,
  kind: v.literal('grid'),
  rows: axis,
  nextRowId: count,
  columns: axis,
  nextColumnId: count,
  chunks: v.record(v.string(), v.record(v.string(), gridCell)),
  columnWidthsPx: v.optional(v.record(v.string(), finite)),
  rowHeightsPx: v.optional(v.record(v.string(), finite)),
  hiddenRows: v.optional(axis),
  hiddenColumns: v.optional(axis),
  filter: v.optional(gridFilterSchema),
  frozenRows: v.optional(count),
  layout: v.optional(v.picklist(['sheet', 'report'])),
  validations: v.optional(gridValidationsSchema),
});

const parameter = v.strictObject({
  id,
  name: shortText,
  label: localText,
  help: v.optional(localText),
  kind: v.picklist(['number', 'percent', 'currency', 'text', 'boolean', 'choice']),
  value: v.union([finite, longText, v.boolean()]),
  unit: v.optional(localText),
  min: v.optional(finite),
  max: v.optional(finite),
  step: v.optional(finite),
  choices: v.optional(v.array(shortText)),
  choiceLabels: v.optional(v.record(shortText, localText)),
});

const columnRef = v.strictObject({ sheetId: id, columnId: id });
const gridBlockRef = v.strictObject({
  sheetId: id,
  fromRowId: count,
  fromColumnId: count,
  toRowId: count,
  toColumnId: count,
  withoutHeadings: v.optional(v.boolean()),
});
const chartLook = v.strictObject({
  numberFormat: v.optional(shortText),
  namesTitle: v.optional(shortText),
  numbersTitle: v.optional(shortText),
  min: v.optional(finite),
  max: v.optional(finite),
  colors: v.optional(v.array(count)),
});
const chart = v.strictObject({
  id,
  sheetId: id,
  title: shortText,
  anchor: v.strictObject({ rowId: count, columnId: count, widthPx: finite, heightPx: finite }),
  spec: v.variant('kind', [
    v.strictObject({
      kind: v.literal('bars'),
      category: columnRef,
      value: v.optional(columnRef),
      aggregate: v.picklist(['sum', 'count', 'average']),
      order: v.optional(v.array(shortText)),
      unit: v.optional(shortText),
    }),
    v.strictObject({
      kind: v.literal('quadrant'),
      x: columnRef,
      y: columnRef,
      label: v.optional(columnRef),
      quadrant: v.optional(columnRef),
      xCut: v.union([id, finite]),
      yCut: v.union([id, finite]),
    }),
    v.strictObject({
      kind: v.literal('concentration'),
      value: columnRef,
      mark: v.optional(v.union([id, finite])),
    }),
    v.strictObject({
      kind: v.picklist(blockChartKinds),
      source: v.union([v.array(columnRef), gridBlockRef]),
      unit: v.optional(shortText),
      isBeside: v.optional(v.boolean()),
      xCut: v.optional(v.union([id, finite])),
      yCut: v.optional(v.union([id, finite])),
    }),
  ]),
  look: v.optional(chartLook),
});

// What a template wrote is read by `templates/`, which checks it against the template itself.
const appliedTemplate = v.looseObject({ id: shortText, version: shortText });

const scenario = v.strictObject({
  id,
  name: shortText,
  note: v.optional(longText),
  savedMs: finite,
  values: v.record(id, v.union([finite, longText, v.boolean()])),
});
const keyFigure = v.strictObject({ sheetId: id, rowId: count, columnId: count });

const snapshotColumn = v.strictObject({
  columnId: id,
  name: shortText,
  type: v.picklist(columnTypes),
  numberFormat: v.optional(shortText),
  blocks: v.array(columnBlock),
});
const snapshot = v.strictObject({
  id,
  name: shortText,
  takenMs: finite,
  sheetId: id,
  tableName: shortText,
  key: snapshotColumn,
  segment: snapshotColumn,
  value: v.optional(snapshotColumn),
  inputs: v.array(snapshotColumn),
  parameters: v.array(
    v.strictObject({ id, label: localText, value: v.union([finite, longText, v.boolean()]) }),
  ),
});

const namedRange = v.strictObject({ id, name: shortText, refersTo: shortText });

export const documentSchema = v.strictObject({
  formatVersion: v.literal(documentVersion),
  id,
  name: shortText,
  locale: v.picklist(['en', 'zh-CN']),
  sheets: v.pipe(v.array(v.variant('kind', [tableSheet, gridSheet])), v.minLength(1), v.maxLength(1_000)),
  parameters: v.array(parameter),
  namedRanges: v.optional(v.array(namedRange)),
  charts: v.array(chart),
  templates: v.array(appliedTemplate),
  scenarios: v.optional(v.array(scenario)),
  keyFigures: v.optional(v.array(keyFigure)),
  snapshots: v.optional(v.array(snapshot)),
});
