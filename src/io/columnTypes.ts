import type { ColumnType } from '../model/document';
import { isClearBoolean, readBoolean } from './booleanText';
import { dateFacts } from './dateText';
import type { DateOrder, DecimalMark } from '../model/fileImport';
import { isIdentifierText, numberFacts } from './numberText';

/** How the texts of one column become values. */
export interface ColumnReading {
  readonly type: ColumnType;
  readonly decimalMark: DecimalMark;
  readonly dateOrder: DateOrder;
  /** The dates seen can be read in both orders. */
  readonly isDateOrderAmbiguous: boolean;
  readonly readsCompactDates: boolean;
  readonly hasTimes: boolean;
  readonly currency: string | null;
  /** The numbers measure something: a text that looks like an id among them is a mistake, not a sign of a column of ids. */
  readonly isQuantity: boolean;
}

/** What the column's name says about its values. */
export interface ColumnExpectation {
  /** Ids, phones, postcodes, names, notes: texts, whatever they look like. */
  readonly isText?: boolean;
  readonly isDate?: boolean;
  readonly isTags?: boolean;
  readonly isFlag?: boolean;
  /** Free text: never a list to choose from. */
  readonly isFreeText?: boolean;
}

/** Share of a column's cells that must read as its type; the others are exceptions. */
export const typeThreshold = 0.95;

/** More different texts than this are no list to choose from. */
export const mostChoices = 24;
const rowsPerChoice = 3;

export const textReading: ColumnReading = {
  type: 'text',
  decimalMark: '.',
  dateOrder: 'mdy',
  isDateOrderAmbiguous: false,
  readsCompactDates: false,
  hasTimes: false,
  currency: null,
  isQuantity: false,
};

/** Decides how a column is read from the texts at its beginning. O(texts). */
export function detectReading(texts: readonly string[], expected: ColumnExpectation = {}): ColumnReading {
  const filled = texts.filter((text) => text.trim() !== '');
  if (filled.length === 0) return textReading;
  const style = readingStyle(filled, expected);
  if (expected.isText) return { ...style, type: 'text' };
  if (expected.isTags) return { ...style, type: 'tags' };
  return { ...style, type: detectType(filled, expected, style) };
}

/** The same for a type that the person chose: only the spelling of its values is detected. */
export function readingForType(
  type: ColumnType,
  texts: readonly string[],
  expected: ColumnExpectation = {},
): ColumnReading {
  const filled = texts.filter((text) => text.trim() !== '');
  return { ...readingStyle(filled, { ...expected, isDate: expected.isDate || type === 'date' }), type };
}

type Counts = ReturnType<typeof count>;

function count(texts: readonly string[]) {
  const counts = {
    point: 0,
    comma: 0,
    percent: 0,
    currencies: new Map<string, number>(),
    quantities: 0,
    bareExponents: 0,
    identifiers: 0,
    mobiles: 0,
    dates: { any: 0, dmy: 0, mdy: 0, either: 0 },
    compactDates: 0,
    pointDates: 0,
    times: 0,
    booleans: 0,
  };
  for (const [text, times] of timesSeen(texts)) {
    const number = numberFacts(text);
    if (number) {
      if (number.fitsPoint) counts.point += times;
      if (number.fitsComma) counts.comma += times;
      if (number.isPercent) counts.percent += times;
      if (number.isQuantity) counts.quantities += times;
      if (number.isBareExponent) counts.bareExponents += times;
      if (number.currency !== null) {
        counts.currencies.set(number.currency, (counts.currencies.get(number.currency) ?? 0) + times);
      }
      if (mobile.test(text)) counts.mobiles += times;
    } else if (isIdentifierText(text)) counts.identifiers += times;
    const date = dateFacts(text);
    if (date?.isCompact) counts.compactDates += times;
    else if (date) counts.dates[date.fits] += times;
    if (date?.hasTime) counts.times += times;
    if (date?.hasPoints) counts.pointDates += times;
    if (readBoolean(text) !== null) counts.booleans += times;
  }
  return counts;
}

