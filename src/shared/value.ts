/**
 * What a cell can show. Dates are serial numbers (days since 1899-12-30, as in Excel); a blank is `null`.
 */
export type CellValue = number | string | boolean | null | CellError;

/** Cell error codes; the text shown in a cell is `cellErrorText[code]`. */
export const cellErrorText = {
  NULL: '#NULL!',
  DIV0: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  NA: '#N/A',
  SPILL: '#SPILL!',
  CYCLE: '#CYCLE!',
  ERROR: '#ERROR!',
} as const;
export type CellErrorCode = keyof typeof cellErrorText;

/**
 * A cell that cannot be computed: a value like any other, never thrown. `reason` names the cause for
 * `formulas/problems.ts` and `src/i18n`, which word it; `params` names arguments, bounds and places.
 */
export interface CellError {
  readonly kind: 'error';
  readonly code: CellErrorCode;
  readonly reason?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export function cellError(
  code: CellErrorCode,
  reason?: string,
  params?: Readonly<Record<string, string | number>>,
): CellError {
  return {
    kind: 'error',
    code,
    ...(reason === undefined ? {} : { reason }),
    ...(params === undefined ? {} : { params }),
  };
}

export function isCellError(value: unknown): value is CellError {
  return typeof value === 'object' && value !== null && (value as CellError).kind === 'error';
}

const codeByText = new Map<string, CellErrorCode>(
  Object.entries(cellErrorText).map(([code, text]) => [text, code as CellErrorCode]),
);

/** `#NUM!` to `NUM`; `undefined` when the text is no error text. */
export function cellErrorCodeOf(text: string): CellErrorCode | undefined {
  return codeByText.get(text.toUpperCase());
}

/** A value in plain text, without any formatting: for keys, messages and files. A blank is the empty text. */
export function plainText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return isCellError(value) ? cellErrorText[value.code] : String(value);
}
