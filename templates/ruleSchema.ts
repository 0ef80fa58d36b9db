import * as v from 'valibot';
import { scaleColors } from '../src/model/colorTokens';
import { ruleDatePeriods } from '../src/model/conditionalFormat';
import {
  address,
  cells,
  finite,
  formula,
  key,
  list,
  localText,
  numberFormat,
  templateLimits,
  token,
} from './schemaParts';

/*
 * Conditional formats, validations and comments of a template: the shapes of `src/model/conditionalFormat.ts` and
 * `src/model/validation.ts` with keys in the place of ids, blocks in the place of areas, and texts in both languages.
 */

const operand = v.union([finite, v.boolean(), formula, localText(500)]);
const comparison = v.picklist(['equal', 'notEqual', 'less', 'atMost', 'more', 'atLeast']);
const rangeComparison = v.picklist(['between', 'notBetween']);
const oneBound = { is: comparison, value: operand };
const twoBounds = { is: rangeComparison, from: operand, to: operand };

const test = v.variant('kind', [
  v.variant('is', [
    v.strictObject({ kind: v.literal('compare'), ...oneBound }),
    v.strictObject({ kind: v.literal('compare'), ...twoBounds }),
  ]),
  v.strictObject({
    kind: v.literal('text'),
    is: v.picklist(['contains', 'notContains', 'startsWith', 'endsWith']),
    text: localText(500),
  }),
  v.strictObject({ kind: v.literal('date'), is: v.picklist(ruleDatePeriods) }),
  v.strictObject({ kind: v.literal('content'), is: v.picklist(['blank', 'filled', 'error', 'noError']) }),
  v.strictObject({ kind: v.literal('occurrence'), is: v.picklist(['duplicate', 'unique']) }),
  v.strictObject({
    kind: v.literal('rank'),
    is: v.picklist(['top', 'bottom']),
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
    unit: v.picklist(['items', 'percent']),
  }),
  v.strictObject({ kind: v.literal('average'), is: v.picklist(['above', 'below', 'atLeast', 'atMost']) }),
  v.strictObject({ kind: v.literal('formula'), formula }),
]);

/** What a rule may change. */
const look = v.strictObject({
  bold: v.optional(v.boolean()),
  italic: v.optional(v.boolean()),
  underline: v.optional(v.boolean()),
  strike: v.optional(v.boolean()),
  color: v.optional(token),
  background: v.optional(token),
  numberFormat: v.optional(numberFormat),
});
const scaleColor = v.picklist(scaleColors.map((color) => color.token));
const scalePlace = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['min', 'max']) }),
  v.strictObject({ kind: v.picklist(['number', 'percent', 'percentile']), value: finite }),
]);
const rule = v.variant('kind', [
  v.strictObject({ kind: v.literal('style'), test, style: look }),
  v.strictObject({
    kind: v.literal('colorScale'),
    points: v.pipe(
      v.array(v.strictObject({ at: scalePlace, color: scaleColor })),
      v.minLength(2),
      v.maxLength(3),
    ),
  }),
  v.strictObject({
    kind: v.literal('dataBar'),
    min: scalePlace,
    max: scalePlace,
    color: scaleColor,
    hideValue: v.optional(v.boolean()),
  }),
]);

const places = v.pipe(list(cells), v.minLength(1));
const format = { key, rule, stopIfTrue: v.optional(v.boolean(), false) };
/** Of cells of a sheet; relative references are read from the first cell. */
export const sheetFormat = v.strictObject({ ...format, cells: places });
/** Of columns of one table, fields and calculated ones. */
export const columnFormat = v.strictObject({ ...format, columns: v.pipe(list(key), v.minLength(1)) });

const bounded = <const Kind extends string, More extends v.ObjectEntries>(kind: Kind, more: More) =>
  v.variant('is', [
    v.strictObject({ kind: v.literal(kind), ...more, ...oneBound }),
    v.strictObject({ kind: v.literal(kind), ...more, ...twoBounds }),
  ]);
const validationRule = v.variant('kind', [
  v.strictObject({
    kind: v.literal('list'),
    source: v.variant('kind', [
      v.strictObject({ kind: v.literal('values'), values: v.pipe(list(localText(120)), v.minLength(1)) }),
      v.strictObject({ kind: v.literal('column'), column: key }),
      v.strictObject({ kind: v.literal('formula'), formula }),
    ]),
  }),
  bounded('number', { whole: v.optional(v.boolean()) }),
  bounded('date', {}),
  bounded('textLength', {}),
  v.strictObject({ kind: v.literal('formula'), formula }),
]);
export const sheetValidation = v.strictObject({
  key,
  cells: places,
  rule: validationRule,
  onInvalid: v.picklist(['reject', 'warn']),
  required: v.optional(v.boolean()),
  message: v.optional(localText(500)),
  prompt: v.optional(localText(500)),
  promptTitle: v.optional(localText(80)),
});

export const sheetComment = v.strictObject({
  at: address,
  text: localText(2000),
});

const lines = (longest: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longest)));
/** What a sheet has beside its cells. */
export const sheetRules = {
  /** Lines that stay on the screen while the others scroll. */
  frozenRows: lines(templateLimits.sheetRows),
  frozenColumns: lines(templateLimits.sheetColumns),
  formats: v.optional(list(sheetFormat), []),
  validations: v.optional(list(sheetValidation), []),
  comments: v.optional(list(sheetComment), []),
};
export const sheetRuleKeys = ['frozenRows', 'frozenColumns', 'formats', 'validations', 'comments'] as const;
