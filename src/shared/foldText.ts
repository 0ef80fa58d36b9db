/** ASCII and Chinese characters: nothing to take apart. */
const withoutMarks = /^[\0-\x7f\u4e00-\u9fff]*$/;
const upperCase = /[A-Z]/;
const marks = /[\u0300-\u036f]/g;

/**
 * A text as look-ups and criteria compare it: without case and accents. HyperFormula 3.5.0 does the same with
 * `caseSensitive` and `accentSensitive` off.
 */
export function foldText(text: string): string {
  if (withoutMarks.test(text)) return upperCase.test(text) ? text.toLowerCase() : text;
  return text.toLowerCase().normalize('NFD').replace(marks, '');
}
