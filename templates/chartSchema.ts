import * as v from 'valibot';
import { chartColors } from '../src/model/colorTokens';
import { blockChartKinds } from '../src/model/document';
import { address, block, finite, key, list, localText, numberFormat, requiredText } from './schemaParts';

/** What is not left to the kind of the chart and to its data; as `ChartLook` of a workbook. */
const chartLook = v.strictObject({
  /** The Excel code of its numbers, in place of that of their cells. */
  numberFormat: v.optional(numberFormat),
  /** What stands at the axis of the names; in a chart of points, at the one across. */
  namesTitle: v.optional(localText(80)),
  /** What stands at the axis of the numbers; in a chart of points, at the one up. */
  numbersTitle: v.optional(localText(80)),
  /** Where the axis of the numbers begins, in bars and lines. */
  min: v.optional(finite),
  /** Where the axis of the numbers ends, in bars and lines. */
  max: v.optional(finite),
  /** A place in the set of eight colours for each series in turn, counted from 0. */
  colors: v.optional(
    list(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(chartColors.length - 1))),
  ),
});
const chartBase = {
  /** Unique in the file, the same in every version. */
  key,
  /** Laid only when all of these fields or columns are there. */
  needs: v.optional(list(key), []),
  /** The sheet it stands on. */
  sheet: key,
  /** What stands over it. */
  title: localText(80),
  /** The cell in which its upper left corner stands. */
  at: address,
  /** How wide it is. */
  widthPx: v.pipe(v.number(), v.integer(), v.minValue(160), v.maxValue(2000)),
  /** How high it is. */
  heightPx: v.pipe(v.number(), v.integer(), v.minValue(120), v.maxValue(2000)),
  /** What is not left to its kind and its data. */
  look: v.optional(chartLook),
};
/** A chart of a template: what of the workbook it shows, by keys, and where it stands. */
export const chartSchema = v.variant('kind', [
  v.strictObject({
    ...chartBase,
    /** A bar for each value of a column. */
    kind: v.literal('bars'),
    /** The column whose values are the bars. */
    category: key,
    /** The column whose numbers make the bars long; a count needs none. */
    value: v.optional(key),
    /** How the numbers of a bar come together. */
    aggregate: v.picklist(['sum', 'count', 'average']),
    /** The order of the bars; what it does not name follows by size. */
    order: v.optional(list(requiredText(60))),
    /** Takes over the unit of this field's column. */
    unitFrom: v.optional(key),
  }),
  v.strictObject({
    ...chartBase,
    /** A point for each row, parted by two cut lines. */
    kind: v.literal('quadrant'),
    /** The column across. */
    x: key,
    /** The column up. */
    y: key,
    /** The column with the names of the points. */
    label: v.optional(key),
    /** The column that says in which quadrant a row is; without it the cut lines decide. */
    quadrant: v.optional(key),
    /** Where the upright line stands: the key of a parameter, which can be dragged, or a fixed number. */
    xCut: v.union([key, finite]),
    /** Where the level line stands. */
    yCut: v.union([key, finite]),
  }),
  v.strictObject({
    ...chartBase,
    /** Rows from the largest down, cumulated: Pareto and whale curves. */
    kind: v.literal('concentration'),
    /** The column whose numbers are cumulated. */
    value: key,
    /** The share of rows that is marked: the key of a parameter, or a fixed number. */
    mark: v.optional(v.union([key, finite])),
  }),
  v.strictObject({
    ...chartBase,
    /** How a block of names and numbers is drawn. */
    kind: v.picklist(blockChartKinds),
    /** Cells of the sheet with headings above and names to the left, or columns of one table, the names first. */
    source: v.union([block, v.pipe(list(key), v.minLength(2))]),
    /** The sheet of the block, when it is not the one the chart stands on. */
    sourceSheet: v.optional(key),
    /** The first row of the block holds a name and numbers like every other. */
    withoutHeadings: v.optional(v.boolean()),
    /** Takes over the unit of this field's column. */
    unitFrom: v.optional(key),
    /** Bars of one name stand beside each other instead of upon each other. */
    isBeside: v.optional(v.boolean()),
    /** In a chart of bubbles, where its upright line stands: the key of a parameter, or a fixed number. */
    xCut: v.optional(v.union([key, finite])),
    /** In a chart of bubbles, where its level line stands. */
    yCut: v.optional(v.union([key, finite])),
  }),
]);
