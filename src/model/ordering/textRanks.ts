import type { ColumnBlock } from '../columnBlock';

/** The place of every text of a column among its texts in a language's order; texts that sort alike share one. */
export type TextRanks = ReadonlyMap<string, number>;

const ranksOfBlocks = new WeakMap<readonly ColumnBlock[], { locale: string; ranks: TextRanks }>();

/**
 * Ranks the different texts of a column, case aside as in every spreadsheet. Comparing two texts in a language costs
 * a hundred times what comparing two numbers does, so it is done once for each different text, and kept as long as
 * no value of the column changes. O(d log d) comparisons for d different texts.
 */
export function textRanks(blocks: readonly ColumnBlock[], locale: string): TextRanks {
  const known = ranksOfBlocks.get(blocks);
  if (known?.locale === locale) return known.ranks;
  const collator = new Intl.Collator(locale, { sensitivity: 'accent' });
  const texts = [...distinctTexts(blocks)].sort(collator.compare);
  const ranks = new Map<string, number>();
  let rank = 0;
  texts.forEach((text, index) => {
    if (index > 0 && collator.compare(texts[index - 1] as string, text) !== 0) rank = index;
    ranks.set(text, rank);
  });
  ranksOfBlocks.set(blocks, { locale, ranks });
  return ranks;
}

/** Dictionaries may hold texts that no row has any more: they take a rank and do no harm. */
function distinctTexts(blocks: readonly ColumnBlock[]): Set<string> {
  const texts = new Set<string>();
  for (const block of blocks) {
    if (block.kind === 'text') for (const text of block.dictionary) texts.add(text);
    for (const value of block.exceptions?.values ?? []) if (typeof value === 'string') texts.add(value);
  }
  return texts;
}
