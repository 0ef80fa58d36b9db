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
const oneBound = {
  /** How the value stands to the bound. */
  is: comparison,
  /** The bound: a number, words or a formula. */
  value: operand,
};
const twoBounds = {
  /** Whether the value lies within the bounds, which count as within. */
  is: rangeComparison,
  /** The lower bound. */
  from: operand,
  /** The upper bound. */
  to: operand,
};

const test = v.variant('kind', [
  v.variant('is', [
    v.strictObject({
      /** By the value itself. */
      kind: v.literal('compare'),
      ...oneBound,
    }),
    v.strictObject({
      /** By the value itself. */
      kind: v.literal('compare'),
      ...twoBounds,
    }),
  ]),
  v.strictObject({
    /** By the words in it. */
    kind: v.literal('text'),
    /** Where the words stand. */
    is: v.picklist(['contains', 'notContains', 'startsWith', 'endsWith']),
    /** The words that are looked for. */
    text: localText(500),
  }),
  v.strictObject({
    /** By its date, counted from today. */
    kind: v.literal('date'),
    /** The days that are meant. */
    is: v.picklist(ruleDatePeriods),
  }),
  v.strictObject({
    /** By whether there is anything. */
    kind: v.literal('content'),
    /** What there is. */
    is: v.picklist(['blank', 'filled', 'error', 'noError']),
  }),
  v.strictObject({
    /** By how often the value stands in the cells. */
    kind: v.literal('occurrence'),
    /** More than once, or once. */
    is: v.picklist(['duplicate', 'unique']),
  }),
  v.strictObject({
    /** By its place among the cells' numbers. */
    kind: v.literal('rank'),
    /** From which end it is counted. */
    is: v.picklist(['top', 'bottom']),
    /** How many. */
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
    /** Cells, or their share. */
    unit: v.picklist(['items', 'percent']),
  }),
  v.strictObject({
    /** By the mean of the cells' numbers. */
    kind: v.literal('average'),
    /** How it stands to the mean. */
    is: v.picklist(['above', 'below', 'atLeast', 'atMost']),
  }),
  v.strictObject({
    /** By a formula of one's own. */
    kind: v.literal('formula'),
    /** True where the format is due. */
    formula,
  }),
]);

/** What a rule may change. */
const look = v.strictObject({
  /** Heavier letters. */
  bold: v.optional(v.boolean()),
  /** Slanted letters. */
  italic: v.optional(v.boolean()),
  /** A line under the letters. */
  underline: v.optional(v.boolean()),
  /** A line through the letters. */
  strike: v.optional(v.boolean()),
  /** The colour of the text. */
  color: v.optional(token),
  /** The colour of the cell. */
  background: v.optional(token),
  /** The Excel code by which numbers are shown. */
  numberFormat: v.optional(numberFormat),
});
const scaleColor = v.picklist(scaleColors.map((color) => color.token));
const scalePlace = v.variant('kind', [
  v.strictObject({
    /** The least or the greatest number there is. */
    kind: v.picklist(['min', 'max']),
  }),
  v.strictObject({
    /** A number, a share of the way from the least to the greatest, or a share of the cells. */
    kind: v.picklist(['number', 'percent', 'percentile']),
    /** The number, or the share from 0 to 100. */
    value: finite,
  }),
]);
const scalePoint = v.strictObject({
  /** Where on the scale. */
  at: scalePlace,
  /** The colour there. */
  color: scaleColor,
});
const rule = v.variant('kind', [
  v.strictObject({
    /** Cells that pass a test look different. */
    kind: v.literal('style'),
    /** Which cells. */
    test,
    /** How they look. */
    style: look,
  }),
  v.strictObject({
    /** Cells are coloured by how large their numbers are. */
    kind: v.literal('colorScale'),
    /** The colours at the ends, and in the middle if there are three. */
    points: v.pipe(v.array(scalePoint), v.minLength(2), v.maxLength(3)),
  }),
  v.strictObject({
    /** A bar in each cell is as long as its number is large. */
    kind: v.literal('dataBar'),
    /** Where the bars begin. */
    min: scalePlace,
    /** Where the bars fill the cell. */
    max: scalePlace,
    /** The colour of the bars. */
    color: scaleColor,
    /** The bars stand without their numbers. */
    hideValue: v.optional(v.boolean()),
  }),
]);

