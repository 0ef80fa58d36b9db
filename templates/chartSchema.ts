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
  /** Where the axis of the numbers begins and ends, in bars and lines. */
  min: v.optional(finite),
  max: v.optional(finite),
  /** A place in the set of eight colours for each series in turn, counted from 0. */
  colors: v.optional(
    list(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(chartColors.length - 1))),
  ),
});
const chartBase = {
  key,
  /** Laid only when all of these fields or columns are there. */
  needs: v.optional(list(key), []),
  sheet: key,
  title: localText(80),
  at: address,
  widthPx: v.pipe(v.number(), v.integer(), v.minValue(160), v.maxValue(2000)),
  heightPx: v.pipe(v.number(), v.integer(), v.minValue(120), v.maxValue(2000)),
  look: v.optional(chartLook),
};
/** A chart of a template: what of the workbook it shows, by keys, and where it stands. */
export const chartSchema = v.variant('kind', [
  v.strictObject({
    ...chartBase,
    kind: v.literal('bars'),
    category: key,
    value: v.optional(key),
    aggregate: v.picklist(['sum', 'count', 'average']),
    order: v.optional(list(requiredText(60))),
    unitFrom: v.optional(key),
  }),
  v.strictObject({
    ...chartBase,
    kind: v.literal('quadrant'),
    x: key,
    y: key,
    label: v.optional(key),
    quadrant: v.optional(key),
    /** A parameter's key, or a fixed number. */
    xCut: v.union([key, finite]),
    yCut: v.union([key, finite]),
  }),
  v.strictObject({
    ...chartBase,
    kind: v.literal('concentration'),
    value: key,
    mark: v.optional(v.union([key, finite])),
  }),
  v.strictObject({
    ...chartBase,
    kind: v.picklist(blockChartKinds),
    /** Cells of the sheet with headings above and names to the left, or columns of one table, the names first. */
    source: v.union([block, v.pipe(list(key), v.minLength(2))]),
    /** The sheet of the block, when it is not the one the chart stands on. */
    sourceSheet: v.optional(key),
    /** The first row of the block holds a name and numbers like every other. */
    withoutHeadings: v.optional(v.boolean()),
    unitFrom: v.optional(key),
    isBeside: v.optional(v.boolean()),
    xCut: v.optional(v.union([key, finite])),
    yCut: v.optional(v.union([key, finite])),
  }),
]);
