import * as v from 'valibot';
import { datePeriods } from './datePeriods';

/** The stored shape of `TableView`, `NamedViews` and `GridFilter`. */

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const columnId = id;
const columnIds = v.array(columnId);
const text = v.pipe(v.string(), v.maxLength(32_767));
const finite = v.pipe(v.number(), v.finite());
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const columnFilterSchema = v.union([
  v.strictObject({ kind: v.literal('values'), mode: v.picklist(['show', 'hide']), texts: v.array(text) }),
  v.strictObject({
    kind: v.literal('number'),
    is: v.picklist(['equal', 'notEqual', 'less', 'atMost', 'more', 'atLeast']),
    value: finite,
  }),
  v.strictObject({ kind: v.literal('number'), is: v.literal('between'), from: finite, to: finite }),
  v.strictObject({ kind: v.literal('number'), is: v.picklist(['top', 'bottom']), count }),
  v.strictObject({ kind: v.literal('number'), is: v.picklist(['aboveAverage', 'belowAverage']) }),
  v.strictObject({
    kind: v.literal('text'),
    is: v.picklist(['contains', 'notContains', 'startsWith', 'endsWith', 'equal', 'notEqual']),
    text,
  }),
  v.strictObject({ kind: v.literal('date'), is: v.picklist(['on', 'before', 'after']), date: finite }),
  v.strictObject({ kind: v.literal('date'), is: v.literal('between'), from: finite, to: finite }),
  v.strictObject({ kind: v.literal('date'), is: v.picklist(datePeriods) }),
  v.strictObject({ kind: v.literal('date'), is: v.picklist(['lastDays', 'nextDays']), count }),
  v.strictObject({ kind: v.literal('boolean'), value: v.boolean() }),
  v.strictObject({ kind: v.literal('blank'), is: v.picklist(['blank', 'filled']) }),
]);

export const tableViewSchema = v.strictObject({
  sort: v.array(v.strictObject({ columnId, direction: v.picklist(['ascending', 'descending']) })),
  filters: v.record(columnId, columnFilterSchema),
});

export const namedViewsSchema = v.strictObject({
  list: v.array(
    v.strictObject({
      id,
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
      view: tableViewSchema,
      hiddenColumns: columnIds,
    }),
  ),
  chosen: v.nullable(id),
  hiddenColumns: columnIds,
});

const lines = v.array(v.tuple([wholeNumber, wholeNumber]));

export const gridFilterSchema = v.strictObject({
  area: v.strictObject({ rows: lines, columns: lines }),
  headingRow: wholeNumber,
  columns: v.record(v.string(), v.strictObject({ filter: columnFilterSchema, hiddenRows: lines })),
});