const places = v.pipe(list(cells), v.minLength(1));
const format = {
  /** Unique in its list, the same in every version. */
  key,
  /** Which cells look how. */
  rule,
  /** Where it holds, the formats after it do not. */
  stopIfTrue: v.optional(v.boolean(), false),
};
export const sheetFormat = v.strictObject({
  ...format,
  /** The cells and blocks it is about; relative references are read from the first cell. */
  cells: places,
});
export const columnFormat = v.strictObject({
  ...format,
  /** Columns of one table, fields and calculated ones. */
  columns: v.pipe(list(key), v.minLength(1)),
});

const bounded = <const Kind extends string, More extends v.ObjectEntries>(kind: Kind, more: More) =>
  v.variant('is', [
    v.strictObject({
      /** What may be entered. */
      kind: v.literal(kind),
      ...more,
      ...oneBound,
    }),
    v.strictObject({
      /** What may be entered. */
      kind: v.literal(kind),
      ...more,
      ...twoBounds,
    }),
  ]);
const validationRule = v.variant('kind', [
  v.strictObject({
    /** One of a list, which the cell offers. */
    kind: v.literal('list'),
    /** Where the list comes from. */
    source: v.variant('kind', [
      v.strictObject({
        /** Words. */
        kind: v.literal('values'),
        /** What is offered, in this order. */
        values: v.pipe(list(localText(120)), v.minLength(1)),
      }),
      v.strictObject({
        /** What a column holds. */
        kind: v.literal('column'),
        /** The field or calculated column. */
        column: key,
      }),
      v.strictObject({
        /** What a formula results in. */
        kind: v.literal('formula'),
        /** Results in the list. */
        formula,
      }),
    ]),
  }),
  bounded('number', {
    /** No fractions. */
    whole: v.optional(v.boolean()),
  }),
  bounded('date', {}),
  bounded('textLength', {}),
  v.strictObject({
    /** What a formula says is right. */
    kind: v.literal('formula'),
    /** True where the value is right. */
    formula,
  }),
]);
export const sheetValidation = v.strictObject({
  /** Unique in its list, the same in every version. */
  key,
  /** The cells and blocks it is about; relative references are read from the first cell. */
  cells: places,
  /** What may be entered. */
  rule: validationRule,
  /** What is wrong is refused, or taken with a warning. */
  onInvalid: v.picklist(['reject', 'warn']),
  /** A cell may not be left empty. */
  required: v.optional(v.boolean()),
  /** What is said about a wrong entry. */
  message: v.optional(localText(500)),
  /** What is said while the cell is selected. */
  prompt: v.optional(localText(500)),
  /** What stands over the prompt. */
  promptTitle: v.optional(localText(80)),
});

export const sheetComment = v.strictObject({
  /** The cell. */
  at: address,
  /** What is said about it. */
  text: localText(2000),
});

const lines = (longest: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longest)));
/** What a sheet has beside its cells. */
export const sheetRules = {
  /** Rows that stay on the screen while the others scroll. */
  frozenRows: lines(templateLimits.sheetRows),
  /** Columns that stay on the screen while the others scroll. */
  frozenColumns: lines(templateLimits.sheetColumns),
  /** How cells look by what is in them. */
  formats: v.optional(list(sheetFormat), []),
  /** What may be entered. */
  validations: v.optional(list(sheetValidation), []),
  /** What is said about single cells. */
  comments: v.optional(list(sheetComment), []),
};
export const sheetRuleKeys = ['frozenRows', 'frozenColumns', 'formats', 'validations', 'comments'] as const;
