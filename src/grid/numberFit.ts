/** Whether a text has room in a cell. */
export type HasRoom = (text: string) => boolean;

/**
 * A number under `General` as Excel shows it in a narrow column: with fewer decimals, else as a power of ten with fewer
 * digits. `null` when there is no room for either. `text`: as it is shown where there is room.
 *
 * Example: fitGeneral(1234.5678, '1234.5678', (text) => text.length <= 6) is '1234.6'
 */
export function fitGeneral(value: number, text: string, hasRoom: HasRoom): string | null {
  if (hasRoom(text)) return text;
  const point = text.indexOf('.');
  const isPower = /e/i.test(text);
  if (point >= 0 && !isPower) {
    for (let decimals = text.length - point - 2; decimals >= 0; decimals--) {
      const shorter = withoutZeros(value.toFixed(decimals));
      // What would read as nothing is something: a power of ten says how little.
      if (Number(shorter) !== 0 && hasRoom(shorter)) return shorter;
    }
  }
  for (let decimals = 5; decimals >= 0; decimals--) {
    const shorter = powerOfTen(value, decimals);
    if (hasRoom(shorter)) return shorter;
  }
  return null;
}

/** Marks that fill a cell whose number has no room: a part of it would be another number. */
export function marksFor(hasRoom: HasRoom): string {
  let marks = '#';
  while (marks.length < mostMarks && hasRoom(`${marks}#`)) marks += '#';
  return marks;
}

const mostMarks = 60;

/** `1.2E+08`, as `General` writes it. */
function powerOfTen(value: number, decimals: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(decimals).split('e');
  const [sign, digits] = [exponent.slice(0, 1), exponent.slice(1)];
  return `${withoutZeros(mantissa)}E${sign}${digits.padStart(2, '0')}`;
}

const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
