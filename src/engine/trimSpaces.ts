/**
 * Without spaces at its ends, and with one where there are several: TRIM. HyperFormula 3.5.0 looks for ` +$`, which begins
 * anew at each of 30,000 spaces before another character and takes a second for one cell.
 */
export function trimSpaces(text: string): string {
  if (!text.startsWith(' ') && !text.endsWith(' ') && !text.includes('  ')) return text;
  return text
    .split(' ')
    .filter((word) => word !== '')
    .join(' ');
}
