import type { DecimalMark } from '../model/fileImport';

/** How the numbers of one column are written. Decided over the column, because `1.234` alone has two readings. */
export interface NumberStyle {
  readonly decimalMark: DecimalMark;
  readonly isPercent: boolean;
  /** The one currency sign of the column; a number with another one is not read. */
  readonly currency: string | null;
}

/** What a number's text shows besides its value. */
export interface NumberFacts {
  readonly fitsPoint: boolean;
  readonly fitsComma: boolean;
  readonly isPercent: boolean;
  readonly currency: string | null;
  /** A sign, fraction, separator, currency or percent sign: it measures something and is not a code. */
  readonly isQuantity: boolean;
  /** `1E5`: a number to a program, a code to a person. */
  readonly isBareExponent: boolean;
}

/** Currency signs and codes in front of or behind a number, and the sign a format shows for them. */
const currencies: Readonly<Record<string, string>> = {
  '¥': '¥',
  '￥': '¥',
  RMB: '¥',
  CNY: '¥',
  'CN¥': '¥',
  元: '¥',
  $: '$',
  US$: 'US$',
  USD: 'US$',
  HK$: 'HK$',
  HKD: 'HK$',
  NT$: 'NT$',
  TWD: 'NT$',
  '€': '€',
  EUR: '€',
  '£': '£',
  GBP: '£',
  '₩': '₩',
  '₹': '₹',
};

const affix = String.raw`RMB|CNY|CN¥|US\$|USD|HK\$|HKD|NT\$|TWD|EUR|GBP|[¥￥元$€£₩₹]`;
const writtenNumber = new RegExp(
  String.raw`^(?<open>\()?(?<sign>[-+−])?\s*(?<prefix>${affix})?\s*(?<sign2>[-−])?(?<digits>[\d.,'’\s]*\d[\d.,]*)(?<exponent>e[-+]?\d{1,3})?\s*(?<suffix>${affix}|%)?(?<close>\))?$`,
  'i',
);
const pointNumber = /^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:[\s'’]\d{3})+)?(?:\.\d*)?$/;
const commaNumber = /^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:[\s'’]\d{3})+)?(?:,\d*)?$/;

/** Longer texts are no numbers; the bound keeps hostile cells cheap. */
const longestNumber = 40;

/** Whole numbers of more digits than a number can hold, or with a leading zero: ids, which must stay as they are. */
export function isIdentifierText(text: string): boolean {
  return /^\s*(?:0\d+|\d{16,})\s*$/.test(halfWidth(text));
}

/** `+8613800000000`: as a number it would lose its plus sign and its meaning. */
const internationalPhone = /^\+\d{8,}$/;

interface WrittenNumber {
  readonly digits: string;
  readonly exponent: string;
  readonly isNegative: boolean;
  readonly isPercent: boolean;
  readonly currency: string | null;
  readonly hasSign: boolean;
}

function takeApart(text: string): WrittenNumber | null {
  if (text.length > longestNumber) return null;
  const plain = halfWidth(text).trim();
  if (isIdentifierText(plain) || internationalPhone.test(plain)) return null;
  const groups = writtenNumber.exec(plain)?.groups;
  if (!groups || (groups['open'] === undefined) !== (groups['close'] === undefined)) return null;
  const suffix = groups['suffix'];
  const isPercent = suffix === '%';
  const signs = [groups['prefix'], isPercent ? undefined : suffix].filter((sign) => sign !== undefined);
  if (signs.length > 1) return null;
  const sign = groups['sign'] ?? groups['sign2'];
  if (sign !== undefined && groups['open'] !== undefined) return null;
  return {
    digits: groups['digits'] as string,
    exponent: groups['exponent'] ?? '',
    isNegative: groups['open'] !== undefined || (sign !== undefined && sign !== '+'),
    isPercent,
    currency: signs[0] === undefined ? null : (currencies[signs[0].toUpperCase()] ?? null),
    hasSign: sign !== undefined || groups['open'] !== undefined,
  };
}

/** What kind of number a text is; `null` when it is none, or an id or a phone number, which only look like one. */
export function numberFacts(text: string): NumberFacts | null {
  const written = takeApart(text);
  if (!written) return null;
  const fitsPoint = pointNumber.test(written.digits);
  const fitsComma = commaNumber.test(written.digits);
  if (!fitsPoint && !fitsComma) return null;
  const { isPercent, currency, exponent } = written;
  const isWhole = /^\d+$/.test(written.digits);
  return {
    fitsPoint,
    fitsComma,
    isPercent,
    currency,
    isQuantity: isPercent || currency !== null || written.hasSign || !isWhole,
    isBareExponent: isWhole && !written.hasSign && /^e\d/i.test(exponent),
  };
}

/** The number a text means in this style; `NaN` when it is none. Percentages are fractions. */
export function readNumber(text: string, style: NumberStyle): number {
  if (!style.isPercent && isPlainNumber(text, style.decimalMark)) return Number(text) + 0;
  const written = takeApart(text);
  if (!written || written.isPercent !== style.isPercent) return NaN;
  if (written.currency !== null && written.currency !== style.currency) return NaN;
  const isPoint = style.decimalMark === '.';
  if (!(isPoint ? pointNumber : commaNumber).test(written.digits)) return NaN;
  const separators = isPoint ? /[,\s'’]/g : /[.\s'’]/g;
  const digits = written.digits.replace(separators, '').replace(',', '.');
  // Shifting the exponent instead of dividing keeps 0.1 % exact: 0.07 / 100 is 0.0007000000000000001.
  const exponent = Number(written.exponent.slice(1)) - (written.isPercent ? 2 : 0);
  const value = Number(`${digits}e${exponent}`);
  if (!Number.isFinite(value)) return NaN;
  return written.isNegative && value !== 0 ? -value : value;
}

/** Most cells are digits with at most a minus and one point; they need no pattern. */
function isPlainNumber(text: string, decimalMark: DecimalMark): boolean {
  const { length } = text;
  if (length === 0 || length > 16) return false;
  let points = 0;
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  const isLeadingZero =
    text.charCodeAt(start) === 48 && length > start + 1 && text.charCodeAt(start + 1) !== 46;
  if (isLeadingZero) return false;
  for (let i = start; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) points++;
    else if (code < 48 || code > 57) return false;
  }
  if (points === 0) return length > start && length - start <= 15;
  return points === 1 && decimalMark === '.' && length > start + 1;
}

/** Chinese input methods type digits and signs in full width; they mean the same. */
export function halfWidth(text: string): string {
  if (!hasWideForms(text)) return text;
  return text.replace(/[\uff01-\uff5e\u3000]/g, (character) =>
    character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}

/** Asked of nearly every cell that is not plain digits; a loop is several times faster than a pattern here. */
function hasWideForms(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x3000) return true;
  return false;
}
