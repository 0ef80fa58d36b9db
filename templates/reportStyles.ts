import type { CellStyle } from '../src/model/document';

const card = { background: 'raised', align: 'left' } as const;
const cardNumber = { ...card, size: 'heading', bold: true } as const;
const total = { align: 'right', bold: true, borderTop: true } as const;
const input = { background: 'tintAccent' } as const;

/** The styles every report has by name, so that reports of different authors look alike. A sheet may have its own. */
export const reportStyles: Readonly<Record<string, CellStyle>> = {
  title: { size: 'display', bold: true, span: 5 },
  lead: { color: 'secondary', span: 5, wrap: true },
  answer: { size: 'title', span: 5, wrap: true },
  heading: { size: 'title', bold: true, span: 5 },
  prose: { color: 'secondary', span: 5, wrap: true },
  hint: { size: 'small', color: 'secondary', span: 3 },
  note: { size: 'small', color: 'secondary', span: 5, wrap: true },

  cardLabel: { size: 'small', color: 'secondary', background: 'raised' },
  cardNumber: { ...cardNumber, numberFormat: '#,##0' },
  cardAmount: { ...cardNumber, numberFormat: '#,##0.0' },
  cardDecimal: { ...cardNumber, numberFormat: '#,##0.00' },
  cardShare: { ...cardNumber, numberFormat: '0.0%' },
  cardText: { ...cardNumber, size: 'title' },
  cardDate: { ...cardNumber, numberFormat: 'yyyy-mm-dd' },
  cardNote: { size: 'small', color: 'secondary', background: 'raised' },

  columnText: { size: 'small', color: 'secondary', borderBottom: true, wrap: true },
  columnNumber: { size: 'small', color: 'secondary', borderBottom: true, align: 'right', wrap: true },
  rowText: { align: 'left' },
  rowWrap: { align: 'left', wrap: true },
  rowStrong: { align: 'left', bold: true },
  number: { numberFormat: '#,##0', align: 'right' },
  amount: { numberFormat: '#,##0.0', align: 'right' },
  decimal: { numberFormat: '#,##0.00', align: 'right' },
  share: { numberFormat: '0.0%', align: 'right' },
  date: { numberFormat: 'yyyy-mm-dd', align: 'right' },
  month: { numberFormat: 'yyyy-mm', align: 'left' },
  verdict: { align: 'right', bold: true },
  totalText: { bold: true, borderTop: true },
  totalNumber: { ...total, numberFormat: '#,##0' },
  totalAmount: { ...total, numberFormat: '#,##0.0' },
  totalDecimal: { ...total, numberFormat: '#,##0.00' },
  totalShare: { ...total, numberFormat: '0.0%' },

  inputText: { ...input, align: 'left', wrap: true },
  inputProse: { ...input, align: 'left', wrap: true, span: 4 },
  inputNumber: { ...input, align: 'right', numberFormat: '#,##0' },
  inputAmount: { ...input, align: 'right', numberFormat: '#,##0.0' },
  inputShare: { ...input, align: 'right', numberFormat: '0.0%' },
  inputDate: { ...input, align: 'right', numberFormat: 'yyyy-mm-dd' },
};
