import type { PaletteEntry } from './paletteEntries';

/** The entries whose words contain every word typed; where that is the name, or the name begins with it, first. Else in order. */
export function searchEntries(entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  const ranked = entries.flatMap((entry) => {
    const rank = rankOf(entry, words);
    return rank === null ? [] : [{ entry, rank }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}

/**
 * 0: it is the name; 1: a name begins with the text; 2: all words are in the name; 3: some only in the other words; `null`:
 * not there.
 */
function rankOf({ label, hint, keywords }: PaletteEntry, words: readonly string[]): number | null {
  const name = plain(label);
  const text = words.join(' ');
  if (name === text) return 0;
  if (name.startsWith(text)) return 1;
  if (words.every((word) => name.includes(word))) return 2;
  const everything = plain([label, hint ?? '', ...keywords].join(' '));
  return words.every((word) => everything.includes(word)) ? 3 : null;
}

/** Full-width letters and capitals count as plain ones. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
