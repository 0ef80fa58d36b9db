/** What a spreadsheet takes for the beginning of a formula, in full width too; papaparse 5.7.1 knows only some of it. */
const formulaMark = '[=+\\-@\\t\\r\\n＝＋－＠]';
const toBeGuarded = new RegExp(`^'*${formulaMark}`, 'u');
const guarded = new RegExp(`^'+${formulaMark}`, 'u');

/**
 * A text that no spreadsheet runs as a formula: an apostrophe stands in front of one that would be. A text that looks as if
 * it were guarded already gets one more, so that `withoutGuard` always gives back what was there.
 */
export const guardFormula = (text: string): string => (toBeGuarded.test(text) ? `'${text}` : text);

/** The text before it was guarded. */
export const withoutGuard = (text: string): string =>
  text.charCodeAt(0) === 39 && guarded.test(text) ? text.slice(1) : text;
