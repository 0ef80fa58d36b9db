/** The number formats that a menu offers, in its order; `general` leaves it to the value, or to the column's type. */
export const commonFormats = [
  { id: 'general', code: null },
  { id: 'integer', code: '#,##0' },
  { id: 'number', code: '#,##0.00' },
  { id: 'currency', code: '¥#,##0.00;[Red]-¥#,##0.00' },
  { id: 'dollar', code: '$#,##0.00;[Red]-$#,##0.00' },
  { id: 'percent', code: '0%' },
  { id: 'percentDecimals', code: '0.00%' },
  { id: 'scientific', code: '0.00E+00' },
  { id: 'date', code: 'yyyy-mm-dd' },
  { id: 'longDate', code: 'd mmmm yyyy' },
  { id: 'chineseDate', code: 'yyyy"年"m"月"d"日"' },
  { id: 'time', code: 'hh:mm' },
  { id: 'dateTime', code: 'yyyy-mm-dd hh:mm' },
  { id: 'text', code: '@' },
] as const;

export type CommonFormatId = (typeof commonFormats)[number]['id'];
