import * as v from 'valibot';

export const templateLimits = {
  fileBytes: 2 * 1024 * 1024,
  depth: 32,
  /** Lines of a sheet a template lays; cells are addressed `A1` to `Z200`. */
  sheetRows: 200,
  sheetColumns: 26,
  list: 500,
  sampleRows: 1000,
} as const;

// Keys are letters only, so that none can be read as a cell (`cut1` is column CUT, row 1) or a number in a formula.
export const key = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]{0,39}$/));

const addressPattern = '[A-Z](?:[1-9]|[1-9][0-9]|1[0-9][0-9]|200)';
export const address = v.pipe(v.string(), v.regex(new RegExp(`^${addressPattern}$`)));
export const block = v.pipe(v.string(), v.regex(new RegExp(`^${addressPattern}:${addressPattern}$`)));
/** A cell or a block. */
export const cells = v.pipe(v.string(), v.regex(new RegExp(`^${addressPattern}(?::${addressPattern})?$`)));

/** A file from a stranger is words and numbers: markup and addresses have no place in it. */
export const isPlainText = (text: string): boolean =>
  !/<[a-z!/?]|:\/\/|^\s*(?:javascript|data|vbscript):/i.test(text);
export const plainText = (maxLength: number) =>
  v.pipe(v.string(), v.maxLength(maxLength), v.check(isPlainText, 'plainText'));
export const requiredText = (maxLength: number) => v.pipe(plainText(maxLength), v.minLength(1));
export const localText = (maxLength: number) =>
  v.strictObject({
    /** In English. */
    en: requiredText(maxLength),
    /** In Chinese. */
    'zh-CN': requiredText(maxLength),
  });
export const list = <const Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item), v.maxLength(templateLimits.list));

export const formula = v.pipe(v.string(), v.startsWith('='), v.maxLength(8192));
export const finite = v.pipe(v.number(), v.finite());
export const numberFormat = v.pipe(v.string(), v.minLength(1), v.maxLength(60));

/** Colours of texts and cells. */
export const token = v.picklist([
  'text',
  'secondary',
  'accent',
  'positive',
  'warning',
  'danger',
  'raised',
  'tintAccent',
  'tintPositive',
  'tintWarning',
  'tintDanger',
  'quadrantA',
  'quadrantB',
  'quadrantC',
  'quadrantD',
  'violet',
  'tintViolet',
  'sunken',
]);
