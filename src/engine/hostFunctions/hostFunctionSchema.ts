import * as v from 'valibot';
import { cellErrorText, type CellValue } from '../../shared/value';

/*
 * A registry row from a stranger (`formulas/hostFunction.ts`): every key is known, every text has both languages, and sizes
 * are bounded. What only our reference and kernels read (`steps`, `column`, ...) has no place in it.
 */
const words = (maxLength: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(maxLength));
const localText = (maxLength: number) => v.strictObject({ en: words(maxLength), 'zh-CN': words(maxLength) });

const cellValue = v.union([
  v.pipe(v.number(), v.finite()),
  v.string(),
  v.boolean(),
  v.null(),
  v.strictObject({
    kind: v.literal('error'),
    code: v.picklist(Object.keys(cellErrorText) as [keyof typeof cellErrorText]),
  }),
]);

const parameter = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9_]{0,39}$/)),
  kind: v.picklist(['number', 'text', 'date', 'boolean', 'range', 'column', 'any']),
  summary: localText(400),
  optional: v.optional(v.boolean()),
  default: v.optional(cellValue as v.GenericSchema<CellValue>),
  takesErrors: v.optional(v.boolean()),
  repeat: v.optional(v.boolean()),
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  exclusiveMin: v.optional(v.boolean()),
  exclusiveMax: v.optional(v.boolean()),
  integer: v.optional(v.boolean()),
  choices: v.optional(v.pipe(v.array(v.union([words(80), v.number()])), v.minLength(1), v.maxLength(100))),
  unit: v.optional(localText(80)),
  cells: v.optional(v.literal('number')),
  hint: v.optional(localText(400)),
});

/** Optional ones last, and only the last may be given several times: what the argument layer relies on. */
const parameters = v.pipe(
  v.array(parameter),
  v.maxLength(30),
  v.check(
    (list) => list.every(({ optional }, at) => at === 0 || optional || !list[at - 1]?.optional),
    'an optional parameter stands before one that is not',
  ),
  v.check(
    (list) => list.every(({ repeat }, at) => !repeat || at === list.length - 1),
    'only the last parameter may be repeated',
  ),
  v.check(
    (list) => new Set(list.map(({ name }) => name)).size === list.length,
    'two parameters have the same name',
  ),
);

export const hostFunctionSchema = v.strictObject({
  name: v.string(),
  parameters,
  result: v.strictObject({
    shape: v.picklist(['scalar', 'array']),
    unit: v.optional(localText(80)),
    summary: localText(400),
  }),
  summary: localText(400),
  compute: v.function(),
  family: v.optional(
    v.picklist(['value', 'churn', 'quadrant', 'segment', 'rfm', 'score', 'develop', 'predict', 'excel']),
  ),
  help: v.optional(localText(4000)),
  errors: v.optional(localText(2000)),
  source: v.optional(words(400)),
  examples: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          formula: v.pipe(words(2000), v.startsWith('=')),
          result: v.union([cellValue, v.array(v.array(cellValue))]),
          tolerance: v.optional(v.number()),
          note: v.optional(localText(400)),
        }),
      ),
      v.maxLength(20),
    ),
  ),
});
