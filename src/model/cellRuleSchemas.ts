import * as v from 'valibot';
import { ruleDatePeriods } from './conditionalFormat';

/** The stored shapes of `CellStyle`, `ConditionalFormat`, `Validation` and `CellComment`. */

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const shortText = v.pipe(v.string(), v.maxLength(1_000));
const longText = v.pipe(v.string(), v.maxLength(32_767));
const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const flag = v.optional(v.boolean());

const looks = {
  bold: flag,
  italic: flag,
  underline: flag,
  strike: flag,
  color: v.optional(shortText),
  background: v.optional(shortText),
};
const layout = {
  align: v.optional(v.picklist(['left', 'center', 'right'])),
  verticalAlign: v.optional(v.picklist(['top', 'middle', 'bottom'])),
  wrap: flag,
  borderBottom: flag,
  borderTop: flag,
  borderLeft: flag,
  borderRight: flag,
};
const numberFormat = v.optional(shortText);

export const cellStyleSchema = v.strictObject({
  ...looks,
  ...layout,
  numberFormat,
  size: v.optional(v.picklist(['small', 'normal', 'title', 'heading', 'display'])),
  span: v.optional(count),
});
export const columnStyleSchema = v.strictObject({ ...looks, ...layout });

const axis = v.array(v.tuple([count, count]));
const areas = v.array(v.strictObject({ rows: axis, columns: axis }));

const operand = v.union([finite, longText, v.boolean()]);
const comparison = v.picklist(['equal', 'notEqual', 'less', 'atMost', 'more', 'atLeast']);
const rangeComparison = v.picklist(['between', 'notBetween']);
const oneBound = { is: comparison, value: operand };
const twoBounds = { is: rangeComparison, from: operand, to: operand };

const test = v.union([
  v.strictObject({ kind: v.literal('compare'), ...oneBound }),
  v.strictObject({ kind: v.literal('compare'), ...twoBounds }),
  v.strictObject({
    kind: v.literal('text'),
    is: v.picklist(['contains', 'notContains', 'startsWith', 'endsWith']),
    text: longText,
  }),
  v.strictObject({
    kind: v.literal('date'),
    is: v.picklist(ruleDatePeriods),
  }),
  v.strictObject({
    kind: v.literal('content'),
    is: v.picklist(['blank', 'filled', 'error', 'noError']),
  }),
  v.strictObject({ kind: v.literal('occurrence'), is: v.picklist(['duplicate', 'unique']) }),
  v.strictObject({
    kind: v.literal('rank'),
    is: v.picklist(['top', 'bottom']),
    count: v.pipe(v.number(), v.integer(), v.minValue(1)),
    unit: v.picklist(['items', 'percent']),
  }),
  v.strictObject({
    kind: v.literal('average'),
    is: v.picklist(['above', 'below', 'atLeast', 'atMost']),
  }),
  v.strictObject({ kind: v.literal('formula'), formula: longText }),
]);

const scalePlace = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['min', 'max']) }),
  v.strictObject({ kind: v.picklist(['number', 'percent', 'percentile']), value: finite }),
]);

const conditionalRule = v.variant('kind', [
  v.strictObject({
    kind: v.literal('style'),
    test,
    style: v.strictObject({ ...looks, numberFormat }),
  }),
  v.strictObject({
    kind: v.literal('colorScale'),
    points: v.pipe(
      v.array(v.strictObject({ at: scalePlace, color: shortText })),
      v.minLength(2),
      v.maxLength(3),
    ),
  }),
  v.strictObject({
    kind: v.literal('dataBar'),
    min: scalePlace,
    max: scalePlace,
    color: shortText,
    hideValue: flag,
  }),
]);

export const conditionalFormatsSchema = v.array(
  v.strictObject({
    id,
    target: v.variant('kind', [
      v.strictObject({ kind: v.literal('cells'), areas }),
      v.strictObject({ kind: v.literal('columns'), columnIds: v.array(id) }),
    ]),
    rule: conditionalRule,
    stopIfTrue: flag,
  }),
);

const bounds = (kind: 'date' | 'textLength') => [
  v.strictObject({ kind: v.literal(kind), ...oneBound }),
  v.strictObject({ kind: v.literal(kind), ...twoBounds }),
];
const validationRule = v.union([
  v.strictObject({
    kind: v.literal('list'),
    source: v.variant('kind', [
      v.strictObject({ kind: v.literal('values'), values: v.array(longText) }),
      v.strictObject({
        kind: v.literal('column'),
        column: v.strictObject({ sheetId: id, columnId: id }),
      }),
      v.strictObject({ kind: v.literal('formula'), formula: longText }),
    ]),
  }),
  v.strictObject({ kind: v.literal('number'), whole: flag, ...oneBound }),
  v.strictObject({ kind: v.literal('number'), whole: flag, ...twoBounds }),
  ...bounds('date'),
  ...bounds('textLength'),
  v.strictObject({ kind: v.literal('formula'), formula: longText }),
]);
export const validationSchema = v.strictObject({
  rule: validationRule,
  onInvalid: v.picklist(['reject', 'warn']),
  required: flag,
  message: v.optional(longText),
  prompt: v.optional(longText),
  promptTitle: v.optional(shortText),
});
export const gridValidationsSchema = v.array(v.strictObject({ id, areas, validation: validationSchema }));

export const commentsSchema = v.record(
  shortText,
  v.strictObject({ text: longText, author: v.optional(shortText), changedMs: finite }),
);
