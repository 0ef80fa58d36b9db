import { halfWidth } from './numberText';

/** Words for yes and no that belong together. `0` and `1` are numbers. */
const families: readonly (readonly [yes: string, no: string])[] = [
  ['yes', 'no'],
  ['true', 'false'],
  ['y', 'n'],
  ['t', 'f'],
  ['是', '否'],
  ['真', '假'],
  ['对', '错'],
  ['有', '无'],
];
const valueByWord = new Map(
  families.flatMap(([yes, no]) => [...spellings(yes, true), ...spellings(no, false)]),
);

/** The usual cases stand in the table, so that nearly every cell is found without being rewritten. */
function spellings(word: string, value: boolean): (readonly [string, boolean])[] {
  const capitalized = word.charAt(0).toUpperCase() + word.slice(1);
  return [word, capitalized, word.toUpperCase()].map((spelling) => [spelling, value]);
}

const longestWord = 8;

/** `true`, `false`, or `null` when the text is neither. */
export function readBoolean(text: string): boolean | null {
  if (text.length > longestWord) return null;
  return valueByWord.get(text) ?? valueByWord.get(halfWidth(text).trim().toLowerCase()) ?? null;
}

/** Single letters and `有`/`无` mean yes and no only where both stand in a column. */
export function isClearBoolean(words: ReadonlySet<string>): boolean {
  const seen = new Set([...words].map((word) => halfWidth(word).trim().toLowerCase()));
  return families.some(([yes, no]) => {
    const isShort = yes.length === 1 && yes !== '是';
    return isShort ? seen.has(yes) && seen.has(no) : seen.has(yes) || seen.has(no);
  });
}
