const numberPattern = /^[+-]?(?:\d+(?:,\d{3})*\.?\d*|\.\d+)(?:e[+-]?\d+)?%?$/i;
const isoDatePattern = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const monthFirstPattern = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/**
 * The number a text in a condition stands for, `null` when it stands for none: `"1,200"`, `"5%"`, `"1e3"`, dates as
 * serial numbers (`"2024-01-31"`, `"2024/1/31"`, `"1/31/2024"`).
 *
 * Example: textAsNumber("12.5%") is 0.125
 */
export function textAsNumber(text: string): number | null {
  const trimmed = text.trim();
  if (numberPattern.test(trimmed)) {
    const number = Number(trimmed.replaceAll(',', '').replace('%', ''));
    return trimmed.endsWith('%') ? number / 100 : number;
  }
  const iso = isoDatePattern.exec(trimmed);
  if (iso) return dateSerial(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const monthFirst = monthFirstPattern.exec(trimmed);
  return monthFirst ? dateSerial(Number(monthFirst[3]), Number(monthFirst[1]), Number(monthFirst[2])) : null;
}

const msPerDay = 86_400_000;
const epochSerial = 25_569;

function dateSerial(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900;
  if (!exists) return null;
  const serial = date.getTime() / msPerDay + epochSerial;
  // Before March 1900 serial numbers are one less, because spreadsheets count a 29 February 1900.
  return serial < 61 ? serial - 1 : serial;
}
