import type { WorkbookCard } from '../libraryPort';

const lineCount = 6;

/** Bar lengths (0..1) of a card's picture: the same workbook always looks the same, larger ones look fuller. */
export function thumbnailBars(card: Pick<WorkbookCard, 'id' | 'rowCount'>): number[] {
  const shownLines = Math.min(lineCount, 2 + Math.ceil(Math.log10(card.rowCount + 1)));
  let state = seedOf(card.id);
  return Array.from({ length: shownLines }, (_, line) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const longest = 1 - line / (shownLines + 1);
    return longest * (0.7 + (0.3 * state) / 2 ** 32);
  });
}

function seedOf(text: string): number {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  return hash >>> 0;
}