/** Most columns repeat their values, so that each needs to be looked at only once. */
function timesSeen(texts: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  return times;
}

/** A Chinese mobile number. */
const mobile = /^\s*1[3-9]\d{9}\s*$/;

interface ReadingStyle extends ColumnReading {
  readonly counts: Counts;
}

function readingStyle(texts: readonly string[], expected: ColumnExpectation): ReadingStyle {
  const counts = count(texts);
  const { dates } = counts;
  const [currency] = [...counts.currencies].sort((a, b) => b[1] - a[1])[0] ?? [null];
  const isUndecided = dates.dmy === dates.mdy;
  const usualOrder: DateOrder = counts.pointDates > 0 ? 'dmy' : 'mdy';
  return {
    ...textReading,
    decimalMark: counts.comma > counts.point ? ',' : '.',
    dateOrder: isUndecided ? usualOrder : dates.dmy > dates.mdy ? 'dmy' : 'mdy',
    isDateOrderAmbiguous: dates.either > 0 && isUndecided,
    readsCompactDates: expected.isDate === true && counts.compactDates > 0,
    hasTimes: counts.times > 0,
    currency,
    isQuantity: counts.quantities > 0,
    counts,
  };
}

function detectType(texts: readonly string[], expected: ColumnExpectation, style: ReadingStyle): ColumnType {
  const { counts } = style;
  const enough = texts.length * typeThreshold;
  if (datesRead(style) >= enough) return 'date';
  if (counts.booleans >= enough && (expected.isFlag || isClearBoolean(new Set(texts)))) return 'boolean';
  return numberType(texts, style) ?? textType(texts, expected);
}

function datesRead({ counts: { dates, compactDates }, dateOrder, readsCompactDates }: ReadingStyle): number {
  return dates.any + dates.either + dates[dateOrder] + (readsCompactDates ? compactDates : 0);
}

/** `null` for a column of texts: too few numbers, or numbers that are ids, phones or codes. */
function numberType(
  texts: readonly string[],
  { counts, decimalMark, isQuantity }: ReadingStyle,
): ColumnType | null {
  const numbers = decimalMark === ',' ? counts.comma : counts.point;
  const enough = texts.length * typeThreshold;
  if (counts.identifiers > 0 && !isQuantity) return null;
  if (counts.mobiles > numbers / 2 || counts.bareExponents === numbers) return null;
  if (counts.percent >= enough) return 'percent';
  if (numbers - counts.percent < enough) return null;
  const inCurrency = Math.max(0, ...counts.currencies.values());
  return inCurrency > numbers / 2 ? 'currency' : 'number';
}

const tagSeparator = /[;；、|]/;

/** The labels in a cell of tags. */
export function splitTags(text: string): string[] {
  return text
    .split(tagSeparator)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

function textType(texts: readonly string[], expected: ColumnExpectation): ColumnType {
  if (expected.isFreeText) return 'text';
  if (looksLikeTags(texts)) return 'tags';
  const distinct = new Set<string>();
  for (const text of texts) {
    distinct.add(text);
    if (distinct.size > mostChoices || text.length > longestChoice) return 'text';
  }
  return texts.length >= distinct.size * rowsPerChoice ? 'choice' : 'text';
}

const longestChoice = 40;
const longestTag = 16;
const mostTags = 40;

/** Careful: at least half of the cells hold several short labels, and the labels come back again and again. */
function looksLikeTags(texts: readonly string[]): boolean {
  const several = texts.filter((text) => tagSeparator.test(text));
  if (several.length < texts.length / 2) return false;
  const uses = texts.flatMap(splitTags);
  const distinct = new Set(uses);
  return (
    distinct.size <= mostTags &&
    uses.length >= distinct.size * rowsPerChoice &&
    uses.every((tag) => tag.length <= longestTag)
  );
}
