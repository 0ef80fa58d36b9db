/** At 9 pt. A guess is enough: what was guessed too short is wrapped. */
const wideCharPx = 12;
const narrowCharPx = 7.2;
const paddingPx = 14;

/** How wide a cell with this text is on paper, about, without laying it out. */
export function paperTextWidth(text: string): number {
  let widthPx = paddingPx;
  for (const char of text) widthPx += char.charCodeAt(0) > 0x2e7f ? wideCharPx : narrowCharPx;
  return widthPx;
}
