import { typeOfFormat } from '../../model/format/columnOfCells';
import { isTimeShown } from '../../model/format/formatValue';
import { plainText } from '../../shared/value';
import type { XlsxCell } from './xlsxCells';

/** What a cell says, so that its kind is found again: `2024-03-01`, `08:30:00`, `12.5%`, `¥100`. All digits are kept. */
export function cellText({ value, style }: XlsxCell): string {
  if (typeof value !== 'number') return plainText(value).replaceAll('\r\n', '\n');
  const numberFormat = style?.numFmt;
  if (numberFormat !== undefined && isTimeShown({ numberFormat })) return timeText(value);
  switch (typeOfFormat(numberFormat)) {
    case 'date':
      return dateText(value);
    case 'percent':
      return `${Number((value * 100).toPrecision(15))}%`;
    case 'currency':
      return `${value < 0 ? '-' : ''}${currencyOf(numberFormat ?? '')}${Math.abs(value)}`;
    default:
      return String(value);
  }
}

/** `[$€-407]` is a Euro for Germans: the dollar in it is none. Signs of more than one letter are no part of a number here. */
function currencyOf(format: string): string {
  const [, inBrackets] = /\[\$([^\]-]+)[^\]]*\]/.exec(format) ?? [];
  return /[$€£¥￥₩₹]/.exec(inBrackets ?? format.replaceAll(/\[\$?-?[^\]]*\]/g, ''))?.[0] ?? '';
}

const dayZero = Date.UTC(1899, 11, 30);
const msPerDay = 86_400_000;
const secondsPerDay = 86_400;
const lastDay = 2_958_466;

function dateText(serial: number): string {
  // A time of day alone is no date.
  if (serial < 1 || serial >= lastDay) return String(serial);
  const days = serial < 60 ? serial + 1 : serial;
  const iso = new Date(dayZero + Math.round(days * msPerDay)).toISOString();
  return Number.isInteger(serial) ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}

/** A time of day, or a length of time: its hours go on beyond a day. */
function timeText(serial: number): string {
  const seconds = Math.round(Math.abs(serial) * secondsPerDay);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${serial < 0 ? '-' : ''}${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}
