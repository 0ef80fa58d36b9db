/** What the tokenizer reads as something else than a name. */
const reserved: ReadonlySet<string> = new Set(['true', 'false', 'r', 'c', 'rc']);
const longest = 36;

/** Hands out the keys of one template: letters only, no two alike. */
export class TemplateKeys {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /**
   * A key from the first of `words` that has letters to make one of: `Customer value` gives `customerValue`; with
   * `isTable` `CustomerValue`.
   */
  take(words: readonly (string | undefined)[], fallback: string, isTable = false): string {
    const base = words.map((word) => camelCase(word ?? '')).find((key) => key.length > 1) ?? fallback;
    const cased = (isTable ? base[0]?.toUpperCase() : base[0]?.toLowerCase()) + base.slice(1);
    let key = cased;
    for (let number = 1; this.#taken.has(key) || reserved.has(key); number++) key = cased + letters(number);
    this.#taken.add(key);
    return key;
  }
}

function camelCase(words: string): string {
  return words
    .normalize('NFKD')
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '')
    .map((word) => (word[0] ?? '').toUpperCase() + word.slice(1))
    .join('')
    .slice(0, longest);
}

/** A, B, ... Z, AA, ...: keys have no digits. */
function letters(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}
